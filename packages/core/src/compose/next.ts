/** The recommended next step: from the refused step, the contradiction, the request or the open question; never invented. */
import type { Source } from '../evidence/conversation.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Subject } from './subject.ts'

export type NextStep = { action: string; source?: Source }

/** `ask` is the note's title; `fromLane` says that it is the lane's own wording. */
export function nextStep(options: {
  evidence: Evidence
  subject: Subject
  ask: string
  fromLane: boolean
  name?: string | undefined
}): NextStep | undefined {
  const { evidence, subject, ask, fromLane } = options
  const who = options.name?.split(' ')[0] ?? 'the customer'
  const stuck = evidence.calls.findLast((call) => !call.handsOver && call.changes)
  const contradiction = evidence.contradictions.at(-1)
  if (stuck && (stuck.outcome === 'refused' || stuck.outcome === 'failed'))
    return { action: `Settle what stopped the last step, then tell ${who}.`, source: stuck.source }
  if (contradiction)
    return { action: `Find out which is right, the record or ${who}, then decide.`, source: contradiction.sources[0] }
  const onDevice = evidence.calls.filter(({ by }) => by === 'customer')
  const fault = /^(?:Fix|Find out)\b/.test(ask)
    ? subject.problem?.source
    : onDevice.length >= 2
      ? onDevice.at(-1)?.source
      : undefined
  if (fault) return { action: `Look for a cause beyond the steps tried, then tell ${who}.`, source: fault }
  if (fromLane) return { action: `${ask.replace(/[.\s]+$/, '')}.` }
  const rule = evidence.agentCannot.at(-1)
  const answers = /^(?:Tell|Find|Help|Fix|Decide)\b/.test(ask)
  if (rule && !answers) return { action: `Decide whether to make an exception, then tell ${who}.`, source: rule }
  return {
    action: answers ? `${ask}.` : `Decide whether to ${ask.charAt(0).toLowerCase()}${ask.slice(1)}, then tell ${who}.`,
    ...(subject.goal && { source: subject.goal.source }),
  }
}
