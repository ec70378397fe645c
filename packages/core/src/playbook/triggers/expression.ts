/**
 * Expressions of triggers: CEL, cut down to what stays quick whatever its input. The only file that knows the CEL
 * library. No regular expressions, no loop inside a loop, no value without a type; everything else does not load.
 */
import { type ASTNode, TypeError as CelTypeError, Environment, ParseError } from '@marcbachmann/cel-js'
import { closestOf } from '../closest.ts'
import type { FieldType } from '../playbook.ts'
import { glob, mentions } from './text-match.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Expression = {
  /** Throws where a field that counts is missing or of another type. */
  holds: (context: Record<string, unknown>) => boolean
  /** Fields it looks at: `action.amount`. */
  reads: readonly string[]
  /** It can only hold where this field has one of these values; absent where nothing so simple can be said. */
  onlyFor?: OnlyFor
  /** The expression in one form, whatever blanks, quotes and order it was written with: equal for equal ones. */
  canonical: string
  /** Why it can never hold, where that is plain to see; most that never hold are not found. */
  cannotHold?: string | undefined
}
export type OnlyFor = { field: string; values: readonly string[] }

/** What is wrong with an expression, and where in it. */
export type ExpressionProblem = { message: string; from: number }

/** Reads expressions over one vocabulary. */
export type ExpressionReader = (written: string) => Expression | { problem: ExpressionProblem }

const LIMITS = { maxAstNodes: 400, maxDepth: 24, maxListElements: 200, maxMapEntries: 0, maxCallArguments: 3 }
const LOOPS = new Set(['exists', 'all', 'exists_one'])
export const TRIGGER_FUNCTIONS = [
  'has',
  'size',
  'contains',
  'startsWith',
  'endsWith',
  'lowerAscii',
  'glob',
  'mentions',
  ...LOOPS,
]
const FUNCTIONS = new Set(TRIGGER_FUNCTIONS)
const OPERATORS = new Set([
  'value',
  'id',
  '.',
  'call',
  'rcall',
  'list',
  '?:',
  '||',
  '&&',
  '!_',
  '-_',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  '+',
  '-',
  '*',
  '/',
])
/** Fields that always have a value, so that leaving an expression out for another value changes nothing. */
const ALWAYS_THERE = new Set(['event.kind', 'action.kind', 'action.tool'])

const CEL_TYPES: Record<FieldType, string> = { text: 'string', number: 'double', flag: 'bool', list: 'list<string>' }

export function expressionReader(vocabulary: Partial<Vocabulary>): ExpressionReader {
  const environment = new Environment({ limits: LIMITS })
  for (const [section, fields] of Object.entries(vocabulary)) {
    const schema = Object.fromEntries(Object.entries(fields).map(([name, { type }]) => [name, CEL_TYPES[type]]))
    environment.registerVariable({ name: section, schema })
  }
  environment.registerFunction('glob(string, string): bool', glob)
  environment.registerFunction('mentions(string, string): bool', mentions)
  // People write `amount == 100`; CEL’s own comparison of a decimal with a whole number exists for < and > only.
  environment.registerOperator('double == int', (a: number, b: bigint) => a === Number(b))

  return (written) => {
    try {
      const parsed = environment.parse(written)
      const refused = screen(parsed.ast, vocabulary)
      if (refused) return { problem: refused }
      const checked = parsed.check()
      if (!checked.valid) return { problem: sayError(checked.error, written, vocabulary) }
      if (checked.type !== 'bool') {
        return {
          problem: {
            message: `expected a condition that holds or not, got a ${typeWords(checked.type)}. Compare it with something.`,
            from: 0,
          },
        }
      }
      const reads = [...new Set(readsOf(parsed.ast))]
      const holds: Expression['holds'] = (context) => parsed(context) === true
      const constant = reads.length === 0 ? constantOf(holds) : undefined
      if (constant === 'fails')
        return { problem: { message: 'this fails whatever comes. Correct it: it looks at no field.', from: 0 } }
      return {
        holds,
        reads,
        onlyFor: onlyForOf(parsed.ast),
        canonical: JSON.stringify(formOf(parsed.ast)),
        cannotHold: constant === false ? 'it looks at no field and is false' : contradictionIn(parsed.ast),
      }
    } catch (thrown) {
      return { problem: sayError(thrown, written, vocabulary) }
    }
  }
}

