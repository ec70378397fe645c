import { UnreadableCursor } from '../app/ports/store.ts'

/** Where a page ended: the values its last row is ordered by, in a form that nobody is tempted to make by hand. */
export const writeCursor = (values: unknown[]): string => Buffer.from(JSON.stringify(values)).toString('base64url')

/** The values of a cursor, each fit for the SQL type it is cast to. Throws on a cursor that no list gave out. */
export function readCursor(cursor: string, casts: string[]): unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (
      Array.isArray(values) &&
      values.length === casts.length &&
      values.every((value, index) => fits(value, casts[index]))
    )
      return values
  } catch {
    // Falls through to the refusal.
  }
  throw new UnreadableCursor()
}

function fits(value: unknown, cast: string | undefined): boolean {
  if (cast === 'smallint') return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 3
  if (typeof value !== 'string' || value.includes('\u0000')) return false
  return cast === 'text' || !Number.isNaN(Date.parse(value))
}
