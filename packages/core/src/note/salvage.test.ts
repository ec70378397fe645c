import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numberOf } from '../json/exact-number.ts'
import { BOILER_NOTE, DISCOUNT_NOTE, REFUND_NOTE } from './examples.ts'
import { SuppliedNote } from './note.ts'
import { SALVAGE_LIMITS, salvageNote } from './salvage.ts'

const rulesOf = (input: unknown) => salvageNote(input).findings.map(({ rule, pointer }) => `${rule} ${pointer}`)

describe('a note that an agent submits is never dropped', () => {
  test('a note in order comes through as it is, without a finding', () => {
    for (const { sources: _sources, filledIn: _filledIn, ...note } of [REFUND_NOTE, DISCOUNT_NOTE, BOILER_NOTE]) {
      expect(salvageNote(note)).toEqual({ supplied: note, findings: [] })
    }
  })

  test('a field of the wrong type is left out and the others stay', () => {
    const { supplied, findings } = salvageNote({
      ask: 'Call back',
      what: { text: 'x' },
      when: { urgency: 'soon', by: 'tomorrow' },
    })
    expect(supplied).toEqual({ ask: 'Call back', when: {} })
    expect(findings.map((finding) => [finding.rule, finding.level, finding.pointer])).toEqual([
      ['malformed-field', 'must', '/when/by'],
      ['malformed-field', 'must', '/when/urgency'],
      ['malformed-field', 'must', '/what'],
    ])
    expect(findings[0]?.message).toContain('such as 2026-11-22T14:02:00Z, got "tomorrow"')
    expect(findings[1]?.message).toBe('Expected one of now, today, this_week, fyi, got "soon".')
  })

  test('text over the limit is cut at the limit and says so', () => {
    const { supplied, findings } = salvageNote({ ask: `Call ${'very '.repeat(100)}soon`, what: '😀'.repeat(1501) })
    expect(supplied.ask).toHaveLength(160)
    expect(supplied.ask?.endsWith('…')).toBe(true)
    expect(supplied.what).toBe(`${'😀'.repeat(1499)}…`)
    expect(findings.map((finding) => [finding.rule, finding.level, finding.pointer])).toEqual([
      ['over-limit', 'must', '/ask'],
      ['over-limit', 'must', '/what'],
    ])
    expect(findings[0]?.message).toBe('Expected at most 160 characters, got 509; it was cut there. Say it shorter.')
  })

  test('one bad item does not lose its list', () => {
    const { supplied, findings } = salvageNote({
      known: [{ text: 'Order 4471 was paid twice' }, 12, { fact: 'x' }, { text: 'Both cleared' }],
    })
    expect(supplied.known?.map(({ text }) => text)).toEqual(['Order 4471 was paid twice', 'Both cleared'])
    expect(findings.map(({ rule, pointer }) => `${rule} ${pointer}`)).toEqual([
      'malformed-field /known/1',
      'unknown-field /known/2/fact',
      'malformed-field /known/2',
    ])
  })

  test('a list over its maximum keeps the first items', () => {
    const { supplied, findings } = salvageNote({
      known: Array.from({ length: 1_000 }, (_, n) => ({ text: `Fact ${n}` })),
    })
    expect(supplied.known).toHaveLength(40)
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['over-limit', 'Expected at most 40 items, got 1000; the first 40 are kept. Send the ones the decision needs.'],
    ])
  })

  test('an unknown key is named and ignored', () => {
    const { supplied, findings } = salvageNote({ summary: 'They want a refund', ask: 'Refund' })
    expect(supplied).toEqual({ ask: 'Refund' })
    expect(findings.map(({ rule, level, pointer }) => [rule, level, pointer])).toEqual([
      ['unknown-field', 'should', '/summary'],
    ])
    expect(findings[0]?.message).toContain('Use ask, next, when, who, what, why, where')
  })

  test('plain words where the note has an object stand in its main part', () => {
    const { supplied } = salvageNote({
      who: 'Amir Haddad',
      known: ['Paid twice'],
      confidence: 'Fairly sure',
      draft: 'Hi Amir, …',
      tried: ['Restarted the router'],
    })
    expect(supplied.who).toEqual({ name: 'Amir Haddad' })
    expect(supplied.known).toEqual([{ text: 'Paid twice' }])
    expect(supplied.confidence).toEqual({ level: 'fairly_sure' })
    expect(supplied.draft).toEqual({ channel: '', body: 'Hi Amir, …' })
    expect(supplied.tried).toMatchObject([{ step: 'Restarted the router', outcome: 'unknown', times: 1 }])
  })

  test('a number stands where text is expected, and null is as good as left out', () => {
    const { supplied, findings } = salvageNote({ who: { identifiers: [{ label: 'Order', value: 4471 }], name: null } })
    expect(supplied.who).toEqual({ identifiers: [{ label: 'Order', value: '4471' }] })
    expect(findings).toEqual([])
  })

  test.each([undefined, null, 'just text', 12, true, ['a']])('%j is no note: nothing kept, one finding', (input) => {
    const { supplied, findings } = salvageNote(input)
    expect(supplied).toEqual({})
    expect(findings.map(({ rule, level, pointer }) => [rule, level, pointer])).toEqual([
      ['malformed-field', 'must', ''],
    ])
  })

  test('a link that is not http is left out', () => {
    const { supplied } = salvageNote({ where: { conversation: 'javascript:alert(1)', channel: 'chat' } })
    expect(supplied.where).toEqual({ channel: 'chat' })
  })
})

