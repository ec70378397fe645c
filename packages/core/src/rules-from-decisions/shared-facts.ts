/** What cases have in common, as conditions that a rule can look at; and which of other cases these would cover too. */
import type { Playbook } from '../playbook/playbook.ts'
import { expressionReader } from '../playbook/triggers/expression.ts'
import { vocabularyOf } from '../playbook/triggers/vocabulary.ts'

/** One case as rules see it: `action.amount` → 180. */
export type Seen = Readonly<Record<string, unknown>>

/** One condition, in words and in CEL. */
export type Fact = {
  field: string
  /** CEL. */
  when: string
  /** "an amount of 180 at most" */
  words: string
  holds: (seen: Seen) => boolean
}

type Asked = {
  playbook: Playbook
  /** Which rule stopped them. */
  rule: string
  /** Whether a rule is wanted that covers less of a number, or more. */
  bound: 'at_most' | 'at_least'
}

/** Every condition that holds for all of them, the one that says most first. */
export function sharedBy(seen: readonly Seen[], { playbook, rule, bound }: Asked): Fact[] {
  const looked = fieldsRead(playbook, rule)
  const tool = sameIn(seen, 'action.tool')
  if (typeof tool === 'string' && tool !== '')
    return [isOne('action.tool', tool, `the tool ${tool}`), ...ofAction(seen, { looked: looked.all, bound })]
  return ofTalk(seen, looked.own)
}

/** Names and numbers of customers are no rule: of fields of the team's own only those that its rules look at already. */
function ofAction(seen: readonly Seen[], { looked, bound }: { looked: Set<string>; bound: Asked['bound'] }): Fact[] {
  const facts: Fact[] = []
  const fields = [...new Set([...BOUNDED, ...SAID, ...looked])].filter(
    (field) => field.startsWith('action.') && !NEVER_SAID.has(field),
  )
  for (const field of fields) {
    const values = seen.map((one) => one[field])
    if (values.some((value) => value === undefined)) continue
    const name = field.slice('action.'.length).replaceAll('_', ' ')
    if (values.every((value) => typeof value === 'number'))
      facts.push(isBounded(field, values as number[], { name, bound }))
    const same = sameIn(seen, field)
    if (typeof same === 'string' && same !== '') facts.push(isOne(field, same, `${name} ${same}`))
    if (typeof same === 'boolean') facts.push(isSo(field, same, same ? name : `not ${name}`))
  }
  return facts
}

/** Of a conversation what its signals say; those that the rule itself looks at tell nothing apart. */
function ofTalk(seen: readonly Seen[], own: Set<string>): Fact[] {
  const names = Object.keys(seen[0] ?? {}).filter((field) => field.startsWith('signals.') && !own.has(field))
  return names
    .flatMap((field) => {
      const same = sameIn(seen, field)
      const name = field.slice('signals.'.length).replaceAll('_', ' ')
      return typeof same === 'boolean' ? [isSo(field, same, same ? name : `no ${name}`)] : []
    })
    .sort((a, b) => Number(a.when.startsWith('!')) - Number(b.when.startsWith('!')))
}

const BOUNDED = ['action.amount', 'action.count']
const SAID = ['action.currency']
const NEVER_SAID = new Set(['action.tool', 'action.kind', 'action.recipient'])

const sameIn = (seen: readonly Seen[], field: string): unknown => {
  const first = seen[0]?.[field]
  return seen.every((one) => one[field] === first) ? first : undefined
}

const isOne = (field: string, value: string, words: string): Fact => ({
  field,
  when: `${field} == ${JSON.stringify(value)}`,
  words,
  holds: (seen) => seen[field] === value,
})

const isSo = (field: string, value: boolean, words: string): Fact => ({
  field,
  when: value ? field : `!${field}`,
  words,
  holds: (seen) => seen[field] === value,
})

export function isBounded(
  field: string,
  values: readonly number[],
  { name, bound }: { name: string; bound: Asked['bound'] },
): Fact {
  const limit = bound === 'at_most' ? Math.max(...values) : Math.min(...values)
  const written = Number.isInteger(limit) ? `${limit}.0` : `${limit}`
  return bound === 'at_most'
    ? {
        field,
        when: `${field} <= ${written}`,
        words: `${name} of ${limit} at most`,
        holds: (seen) => typeof seen[field] === 'number' && seen[field] <= limit,
      }
    : {
        field,
        when: `${field} >= ${written}`,
        words: `${name} of ${limit} or more`,
        holds: (seen) => typeof seen[field] === 'number' && seen[field] >= limit,
      }
}

function fieldsRead({ triggers, never, fields }: Playbook, id: string): { own: Set<string>; all: Set<string> } {
  const read = expressionReader(vocabularyOf(fields))
  const readBy = (when: string | undefined): readonly string[] => {
    const expression = when === undefined ? undefined : read(when)
    return expression && 'reads' in expression ? expression.reads : []
  }
  const rules = [...triggers, ...never]
  return {
    own: new Set(rules.filter((rule) => rule.id === id).flatMap(({ when }) => readBy(when))),
    all: new Set(rules.flatMap(({ when }) => readBy(when))),
  }
}
