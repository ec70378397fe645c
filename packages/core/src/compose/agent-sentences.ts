/** What the agent wrote about a handoff, sentence by sentence: which one says why a person is needed, which tell something. */
import { sentencesOf } from '../evidence/speech/sentences.ts'
import type { Statement } from '../note/note.ts'
import { countWords } from '../text.ts'
import { asSentence, inWords, startUpper, withoutSoftening } from './wording.ts'

/** Its sentences; "Customer ID: 17, Wants a refund, …" is read as a list of them. */
export function sentencesWritten(text: string): string[] {
  const unlabelled = text.replace(LABELLED, '')
  const plain = unlabelled === text ? text : unlabelled.replace(/, (?=\p{Lu}\p{Ll}+ \p{Ll})/gu, '. ')
  return sentencesOf(plain).map((sentence) => sentence.text)
}

const LABELLED = /^(?:\s*\p{Lu}[\p{L} ]{1,24}: [^\s,.;]{2,60}[,;] )+(?=\p{Lu})/u

export type Sorted = {
  /** Names a rule, a limit or a refusal. */
  why: Statement | undefined
  /** Names a review or an exception that is sought: a reason where no better one is found. */
  sought: Statement | undefined
  telling: Statement[]
}

/** Of the agent's sentences: the one that says why a person is needed, and those that tell something. */
export function sortSentences(sentences: readonly Statement[]): Sorted {
  const all = sentences.filter(({ text }) => !EMPTY.test(text))
  const full = all.filter(({ text }) => !VAGUE.test(text))
  const telling = (full.length > 0 ? full : all).map((each) => ({
    ...each,
    text: startUpper(withoutSoftening(each.text)),
  }))
  const [first, ...others] = telling
  const isSplit = (each: Statement): boolean =>
    partsOf(each.text) !== undefined && (each === first || !isRule(each.text) || / but /i.test(each.text))
  const whole = others.find((each) => isRule(each.text))
  const split = telling.find(isSplit)
  const sought = telling.findLast(({ text }) => SOUGHT.test(text))
  const parts = split && partsOf(split.text)
  // The request comes first: what it is joined to says more than a rule further down only where nothing else is.
  if (parts && (!whole || split !== first))
    return {
      why: { ...split, text: short(parts.rule) },
      sought,
      telling: telling.flatMap((each) =>
        each !== split ? each : countWords(parts.rest) >= 4 ? { ...each, text: asSentence(parts.rest) } : [],
      ),
    }
  if (whole)
    return { why: { ...whole, text: short(whole.text) }, sought, telling: telling.filter((each) => each !== whole) }
  return { why: undefined, sought, telling }
}

const short = (text: string): string => asSentence(inWords(text, 26))

const isRule = (text: string): boolean => RULE.test(text) && !WISHING.test(text) && countWords(text) <= 45

/** "The order is delivered, but cannot be changed" → what is told, and the rule behind it. */
function partsOf(text: string): { rest: string; rule: string } | undefined {
  const [, rest, joint, told] = JOINED.exec(text) ?? []
  if (!rest || !joint || !told || !isRule(told) || countWords(told) < 3) return undefined
  return { rest, rule: /^(?:but|however)/i.test(joint) ? startUpper(told) : `This ${told}` }
}

