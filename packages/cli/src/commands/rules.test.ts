// Rules drafted from decisions, on the role packs and on public cases: they load, count as `baton backtest` counts, and hide nothing.
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type DecisionKind, loadPlaybook, type RehearsalCase, rehearse } from '@baton-desk/core'
import { candidatesIn, type DecidedCase, draftAndTry } from '@baton-desk/core/rules'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCases } from '../rehearsal/read-cases.ts'
import { baton } from '../testing/captured-terminal.ts'

const NOW = '2026-11-23T10:00:00.000Z'
const root = join(import.meta.dirname, '../../../..')
const packs = join(root, 'packs')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-rules-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const playbookWith = (triggers: string) => `
name: Harbour # of the harbour
timeZone: UTC
lastResort: sam
people: { sam: { name: Sam Okafor } }
lanes: { money: { name: Money, owners: { people: [sam] } } }
fields: { action: { gb_amount: number } }
triggers:
${triggers}`

const trigger = (id: string, when: string, rest = 'then: review') => `
  - id: ${id}
    when: ${when}
    ${rest}
    lane: money
    reason: authority_limit
    why: A person looks at these. # as agreed in May
`
const REFUNDS = playbookWith(trigger('refund-over-limit', 'action.tool == "refund" && action.amount > 100'))

const refund = (id: number, args: Record<string, unknown>): RehearsalCase => ({
  id: `h-${id}`,
  conversation: [
    { role: 'customer', text: 'I was charged twice for my order.' },
    { role: 'agent', text: '', toolCall: { name: 'refund', arguments: args } },
  ],
})
const decided = (decision: DecisionKind, ...amounts: number[]): DecidedCase[] =>
  amounts.map((amount) => ({ played: refund(amount, { amount }), decision }))

type From = { trigger: string; decision: DecisionKind }
function drafted(text: string, cases: readonly DecidedCase[], from: From) {
  const handoffs = cases.map(({ played }) => played.id)
  const made = draftAndTry({ text, cases, from: { ...from, handoffs }, now: NOW })
  if ('problems' in made) throw new Error(made.problems[0]?.message)
  return made
}
function ruleFrom(text: string, cases: readonly DecidedCase[], from: From) {
  const made = drafted(text, cases, from)
  if (!('draft' in made)) throw new Error('none' in made ? made.none : 'nothing was drafted')
  return made
}
const OVER: From = { trigger: 'refund-over-limit', decision: 'approve' }

/** What the command line says of the same two playbooks and cases. */
async function backtested(old: string, next: string, cases: readonly DecidedCase[]) {
  await writeFile(join(folder, 'old.yaml'), old)
  await writeFile(join(folder, 'new.yaml'), next)
  await writeFile(join(folder, 'cases.jsonl'), cases.map(({ played }) => `${JSON.stringify(played)}\n`).join(''))
  const files = ['old.yaml', 'new.yaml', 'cases.jsonl'].map((name) => join(folder, name))
  const { out } = await baton(['backtest', ...files, '--json', '--at', NOW])
  return JSON.parse(out) as { cases: number; same: number; differences: { id: string; change: string }[] }
}

