import { type Gate, loadPlaybook, readGate } from '@baton-desk/core'

/** A gate of these conditions and nothing else. */
export function gateOf(conditions: readonly { id: string; when: string }[]): Gate {
  const loaded = loadPlaybook({
    timeZone: 'UTC',
    lastResort: 'sam',
    people: { sam: { name: 'Sam' } },
    lanes: { support: { name: 'Support', owners: { people: ['sam'] } } },
    triggers: conditions.map(({ id, when }) => ({
      id,
      when,
      // biome-ignore lint/suspicious/noThenProperty: a playbook says "when … then …"
      then: 'review',
      lane: 'support',
      reason: 'authority_limit',
      why: 'A person looks at it first.',
    })),
  })
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return readGate(loaded.playbook)
}
