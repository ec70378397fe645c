/** The playbook on the wire: its versions, what each changed, and the proof that somebody owns each lane. */
import { z } from 'zod'
import { text } from '../text.ts'
import { Said } from '../words/said.ts'
import { type Components, type Endpoint, Instant, Named } from './shared.ts'

/** One version in the list: who wrote it, when and why. */
const PlaybookVersionView = z.object({
  version: z.number().int(),
  writtenBy: Named,
  /** What the writer said about the change. */
  why: z.string().nullable(),
  at: Instant,
})

const PlaybookPage = z.object({ items: z.array(PlaybookVersionView), inForce: z.number().int() })

const PlaybookView = PlaybookVersionView.extend({
  document: z.unknown(),
  /** As it was written, comments and all, where it came as text. */
  text: z.string().nullable(),
})

const PlaybookTakenUp = PlaybookView.extend({
  /** What the proof cannot rule out, in words: gaps, and who gets what comes in them. */
  remarks: z.array(z.string()),
})

const PlaybookDifference = z.object({
  from: z.number().int(),
  to: z.number().int(),
  changes: z.array(
    z.object({
      /** JSON pointer into the later version, or into the earlier one where it was removed. */
      pointer: z.string(),
      kind: z.enum(['added', 'removed', 'changed']),
      words: z.string(),
    }),
  ),
})

const ProofView = z.object({
  version: z.number().int(),
  /** Every lane has a reachable owner for every minute, be it the last resort. */
  holds: z.boolean(),
  problems: z.array(z.string()),
  remarks: z.array(z.string()),
  /** Problems and remarks as codes and facts, in the same order. */
  said: z.object({ problems: z.array(Said), remarks: z.array(Said) }).optional(),
  gaps: z.array(
    z.object({
      lane: z.string(),
      from: Instant,
      to: Instant,
      gets: z.string(),
      /** Somebody is there, but nobody who may decide beyond a limit, or no second person where two must agree. */
      lacks: z.enum(['beyond_limit', 'second', 'unheard_now', 'unheard']).optional(),
    }),
  ),
  /** Whom no channel tells of what is `now` at every hour at which they are there; behind `link` they change that by one click. */
  untold: z.array(z.object({ person: z.string(), link: z.string() })),
  /** Share of the time in which somebody of the lane itself is there, 0 to 1. */
  covered: z.record(z.string(), z.number()),
  from: Instant,
  to: Instant,
  calendars: z.array(
    z.object({
      url: z.string(),
      /** When the copy that counts was read; null: never. */
      readAt: Instant.nullable(),
      failingSince: Instant.nullable(),
      error: z.string().nullable(),
      /** Events of the copy that put nobody on call, although somebody may have meant them to, and why. */
      remarks: z.array(z.string()),
    }),
  ),
})
export type ProofView = z.infer<typeof ProofView>

const PutPlaybook = z.strictObject({
  /** YAML or JSON text, or the document itself. */
  document: z.union([z.string().max(524_288), z.record(z.string(), z.unknown())]),
  /** Version your change stands on; another newest one is refused. */
  basedOn: z.number().int().positive(),
  /** What you changed and why, for the others. */
  why: text(500).optional(),
})

const CheckRequest = PutPlaybook.pick({ document: true })

/** What a version would change and leave open, before it is in force. */
const PlaybookChecked = z.object({
  version: z.number().int().describe('The one in force, against which it was compared.'),
  holds: z.boolean(),
  problems: z.array(z.object({ message: z.string(), pointer: z.string() })),
  remarks: z.array(z.string()),
  changes: PlaybookDifference.shape.changes,
  gaps: ProofView.shape.gaps,
})

const ReplayRequest = CheckRequest.extend({
  trigger: z.string().max(60).describe('Id of the trigger or never-rule of `document` that is looked at.'),
  days: z.number().int().min(1).max(90).default(30),
})

const Replayed = z.object({
  played: z.number().int().describe('Handoffs of these days that were played, the newest first, 500 at most.'),
  isAll: z.boolean().describe('False where there were more.'),
  stopped: z
    .array(z.object({ id: z.string(), ask: z.string(), at: Instant, state: z.string() }))
    .describe('Those that this rule alone would have made.'),
})

const WhoGetsRequest = CheckRequest.extend({ lane: z.string().max(60), at: Instant })

const WhoGets = z.object({
  there: z
    .array(Named)
    .describe('Who of the lane is on duty then, may decide and can be reached, as they are written.'),
  lastResort: Named.describe('Who gets it where nobody is there, or nobody accepts in time.'),
})

const PreviewRequest = CheckRequest.extend({ template: z.string().max(60) })

