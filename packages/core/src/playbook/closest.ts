import { closest, distance } from 'fastest-levenshtein'

/** ` Did you mean "support"?` where one of the names is near to what was written, else nothing. */
export function closestOf(written: unknown, names: readonly string[]): string {
  if (typeof written !== 'string' || written.length > 60 || names.length === 0) return ''
  const low = written.toLowerCase()
  const begun =
    low.length > 2 ? names.find((name) => name.length > 2 && (name.startsWith(low) || low.startsWith(name))) : undefined
  const nearest = begun ?? closest(low, names)
  const isNear = begun !== undefined || distance(low, nearest) <= Math.max(1, Math.floor(nearest.length / 3))
  return isNear ? ` Did you mean "${nearest}"?` : ''
}
