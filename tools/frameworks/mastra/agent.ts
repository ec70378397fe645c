import { join } from 'node:path'
import { connect } from '@baton-desk/sdk'
import { withBaton as adapter } from '@baton-desk/sdk/mastra'
import { Mastra } from '@mastra/core'
import { Agent } from '@mastra/core/agent'
import { createTool } from '@mastra/core/tools'
import { LibSQLStore } from '@mastra/libsql'
import { z } from 'zod'
import { handing } from '../table/handing.ts'
import { type Job, needsAPerson, nextCalls, type Agent as Played, refund } from '../table/job.ts'

type Prompt = { role: string; content: string | { type: string; toolCallId: string; output?: unknown }[] }[]

/** Says what the job's script says, by how many turns it has had. */
function scriptedModel(job: Job) {
  const answer = (prompt: Prompt) => {
    const parts = prompt.flatMap(({ content }) => (typeof content === 'string' ? [] : content))
    const made = parts.filter(({ type }) => type === 'tool-call').map(({ toolCallId }) => toolCallId)
    const turns = job.steps.filter((step) => step.some(({ id }) => made.includes(id))).length
    const results = parts.filter(({ type }) => type === 'tool-result')
    const calls = nextCalls(
      job,
      turns,
      results.map(({ toolCallId, output }) => ({ id: toolCallId, text: textOf(output) })),
    )
    return calls.map(({ id, ...args }) => ({
      type: 'tool-call' as const,
      toolCallId: id,
      toolName: 'refund',
      input: JSON.stringify(args),
    }))
  }
  const usage = { inputTokens: 1, outputTokens: 1, totalTokens: 2 }
  return {
    specificationVersion: 'v2' as const,
    provider: 'scripted',
    modelId: 'scripted',
    supportedUrls: {},
    async doGenerate({ prompt }: { prompt: unknown }) {
      const calls = answer(prompt as Prompt)
      const content = calls.length ? calls : [{ type: 'text' as const, text: 'That is all.' }]
      return { content, finishReason: calls.length ? ('tool-calls' as const) : ('stop' as const), usage, warnings: [] }
    },
    async doStream({ prompt }: { prompt: unknown }) {
      const calls = answer(prompt as Prompt)
      const said = [
        { type: 'text-start' as const, id: 't' },
        { type: 'text-delta' as const, id: 't', delta: 'That is all.' },
        { type: 'text-end' as const, id: 't' },
      ]
      const parts = [
        { type: 'stream-start' as const, warnings: [] },
        ...(calls.length ? calls : said),
        { type: 'finish' as const, finishReason: calls.length ? ('tool-calls' as const) : ('stop' as const), usage },
      ]
      return {
        stream: new ReadableStream({
          start: (out) => {
            for (const part of parts) out.enqueue(part)
            out.close()
          },
        }),
      }
    },
  }
}

const textOf = (output: unknown): string => {
  const { value } = output as { value?: unknown }
  return typeof value === 'string' ? value : JSON.stringify(value ?? output)
}

const inputSchema = z.object({ order: z.string(), amount: z.number() })

function hosted(job: Job, tool: object) {
  const agent = new Agent({
    id: 'robin',
    name: 'Robin',
    instructions: 'Help the customer.',
    model: scriptedModel(job) as never,
    tools: { refund: tool as never },
  })
  const storage = new LibSQLStore({ id: 'kept', url: `file:${join(job.folder, 'mastra.db')}` })
  new Mastra({ agents: { robin: agent }, storage, logger: false })
  const waiting = async () =>
    (await agent.listSuspendedRuns()).runs.flatMap(({ toolCalls }) =>
      toolCalls.map(({ toolCallId = '' }) => toolCallId),
    )
  return { agent, waiting, start: () => agent.generate('Please refund it.') }
}

/** With `requireApproval`, as its documentation has it. */
export function alone(job: Job): Played {
  const tool = createTool({
    id: 'refund',
    description: 'Pays money back.',
    inputSchema,
    requireApproval: (args) => needsAPerson(args as never),
    execute: (args) => refund(job, args),
  })
  const { agent, waiting, start } = hosted(job, tool)
  return {
    start,
    waiting,
    async resume(answers) {
      const { runs } = await agent.listSuspendedRuns()
      for (const answer of answers) {
        // There is no way to edit: what a person changed is lost, or the call is refused.
        const runId =
          runs.find(({ toolCalls }) => toolCalls.some(({ toolCallId }) => toolCallId === answer.call))?.runId ??
          runs[0]?.runId
        if (!runId) continue
        if (answer.kind === 'reject')
          await agent.declineToolCallGenerate({ runId, toolCallId: answer.call, reason: answer.text })
        else await agent.approveToolCallGenerate({ runId, toolCallId: answer.call })
      }
    },
    abort: async () => undefined,
  }
}

export function withBaton(job: Job): Played {
  const baton = adapter({
    baton: connect(job.desk ?? { url: '', key: '' }),
    run: () => job.run,
    handOff: (call) => (needsAPerson(call.arguments as never) ? handing(job, call) : undefined),
  })
  const tool = createTool({
    id: 'refund',
    description: 'Pays money back.',
    inputSchema,
    ...baton.around('refund', (args: { order: string; amount: number }) => refund(job, args)),
  })
  const { agent, waiting, start } = hosted(job, tool)
  return {
    start,
    waiting,
    resume: () => baton.resume(agent),
    abort: () => baton.withdraw(agent, 'The customer hung up.'),
  }
}
