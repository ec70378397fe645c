/**
 * How a team knows that a handoff worked: each measure once, with the words that stand beside its number and the formula over
 * events. A round begins when a handoff comes in or is opened again; each has a decision of its own.
 */
import { isApproval } from '../handoff/decision.ts'
import type { PersonId } from '../ids.ts'
import { type Instant, type Milliseconds, toEpochMs } from '../time/instant.ts'
import { type Case, decidedAt, type Round } from './case.ts'
import { type Measure, on } from './measure.ts'

const between = (from: Instant, to: Instant): Milliseconds => Math.max(0, toEpochMs(to) - toEpochMs(from))

/** At the pace at which grown readers read, and no slower: who was faster has not read it. */
const MS_PER_WORD = 60_000 / 238

const ROUND_OVER = ['decided', 'withdrawn', 'expired'] as const
const TAKEN = ['accepted', 'stepped_in', 'transfer_reported', 'approved', 'decided'] as const

/** By what an event did, somebody took a round that nobody had taken. */
const justTaken = (before: Case | null, after: Case): Instant | undefined =>
  before && before.round.takenAt === undefined && after.round.number === before.round.number
    ? after.round.takenAt
    : undefined

const firstAsked = (before: Case | null, after: Case): boolean =>
  after.round.number === 1 && before?.round.askedSince === undefined && after.round.askedSince !== undefined

/** When whoever decided could first have read what they decided on. */
function couldReadSince({ note, round }: Case, person: PersonId): Instant {
  return round.opened[person] ?? note.since
}

const inTime = ({ late, deadline }: Round, at: Instant): boolean => !late && (deadline === undefined || at <= deadline)

