/** What a row of the table is played on: one run of an agent, its processes, and the person who answers. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Client } from '@baton-desk/sdk'
import type { TestDesk } from '../../../scenarios/desk.ts'
import { type Call, type Came, effectsOf, heardIn, type Job, type OwnAnswer, referenceOf } from './job.ts'

export type Way = Job['way']
export type Killed = { state: 'killed' }
export type Answered = Omit<OwnAnswer, 'call'>

export type Stage = ReturnType<typeof stage>

/** Processes of one framework. They live through many rows; one that was killed is started anew. */
export function troupe() {
  const idle: ChildProcess[] = []
  const all = new Set<ChildProcess>()
  const start = (): ChildProcess => {
    const child = spawn(process.execPath, ['--conditions=baton-dev', join(import.meta.dirname, 'child.ts')], {
      stdio: ['pipe', 'pipe', process.env.BATON_TABLE_SHOWS ? 'inherit' : 'ignore'],
    })
    all.add(child)
    return child
  }
  return {
    async play(job: Job, ready = () => {}): Promise<Came | Killed> {
      const child = idle.pop() ?? start()
      const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
      const came = await new Promise<Came | Killed>((resolve) => {
        lines.on('line', (line) => {
          if (line === 'READY') ready()
          if (line.startsWith('CAME ')) resolve(JSON.parse(line.slice(5)))
        })
        child.on('exit', () => resolve({ state: 'killed' }))
        child.stdin?.write(`${JSON.stringify(job)}\n`)
      })
      lines.close()
      child.removeAllListeners('exit')
      if (came.state === 'killed') all.delete(child)
      else idle.push(child)
      return came
    },
    /** Ends every process as a power cut does. */
    async killAll(): Promise<void> {
      idle.length = 0
      await Promise.all(
        [...all].map(async (child) => {
          const gone = once(child, 'exit')
          child.kill('SIGKILL')
          await gone
          all.delete(child)
        }),
      )
    },
  }
}

export type Setting = {
  framework: string
  way: Way
  troupe: ReturnType<typeof troupe>
  desk: TestDesk
  /** Default: at once. The suite restarts it once for all frameworks that play the row at the same time. */
  restartDesk?: () => Promise<void>
  /** Who decides at the desk. */
  person: Client
  /** By how much the desk's clock was moved on, in milliseconds. */
  clock: { shift: number }
}

let runs = 0

/** Plays a row on a stage of its own, of which nothing is left. */
export async function played(play: (stage: Stage) => Promise<Cell>, setting: Setting): Promise<Cell> {
  const own = stage(setting)
  try {
    return await play(own)
  } finally {
    rmSync(own.folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

export type Cell = {
  /** Null where there is nothing of the kind to play. */
  right: boolean | null
  /** What was seen, in a few words. */
  seen: string
}

export function stage({
  framework,
  way,
  troupe: { play, killAll },
  desk,
  person,
  clock,
  restartDesk = desk.restart,
}: Setting) {
  runs += 1
  const folder = mkdtempSync(join(tmpdir(), 'baton-table-'))
  const run = `run-${process.pid}-${runs}`
  const answers: OwnAnswer[] = []
  let steps: Call[][] = []
  const job = (part: Partial<Job>): Job => ({
    framework,
    way,
    do: 'resume',
    folder,
    run,
    steps,
    answers,
    ...(way === 'with-baton' && { desk: { url: desk.url, key: desk.agentKey } }),
    ...part,
  })

  /** The handoff of a call, by its reference. */
  const handoffOf = async (call: Call) => {
    for (const view of ['all', 'closed'] as const) {
      const { rows } = await desk.agent.client.listHandoffs({ view, reference: referenceOf(run, call) })
      if (rows[0]) return rows[0].id
    }
    throw new Error(`No handoff of ${call.order}, ${call.amount} in ${run}.`)
  }

  return {
    way,
    folder,
    restartDesk,
    killAll,
    /** Runs the agent until it waits or ends. The model makes these calls, a step each. */
    start: (script: Call[][], part: Partial<Job> = {}) => {
      steps = script
      return play(job({ do: 'start', ...part }))
    },
    resume: (part: Partial<Job> = {}) => play(job(part)),
    /** Two processes go on at the same moment. */
    async twoRunners(part: Partial<Job> = {}) {
      const startsAt = join(folder, 'go')
      let ready = 0
      const go = () => {
        ready += 1
        if (ready === 2) writeFileSync(startsAt, '')
      }
      const both = [play(job({ startsAt, ...part }), go), play(job({ startsAt, ...part }), go)]
      return Promise.all(both)
    },
    /** A person answers: at the desk, or where the framework is alone, with what it is resumed with. */
    async decide(call: Call, answer: Answered): Promise<void> {
      if (way === 'alone') {
        const before = answers.findIndex(({ call: id }) => id === call.id)
        if (before >= 0) answers.splice(before, 1)
        answers.push({ call: call.id, ...answer })
        return
      }
      const id = await handoffOf(call)
      const { noteVersion, note } = await person.getHandoff(id)
      const bound = { noteVersion, actionHash: note.action?.hash }
      if (answer.kind === 'edit') {
        const edits = { arguments: { order: call.order, amount: answer.amount } }
        await person.decide(id, {
          kind: 'approve_with_edits',
          edits,
          ...(answer.text && { text: answer.text }),
          ...bound,
        })
      } else await person.decide(id, { kind: answer.kind, ...(answer.text && { text: answer.text }), ...bound })
    },
    /** After this nobody needs an answer: in an hour by the desk's clock. */
    usefulUntil: () => new Date(Date.now() + clock.shift + 3_600_000).toISOString(),
    async passTime(ms: number): Promise<void> {
      clock.shift += ms
      await desk.passTime(ms)
    },
    /** The runner died and said nothing: its time passes, a person looks and says what is so. Alone nobody is told. */
    async somebodyLooks(call: Call, says: 'itHappened' | 'doItNow'): Promise<string> {
      if (way === 'alone') return 'nobody is told'
      clock.shift += 120_000
      await desk.passTime(120_000)
      const id = await handoffOf(call)
      const { state } = await person.getHandoff(id)
      if (state !== 'in_doubt') return `its state is ${state}`
      const before = effectsOf(folder).length
      await play(job({}))
      if (effectsOf(folder).length !== before) return 'it ran while in doubt'
      await person[says](id, {})
      return 'a person is told and looks'
    },
    effects: () => effectsOf(folder),
    /** What the model was told by tools in its last turn. */
    heard: () => heardIn(folder).at(-1) ?? [],
    turns: () => heardIn(folder).length,
    /** Takes away whatever the framework keeps, as an upgrade does that cannot read it. */
    loseState(): void {
      for (const file of filesBelow(folder)) rmSync(file)
    },
    /** Changes bytes in whatever the framework keeps, as somebody would who got at its store. */
    tamper(from: string, to: string): void {
      if (from.length !== to.length) throw new Error('Expected as many bytes as before.')
      for (const file of filesBelow(folder)) {
        const bytes = readFileSync(file)
        const changed = Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')
        if (!changed.equals(bytes)) writeFileSync(file, changed)
      }
    },
  }
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile() && !/\/(effects|heard|here|go)$/.test(file))
