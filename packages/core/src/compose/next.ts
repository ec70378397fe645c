/** The recommended next step: from the refused step, the contradiction, the request or the open question; never invented. */
import type { Source } from '../evidence/conversation.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { isObject } from '../evidence/tools/tool-result.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import type { Subject } from './subject.ts'
import { resultOf, stepOf } from './tried.ts'

export type NextStep = { action: string; source?: Source }

const NO_CALLS = /\b(?:ring|phone|call (?:me|us)|calls)\b/i

/** `ask` is the note's title; `fromLane` says that it is the lane's own wording. */
export function nextStep(options: {
  evidence: Evidence
  subject: Subject
  ask: string
  fromLane: boolean
  name?: string | undefined
  /** The first way to reach the customer. */
  reach?: { channel: string; address: string; source?: Source | undefined } | undefined
  /** Where it is. */
  location?: string | undefined
  /** What waits for the person's yes. */
  waits?: 'draft' | 'action' | undefined
  words?: Words['compose'] | undefined
}): NextStep | undefined {
  const { evidence, subject, ask, fromLane, waits, words = compose } = options
  const { wishes } = evidence
  const noCalls =
    evidence.noCalls !== undefined || wishes.some(({ kind, text }) => kind === 'refuses' && NO_CALLS.test(text))
  const reach = noCalls && options.reach?.channel === 'phone' ? undefined : options.reach
  const who = options.name?.split(' ')[0] ?? words.customer
  const deed = ask.replace(/[.\s]+$/, '')
  if (waits === 'draft') return { action: words.sendDraft }
  if (waits === 'action') return { action: words.approveAction(deed) }
  if (evidence.danger && fromLane)
    return {
      action: words.reachAtOnce(who, {
        address: options.reach?.address,
        location: options.location,
        inWritingOnly: noCalls,
      }),
      source: evidence.danger.source,
    }
  const stuck = evidence.calls.findLast((call) => !call.handsOver && call.changes)
  const contradiction = evidence.contradictions.at(-1)
  if (stuck && (stuck.outcome === 'refused' || stuck.outcome === 'failed')) {
    const step = firstLower(stepOf(stuck, words))
    return {
      action: stuck.outcome === 'refused' ? words.decideRefused(step, who) : words.stepAgain(step, who),
      source: stuck.source,
    }
  }
  const foreign = evidence.records.find(({ otherReach }) => otherReach && !otherReach.theirsFound)
  if (foreign?.otherReach) {
    const { kind, id, otherReach } = foreign
    return {
      action: words.openTheirs(
        kind === 'customer' ? 'record' : kind,
        otherReach.said.address,
        id,
        besideIt(id, evidence),
      ),
      source: otherReach.said.source,
    }
  }
  if (contradiction) return { action: words.findWhichIsRight(who), source: contradiction.sources[0] }
  const onDevice = evidence.calls.filter(({ by }) => by === 'customer')
  const taken = evidence.calls.some((call) => call.by === 'customer' || (call.changes && !call.handsOver))
  const fault =
    taken && /^(?:Fix|Find out)\b/.test(ask)
      ? subject.problem?.source
      : onDevice.length >= 2
        ? onDevice.at(-1)?.source
        : undefined
  const check = evidence.calls.findLast(({ handsOver, said }) => !handsOver && said !== '')
  const said = check && resultOf(check, words)
  if (fault)
    return { action: said ? words.goOnFrom(said, who) : words.lookFurther(who), source: check?.source ?? fault }
  const rule = evidence.agentCannot.at(-1)
  const tells = /^(?:Tell|Find|Help|Fix)\b/.test(ask) || (!rule && /^Decide\b/.test(ask))
  if (fromLane || tells) {
    const contact =
      reach && (reach.channel === 'phone' ? words.call(who, reach.address) : words.writeTo(who, reach.address))
    if (contact && reach) return { action: contact, ...(reach.source && { source: reach.source }) }
    return { action: fromLane ? words.answer(who) : `${deed}.` }
  }
  if (rule) return { action: words.decideException(who), source: rule }
  return {
    action: words.decideWhether(firstLower(deed), who),
    ...(subject.goal && { source: subject.goal.source }),
  }
}

/** Others that are listed with it and were not opened: the lines of the account. */
function besideIt(id: string, { calls, records }: Evidence): string[] {
  const lists = calls.flatMap(({ json }) => (isObject(json) ? Object.values(json) : [])).filter(Array.isArray)
  const list = lists.find((values) => values.includes(id)) ?? []
  return list
    .filter((value) => typeof value === 'string' && value !== id)
    .filter((value) => !records.some((record) => record.id === value && record.opened))
    .slice(0, 3)
}

/** A step begins with its verb. */
const firstLower = (step: string): string => step.charAt(0).toLowerCase() + step.slice(1)
