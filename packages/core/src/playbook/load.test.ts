import { expect, test } from 'vitest'
import { FAULTY_PLAYBOOKS, SOUND_PLAYBOOK } from '../../made-for-tests/faulty-playbooks.ts'
import { loadPlaybook } from './load.ts'
import type { WrittenPlaybook } from './playbook.ts'
import { PLAYBOOK_LIMITS } from './read-document.ts'

const problemsOf = (input: unknown) => {
  const loaded = loadPlaybook(input)
  return 'problems' in loaded ? loaded.problems : []
}

test('a written playbook loads, with the defaults filled in', () => {
  expect(loadPlaybook(SOUND_PLAYBOOK)).toMatchObject({
    playbook: {
      name: 'Harbour Dental',
      people: { ana: { hours: [{ from: '09:00', to: '17:00' }], away: [{ from: '2026-12-24' }] }, sam: { away: [] } },
      lanes: { support: { template: 'quick_intake', urgency: 'today', grace: '30s', decide: { now: '15m' } } },
    },
  })
})

test('JSON text and a parsed document load the same', () => {
  const fromYaml = loadPlaybook(SOUND_PLAYBOOK)
  const document: WrittenPlaybook = {
    name: 'Harbour Dental',
    timeZone: 'Europe/Berlin',
    lastResort: 'sam',
    people: {
      ana: {
        name: 'Ana Ruiz',
        email: 'ana@example.com',
        hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }],
        away: [{ from: '2026-12-24', to: '2026-12-26', why: 'Christmas' }],
      },
      sam: { name: 'Sam Okafor' },
    },
    lanes: {
      support: {
        name: 'Support',
        owners: { people: ['ana'], order: 'round_robin' },
        escalation: [{ to: { people: ['sam'] }, accept: '10m' }],
        accept: { now: '2m', today: '2h working', this_week: '1d', fyi: '2d' },
      },
    },
  }
  expect(loadPlaybook(document)).toEqual(fromYaml)
  expect(loadPlaybook(JSON.stringify(document, null, 2))).toEqual(fromYaml)
})

test.each(FAULTY_PLAYBOOKS)(
  '$what does not load, and the sentence says where',
  ({ text, words, pointer, line, column }) => {
    const said = { pointer, line, column, message: expect.stringContaining(words) }
    expect(problemsOf(text)).toEqual([said])
  },
)

test.each<[string, unknown, string]>([
  ['nothing', undefined, 'Expected a playbook with people and lanes, got nothing.'],
  ['an empty text', '', 'got nothing'],
  ['a list', [], 'got a list'],
  ['a number', 7, 'got a number'],
  ['a playbook of nobody', { timeZone: 'UTC', people: {}, lanes: {} }, 'expected at least one person'],
  ['a document that holds itself', holdingItself(), 'levels, got more'],
  [
    'a list of sixty thousand',
    { timeZone: 'UTC', triggers: Array.from({ length: 60_000 }, () => 1) },
    'Expected at most 50000 values',
  ],
  ['a text of a megabyte', `name: ${'x'.repeat(1_000_000)}`, 'Expected at most 524288 characters'],
  ['ten thousand open brackets', '['.repeat(10_000), 'cannot be read'],
  ['an alias bomb', aliasBomb(), 'cannot be read'],
])('%s does not load', (_, input, words) => {
  expect(problemsOf(input).map(({ message }) => message)).toContainEqual(expect.stringContaining(words))
})

test('a document of ten thousand names is answered quickly, and with a bounded list', () => {
  const began = cpuTime()
  const problems = problemsOf(`people:\n${Array.from({ length: 10_000 }, (_, n) => `  P${n}: 1`).join('\n')}`)
  expect(problems).toHaveLength(PLAYBOOK_LIMITS.problems)
  expect(cpuTime() - began).toBeLessThan(5_000)
})

test('levels of check rules are compared with the rules there are', () => {
  const checking = `${SOUND_PLAYBOOK}    check: { vague_sumary: off }\n`
  expect(problemsOf(checking)).toEqual([])
  expect(loadPlaybook(checking, { ruleIds: ['vague_summary', 'no_reason'] })).toEqual({
    problems: [
      {
        message: expect.stringContaining('Did you mean "vague_summary"?'),
        pointer: '/lanes/support/check/vague_sumary',
        line: 18,
        column: 14,
      },
    ],
  })
})

function holdingItself() {
  const document: Record<string, unknown> = { timeZone: 'UTC' }
  document.people = document
  return document
}

function aliasBomb() {
  const levels = Array.from(
    { length: 12 },
    (_, n) => `a${n}: &a${n} [${Array.from({ length: 9 }, () => (n === 0 ? 'x' : `*a${n - 1}`)).join(', ')}]`,
  )
  return levels.join('\n')
}

test('triggers, never-list and fields of the team load with their defaults', () => {
  const rules = `
fields: { action: { discount: number } }
triggers:
  - { id: big, when: 'action.discount > 0.2 && action.amount > 100', then: review, lane: support, reason: authority_limit, why: Big ones are ours. }
never:
  - { id: advice, what: Give legal advice, lane: support }
`
  expect(loadPlaybook(`${SOUND_PLAYBOOK}${rules}`)).toMatchObject({
    playbook: {
      triggers: [{ id: 'big', onFailure: 'person' }],
      never: [{ id: 'advice', reason: 'out_of_scope' }],
      holidays: [],
    },
  })
})

/** Milliseconds this thread has worked: a busy machine changes nothing in it. */
function cpuTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