describe('a rule from approvals', () => {
  const APPROVED = decided('approve', 110, 120, 130, 140, 180)

  test('lets go on what all of them share, and keeps every other line with its comment', () => {
    const { draft } = ruleFrom(REFUNDS, APPROVED, OVER)
    expect(draft.when).toBe('action.tool == "refund" && action.amount <= 180.0')
    expect(draft.kind).toBe('exception')
    expect(draft.document).toContain('name: Harbour # of the harbour')
    expect(draft.document).toContain('# as agreed in May')
    expect('playbook' in loadPlaybook(draft.document)).toBe(true)
  })

  test('stays under what was rejected, where enough remains under it', () => {
    const cases = [...APPROVED, ...decided('approve', 150, 400), ...decided('reject', 300)]
    const { draft, tried } = ruleFrom(REFUNDS, cases, OVER)
    expect(draft.when).toContain('action.amount <= 180.0')
    expect(tried.otherwise).toEqual([])
    expect(tried.alike).toHaveLength(6)
  })

  test('names what was decided otherwise, where it cannot be left out', () => {
    const { tried } = ruleFrom(REFUNDS, [...APPROVED, ...decided('reject', 105)], OVER)
    expect(tried.otherwise).toEqual([{ id: 'h-105', decision: 'reject' }])
    expect(tried.words).toBe('6 would have gone on; 5 of 6 were decided so. Not so: 1 rejected.')
  })

  test('keeps to the currency in which they were', () => {
    const cases = APPROVED.map((one, n) => ({ ...one, played: refund(n, { amount: 110, currency: 'USD' }) }))
    const euro: DecidedCase = { played: refund(9, { amount: 110, currency: 'EUR' }), decision: 'reject' }
    const { draft, tried } = ruleFrom(REFUNDS, [...cases, euro], OVER)
    expect(draft.when).toContain('action.currency == "USD"')
    expect(tried.otherwise).toEqual([])
  })

  test('holds no name, number or address of a customer', () => {
    const cases = APPROVED.map((one, n) => ({
      ...one,
      played: refund(n, { amount: 110, recipient: 'frey@example.com', order: 'Quittenbaum' }),
    }))
    const { draft } = ruleFrom(REFUNDS, cases, OVER)
    expect(draft.document).not.toMatch(/frey|Quittenbaum/)
  })

  test('warns where two people had to agree, or a risk is named', () => {
    const text = playbookWith(
      trigger('refund-over-limit', 'action.tool == "refund"', 'then: review\n    risk: financial'),
    )
    expect(ruleFrom(text, APPROVED, OVER).draft.warnings).toEqual(['The trigger names a risk: financial.'])
  })

  test('once taken up, is asked of nobody, and can be taken back', () => {
    const { draft } = ruleFrom(REFUNDS, APPROVED, OVER)
    const again = drafted(draft.document, APPROVED, OVER)
    expect(again).toMatchObject({ none: expect.stringContaining('stops none of these') })
    const back = draftAndTry({ text: draft.document, cases: APPROVED, from: { without: draft.id }, now: NOW })
    expect(back).toMatchObject({ tried: { differences: APPROVED.map(({ played }) => ({ id: played.id })) } })
    expect('document' in back && loadPlaybook(back.document)).toEqual(loadPlaybook(REFUNDS))
  })
})

test('a rule from rejections says what the agent must not do, and names approvals that it would stop', () => {
  const cases = [...decided('reject', 500, 600, 700, 800, 900), ...decided('approve', 550)]
  const { draft, tried } = ruleFrom(REFUNDS, cases, { ...OVER, decision: 'reject' })
  expect(draft).toMatchObject({ kind: 'never', when: 'action.tool == "refund" && action.amount >= 500.0' })
  expect(tried.otherwise).toEqual([{ id: 'h-550', decision: 'approve' }])
})

test('what a person did themselves becomes no rule', () => {
  expect(drafted(REFUNDS, decided('take_over', 110, 120), { ...OVER, decision: 'take_over' })).toHaveProperty('none')
})

test('five alike are a candidate, four are none', () => {
  const of = (n: number) =>
    Array.from({ length: n }, (_, nr) => ({ id: `${nr}`, rule: 'a', tool: 't', decision: 'approve' as const }))
  expect(candidatesIn(of(4))).toEqual([])
  expect(candidatesIn(of(5))).toMatchObject([{ rule: 'a', tool: 't', decision: 'approve', of: 5 }])
})

