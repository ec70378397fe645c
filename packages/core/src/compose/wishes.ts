/** What the customer wants, accepts and refuses, beyond the request itself. */

import type { Conversation } from '../evidence/conversation.ts'
import type { Evidence, WishFact } from '../evidence/evidence.ts'
import { asksForPerson } from '../evidence/speech/requests.ts'
import { withoutGreeting } from '../evidence/speech/spoken.ts'
import { HELP_ONLY } from '../languages/en/agents.ts'
import { contentWords } from '../note/check/content-words.ts'
import { refusedIn } from '../note/check/rules/wish-turned-around.ts'
import type { Wish } from '../note/note.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import { cut, quotable } from './wording.ts'

const MAX = 8
const MAX_WANTS = 4

/** What is open beside the matter itself, what was turned down, what was accepted lately, and that a person was asked for. */
export function wishesFrom(evidence: Evidence, conversation: Conversation, words: Words['compose'] = compose): Wish[] {
  const { beside, matters, boundary } = evidence.standing
  // What was accepted long ago has been done, withdrawn or talked about since.
  const last = Math.max(0, ...evidence.wishes.map(({ source }) => source.message ?? 0))
  const done = evidence.calls.findLast(({ changes, outcome }) => changes && outcome === 'done')?.answerAt ?? -1
  const isLate = ({ message = 0 }: WishFact['source']) => message >= last - 4 && message > done
  const refuses = evidence.wishes.filter(({ kind, text }) => kind === 'refuses' && says(text) >= 1).slice(-3)
  const isBoth = (a: WishFact['source']): boolean =>
    new Set(evidence.wishes.flatMap(({ kind, source }) => (source.words === a.words ? [kind] : []))).size > 1
  const accepts = evidence.wishes
    .filter(
      ({ kind, text, source }) =>
        kind === 'accepts' &&
        !asksForPerson(text) &&
        (says(text) >= 3 || /\d/.test(text) || isBoth(source)) &&
        isLate(source),
    )
    .slice(-2)
  const wanted = [...beside, ...matters.filter(({ state }) => state === 'conditional')]
  const wants = wanted
    .filter(({ request: { words: said } }) => !HELP_ONLY.test(said) && says(said) >= 2)
    .slice(-MAX_WANTS)
    .map(({ request: { source } }): WishFact => ({ kind: 'wants', text: source.words, source }))
  const person = boundary && evidence.askedForPerson
  const wishes: Wish[] = []
  const told = new Set<string>()
  let refused: ReadonlySet<string> | undefined
  for (const { kind, source, text: clause } of [
    ...wants,
    ...refuses,
    ...accepts,
    ...(person ? [{ kind: 'wants' as const, source: person, text: person.words }] : []),
  ]) {
    // "A voucher is fine, but do not close my account": each half under its own name.
    const said = isBoth(source) ? clause : source.words
    const text = cut(words.quoted(quotable(withoutGreeting(said))), 300)
    if (told.has(text) || wishes.length >= MAX) continue
    told.add(text)
    refused ??= kind === 'refuses' ? undefined : refusedIn(conversation)
    // What holds a thing that they turned down elsewhere would be read the other way round.
    if (kind !== 'refuses' && contentWords(text).some((word) => refused?.has(word))) continue
    wishes.push({ text, kind, source })
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