/** Sentences that only say that a person is needed tell the person nothing. */
const EMPTY = new RegExp(
  [
    String.raw`(?:please|kindly)\b.{0,120}\b(?:assist|help|review|handle|advise|follow up|support|process|proceed)\b.{0,120}`,
    String.raw`(?:further|additional|more|human|manual) (?:\w+ ){0,2}(?:investigation|assistance|review|support|action|help|troubleshooting|follow-up)\b.{0,60}`,
    String.raw`(?:assistance|help|support|review|intervention) (?:from|by|of) (?:a |an )?(?:human|live|person)\b.{0,80}`,
    String.raw`(?:this |it )?(?:requires?|needs?) (?:\w+ ){0,3}(?:support|assistance|investigation|troubleshooting|help)\b.{0,60}`,
    String.raw`transfer(?:red|ring)? (?:to|for)\b.{0,60}`,
    String.raw`.{0,40}\b(?:needs?|requires?|requests?|requested|requesting|asks?|asked|would like|transferring|escalating|escalated)\b.{0,30}\b(?:human|further|additional|live)\b.{0,20}\b(?:assistance|agent|help|support|review|person|investigation|intervention)?\b.{0,40}`,
  ]
    .map((form) => `^(?:${form})\\.?$`)
    .join('|'),
  'i',
)
/** Says what it is about and not what is wanted. */
const VAGUE =
  /^.{0,60}\b(?:needs?|requires?|wants?|requests?|requesting|seeking|asks for) (?:some )?(?:help|assistance|support) (?:with|on|for|regarding) (?:(?:the|their|a|an|his|her) )?(?:\w+ ){0,2}[\w#-]+\.?$/i
const RULE =
  /\b(?:polic(?:y|ies)|not (?:\w+ )?(?:allowed|permitted|possible|eligible|qualify|supported|able|within|covered)|ineligible|cannot|can['’]t|unable to|does(?:n['’]t| not) (?:\w+ )?(?:allow|permit|qualify|meet|support)|do not (?:\w+ )?(?:allow|permit|qualify|meet)|neither .{1,40} meets?|outside (?:of )?|beyond|against|prevents?|requires? (?:a |an )?(?:human|approval|manager|supervisor)|restrictions?|(?:could|can) ?not be (?:found|located|verified)|not found)\b/i

/** What the customer wants is no rule, even where it speaks of one; what they cannot do is the problem. */
const WISHING =
  /^(?:request(?:s|ing|ed)? (?:for|to)\b|(?:the |this )?(?:user|customer|caller|client|they|she|he)\b.{0,40}\b(?:requests?|requested|requesting|insists?|wants?|asks?|asked|would like|understands?|claims?|believes?|does not have|(?:is|are) (?:unable|experiencing))\b)/i
const SOUGHT =
  /\b(?:requests?|requesting|needs?|requires?|seeks?|seeking)\b.{0,40}\b(?:review|approval|exception|escalation|authori[sz]ation|verification|judg\w+|decision|supervisor|manager)\b/i
const JOINED = /^(.{15,}?)[,;]? (which|but|however,?|and this) (?:this |that )?(.+)$/i

/** "The user wants …", "User X (id …) wants …": who it is stands before it. */
export const withoutSubject = (text: string): string => {
  const plain = text.replace(SUBJECT, '')
  return startUpper(
    plain === text
      ? text
          .replace(/^(?:the )?(?:user|customer|caller|client)['’]s /i, 'their ')
          .replace(
            /^(?:the |this |our )?(?:user|customer|caller|client)(?: named)?,? (?=\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)/iu,
            '',
          )
          .replace(/^(\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+),? (?:\([^()]{1,80}\),? )?/u, '$1 ')
      : plain,
  )
}

const SUBJECT =
  /^(?:(?:the |this |our )?(?:user|customer|caller|client|member|passenger|guest|patient|silver member|gold member)(?:,)?(?: (?:named|with))?(?: (?:user |customer |member )?id(?: is)?:?)?(?: [\w.-]*[\d_][\w.-]*)?(?:\s*\([^()]{1,80}\))?(?: with [^,.]{3,40}?)?,? (?:is |are )?|(?:they|he|she) (?:is |are )?)(?=(?:want|request|need|call|report|ask|would|has|have|can|cannot|try|experienc|seek|claim|insist|inquir|disput|wish|unable|look|hop|say|stat|booked|provided|believ|attempt|contact)[a-z]*\b)/i

/** A sentence without what stands in brackets and without a tail that begins a new thought. */
export const shortened = (text: string): string =>
  asSentence(
    text
      .replace(/\s*\([^()]{1,120}\)/g, '')
      .replace(
        /(?:, (?:which|who|but|and|as|because|since|due to|specifically|including|requesting|stating|claiming|so)|;| because| since| so that| but| despite) .*$/i,
        '',
      ),
  )

/** Says what stands in the way, and nothing of what is wanted: "The card is blocked, they cannot log in". */
export const isBlocker = (text: string): boolean =>
  /\b(?:locked|blocked|expired|suspended|denied|declined|failed|broken|missing|cannot|can['’]t|unable|not (?:found|available|possible|working))\b/i.test(
    text,
  ) && !/\b(?:wants?|requests?|requesting|would like|seeking|trying|asks?|needs?) \b/i.test(text)
