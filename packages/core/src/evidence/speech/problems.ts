/** What the customer says is wrong. */
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

const HAVING =
  /\b(?:having|have|had|experiencing|facing|got|getting|encountering|there(?:'s| is| are)|run(?:ning)? into)(?: \w{2,12}){0,3} (?:trouble|troubles|problems?|issues?|difficult(?:y|ies)|errors?|faults?)(?: (?:with|on|in|at|about|regarding))? ([^,.;:!?—()]{3,80})/i
const CANNOT =
  /\b(?:I|we)(?:'m| am| are|'re)? (?:still |just |really |currently )?(?:can't|cannot|can not|couldn't|could not|unable to|not able to)(?: seem to| even| get it to)? ([a-z][^,.;:!?—()]{2,80})/i
const BROKEN =
  /^(?:(?:so|but|and|yes|now|lately|today|hi|hello|hey) ){0,3}(?:.{0,60}\b(?:because|that|noticed|saying) )?((?:my|our|the|this|that|your|both|all) [^,.;:!?—()]{2,50}?) (?:isn't|is not|are not|aren't|won't|will not|doesn't|does not|don't|wasn't|was|were|is|are|has|have|keeps?|stopped|started|arrived|came|never|went|looks|shows|failed|fails|broke|has been|have been)\b(.{0,120})/i
const WRONG =
  /\b(?:work(?:ing|s)?|slow|down|broken|missing|wrong|damaged|delayed|late|leak(?:ing|s|ed)?|lost|stolen|stuck|stop(?:s|ped)|fail(?:ing|s|ed)?|error|no (?:service|signal|power|heat|water|internet|connection)|never|not (?:\w+ )?(?:\w+ing|on|in|there|here|yet (?:come|arrived)|come|arrived)|crash(?:ing|es|ed)?|freez(?:es|ing)|defective|cancell?ed|overcharged|incorrect|expired|locked|blocked|suspended|disconnected|faulty|noise|cold|showing|dead|cracked|clogged|overflow(?:ing)?)\b/i
const MISHAP =
  /\b(?:delayed|late|cancell?ed|lost|stolen|missing|wrong|damaged|never (?:came|arrived)|overcharged|incorrect|expired|overbooked|moved)\b/i
const EXISTING =
  /^(?:to )?(?:leave|stay|let|risk|think|say|decide|explain|fix|buy|find|see|remember|recall|access|believe|understand|provide|tell|make it|help|wait|be|imagine|afford|thank|stress)\b/i

/** Something in the sentence is broken, late, lost or wrong. */
export const isAmiss = (text: string): boolean => WRONG.test(text)

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

const tidy = (text: string): string =>
  text
    .replace(
      /\b(?:from|on|for|since|despite|after|even|because|while|when|whenever|right now|at the moment|today|anymore|any more|and|but|so|that|which|no matter)\b.*$/i,
      '',
    )
    .replace(/\s+/g, ' ')
    .trim()

/** "sending messages" → "send messages", for verbs whose base form is plain to see. */
function gerundless(text: string): string {
  const [first = '', ...rest] = text.split(' ')
  const stem = first.slice(0, -3)
  const base = /([bdgmnprt])\1$/.test(stem)
    ? stem.slice(0, -1)
    : /(?:[aeiou][^aeiouwxyl]|[aeo]v|at|us|ir|ur|iz|is|ang|eiv)$/.test(stem) &&
        !/(?:ee|oo|ea|ai|oa|ou)[a-z]$|^(?:open|visit|answer|order|enter|print|load|log|fit|edit|play|view|show|print)$/.test(
          stem,
        )
      ? `${stem}e`
      : stem
  return [base, ...rest].join(' ')
}
