/**
 * Expressions of triggers: CEL, cut down to what stays quick whatever its input. The only file that knows the CEL
 * library. No regular expressions, no loop inside a loop, no value without a type; everything else does not load.
 */
import { type ASTNode, TypeError as CelTypeError, Environment, ParseError } from '@marcbachmann/cel-js'
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
  /** The expression written in one way, whatever the blanks: equal for equal ones. */
  canonical: string
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

export function expressionReader(vocabulary: Vocabulary): ExpressionReader {
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
            message: `expected a condition that holds or not, got a ${inWords(checked.type)}. Compare it with something.`,
            from: 0,
          },
        }
      }
      return {
        holds: (context) => parsed(context) === true,
        reads: [...new Set(readsOf(parsed.ast))],
        onlyFor: onlyForOf(parsed.ast),
        canonical: JSON.stringify(shapeOf(parsed.ast)),
      }
    } catch (thrown) {
      return { problem: sayError(thrown, written, vocabulary) }
    }
  }
}

/** The first thing in an expression that is refused. */
function screen(node: ASTNode, vocabulary: Vocabulary, inLoop = false): ExpressionProblem | undefined {
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
  const call = callOf(node)
  if (call) {
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

const fieldOf = (node: ASTNode): string | undefined =>
  node.op === '.' && node.args[0].op === 'id' ? `${node.args[0].args}.${node.args[1]}` : undefined

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

/** The tree without places and blanks. */
function shapeOf(node: ASTNode): unknown {
  switch (node.op) {
    case 'value':
      return [typeof node.args, String(node.args)]
    case 'id':
      return node.args
    case '.':
      return ['.', shapeOf(node.args[0]), node.args[1]]
    case 'call':
    case 'rcall':
      return [node.op, node.args[0], ...childrenOf(node).map(shapeOf)]
    default:
      return [node.op, ...childrenOf(node).map(shapeOf)]
  }
}

function sayError(thrown: unknown, written: string, vocabulary: Vocabulary): ExpressionProblem {
  if (!(thrown instanceof ParseError || thrown instanceof CelTypeError)) throw thrown
  const from = Math.min(thrown.range?.start ?? thrown.node?.start ?? 0, written.length)
  switch (thrown.code) {
    case 'no_such_key': {
      const name = written.slice(thrown.range?.start, thrown.range?.end)
      const section = /([a-z]+)\s*\.\s*$/.exec(written.slice(0, from))?.[1]
      const known =
        section && Object.hasOwn(vocabulary, section) ? Object.keys(vocabulary[section as keyof Vocabulary]) : []
      return {
        message: `expected a field of \`${section}\` (${known.join(', ')}), got "${name}". Correct it, or declare it in \`fields\`.`,
        from,
      }
    }
    case 'unknown_variable':
      return {
        message: `expected ${Object.keys(vocabulary).join(', ')}, got "${written.slice(thrown.range?.start, thrown.range?.end)}". Put texts in quotes.`,
        from,
      }
    case 'no_such_overload':
      return {
        message: `these do not go together: ${inWords(thrown.summary.replace(/^.*?:\s*/, ''))}. Compare a number with a number and a text with a text in quotes.`,
        from,
      }
    case 'limit_exceeded':
      return { message: `expected a shorter expression (${thrown.summary}). Split it into several triggers.`, from }
    default:
      return { message: `this cannot be read: ${thrown.summary}. Check quotes, brackets and operators.`, from }
  }
}

/** CEL’s names of types in the playbook’s words. */
const inWords = (types: string | undefined): string =>
  String(types)
    .replace(/\bstring\b/g, 'text')
    .replace(/\b(?:double|int|uint)\b/g, 'number')
    .replace(/\bbool\b/g, 'flag')
    .replace(/\blist<text>/g, 'list')
    .replace(/\$/g, '')
