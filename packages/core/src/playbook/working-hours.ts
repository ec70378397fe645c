import { z } from 'zod'

export const Weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])

/** Local times `HH:MM`; `24:00` is the end of the day. `to` before `from` ends the next day. */
export const WorkingHours = z.strictObject({
  days: z.array(Weekday).min(1).describe('Days on which this shift begins.'),
  from: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a local time from "00:00" to "23:59"')
    .describe('Local time at which it begins: "09:00".'),
  to: z
    .string()
    .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a local time from "00:00" to "24:00"')
    .describe('Local time at which it ends; before `from` means on the next day. "24:00" is the end of the day.'),
})
