import { z } from 'zod'

const days = z.number().int().min(1).max(3_650)

/** How many days what is kept, once nobody has to act on it any more. */
export const Kept = z.object({
  conversations: days.describe(
    'What customer and agent said, and what the agent sent with it, from when a handoff is over. Backtests read them: 90 at least, if you run any. As made: 180.',
  ),
  words: days.describe(
    'All words of a handoff that is over (note, trail, decision, reference); what is left tells who had it, when, and what kind of answer it got. As made: 365.',
  ),
  refusedBodies: days.describe('What agents sent that could not be taken. As made: 90.'),
  verdicts: days.describe('What the gate answered. As made: 365.'),
  deliveries: days.describe(
    'That an event was delivered to a webhook, or was not and never will be; and which message told whom. As made: 90.',
  ),
  idempotencyKeys: days.describe('Under which key which request was carried out. As made: 30.'),
  sessions: days.describe(
    'Sign-in sessions, after they have ended; of several workspaces the shortest counts. As made: 30.',
  ),
})
export type Kept = z.infer<typeof Kept>
