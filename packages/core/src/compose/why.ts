/** Why a person is needed, from what the agent may not do, what a tool refused, or the customer's wish. */

import type { Conversation, Source } from '../evidence/conversation.ts'
import type { Evidence, RecordFact, ToolCall } from '../evidence/evidence.ts'
import type { Refusal } from '../evidence/standing/boundary.ts'
import { GIVES_UP, TELLING } from '../languages/en/agents.ts'
import type { Note, ReasonCode, SuppliedNote } from '../note/note.ts'
import type { Lane } from '../playbook/playbook.ts'
import { countWords, headOf } from '../text.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import type { LeftOff } from './left-off.ts'
import type { Pen } from './pen.ts'
import { lastCheck, resultOf, stepOf } from './tried.ts'
import { byRecord } from './unknown.ts'
import { asSentence, cut, quotable, spelled, startUpper, upToWords } from './wording.ts'

/** What the playbook said of the case. `kind`: as the gate said it; left out: a person takes it. */
export type Verdict = {
  code: ReasonCode
  why: string
  trigger?: string
  kind?: 'review' | 'hand_off' | 'never'
  /** What is at risk, where the rule says so. */
  risk?: Note['sensitivity'][number]['kind'] | undefined
}

export type Reason = { code: ReasonCode; sentence: string; source?: Source }

const MAX_WORDS = 22

export function reasonFrom(evidence: Evidence, words: Words['compose'] = compose): Reason | undefined {
  const { askedForPerson, standing } = evidence
  const { boundary } = standing
  const problemStays = repeatedFailure(evidence, words)
  if (problemStays && !(boundary?.by === 'agent' && isLast(boundary.refusal.source, evidence))) return problemStays
  if (boundary?.by === 'tool') return refusedByTool(boundary.call, evidence, words)
  if (boundary)
    return {
      code: 'authority_limit',
      sentence: cut(words.agentSaid(quotable(wholeMessage(boundary.refusal, evidence))), 500),
      source: boundary.refusal.source,
    }
  const [differs] = byRecord(evidence.contradictions)
  if (differs)
    return {
      code: 'low_confidence',
      sentence: words.disagree,
      source: differs.sources[1],
    }
  if (evidence.danger)
    return {
      code: 'safety_urgent',
      sentence: asSentence(
        cut((evidence.danger.byShape ? words.mayBeDanger : words.danger)(evidence.danger.source.words), 500),
      ),
      source: evidence.danger.source,
    }
  if (askedForPerson)
    return {
      code: 'customer_asked',
      sentence: cut(words.askedForPerson(quotable(askedForPerson.words)), 400),
      source: askedForPerson,
    }
  return undefined
}

/** A short message whole: what "that" stands for is said in the sentence before. */
function wholeMessage({ text, source }: Refusal, { turns }: Evidence): string {
  const said = turns.find(({ at }) => at === source.message)?.sentences.map((sentence) => sentence.text) ?? []
  const whole = said.join(' ')
  return countWords(whole) <= MOST_QUOTED ? whole : text
}
const MOST_QUOTED = 40

const MOST_NAMED = 4

/** Where nobody said why: how far the agent came before it handed over. */
function whereItStopped(
  evidence: Evidence,
  record: RecordFact | undefined,
  words: Words['compose'],
): { sentence: string; source?: Source } {
  const calls = evidence.calls.filter((call) => !call.handsOver)
  const last = calls.at(-1)
  if (!last) return { sentence: words.lookedAtNothing }
  const [found] = headOf(last.text, 2_000)
    .split('\n')
    .filter((line) => TELLING.test(line))
  if (found && last.json === undefined && last.outcome === 'done')
    return {
      sentence: asSentence(upToWords(words.stoppedAt(found.trim()), MAX_WORDS)),
      source: last.source,
    }
  const done = calls.findLast(({ changes, outcome }) => changes && outcome === 'done')
  if (evidence.standing.isOver && done)
    return { sentence: cut(words.allDone(stepOf(done, words), resultOf(done, words)), 500), source: done.source }
  const changed = calls.findLast((call) => call.changes)
  if (changed)
    return {
      sentence: words.triedOnly,
      source: changed.source,
    }
  const opened = evidence.records.filter((one) => one.opened && one.kind === record?.kind).map(({ id }) => id)
  const subject = record?.opened && opened.length <= MOST_NAMED ? `${record.kind} ${opened.join(', ')}` : undefined
  return { sentence: words.lookedUpOnly(subject), source: last.source }
}

