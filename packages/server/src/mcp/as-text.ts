import type { Problem } from '@baton-desk/core'
import { hasProblem } from './door.ts'
import type { Answered } from './tools.ts'

/** An answer as lines that a model reads, for clients that pass on the text alone: all that the data says, what to do first. */
export const asText = (answer: Answered): string =>
  hasProblem(answer)
    ? problemText(answer.problem)
    : Object.entries(answer)
        .flatMap(([key, value]) => lineOf(key, value))
        .join('\n')

const lineOf = (key: string, value: unknown): string[] =>
  value === undefined || value === null ? [] : [`${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`]

function problemText({ title, detail, next, errors = [], ...facts }: Problem): string {
  const said = errors.map(({ pointer, message }) => `- ${pointer || 'the whole'}: ${message}`)
  const known = ['lanes', 'people', 'skills', 'owner', 'decision', 'retryAfter'].flatMap((key) =>
    lineOf(key, facts[key]),
  )
  return [`Not done. ${title}: ${detail}`, ...said, ...known, `Do next: ${next}`].join('\n')
}
