/** Set-up pages write into a text that people wrote: what an edit does not name stays to the byte. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Document, parse } from 'yaml'
import { randomPlaybook } from '../../../made-for-tests/random-playbooks.ts'
import { editPlaybook, type PlaybookEdit } from './edit-playbook.ts'

type Written = { people: Record<string, object>; lanes: Record<string, object> } & Record<string, unknown>

/** As people write: comments above and behind, blank lines, quotes, brackets here and lines there, either end of line. */
const handWritten = fc
  .record({
    random: randomPlaybook,
    rules: fc.subarray(['big', 'asks', 'late'], { minLength: 1 }),
    hasLineBreaks: fc.boolean(),
    isPadded: fc.boolean(),
    isJson: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
    newline: fc.constantFrom('\n', '\n', '\r\n'),
    noise: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 400, maxLength: 400 }),
  })
  .map(({ random, rules, hasLineBreaks, isPadded, isJson, newline, noise }) => {
    const value = JSON.parse(
      JSON.stringify({
        ...random.written,
        triggers: rules.map((id) => ({
          id,
          when: `action.kind == "${id}" && action.amount > 100`,
          then: 'review',
          lane: 'a',
          reason: 'authority_limit',
          why: 'Over: the limit, # they said.',
        })),
        never: [{ id: 'law', what: 'Give legal advice', lane: 'a' }],
        templates: {
          own: {
            name: 'Own',
            rows: [
              { label: 'Ask', shows: 'ask' },
              { label: 'What', shows: 'what' },
            ],
          },
        },
      }),
    )
    if (isJson) return JSON.stringify(value, null, 2)
    const doc = new Document(value)
    const lists = ['hours', 'away', 'rows', 'people']
    if (!hasLineBreaks) flowIn(doc.contents, lists)
    const lines = doc.toString({ lineWidth: 0, flowCollectionPadding: isPadded }).split('\n')
    return lines
      .flatMap((line, nr) => {
        const indent = /^ */.exec(line)?.[0] ?? ''
        const kind = noise[nr % noise.length]
        if (line === '' || line.includes('#')) return [line]
        if (kind === 1) return [`${indent}# above ${nr}`, line]
        if (kind === 2) return [`${line} # behind ${nr}`]
        if (kind === 3 && nr > 0) return ['', line]
        return [line]
      })
      .join(newline)
  })

function flowIn(node: unknown, names: readonly string[]): void {
  const items = (node as { items?: { key?: { value?: unknown }; value?: { flow?: boolean } }[] } | null)?.items ?? []
  for (const item of items) {
    if (item.value && names.includes(String(item.key?.value)) && 'items' in item.value) item.value.flow = true
    flowIn(item.value ?? item, names)
  }
}

function edited(text: string, ...edits: PlaybookEdit[]): string {
  const written = editPlaybook(text, edits)
  if ('problems' in written) throw new Error(`${JSON.stringify(written.problems)}\n${text}`)
  return written.text
}

/** What each page of set-up sends when nothing was changed: every value as it stands. */
function editsOfNothing(value: Written): PlaybookEdit[] {
  const { people, lanes, templates, rotas, triggers, never, ...top } = value
  const maps = { people, lanes, templates, rotas }
  const lists = { triggers, never } as Record<'triggers' | 'never', { id: string }[] | undefined>
  return [
    { edit: 'put', part: 'playbook', id: '', values: top },
    ...Object.entries(maps).flatMap(([part, held]) =>
      Object.entries(held ?? {}).map(([id, values]) => ({ edit: 'put', part, id, values }) as PlaybookEdit),
    ),
    ...(['triggers', 'never'] as const).flatMap((part) =>
      (lists[part] ?? []).map(({ id, ...values }): PlaybookEdit => ({ edit: 'put', part, id, values })),
    ),
  ]
}

const CHANGES: readonly [string, PlaybookEdit, (value: Written) => void][] = [
  [
    'a person more',
    {
      edit: 'put',
      part: 'people',
      id: 'eve',
      values: { name: 'Eve Stone', hours: [{ days: ['mon'], from: '09:00', to: '17:00' }] },
    },
    (value) => {
      value.people.eve = { name: 'Eve Stone', hours: [{ days: ['mon'], from: '09:00', to: '17:00' }] }
    },
  ],
  [
    'other hours',
    { edit: 'put', part: 'people', id: 'ana', values: { hours: [{ days: ['tue'], from: '10:00', to: '12:00' }] } },
    (value) => Object.assign(value.people.ana ?? {}, { hours: [{ days: ['tue'], from: '10:00', to: '12:00' }] }),
  ],
  [
    'hours at any time',
    { edit: 'put', part: 'people', id: 'ben', values: { hours: null } },
    (value) => Reflect.deleteProperty(value.people.ben ?? {}, 'hours'),
  ],
  [
    'other owners',
    { edit: 'put', part: 'lanes', id: 'a', values: { owners: { people: ['cleo', 'sam'], order: 'round_robin' } } },
    (value) =>
      Object.assign((value.lanes.a as { owners: object }).owners, { people: ['cleo', 'sam'], order: 'round_robin' }),
  ],
  [
    'a trigger more',
    { edit: 'put', part: 'triggers', id: 'new', values: { when: 'action.amount > 5', then: 'review', lane: 'a' } },
    (value) => (value.triggers as object[]).push({ id: 'new', when: 'action.amount > 5', then: 'review', lane: 'a' }),
  ],
  [
    'a never-rule less',
    { edit: 'remove', part: 'never', id: 'law' },
    (value) => {
      value.never = []
    },
  ],
  [
    'another ask for a template',
    {
      edit: 'put',
      part: 'templates',
      id: 'own',
      values: {
        rows: [
          { label: 'Their ask', shows: 'ask' },
          { label: 'What', shows: 'what' },
        ],
      },
    },
    (value) => {
      const own = (value.templates as { own: { rows: { label: string }[] } }).own
      own.rows[0] = { ...own.rows[0], label: 'Their ask' }
    },
  ],
]

test('saved with nothing changed, each page leaves a playbook as it is to the byte', () => {
  fc.assert(
    fc.property(handWritten, (text) => {
      expect(edited(text, ...editsOfNothing(parse(text)))).toBe(text)
    }),
    { numRuns: 200 },
  )
})

test.each(CHANGES)('%s changes its own lines only, and every comment elsewhere stays', (what, edit, change) => {
  const isAdding = what.endsWith('more')
  fc.assert(
    fc.property(handWritten, (text) => {
      const value = parse(text) as Written
      change(value)
      const after = edited(text, edit)
      expect(parse(after)).toEqual(value)
      const { gone, come } = differing(text, after)
      // What is only added takes nothing away, not even in a line of brackets.
      if (isAdding) expect(gone).toBe('')
      else expect(gone.split('\n').length).toBeLessThanOrEqual(LONGEST_VALUE)
      expect(come.split('\n').length).toBeLessThanOrEqual(LONGEST_VALUE)
    }),
    { numRuns: 25 },
  )
})

/** Lines of the longest value that is written anew: three shifts of seven days each, with a comment above each line. */
const LONGEST_VALUE = 80

/** Without their common beginning and end, character by character. */
function differing(before: string, after: string): { gone: string; come: string } {
  let head = 0
  while (head < before.length && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  return { gone: before.slice(head, before.length - tail), come: after.slice(head, after.length - tail) }
}
