/**
 * A runner in a process of its own: carries out one decision by `once`, its effect a line in a file, on disk before anything
 * else happens. Told to hang, it says so after the effect and reports no more: whoever started it kills it there.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { connect, type DecisionMade } from '@baton-desk/sdk'

type Job = { url: string; key: string; handoff: string; decision: DecisionMade; effects: string; hangs: boolean }

/** Starts one, and kills it by SIGKILL where it hangs after its effect; answers what it said last. */
export async function runInProcess(job: Job): Promise<string> {
  const child = spawn(process.execPath, ['--conditions=baton-dev', fileURLToPath(import.meta.url)], {
    env: { ...process.env, BATON_JOB: JSON.stringify(job) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  let last = ''
  for await (const line of createInterface({ input: child.stdout })) {
    last = line
    if (line === 'effect' && job.hangs) child.kill('SIGKILL')
  }
  await exited
  return last
}

if (import.meta.main) {
  const { url, key, handoff, decision, effects, hangs }: Job = JSON.parse(process.env.BATON_JOB ?? '')
  const said = await connect({ url, key }).once(handoff, decision, async () => {
    const file = openSync(effects, 'a')
    writeSync(file, `${handoff}\n`)
    fsyncSync(file)
    closeSync(file)
    console.log('effect')
    // A timer that keeps the process alive until it is killed.
    if (hangs) await new Promise((resolve) => setTimeout(resolve, 2 ** 30))
    return 'Refunded.'
  })
  console.log(said.happened)
}
