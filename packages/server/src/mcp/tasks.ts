/**
 * The extension `io.modelcontextprotocol/tasks`, for clients that declare it: a handoff is a task of the same id. It works
 * until a person asks something (input is required) or has decided (completed). Three methods by hand: the server package has none.
 */
import { type HandoffView, hashOf } from '@baton-desk/core'
import { CLIENT_CAPABILITIES_META_KEY, type McpServer, type ServerContext } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { asText } from './as-text.ts'
import { type Door, hasProblem } from './door.ts'
import { refused } from './rules.ts'
import { toStanding } from './tools.ts'

export const TASKS = 'io.modelcontextprotocol/tasks'
const ASKED_EVERY_MS = 5_000
/** Under which a client answers what the person asked: another question has another name, and an answer to it is none to this. */
const questionId = (question: string): string => `question-${hashOf(question).slice(0, 12)}`

export const knowsTasks = ({ mcpReq }: ServerContext): boolean => {
  const { [CLIENT_CAPABILITIES_META_KEY]: declared } = (mcpReq.envelope ?? {}) as Record<string, unknown>
  return Declared.safeParse(declared).success
}

const Declared = z.looseObject({ extensions: z.looseObject({ [TASKS]: z.unknown().refine((it) => it !== undefined) }) })

/** Answers `hand_off` in place of the handoff itself, where it waits for a person and the agent has nothing to mend. */
export const isTask = ({ state }: Pick<HandoffView, 'state'>): boolean => state !== 'held'

/** The task beside the answer that a client without tasks reads. */
export const asCreated = (view: HandoffView) => ({ resultType: 'task', ...base(view), status: statusOf(view) })

export function addTasks(server: McpServer, door: Door): void {
  const Task = z.object({ taskId: z.string() })
  const read = async (id: string): Promise<HandoffView> => {
    const view = await door.call('getHandoff', { id })
    if (hasProblem(view)) throw refused(view.problem)
    return view
  }
  server.server.setRequestHandler('tasks/get', { params: Task }, async ({ taskId }) => detailed(await read(taskId)))
  server.server.setRequestHandler('tasks/update', { params: Task }, async ({ taskId }, { mcpReq }) => {
    const { question } = await read(taskId)
    // Lifted out of the parameters by the package, as those of every request that is answered so.
    const sent = question === undefined ? undefined : mcpReq.inputResponses?.[questionId(question)]
    const text = Answer.safeParse(sent).data?.content.answer ?? ''
    if (text === '') return {}
    const replied = await door.call('reply', { id: taskId, body: { text } })
    if (hasProblem(replied)) throw refused(replied.problem)
    return {}
  })
  server.server.setRequestHandler('tasks/cancel', { params: Task }, async ({ taskId }) => {
    const reason = 'The client of the agent cancelled its task.'
    const withdrawn = await door.call('withdraw', { id: taskId, body: { reason } })
    if (hasProblem(withdrawn)) throw refused(withdrawn.problem)
    return {}
  })
}

const Answer = z.object({ action: z.literal('accept'), content: z.object({ answer: z.string() }) })

const base = (view: HandoffView) => ({
  taskId: view.id,
  statusMessage: view.status,
  createdAt: view.createdAt,
  lastUpdatedAt: view.changedAt,
  ttlMs: null,
  pollIntervalMs: ASKED_EVERY_MS,
})

function statusOf({ state, question, waitingFor }: HandoffView) {
  if (state === 'withdrawn') return 'cancelled' as const
  if (state === 'decided' || state === 'closed' || state === 'expired') return 'completed' as const
  return question !== undefined && waitingFor !== 'time' ? ('input_required' as const) : ('working' as const)
}

function detailed(view: HandoffView) {
  const status = statusOf(view)
  const task = { ...base(view), status }
  if (status === 'completed') {
    const standing = toStanding(view)
    return {
      ...task,
      result: {
        resultType: 'complete',
        content: [{ type: 'text', text: asText(standing) }],
        structuredContent: { ...standing },
      },
    }
  }
  if (status !== 'input_required') return task
  const { question = '', owner } = view
  const requestedSchema = { type: 'object', properties: { answer: { type: 'string' } }, required: ['answer'] }
  const params = { message: `${owner.name} asks: ${question}`, requestedSchema }
  return { ...task, inputRequests: { [questionId(question)]: { method: 'elicitation/create', params } } }
}
