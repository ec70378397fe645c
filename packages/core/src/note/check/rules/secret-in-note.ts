import { ExactNumber } from '../../../json/exact-number.ts'
import { secretsIn } from '../../../secrets/secrets.ts'
import { pointerTo } from '../../pointer.ts'
import type { Fault, Rule } from '../rule.ts'

export const secretInNote: Rule = {
  id: 'secret-in-note',
  level: 'should',
  title: 'A secret stands in the note',
  says: 'Notes are read by several people, mailed and kept. The desk removes card numbers, codes, passwords and keys; send the record that holds them instead, or the last four digits.',
  examples: {
    passes: [
      { note: { known: [{ text: 'Paid with the card ending in 1111' }] }, context: { conversation: undefined } },
    ],
    fails: [
      { note: { known: [{ text: 'Paid with card 4111 1111 1111 1111' }] }, context: { conversation: undefined } },
      { note: { fields: { login: 'his password is Sommer!24' } }, context: { conversation: undefined } },
      { note: { action: { tool: 'login', arguments: { token: 'ghp_abcdefghijklmnopqrstuvwxyz012345' } } } },
    ],
  },
  check: (note, { withoutSecrets }) => (withoutSecrets ? within(note.action, '/action') : within(note, '')),
}

/** The arguments of an action may nest deep, but no deeper than salvage lets them. */
function within(value: unknown, pointer: string): Fault[] {
  // A card number may be sent as a number.
  if (value instanceof ExactNumber) return within(String(value), pointer)
  if (typeof value === 'string')
    return secretsIn(value).map((secret) => ({
      pointer,
      said: { code: 'holdsSecret', facts: { secret: secret.kind } },
    }))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => within(part, pointerTo(pointer, key)))
}
