/** The desk as a whole on the wire: who is there, what agents sent that could not be taken, and practice. */
import { z } from 'zod'
import { SentConversation } from '../evidence/sent-conversation.ts'
import { Finding } from '../note/check/finding.ts'
import { Note, Urgency } from '../note/note.ts'
import { Question } from '../note/question.ts'
import { Template } from '../note/templates/own-template.ts'
import { line } from '../text.ts'
import { SentBrief, SentNote } from './handoffs.ts'
import { ReadReport, SentMessages } from './messages.ts'
import { type Components, Empty, type Endpoint, Instant, list, Named, Role } from './shared.ts'

export const DeskView = z.object({
  workspace: z.object({ id: z.string(), name: z.string(), practice: z.boolean(), timeZone: z.string() }),
  me: z.object({
    id: z.string(),
    name: z.string(),
    /** What I sign in with. */
    email: z.string().nullable(),
    /** I have opened a link that was sent to it. */
    emailProven: z.boolean(),
    role: Role,
    needsPassword: z.boolean(),
    /** The digest of the week comes to me. */
    weeklyDigest: z.boolean().optional(),
  }),
  people: z.array(
    Named.extend({
      role: Role,
      email: z.string().nullable(),
      onDuty: z.boolean(),
      reachable: z.boolean(),
      practice: z.boolean(),
    }),
  ),
  lanes: z.array(
    Named.extend({
      template: z.string(),
      outcomes: z.array(z.object({ id: z.string(), label: z.string() })),
      /** On duty now, in the order they would be asked. */
      onDuty: z.array(z.string()),
    }),
  ),
  templates: z.record(z.string(), Template),
  playbook: z.number().int(),
  now: Instant,
  /** Submissions that could not be taken and that nobody has looked at. */
  refusedSubmissions: z.number().int(),
  /** Notices among my newest 100 that I have not read. */
  unseenNotices: z.number().int(),
})
export type DeskView = z.infer<typeof DeskView>

const ComposeRequest = z.strictObject({
  lane: line(60).optional(),
  urgency: Urgency.optional(),
  note: SentNote.optional(),
  brief: SentBrief.optional(),
  conversation: SentConversation.default([]),
  messages: SentMessages.optional(),
  writer: z.boolean().default(false).describe('Have the language model word it that the desk has, where it has one.'),
})

/** What became of the words of a model that were asked for. */
const Worded = z.enum(['taken', 'nothing_stands', 'nothing_to_word', 'no_model', 'failed'])

const Composed = z.object({
  note: Note,
  findings: z.array(Finding),
  questions: z.array(Question),
  read: ReadReport.optional().describe('Of `messages`, where you sent them: how they were read.'),
  worded: Worded.optional().describe('What became of a model’s words, where they were asked for.'),
})
export type Composed = z.infer<typeof Composed>

const RefusedSubmission = z.object({
  id: z.string(),
  agent: z.string(),
  code: z.string(),
  detail: z.string(),
  body: z.string(),
  at: Instant,
  seenAt: Instant.nullable(),
})

const RefusedSubmissionList = list(RefusedSubmission)

const PracticeRemoved = z.object({
  workspace: z.string(),
  agentKey: z.string(),
  /** Where it was asked with a key, which went with the workspace. */
  personKey: z.string().optional(),
  removedHandoffs: z.number().int(),
})

export const deskComponents: Components = {
  Composed,
  ComposeRequest,
  Desk: DeskView,
  PracticeRemoved,
  RefusedSubmission,
  RefusedSubmissionList,
  Template,
}

export const deskEndpoints = {
  desk: {
    method: 'GET',
    path: '/v1/desk',
    callers: ['reader'],
    summary: 'Who I am, who else is there and on duty, which lanes there are.',
    answer: DeskView,
  },
  compose: {
    method: 'POST',
    path: '/v1/compose',
    callers: ['agent', 'reader'],
    summary:
      'The note the desk would write, with what the check says; worded by its language model where `writer` is true. Nothing is recorded.',
    body: ComposeRequest,
    answer: Composed,
  },
  listRefusedSubmissions: {
    method: 'GET',
    path: '/v1/refused-submissions',
    callers: ['reader'],
    summary: 'What agents sent that could not be taken, as it came.',
    answer: RefusedSubmissionList,
  },
  seeRefusedSubmission: {
    method: 'POST',
    path: '/v1/refused-submissions/{id}/seen',
    callers: ['member'],
    summary: 'Somebody has looked at it.',
    answer: Empty,
  },
  removePractice: {
    method: 'POST',
    path: '/v1/practice/remove',
    callers: ['admin'],
    summary: 'Remove the practice workspace with all it holds and start an empty one. Refused on a real workspace.',
    answer: PracticeRemoved,
    problems: ['wrong-state'],
  },
} as const satisfies Record<string, Endpoint>
