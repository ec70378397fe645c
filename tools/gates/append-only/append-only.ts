import { type Allowance, applyAllowances, type Gate } from '../gate.ts'
import { sqlStatements } from '../sql-statements.ts'
import { ALLOWED } from './allowed.ts'

/** Said here before a trigger of the database has to say it to somebody at run time. */
export const appendOnly = gateWith(ALLOWED)

export function gateWith(allowed: Allowance[]): Gate {
  return {
    name: 'append-only',
    holds: 'events are never updated or deleted',
    inspect(root) {
      const { read, statements } = sqlStatements(root)
      const violations = statements
        .filter(({ verb, text }) => (verb === 'update' || verb === 'delete') && changesEvents(text))
        .map(({ file, line, in: name, verb }) => ({ file, line, in: name, says: `${name} has a ${verb} on events.` }))
      return applyAllowances({ read, violations }, allowed)
    },
  }
}

const changesEvents = (text: string): boolean =>
  /(?:updateTable|deleteFrom|mergeInto)\(\s*\[?['"`]events\b/.test(text) ||
  /\b(?:update|delete\s+from|truncate|merge\s+into)\s+(?:only\s+|table\s+)*"?(?:events\b|\$\{)/i.test(text)