const Previewed = z.object({
  isExample: z.boolean().describe('True where the desk holds no handoff yet, and a made-up note is shown.'),
  ask: z.string(),
  row: z.string(),
  card: z.object({
    lede: z.string(),
    by: z.string(),
    lacks: z.string().nullable(),
    rows: z.array(z.object({ label: z.string(), text: z.string(), isMissing: z.boolean() })),
  }),
  phone: z.string(),
  email: z.object({ subject: z.string(), text: z.string() }),
  slack: z.string(),
  whisper: z.string(),
  words: z.object({ core: z.number().int(), all: z.number().int(), whisper: z.number().int() }),
  seconds: z.object({ core: z.number(), all: z.number() }),
})

const RollBackRequest = PutPlaybook.omit({ document: true })

export const playbookComponents: Components = {
  CheckPlaybookRequest: CheckRequest,
  Playbook: PlaybookView,
  PlaybookChecked,
  PlaybookDifference,
  PlaybookPage,
  PlaybookTakenUp,
  PlaybookVersion: PlaybookVersionView,
  Proof: ProofView,
  PutPlaybookRequest: PutPlaybook,
  ReplayedRule: Replayed,
  ReplayRuleRequest: ReplayRequest,
  PreviewedTemplate: Previewed,
  PreviewTemplateRequest: PreviewRequest,
  WhoGets,
  WhoGetsRequest,
  RollBackRequest,
}

export const playbookEndpoints = {
  getPlaybook: {
    method: 'GET',
    path: '/v1/playbook',
    callers: ['reader'],
    summary: 'The playbook in force.',
    answer: PlaybookView,
  },
  putPlaybook: {
    method: 'PUT',
    path: '/v1/playbook',
    callers: ['admin'],
    summary: 'A new version. Loads only when it keeps the promises; changes nothing already running.',
    body: PutPlaybook,
    answer: PlaybookTakenUp,
    problems: ['playbook-refused', 'playbook-changed'],
  },
  checkPlaybook: {
    method: 'POST',
    path: '/v1/playbook/check',
    callers: ['admin'],
    summary: 'What a new version would change and leave open: loaded, compared and proven. Nothing is put in force.',
    body: CheckRequest,
    answer: PlaybookChecked,
  },
  replayRule: {
    method: 'POST',
    path: '/v1/playbook/replay',
    callers: ['admin'],
    summary:
      'Which handoffs of the last days a trigger or never-rule would have made by itself. Conversations that came to no handoff are not kept, and so not in it.',
    body: ReplayRequest,
    answer: Replayed,
    problems: ['playbook-refused'],
  },
  whoGets: {
    method: 'POST',
    path: '/v1/playbook/who-gets',
    callers: ['admin'],
    summary:
      'Who could be asked for a handoff that comes into a lane at a time, by this playbook and whom the desk reaches now.',
    body: WhoGetsRequest,
    answer: WhoGets,
    problems: ['playbook-refused'],
  },
  previewTemplate: {
    method: 'POST',
    path: '/v1/playbook/preview',
    callers: ['admin'],
    summary:
      'The newest handoff as each medium shows it by a template of this playbook, and how long it takes to read.',
    body: PreviewRequest,
    answer: Previewed,
    problems: ['playbook-refused'],
  },
  listPlaybooks: {
    method: 'GET',
    path: '/v1/playbook/versions',
    callers: ['reader'],
    summary: 'Versions of the playbook, newest first: who wrote each, when and why.',
    query: z.object({
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: PlaybookPage,
  },
  getPlaybookVersion: {
    method: 'GET',
    path: '/v1/playbook/versions/{id}',
    callers: ['reader'],
    summary: 'One version, in force or not.',
    answer: PlaybookView,
  },
  comparePlaybooks: {
    method: 'GET',
    path: '/v1/playbook/versions/{id}/changes',
    callers: ['reader'],
    summary: 'What this version changed, in words; against the one before it, or another.',
    query: z.object({ since: z.coerce.number().int().positive().optional() }),
    answer: PlaybookDifference,
  },
  rollBackPlaybook: {
    method: 'POST',
    path: '/v1/playbook/versions/{id}/roll-back',
    callers: ['admin'],
    summary: 'A new version with what stood in this one, proven anew.',
    body: RollBackRequest,
    answer: PlaybookTakenUp,
    problems: ['playbook-refused', 'playbook-changed'],
  },
  provePlaybook: {
    method: 'GET',
    path: '/v1/playbook/proof',
    callers: ['reader'],
    summary: 'Who is there for the coming 90 days: the playbook in force against people and calendars as they are now.',
    answer: ProofView,
  },
} as const satisfies Record<string, Endpoint>
