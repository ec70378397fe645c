import { z } from 'zod'

/** A sentence as data, from which a client says it in another language. Optional everywhere: an older desk sends none. */
export const Said = z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) })
