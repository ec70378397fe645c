import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import v8 from 'node:v8'
import { connect } from '@baton-desk/sdk'
import { withBaton as adapter } from '@baton-desk/sdk/langchain'
import { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { BaseMessage } from '@langchain/core/messages'
import { Command, interrupt, MemorySaver } from '@langchain/langgraph'
import {
  AIMessage,
  createAgent,
  createMiddleware,
  HumanMessage,
  humanInTheLoopMiddleware,
  ToolMessage,
  tool,
} from 'langchain'
import { z } from 'zod'
import { handing } from '../table/handing.ts'
import { type Agent, type Job, needsAPerson, nextCalls, type OwnAnswer, refund } from '../table/job.ts'

/** Says what the job's script says, by how many turns it has had. */
class ScriptedModel extends BaseChatModel {
  job: Job
  constructor(job: Job) {
    super({})
    this.job = job
  }
  _llmType() {
    return 'scripted'
  }
  override bindTools() {
    return this
  }
  async _generate(messages: BaseMessage[]) {
    const turns = messages.filter((message) => AIMessage.isInstance(message)).length
    const told = messages.filter((message) => ToolMessage.isInstance(message))
    const calls = nextCalls(
      this.job,
      turns,
      told.map((message) => ({ id: (message as ToolMessage).tool_call_id, text: message.text })),
    )
    const tool_calls = calls.map(({ id, ...args }) => ({ id, name: 'refund', args, type: 'tool_call' as const }))
    const message = new AIMessage({ content: calls.length ? '' : 'That is all.', tool_calls })
    return { generations: [{ text: message.text, message }] }
  }
}

/** LangGraph's saver in memory, kept in a file at every write. */
function fileSaver(file: string): MemorySaver {
  const saver = new MemorySaver()
  if (existsSync(file)) Object.assign(saver, v8.deserialize(readFileSync(file)))
  const kept = () => writeFileSync(file, v8.serialize({ storage: saver.storage, writes: saver.writes }))
  for (const name of ['put', 'putWrites'] as const) {
    const write = saver[name].bind(saver) as (...given: unknown[]) => Promise<never>
    Object.assign(saver, {
      [name]: async (...given: unknown[]) => {
        const result = await write(...given)
        kept()
        return result
      },
    })
  }
  return saver
}

const toolOf = (job: Job) =>
  tool((args) => refund(job, args), {
    name: 'refund',
    description: 'Pays money back.',
    schema: z.object({ order: z.string(), amount: z.number() }),
  })

const start = (job: Job) => ({ messages: [new HumanMessage(`Please refund order ${job.steps[0]?.[0]?.order}.`)] })

/** With the framework's own human-in-the-loop middleware, as its documentation has it. */
export function alone(job: Job): Agent {
  const config = { configurable: { thread_id: job.run } }
  const agent = createAgent({
    model: new ScriptedModel(job),
    tools: [toolOf(job)],
    checkpointer: fileSaver(join(job.folder, 'checkpoints')),
    middleware: [
      humanInTheLoopMiddleware({
        interruptOn: {
          refund: {
            allowedDecisions: ['approve', 'edit', 'reject'],
            when: ({ toolCall }) => needsAPerson(toolCall.args as never),
          },
        },
      }),
    ],
  })
  // A request has no id of its call: by position in the step, as the middleware itself matches them.
  const asked = async () => {
    const { tasks, values } = await agent.graph.getState(config)
    const isOpen = tasks.some(({ interrupts }) => interrupts.length > 0)
    const last = (values.messages as BaseMessage[]).findLast((message) => AIMessage.isInstance(message))
    return isOpen ? ((last as AIMessage).tool_calls ?? []).filter(({ args }) => needsAPerson(args as never)) : []
  }
  const answerTo = (given: OwnAnswer[], { id, name, args }: Awaited<ReturnType<typeof asked>>[number]) => {
    const answer = given.find(({ call }) => call === id)
    if (answer?.kind === 'edit')
      return [{ type: 'edit', editedAction: { name, args: { ...args, amount: answer.amount } } }]
    if (answer?.kind === 'reject') return [{ type: 'reject', message: answer.text }]
    return answer ? [{ type: 'approve' }] : []
  }
  return {
    start: () => agent.invoke(start(job), config),
    waiting: async () => (await asked()).map(({ id }) => id ?? ''),
    resume: async (answers) => {
      const open = await asked()
      // A late answer goes where the earlier one went: to the thread.
      const decisions = open.length ? open.flatMap((call) => answerTo(answers, call)) : [{ type: 'approve' }]
      await agent.invoke(new Command({ resume: { decisions } }), config)
    },
    // Its own way: the signal of the run, which is over when it waits.
    abort: async () => undefined,
  }
}

export function withBaton(job: Job): Agent {
  const config = { configurable: { thread_id: job.run } }
  const baton = connect(job.desk ?? { url: '', key: '' })
  const desk = adapter({
    baton,
    interrupt,
    Command,
    ToolMessage,
    handOff: (call) => (needsAPerson(call.arguments as never) ? handing(job, call) : undefined),
  })
  const agent = createAgent({
    model: new ScriptedModel(job),
    tools: [toolOf(job)],
    checkpointer: fileSaver(join(job.folder, 'checkpoints')),
    middleware: [createMiddleware(desk.middleware)],
  })
  return {
    start: () => agent.invoke(start(job), config),
    waiting: async () =>
      (await agent.graph.getState(config)).tasks.flatMap((task) => task.interrupts.map(({ id }) => id ?? '')),
    resume: () => desk.resume(agent, config),
    abort: () => desk.withdraw(agent, config, 'The customer hung up.'),
  }
}
