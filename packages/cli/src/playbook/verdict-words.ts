import type { GateVerdict } from '@baton-desk/core'

export const VERDICT_WORDS = {
  proceed: 'stays with the agent',
  review: 'a person approves first',
  hand_off: 'a person takes it',
  never: 'the agent must not, a person takes it',
} as const satisfies Record<GateVerdict['verdict'], string>
