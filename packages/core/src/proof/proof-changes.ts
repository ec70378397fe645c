/**
 * What a proof that is repeated has to tell: what has become worse and what better since the last one, and nothing that
 * only the days going by have changed.
 */

import type { Playbook } from '../playbook/playbook.ts'
import { fromEpochMs, type Instant, latest, toEpochMs } from '../time/instant.ts'
import { proof } from '../words/en/proof.ts'
import { say } from '../words/saying.ts'
import type { Words } from '../words/words.ts'
import type { Gap } from './gap.ts'
import { gapsInWords } from './gap-words.ts'
import type { Proof } from './prove-playbook.ts'

/** What is kept of a proof to compare the next one with. */
export type KeptProof = Pick<Proof, 'problems' | 'remarks' | 'gaps' | 'gapWords' | 'from' | 'to'>
export type ProofChanges = { worse: string[]; better: string[] }

export function proofChanges(
  playbook: Playbook,
  before: KeptProof,
  now: KeptProof,
  said: Words['proof'] = proof,
): ProofChanges {
  const sentences = (gaps: readonly Gap[], window: { from: Instant; to: Instant }) =>
    [...Map.groupBy(gaps, kindOf).values()].flatMap((alike) => gapsInWords(playbook, alike, window, said))
  // What both have looked at; what has passed since is no news.
  const shared = { from: latest(before.from, now.from), to: before.to < now.to ? before.to : now.to }
  const opened = sentences(without(now.gaps, before.gaps, shared), shared)
  const closed = sentences(without(before.gaps, now.gaps, shared), shared)
  const hadOnly = (one: KeptProof, other: KeptProof) => {
    const known = new Set(sentencesOf(other).map(undated))
    return sentencesOf(one).filter((said) => !known.has(undated(said)))
  }
  return {
    worse: [...hadOnly(now, before), ...opened, ...comingInto(before, now, sentences)],
    better: [...hadOnly(before, now), ...closed].map((sentence) =>
      say(said, { code: 'noLonger', facts: { said: sentence } }),
    ),
  }
}

const kindOf = ({ lane, lacks }: Gap): string => `${lane} ${lacks ?? ''}`

/** What is wrong beside the gaps. */
const sentencesOf = ({ problems, remarks, gapWords }: KeptProof): string[] => {
  const gaps = new Set(gapWords)
  return [...problems, ...remarks.filter((said) => !gaps.has(said))]
}

/** A calendar that is exported anew each week ends on another day each week. */
const undated = (said: string): string => said.replaceAll(/\d{4}-\d{2}-\d{2}/g, 'day')

/** Gaps in the days that the earlier proof did not reach, but for those that come every week as before. */
function comingInto(
  before: KeptProof,
  now: KeptProof,
  sentences: (gaps: readonly Gap[], window: { from: Instant; to: Instant }) => string[],
): string[] {
  const window = { from: now.from, to: now.to }
  // Told when it comes into sight, and when its end does; not each night in between.
  const isNews = ({ from, to }: Gap) => from >= before.to || (to > before.to && to < now.to)
  const known = new Set([
    ...before.gapWords,
    ...sentences(
      now.gaps.filter((gap) => !isNews(gap)),
      window,
    ),
  ])
  return now.gapWords.filter((said) => !known.has(said))
}

/** The parts of gaps, within a window, that are not among the others. */
function without(gaps: readonly Gap[], others: readonly Gap[], window: { from: Instant; to: Instant }): Gap[] {
  const byKind = Map.groupBy(others, kindOf)
  return gaps.flatMap((gap) => {
    const end = Math.min(toEpochMs(gap.to), toEpochMs(window.to))
    let at = Math.max(toEpochMs(gap.from), toEpochMs(window.from))
    const left: Gap[] = []
    for (const other of byKind.get(kindOf(gap)) ?? []) {
      const from = toEpochMs(other.from)
      const to = toEpochMs(other.to)
      if (to <= at || from >= end) continue
      if (from > at) left.push({ ...gap, from: fromEpochMs(at), to: fromEpochMs(from) })
      at = Math.max(at, to)
    }
    if (at < end) left.push({ ...gap, from: fromEpochMs(at), to: fromEpochMs(end) })
    return left
  })
}
