import { z } from 'zod'
import { Urgency } from '../note/note.ts'
import { WorkingHours } from '../playbook/working-hours.ts'

/** A way by which the desk tells a person something, beside the inbox: `email`, `slack`. Which there are, the desk knows. */
export const ChannelKind = z.string().regex(/^[a-z][a-z_]{1,29}$/)
export type ChannelKind = z.infer<typeof ChannelKind>

/** When a person wants to be told by a channel. */
export const ChannelUse = z.object({
  urgencies: z.array(Urgency).max(4).describe('What it is used for; empty: for nothing, the channel is off.'),
  hours: z
    .array(WorkingHours)
    .min(1)
    .max(20)
    .nullable()
    .describe('When it is used, by the person’s clock; null: at any hour.'),
  nowAtAnyHour: z.boolean().describe('What is `now` does not wait for those hours.'),
})
export type ChannelUse = z.infer<typeof ChannelUse>

/** A channel of a person, as far as it matters when they are told something. */
export type Channel = ChannelUse & {
  id: string
  kind: ChannelKind
  /** The person has shown that what is sent there reaches them. */
  isProven: boolean
  /** `failing`: the last messages could not be sent; `bounced`: the receiver says that there is nobody. */
  health: 'well' | 'failing' | 'bounced'
}
