/** What the customer wants done, in languages whose grammar is not read: the deed, and the words around it. */
import { DEEDS, type Deed } from '../../languages/deeds.ts'
import type { Requests } from '../../languages/language.ts'
import { countWords } from '../../text.ts'
import type { Source } from '../conversation.ts'
import { isAmiss } from './problems.ts'
import type { SpokenSentence, Turn } from './spoken.ts'

export type WantedFact = {
  deed: Deed
  /** The thing, as said: `meinen Termin am Freitag`; absent where only the whole sentence tells. */
  thing?: string
  source: Source
}

const MAX = { facts: 12, words: 9 } as const

/** In the order said. */
export function wantedIn(turns: readonly Turn[]): WantedFact[] {
  const wanted: WantedFact[] = []
  for (const { by, at, sentences } of turns) {
    if (by !== 'customer' || wanted.length >= MAX.facts) continue
    for (const sentence of sentences) {
      const requests = sentence.language?.requests
      if (requests)
        wanted.push(...wantedInSentence(sentence, requests, { kind: by, message: at, words: sentence.text }))
    }
  }
  return wanted
}

function wantedInSentence({ plain, asks }: SpokenSentence, requests: Requests, source: Source): WantedFact[] {
  const cue = requests.CUE.exec(plain)
  if (!cue && !asks) return []
  const from = cue ? cue.index : 0
  if (cue && requests.NOT_WANTED.test(plain.slice(0, from))) return []
  const after = plain.slice(cue ? from + cue[0].length : 0)
  const end = ends(after, requests.CLAUSE_ENDS)
  const clause = after.slice(0, end).trim()
  const heard = DEEDS.flatMap((deed) => {
    const said = requests.DEEDS[deed].exec(clause)
    if (!said || requests.NOT_WANTED.test(clause.slice(0, said.index))) return []
    return [{ deed, said: said[0], at: said.index, isVerb: requests.VERB.test(said[0]) }]
  })
  const best =
    heard.find(({ deed, isVerb }) => isVerb && !LIGHT.has(deed)) ??
    heard.filter(({ isVerb }) => !isVerb).toSorted((a, b) => a.at - b.at)[0] ??
    heard[0]
  if (!best) return []
  const amiss = isAmiss(plain.slice(0, from))
    ? short(plain.slice(0, from).replace(/[,;]?\s*\p{L}{1,4}\s*$/u, ''))
    : undefined
  const thing = (best.deed === 'repair' ? amiss : undefined) ?? thingIn(clause, best, requests)
  return [{ deed: best.deed, ...(thing && { thing }), source }]
}

/** Whoever is to send, call or tell something: what, says more. */
const LIGHT: ReadonlySet<Deed> = new Set(['send', 'check', 'call_back', 'explain'])

const short = (text: string): string | undefined =>
  text !== '' && countWords(text) <= MAX.words ? text.trim() : undefined

/** A clause that ends at once is none: "Bitte, …". */
function ends(text: string, mark: RegExp): number {
  const first = mark.exec(text)
  if (!first) return text.length
  return first.index < 4
    ? first.index + first[0].length + ends(text.slice(first.index + first[0].length), mark)
    : first.index
}

/** The clause without the verb; none where that says nothing, or too much for a title. */
function thingIn(
  clause: string,
  { said, at, isVerb }: { said: string; at: number; isVerb: boolean },
  { AROUND }: Requests,
): string | undefined {
  const rest = isVerb ? `${clause.slice(0, at)} ${clause.slice(at + said.length)}` : clause
  const words = rest.split(/\s+/).filter(Boolean)
  while (words[0] !== undefined && AROUND.test(words[0])) words.shift()
  while (words.at(-1) !== undefined && AROUND.test(words.at(-1) ?? '')) words.pop()
  const thing = words.join(' ').replace(/^(?:d['’]|[\s,.:;–-]+)|[\s,.:;–-]+$/g, '')
  return words.length > 0 && words.length <= MAX.words && thing.length > 2 ? thing : undefined
}
