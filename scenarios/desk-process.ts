/** A desk in a process of its own, to be killed: prints its address and first keys as one line of JSON, then serves. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { WrittenPlaybook } from '@baton-desk/core'
import { startDesk } from '@baton-desk/server'

type Place = {
  port: number
  dataDir?: string
  databaseUrl?: string
  smtpUrl: string
  playbook: WrittenPlaybook
  /** By how much its clock is ahead, in milliseconds. */
  shift: number
  /** Where its clock stands still, in milliseconds since 1970; left out: it goes, ahead by `shift`. */
  standsAt?: number
}
export type DeskProcess = {
  url: string
  agentKey?: string
  personKey?: string
  /** By SIGKILL: no goodbye. */
  kill(): Promise<void>
}

/** Resolves when it serves. */
export async function startDeskProcess(place: Place): Promise<DeskProcess> {
  const child = spawn(process.execPath, ['--conditions=baton-dev', fileURLToPath(import.meta.url)], {
    env: { ...process.env, BATON_PLACE: JSON.stringify(place) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const kill = async () => {
    child.kill('SIGKILL')
    await exited
  }
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    exited.then(([code]) => Promise.reject(new Error(`The desk ended with ${code} before it served.`))),
  ])) as [string]
  return { ...JSON.parse(line), kill }
}

if (import.meta.main) {
  const { shift, standsAt, playbook, smtpUrl, ...place }: Place = JSON.parse(process.env.BATON_PLACE ?? '')
  const desk = await startDesk({
    ...place,
    demo: { playbook },
    log: { info() {}, warn() {}, error() {} },
    config: {
      smtpUrl,
      mailFrom: 'desk@example.com',
      allowPrivateWebhooks: true,
      allowPrivateCalendars: true,
      calendarMinutes: 15,
      logLevel: 'silent',
      poolSize: 10,
      rateLimit: 10_000,
    },
    clockShift: () => (standsAt === undefined ? shift : standsAt - Date.now()),
    sweepEveryMs: 50,
  })
  const { url, agentKey } = desk
  const made = agentKey ? await desk.operator.personKey({}) : undefined
  process.stdout.write(
    `${JSON.stringify({ url, agentKey, personKey: made && 'key' in made ? made.key : undefined })}\n`,
  )
}
