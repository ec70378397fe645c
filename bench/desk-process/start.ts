import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type Keys = { agentKey?: string; personKey?: string }
export type DeskProcess = Keys & {
  url: string
  pid: number | undefined
  /** No goodbye: what a power supply or the kernel does. */
  kill(): Promise<void>
  /** The orderly way. */
  stop(): Promise<void>
}
export type Place = { dataDir?: string; databaseUrl?: string; port: number }

/** Starts a desk in a process of its own and waits until it serves; that of this version, or of one that lies in `from`. */
export async function startDeskProcess(place: Place, from?: URL): Promise<DeskProcess> {
  const { child, exited, end } = spawnDesk(place, from)
  const line = await Promise.race([
    firstLine(child),
    exited.then(([code]) => Promise.reject(new Error(`The desk ended with ${code} before it served.`))),
  ])
  return {
    ...(JSON.parse(line) as Keys & { url: string }),
    pid: child.pid,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

/** The bare process, which may not serve yet. */
export const spawnDesk = ({ dataDir, databaseUrl, port }: Place, from = new URL('desk.ts', import.meta.url)) =>
  spawnProcess(from, {
    BENCH_PORT: String(port),
    BENCH_DATA: dataDir ?? '',
    DATABASE_URL: databaseUrl ?? '',
  })

/** None outlives the bench, however that ends. */
const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

export function spawnProcess(file: URL, env: Record<string, string>) {
  const child = spawn(process.execPath, ['--conditions=baton-dev', fileURLToPath(file)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  const exited = once(child, 'exit')
  child.once('exit', () => running.delete(child))
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await exited
  }
  return { child, exited, end }
}

/** What a process says first: its address. */
export async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The desk has no output.')
  const lines = createInterface({ input: child.stdout })
  const over = new AbortController()
  const ended = once(lines, 'close', { signal: over.signal }).then(() => {
    throw new Error('A process of the bench ended before it served.')
  })
  ended.catch(() => undefined)
  const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string]
  over.abort()
  return line
}
