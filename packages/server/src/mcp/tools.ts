/**
 * What each tool calls and how its answer becomes words and data for a model. It knows the contract and no protocol: the
 * desk is behind a `Door`, MCP in front of it.
 */
import { type AnswerOf, en, type HandoffView, isOpenState, type Problem, refuse, toProblem } from '@baton-desk/core'
import {
  type AgentToolName,
  agentToolInputs,
  BESIDE_THE_BRIEF,
  type Claiming,
  type Judged,
  type Standing,
  WAITS_AT_MOST_S,
} from '@baton-desk/core/agent-tools'
import type { z } from 'zod'
import { type Door, hasProblem } from './door.ts'

export type Answered = Standing | Judged | Claiming | { problem: Problem }

export type Waiting = {
  /** Aborts when nobody waits for the answer any more. */
  signal: AbortSignal
  /** Told how it stands, now and again. Absent where nobody asked. */
  tell?: ((status: string) => Promise<void>) | undefined
}

type Arguments = Record<string, unknown>
type Tool = (door: Door, given: Arguments, waiting: Waiting) => Promise<Answered>

export const tools: Record<AgentToolName, Tool> = {
  async gate(door, given, { signal }) {
    const verdict = await door.call('askGate', { body: given, signal })
    return hasProblem(verdict) ? verdict : toJudged(verdict)
  },

  async hand_off(door, given, { signal }) {
    const handed = await door.call('handOff', { body: handOffBody(given), signal })
    if (hasProblem(handed)) return handed
    const { handoff, existed, read } = handed
    return { ...toStanding(handoff), existed, ...(read?.unread.length && { unread: read.unread }) }
  },

  answer_questions: (door, given, { signal }) =>
    withInput('answer_questions', given, ({ handoff, action, ...sent }) =>
      standing(door.call('mend', { id: handoff, body: { ...sent, ...(action && { note: { action } }) }, signal })),
    ),

  get_handoff: (door, given) =>
    withInput('get_handoff', given, async ({ handoff, reference }) => {
      if (handoff !== undefined) return standing(door.call('getHandoff', { id: handoff }))
      if (reference === undefined) return notRead('', 'Expected `handoff` or `reference`, got neither')
      const page = await door.call('listHandoffs', { query: { reference, view: 'all' } })
      const found = hasProblem(page) ? page : (page.rows[0] ?? (await closedOne(door, reference)))
      if (hasProblem(found)) return found
      return standing(door.call('getHandoff', { id: found.id }))
    }),

  wait_for_decision: (door, given, { signal, tell }) =>
    withInput('wait_for_decision', given, async ({ handoff, seconds }) => {
      const until = performance.now() + Math.min(seconds, WAITS_AT_MOST_S) * 1000
      for (let isFirst = true; ; isFirst = false) {
        const left = Math.max(0, (until - performance.now()) / 1000)
        const untilTold = isFirst ? 0 : TOLD_EVERY_S
        const wait = Math.min(left, tell ? untilTold : left)
        const awaited = await door.call('awaitDecision', { id: handoff, query: { wait }, signal })
        if (hasProblem(awaited)) return awaited
        const isOver = !isOpenState(awaited.state) || awaited.question !== null
        if (isOver || signal.aborted || performance.now() >= until)
          return standing(door.call('getHandoff', { id: handoff }))
        await tell?.(awaited.status)
      }
    }),

  reply: (door, given, { signal }) =>
    withInput('reply', given, ({ handoff, ...body }) => standing(door.call('reply', { id: handoff, body, signal }))),

  claim: (door, given, { signal }) =>
    withInput('claim', given, async ({ handoff, decision, ...sent }) => {
      const claimed = await door.call('claim', { id: handoff, body: { ...sent, decisionId: decision }, signal })
      return hasProblem(claimed) ? claimed : toClaiming(claimed)
    }),

  report_effect: (door, given, { signal }) =>
    withInput('report_effect', given, ({ handoff, decision, ...body }) =>
      standing(door.call('reportEffect', { id: handoff, body: { ...body, decisionId: decision }, signal })),
    ),

  withdraw: (door, given, { signal }) =>
    withInput('withdraw', given, ({ handoff, ...body }) =>
      standing(door.call('withdraw', { id: handoff, body, signal })),
    ),
}

/** Seconds between two times that a client is told how it stands, after a first time at once: well under what the shortest of their own limits is. */
const TOLD_EVERY_S = 5

async function standing(answer: Promise<HandoffView | { problem: Problem }>): Promise<Answered> {
  const view = await answer
  return hasProblem(view) ? view : toStanding(view)
}

