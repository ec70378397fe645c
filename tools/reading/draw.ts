import { createHash } from 'node:crypto'

/** Cases by a hash of salt and id, so that nobody picks. */
export const drawn = <T extends { id: string }>(cases: readonly T[], salt: string, count: number): T[] =>
  cases.toSorted((a, b) => place(salt, a.id).localeCompare(place(salt, b.id))).slice(0, count)

const place = (salt: string, id: string): string => createHash('sha256').update(`${salt}/${id}`).digest('hex')
