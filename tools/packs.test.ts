/** The role packs do what their scenarios say, and every trigger, condition and never-rule of theirs is needed for that. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  loadPlaybook,
  type Message,
  type Playbook,
  provePlaybook,
  REASON_CODES,
  RehearsalCase,
  RULES,
  rehearse,
  type Source,
  scoreOf,
} from '@baton-desk/core'
import { QUESTIONS, READING_LIMITS } from '@baton-desk/core/testing'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const ROLES = ['receptionist', 'sales', 'support', 'home-service', 'professional-services'] as const
const FOLDER = join(import.meta.dirname, '..', 'packs')
const NOW = '2026-11-23T12:00:00.000Z'

const packs = ROLES.map((role) => {
  const loaded = loadPlaybook(readFileSync(join(FOLDER, role, 'playbook.yaml'), 'utf8'), {
    ruleIds: RULES.map(({ id }) => id),
  })
  if ('problems' in loaded) throw new Error(`${role}: ${JSON.stringify(loaded.problems, null, 2)}`)
  const scenarios = readdirSync(join(FOLDER, role, 'scenarios')).map((file) => ({
    file,
    ...RehearsalCase.parse(parse(readFileSync(join(FOLDER, role, 'scenarios', file), 'utf8'))),
  }))
  return { role, playbook: loaded.playbook, scenarios }
})

const missedBy = (playbook: Playbook, scenarios: readonly RehearsalCase[]): string[] =>
  scoreOf([...rehearse(playbook, scenarios, { now: NOW, notes: false })]).missed

test('there is a pack for each role, and nothing else', () => {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.map(({ name }) => name).sort()).toEqual([...ROLES].sort())
})

test.each(packs)('$role is proven: somebody owns each lane for the coming 90 days', ({ playbook }) => {
  const proof = provePlaybook(playbook, { from: NOW, reachable: Object.keys(playbook.people) })
  expect(proof.problems).toEqual([])
  expect(proof.holds).toBe(true)
})

test.each(packs)('$role has a lane for what only the owner decides, owned by the last resort', ({ playbook }) => {
  expect(playbook.lanes.owner?.owners.people).toEqual([playbook.lastResort])
})

test.each(packs)('$role tells the customer something of its own in every lane', ({ playbook }) => {
  const words = Object.values(playbook.lanes).map(({ tellCustomer }) => tellCustomer)
  expect(new Set(words).size).toBe(words.length)
  expect(words).not.toContain('I am passing this to a person. Nothing is decided yet.')
})

test.each(packs)('$role has scenarios of both kinds, each saying what is expected and why', ({ scenarios }) => {
  expect(scenarios.length).toBeGreaterThanOrEqual(12)
  for (const { file, id, expected } of scenarios) {
    expect(`${id}.yaml`).toBe(file)
    if (expected?.handOff) expect(expected).toMatchObject({ trigger: expect.any(String), lane: expect.any(String) })
  }
  const kept = scenarios.filter(({ expected }) => expected?.handOff === false)
  expect(kept.length).toBeGreaterThanOrEqual(4)
})

test.each(packs)('$role decides every scenario as expected', ({ playbook, scenarios }) => {
  expect(missedBy(playbook, scenarios)).toEqual([])
})

test('together the packs give every reason a handoff may have', () => {
  const given = new Set(packs.flatMap(({ playbook }) => playbook.triggers.map(({ reason }) => reason)))
  expect(REASON_CODES.filter((code) => !given.has(code))).toEqual([])
})

test.each(packs)('$role without any one trigger or enforced never-rule fails a scenario', ({ playbook, scenarios }) => {
  const unneeded = [...playbook.triggers, ...playbook.never.filter(({ when }) => when)]
    .map(({ id }) => id)
    .filter((id) => missedBy(without(playbook, id), scenarios).length === 0)
  expect(unneeded).toEqual([])
})

test.each(packs)('$role without any one condition of a trigger fails a scenario', ({ playbook, scenarios }) => {
  const rules = [...playbook.triggers, ...playbook.never]
  const unneeded = rules.flatMap(({ id, when }) =>
    weakened(when ?? '')
      .filter(({ rest }) => missedBy(withCondition(playbook, id, rest), scenarios).length === 0)
      .map(({ dropped }) => `${id}: ${dropped}`),
  )
  expect(unneeded).toEqual([])
})

const without = (playbook: Playbook, id: string): Playbook => ({
  ...playbook,
  triggers: playbook.triggers.filter((trigger) => trigger.id !== id),
  never: playbook.never.filter((rule) => rule.id !== id),
})

const withCondition = (playbook: Playbook, id: string, when: string): Playbook => ({
  ...playbook,
  triggers: playbook.triggers.map((trigger) => (trigger.id === id ? { ...trigger, when } : trigger)),
  never: playbook.never.map((rule) => (rule.id === id ? { ...rule, when } : rule)),
})

/** The condition without one of its parts, for each part. `has(…)` guards another part and stays. */
function weakened(when: string): { dropped: string; rest: string }[] {
  const outer = splitOutside(when, '||').length > 1 ? '||' : '&&'
  const parts = splitOutside(when, outer)
  if (parts.length === 1) return []
  return parts.flatMap((dropped, at) => {
    if (/^has\([^()]*\)$/.test(dropped)) return []
    const others = (instead: string[]) => parts.toSpliced(at, 1, ...instead).join(` ${outer} `)
    const inner = /^\((.*)\)$/s.exec(dropped)?.[1] ?? ''
    return [
      { dropped, rest: others([]) },
      ...weakened(inner).map((each) => ({ dropped: each.dropped, rest: others([`(${each.rest})`]) })),
    ]
  })
}