/** The first thing in an expression that is refused. */
function screen(node: ASTNode, vocabulary: Partial<Vocabulary>, inLoop = false): ExpressionProblem | undefined {
  if (!OPERATORS.has(node.op)) {
    return refuse(
      node,
      node.op === '[]'
        ? 'expected no [ ], which fails where the list is shorter. Use `in` or `exists`.'
        : `"${node.op}" cannot be used here. Write the condition without it.`,
    )
  }
  if (node.op === 'value' && !['string', 'number', 'bigint', 'boolean'].includes(typeof node.args)) {
    return refuse(
      node,
      'expected a text, a number, true or false, got another kind of value. To ask whether a field is there, use has(…).',
    )
  }
  const unknown = node.op === '.' && unknownIn(node.args[0], node.args[1], node.pos, vocabulary)
  if (unknown) return unknown
  const call = callOf(node)
  if (call) {
    if (call.name === 'has' && !fieldOf(call.args[0]))
      return refuse(node, 'expected has(section.field), such as has(customer.tier).')
    if (call.name === 'matches')
      return refuse(
        node,
        'expected no regular expression: some take minutes. Use mentions(text, "word"), glob(text, "a*b"), contains or startsWith.',
      )
    if (!FUNCTIONS.has(call.name))
      return refuse(node, `expected one of ${[...FUNCTIONS].join(', ')}, got "${call.name}".`)
    if (LOOPS.has(call.name)) {
      if (inLoop)
        return refuse(
          node,
          `expected no "${call.name}" inside another loop: its work would grow without bound. Write two triggers.`,
        )
      const [variable] = call.args
      if (variable?.op === 'id' && Object.hasOwn(vocabulary, variable.args))
        return refuse(variable, `"${variable.args}" is taken. Name the variable otherwise.`)
      return (
        first(call.args.slice(1), (inner) => screen(inner, vocabulary, true)) ??
        (call.receiver && screen(call.receiver, vocabulary, true))
      )
    }
  }
  return first(childrenOf(node), (inner) => screen(inner, vocabulary, inLoop))
}

/** A field that no section has. CEL itself lets `has` ask for anything, which would make of a misspelt name a "no". */
function unknownIn(
  of: ASTNode,
  name: string,
  from: number,
  vocabulary: Partial<Vocabulary>,
): ExpressionProblem | undefined {
  if (of.op !== 'id') return undefined
  if (!Object.hasOwn(vocabulary, of.args)) return { message: unknownSection(of.args, vocabulary), from: of.start }
  const known = Object.keys(vocabulary[of.args as keyof Vocabulary] ?? {})
  if (known.includes(name)) return undefined
  return {
    message: `expected a field of \`${of.args}\` (${known.join(', ')}), got "${name}".${closestOf(name, known)} Correct it, or declare it in \`fields\`.`,
    from,
  }
}

const unknownSection = (written: string, vocabulary: Partial<Vocabulary>): string =>
  `expected ${Object.keys(vocabulary).join(', ')}, got "${written}". Put texts in quotes.`

const refuse = (node: ASTNode, message: string): ExpressionProblem => ({ message, from: node.start })

function first<T, R>(items: readonly T[], look: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = look(item)
    if (found !== undefined) return found
  }
  return undefined
}

function callOf(node: ASTNode): { name: string; receiver?: ASTNode; args: readonly ASTNode[] } | undefined {
  if (node.op === 'call') return { name: node.args[0], args: node.args[1] }
  if (node.op === 'rcall') return { name: node.args[0], receiver: node.args[1], args: node.args[2] }
  return undefined
}

function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return []
    case '.':
    case '.?':
      return [node.args[0]]
    case 'call':
      return node.args[1]
    case 'rcall':
      return [node.args[1], ...node.args[2]]
    case 'map':
      return node.args.flat()
    case '!_':
    case '-_':
      return [node.args]
    default:
      return node.args
  }
}

/** `action.amount` for each place that looks at it. */
function readsOf(node: ASTNode): string[] {
  const field = fieldOf(node)
  return field ? [field] : childrenOf(node).flatMap(readsOf)
}

const fieldOf = (node: ASTNode | undefined): string | undefined =>
  node?.op === '.' && node.args[0].op === 'id' ? `${node.args[0].args}.${node.args[1]}` : undefined

/** Finds `action.kind == "refund"`, `… in ["refund", "credit"]` and their like where the whole depends on them. */
function onlyForOf(node: ASTNode): OnlyFor | undefined {
  switch (node.op) {
    case '&&':
      return onlyForOf(node.args[0]) ?? onlyForOf(node.args[1])
    case '||': {
      const [left, right] = node.args.map(onlyForOf)
      return left && right && left.field === right.field
        ? { field: left.field, values: [...left.values, ...right.values] }
        : undefined
    }
    case '==':
      return equals(node.args[0], [node.args[1]]) ?? equals(node.args[1], [node.args[0]])
    case 'in':
      return node.args[1].op === 'list' ? equals(node.args[0], node.args[1].args) : undefined
    default:
      return undefined
  }
}

function equals(side: ASTNode, others: readonly ASTNode[]): OnlyFor | undefined {
  const field = fieldOf(side)
  if (!field || !ALWAYS_THERE.has(field)) return undefined
  const values = others.map((other) => (other.op === 'value' ? other.args : undefined))
  return values.every((value) => typeof value === 'string') ? { field, values } : undefined
}

const MIRRORED = { '>': '<', '>=': '<=' } as const
type Form = string | readonly Form[]

