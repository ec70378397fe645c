import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildResumeArray } from '@ag-ui/client'
import type { AssistantMessage, Interrupt, Message, ResumeEntry, ToolCall } from '@ag-ui/core'
import { EventSchemas } from '@ag-ui/core/schemas'
import { connect } from '@baton-desk/sdk'
import { withBaton as adapter } from '@baton-desk/sdk/ag-ui'
import { handing } from '../table/handing.ts'
import { type Agent, type Job, needsAPerson, nextCalls, type OwnAnswer, refund } from '../table/job.ts'

type Thread = { messages: Message[]; interrupts: Interrupt[] }

/** How the server answers the calls of a step: with messages, or with what the run has to wait for. */
type Answering = (
  calls: ToolCall[],
  resume: ResumeEntry[],
) => Promise<{ messages: Message[] } | { interrupts: Interrupt[] }>

const argumentsOf = (call: ToolCall): { order: string; amount: number } => JSON.parse(call.function.arguments)

/** A server as small as the protocol allows, and its client: a run is one turn of the thread, which lies in a file. */
function served(
  job: Job,
  answering: Answering,
  respond: (open: Interrupt[], answers: OwnAnswer[]) => ResumeEntry[],
  abort: (calls: ToolCall[]) => Promise<void>,
): Agent {
  const file = join(job.folder, 'thread')
  const load = (): Thread =>
    existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { messages: [], interrupts: [] }
  const save = (thread: Thread) => writeFileSync(file, JSON.stringify(thread))
  const openCalls = ({ messages }: Thread): ToolCall[] => {
    const last = messages.findLast((message): message is AssistantMessage => message.role === 'assistant')
    const answered = messages.flatMap((message) => (message.role === 'tool' ? [message.toolCallId] : []))
    return (last?.toolCalls ?? []).filter(({ id }) => !answered.includes(id))
  }

  async function run(resume: ResumeEntry[]): Promise<void> {
    const thread = load()
    for (;;) {
      const calls = openCalls(thread)
      if (calls.length > 0) {
        const answer = await answering(calls, resume)
        if ('interrupts' in answer) {
          const outcome = { type: 'interrupt', interrupts: answer.interrupts }
          EventSchemas.parse({ type: 'RUN_FINISHED', threadId: job.run, runId: 'r', outcome })
          return save({ ...thread, interrupts: answer.interrupts })
        }
        thread.messages.push(...answer.messages)
      }
      const turns = thread.messages.filter(({ role }) => role === 'assistant').length
      const told = thread.messages.flatMap((message) =>
        message.role === 'tool' ? [{ id: message.toolCallId, text: String(message.content) }] : [],
      )
      const next = nextCalls(job, turns, told)
      if (next.length === 0) return save({ ...thread, interrupts: [] })
      const toolCalls = next.map(({ id, ...args }) => ({
        id,
        type: 'function' as const,
        function: { name: 'refund', arguments: JSON.stringify(args) },
      }))
      thread.messages.push({ id: crypto.randomUUID(), role: 'assistant', toolCalls })
    }
  }

  return {
    async start() {
      save({ messages: [{ id: 'm1', role: 'user', content: 'Please refund it.' }], interrupts: [] })
      await run([])
    },
    waiting: async () => load().interrupts.map(({ id }) => id),
    async resume(answers) {
      const { interrupts } = load()
      await run(respond(interrupts, answers))
    },
    abort: () => abort(openCalls(load())),
  }
}

/** The server does what the client answers. */
export function alone(job: Job): Agent {
  const answering: Answering = async (calls, resume) => {
    const open = calls.filter((call) => needsAPerson(argumentsOf(call)))
    const missing = open.filter(({ id }) => !resume.some(({ interruptId }) => interruptId === id))
    if (missing.length) return { interrupts: missing.map(({ id }) => ({ id, reason: 'tool_call', toolCallId: id })) }
    const messages = calls.map(async (call): Promise<Message> => {
      const { approved = true, amount, text } = resume.find(({ interruptId }) => interruptId === call.id)?.payload ?? {}
      const args = { ...argumentsOf(call), ...(amount && { amount }) }
      const content = approved ? await refund(job, args) : `A person refused: ${text}`
      return { id: crypto.randomUUID(), role: 'tool', toolCallId: call.id, content }
    })
    return { messages: await Promise.all(messages) }
  }
  const respond = (open: Interrupt[], answers: OwnAnswer[]) => {
    const given = answers
      .filter(({ call }) => open.some(({ id }) => id === call))
      .map(({ call, kind, amount, text }) => {
        return [call, { status: 'resolved' as const, payload: { approved: kind !== 'reject', amount, text } }]
      })
    return buildResumeArray(open, Object.fromEntries(given))
  }
  return served(job, answering, respond, async () => undefined)
}

export function withBaton(job: Job): Agent {
  const baton = adapter<undefined>({
    baton: connect(job.desk ?? { url: '', key: '' }),
    run: () => job.run,
    handOff: (call) => (needsAPerson(call.arguments as never) ? handing(job, call) : undefined),
  })
  const answering: Answering = async (calls) => {
    const outcome = await baton.outcome(calls, undefined)
    if (outcome) return outcome
    const messages = calls.map((call) => baton.execute(call, undefined, (args) => refund(job, args as never)))
    return { messages: await Promise.all(messages) }
  }
  // Whatever the client says, and it says yes: what counts is the desk.
  const respond = (open: Interrupt[]) =>
    buildResumeArray(
      open,
      Object.fromEntries(open.map(({ id }) => [id, { status: 'resolved' as const, payload: { approved: true } }])),
    )
  return served(job, answering, respond, (calls) => baton.withdraw(calls, undefined, 'The customer hung up.'))
}