/** Splits at an operator that stands outside of brackets and quotes. */
function splitOutside(when: string, operator: string): string[] {
  const parts = ['']
  let depth = 0
  let isQuoted = false
  for (let at = 0; at < when.length; at++) {
    const character = when.charAt(at)
    if (character === '"') isQuoted = !isQuoted
    else if (!isQuoted && '(['.includes(character)) depth += 1
    else if (!isQuoted && ')]'.includes(character)) depth -= 1
    if (depth === 0 && !isQuoted && when.startsWith(operator, at)) {
      parts.push('')
      at += operator.length - 1
    } else parts[parts.length - 1] += character
  }
  return parts.map((part) => part.trim())
}

const notes = packs.flatMap(({ role, playbook, scenarios }) =>
  [...rehearse(playbook, scenarios, { now: NOW })].flatMap(({ id, handoff }) => {
    const conversation = scenarios.find((one) => one.id === id)?.conversation ?? []
    return handoff ? [{ name: `${role}/${id}`, conversation: conversation.slice(0, handoff.after), ...handoff }] : []
  }),
)

test.each(notes)('the note of $name can be acted on', ({ note, reading, findings, conversation }) => {
  if (!note || !reading || !findings) throw new Error('expected a note, got none')
  expect(findings.filter(({ level }) => level === 'must')).toEqual([])
  const questions = QUESTIONS.map((question) => `missing-${question}`)
  expect(findings.filter(({ rule }) => questions.includes(rule))).toEqual([])
  expect(reading.all).toBeLessThanOrEqual(READING_LIMITS.all)
  expect(reading.core).toBeLessThanOrEqual(READING_LIMITS.core)
  for (const { kind, message, words } of sourcesOf(note)) {
    // What the agent supplied beside the conversation, as the action it proposes, has no message.
    if (message === undefined) expect(kind).toBe('agent')
    else expect(wordsOf(conversation[message])).toContain(words)
  }
})

const wordsOf = (message: Message | undefined): string =>
  message ? `${message.text} ${message.toolCall?.name} ${JSON.stringify(message.toolCall?.arguments)}` : ''

/** Wherever they stand in the note. */
function sourcesOf(value: unknown): Source[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(sourcesOf)
  return 'kind' in value && 'words' in value ? [value as Source, ...inner] : inner
}
