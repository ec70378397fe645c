/** The lines of a brief name messages by their places in the list that was sent; a note names them as the desk has read them. */
import { DEEPEST_NESTING } from '../../json/nesting.ts'

/** `sentAs`: of each message that was read, its place in the list that was sent. What points nowhere goes on doing so. */
export function numberedAsRead(brief: unknown, sentAs: readonly (number | undefined)[]): unknown {
  const placesOf = new Map<number, number[]>()
  for (const [at, place] of sentAs.entries())
    if (place !== undefined) placesOf.set(place, [...(placesOf.get(place) ?? []), at])
  const placesAsRead = (number: unknown): unknown[] => {
    const sent = typeof number === 'string' && number.trim() !== '' ? Number(number) : number
    if (typeof sent !== 'number' || !Number.isInteger(sent)) return [number]
    return placesOf.get(sent) ?? [sent < 0 ? sent : Math.max(sent, sentAs.length)]
  }
  const walk = (value: unknown, depth: number): unknown => {
    if (typeof value !== 'object' || value === null || depth > DEEPEST_NESTING) return value
    if (Array.isArray(value)) return value.map((item) => walk(item, depth + 1))
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [
        key,
        key === 'm'
          ? (Array.isArray(part) ? part : [part]).flatMap(placesAsRead).slice(0, MOST)
          : walk(part, depth + 1),
      ]),
    )
  }
  return walk(brief, 0)
}

/** As many as a line of a brief may name. */
const MOST = 20
