import { createHash } from 'node:crypto'

const names = new Map<string, string>()

/** Has PostgreSQL keep the plan of this statement in each connection that runs it: planning costs as much as running. */
export function prepare(statement: string): void {
  if (!names.has(statement))
    names.set(statement, `baton_${createHash('sha256').update(statement).digest('hex').slice(0, 24)}`)
}

/** The name under which it is kept, where it is. */
export const preparedName = (statement: string): string | undefined => names.get(statement)
