/** Why a person is needed, from what the agent may not do, what a tool refused, or the customer's wish. */

import type { Conversation, Source } from '../evidence/conversation.ts'
import type { Evidence, RecordFact } from '../evidence/evidence.ts'
import { BY_POLICY, NOT_A_RULE, RULE, SINCE, STILL, TELLING, TELLS_YOU } from '../languages/en/agents.ts'
import type { Note, ReasonCode, SuppliedNote } from '../note/note.ts'
import type { Lane } from '../playbook/playbook.ts'
import { countWords, headOf } from '../text.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import type { Pen } from './pen.ts'
import type { Subject } from './subject.ts'
import { asSentence, cut, quotable, startUpper, upToWords, withoutSoftening } from './wording.ts'

/** What the playbook said of the case. `kind`: as the gate said it; left out: a person takes it. */
export type Verdict = { code: ReasonCode; why: string; trigger?: string; kind?: 'review' | 'hand_off' | 'never' }

export type Reason = { code: ReasonCode; sentence: string; source?: Source }

const MAX_WORDS = 22

export function reasonFrom(
  evidence: Evidence,
  subject: Subject,
  words: Words['compose'] = compose,
): Reason | undefined {
  const { askedForPerson } = evidence
  const lastCall = evidence.calls.findLast(
    (call) =>
      !call.handsOver && !call.overcome && (call.changes || call.outcome === 'failed' || call.outcome === 'refused'),
  )
  const failedRepeatedly = evidence.calls.filter((call) => call.outcome === 'failed' && !call.overcome).length >= 2
  const rule = bestRule(evidence, subject, words)
  const problemStays = repeatedFailure(evidence, subject, words)
  if (problemStays && !(rule && isLast(rule, evidence))) return problemStays
  if (lastCall?.outcome === 'refused')
    return {
      code: 'authority_limit',
      sentence: asSentence(upToWords(words.refused(lastCall.said), MAX_WORDS)),
      source: lastCall.source,
    }
  if (rule) return rule
  if (lastCall?.outcome === 'failed')
    return {
      code: failedRepeatedly ? 'repeated_failure' : 'tool_error',
      sentence: asSentence(upToWords(words.failed(lastCall.said), MAX_WORDS)),
      source: lastCall.source,
    }
  if (evidence.contradictions[0])
    return {
      code: 'low_confidence',
      sentence: words.disagree,
      source: evidence.contradictions[0].sources[1],
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
  const changed = calls.findLast((call) => call.changes)
  if (changed)
    return {
      sentence: words.triedOnly,
      source: changed.source,
    }
  const subject = record?.opened ? `${record.kind} ${record.id}` : undefined
  return { sentence: words.lookedUpOnly(subject), source: last.source }
}

/** Several steps were taken against a problem, and still a person is needed. */
function repeatedFailure(evidence: Evidence, subject: Subject, words: Words['compose']): Reason | undefined {
  const steps = evidence.calls.filter(
    (call) => !call.handsOver && (call.by === 'customer' || call.changes) && call.outcome === 'done',
  )
  const failed = evidence.calls.filter((call) => call.outcome === 'failed' && !call.overcome)
  if (steps.length + failed.length < 2 || !subject.problem || subject.goal) return undefined
  const complaint = evidence.problems.findLast(({ sentence }) => STILL.test(sentence))?.source ?? failed.at(-1)?.source
  return complaint
    ? { code: 'repeated_failure', sentence: words.stillFails, source: complaint }
    : {
        code: 'repeated_failure',
        sentence: words.notSolved,
        source: subject.problem.source,
      }
}

/** The agent's sentence that says which rule or limit stands in the way: about the request, short, and late. */
function bestRule(evidence: Evidence, subject: Subject, said: Words['compose']): Reason | undefined {
  const topic = new Set(
    contentOf(`${subject.goal?.words ?? ''} ${subject.latest?.words ?? ''} ${subject.problem?.sentence ?? ''}`),
  )
  let best: { source: Source; text: string; score: number } | undefined
  for (const [index, source] of evidence.agentCannot.entries()) {
    const text = sentenceOfRule(source.words)
    const words = countWords(text)
    if (words < 4 || words > 45 || NOT_A_RULE.test(text) || CONDITIONAL.test(text)) continue
    const shared = contentOf(text).filter((word) => topic.has(word)).length
    const score =
      Math.min(shared, 3) * 2 +
      (RULE.test(text) ? 2 : 0) +
      (words <= MAX_WORDS ? 2 : 0) +
      index / evidence.agentCannot.length
    if (!best || score > best.score) best = { source, text, score }
  }
  return (
    best && {
      code: 'authority_limit',
      sentence: cut(said.agentSaid(quotable(best.source.words)), 500),
      source: best.source,
    }
  )
}

/** What the agent said it cannot do after everything that was tried. */
const isLast = ({ source }: Reason, { calls }: Evidence): boolean =>
  (source?.message ?? -1) > Math.max(-1, ...calls.filter((call) => !call.handsOver).map(({ answerAt = 0 }) => answerAt))

/** "If this does not match …" says nothing of what is so. */
const CONDITIONAL = /^(?:if|unless|once|should|when|whenever|in case)\b/i

function sentenceOfRule(words: string): string {
  const plain = withoutSoftening(
    words.replace(/\\n/g, ' ').replace(/^\W*\{?\s*"?(?:message|content|response|text)"?\s*:\s*"?/i, ''),
  )
    .replace(/["}\]]+\s*$/, '')
    .replace(BY_POLICY, '')
    .replace(/^according to [^,]{2,50},\s*/i, '')
    .replace(TELLS_YOU, '')
  return startUpper(mainClause(withoutSoftening(plain)))
}

/** Of a long sentence that begins with its reason, what follows from it. */
const mainClause = (text: string): string => (countWords(text) > MAX_WORDS ? text.replace(SINCE, '') : text)

const contentOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 3)

/** The lane's own wording, else how far the agent came. */
export function fallbackReason(
  { lane, conversation }: { lane: Lane; conversation: Conversation },
  evidence: Evidence,
  record: RecordFact | undefined,
  words: Words['compose'] = compose,
): Reason | undefined {
  if (lane.why !== undefined) return { code: lane.reason, sentence: lane.why }
  return conversation.length === 0 ? undefined : { code: lane.reason, ...whereItStopped(evidence, record, words) }
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
