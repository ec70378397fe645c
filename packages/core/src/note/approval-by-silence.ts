import {
  A_PERSON_DECIDES_FIRST,
  ABOUT_SILENCE,
  DENIED,
  DONE,
  NO_DEED,
  NOBODY_ANSWERS,
  READ_AS_YES,
} from '../languages/en/consent.ts'
import type { Note, SuppliedNote } from './note.ts'

/**
 * What words about silence let happen that only a person may decide: silence read as a yes, or a deed done because nobody
 * answered. Silence may leave open, refuse, pass on or tell; it never approves. Reads English; other languages pass unread.
 */
export function approvalBySilence(words: string, asked: readonly string[] = []): string | undefined {
  const read = READ_AS_YES.exec(words)?.[0]
  if (read !== undefined) return read.trim()
  const deed = deedOf(asked)
  for (const sentence of words.split(/(?<=[.!?;])\s+|[;\n]/)) {
    if (A_PERSON_DECIDES_FIRST.test(sentence)) continue
    let isDenied = false
    for (const clause of sentence
      .replace(NOBODY_ANSWERS, '')
      .replace(A_PERSON_MAY_STILL, '')
      .split(/,|[—–]|\b(?:and|but|then|so)\b/i)) {
      // "Nothing is booked and paid": a clause without a subject of its own is denied with the one before it.
      isDenied = DENIED.test(clause) || (isDenied && NO_SUBJECT.test(clause))
      const approval = isDenied ? undefined : (DONE.exec(clause) ?? deed?.exec(clause))
      if (approval) return approval[0].trim()
    }
  }
  return undefined
}

/** Each place of a note that lets silence approve, by JSON pointer, with the words that do. */
export function approvalsBySilenceIn(note: SuppliedNote | Note): Map<string, string> {
  const found = new Map<string, string>()
  const asked = deedsAsked(note)
  const onSilence = note.next?.decision?.onSilence
  const approval = onSilence && approvalBySilence(onSilence, asked)
  if (approval) found.set('/next/decision/onSilence', approval)
  note.contingencies?.forEach((contingency, index) => {
    const done = isAboutSilence(contingency.if) ? approvalBySilence(contingency.then, asked) : undefined
    if (done) found.set(`/contingencies/${index}/then`, done)
  })
  return found
}

/** What the agent sent without such words, so that the lane's own stand in their place. */
export function withoutApprovalBySilence(supplied: SuppliedNote): SuppliedNote {
  const found = approvalsBySilenceIn(supplied)
  if (found.size === 0) return supplied
  const { next, contingencies } = supplied
  return {
    ...supplied,
    ...(next?.decision &&
      found.has('/next/decision/onSilence') && {
        next: { ...next, decision: { ...next.decision, onSilence: undefined } },
      }),
    ...(contingencies && {
      contingencies: contingencies.filter((_, index) => !found.has(`/contingencies/${index}/then`)),
    }),
  }
}

/** The words for what a note asks somebody to do: the ask's verb, and the name of the tool that waits. */
const deedsAsked = ({ ask, action }: Pick<SuppliedNote, 'ask' | 'action'>): string[] => [
  ...(ask?.split(/\s+/).slice(0, 1) ?? []),
  ...(action?.tool.split(/[\W_]+|(?<=[a-z])(?=[A-Z])/) ?? []),
]

/** An if-then whose condition is that nobody answers. */
export const isAboutSilence = (condition: string): boolean =>
  ABOUT_SILENCE.test(condition) &&
  !/\b(?:customer|he|she|they) (?:do|does|did|has|have|is|are)(?:n['’]t| not)\b/i.test(condition)

const A_PERSON_MAY_STILL = /\b(?:until|till|unless|before)\b.*$/i

const NO_SUBJECT = /^\s*(?:also |then |automatically )?\w+(?:ed|en|id|nt|de)\b/i

/** The deed that was asked for, told as done: "the booking is cancelled" where the ask is to cancel it. */
function deedOf(asked: readonly string[]): RegExp | undefined {
  const stems = asked
    .map((word) =>
      word
        .toLowerCase()
        .replace(/[^\p{L}]/gu, '')
        .replace(/(?:e|y)$/, ''),
    )
    .filter((stem) => stem.length >= 4 && !NO_DEED.test(stem))
  if (stems.length === 0) return undefined
  return new RegExp(
    String.raw`\b(?:is|are|be|gets?)\s+(?:\w+ly\s+|then\s+){0,2}(?:${stems.join('|')})\p{L}{0,3}ed\b`,
    'iu',
  )
}
