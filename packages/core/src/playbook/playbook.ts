/**
 * The playbook: what a team has written down about who takes what, when and with which deadlines. This file is its
 * shape; `load.ts` reads and proves it, `../routing/` answers who owns a handoff now.
 */
import { z } from 'zod'
import { Sensitivity, Urgency } from '../note/note.ts'
import { REASON_CODES } from '../note/reason-codes.ts'
import { Template } from '../note/templates/own-template.ts'
import { line, text } from '../text.ts'
import { WorkingHours } from './working-hours.ts'

const Slug = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9_-]{0,59}$/,
    'lower-case letters, digits, - and _, beginning with a letter or digit, at most 60',
  )

/** `30s`, `5m`, `2 hours`, `1d`; with ` working` behind it, counted in the owner's working hours. */
const Duration = z
  .string()
  .regex(
    /^\d+(\.\d+)?\s*(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?)( working)?$/,
    'a length of time such as "30s", "5m" or "2h working"',
  )

const Away = z.strictObject({
  from: z.iso.date().describe('First day away.'),
  to: z.iso.date().describe('Last day away, included.'),
  why: line(120).optional().describe('Shown to colleagues: "Holiday".'),
})

export const PlaybookPerson = z.strictObject({
  name: line(120).min(1).describe('Name as colleagues and customers know it.'),
  email: z.email().max(200).optional().describe('Address at which the person signs in.'),
  timeZone: z.string().max(60).optional().describe('IANA time zone; left out: the playbook’s.'),
  hours: z.array(WorkingHours).optional().describe('Working hours in the person’s time zone; left out: at any time.'),
  away: z.array(Away).default([]).describe('Days away, in the person’s time zone.'),
  skills: z.array(Slug).max(50).default([]).describe('What this person can do that not everybody can: "german".'),
})
export type PlaybookPerson = z.infer<typeof PlaybookPerson>

export const OwnerOrder = z.enum(['named', 'round_robin', 'least_loaded', 'recently_engaged'])
/** Who takes it, and in which order: `named` = the first on the list who is on duty. */
export const Owners = z.strictObject({
  people: z.array(Slug).min(1).describe('Ids of people.'),
  order: OwnerOrder.default('named').describe(
    'Who is asked first. named: as written. round_robin: after whoever had the last one. least_loaded: fewest open. recently_engaged: who last decided for this customer.',
  ),
  rota: Slug.optional().describe(
    'Id of a rota: whoever is on call by it is asked before the others, whatever their hours.',
  ),
})
export type Owners = z.infer<typeof Owners>

const PerUrgency = z
  .strictObject({ now: Duration, today: Duration, this_week: Duration, fyi: Duration })
  .describe('A length of time for each urgency.')

const EscalationStep = z.strictObject({
  to: Owners.describe('Who is asked on this step.'),
  accept: Duration.optional().describe('How long this step has to accept; left out: the lane’s own.'),
})

const LaneOutcome = z.strictObject({ id: Slug, label: line(80) })

const Contingency = z.strictObject({
  if: line(200).describe('What may happen while the handoff waits.'),
  // biome-ignore lint/suspicious/noThenProperty: a playbook says "if … then …"
  then: line(200).describe('What is done then.'),
  by: z.enum(['agent', 'person']).describe('Who does it.'),
})

/** Longest expression of a trigger or of a limit. */
const LONGEST_EXPRESSION = 2_000
const Expression = z.string().min(1).max(LONGEST_EXPRESSION)

/** Of the lane: its owners, its escalation steps, its last resort. Of the workspace: whoever is no viewer, its admins. */
const DECIDER_ROLES = ['owners', 'escalation', 'last_resort', 'member', 'admin'] as const

/** One line of who may decide in a lane. Somebody is meant by it whom every part of it fits. */
const MayDecide = z.strictObject({
  people: z.array(Slug).min(1).max(200).optional().describe('Ids of people; left out: whoever the rest fits.'),
  skills: z.array(Slug).min(1).max(20).optional().describe('Skills that they must have, all of them.'),
  roles: z
    .array(z.enum(DECIDER_ROLES))
    .min(1)
    .optional()
    .describe(
      'Roles of which they must have one. In the lane: owners, escalation, last_resort. In the workspace: member (whoever is no viewer), admin.',
    ),
  when: Expression.optional().describe(
    'Their limit: a CEL expression over `action` that must hold for the proposed action: `action.amount <= 500.0`. What it cannot judge is beyond it. Left out: whatever is proposed.',
  ),
})
export type MayDecide = z.infer<typeof MayDecide>