/** Every group of cases that the same trigger stops, drafted for whatever its people say most. */
async function tryEveryTrigger(text: string, cases: readonly DecidedCase[]) {
  const loaded = loadPlaybook(text)
  if ('problems' in loaded) throw new Error(loaded.problems[0]?.message)
  const stopped = [
    ...rehearse(
      loaded.playbook,
      cases.map(({ played }) => played),
      { now: NOW, notes: false },
    ),
  ]
  const byTrigger = Map.groupBy(cases, (_one, n) => {
    const verdict = stopped[n]?.verdict
    return verdict && verdict.verdict !== 'proceed' ? verdict.decidedBy : undefined
  })
  let rules = 0
  for (const [id, own] of byTrigger) {
    if (id === undefined) continue
    for (const decision of ['approve', 'not_needed', 'reject'] as const) {
      if (!own.some((one) => one.decision === decision)) continue
      const handoffs = own.map(({ played }) => played.id)
      const made = draftAndTry({ text, cases, from: { trigger: id, decision, handoffs }, now: NOW })
      if ('problems' in made) throw new Error(`${id}: ${made.problems[0]?.message}`)
      if (!('draft' in made)) continue
      rules += 1
      const { draft, tried } = made
      expect('playbook' in loadPlaybook(draft.document), `${id} loads`).toBe(true)
      const said = await backtested(text, draft.document, cases)
      expect({
        cases: tried.cases,
        same: tried.same,
        differences: tried.differences.map(({ id, change }) => ({ id, change })),
      }).toEqual({
        cases: said.cases,
        same: said.same,
        differences: said.differences.map(({ id, change }) => ({ id, change })),
      })
      // Whatever it changes that was decided otherwise is named.
      const changed = new Set(said.differences.map((one) => one.id))
      expect(new Set(tried.otherwise.map((one) => one.id))).toEqual(
        new Set(
          cases.filter((one) => changed.has(one.played.id) && one.decision !== decision).map((one) => one.played.id),
        ),
      )
    }
  }
  return rules
}

test.each(['home-service', 'professional-services', 'receptionist', 'sales', 'support'])(
  'of the pack %s, every drafted rule loads, counts as the command line does, and names what was decided otherwise',
  async (pack) => {
    const text = await readFile(join(packs, pack, 'playbook.yaml'), 'utf8')
    const played = await readCases([join(packs, pack, 'scenarios')])
    const cases = played.map(
      ({ expected, ...one }, n): DecidedCase => ({
        played: one,
        // Of three that a person is needed for, one is rejected.
        decision: expected?.handOff === false ? 'not_needed' : n % 3 === 0 ? 'reject' : 'approve',
      }),
    )
    expect(await tryEveryTrigger(text, cases)).toBeGreaterThan(0)
  },
)

const telecom = telecomFile()
if (!telecom) console.log('The public telecom cases are not beside this repository: rules are not tried on them.')
test.skipIf(!telecom)('of the public telecom cases the same holds', async () => {
  const text = playbookWith(
    [
      trigger('pays-a-bill', 'action.tool == "send_payment_request"'),
      trigger('adds-data', 'action.tool == "refuel_data" && action.gb_amount > 0.5'),
      trigger('back-in-service', 'action.tool == "resume_line"'),
      trigger('travels', 'action.tool == "enable_roaming"'),
      trigger('wants-a-person', 'signals.asked_for_person', 'then: hand_off'),
      trigger('annoyed', 'signals.frustrated', 'then: hand_off'),
    ].join(''),
  )
  const lines = (await readFile(telecom ?? '', 'utf8'))
    .split('\n')
    .filter((line) => line.includes('"domain":"telecom"'))
  await writeFile(join(folder, 'telecom.jsonl'), lines.join('\n'))
  const cases = (await readCases([join(folder, 'telecom.jsonl')])).map(({ expected, ...played }): DecidedCase => {
    const hasCall = played.conversation.some(({ toolCall }) => toolCall && PROPOSED.has(toolCall.name))
    return { played, decision: expected?.handOff ? 'reject' : hasCall ? 'approve' : 'not_needed' }
  })
  const rules = await tryEveryTrigger(text, cases)
  console.log(`${cases.length} public telecom cases: ${rules} rules drafted.`)
  expect(rules).toBeGreaterThan(0)
})

const PROPOSED = new Set(['send_payment_request', 'refuel_data', 'resume_line', 'enable_roaming'])

function telecomFile(): string | undefined {
  for (let at = root; at !== dirname(at); at = dirname(at)) {
    const found = join(at, 'shared', 'conversations', 'tau2-bench.jsonl')
    if (existsSync(found)) return found
  }
  return undefined
}
