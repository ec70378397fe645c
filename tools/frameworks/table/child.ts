/** A process of agents: takes a job a line, and answers a line. Each job makes its agent anew, from what lies in its folder. */
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Agent, Came, Job } from './job.ts'

// What a framework prints is not the answer.
const answer = (came: Came) => process.stdout.write(`CAME ${JSON.stringify(came)}\n`)
console.log = console.error

for await (const line of createInterface({ input: process.stdin })) answer(await work(JSON.parse(line)))

async function work(job: Job): Promise<Came> {
  const { alone, withBaton } = (await import(`../${job.framework}/agent.ts`)) as Record<
    'alone' | 'withBaton',
    (job: Job) => Agent | Promise<Agent>
  >
  const agent = await (job.way === 'alone' ? alone(job) : withBaton(job))
  if (job.startsAt) process.stdout.write('READY\n')
  while (job.startsAt && !existsSync(job.startsAt)) await sleep(2)
  const tasks = {
    start: () => agent.start(),
    resume: () => agent.resume(job.answers),
    twice: () => Promise.all([agent.resume(job.answers), agent.resume(job.answers)]),
    abort: () => agent.abort(),
  }
  const error = await tasks[job.do]().then(
    () => undefined,
    (thrown: Error) => `${thrown.name}: ${thrown.message}`.slice(0, 400),
  )
  const waiting = await agent.waiting().catch(() => [])
  return { state: error ? 'failed' : waiting.length ? 'waiting' : 'done', waiting, ...(error && { error }) }
}
