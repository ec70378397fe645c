/** What the customer says is wrong. */
import { BASE, BROKEN, CANNOT, EXISTING, HAVING, MISHAP, TIDIED, WRONG } from '../../languages/en/problems.ts'
import { LANGUAGES } from '../../languages/languages.ts'
import type { Source } from '../conversation.ts'
import type { SpokenSentence } from './spoken.ts'

export type ProblemFact = {
  /** What does not work, as said: `my mobile data`; absent where only the sentence tells. */
  thing?: string
  /** The thing is not out of order but delayed, lost, wrong: nothing to be fixed, something to look into. */
  mishap?: true
  /** What they cannot do, verb first: `send picture messages`. */
  cannot?: string
  sentence: string
  source: Source
}

/** Something in the sentence is broken, late, lost or wrong. */
export const isAmiss = (text: string): boolean => LANGUAGES.some(({ speech }) => speech.WRONG.test(text))

export function problemIn({ plain, asks }: SpokenSentence, source: Source): ProblemFact | undefined {
  if (asks) return undefined
  const broken = BROKEN.exec(plain)
  const brokenThing =
    broken?.[1] &&
    (WRONG.test(broken[2] ?? '') || /\b(?:stopped|never|failed|fails|broke|won't|isn't)\b/i.test(broken[0]))
      ? tidy(broken[1])
      : undefined
  const having = HAVING.exec(plain)?.[1]
  if (having) {
    const thing = tidy(having)
    return /^[a-z]+ing\b/i.test(thing)
      ? { cannot: gerundless(thing), sentence: plain, source }
      : { thing, sentence: plain, source }
  }
  if (brokenThing)
    return {
      thing: brokenThing,
      ...(MISHAP.test(broken?.[2] ?? '') && { mishap: true as const }),
      sentence: plain,
      source,
    }
  const cannot = CANNOT.exec(plain)?.[1]
  if (cannot && !EXISTING.test(cannot) && tidy(cannot).includes(' '))
    return { cannot: tidy(cannot), sentence: plain, source }
  return undefined
}

const tidy = (text: string): string => text.replace(TIDIED, '').replace(/\s+/g, ' ').trim()

/** "sending messages" → "send messages", for verbs whose base form is plain to see. */
function gerundless(text: string): string {
  const [first = '', ...rest] = text.split(' ')
  const stem = first.slice(0, -3)
  const base = /([bdgmnprt])\1$/.test(stem)
    ? stem.slice(0, -1)
    : /(?:[aeiou][^aeiouwxyl]|[aeo]v|at|us|ir|ur|iz|is|ang|eiv)$/.test(stem) && !BASE.test(stem)
      ? `${stem}e`
      : stem
  return [base, ...rest].join(' ')
}
