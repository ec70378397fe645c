/**
 * The agent's side of the contract as tools for a language model: each with its name, what a model reads of it, what it takes
 * and what it answers, from the shapes of the endpoints that it calls. A door (MCP) registers them; how it calls is its own.
 */
import { z } from 'zod'

export { rulesForAgent } from '../gate/rules-for-agent.ts'

import { handOffTool, type ModelTool } from '../note/hand-off-tool.ts'
import { SuppliedNote, Urgency } from '../note/note.ts'
import { line } from '../text.ts'
import { tools as words } from '../words/en/tools.ts'
import { type EndpointId, endpoints } from './endpoints.ts'
import { Awaited, HandOffRequest, HandoffView, SentBrief } from './handoffs.ts'
import { ReadReport } from './messages.ts'

export const AGENT_TOOLS = [
  'gate',
  'hand_off',
  'answer_questions',
  'get_handoff',
  'wait_for_decision',
  'reply',
  'claim',
  'report_effect',
  'withdraw',
] as const
export type AgentToolName = (typeof AGENT_TOOLS)[number]

export type AgentTool = ModelTool & {
  name: AgentToolName
  title: string
  /** What comes back, beside the same as text. */
  answer: z.ZodObject
  /** The endpoints that it calls. */
  calls: readonly EndpointId[]
  /** Changes nothing that a person sees. */
  reads: boolean
}

/** The longest that `wait_for_decision` waits, in seconds: under the minute after which clients give up. */
export const WAITS_AT_MOST_S = 45

const { mend, reply, claim, reportEffect, withdraw, askGate } = endpoints
const Handoff = line(60).describe('Id of the handoff, as hand_off gave it.')
const OfDecision = line(60).describe('Id of the decision (decision.id).')
const Next = z.string().describe('What you do now.')

/** Where a handoff stands, and what its agent does next. */
export const Standing = z.object({
  handoff: z.string().describe('Id of the handoff.'),
  reference: HandoffView.shape.reference,
  existed: z.boolean().optional().describe('You had handed this off before: it is that handoff.'),
  state: HandoffView.shape.state,
  status: HandoffView.shape.status.describe('How it stands, fit to be told to the customer.'),
  owner: z.string().describe('The person who has it.'),
  by: HandoffView.shape.by.describe('Until when they should act.'),
  tell_customer: HandoffView.shape.tellCustomer,
  customer_url: HandoffView.shape.customerUrl.describe(
    'Send it to the customer: they see there what is passed on, and can correct it.',
  ),
  questions: HandoffView.shape.questions.describe('What the desk asks you; answer with answer_questions.'),
  mend: z
    .array(z.object({ pointer: z.string(), message: z.string() }))
    .optional()
    .describe('What is wrong with it; mend it with answer_questions.'),
  question: Awaited.shape.question.optional().describe('What the person asks; answer with reply.'),
  decision: HandoffView.shape.decision
    .unwrap()
    .pick({ id: true, kind: true, text: true, option: true, outcome: true, edits: true, promised: true, at: true })
    .extend({ by: z.string() })
    .optional(),
  effect: HandoffView.shape.effect,
  unread: ReadReport.shape.unread.optional().describe('What of your messages could not be read, and why.'),
  next: Next,
})
export type Standing = z.infer<typeof Standing>

/** What the gate says, to a model. */
export const Judged = z.object({
  verdict: z.enum(['proceed', 'review', 'hand_off', 'never']),
  why: z.string(),
  decided_by: z.string().optional().describe('The rule that decided; send it as trigger of hand_off.'),
  lane: z.string().optional(),
  urgency: Urgency.optional(),
  instead: z.string().optional(),
  tell_customer: z.string().optional(),
  next: Next,
})
export type Judged = z.infer<typeof Judged>

const [Got, NotGot] = claim.answer.options

/** What came of a claim, and what its runner does next. */
export const Claiming = z.object({
  run: z.boolean().describe('Whether you carry it out now.'),
  claim: Got.shape.claim.optional(),
  by: Got.shape.by,
  since: Got.shape.since,
  until: Got.shape.until.optional(),
  doubt: NotGot.shape.doubt,
  action: Got.shape.action,
  next: Next,
})
export type Claiming = z.infer<typeof Claiming>

/** What stands beside the brief in `hand_off`. */
const Beside = z.object({
  reference: HandOffRequest.shape.reference
    .unwrap()
    .describe(
      'Your own name for this case and step, never given twice: `chat-881/refund`. The same again is the same handoff.',
    ),
  action: SuppliedNote.shape.action.describe('The tool call that waits for a yes: its name and its exact arguments.'),
  lane: HandOffRequest.shape.lane,
  trigger: HandOffRequest.shape.trigger,
  customer_id: HandOffRequest.shape.customer.describe('Who the customer is across cases: an account, a number.'),
  messages: HandOffRequest.shape.messages.describe(
    'What was said and what tools answered, oldest first, as you have it: a list of { role, content } and tool calls, or a transcript as text.',
  ),
})
/** Fields of `hand_off` that are no part of the brief. */
export const BESIDE_THE_BRIEF = [...Object.keys(Beside.shape), 'urgency']

