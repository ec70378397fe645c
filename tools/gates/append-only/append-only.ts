import { type Allowance, applyAllowances, type Gate } from '../gate.ts'
import { sqlStatements } from '../sql-statements.ts'
import { ALLOWED } from './allowed.ts'

/** Said here before a trigger of the database has to say it to somebody at run time. */
export const appendOnly = gateWith(ALLOWED)

export function gateWith(allowed: Allowance[]): Gate {
  return {
    name: 'append-only',
    holds: 'events and verdicts are never updated or deleted',
    inspect(root) {
      const { read, statements } = sqlStatements(root)
      const violations = statements
        .filter(({ verb, text }) => (verb === 'update' || verb === 'delete') && changesTrail(text))
        .map(({ file, line, in: name, verb }) => ({
          file,
          line,
          in: name,
          says: `${name} has a ${verb} on what is only ever added to.`,
        }))
      return applyAllowances({ read, violations }, allowed)
    },
  }
}

const changesTrail = (text: string): boolean =>
  /(?:updateTable|deleteFrom|mergeInto)\(\s*\[?['"`](?:\w*events|verdicts)\b/.test(text) ||
  [...text.matchAll(/\b(?:update|delete\s+from|truncate|merge\s+into)\s+(?:only\s+|table\s+)*"?/gi)].some((verb) =>
    /^(?:(?:\w*events|verdicts)\b|\$\{)/i.test(text.slice(verb.index + verb[0].length)),
  )
