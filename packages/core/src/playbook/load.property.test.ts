import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { SOUND_PLAYBOOK } from '../../made-for-tests/faulty-playbooks.ts'
import { judge, readGate } from '../gate/gate.ts'
import { GateEvent } from '../gate/gate-event.ts'
import { provePlaybook } from '../proof/prove-playbook.ts'
import { assign } from '../routing/assign.ts'
import { loadPlaybook } from './load.ts'
import { promiseIn } from './promise-in.ts'

const SOUND = parse(`${SOUND_PLAYBOOK}
    lastResort: sam
    skills: []
    grace: 30s
    onSilence: { outcome: reject, words: Nothing is done. }
    tellCustomer: I am passing this on.
    hears: { acknowledge: 15m, effect: 4h }
  sales: { name: Sales, owners: { people: [sam] } }
rotas: { calls: { url: "https://calendar.example/calls.ics", people: { Ana: ana } } }
holidays: [{ from: 2026-12-25, to: 2026-12-26 }]
fields: { action: { discount: number } }
triggers:
  - { id: big, when: 'action.discount > 0.2 || action.amount > 100', then: review, lane: support, reason: authority_limit, why: W }
  - { id: asks, when: signals.asked_for_person, then: hand_off, lane: support, reason: customer_asked, why: W, onFailure: person }
never:
  - { id: pay, what: Pay out, when: 'action.kind == "pay_out"', lane: support, reason: out_of_scope }
`)

type Path = (string | number)[]

const pathsIn = (value: unknown, at: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => {
        const here = [...at, Array.isArray(value) ? Number(name) : name]
        return [here, ...pathsIn(inner, here)]
      })
    : []
const PATHS = pathsIn(SOUND)
const valueAt = (path: Path) => path.reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], SOUND)

/** What somebody may write by mistake: nothing, a value of another place, or something that means trouble. */
const wrong = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom(...PATHS).map(valueAt),
  fc.constantFrom<unknown>('approve', 'proceed', 'nobody', '', '0s', '9d', '1h working', [], {}, null, 0, -1, true),
  fc.constantFrom<unknown>('true', '1 == 1', '!signals.frustrated', 'action.kind == "pay_out"', 'We will refund you.'),
)
const mistakes = fc.array(fc.record({ path: fc.constantFrom(...PATHS), value: wrong }), { minLength: 1, maxLength: 2 })

function withMistakes(made: readonly { path: Path; value: unknown }[]): unknown {
  const written = structuredClone(SOUND)
  for (const { path, value } of made) {
    const holder = path
      .slice(0, -1)
      .reduce<unknown>((inner, part) => (inner as Record<string, unknown> | undefined)?.[part], written)
    if (typeof holder !== 'object' || holder === null) continue
    const last = path.at(-1) ?? ''
    if (value === undefined) Reflect.deleteProperty(holder, last)
    else Reflect.set(holder, last, structuredClone(value))
  }
  return JSON.parse(JSON.stringify(written))
}

test('whatever loads keeps the promises: owned at any minute, nothing approved by silence, nothing promised, no rule unread', () => {
  const EVENTS = ['pay_out', 'look_up', undefined].map((tool) =>
    GateEvent.parse({ kind: 'x', ...(tool && { action: { tool, arguments: { discount: 0.1, amount: 500 } } }) }),
  )
  let loadedOnes = 0
  fc.assert(
    fc.property(mistakes, fc.integer({ min: 0, max: 90 * 24 * 60 }), (made, minute) => {
      const loaded = loadPlaybook(withMistakes(made))
      if ('problems' in loaded) {
        expect(loaded.problems.every(({ message }) => /[.?]$/.test(message))).toBe(true)
        return
      }
      loadedOnes += 1
      const { playbook } = loaded
      const people = Object.keys(playbook.people)
      const from = '2026-11-23T00:00:00.000Z'
      expect(provePlaybook(playbook, { from, days: 7, reachable: people })).toMatchObject({ holds: true, problems: [] })
      const at = new Date(Date.parse(from) + minute * 60_000).toISOString()
      for (const [lane, { onSilence, tellCustomer, urgency }] of Object.entries(playbook.lanes)) {
        expect(['reject', 'return', 'none']).toContain(onSilence.outcome)
        expect(promiseIn(tellCustomer)).toBeUndefined()
        for (const step of [0, 1, 2]) {
          const { owner } = assign(playbook, { lane, urgency, step }, { reachable: people, openByOwner: {} }, at)
          expect(people).toContain(owner)
        }
      }
      const gate = readGate(playbook)
      for (const event of EVENTS) {
        const { verdict, matched, failed } = judge(gate, event, at)
        const needsPerson = matched.length > 0 || failed.some(({ onFailure }) => onFailure === 'person')
        expect(verdict === 'proceed').toBe(!needsPerson)
      }
    }),
    { numRuns: 5_000 },
  )
  // Where nearly nothing or nearly everything loads, this shows little.
  expect(loadedOnes).toBeGreaterThan(300)
  expect(loadedOnes).toBeLessThan(4_500)
})
