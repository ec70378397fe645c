/**
 * One process of an agent, as the table of frameworks runs it: it starts a run or goes on with one, and may be killed at a
 * given moment. What it is to do comes as JSON in its first argument; the last line it prints says how far it came.
 */
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type Call = { id: string; order: string; amount: number }
/** What a person answered, where the framework is alone. */
export type OwnAnswer = { call: string; kind: 'approve' | 'reject' | 'edit'; amount?: number; text?: string }

export type Job = {
  framework: string
  way: 'alone' | 'with-baton'
  /** `twice`: two at once in this process. */
  do: 'start' | 'resume' | 'twice' | 'abort'
  /** A folder for the framework's own state, and for what the model heard and the tool did. */
  folder: string
  run: string
  /** What the scripted model calls, step by step; then it says that it is done. */
  steps: Call[][]
  answers: OwnAnswer[]
  desk?: { url: string; key: string }
  dies?: 'before-the-effect' | 'after-the-effect'
  /** The tool waits a moment for another runner of it, so that two meet where nothing keeps them apart. */
  meets?: boolean
  /** A file: nothing is done before it is there. */
  startsAt?: string
  /** After this nobody needs a decision any more, ISO 8601. */
  usefulUntil?: string
  /** The note lacks what a person needs, until the model mends it. */
  poorNote?: boolean
  /** Which packages: those of now, or an earlier version. */
  version?: 'now' | 'before'
}

export type Came = { state: 'waiting' | 'done' | 'failed'; waiting: string[]; error?: string }

/** What a framework does for the table, alone or with its adapter. */
export type Agent = {
  start(): Promise<unknown>
  /** Ids of the calls that wait for a person. */
  waiting(): Promise<string[]>
  /** Alone it brings these answers; with Baton it asks the desk. */
  resume(answers: OwnAnswer[]): Promise<unknown>
  abort(): Promise<unknown>
}

export const effectsOf = (folder: string): { order: string; amount: number }[] => lines(join(folder, 'effects'))
/** What the model was told by tools, in each of its turns. */
export const heardIn = (folder: string): { id: string; text: string }[][] => lines(join(folder, 'heard'))

function lines<T>(file: string): T[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

const die = (): void => void process.kill(process.pid, 'SIGKILL')

/** The tool of all agents. Its effect is a line in a file. */
export async function refund(
  job: Pick<Job, 'folder' | 'dies' | 'meets'>,
  { order, amount }: { order: string; amount: number },
): Promise<string> {
  if (job.meets) await company(job)
  if (job.dies === 'before-the-effect') die()
  appendFileSync(join(job.folder, 'effects'), `${JSON.stringify({ order, amount })}\n`)
  if (job.dies === 'after-the-effect') die()
  return `Refunded $${amount} for order ${order}.`
}

async function company({ folder }: Pick<Job, 'folder'>): Promise<void> {
  const here = join(folder, 'here')
  appendFileSync(here, '.')
  for (let tries = 0; tries < 30 && readFileSync(here, 'utf8').length < 2; tries += 1) await sleep(25)
}

/** The calls of the model's next turn; none where it is done. Notes what it was told. */
export function nextCalls(job: Job, turns: number, told: { id: string; text: string }[]): Call[] {
  appendFileSync(join(job.folder, 'heard'), `${JSON.stringify(told)}\n`)
  return job.steps[turns] ?? []
}

export const needsAPerson = ({ amount }: { amount: number }): boolean => amount > 100

/** The reference under which the adapters hand over a call of this run. */
export const referenceOf = (run: string, { order, amount }: Pick<Call, 'order' | 'amount'>): string => {
  const digest = createHash('sha256').update(JSON.stringify({ amount, order })).digest('hex').slice(0, 24)
  return `${run}/refund/${digest}`
}
