/** Finds the SQL of the server as it is written: in strings and templates, and as Kysely's chains. */
import type { Node } from 'oxc-parser'
import { filesOf, lineAt, textOf } from './gate.ts'
import { readSource, type Source, walk } from './syntax.ts'

export type Statement = {
  file: string
  line: number
  /** The function or constant it stands in. */
  in: string
  verb: 'select' | 'insert' | 'update' | 'delete'
  /** Tables it names; COMPUTED where the name is put in at run time. */
  tables: string[]
  /** The whole chain or text; where a chain is built up step by step, the whole function. */
  text: string
}

/** A table whose name is put in at run time: it may be any. */
export const COMPUTED = 'a computed table'

const CHAIN_STARTS: Record<string, Statement['verb']> = {
  selectFrom: 'select',
  insertInto: 'insert',
  replaceInto: 'insert',
  mergeInto: 'update',
  updateTable: 'update',
  deleteFrom: 'delete',
}

/** Statements outside migrations and tests. */
export function sqlStatements(
  root: string,
  pattern = 'packages/server/src/**/*.ts',
): { read: number; statements: Statement[] } {
  const files = filesOf(root, pattern).filter(
    (file) => !/\.(test|case)\.ts$/.test(file) && !file.includes('/migrations/') && !file.includes('/testing/'),
  )
  return { read: files.length, statements: files.flatMap((file) => statementsOf(readSource(root, file))) }
}

/** The workspaces, and every table that a migration has given a column for its workspace. */
export function workspaceTables(root: string): string[] {
  const migrations = filesOf(root, 'packages/server/src/store/migrations/*.ts').map((file) => textOf(root, file))
  return migrations
    .flatMap((text) => [...text.matchAll(/create table (?:if not exists )?(\w+)([^`']*)/gi)])
    .filter(([, table, columns]) => table === 'workspaces' || /\bworkspace\b/.test(String(columns)))
    .map(([, table]) => String(table))
}

function statementsOf({ file, text, tree }: Source): Statement[] {
  const statements: Statement[] = []
  walk(tree, (node, around) => {
    const found = chainStart(node, around, text) ?? written(node, text)
    if (!found) return
    statements.push({ file, line: lineAt(text, placeOf(node)), in: functionName(around), ...found })
  })
  return statements
}

const namesTable = (call: string): boolean =>
  Object.hasOwn(CHAIN_STARTS, call) || /^(?:from|using|\w*[jJ]oin)$/.test(call)

/** A chain begins some lines above its table; a text begins where it stands. */
const placeOf = (node: Node): number => (node.type === 'CallExpression' ? node.end : node.start)

type Found = Pick<Statement, 'verb' | 'tables' | 'text'>

function chainStart(node: Node, around: Node[], text: string): Found | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return
  if (node.callee.property.type !== 'Identifier') return
  const verb = CHAIN_STARTS[node.callee.property.name]
  if (!verb) return

  const { whole, parent } = wholeChain(node, around)
  const calls = text.slice(whole.start, whole.end).matchAll(/(\w+)\(\s*\[?\s*['"`](\w+)/g)
  const tables = [...calls].filter(([, name]) => namesTable(String(name))).map(([, , table]) => String(table))
  const builtUp = parent?.type === 'VariableDeclarator' || parent?.type === 'AssignmentExpression'
  const scope = builtUp ? (around.find(isFunction) ?? whole) : whole
  return { verb, tables, text: text.slice(scope.start, scope.end) }
}

function wholeChain(start: Node, around: Node[]): { whole: Node; parent: Node | undefined } {
  let whole = start
  for (const parent of around.toReversed()) {
    const goesOn =
      (parent.type === 'MemberExpression' && parent.object === whole) ||
      (parent.type === 'CallExpression' && parent.callee === whole) ||
      parent.type === 'AwaitExpression'
    if (!goesOn) return { whole, parent }
    whole = parent
  }
  return { whole, parent: undefined }
}

const NAMED = /\b(?:from|join|into|update|truncate(?:\s+table)?)\s+(?:only\s+)?"?(\w+|\$\{)/gi

function written(node: Node, text: string): Found | undefined {
  const isText = node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string')
  if (!isText) return
  const sql = text.slice(node.start + 1, node.end - 1)
  const verb = verbOf(sql)
  return (
    verb && {
      verb,
      tables: [...sql.matchAll(NAMED)].map(([, table]) => (table === '${' ? COMPUTED : String(table))),
      text: sql,
    }
  )
}

// What writes comes first: a statement with a `select` inside an `update` updates.
function verbOf(sql: string): Statement['verb'] | undefined {
  if (/\bdelete\s+from\b|\btruncate\b/i.test(sql)) return 'delete'
  if (/\bupdate\s+[\w$"{}.]+\s+(?:as\s+)?(?:\w+\s+)?set\b/i.test(sql)) return 'update'
  if (/\bdo\s+update\s+set\b|\bmerge\s+into\b/i.test(sql)) return 'update'
  if (/\binsert\s+into\b/i.test(sql)) return 'insert'
  return /\bselect\b[\s\S]*\bfrom\b/i.test(sql) ? 'select' : undefined
}

const isFunction = (node: Node): boolean =>
  node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'

function functionName(around: Node[]): string {
  for (const node of around) {
    if (node.type === 'FunctionDeclaration' && node.id) return node.id.name
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier') return node.id.name
    if (node.type === 'MethodDefinition' && node.key.type === 'Identifier') return node.key.name
  }
  return 'the file'
}