/** The ask of a lane that says none of its own. */
export const ASK_OF_ANY_LANE = 'Answer this customer'

export const Lane = z.strictObject({
  name: line(80).min(1).describe('Name as people read it: "Support".'),
  template: Slug.default('quick_intake').describe('Id of a shipped template, or of one in `templates`.'),
  owners: Owners.describe('Who takes handoffs of this lane.'),
  skills: z
    .array(Slug)
    .max(20)
    .default([])
    .describe(
      'Skills that whoever is asked must have, all of them; the last resort owns what nobody with them covers.',
    ),
  escalation: z
    .array(EscalationStep)
    .max(10)
    .default([])
    .describe('Who is asked when nobody accepts in time, in order.'),
  lastResort: Slug.optional().describe(
    'Who owns what nobody else covers in this lane; left out: the playbook’s. One of the two must be there.',
  ),
  mayDecide: z
    .array(MayDecide)
    .min(1)
    .max(50)
    .optional()
    .describe(
      'Who may decide, and up to what: whom one of these lines means. Left out: its owners, escalation steps and last resort. Nobody else is asked, accepts or decides, and its last resort must be among them without a limit.',
    ),
  twoMustAgree: z
    .union([z.boolean(), Expression])
    .optional()
    .describe(
      'Whether an approval needs a second one by somebody else: always, or where this CEL expression over `action` holds or cannot be judged.',
    ),
  signedIn: z
    .union([z.boolean(), Expression])
    .optional()
    .describe(
      'Whether a decision counts only from somebody who has signed in at the desk: always, or where this CEL expression over `action` holds or cannot be judged. A key of theirs, or a channel, then reads and accepts, and decides and takes back nothing.',
    ),
  accept: PerUrgency.default({ now: '5m', today: '30m', this_week: '4h', fyi: '1d' }).describe(
    'Within which an owner accepts.',
  ),
  decide: PerUrgency.default({ now: '15m', today: '4h', this_week: '2d', fyi: '7d' }).describe(
    'Within which the owner decides, counted from the acceptance.',
  ),
  grace: Duration.default('30s').describe(
    'How long the agent may mend a note that fails the check before it goes to the owner all the same; at most 1h.',
  ),
  hears: z
    .strictObject({ acknowledge: Duration, effect: Duration })
    .default({ acknowledge: '15m', effect: '4h' })
    .describe('Within which the agent acknowledges a decision, and then reports its effect, before a person is told.'),
  urgency: Urgency.default('today').describe('Urgency where neither agent nor trigger names one.'),
  ask: line(60)
    .default(ASK_OF_ANY_LANE)
    .describe('What the person must do, where no better ask can be made. Verb first.'),
  reason: z.enum(REASON_CODES).default('out_of_scope').describe('Reason where no trigger names one.'),
  why: line(200)
    .optional()
    .describe(
      'One sentence for the reason, where nobody gave one; left out: how far the agent came before it handed over.',
    ),
  outcomes: z
    .array(LaneOutcome)
    .min(1)
    .max(9)
    .default([
      { id: 'handled', label: 'Handled' },
      { id: 'no_answer', label: 'Could not reach them' },
      { id: 'elsewhere', label: 'Handled elsewhere' },
    ])
    .describe('What a person picks from when done.'),
  whenCustomerWrites: z
    .enum(['reopen', 'tell'])
    .default('reopen')
    .describe(
      'When the customer writes after a handoff is over. reopen: it is offered again, to whoever had it first. tell: it stays over, and whoever had it is told.',
    ),
  onSilence: z
    .strictObject({ outcome: z.enum(['reject', 'return', 'none']), words: line(200) })
    .default({ outcome: 'none', words: 'Nothing is done until a person decides.' })
    .describe('What happens to a handoff that is useful only until a time and not decided by then. Never an approval.'),
  tellCustomer: line(200)
    .default('I am passing this to a person. Nothing is decided yet.')
    .describe('What the agent tells the customer while they wait. No outcome, no time: nobody has promised any.'),
  contingencies: z.array(Contingency).max(10).default([]).describe('What is done while the handoff waits.'),
  check: z
    .record(z.string(), z.enum(['must', 'should', 'off']))
    .default({})
    .describe('Levels of rules of the note check in this lane: rule id → level.'),
})
export type Lane = z.infer<typeof Lane>

/** A calendar that says who is on call. */
const RotaSource = z.strictObject({
  url: z
    .url({ protocol: /^(https?|webcal)$/ })
    .max(2000)
    .describe('Address of an iCalendar: each event is a shift and names a person in its title or attendees.'),
  people: z.record(z.string().min(1).max(120), Slug).default({}).describe('Name in the calendar → id of a person.'),
})

