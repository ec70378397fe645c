/** What the customer wants, accepts and refuses. */
import {
  ACCEPTS,
  ASKS_ON,
  CLAUSE_BREAK,
  NO_ACCEPTANCE,
  NO_REFUSAL,
  PUTS_UP,
  REFUSES,
  TAKES_UP,
  YES_TO_THAT,
} from '../../languages/en/wishes.ts'
import type { Source } from '../conversation.ts'
import type { RequestFact } from './requests.ts'
import { type SpokenSentence, withoutGreeting } from './spoken.ts'

export type WishFact = { kind: 'wants' | 'accepts' | 'refuses'; text: string; source: Source }

/** The agent puts something up that it would do. */
export const putsUp = (sentence: string): boolean => PUTS_UP.test(sentence)

/** "Anything else?" "Yes, I'd also like …" */
const YES_AND_ALSO = /^(?:yes|yeah|yep|yup)\b[—–,.! -]*i(?:'d| would) also\b/i
const NO_TO_THAT = /^no\b[—–,.! -]*(?:that's|that is|it's|it is) not\b/i

/** What one sentence says of wishes. */
export function wishesIn(
  { said, plain, asks }: SpokenSentence,
  { requests, answersOffer, source }: { requests: readonly RequestFact[]; answersOffer: boolean; source: Source },
): WishFact[] {
  const wishes: WishFact[] = []
  const refusal = NO_REFUSAL.test(said) ? null : (REFUSES.exec(said) ?? (answersOffer ? NO_TO_THAT.exec(said) : null))
  if (refusal) wishes.push({ kind: 'refuses', text: clauseAt(said, refusal.index), source })
  const rest = refusal ? said.replace(clauseAt(said, refusal.index), '') : said
  const addsOwn = !answersOffer && YES_AND_ALSO.test(said)
  const stated = asks ? rest.slice(0, Math.max(0, rest.search(ASKS_ON))) : rest
  if (!addsOwn && (ACCEPTS.test(stated) || (answersOffer && YES_TO_THAT.test(stated))) && !NO_ACCEPTANCE.test(stated))
    wishes.push({ kind: 'accepts', text: (refusal ? accepted(rest) : plain) || said, source })
  // "Yes, cancel it" takes up an offer; "I want to cancel it, even without a refund" wants and accepts.
  if (asks || !wishes.some(({ kind }) => kind === 'accepts') || !TAKES_UP.test(said))
    for (const request of requests)
      if (
        (request.about === 'outcome' && request.verb !== 'help with') ||
        (request.verb === 'use' && request.object.length > 4)
      )
        wishes.push({ kind: 'wants', text: request.words, source })
  return wishes
}

/** What is left of a sentence of which a clause was taken: "A voucher is fine, but" → "A voucher is fine". */
const accepted = (rest: string): string => withoutGreeting(rest.trim()).replace(/[\s,;]+(?:but|and|so)?[\s,;.]*$/i, '')

/** The clause of a sentence that holds a place in it. */
function clauseAt(sentence: string, at: number): string {
  const before = [...sentence.slice(0, at).matchAll(CLAUSE_BREAK)].at(-1)
  const from = before ? before.index + before[0].length : 0
  const end = sentence.slice(at + 12).search(/[;—–]|\. |, (?:and|but|so|because|if|since) /)
  return withoutGreeting(sentence.slice(from, end < 0 ? undefined : at + 12 + end))
}
