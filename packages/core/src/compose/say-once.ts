/**
 * Says each thing once: a sentence of the brief that another one says already is folded into that one, with its sources.
 * Only what is told in the same words, numbers and names, with the same negation and by the same speaker is a repetition;
 * whatever is in doubt stands twice rather than not at all.
 */

import type { Source } from '../evidence/conversation.ts'
import { sentencesOf } from '../evidence/speech/sentences.ts'
import { ATTRIBUTED } from '../languages/en/agents.ts'
import { NO, NONE, NOT, WITHOUT } from '../languages/en/negation.ts'
import { contentWords } from '../note/check/content-words.ts'
import { FITS_ALL } from '../note/check/is-title.ts'
import type { Note, NoteBrief } from '../note/note.ts'

/** Lists of the brief whose lines may be folded, by how much each decides. */
const LISTS = ['why', 'care', 'told', 'ownErrors', 'decides', 'notTried', 'notReach', 'others'] as const
/** Of a longer sentence so much must be told elsewhere; of a short one everything. */
const SHARE = 0.8
const SHORT = 4

type Place = {
  text: string
  sources: Source[]
  /** Null where it never goes. */
  rank: number | null
  /** It tells what is wanted, whoever says so. */
  wanted?: boolean
}

export function sayOnce(note: Note): Note {
  const { brief } = note
  if (!brief) return note
  const place = (text: string, sources: Source[], rank: number | null): Place => ({ text, sources, rank })
  const at = (pointer: string): Source[] => note.sources[pointer] ?? []
  const ask = place(note.ask, at('/ask'), null)
  const why = place(note.why.sentence, at('/why/sentence'), null)
  const step = place(note.next.action ?? '', at('/next/action'), 1)
  const unknown = note.unknown.map(({ text, sources, kind }) =>
    place(text, sources, kind === 'contradiction' ? 0 : null),
  )
  const open = brief.open.map(({ text, sources, state }) => ({
    ...place(text, sources, 4),
    wanted: state === 'open',
    ...(state !== 'open' && { rank: null }),
  }))
  const lists = LISTS.map((list, n) => brief[list].map(({ text, sources }) => place(text, sources, 2 + n)))
  const tried = note.tried.map(({ step, result }) => place(`${step} ${result}`, [], null))
  const all = [ask, why, step, ...unknown, ...open, ...lists.flat(), ...tried]
  // What decides least is folded first, so that of two that say the same the weightier one stays.
  for (const one of [...all].toSorted((a, b) => (b.rank ?? 0) - (a.rank ?? 0))) foldSentences(one, all)

  const lines = <T extends { text: string; sources: Source[] }>(before: T[], places: Place[]): T[] =>
    before.flatMap((line, n) => {
      const { text = '', sources = [] } = places[n] ?? {}
      return text === '' ? [] : [{ ...line, text, sources }]
    })
  const folded = Object.fromEntries(LISTS.map((list, n) => [list, lines(brief[list], lists[n] ?? [])]))
  const requests = brief.open.flatMap((request, n) => {
    const { text = '', sources = [] } = open[n] ?? {}
    return text === '' && !request.otherwise ? [] : [{ ...request, text, sources }]
  })
  return {
    ...note,
    next: { ...note.next, action: step.text || undefined },
    unknown: note.unknown.flatMap((each, n) => (unknown[n]?.text === '' ? [] : [each])),
    brief: { ...brief, ...(folded as Pick<NoteBrief, (typeof LISTS)[number]>), open: requests },
    sources: {
      ...note.sources,
      ...(ask.sources.length > 0 && { '/ask': ask.sources }),
      ...(why.sources.length > 0 && { '/why/sentence': why.sources }),
    },
  }
}

function foldSentences(one: Place, all: readonly Place[]): void {
  if (one.rank === null || one.text === '') return
  const written = sentencesOf(one.text)
  const sentences = written.length > 0 ? written.map(({ text }) => text) : [one.text]
  const left = sentences.filter((sentence) => {
    const into = all.find((other) => other !== one && other.text !== '' && tellsIn(sentence, other.text, one.wanted))
    if (into) into.sources = [...new Set([...into.sources, ...one.sources])].slice(0, 6)
    return !into
  })
  if (left.length < sentences.length) one.text = left.join(' ')
}

/** Whether one sentence of the other text says all that the first says. */
function tellsIn(sentence: string, other: string, wanted = false): boolean {
  const own = telling(sentence)
  if (own.length === 0) return false
  const sentences = sentencesOf(other).map(({ text }) => text)
  return (sentences.length > 0 ? sentences : [other]).some((told) => {
    if (isNegated(told) !== isNegated(sentence) || owners(told) !== owners(sentence)) return false
    if (!wanted && ATTRIBUTED.test(told) !== ATTRIBUTED.test(sentence)) return false
    const heard = telling(told)
    const known = new Set(heard)
    const missing = own.filter((word) => !known.has(word))
    if (missing.some(isFact) || !isInOrder(own.filter(isNumber), heard.filter(isNumber))) return false
    return missing.length <= (own.length <= SHORT ? 0 : own.length * (1 - SHARE))
  })
}

/** The words that tell something, by their stems; "4,000.00" is 4000. */
const telling = (text: string): string[] =>
  contentWords(text.replace(/(?<=\d),(?=\d{3})/g, '').replace(/(?<=\d)\.00?\b/g, ''))
    .filter((word) => !FITS_ALL.has(word))
    .map((word) =>
      /\d/.test(word)
        ? word
        : word
            .replace(/['’]s$/, '')
            .replace(/(?:ing|ed|es|s|e)$/, '')
            .replace(/(.)\1$/, '$1'),
    )

const isFact = (word: string): boolean => /\d/.test(word)
const isNumber = (word: string): boolean => /^\d+$/.test(word)
const isNegated = (text: string): boolean => NEGATED.test(text)
const NEGATED = new RegExp(`\\b(?:cannot|${NO.source}|${NONE.source}|${WITHOUT.source})\\b|${NOT.source}\\b`, 'i')

/** "Her sister’s flat" is another one than "the flat". */
const owners = (text: string): string => (text.toLowerCase().match(/\p{L}+(?=['’]s\b)/gu) ?? []).join(' ')

/** "From 12 to 14" is not "from 14 to 12". */
function isInOrder(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0
  for (const number of part) {
    const next = whole.indexOf(number, at)
    if (next < 0) return false
    at = next + 1
  }
  return true
}
