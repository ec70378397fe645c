/**
 * zod tries `new Function` once, which the content security policy reports. Imported before anything that uses zod.
 */
import { z } from 'zod'

z.config({ jitless: true })