describe('the arguments of a proposed action are taken whole or not at all', () => {
  const nested = (depth: number): Record<string, unknown> => {
    let value: Record<string, unknown> = { amount: 1 }
    for (let n = 0; n < depth; n++) value = { value }
    return value
  }

  test.each([
    ['nested too deep', nested(40)],
    ['nested deeper than the stack', nested(100_000)],
    ['too many values', { list: Array.from({ length: 20_000 }, (_, n) => n) }],
    ['too long', { text: 'x'.repeat(300_000) }],
    ['a prototype key', { order: JSON.parse('{"__proto__": {"admin": true}}') }],
    ['a NUL character', { text: 'a\u0000b' }],
    ['half a character', { list: ['\ud83d'] }],
    ['half a character in a key', { '\udc00': 1 }],
    ['a number of more digits than are kept', { amount: numberOf('1e10001') }],
    ['not an object', 'amount=1'],
    ['a number', numberOf('9007199254740993')],
  ])('%s: the action is left out with a finding', (_name, args) => {
    const { supplied, findings } = salvageNote({ ask: 'Refund', action: { tool: 'refund', arguments: args } })
    expect(supplied).toEqual({ ask: 'Refund' })
    expect(findings.map(({ rule, pointer }) => `${rule} ${pointer}`)).toContain('malformed-field /action')
    expect(findings[0]).toMatchObject({ rule: 'action-not-kept', level: 'must', pointer: '/action' })
  })

  test.each([
    ['a tool under more than its name', { tool: 'refund\u202e', arguments: {} }],
    ['a tool in two lines', { tool: 'refund\nall', arguments: {} }],
    ['a tool of a long name', { tool: 'r'.repeat(201), arguments: {} }],
    ['no tool', { arguments: { amount: 5 } }],
    ['arguments under another name', { tool: 'refund', args: { amount: 5 } }],
    ['no object', 'refund(5)'],
  ])('%s: the action is left out, and that is said first', (_name, action) => {
    const { supplied, findings } = salvageNote({ ask: 'Refund', action })
    expect(supplied).toEqual({ ask: 'Refund' })
    expect(findings[0]).toMatchObject({ rule: 'action-not-kept', level: 'must', pointer: '/action' })
  })

  test('that it was left out is said however much else is wrong', () => {
    const noise = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`x${n}`, n]))
    const { findings } = salvageNote({ known: Array.from({ length: 500 }, () => 7), ...noise, action: 7 })
    expect(findings.map(({ rule }) => rule)).toContain('action-not-kept')
    expect(salvageNote({ ...noise, action: null }).findings.map(({ rule }) => rule)).not.toContain('action-not-kept')
  })

  test('numbers of any length are kept as they were written', () => {
    const args = { account: numberOf('9007199254740993'), rate: numberOf('0.1000000000000000000001') }
    expect(salvageNote({ action: { tool: 'pay', arguments: args } }).supplied.action?.arguments).toBe(args)
    const who = { identifiers: [{ label: 'Account', value: numberOf('9007199254740993') }] }
    expect(salvageNote({ who }).supplied.who?.identifiers?.[0]?.value).toBe('9007199254740993')
  })

  test('what is within the limits is not touched', () => {
    const args = { text: '  two  spaces ', nothing: null, list: [1, { deep: nested(20) }] }
    expect(salvageNote({ action: { tool: 'refund', arguments: args } }).supplied.action?.arguments).toBe(args)
  })
})

