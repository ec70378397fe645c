/**
 * Whether an expression holds for a proposed action. What cannot be judged is said to be so, and never taken for a yes: a
 * field that is missing, of another type, below zero where it counts or is money, or an amount in a currency that the
 * expression does not look at.
 */
import type { Playbook } from '../playbook.ts'
import { type Expression, type ExpressionReader, expressionReader } from './expression.ts'
import { typedValue } from './field-values.ts'
import { type Money, moneyOf } from './money-of.ts'
import { actionVocabularyOf, type Vocabulary } from './vocabulary.ts'

export type Proposed = { tool: string; arguments: Readonly<Record<string, unknown>> }

/** Whether it holds for this action, or nobody can tell. */
export type Judged = boolean | 'unclear'

/** Reading an expression costs far more than judging by it. */
const readers = new WeakMap<object, { read: ExpressionReader; known: Map<string, Expression> }>()

export function holdsFor(written: string, action: Proposed | null, fields: Playbook['fields']): Judged {
  const expression = expressionOf(written, fields)
  const money = moneyOf(action?.arguments ?? {})
  const isInCurrency = money !== null && money !== 'unclear' && money.currency !== undefined
  if (isInCurrency && expression.reads.includes('action.amount') && !expression.reads.includes('action.currency'))
    return 'unclear'
  try {
    const plain = action && { ...action, arguments: withMoney(action.arguments, money) }
    return expression.holds({ action: seen(plain, actionVocabularyOf(fields).action) })
  } catch {
    return 'unclear'
  }
}

/** Throws where it cannot be read: such a playbook does not load. */
function expressionOf(written: string, fields: Playbook['fields']): Expression {
  const kept = readers.get(fields) ?? { read: expressionReader(actionVocabularyOf(fields)), known: new Map() }
  readers.set(fields, kept)
  const known = kept.known.get(written)
  if (known) return known
  const expression = kept.read(written)
  if ('problem' in expression) throw new Error(`The limit ${written} cannot be read: ${expression.problem.message}`)
  kept.known.set(written, expression)
  return expression
}

/** Its amount as a number, however it was written; one that cannot be read is no value. */
function withMoney(given: Proposed['arguments'], money: Money | 'unclear' | null): Proposed['arguments'] {
  if (money === null) return given
  return money === 'unclear' ? { ...given, amount: undefined } : { currency: undefined, ...given, ...money }
}

/** The action as an expression sees it. Looking at what is no value of its field fails, also by `has`. */
function seen(action: Proposed | null, fields: Vocabulary['action']): object {
  const values = { kind: action?.tool ?? '', tool: action?.tool ?? '' }
  for (const [name, { type }] of Object.entries(fields)) {
    if (name in values || !action || !Object.hasOwn(action.arguments, name)) continue
    const value = typedValue(type, action.arguments[name])
    const isNone = value === undefined || (NEVER_NEGATIVE.has(name) && Number(value) < 0)
    Object.defineProperty(values, name, { enumerable: true, ...(isNone ? { get: noValue } : { value }) })
  }
  return values
}

/** "Up to 500" means no payment the other way round. */
const NEVER_NEGATIVE = new Set(['amount', 'count'])

function noValue(): never {
  throw new Error('This is no value of its field.')
}
