import { type Allowance, applyAllowances, type Gate } from '../gate.ts'
import { type Statement, sqlStatements, workspaceTables } from '../sql-statements.ts'
import { ALLOWED } from './allowed.ts'

/** The first lock against looking into another workspace; forced row-level security is the second. */
export const ownWorkspace = gateWith(ALLOWED)

export function gateWith(allowed: Allowance[]): Gate {
  return {
    name: 'own-workspace',
    holds: 'every SQL statement names its workspace',
    inspect(root) {
      const tables = new Set(workspaceTables(root))
      const statements = sqlStatements(root).statements.filter((each) => each.tables.some((table) => tables.has(table)))
      const violations = statements
        .filter((statement) => !namesWorkspace(statement))
        .map(({ file, line, in: name, verb, tables }) => ({
          file,
          line,
          in: name,
          says: `${name} has a ${verb} on ${tables.join(', ')} that names no workspace. Add one, or list it with its reason in tools/gates/own-workspace/allowed.ts.`,
        }))
      return applyAllowances({ read: statements.length, violations }, allowed)
    },
  }
}

/** By its column, or, where the workspaces themselves are meant, by their id. */
const namesWorkspace = ({ tables, text }: Statement): boolean =>
  /\bworkspace\b/i.test(text) || (tables.every((table) => table === 'workspaces') && /\bid\b['"`]?\s*(=|,)/.test(text))
