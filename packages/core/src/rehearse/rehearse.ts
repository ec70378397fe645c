/**
 * Plays conversations through a playbook before it goes live: which would be handed off, at which message, to which lane
 * and person, with what note. Nothing is sent; the same conversations and playbook always give the same answer.
 */
import { z } from 'zod'
import { noteForLane } from '../compose/note-for-lane.ts'
import { SentConversation } from '../evidence/sent-conversation.ts'
import { judge, readGate } from '../gate/gate.ts'
import type { GateEvent } from '../gate/gate-event.ts'
import type { GateVerdict } from '../gate/verdict.ts'
import type { PersonId } from '../ids.ts'
import type { Finding } from '../note/check/finding.ts'
import { type Note, Urgency } from '../note/note.ts'
import { type Reading, readingOf } from '../note/reading.ts'
import type { Playbook } from '../playbook/playbook.ts'
import { assign } from '../routing/assign.ts'
import { type Instant, toInstant } from '../time/instant.ts'

/** What a person says should come of a conversation. */
export const Expected = z.strictObject({
  /** Whether a person is needed. */
  handOff: z.boolean(),
  lane: z.string().max(60).optional(),
  urgency: Urgency.optional(),
  /** Id of the trigger or never-rule that should decide. */
  trigger: z.string().max(60).optional(),
})
export type Expected = z.infer<typeof Expected>

export const RehearsalCase = z.strictObject({
  id: z.string().min(1).max(200),
  conversation: SentConversation,
  /** When it takes place, where its messages carry no times; left out: the rehearsal's own time. */
  at: z.iso.datetime({ offset: true }).optional(),
  customer: z.looseObject({}).optional(),
  /** Fields of the event beside the message: channel, intent, the team's own. */
  event: z.looseObject({}).optional(),
  expected: Expected.optional(),
})
export type RehearsalCase = z.infer<typeof RehearsalCase>

export type RehearsalOptions = {
  /** The time of cases that name none. */
  now: Instant
  /** Left out: everybody can be reached. */
  reachable?: readonly string[]
  /** Without notes a rehearsal takes a fraction of the time. */
  notes?: boolean
}

export type Played = {
  id: string
  verdict: GateVerdict
  expected?: Expected
  /** Where a person is needed: after how many messages, whose it is and what they read. */
  handoff?: { after: number; owner: string; note?: Note; reading?: Reading; findings?: Finding[] }
}

/** One result for each case, in their order. A generator: hundreds of conversations take a while, and progress can be shown. */
export function* rehearse(
  playbook: Playbook,
  cases: Iterable<RehearsalCase>,
  options: RehearsalOptions,
): Generator<Played> {
  const gate = readGate(playbook)
  const reachable = options.reachable ?? Object.keys(playbook.people)
  for (const one of cases) {
    const { verdict, after, at } = play(one)
    const played: Played = { id: one.id, verdict, ...(one.expected && { expected: one.expected }) }
    if (verdict.verdict === 'proceed') {
      yield played
      continue
    }
    const action = proposedIn(one, verdict, after)
    const { owner } = assign(playbook, { ...verdict, action, step: 0 }, { reachable, openByOwner: {} }, at)
    yield {
      ...played,
      handoff: { after, owner, ...(options.notes !== false && noteFor(one, verdict, { after, owner, now: at })) },
    }
  }

  /** Asks the gate at each turn of the customer and before each tool call, until a person is needed. */
  function play(one: RehearsalCase) {
    let verdict: GateVerdict = {
      verdict: 'proceed',
      why: 'The conversation has nothing to judge.',
      matched: [],
      failed: [],
    }
    let at = toInstant(one.at ?? '') ?? options.now
    for (const [index, message] of one.conversation.entries()) {
      at = toInstant(message.at ?? '') ?? at
      const event = eventFor(one, index)
      if (!event) continue
      verdict = judge(gate, event, at)
      if (verdict.verdict !== 'proceed') return { verdict, at, after: event.kind === 'action' ? index : index + 1 }
    }
    return { verdict, at, after: one.conversation.length }
  }

  function noteFor(
    one: RehearsalCase,
    verdict: Exclude<GateVerdict, { verdict: 'proceed' }>,
    { after, owner, now }: { after: number; owner: PersonId; now: Instant },
  ) {
    const { risk } = [...playbook.triggers, ...playbook.never].find(({ id }) => id === verdict.decidedBy) ?? {}
    const action = proposedIn(one, verdict, after)
    const { note, findings } = noteForLane(
      {
        conversation: one.conversation.slice(0, after),
        supplied: {
          ...(typeof one.customer?.name === 'string' && { who: { name: one.customer.name } }),
          ...(action && { action }),
        },
        lane: verdict.lane,
        owner,
        urgency: verdict.urgency,
        verdict: { code: verdict.reason, why: verdict.why, trigger: verdict.decidedBy, kind: verdict.verdict, risk },
      },
      playbook,
      now,
    )
    return { note, reading: readingOf(note), findings }
  }
}

/** What the gate was asked when a person turned out to be needed; undefined where none was. */
export function stoppedAt(one: RehearsalCase, { verdict, handoff }: Played): GateEvent | undefined {
  if (verdict.verdict === 'proceed' || !handoff) return undefined
  // Only what asks about an action has a hash, and it is asked before the call.
  return eventFor(one, verdict.actionHash === undefined ? handoff.after - 1 : handoff.after)
}

/** The call that waits for an approval; null where none does. */
function proposedIn({ conversation }: RehearsalCase, { verdict }: GateVerdict, after: number) {
  const call = verdict === 'review' ? conversation[after]?.toolCall : undefined
  return call ? { tool: call.name, arguments: call.arguments } : null
}

/** What the gate sees of one message: the customer speaks, or the agent is about to call a tool. */
function eventFor(one: RehearsalCase, index: number): GateEvent | undefined {
  const message = one.conversation[index]
  if (!message) return undefined
  const common = { ...one.event, customer: one.customer }
  if (message.role === 'agent' && message.toolCall) {
    const { name: tool, arguments: args } = message.toolCall
    return {
      ...common,
      kind: 'action',
      action: { tool, arguments: args },
      conversation: one.conversation.slice(0, index),
    }
  }
  if (message.role !== 'customer' || message.toolCall || message.text === '') return undefined
  return { ...common, kind: 'message', text: message.text, conversation: one.conversation.slice(0, index + 1) }
}
