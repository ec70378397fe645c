/** The recommended next step: from the refused step, the contradiction, the request or the open question; never invented. */
import type { Source } from '../evidence/conversation.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import type { Subject } from './subject.ts'

export type NextStep = { action: string; source?: Source }

/** `ask` is the note's title; `fromLane` says that it is the lane's own wording. */
export function nextStep(options: {
  evidence: Evidence
  subject: Subject
  ask: string
  fromLane: boolean
  name?: string | undefined
  words?: Words['compose'] | undefined
}): NextStep | undefined {
  const { evidence, subject, ask, fromLane, words = compose } = options
  const who = options.name?.split(' ')[0] ?? words.customer
  const stuck = evidence.calls.findLast((call) => !call.handsOver && call.changes)
  const contradiction = evidence.contradictions.at(-1)
  if (stuck && (stuck.outcome === 'refused' || stuck.outcome === 'failed'))
    return { action: words.settleStep(who), source: stuck.source }
  if (contradiction) return { action: words.findWhichIsRight(who), source: contradiction.sources[0] }
  const onDevice = evidence.calls.filter(({ by }) => by === 'customer')
  const fault = /^(?:Fix|Find out)\b/.test(ask)
    ? subject.problem?.source
    : onDevice.length >= 2
      ? onDevice.at(-1)?.source
      : undefined
  if (fault) return { action: words.lookFurther(who), source: fault }
  if (fromLane) return { action: `${ask.replace(/[.\s]+$/, '')}.` }
  const rule = evidence.agentCannot.at(-1)
  const answers = /^(?:Tell|Find|Help|Fix|Decide)\b/.test(ask)
  if (rule && !answers) return { action: words.decideException(who), source: rule }
  return {
    action: answers ? `${ask}.` : words.decideWhether(`${ask.charAt(0).toLowerCase()}${ask.slice(1)}`, who),
    ...(subject.goal && { source: subject.goal.source }),
  }
}
