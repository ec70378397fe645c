/** Reads what customer and agent said, each sentence once. */
import { BECAUSE, HAPPENED, POINTS_BACK } from '../../languages/en/speech.ts'
import type { Source } from '../conversation.ts'
import { asksForPerson as asksToReachSomebody } from '../signals/asked-for-person.ts'
import { plain } from '../signals/talk.ts'
import { type ProblemFact, problemIn } from './problems.ts'
import { openQuestions, type QuestionFact } from './questions.ts'
import { type RequestFact, requestsIn } from './requests.ts'
import type { SpokenSentence, Turn } from './spoken.ts'
import { putsUp, type WishFact, wishesIn } from './wishes.ts'

/** What moved the customer to ask, verb or noun first: `there has been a death in the family`, `a change of plans`. */
export type ReasonFact = { words: string; source: Source }

export type Speech = {
  requests: RequestFact[]
  problems: ProblemFact[]
  /** Why they ask, as said: `my wife passed away`. */
  reasons: ReasonFact[]
  wishes: WishFact[]
  unanswered: QuestionFact[]
  /** Where the customer asked for a person, last. */
  askedForPerson?: Source
  /** The customer does not want to be passed on. */
  wantsNoTransfer?: Source
}

const MAX_FACTS = 80

const NO_TRANSFER = /\b(?:don['’]?t|do not|without|no|not|avoid)\b.{0,40}\btransfer/i

export function speechIn(turns: readonly Turn[]): Speech {
  const speech: Speech = {
    requests: [],
    problems: [],
    reasons: [],
    wishes: [],
    unanswered: openQuestions(turns),
  }
  let offered = false
  for (const turn of turns) {
    if (turn.by === 'agent') offered = turn.sentences.some(({ text }) => putsUp(text))
    for (const [index, sentence] of turn.sentences.entries()) {
      const source: Source = { kind: turn.by, message: turn.at, words: sentence.text }
      if (turn.by === 'customer')
        hearCustomer(speech, sentence, source, {
          answersOffer: offered,
          after: turn.sentences[index - 1]?.said,
        })
    }
  }
  return speech
}

function hearCustomer(
  speech: Speech,
  sentence: SpokenSentence,
  source: Source,
  { answersOffer, after }: { answersOffer: boolean; after: string | undefined },
): void {
  const requests = requestsIn(sentence, source).map((request) =>
    after !== undefined && POINTS_BACK.test(request.object) ? { ...request, after } : request,
  )
  if (NO_TRANSFER.test(sentence.said)) speech.wantsNoTransfer = source
  else if (asksToReachSomebody(plain(sentence.said))) speech.askedForPerson = source
  add(speech.requests, requests)
  add(speech.wishes, wishesIn(sentence, { requests, answersOffer, source }))
  const reason = reasonIn(sentence)
  if (reason) add(speech.reasons, [{ words: reason, source }])
  const problem = problemIn(sentence, source)
  if (problem) add(speech.problems, [problem])
}

const add = <T>(facts: T[], more: readonly T[]): void => {
  if (facts.length < MAX_FACTS) facts.push(...more)
}

/** Why the customer asks: behind "because" and the like, or a blow that explains itself. */
function reasonIn({ plain, asks }: SpokenSentence): string | undefined {
  if (asks) return undefined
  const found = BECAUSE.exec(plain)?.[1] ?? HAPPENED.exec(plain)?.[1]
  const words = found
    ?.replace(/,? (?:and|but|so) (?:i|we|that|please)\b.*$/i, '')
    .replace(/^(?:just |simply )?(?:a |an )?(?=change)/i, 'a ')
    .replace(/[\s,]+$/, '')
  return words !== undefined && words.length > 4 ? words : undefined
}
