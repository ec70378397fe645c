import type { Conversation } from '../../../evidence/conversation.ts'
import { REFUSED_THING, WANTED_THING } from '../../../languages/en/claims.ts'
import { contentWords } from '../content-words.ts'
import type { Fault, Rule } from '../rule.ts'
import { sentencesOf } from '../spots.ts'

export const wishTurnedAround: Rule = {
  id: 'wish-turned-around',
  level: 'must',
  title: 'A wish is told the other way round',
  says: 'What the customer refused is told as wanted or accepted. Send the wish in `wishes` as they said it, with `kind: "refuses"`, and leave it out of `what`.',
  examples: {
    passes: [
      { note: { wishes: [{ text: 'a voucher', kind: 'refuses' }] } },
      { note: { what: 'Amir Haddad was charged twice for order 4471 and wants it on his card, not a voucher.' } },
    ],
    fails: [
      { note: { wishes: [{ text: 'a voucher', kind: 'accepts' }] } },
      { note: { what: 'Amir Haddad was charged twice for order 4471 and wants a voucher.' } },
    ],
  },
  check: (note, { conversation }) => {
    const refused = conversation ? refusedIn(conversation) : new Set<string>()
    if (refused.size === 0) return []
    const fault = (pointer: string, word: string): Fault => ({
      pointer,
      said: { code: 'refusedToldAsWanted', facts: { word } },
    })
    const among = (text: string) => contentWords(text).find((word) => refused.has(word))
    return [
      ...sentencesOf(note.what.replace(QUOTED, ' ')).flatMap((sentence) =>
        [...sentence.matchAll(WANTED_THING)].flatMap(([, wanted]) => {
          const word = among(wanted ?? '')
          return word === undefined ? [] : [fault('/what', word)]
        }),
      ),
      ...note.wishes.flatMap(({ kind, text }, index) => {
        const isDenied = /\b(?:not?|never|without|instead|rather)\b|n['’]t\b/i.test(text)
        const word = kind === 'refuses' || isDenied ? undefined : among(text)
        return word === undefined ? [] : [fault(`/wishes/${index}`, word)]
      }),
    ]
  },
}

/** What is quoted says what they said. */
const QUOTED = /“[^”]*”/g

/** What the customer named only to refuse it: a thing they also spoke of otherwise may be either. */
export function refusedIn(conversation: Conversation): ReadonlySet<string> {
  const refused = new Map<string, number>()
  const named = new Map<string, number>()
  for (const { role, text } of conversation) {
    if (role !== 'customer') continue
    for (const word of contentWords(text)) named.set(word, (named.get(word) ?? 0) + 1)
    for (const [, word] of text.matchAll(REFUSED_THING)) {
      if (word === undefined || VAGUE.has(word.toLowerCase())) continue
      refused.set(word.toLowerCase(), (refused.get(word.toLowerCase()) ?? 0) + 1)
    }
  }
  return new Set([...refused].filter(([word, times]) => times >= (named.get(word) ?? 0)).map(([word]) => word))
}

const VAGUE = new Set(
  'sure problem more longer thanks thank need want able just much good well what that this them they with from here there idea help worries doubt time money anything something'.split(
    ' ',
  ),
)
