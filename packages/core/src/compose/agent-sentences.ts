/** What the agent wrote about a handoff, sentence by sentence: which one says why a person is needed, which tell something. */

import { sentencesOf } from '../evidence/speech/sentences.ts'
import {
  BLOCKER,
  CUSTOMER_BEFORE_NAME,
  CUSTOMER_SUBJECT,
  EMPTY,
  RULE_SAID,
  SOUGHT,
  VAGUE,
  WISHING,
} from '../languages/en/agents.ts'
import type { Statement } from '../note/note.ts'
import { countWords } from '../text.ts'
import { asSentence, startUpper, withoutSoftening } from './wording.ts'

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
      why: { ...split, text: asSentence(parts.rule) },
      sought,
      telling: telling.flatMap((each) =>
        each !== split ? each : countWords(parts.rest) >= 4 ? { ...each, text: asSentence(parts.rest) } : [],
      ),
    }
  if (whole)
    return {
      why: { ...whole, text: asSentence(whole.text) },
      sought,
      telling: telling.filter((each) => each !== whole),
    }
  return { why: undefined, sought, telling }
}

const isRule = (text: string): boolean => RULE_SAID.test(text) && !WISHING.test(text) && countWords(text) <= 45

/** "The order is delivered, but cannot be changed" → what is told, and the rule behind it. */
function partsOf(text: string): { rest: string; rule: string } | undefined {
  const [, rest, joint, told] = JOINED.exec(text) ?? []
  if (!rest || !joint || !told || !isRule(told) || countWords(told) < 3) return undefined
  return { rest, rule: /^(?:but|however)/i.test(joint) ? startUpper(told) : `This ${told}` }
}

const JOINED = /^(.{15,}?)[,;]? (which|but|however,?|and this) (?:this |that )?(.+)$/i

/** "The user wants …", "User X (id …) wants …": who it is stands before it. */
export const withoutSubject = (text: string): string => {
  const plain = text.replace(CUSTOMER_SUBJECT, '')
  return startUpper(
    plain === text
      ? text
          .replace(/^(?:the )?(?:user|customer|caller|client)['’]s /i, 'their ')
          .replace(CUSTOMER_BEFORE_NAME, '')
          .replace(/^(\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+),? (?:\([^()]{1,80}\),? )?/u, '$1 ')
      : plain,
  )
}

/** Says what stands in the way, and nothing of what is wanted: "The card is blocked, they cannot log in". */
export const isBlocker = (text: string): boolean =>
  BLOCKER.test(text) && !/\b(?:wants?|requests?|requesting|would like|seeking|trying|asks?|needs?) \b/i.test(text)