async function closedOne(door: Door, reference: string) {
  const page = await door.call('listHandoffs', { query: { reference, view: 'closed' } })
  if (hasProblem(page)) return page
  const [row] = page.rows
  const none = refuse('not-found', { code: 'noSuchHandoffNamed', facts: { handoff: reference } })
  return row ?? { problem: toProblem(none) }
}

/** What stands beside the brief goes where the contract has it; all else is the brief, which is read however far it fits. */
function handOffBody(given: Arguments): Arguments {
  const { reference, lane, trigger, urgency, action, customer_id: customer, messages } = given
  const brief = Object.fromEntries(Object.entries(given).filter(([key]) => !BESIDE_THE_BRIEF.includes(key)))
  return {
    ...definedOnly({ reference, lane, trigger, urgency, customer, messages }),
    ...(action !== undefined && { note: { action } }),
    ...(Object.keys(brief).length > 0 && { brief }),
  }
}

const definedOnly = (values: Arguments): Arguments =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

type Inputs = typeof agentToolInputs

async function withInput<Name extends keyof Inputs>(
  name: Name,
  given: Arguments,
  use: (input: z.output<Inputs[Name]>) => Promise<Answered>,
): Promise<Answered> {
  const read = agentToolInputs[name].safeParse(given)
  if (read.success) return use(read.data as z.output<Inputs[Name]>)
  const [issue] = read.error.issues
  return notRead(issue?.path.map((part) => `/${String(part)}`).join('') ?? '', issue?.message ?? 'It does not fit')
}

function notRead(pointer: string, message: string): { problem: Problem } {
  const because = message.replace(/\.$/, '')
  return { problem: toProblem(refuse('invalid-request', { code: 'doesNotFit', facts: { pointer, because, more: 0 } })) }
}

export function toStanding(view: HandoffView): Standing {
  const { decision, findings, questions, question } = view
  const must = findings.filter(({ level }) => level === 'must').map(({ pointer, message }) => ({ pointer, message }))
  const { id, kind, text, option, outcome, edits, promised, at, byName } = decision ?? {}
  return {
    handoff: view.id,
    reference: view.reference,
    state: view.state,
    status: view.status,
    owner: view.owner.name,
    by: view.by,
    tell_customer: view.tellCustomer,
    customer_url: view.customerUrl,
    ...(questions?.length && { questions }),
    ...(view.state === 'held' && must.length > 0 && { mend: must }),
    ...(question !== undefined && { question }),
    ...(id !== undefined &&
      kind !== undefined &&
      at !== undefined &&
      byName !== undefined && { decision: { id, kind, text, option, outcome, edits, promised, at, by: byName } }),
    effect: view.effect,
    next: en.tools.next[whatNext(view)],
  }
}

function whatNext({ state, decision, claim, waitingFor, questions }: HandoffView): keyof typeof en.tools.next {
  if (state === 'closed' || state === 'withdrawn' || state === 'expired') return state
  if (state === 'in_doubt') return 'inDoubt'
  if (state === 'decided' && decision) return claim ? 'claimed' : AFTER[decision.kind]
  if (state === 'waiting' && waitingFor === 'agent') return 'asked'
  if (state === 'waiting' && waitingFor === 'customer') return 'askedCustomer'
  return state === 'held' || questions?.length ? 'held' : 'open'
}

const AFTER = {
  approve: 'approved',
  approve_with_edits: 'edited',
  reject: 'rejected',
  answer: 'answered',
  take_over: 'takenOver',
  return: 'returned',
  done: 'doneByPerson',
  not_needed: 'notNeeded',
} as const satisfies Record<NonNullable<HandoffView['decision']>['kind'], keyof typeof en.tools.next>

function toClaiming(claimed: AnswerOf<'claim'>): Claiming {
  const words = en.tools.claimNext
  if (!claimed.run) return { ...claimed, next: claimed.doubt ? words.doubt : words.taken }
  const { decision: _decision, ...got } = claimed
  return { ...got, next: words.run }
}

function toJudged(verdict: AnswerOf<'askGate'>): Judged {
  const next = en.tools.verdict[verdict.verdict]
  if (verdict.verdict === 'proceed') return { verdict: verdict.verdict, why: verdict.why, next }
  const { why, decidedBy, lane, urgency, instead, tellCustomer } = verdict
  return {
    verdict: verdict.verdict,
    why,
    decided_by: decidedBy,
    lane,
    urgency,
    instead,
    tell_customer: tellCustomer,
    next,
  }
}
