import { type Allowance, applyAllowances, filesOf, type Gate, lineAt, textOf, type Violation } from '../gate.ts'
import { ALLOWED } from './allowed.ts'

/**
 * Each primary and unique key begins with the workspace: nothing that one workspace does can collide with another one's,
 * and a table can be parted by workspace. Read from the migrations as they are written.
 */
export const workspaceKeys = gateWith(ALLOWED)

export function gateWith(allowed: Allowance[]): Gate {
  return {
    name: 'workspace-keys',
    holds: 'each primary and unique key begins with the workspace',
    inspect(root) {
      const keys = filesOf(root, 'packages/server/src/store/migrations/*.ts').flatMap((file) =>
        keysIn(textOf(root, file)).map((key) => ({ file, ...key })),
      )
      const violations = keys
        .filter(({ table, columns }) => columns[0] !== (table === 'workspaces' ? 'id' : 'workspace'))
        .map(
          ({ file, line, table, columns }): Violation => ({
            file,
            line,
            in: `${table} (${columns.join(', ')})`,
            says: `a key of ${table} is (${columns.join(', ')}): begin it with workspace, or list it with its reason in tools/gates/workspace-keys/allowed.ts.`,
          }),
        )
      return applyAllowances({ read: keys.length, violations }, allowed)
    },
  }
}

type Key = { table: string; columns: string[]; line: number }

/** Inside a migration's text: a table with its columns, or one statement about its keys. */
const TABLE = /create table (?:if not exists )?(\w+)([^`]*)/gi
const OF_THE_TABLE = /\b(?:primary key|unique(?: nulls not distinct)?)\s*\(([^)]*)\)/gi
const OF_A_COLUMN = /^\s*,?\s*\(?\s*(\w+)\b[^,\n]*?\b(?:primary key|unique)\b(?!\s*\()/gim
const INDEX = /create unique index (?:concurrently )?(?:if not exists )?\w+ on (\w+)[^(]*\(([^`']*)/gi
const ADDED = /alter table (?:only )?(\w+)\s+add (?:constraint \w+ )?(?:primary key|unique)\s*\(([^)]*)\)/gi

function keysIn(text: string): Key[] {
  const found = (table: string | undefined, columns: string | undefined, offset: number): Key => ({
    table: String(table),
    columns: String(columns)
      .split(/[,)]/)
      .map((column) => column.trim())
      .filter((column) => column !== ''),
    line: lineAt(text, offset),
  })
  return [
    ...[...text.matchAll(TABLE)].flatMap((table) => {
      const [whole, name, columns = ''] = table
      const begins = table.index + whole.length - columns.length
      return [...columns.matchAll(OF_THE_TABLE), ...columns.matchAll(OF_A_COLUMN)].map((key) =>
        found(name, key[1], begins + key.index + key[0].search(/\S/)),
      )
    }),
    ...[...text.matchAll(INDEX), ...text.matchAll(ADDED)].map((key) => found(key[1], key[2], key.index)),
  ]
}
