import type { Node } from 'oxc-parser'
import { type Allowance, applyAllowances, filesOf, type Gate, lineAt } from '../gate.ts'
import { readSource, type Source, walk } from '../syntax.ts'
import { ALLOWED } from './allowed.ts'

/**
 * Rows of one workspace lie together, a table can be parted by workspace later, and a key can never tell one workspace
 * what another has. Held here where a migration is written; `workspaces.case.ts` asks the migrated databases as well.
 */
export const keysBeginWithWorkspace = gateWith(ALLOWED)

export function gateWith(allowed: Allowance[]): Gate {
  return {
    name: 'keys-begin-with-workspace',
    holds: 'each primary and unique key begins with the workspace',
    inspect(root) {
      const files = filesOf(root, 'packages/server/src/store/migrations/*.ts')
      const keys = files.flatMap((file) => keysIn(readSource(root, file)))
      const violations = keys.filter(doesNotBegin).map(({ file, line, table, columns }) => ({
        file,
        line,
        in: `${table} (${columns.join(', ')})`,
        says: `${table} has a key (${columns.join(', ')}). Begin it with the workspace, or list it with its reason in tools/gates/keys-begin-with-workspace/allowed.ts.`,
      }))
      return applyAllowances({ read: keys.length, violations }, allowed)
    },
  }
}

type Key = { file: string; line: number; table: string; columns: string[] }

/** The id of a workspace is its workspace. */
const doesNotBegin = ({ table, columns }: Key): boolean => columns[0] !== (table === 'workspaces' ? 'id' : 'workspace')

function keysIn({ file, text, tree }: Source): Key[] {
  const keys: Key[] = []
  walk(tree, (node) => {
    if (!isText(node)) return
    const sql = withoutComments(text.slice(node.start, node.end))
    for (const { table, columns, offset } of keysOf(sql))
      keys.push({ file, line: lineAt(text, node.start + offset), table, columns })
  })
  return keys
}

/** Of the same length, so that places stay. */
const withoutComments = (sql: string): string => sql.replace(/--.*/g, (comment) => ' '.repeat(comment.length))

const isText = (node: Node): boolean =>
  node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string')

type Found = { table: string; columns: string[]; offset: number }

/** A form of SQL, in which a blank stands for any white space. */
const sqlForm = (form: string, flags: string): RegExp => new RegExp(form.replaceAll(' ', '\\s+'), flags)

const IF_NEW = '(?:if not exists )?'
const KEY = '(?:primary key|unique)\\s*(?:nulls (?:not )?distinct\\s*)?\\('
const TABLE = sqlForm(`\\bcreate table ${IF_NEW}(\\w+)\\s*\\(`, 'gi')
const INDEXED = '(?:\\w+ )?on (?:only )?(\\w+)\\s*(?:using \\w+\\s*)?\\('
const INDEX = sqlForm(`\\bcreate unique index (?:concurrently )?${IF_NEW}${INDEXED}`, 'gi')
const ADDED = sqlForm(`\\balter table (?:only )?(\\w+) add (?:constraint \\w+ )?${KEY}`, 'gi')
const KEY_OF_TABLE = sqlForm(`^(?:constraint \\w+ )?${KEY}(.*)\\)$`, 'is')
const KEY_OF_COLUMN = /\b(?:primary\s+key|unique)\b/i

function keysOf(sql: string): Found[] {
  const inTables = [...sql.matchAll(TABLE)].flatMap((hit): Found[] => {
    const start = hit.index + hit[0].length
    return parts(sql, start).flatMap(({ part, offset }): Found[] => {
      const whole = KEY_OF_TABLE.exec(part)
      if (whole) return [{ table: String(hit[1]), columns: names(String(whole[1])), offset }]
      return KEY_OF_COLUMN.test(part) ? [{ table: String(hit[1]), columns: names(part).slice(0, 1), offset }] : []
    })
  })
  const besides = [INDEX, ADDED].flatMap((form) =>
    [...sql.matchAll(form)].map((hit) => ({
      table: String(hit[1]),
      columns: parts(sql, hit.index + hit[0].length).flatMap(({ part }) => names(part)),
      offset: hit.index,
    })),
  )
  return [...inTables, ...besides]
}

/** What stands between commas from `start` to the bracket that closes there. */
function parts(sql: string, start: number): { part: string; offset: number }[] {
  const found: { part: string; offset: number }[] = []
  let depth = 0
  let from = start
  for (let at = start; at < sql.length; at++) {
    const ends = depth === 0 && (sql[at] === ',' || sql[at] === ')')
    if (ends) {
      const part = sql.slice(from, at)
      found.push({ part: part.trim(), offset: from + part.search(/\S|$/) })
      if (sql[at] === ')') break
      from = at + 1
    } else if (sql[at] === '(') depth++
    else if (sql[at] === ')') depth--
  }
  return found
}

/** The column that each begins with; what is computed from one, such as `lower(email)`, as it is written. */
const names = (list: string): string[] =>
  parts(`${list})`, 0).map(({ part }) => /^"?(\w+)\b"?(?!\s*\()/.exec(part)?.[1] ?? part)
