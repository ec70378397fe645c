import type { PartId } from '../parts.ts'
import type { Template } from './own-template.ts'

/** The six questions a note answers, with the parts of it that do. */
const QUESTIONS: Readonly<Record<string, readonly PartId[]>> = {
  who: ['who'],
  what: ['what', 'ask', 'context'],
  where: ['where', 'openFirst', 'artifacts'],
  when: ['when', 'due'],
  why: ['why', 'blocker'],
  'what next': ['next', 'decision'],
}

/** Questions that a template has no row for. A note shows their answers all the same, under the usual labels. */
export function unlabelledQuestions({ rows }: Pick<Template, 'rows'>): string[] {
  const shown = new Set(rows.map(({ shows }) => shows))
  return Object.entries(QUESTIONS)
    .filter(([, parts]) => !parts.some((part) => shown.has(part)))
    .map(([question]) => question)
}
