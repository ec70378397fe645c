import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createSdkMcpServer, type Options, query, type SDKResultSuccess, tool } from '@anthropic-ai/claude-agent-sdk'
import { connect } from '@baton-desk/sdk'
import { withBaton as adapter } from '@baton-desk/sdk/claude-agent-sdk'
import { z } from 'zod'
import { handing } from '../table/handing.ts'
import { type Agent, type Job, needsAPerson, type OwnAnswer, referenceOf, refund } from '../table/job.ts'
import { scriptedApi, TOOL } from './scripted-api.ts'

type Args = { order: string; amount: number }
/** States in which a person has to act. */
const PEOPLES: string[] = ['held', 'offered', 'accepted', 'waiting']

type Kept = { session: string; deferred?: NonNullable<SDKResultSuccess['deferred_tool_use']> }

/** Runs that wait inside of a call, by their folder: the process lives on with them. */
const held = new Map<string, Promise<void>>()

/** Keeps a session in a folder: what the SDK writes there, and whether it is parked. */
function sessionIn(job: Job) {
  const file = join(job.folder, 'session')
  const load = (): Kept | undefined => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)
  return {
    load,
    async go(
      prompt: Parameters<typeof query>[0]['prompt'],
      options: Options,
      follow = (messages: ReturnType<typeof query>): AsyncIterable<{ type: string }> => messages,
    ) {
      const api = await scriptedApi(job)
      try {
        const resume = load()?.session
        const given: Options = {
          ...options,
          ...(resume && { resume }),
          settingSources: [],
          tools: [],
          cwd: job.folder,
          model: 'claude-sonnet-4-5',
          includePartialMessages: true,
          env: {
            PATH: process.env.PATH,
            HOME: job.folder,
            CLAUDE_CONFIG_DIR: join(job.folder, 'claude'),
            ANTHROPIC_BASE_URL: api.url,
            ANTHROPIC_API_KEY: 'scripted',
            DISABLE_TELEMETRY: '1',
            CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
          },
        }
        for await (const message of follow(query({ prompt, options: given })) as ReturnType<typeof query>) {
          if (message.type === 'system' && message.subtype === 'init')
            writeFileSync(file, JSON.stringify({ ...load(), session: message.session_id }))
          if (message.type === 'result') {
            const { session_id: session, deferred_tool_use: deferred } = message as SDKResultSuccess
            writeFileSync(file, JSON.stringify({ session, ...(deferred && { deferred }) }))
          }
        }
      } finally {
        api.close()
      }
    },
  }
}

const serverWith = (handler: (args: Args, extra: unknown) => Promise<{ content: { type: 'text'; text: string }[] }>) =>
  createSdkMcpServer({
    name: 'shop',
    version: '1',
    alwaysLoad: true,
    tools: [tool('refund', 'Pays money back.', { order: z.string(), amount: z.number() }, handler)],
  })

const act = (job: Job) => async (args: Args) => ({
  content: [{ type: 'text' as const, text: await refund(job, args) }],
})

/** With a hook that defers, and answers when the session is resumed. */
export function alone(job: Job): Agent {
  const { load, go } = sessionIn(job)
  const options = (answers: OwnAnswer[]): Options => ({
    mcpServers: { shop: serverWith(act(job)) },
    hooks: {
      PreToolUse: [
        {
          matcher: TOOL,
          hooks: [
            async (input, id) => {
              const args = (input as { tool_input: Args }).tool_input
              const answer = answers.find(({ call }) => call === id)
              const decision = { hookEventName: 'PreToolUse' as const }
              if (!needsAPerson(args)) return {}
              if (!answer) return { hookSpecificOutput: { ...decision, permissionDecision: 'defer' } }
              if (answer.kind === 'reject')
                return {
                  hookSpecificOutput: {
                    ...decision,
                    permissionDecision: 'deny',
                    permissionDecisionReason: answer.text,
                  },
                }
              const updatedInput = answer.kind === 'edit' ? { ...args, amount: answer.amount } : args
              return { hookSpecificOutput: { ...decision, permissionDecision: 'allow', updatedInput } }
            },
          ],
        },
      ],
    },
  })
  return {
    start: () => go('Please refund it.', options([])),
    waiting: async () => (load()?.deferred ? [load()?.deferred?.id ?? ''] : []),
    resume: (answers) => go('', options(answers)),
    abort: async () => undefined,
  }
}

export function withBaton(job: Job): Agent {
  const { load, go } = sessionIn(job)
  const desk = connect(job.desk ?? { url: '', key: '' })
  /** Of each run its own: a server that two runs share is taken from the first. */
  const made = () => {
    const baton = adapter({
      baton: desk,
      run: job.run,
      handOff: (call) => (needsAPerson(call.arguments as Args) ? handing(job, call) : undefined),
    })
    const options = { mcpServers: { shop: serverWith(baton.around('refund', act(job))) }, hooks: baton.hooks }
    const play = (prompt: Parameters<typeof go>[0]) => go(prompt, options as Options, baton.follow as never)
    return { ...baton, play }
  }
  /** Whether somebody has still to decide a call of this step. */
  const isWithPeople = async (step: Job['steps'][number]) => {
    const pages = await Promise.all(
      step.map((call) => desk.client.listHandoffs({ view: 'all', reference: referenceOf(job.run, call) })),
    )
    return pages.flatMap(({ rows }) => rows).some(({ state }) => PEOPLES.includes(state))
  }
  /** Until the run ends, or waits for a person: then it is held, and this process lives on with it. */
  const until = async (run: Promise<void>) => {
    let isOver = false
    const end = () => {
      isOver = true
    }
    void run.then(end, end)
    // The only call of its turn parks the session, and the run ends by itself.
    const together = job.steps.filter(({ length }) => length > 1)
    const waits = async () => (await Promise.all(together.map(isWithPeople))).includes(true)
    // The desk may be away for a moment.
    const held = async () => {
      while (!isOver && !(await waits().catch(() => false))) await sleep(200)
    }
    await Promise.race([run, held()])
  }
  const begin = (prompt: string) => {
    const run = made()
      .play(prompt)
      .finally(() => held.delete(job.folder))
    held.set(job.folder, run)
    return until(run)
  }
  return {
    start: () => begin('Please refund it.'),
    waiting: async () => (held.has(job.folder) || load()?.deferred ? ['waits'] : []),
    async resume() {
      const running = held.get(job.folder)
      if (running) await until(running)
      if (held.has(job.folder)) return
      const deferred = load()?.deferred
      if (deferred) {
        const { isDecided, goOn, play } = made()
        if (await isDecided(deferred)) await play(goOn(deferred))
      } else if (!running) await begin('Please go on.')
    },
    async abort() {
      const deferred = load()?.deferred
      if (deferred) await made().withdraw(deferred, 'The customer hung up.')
    },
  }
}
