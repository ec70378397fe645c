import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '@baton-desk/sdk'
import { withBaton as adapter } from '@baton-desk/sdk/genkit'
import { genkit, type MessageData, z } from 'genkit/beta'
import { handing } from '../table/handing.ts'
import { type Agent, type Job, needsAPerson, nextCalls, refund } from '../table/job.ts'

function played(job: Job): Agent {
  const ai = genkit({})
  const file = join(job.folder, 'messages')
  const load = (): MessageData[] => JSON.parse(readFileSync(file, 'utf8'))
  const save = (messages: MessageData[]) => writeFileSync(file, JSON.stringify(messages))

  /** Says what the job's script says, by how many turns it has had. */
  const model = ai.defineModel({ name: 'scripted', supports: { tools: true } }, async ({ messages }) => {
    const turns = messages.filter(({ role }) => role === 'model').length
    const told = messages.flatMap(({ content }) =>
      content.flatMap(({ toolResponse }) =>
        toolResponse ? [{ id: toolResponse.ref ?? '', text: String(toolResponse.output) }] : [],
      ),
    )
    const calls = nextCalls(job, turns, told)
    const content = calls.length
      ? calls.map(({ id, ...input }) => ({ toolRequest: { name: 'refund', ref: id, input } }))
      : [{ text: 'That is all.' }]
    return { finishReason: 'stop', message: { role: 'model', content } }
  })

  const baton = adapter<{ run: string }>({
    baton: connect(job.desk ?? { url: '', key: '' }),
    run: (context) => context.run,
    handOff: (call) => (needsAPerson(call.arguments as never) ? handing(job, call) : undefined),
  })
  const definition = {
    name: 'refund',
    description: 'Pays money back.',
    inputSchema: z.object({ order: z.string(), amount: z.number() }),
  }
  type Args = { order: string; amount: number }
  const tool =
    job.way === 'alone'
      ? ai.defineTool(definition, async (args, { interrupt, resumed }) => {
          if (needsAPerson(args) && !resumed) interrupt({ waits: 'for a person' })
          return refund(job, args)
        })
      : ai.defineTool(
          definition,
          baton.around('refund', (args: Args) => refund(job, args)),
        )

  const open = (messages: MessageData[]) =>
    (messages.at(-1)?.content ?? []).filter(({ toolRequest, metadata }) => toolRequest && metadata?.interrupt)

  /** As its documentation has it. */
  const ownAnswers = (messages: MessageData[]) => {
    const given = open(messages).flatMap((part) => {
      const answer = job.answers.find(({ call }) => call === part.toolRequest?.ref)
      return answer ? [{ part: part as Parameters<typeof tool.restart>[0], answer }] : []
    })
    const restart = given.flatMap(({ part, answer }) => {
      if (answer.kind === 'reject') return []
      const replaceInput = { ...(part.toolRequest.input as Args), amount: answer.amount ?? 0 }
      return [tool.restart(part, { approved: true }, answer.kind === 'edit' ? { replaceInput } : undefined)]
    })
    const respond = given.flatMap(({ part, answer }) =>
      answer.kind === 'reject' ? [tool.respond(part, `A person refused: ${answer.text}`)] : [],
    )
    return given.length ? { restart, respond } : undefined
  }

  return {
    async start() {
      const { messages } = await ai.generate({
        model,
        prompt: 'Please refund it.',
        tools: [tool],
        context: { run: job.run },
      })
      save(messages)
    },
    waiting: async () => open(load()).map(({ toolRequest }) => toolRequest?.ref ?? ''),
    async resume() {
      const kept = load()
      const resume = job.way === 'alone' ? ownAnswers(kept) : await baton.answers(kept)
      if (!resume) return
      const { messages } = await ai.generate({
        model,
        messages: kept,
        tools: [tool],
        resume,
        context: { run: job.run },
      })
      save(messages)
    },
    abort: async () => (job.way === 'alone' ? undefined : baton.withdraw(load(), 'The customer hung up.')),
  }
}

export const alone = played
export const withBaton = played