export const MEASURES = [
  {
    id: 'handoffs',
    title: 'Handed off',
    says: 'Handoffs that came in.',
    cannotSee: 'What an agent should have handed off and did not.',
    better: null,
    kind: 'count',
    unit: 'handoffs',
    byHour: true,
    of: on(['submitted'], () => 1),
  },
  {
    id: 'ownerless',
    title: 'With nobody',
    says: 'Time in which a handoff that somebody has to act on had no owner in its trail. It is to be 0.',
    cannotSee: 'An owner who is named and is not there: that is what reached and on time are for.',
    better: 'less',
    kind: 'sum',
    unit: 'ms',
    of: ({ event, before }) =>
      before && before.owner === null && before.phase !== 'decided' && before.phase !== 'over'
        ? between(before.at, event.at)
        : undefined,
  },
  {
    id: 'reached',
    title: 'Reached',
    says: 'Messages to people that went out by one of their channels, of all that were to go.',
    cannotSee: 'Whether somebody read it, and people who have no channel beside the inbox.',
    better: 'more',
    kind: 'share',
    unit: 'share',
    of: on(['told', 'not_told'], ({ type }) => type === 'told'),
  },
  {
    id: 'time_to_ring',
    title: 'To ring',
    says: 'From the moment somebody is asked until the first message about it went out to them.',
    cannotSee: 'Who was looking at the inbox already, and the time that a mail or a telephone takes.',
    better: 'less',
    kind: 'spread',
    unit: 'ms',
    of: on(['told'], ({ at, data }, { before }) =>
      before?.asked?.person === data.to && !before.asked.told ? between(before.asked.since, at) : undefined,
    ),
  },
  {
    id: 'time_to_open',
    title: 'To open',
    says: 'From the moment somebody is asked until they opened it, where they were told by a channel.',
    cannotSee: 'Who read it in the inbox before any channel told them.',
    better: 'less',
    kind: 'spread',
    unit: 'ms',
    of: on(['seen'], ({ at, by }, { before }) =>
      by.kind === 'person' && before?.asked?.person === by.id && !before.asked.opened
        ? between(before.asked.since, at)
        : undefined,
    ),
  },
  {
    id: 'time_to_accept',
    title: 'To accept',
    says: 'From the moment somebody was first asked until somebody took it, by accepting or by deciding.',
    cannotSee: 'Working hours: a night counts as a night.',
    better: 'less',
    kind: 'spread',
    unit: 'ms',
    own: true,
    byHour: ({ after }) => after.round.askedSince ?? null,
    of: on(TAKEN, (_event, { before, after }) => {
      const at = justTaken(before, after)
      return at && before ? between(before.round.askedSince ?? before.round.since, at) : undefined
    }),
  },
  {
    id: 'time_to_decide',
    title: 'To decide',
    says: 'From the moment somebody was first asked until it was decided.',
    cannotSee: 'How long somebody really worked on it.',
    better: 'less',
    kind: 'spread',
    unit: 'ms',
    own: true,
    of: on(['decided'], (event, { before }) =>
      before ? between(before.round.askedSince ?? before.round.since, decidedAt(event)) : undefined,
    ),
  },
  {
    id: 'on_time',
    title: 'On time',
    says: 'Decided before any of its deadlines had passed. What expired was not on time; what was withdrawn is left out.',
    cannotSee: 'Whether the deadlines of the lane are the right ones.',
    better: 'more',
    goal: 0.95,
    kind: 'share',
    unit: 'share',
    own: true,
    byHour: true,
    of: on(['decided', 'expired'], (event, { before }) =>
      before ? event.type === 'decided' && inTime(before.round, decidedAt(event)) : undefined,
    ),
  },
  {
    id: 'passed_on',
    title: 'Passed on',
    says: 'How often it went on to the next person by itself before it was decided.',
    cannotSee: 'Moves that somebody made on purpose: those are counted beside it.',
    better: 'less',
    kind: 'mix',
    unit: 'times',
    of: on(['decided'], (_event, { before }) => (before ? [String(Math.min(before.round.passes, 5))] : undefined)),
  },
  {
    id: 'note_complete',
    title: 'Complete notes',
    says: 'Handoffs whose note lacked nothing that holds a note, when somebody was first asked.',
    cannotSee: 'Whether what stands in it is right.',
    better: 'more',
    kind: 'share',
    unit: 'share',
    of: ({ before, after }) => {
      const { lacks } = after.note
      return firstAsked(before, after) && lacks ? lacks.length === 0 : undefined
    },
  },
  {
    id: 'lacked',
    title: 'What notes lacked',
    says: 'Rules that a note broke when somebody was first asked, by rule.',
    cannotSee: 'What no rule looks for.',
    better: 'less',
    kind: 'mix',
    unit: 'times',
    of: ({ before, after }) => {
      const { lacks, facts } = after.note
      return firstAsked(before, after) && lacks ? [...new Set([...lacks, ...(facts?.remarks ?? [])])] : undefined
    },
  },
  {
    id: 'unsupported',
    title: 'Unsupported statements',
    says: 'Handoffs whose note said something that stands nowhere in the evidence, when somebody was first asked.',
    cannotSee: 'What is wrong in the evidence itself.',
    better: 'less',
    kind: 'share',
    unit: 'share',
    of: ({ before, after }) => {
      const { facts } = after.note
      if (!firstAsked(before, after) || !facts) return undefined
      return [...facts.lacks, ...facts.remarks].includes('unsupported-fact')
    },
  },
  {
    id: 'note_words',
    title: 'Words to read',
    says: 'Words that are open when the card opens, when somebody was first asked. 238 words are read in a minute.',
    cannotSee: 'What is folded away, the draft, and whether it was read.',
    better: 'less',
    kind: 'spread',
    unit: 'words',
    of: ({ before, after }) => (firstAsked(before, after) ? after.note.facts?.words : undefined),
  },
  {
    id: 'from_note',
    title: 'Decided from the note',
    says: 'Decided without opening the conversation and without asking.',
    cannotSee: 'Who looked elsewhere: in another system, or by telephone.',
    better: 'more',
    goal: 0.8,
    kind: 'share',
    unit: 'share',
    own: true,
    of: on(['decided'], ({ data }) => data.fromNote),
  },
  {
    id: 'read_back',
    title: 'Said back',
    says: 'Decisions of somebody who had said before what they will do, by when.',
    cannotSee: 'Whether they meant what they said.',
    better: null,
    kind: 'share',
    unit: 'share',
    of: on(['decided'], ({ by }, { before }) =>
      before && by.kind === 'person' ? before.round.readBackBy === by.id : undefined,
    ),
  },
  {
    id: 'bounced',
    title: 'Bounced',
    says: 'Rounds in which it was declined, or a move came back, of all that were decided, withdrawn or expired.',
    cannotSee: 'Who was right.',
    better: 'less',
    kind: 'share',
    unit: 'share',
    of: on(ROUND_OVER, (_event, { before }) => before?.round.bounced),
  },
  {
    id: 'moved',
    title: 'Moved',
    says: 'Rounds in which somebody moved it to another person or lane, of all that were decided, withdrawn or expired.',
    cannotSee: 'Whether the second lane was the better one.',
    better: 'less',
    kind: 'share',
    unit: 'share',
    of: on(ROUND_OVER, (_event, { before }) => before?.round.moved),
  },
  {
    id: 'asked_again',
    title: 'Asked again',
    says: 'Rounds in which a person asked for what the note held, or the note itself asks the customer for what it holds.',
    cannotSee: 'Questions in other words than the note has, and those asked by telephone.',
    better: 'less',
    kind: 'share',
    unit: 'share',
    of: on(ROUND_OVER, (_event, { before }) => {
      if (!before?.note.facts) return undefined
      const { lacks, remarks } = before.note.facts
      return before.round.askedForHeld || [...lacks, ...remarks].includes('asks-again')
    }),
  },
  {
    id: 'said_again',
    title: 'Had to repeat themselves',
    says: 'Customers who said afterwards, on their page, that they had to say again to a person what they had told the agent, of all who answered.',
    cannotSee: 'Whoever was not sent their page, or did not answer; and who those are is no matter of chance.',
    better: 'less',
    kind: 'share',
    unit: 'share',
    of: on(['customer_answered'], ({ data }) => data.repeated),
  },
  {
    id: 'unread',
    title: 'Faster than it can be read',
    says: 'Decided sooner than the core of the note can be read, at 238 words a minute, after it was there to be read (or after they opened it, where that is known).',
    cannotSee: 'Who had it before them for long enough, and did not look.',
    better: 'less',
    kind: 'share',
    unit: 'share',
    own: true,
    of: on(['decided'], (event, { before }) => {
      const { by } = event
      // Of a second round the note was read in the first one.
      if (!before?.note.facts || by.kind !== 'person' || before.round.number > 1) return undefined
      return between(couldReadSince(before, by.id), decidedAt(event)) < before.note.facts.core * MS_PER_WORD
    }),
  },
  {
    id: 'decisions',
    title: 'Decisions',
    says: 'What was decided, by kind.',
    cannotSee: 'Whether it was the right decision.',
    better: null,
    kind: 'mix',
    unit: 'times',
    own: true,
    of: on(['decided'], ({ data }) => [data.kind]),
  },
  {
    id: 'edited',
    title: 'Changed before approval',
    says: 'Approvals in which somebody changed the draft or the arguments, of all approvals.',
    cannotSee: 'Why they changed it.',
    better: 'less',
    kind: 'share',
    unit: 'share',
    own: true,
    of: on(['decided'], ({ data }) => (isApproval(data.kind) ? data.kind === 'approve_with_edits' : undefined)),
  },
  {
    id: 'edited_body',
    title: 'Changed of the draft',
    says: 'Of drafts whose text was changed: characters that differ, in percent of the longer text (the first 2,000).',
    cannotSee: 'Whether one word that was changed was the one that mattered.',
    better: 'less',
    kind: 'spread',
    unit: 'percent',
    of: on(['decided'], ({ data }) => data.edited?.body),
  },
  {
    id: 'edited_fields',
    title: 'What was changed',
    says: 'Approvals with changes, by what was changed: the draft’s text, its subject, the arguments of the action.',
    cannotSee: 'Which argument: its name may be the customer’s.',
    better: 'less',
    kind: 'mix',
    unit: 'times',
    of: on(['decided'], ({ data }) => data.edited && Object.keys(data.edited)),
  },
  {
    id: 'not_needed',
    title: 'Not needed',
    says: 'Decisions that said that no person was needed.',
    cannotSee: 'Whoever approved what nobody needed to see, and did not say so.',
    better: 'less',
    kind: 'share',
    unit: 'share',
    own: true,
    of: on(['decided'], ({ data }) => data.kind === 'not_needed'),
  },
  {
    id: 'not_needed_by',
    title: 'Not needed, by reason',
    says: 'Why agents had handed off what was then not needed.',
    cannotSee: 'Which rule of the playbook was behind it.',
    better: 'less',
    kind: 'mix',
    unit: 'times',
    of: on(['decided'], ({ data }, { before }) =>
      data.kind === 'not_needed' && before?.note.facts ? [before.note.facts.reason] : undefined,
    ),
  },
  {
    id: 'reasons',
    title: 'Reasons',
    says: 'Why agents handed off, by reason.',
    cannotSee: 'Whether the reason is the real one.',
    better: null,
    kind: 'mix',
    unit: 'times',
    of: on(['submitted'], ({ data }) => data.reads && [data.reads.reason]),
  },
  {
    id: 'same_again',
    title: 'Same subject again',
    says: 'Handoffs of a customer who had come with the same reason, in the same lane, within 24 hours before, of all whose customer is named.',
    cannotSee: 'Customers whom the agent does not name, or names differently.',
    better: 'less',
    kind: 'share',
    unit: 'share',
    of: on(['submitted'], ({ data }) => data.again),
  },
  {
    id: 'promises_kept',
    title: 'Promises kept',
    says: 'Rounds that were decided before the time that the customer was promised, of all with such a time.',
    cannotSee: 'Whether what was promised was then done: the agent’s effect says that.',
    better: 'more',
    kind: 'share',
    unit: 'share',
    of: on(ROUND_OVER, (event, { before }) => {
      const by = before?.note.facts?.promisedBy
      return by === undefined ? undefined : event.type === 'decided' && decidedAt(event) <= by
    }),
  },
  {
    id: 'agent_heard',
    title: 'Agent heard',
    says: 'Decisions that the agent acknowledged before its time to do so was over.',
    cannotSee: 'Decisions whose time is not over yet.',
    better: 'more',
    kind: 'share',
    unit: 'share',
    of: on(['acknowledged', 'agent_silent'], (event, { before, after }) => {
      if (!before?.decision || before.decision.heard) return undefined
      if (event.type === 'acknowledged') return after.decision?.heard && !before.decision.silent ? true : undefined
      return after.decision?.silent && !before.decision.silent ? false : undefined
    }),
  },
  {
    id: 'time_to_hear',
    title: 'Until the agent heard',
    says: 'From the decision until the agent acknowledged it.',
    cannotSee: 'Decisions that were never acknowledged.',
    better: 'less',
    kind: 'spread',
    unit: 'ms',
    of: on(['acknowledged'], ({ at }, { before, after }) =>
      before?.decision && !before.decision.heard && after.decision?.heard ? between(before.decision.at, at) : undefined,
    ),
  },
  {
    id: 'effects',
    title: 'Effects',
    says: 'What agents reported that they did with a decision, by outcome.',
    cannotSee: 'What they did and did not report.',
    better: null,
    kind: 'mix',
    unit: 'times',
    of: on(['effect_reported'], ({ data }) => [data.outcome]),
  },
  {
    id: 'in_doubt',
    title: 'In doubt',
    says: 'Claims that ended without a report: a person had to look.',
    cannotSee: 'What an agent carried out without a claim.',
    better: 'less',
    kind: 'count',
    unit: 'times',
    of: on(['in_doubt'], () => 1),
  },
  {
    id: 'undelivered',
    title: 'Could not be delivered',
    says: 'Events that a webhook did not take although it was tried for as long as the desk tries.',
    cannotSee: 'Agents that ask instead of being told.',
    better: 'less',
    kind: 'count',
    unit: 'times',
    of: on(['delivery_failed'], () => 1),
  },
  {
    id: 'desk_questions',
    title: 'Questions to agents',
    says: 'Questions that the desk asked agents about their brief before a person was interrupted.',
    cannotSee: 'How good they were.',
    better: null,
    kind: 'count',
    unit: 'questions',
    of: on(['held'], ({ data }) => data.questions),
  },
  {
    id: 'desk_answered',
    title: 'Answered by agents',
    says: 'Handoffs with questions of the desk that the agent answered before a person was asked.',
    cannotSee: 'Whether the answers were of use.',
    better: 'more',
    kind: 'share',
    unit: 'share',
    of: ({ before, after }) =>
      before && firstAsked(before, after) && after.round.questions > 0 ? after.round.mended : undefined,
  },
  {
    id: 'agents_replied',
    title: 'Agents replied',
    says: 'Questions of people that the agent replied to while they waited.',
    cannotSee: 'Questions that are still open.',
    better: 'more',
    kind: 'share',
    unit: 'share',
    of: on(['replied', 'resumed'], ({ type }, { before }) =>
      before?.round.waitsForAgent ? type === 'replied' : undefined,
    ),
  },
] as const satisfies readonly Measure[]

export type MeasureId = (typeof MEASURES)[number]['id']
export const measureOf = (id: string): Measure | undefined =>
  (MEASURES as readonly Measure[]).find((measure) => measure.id === id)