function refusedByTool({ outcome, said, source }: ToolCall, { calls }: Evidence, words: Words['compose']): Reason {
  const sentence = (tell: (said: string) => string): string => asSentence(upToWords(tell(said), MAX_WORDS))
  if (outcome === 'refused') return { code: 'authority_limit', sentence: sentence(words.refused), source }
  const isRepeated = calls.filter((call) => call.outcome === 'failed' && !call.overcome).length >= 2
  return { code: isRepeated ? 'repeated_failure' : 'tool_error', sentence: sentence(words.failed), source }
}

/** Several steps were taken against a problem, and still a person is needed: what the last check said. */
function repeatedFailure({ calls, standing }: Evidence, words: Words['compose']): Reason | undefined {
  const steps = calls.filter(
    (call) => !call.handsOver && (call.by === 'customer' || call.changes) && call.outcome === 'done',
  )
  const failed = calls.filter((call) => call.outcome === 'failed' && !call.overcome)
  const count = steps.length + failed.length
  if (count < 2 || !standing.problem || standing.lead) return undefined
  const check = lastCheck(calls)
  const said = check ? resultOf(check, words) : ''
  return check && said !== ''
    ? { code: 'repeated_failure', sentence: words.stepsEndedAt(startUpper(spelled(count)), said), source: check.source }
    : { code: 'repeated_failure', sentence: words.notSolved, source: standing.problem.source }
}

/** What the agent said it cannot do after everything that was tried. */
const isLast = ({ message = -1 }: Source, { calls }: Evidence): boolean =>
  message > Math.max(-1, ...calls.filter((call) => !call.handsOver).map(({ answerAt = 0 }) => answerAt))

/** What the agent said last, else the lane's own wording, else how far the agent came. */
export function fallbackReason(
  { lane, conversation }: { lane: Lane; conversation: Conversation },
  evidence: Evidence,
  {
    record,
    left,
    words = compose,
  }: { record?: RecordFact | undefined; left?: LeftOff | undefined; words?: Words['compose'] | undefined },
): Reason | undefined {
  const last = left?.agent && !evidence.standing.isOver ? left.agent : undefined
  const theirs = evidence.turns.findLast(({ by }) => by === 'customer')?.at ?? -1
  const spokeLast = last !== undefined && (last.message ?? -1) > theirs
  // What was put up or asked for before the customer wrote again is no reason: they answered it.
  if (last && (spokeLast || (left?.isAnswered !== true && GIVES_UP.test(last.words)))) {
    const told = spokeLast ? words.agentSaidLast : words.notAnsweredSince
    return { code: lane.reason, sentence: cut(told(quotable(last.words)), 500), source: last }
  }
  if (lane.why !== undefined) return { code: lane.reason, sentence: lane.why }
  if (conversation.length === 0) return undefined
  if (left?.open && !left.isAnswered) return { code: lane.reason, sentence: words.notAnswered, source: left.open }
  return { code: lane.reason, ...whereItStopped(evidence, record, words) }
}

export function whyFrom(
  { verdict, lane }: { verdict?: Verdict; lane: Lane },
  reason: Reason | undefined,
  supplied: SuppliedNote,
  pen: Pen,
): Note['why'] {
  if (verdict)
    return { code: verdict.code, sentence: cut(verdict.why, 300), ...(verdict.trigger && { trigger: verdict.trigger }) }
  const given = supplied.why ?? {}
  const sentence = pen.write(
    '/why/sentence',
    given.sentence,
    () => reason && { value: reason.sentence, sources: reason.source && [reason.source] },
  )
  return {
    code: given.code ?? reason?.code ?? lane.reason,
    sentence: sentence ?? '',
    ...(given.trigger && { trigger: given.trigger }),
  }
}
