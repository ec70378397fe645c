import type { Talk } from './talk.ts'

/** Something a conversation shows, found without a model. */
export type Signal = {
  /** Name in triggers: `signals.asked_for_person`. */
  id: string
  type: 'flag' | 'number'
  /** Definition, for the docs. */
  means: string
  /** What it cannot see, or sees wrongly. */
  limits: string
  /** What a customer says, and what the signal makes of it. */
  examples: readonly { said: string | readonly string[]; value: boolean | number }[]
  read: (talk: Talk) => boolean | number
}