describe('whatever comes in', () => {
  // Any JSON, and JSON that wears the note's own keys.
  const keys = Object.keys(SuppliedNote.shape)
  const partKeys = [
    'text',
    'source',
    'kind',
    'words',
    'label',
    'value',
    'action',
    'decision',
    'options',
    'arguments',
    'tool',
    'by',
    '__proto__',
    'constructor',
  ]
  const noteLike = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.string({ unit: 'binary', maxLength: 700 }),
      fc.constantFrom('now', 'approve', 'tool', 'https://example.com', '2026-11-05T14:42:00+01:00', '\u0000', '\ud800'),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 12 }),
      fc.dictionary(fc.constantFrom(...keys, ...partKeys), tie('value'), { maxKeys: 8, noNullPrototype: false }),
    ),
  }))
  const anything = fc.oneof(
    fc.dictionary(fc.constantFrom(...keys, ...partKeys), noteLike.value, { noNullPrototype: false }),
    fc.jsonValue({ maxDepth: 8 }),
  )

  test('the result is a valid supplied note, and salvaging it again changes nothing and finds nothing', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const { supplied, findings } = salvageNote(input)
        expect(SuppliedNote.safeParse(supplied).error).toBeUndefined()
        expect(findings.length).toBeLessThanOrEqual(SALVAGE_LIMITS.findings + 1)
        const again = salvageNote(supplied)
        expect(again.supplied).toEqual(supplied)
        expect(again.findings).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('breaking one field of a good note loses that field only', () => {
    const { sources: _sources, filledIn: _filledIn, ...good } = REFUND_NOTE
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(good)),
        fc.constantFrom([[]], 12, true, { no: 'such' }),
        (key, junk) => {
          const { supplied } = salvageNote({ ...good, [key]: junk })
          const { [key]: _broken, ...others } = good as Record<string, unknown>
          expect(supplied).toMatchObject(others)
        },
      ),
    )
  })

  test('an input of any depth or size is answered in bounded time', () => {
    let deep: unknown = 'x'
    for (let n = 0; n < 10_000; n++) deep = n % 2 ? [deep] : { known: deep }
    const huge = 'word '.repeat(2_000_000)
    salvageNote(deep)
    salvageNote({ ask: deep, known: deep, who: deep })
    salvageNote({ ask: huge, what: huge, fields: { a: huge }, draft: { channel: 'x', body: huge } })
    salvageNote(Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`key${n}`, n])))
    salvageNote({ known: Array.from({ length: 100_000 }, () => 7) })
    expect(rulesOf({ known: Array.from({ length: 100_000 }, () => 7) })).toHaveLength(SALVAGE_LIMITS.findings + 1)
  })

  test('a key that would reach a prototype is ignored and named', () => {
    const { supplied, findings } = salvageNote(
      JSON.parse('{"__proto__": {"ask": "x"}, "fields": {"__proto__": "y", "plan": "Team"}}'),
    )
    expect(supplied).toEqual({ fields: { plan: 'Team' } })
    expect(Object.getPrototypeOf(supplied)).toBe(Object.prototype)
    expect(findings.map(({ pointer }) => pointer)).toEqual(['/fields/__proto__', '/__proto__'])
  })
})
