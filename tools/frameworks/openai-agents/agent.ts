import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '@baton-desk/sdk'
import { withBaton as adapter } from '@baton-desk/sdk/openai-agents'
import {
  Agent,
  type AgentInputItem,
  type Model,
  type ModelRequest,
  RunState,
  run,
  setTracingDisabled,
  tool,
  Usage,
} from '@openai/agents'
import { z } from 'zod'
import { handing } from '../table/handing.ts'
import { type Job, needsAPerson, nextCalls, type Agent as Played, refund } from '../table/job.ts'

setTracingDisabled(true)

type Context = { run: string }

/** Says what the job's script says, by how many turns it has had. */
function scriptedModel(job: Job): Model {
  return {
    async getResponse({ input }: ModelRequest) {
      const items = typeof input === 'string' ? [] : input
      const results = items.filter((item) => item.type === 'function_call_result')
      const told = results.map(({ callId, output }) => ({ id: callId, text: textOf(output) }))
      const made = items.flatMap((item) => (item.type === 'function_call' ? [item.callId] : []))
      const turns = job.steps.filter((step) => step.some(({ id }) => made.includes(id))).length
      const calls = nextCalls(job, turns, told).map(({ id, ...args }) => ({
        type: 'function_call' as const,
        callId: id,
        name: 'refund',
        status: 'completed' as const,
        arguments: JSON.stringify(args),
      }))
      const said = [{ type: 'output_text' as const, text: 'That is all.' }]
      const done = { type: 'message' as const, role: 'assistant' as const, status: 'completed' as const, content: said }
      return { usage: new Usage(), output: calls.length ? calls : [done] }
    },
    getStreamedResponse() {
      throw new Error('Not streamed here.')
    },
  }
}

const textOf = (output: unknown): string =>
  typeof output === 'string' ? output : ((output as { text?: string }).text ?? JSON.stringify(output))

const parameters = z.object({ order: z.string(), amount: z.number() })

const played = (
  job: Job,
  agent: Agent<Context>,
  answer: (state: RunState<Context, Agent<Context>>) => Promise<boolean>,
  abort: Played['abort'],
): Played => {
  const file = join(job.folder, 'state')
  const load = () => RunState.fromString<Context, Agent<Context>>(agent, readFileSync(file, 'utf8'))
  const save = (result: { state: { toString(): string } }) => writeFileSync(file, result.state.toString())
  return {
    async start() {
      const input: AgentInputItem[] = [{ role: 'user', content: 'Please refund it.' }]
      save(await run(agent, input, { context: { run: job.run } }))
    },
    waiting: async () => (await load()).getInterruptions().map(({ rawItem }) => (rawItem as { callId: string }).callId),
    async resume() {
      const state = await load()
      if (await answer(state)) save(await run(agent, state))
    },
    abort,
  }
}

export function alone(job: Job): Played {
  const agent = new Agent<Context>({
    name: 'Robin',
    model: scriptedModel(job),
    tools: [
      tool({
        name: 'refund',
        description: 'Pays money back.',
        parameters,
        needsApproval: async (_context, args) => needsAPerson(args),
        execute: (args) => refund(job, args),
      }),
    ],
  })
  const answer = async (state: RunState<Context, Agent<Context>>) => {
    for (const item of state.getInterruptions()) {
      const given = job.answers.find(({ call }) => call === (item.rawItem as { callId: string }).callId)
      if (given?.kind === 'reject') state.reject(item, { message: given.text })
      // There is no way to edit: what a person changed is lost, or the call is refused.
      else if (given) state.approve(item)
    }
    return true
  }
  return played(job, agent, answer, async () => undefined)
}

export function withBaton(job: Job): Played {
  const baton = adapter<Context>({
    baton: connect(job.desk ?? { url: '', key: '' }),
    run: (context) => context.run,
    handOff: (call) => (needsAPerson(call.arguments as never) ? handing(job, call) : undefined),
  })
  const agent = new Agent<Context>({
    name: 'Robin',
    model: scriptedModel(job),
    tools: [
      tool({
        name: 'refund',
        description: 'Pays money back.',
        parameters,
        ...baton.around('refund', (args: { order: string; amount: number }) => refund(job, args)),
      }),
    ],
  })
  const abort = async () =>
    baton.withdraw(
      await RunState.fromString<Context, Agent<Context>>(agent, readFileSync(join(job.folder, 'state'), 'utf8')),
      'The customer hung up.',
    )
  return played(job, agent, (state) => baton.settle(state), abort)
}
