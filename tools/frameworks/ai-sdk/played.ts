/** AI SDK 6 and 7 are played by one program: only the package differs. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '@baton-desk/sdk'
import { withBaton as adapter } from '@baton-desk/sdk/ai-sdk'
import type { generateText, ModelMessage, stepCountIs, tool } from 'ai'
import type { MockLanguageModelV4 } from 'ai/test'
import { z } from 'zod'
import { handing } from '../table/handing.ts'
import { type Agent, type Job, needsAPerson, nextCalls, refund } from '../table/job.ts'

export type Kit = {
  generateText: typeof generateText
  stepCountIs: typeof stepCountIs
  tool: typeof tool
  MockLanguageModel: typeof MockLanguageModelV4
}

type Prompt = { role: string; content: string | { type: string; toolCallId: string; output?: unknown }[] }[]

/** Says what the job's script says, by how many turns it has had. */
function scriptedModel({ MockLanguageModel }: Kit, job: Job) {
  return new MockLanguageModel({
    doGenerate: async ({ prompt }) => {
      const parts = (prompt as Prompt).flatMap(({ content }) => (typeof content === 'string' ? [] : content))
      const turns = (prompt as Prompt).filter(({ role }) => role === 'assistant').length
      const results = parts.filter(({ type }) => type === 'tool-result')
      const told = results.map(({ toolCallId, output }) => ({ id: toolCallId, text: textOf(output) }))
      const calls = nextCalls(job, turns, told)
      return {
        content: calls.length
          ? calls.map(({ id, ...args }) => ({
              type: 'tool-call' as const,
              toolCallId: id,
              toolName: 'refund',
              input: JSON.stringify(args),
            }))
          : [{ type: 'text' as const, text: 'That is all.' }],
        finishReason: { unified: calls.length ? ('tool-calls' as const) : ('stop' as const), raw: undefined },
        usage: {
          inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
          outputTokens: { total: 1, text: 1, reasoning: 0 },
        },
        warnings: [],
      }
    },
  })
}

const textOf = (output: unknown): string => {
  const { value, reason } = output as { value?: unknown; reason?: string }
  return reason ?? (typeof value === 'string' ? value : JSON.stringify(value))
}

const inputSchema = z.object({ order: z.string(), amount: z.number() })

export function played(kit: Kit, job: Job): Agent {
  const file = join(job.folder, 'messages')
  const load = (): ModelMessage[] => JSON.parse(readFileSync(file, 'utf8'))
  const save = (messages: ModelMessage[]) => writeFileSync(file, JSON.stringify(messages))
  const baton = adapter({
    baton: connect(job.desk ?? { url: '', key: '' }),
    run: job.run,
    handOff: (call) => (needsAPerson(call.arguments as never) ? handing(job, call) : undefined),
  })
  const execute = (args: { order: string; amount: number }) => refund(job, args)
  const around = job.way === 'alone' ? { needsApproval: needsAPerson, execute } : baton.around('refund', execute)
  const tools = { refund: kit.tool({ description: 'Pays money back.', inputSchema, ...around }) }

  const run = async (messages: ModelMessage[]) => {
    const { response } = await kit.generateText({
      model: scriptedModel(kit, job),
      tools,
      messages,
      stopWhen: kit.stepCountIs(5),
    })
    save([...messages, ...response.messages])
  }
  const requests = () => {
    const parts = load().flatMap(({ content }) =>
      typeof content === 'string' ? [] : (content as { type: string; approvalId: string; toolCallId: string }[]),
    )
    const answered = parts.filter(({ type }) => type === 'tool-approval-response').map(({ approvalId }) => approvalId)
    return parts.filter(({ type, approvalId }) => type === 'tool-approval-request' && !answered.includes(approvalId))
  }
  /** As its documentation has it; an edit is made in the messages that are kept. */
  const ownAnswers = (messages: ModelMessage[]): ModelMessage | undefined => {
    const content = requests().flatMap(({ approvalId, toolCallId }) => {
      const given = job.answers.find(({ call }) => call === toolCallId)
      if (given?.kind === 'edit')
        for (const { content: parts } of messages)
          if (typeof parts !== 'string')
            for (const part of parts)
              if (part.type === 'tool-call' && part.toolCallId === toolCallId)
                part.input = { ...(part.input as object), amount: given.amount }
      return given
        ? [
            {
              type: 'tool-approval-response' as const,
              approvalId,
              approved: given.kind !== 'reject',
              reason: given.text,
            },
          ]
        : []
    })
    return content.length ? { role: 'tool', content } : undefined
  }

  return {
    start: () => run([{ role: 'user', content: 'Please refund it.' }]),
    waiting: async () => requests().map(({ toolCallId }) => toolCallId),
    async resume() {
      const messages = load()
      const answer = job.way === 'alone' ? ownAnswers(messages) : await baton.answers(messages)
      if (answer) await run([...messages, answer])
    },
    abort: async () => (job.way === 'alone' ? undefined : baton.withdraw(load(), 'The customer hung up.')),
  }
}