const inputs = {
  answer_questions: z.strictObject({
    handoff: Handoff,
    answers: mend.body.shape.answers.describe('Answers in one line each, by the ids of the questions.'),
    brief: SentBrief.optional(),
    action: Beside.shape.action,
  }),
  get_handoff: z.strictObject({
    handoff: Handoff.optional(),
    reference: HandOffRequest.shape.reference.describe('Your own name for it, instead of its id.'),
  }),
  wait_for_decision: z.strictObject({
    handoff: Handoff,
    seconds: z
      .number()
      .min(0)
      .max(WAITS_AT_MOST_S)
      .default(WAITS_AT_MOST_S)
      .describe(`How long to wait, ${WAITS_AT_MOST_S} at most.`),
  }),
  reply: reply.body.extend({ handoff: Handoff }),
  claim: claim.body.omit({ decisionId: true }).extend({
    handoff: Handoff,
    decision: OfDecision,
    runner: claim.body.shape.runner.default('an MCP client'),
  }),
  report_effect: reportEffect.body.omit({ decisionId: true }).extend({ handoff: Handoff, decision: OfDecision }),
  withdraw: withdraw.body.extend({ handoff: Handoff }),
} as const

/** What a tool takes beside those that take a brief or an event, which are read however far they fit. */
export const agentToolInputs = inputs

const schemaOf = (shape: z.ZodType): Record<string, unknown> => {
  const { $schema: _schema, ...schema } = z.toJSONSchema(shape, { io: 'input' })
  return schema
}

function handOffInput(): ModelTool {
  const { name, description, inputSchema } = handOffTool()
  const beside = schemaOf(Beside)
  const properties = { ...(beside.properties as object), ...(inputSchema.properties as object) }
  return {
    name,
    description: `${description}\n\n${words.handOffBeside}`,
    inputSchema: { ...inputSchema, properties, required: ['reference'] },
  }
}

/** The brief is told once, where it is first sent: models read every tool each time. */
function mendInput(): Record<string, unknown> {
  const schema = schemaOf(inputs.answer_questions)
  const description = 'The whole brief again, mended: an object of the fields ask to own_errors that hand_off takes.'
  return { ...schema, properties: { ...(schema.properties as object), brief: { type: 'object', description } } }
}

/** All tools in the order in which an agent comes to need them. */
export const agentTools = (): AgentTool[] => {
  const { description, inputSchema } = handOffInput()
  return [
    {
      name: 'gate',
      title: 'Ask whether you may',
      description: words.gate,
      inputSchema: schemaOf(askGate.body),
      answer: Judged,
      calls: ['askGate'],
      reads: true,
    },
    {
      name: 'hand_off',
      title: 'Hand off to a person',
      description,
      inputSchema,
      answer: Standing,
      calls: ['handOff'],
      reads: false,
    },
    {
      name: 'answer_questions',
      title: 'Answer the desk’s questions',
      description: words.answerQuestions,
      inputSchema: mendInput(),
      answer: Standing,
      calls: ['mend'],
      reads: false,
    },
    {
      name: 'get_handoff',
      title: 'See where a handoff stands',
      description: words.getHandoff,
      inputSchema: schemaOf(inputs.get_handoff),
      answer: Standing,
      calls: ['getHandoff', 'listHandoffs'],
      reads: true,
    },
    {
      name: 'wait_for_decision',
      title: 'Wait for the decision',
      description: words.waitForDecision,
      inputSchema: schemaOf(inputs.wait_for_decision),
      answer: Standing,
      calls: ['awaitDecision', 'getHandoff'],
      reads: true,
    },
    {
      name: 'reply',
      title: 'Answer the person',
      description: words.reply,
      inputSchema: schemaOf(inputs.reply),
      answer: Standing,
      calls: ['reply'],
      reads: false,
    },
    {
      name: 'claim',
      title: 'Claim an approval',
      description: words.claim,
      inputSchema: schemaOf(inputs.claim),
      answer: Claiming,
      calls: ['claim'],
      reads: false,
    },
    {
      name: 'report_effect',
      title: 'Report what came of it',
      description: words.reportEffect,
      inputSchema: schemaOf(inputs.report_effect),
      answer: Standing,
      calls: ['reportEffect'],
      reads: false,
    },
    {
      name: 'withdraw',
      title: 'Withdraw a handoff',
      description: words.withdraw,
      inputSchema: schemaOf(inputs.withdraw),
      answer: Standing,
      calls: ['withdraw'],
      reads: false,
    },
  ]
}
