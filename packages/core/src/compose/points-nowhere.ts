/** Lines of a brief that name a message which is not there: what they rest on cannot be looked at. */
import type { Brief } from '../note/brief.ts'
import { type Finding, toFinding } from '../note/check/finding.ts'

const MOST = 5

/** `messages`: how many there are; they are numbered from 0. */
export function pointsNowhere(brief: Brief | undefined, messages: number): Finding[] {
  const found: Finding[] = []
  const walk = (value: unknown, pointer: string): void => {
    if (found.length >= MOST || typeof value !== 'object' || value === null) return
    for (const [key, part] of Object.entries(value)) {
      const at = `${pointer}/${key}`
      const wrong = key === 'm' && Array.isArray(part) ? part.find((number) => number >= messages) : undefined
      if (wrong === undefined) walk(part, at)
      else
        found.push(
          toFinding(
            { rule: 'points-nowhere', level: 'should', pointer: at },
            { code: 'pointsNowhere', facts: { number: Number(wrong), last: messages - 1 } },
          ),
        )
    }
  }
  walk(brief, '/brief')
  return found.slice(0, MOST)
}
