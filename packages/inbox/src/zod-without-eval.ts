/**
 * zod tries `new Function` once, which the content security policy reports. Imported before anything that uses zod.
 */
import { config } from 'zod'

// Not `z.config`: calls of `z` make shapes and nothing else, and the build leaves out what nobody uses of them.
config({ jitless: true })