/** The tree without places and blanks, and in one order: `100 < a` as `a > 100`, the sides of `&&`, `||`, `==` sorted. */
function formOf(node: ASTNode): Form {
  switch (node.op) {
    case 'value':
      return [typeof node.args, String(node.args)]
    case 'id':
      return node.args
    case '.':
      return ['.', formOf(node.args[0]), node.args[1]]
    case 'call':
    case 'rcall':
      return [node.op, node.args[0], ...childrenOf(node).map(formOf)]
    case '&&':
    case '||': {
      const parts = sorted(flat(node, node.op).map(formOf))
      return parts.length === 1 && parts[0] !== undefined ? parts[0] : [node.op, ...parts]
    }
    case '==':
    case '!=':
      return [node.op, ...sorted(node.args.map(comparedForm))]
    case '<':
    case '<=':
      return [node.op, ...node.args.map(comparedForm)]
    case '>':
    case '>=':
      return [MIRRORED[node.op], ...node.args.map(comparedForm).reverse()]
    default:
      return [node.op, ...childrenOf(node).map(formOf)]
  }
}

/** Beside a comparison 100 and 100.0 are the same. */
const comparedForm = (node: ASTNode): Form =>
  node.op === 'value' && typeof node.args === 'bigint' ? ['number', String(Number(node.args))] : formOf(node)

/** All parts of `a && b && c`, however they are bracketed. */
const flat = (node: ASTNode, op: '&&' | '||'): ASTNode[] =>
  node.op === op ? node.args.flatMap((part) => flat(part, op)) : [node]

/** Each form once, in an order that depends on nothing but the forms. */
const sorted = (forms: readonly Form[]): Form[] =>
  [...new Set(forms.map((form) => JSON.stringify(form)))].sort().map((form) => JSON.parse(form))

/** Where no field is looked at: what comes out, whatever the event. */
function constantOf(holds: Expression['holds']): boolean | 'fails' {
  try {
    return holds({})
  } catch {
    return 'fails'
  }
}

/** A field that must be over one number and under a smaller one, or two things at once. */
function contradictionIn(node: ASTNode): string | undefined {
  const ranges = new Map<string, { over: number; under: number; values: Set<unknown> }>()
  for (const { op, args } of flat(node, '&&')) {
    if (op !== '==' && op !== '<' && op !== '<=' && op !== '>' && op !== '>=') continue
    const [left, right] = args
    const field = fieldOf(left) ?? fieldOf(right)
    const literal = [left, right].find((side) => side.op === 'value')?.args
    if (field === undefined || literal === undefined) continue
    const range = ranges.get(field) ?? { over: -Infinity, under: Infinity, values: new Set() }
    ranges.set(field, range)
    const value = typeof literal === 'bigint' ? Number(literal) : literal
    if (op === '==') range.values.add(value)
    if (range.values.size > 1) return `what it asks of ${field} contradicts itself`
    if (typeof value !== 'number') continue
    const isOver = op.startsWith('>') === (left.op !== 'value')
    if (op === '==' || isOver) range.over = Math.max(range.over, value)
    if (op === '==' || !isOver) range.under = Math.min(range.under, value)
    if (range.over > range.under) return `what it asks of ${field} contradicts itself`
  }
  return undefined
}

function sayError(thrown: unknown, written: string, vocabulary: Partial<Vocabulary>): ExpressionProblem {
  if (!(thrown instanceof ParseError || thrown instanceof CelTypeError)) throw thrown
  const from = Math.min(thrown.range?.start ?? thrown.node?.start ?? 0, written.length)
  switch (thrown.code) {
    case 'unknown_variable':
      return {
        message: unknownSection(written.slice(thrown.range?.start, thrown.range?.end), vocabulary),
        from,
      }
    case 'no_such_overload': {
      const types = thrown.summary.replace(/^.*?:\s*/, '')
      return {
        message: MIXED_NUMBERS.test(types)
          ? 'a field of numbers cannot be reckoned with a whole number. Write the number with a decimal point: 100.0 instead of 100.'
          : `these do not go together: ${typeWords(types)}. Compare a number with a number and a text with a text in quotes.`,
        from,
      }
    }
    case 'limit_exceeded':
      return { message: `expected a shorter expression (${thrown.summary}). Split it into several triggers.`, from }
    default:
      return { message: `this cannot be read: ${thrown.summary}. Check quotes, brackets and operators.`, from }
  }
}

/** CEL reckons whole numbers and decimals apart; fields are decimals. */
const MIXED_NUMBERS = /^(?:int . double|double . int)$/

/** CEL’s names of types in the playbook’s words. */
const typeWords = (types: string | undefined): string =>
  String(types)
    .replace(/\bstring\b/g, 'text')
    .replace(/\b(?:double|int|uint)\b/g, 'number')
    .replace(/\bbool\b/g, 'flag')
    .replace(/\blist<text>/g, 'list')
    .replace(/\$/g, '')