/** What a trigger's expression may look at; `number` is a decimal, `list` a list of texts. */
export const FieldType = z.enum(['text', 'number', 'flag', 'list'])
export type FieldType = z.infer<typeof FieldType>

const OwnFields = z.record(
  z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'lower-case letters, digits and _, beginning with a letter, at most 40'),
  FieldType,
)

const Risk = Sensitivity.shape.kind.describe('What is at risk: the note says so, with the lane that it is for.')

/** What a trigger does not stop, although its condition holds. */
const Exception = z.strictObject({
  id: Slug.describe('Name of the exception in verdicts and measures.'),
  when: Expression.describe(
    'CEL expression over event, action, customer, signals and clock. What it cannot judge is no exception.',
  ),
  why: line(200).min(1).describe('One sentence: why this needs nobody.'),
})
export type Exception = z.infer<typeof Exception>

/** A condition on an event that says a person is needed, with its reason. */
export const Trigger = z.strictObject({
  id: Slug.describe('Name of the trigger in notes, verdicts and measures.'),
  when: Expression.describe('CEL expression over event, action, customer, signals and clock.'),
  unless: z
    .array(Exception)
    .max(50)
    .optional()
    .describe(
      'What goes on without a person although `when` holds: where one of these holds, the trigger stops nothing.',
    ),
  // biome-ignore lint/suspicious/noThenProperty: a playbook says "if … then …"
  then: z.enum(['review', 'hand_off']).describe('review: a person approves first. hand_off: a person takes it.'),
  lane: Slug.describe('Id of the lane whose people get it.'),
  urgency: Urgency.optional().describe('Left out: the lane’s.'),
  reason: z.enum(REASON_CODES).describe('Reason code of the handoff.'),
  why: line(200).min(1).describe('One sentence for the person: why this is theirs.'),
  risk: Risk.optional(),
  twoMustAgree: z.boolean().optional().describe('An approval of what it stops needs a second one by somebody else.'),
  onFailure: z
    .enum(['person', 'proceed'])
    .default('person')
    .describe(
      'When the expression cannot be judged, because a field is missing or it fails: a person gets it, unless told otherwise.',
    ),
})
export type Trigger = z.infer<typeof Trigger>

/** What the agent must not do. With `when` the gate enforces it; without, it is told to the agent in words. */
export const Never = z.strictObject({
  id: Slug.describe('Name of the rule in verdicts and measures.'),
  what: line(200).min(1).describe('What the agent must not do: "Give legal advice".'),
  when: Expression.optional().describe('CEL expression that recognises it.'),
  instead: line(200).optional().describe('What the agent does instead.'),
  lane: Slug.describe('Id of the lane whose people get what comes of it.'),
  reason: z.enum(REASON_CODES).default('out_of_scope').describe('Reason code of the handoff.'),
  risk: Risk.optional(),
})
export type Never = z.infer<typeof Never>

export const Playbook = z.strictObject({
  name: text(120).default('Playbook').describe('Name of the playbook.'),
  timeZone: z.string().max(60).describe('IANA time zone of the business: "Europe/Berlin".'),
  people: z.record(Slug, PlaybookPerson).describe('Id → person.'),
  lastResort: Slug.optional().describe('Id of the person who owns what nobody else covers.'),
  lanes: z.record(Slug, Lane).describe('Id → kind of handoff.'),
  templates: z.record(Slug, Template).default({}).describe('Id → template of the team’s own.'),
  hours: z
    .array(WorkingHours)
    .optional()
    .describe('Business hours in the playbook’s time zone; left out: whenever somebody with working hours is on duty.'),
  rotas: z.record(Slug, RotaSource).default({}).describe('Id → calendar that says who is on call.'),
  holidays: z
    .array(Away)
    .default([])
    .describe('Days on which nobody with working hours works, in their own time zone.'),
  fields: z
    .strictObject({ event: OwnFields.default({}), action: OwnFields.default({}), customer: OwnFields.default({}) })
    .default({ event: {}, action: {}, customer: {} })
    .describe('Fields of your own that triggers may look at, with their type.'),
  triggers: z.array(Trigger).max(2_000).default([]).describe('When a person is needed.'),
  never: z.array(Never).max(500).default([]).describe('What the agent must not do, approved or not.'),
})
export type Playbook = z.infer<typeof Playbook>
/** The playbook as a person writes it, with everything that has a default left out. */
export type WrittenPlaybook = z.input<typeof Playbook>
