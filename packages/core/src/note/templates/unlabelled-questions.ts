import type { PartId } from '../parts.ts'
import type { Template } from './own-template.ts'

/** The six questions a note answers, with the parts of it that do. */
const QUESTIONS = {
  who: ['who'],
  what: ['what', 'ask', 'context'],
  where: ['where', 'openFirst', 'artifacts'],
  when: ['when', 'due'],
  why: ['why', 'blocker'],
  next: ['next', 'decision'],
} satisfies Record<string, readonly PartId[]>

export type Question = keyof typeof QUESTIONS

/** Questions that a template has no row for. A note shows their answers all the same, under the usual labels. */
export function unlabelledQuestions({ rows }: Pick<Template, 'rows'>): Question[] {
  const shown = new Set(rows.map(({ shows }) => shows))
  return (Object.keys(QUESTIONS) as Question[]).filter(
    (question) => !QUESTIONS[question].some((part) => shown.has(part)),
  )
}
