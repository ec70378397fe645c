import type { Conversation } from '../../../evidence/conversation.ts'
import { contentWords } from '../content-words.ts'
import type { Rule } from '../rule.ts'
import { sentencesOf } from '../spots.ts'

const REFUSED =
  /\b(?:not|no|never|without|instead of|rather than|(?:(?:do|does|would|could)(?:n['’]t| not)|(?:ca|wo)n['’]t|(?:can|will) ?not)(?: \w+)? (?:want|accept|take|need|like)|cannot (?:accept|take))\s+(?:(?:as|in|on|for|to (?:get|have|take|accept))\s+)?(?:(?:an?|any|the|another|some)\s+)?(?:(?!(?:it|that|this|them|those|these|me|us|you|him|her|what|who|how) )\p{L}+ )?(\p{L}{4,})(?=\s*(?:[^\p{L}\s]|$|\s(?:and|or|but|please|for|to|on|in|at|with|from|because|if|as|thanks?)\b))/giu
const WANTED =
  /\b(?:wants?|would like|asks? for|prefers?|accepts?|agree[sd]? to|(?:is )?(?:happy|fine|ok|okay) with|insists on|takes)\s+(.*?)(?=[.,;:!?]|\b(?:not?|without|instead|rather|but|unless|if)\b|$)/giu

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
    const fault = (pointer: string, word: string) => ({
      pointer,
      message: `The customer refused "${word}", and here it is wanted. Send it as they said it, in wishes with kind "refuses".`,
    })
    const among = (text: string) => contentWords(text).find((word) => refused.has(word))
    return [
      ...sentencesOf(note.what).flatMap((sentence) =>
        [...sentence.matchAll(WANTED)].flatMap(([, wanted]) => {
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

/** What the customer named only to refuse it: a thing they also spoke of otherwise may be either. */
function refusedIn(conversation: Conversation): ReadonlySet<string> {
  const refused = new Map<string, number>()
  const named = new Map<string, number>()
  for (const { role, text } of conversation) {
    if (role !== 'customer') continue
    for (const word of contentWords(text)) named.set(word, (named.get(word) ?? 0) + 1)
    for (const [, word] of text.matchAll(REFUSED)) {
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
