import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { en } from '../../words/en.ts'
import { say } from '../../words/saying.ts'
import {
  BOILER_CONVERSATION,
  BOILER_NOTE,
  DISCOUNT_CONVERSATION,
  DISCOUNT_NOTE,
  EXAMPLE_NOW,
  REFUND_CONVERSATION,
  REFUND_NOTE,
} from '../examples.ts'
import { Note } from '../note.ts'
import { salvageNote } from '../salvage.ts'
import { checkNote, holdsTheNote } from './check-note.ts'
import type { FaultSaying } from './finding.ts'
import { contextOf, noteOf } from './rule.ts'
import { inPersonsWords } from './rule-words.ts'
import { RULES } from './rules.ts'
import { SALVAGE_RULES } from './salvage-rules.ts'

const GOOD = [
  ['refund', REFUND_NOTE, REFUND_CONVERSATION],
  ['discount', DISCOUNT_NOTE, DISCOUNT_CONVERSATION],
  ['boiler', BOILER_NOTE, BOILER_CONVERSATION],
] as const

test.each(GOOD)('the check has nothing to say about the %s example', (_name, note, conversation) => {
  expect(checkNote(note, { now: EXAMPLE_NOW, conversation: [...conversation] })).toEqual([])
  expect(checkNote(note, { now: EXAMPLE_NOW })).toEqual([])
})

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('has examples that pass and examples that fail', () => {
    expect(rule.examples.passes.length).toBeGreaterThan(0)
    expect(rule.examples.fails.length).toBeGreaterThan(0)
  })
  test.each(rule.examples.passes)('passes %j', (example) => {
    expect(rule.check(noteOf(example), contextOf(example))).toEqual([])
  })
  test.each(rule.examples.fails)('finds %j, and nothing else does', (example) => {
    const findings = checkNote(noteOf(example), contextOf(example))
    expect([...new Set(findings.map((finding) => finding.rule))]).toEqual([id])
    for (const finding of findings) {
      expect(finding.level === rule.level || id === 'missing-next').toBe(true)
      expect(finding.message).toMatch(/\b(Send|Leave|Mark|Set|Shorten|Say|Name|Use)\b/)
    }
  })
})

test('each finding is told by a code and facts, from which it is said in any language', () => {
  const examples = RULES.flatMap((rule) => rule.examples.fails.map((example) => ({ rule, example })))
  const salvaged = [{ ask: 1, what: {} }, { ask: 'a'.repeat(500), soon: 1, who: 'Ann', when: { by: 'x' } }, 'no note']
  const found = [
    ...examples.flatMap(({ example }) => checkNote(noteOf(example), contextOf(example))),
    ...salvaged.flatMap((note) => salvageNote(note).findings),
  ]
  const codes = new Set<string>()
  for (const { message, said } of found) {
    const { code, facts } = said as FaultSaying
    codes.add(code)
    // What is stored or sent is JSON: the sentence is told from what is left of it there.
    expect(say(en.faults, { code, facts: JSON.parse(JSON.stringify(facts)) })).toBe(message)
  }
  expect(codes.size).toBeGreaterThanOrEqual(RULES.length)
})

test('every rule has words for a person, and all words have a rule', () => {
  const ids = [...RULES, ...SALVAGE_RULES].map(({ id }) => id)
  expect([...ids].sort()).toEqual(Object.keys(en.findings).sort())
  expect(new Set(ids).size).toBe(ids.length)
  expect(inPersonsWords(ids.map((rule) => ({ rule }))).lacks).toContain('what the customer asks for')
})

test('a person reads which facts are nowhere in the conversation, and nothing of what concerns the agent alone', () => {
  const found = [
    { rule: 'unsupported-fact', said: { code: 'factNowhere', facts: { fact: '18:40' } } },
    { rule: 'unsupported-fact', said: { code: 'factNowhere', facts: { fact: '7731' } } },
    { rule: 'missing-where', said: { code: 'whereMissing', facts: {} } },
  ]
  expect(inPersonsWords(found)).toEqual({ lacks: [], remarks: ['Nowhere in the conversation: 18:40, 7731.'] })
})

describe('the level of a rule', () => {
  const broken = Note.parse({ ...REFUND_NOTE, what: '', when: { urgency: 'now' } })
  const found = (levels?: Record<string, 'must' | 'should' | 'off'>) =>
    checkNote(broken, { now: EXAMPLE_NOW, levels }).map(({ rule, level }) => `${rule} ${level}`)

  test('is its own unless the lane has another', () => {
    expect(found()).toEqual(['missing-what must', 'urgent-without-a-deadline should'])
    expect(found({ 'missing-what': 'should', 'urgent-without-a-deadline': 'must' })).toEqual([
      'missing-what should',
      'urgent-without-a-deadline must',
    ])
    expect(found({ 'missing-what': 'off' })).toEqual(['urgent-without-a-deadline should'])
  })

  test('is milder where a person can act all the same', () => {
    const next = { decision: { kind: 'act', onSilence: 'the next on duty gets it.' } }
    const levels = (ask: string) =>
      checkNote(Note.parse({ ...REFUND_NOTE, ask, next }), { now: EXAMPLE_NOW })
        .filter(({ rule }) => rule === 'missing-next')
        .map(({ level }) => level)
    expect(levels('Refund $180 for a double charge')).toEqual(['should'])
    expect(levels('Help this customer')).toEqual(['must'])
  })

  test('decides whether the note is held', () => {
    expect(holdsTheNote(checkNote(broken, { now: EXAMPLE_NOW }))).toBe(true)
    expect(holdsTheNote(checkNote(broken, { now: EXAMPLE_NOW, levels: { 'missing-what': 'should' } }))).toBe(false)
  })
})

describe('whatever a note holds', () => {
  const anyWords = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.constantFrom(
      'no more '.repeat(30),
      'we will '.repeat(30),
      'I have been already '.repeat(20),
      'has been '.repeat(30),
      '4'.repeat(200),
    ),
    fc.constantFrom(
      'お客様は返金を希望しています。',
      'يريد العميل استرداد المبلغ',
      'Der Kunde möchte sein Geld zurück.',
    ),
  )

  test('the check answers, with pointers that lead into the note', () => {
    fc.assert(
      fc.property(fc.array(anyWords, { minLength: 8, maxLength: 8 }), ([a, b, c, d, e, f, g, h]) => {
        const { supplied } = salvageNote({
          ask: a,
          what: b,
          known: [c],
          promise: d,
          tried: [e],
          unknown: [f],
          fields: { [g ?? '']: h },
        })
        const note = Note.parse({ ...REFUND_NOTE, ...supplied })
        const findings = checkNote(note, { now: EXAMPLE_NOW, conversation: REFUND_CONVERSATION })
        for (const { pointer } of findings) expect(pointer).toMatch(/^(\/|$)/)
        expect(checkNote(note, { now: EXAMPLE_NOW, conversation: REFUND_CONVERSATION })).toEqual(findings)
      }),
    )
  })
})
