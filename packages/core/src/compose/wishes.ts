/** What the customer wants, accepts and refuses, beyond the request itself. */

import type { Evidence, WishFact } from '../evidence/evidence.ts'
import { asksForPerson } from '../evidence/speech/requests.ts'
import { HELP_ONLY } from '../languages/en/agents.ts'
import type { Wish } from '../note/note.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import { isSettled, type Subject } from './subject.ts'
import { cut, quotable } from './wording.ts'

const MAX = 6

export function wishesFrom(evidence: Evidence, subject: Subject, words: Words['compose'] = compose): Wish[] {
  const said = new Set([subject.goal, ...(subject.also ?? []), subject.latest].map((request) => request?.words))
  // What was accepted long ago has been done, withdrawn or talked about since.
  const last = Math.max(0, ...evidence.wishes.map(({ source }) => source.message ?? 0))
  const done = evidence.calls.findLast(({ changes, outcome }) => changes && outcome === 'done')?.answerAt ?? -1
  const isLate = ({ message = 0 }: WishFact['source']) => message >= last - 4 && message > done
  const refuses = evidence.wishes.filter(({ kind, text }) => kind === 'refuses' && says(text) >= 1).slice(-3)
  const accepts = evidence.wishes
    .filter(({ kind, text, source }) => kind === 'accepts' && !asksForPerson(text) && says(text) >= 2 && isLate(source))
    .slice(-2)
  const wants = evidence.wishes
    .filter(
      ({ kind, text }) =>
        kind === 'wants' &&
        !said.has(text) &&
        !/^\w+ (?:it|that|this|them|those)\b/.test(text) &&
        !HELP_ONLY.test(text) &&
        !evidence.requests.some((request) => request.words === text && isSettled(request, evidence.calls)) &&
        says(text) >= 2,
    )
    .slice(-2)
  const told = new Set<string>()
  const wishes: Wish[] = []
  for (const wish of [...refuses, ...accepts, ...wants]) {
    const text = cut(words.quoted(quotable(wish.source.words)), 300)
    if (told.has(text) || wishes.length >= MAX) continue
    told.add(text)
    wishes.push({ text, kind: wish.kind, source: wish.source })
  }
  return wishes
}

const GENERIC = new Set(
  'please proceed ahead confirm confirmed change changes would like that this with them they their yes sure transfer human agent helpful great good fine okay perfect appreciate need want know anything else process thank thanks'.split(
    ' ',
  ),
)
/** How many words of it say something of their own. */
const says = (text: string): number =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => (word.length > 3 || /\d/.test(word)) && !GENERIC.has(word)).length
