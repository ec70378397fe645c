/**
 * A handoff that is over, with every word of customer, agent and people gone. What stays is written down here, so that a
 * field which is added later goes with the words until somebody says that it holds none.
 */
import { assertNever } from '../assert-never.ts'
import { Note } from '../note/note.ts'
import type { Instant } from '../time/instant.ts'
import { labels } from '../words/en/labels.ts'
import type { Decision } from './decision.ts'
import type { Common, Handoff, Open } from './handoff.ts'

type Over = Exclude<Handoff, Open>

/** Nothing waits for it any more: an agent that has not taken its decision finds that there are no words left. */
export function wordless(handoff: Over, at: Instant): Over {
  const kept = keptOf(handoff, at)
  switch (handoff.state) {
    case 'decided':
      return {
        ...kept,
        state: 'decided',
        decision: decisionOf(handoff.decision),
        acknowledgedAt: handoff.acknowledgedAt,
        hearBy: null,
      }
    case 'closed': {
      const { acknowledgedAt, closedAt, effect } = handoff
      return {
        ...kept,
        state: 'closed',
        decision: decisionOf(handoff.decision),
        acknowledgedAt,
        closedAt,
        ...(effect && {
          effect: { outcome: effect.outcome, text: '', at: effect.at, ...(effect.by && { by: effect.by }) },
        }),
      }
    }
    case 'withdrawn':
      return { ...kept, state: 'withdrawn', reason: '', by: handoff.by, closedAt: handoff.closedAt }
    case 'expired':
      return { ...kept, state: 'expired', outcome: handoff.outcome, closedAt: handoff.closedAt }
    default:
      return assertNever(handoff)
  }
}

const keptOf = (handoff: Over, at: Instant): Common => ({
  id: handoff.id,
  agent: handoff.agent,
  lane: handoff.lane,
  urgency: handoff.urgency,
  playbook: handoff.playbook,
  note: wordlessNote(handoff.note),
  noteVersion: handoff.noteVersion,
  findings: [],
  owner: handoff.owner,
  step: handoff.step,
  skipped: handoff.skipped,
  excluded: handoff.excluded,
  declined: handoff.declined,
  twoMustAgree: handoff.twoMustAgree,
  createdAt: handoff.createdAt,
  changedAt: handoff.changedAt,
  usefulUntil: handoff.usefulUntil,
  conversationOpened: handoff.conversationOpened,
  asked: handoff.asked,
  reported: handoff.reported,
  erased: { at },
})

const wordlessNote = ({ next, when, why }: Note): Note =>
  Note.parse({
    ask: labels.erased,
    next: { decision: { kind: next.decision.kind } },
    when: { urgency: when.urgency },
    who: {},
    what: '',
    why: { code: why.code, sentence: '' },
    where: {},
  })

const decisionOf = ({ id, kind, by, at, noteVersion, fromNote, approvedFirst }: Decision): Decision => ({
  id,
  kind,
  by,
  at,
  noteVersion,
  fromNote,
  approvedFirst,
})
