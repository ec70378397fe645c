/**
 * One process per data folder: two processes on one PGlite directory lose rows without an error. Each process puts
 * down a claim of its own (a file named after it, created exclusively) before it looks for others; whoever then sees a
 * claim of a living process withdraws. So of two that come at once at most one gets in, and the claim of a dead
 * process can be removed by anybody at any time, since its name never belongs to a living one.
 */
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { StoreError } from '../store-error.ts'

/** All of it stands in the file's name: after a power cut names are there, but what was written in the file may not be. */
type Claim = { pid: number; host: string; startedAt: string }

export type DataFolderLock = { release(): void }

const ATTEMPTS = 4

/** Takes the folder `directory`, whose claims lie beside it in `<directory>.lock/`; refuses while a living process has it. */
export async function lockDataFolder(directory: string): Promise<DataFolderLock> {
  const claims = `${directory}.lock`
  fs.mkdirSync(claims, { recursive: true, mode: 0o700 })
  for (let attempt = 1; ; attempt += 1) {
    const file = putDownClaim(claims)
    const holder = otherHolder(claims, file)
    if (!holder) return { release: () => fs.rmSync(file, { force: true }) }
    fs.rmSync(file, { force: true })
    if (attempt === ATTEMPTS) throw refusal(directory, holder)
    // Two that come at the same moment both withdraw; a random wait parts them.
    await pause(20 + Math.random() * 150)
  }
}

function putDownClaim(claims: string): string {
  const own: Claim = { pid: process.pid, host: hostname(), startedAt: startOf(process.pid) ?? '' }
  const file = path.join(claims, nameOf(own))
  fs.writeFileSync(file, '', { flag: 'wx', mode: 0o600 })
  return file
}

/** `4711,host,start,unique`: each part written so that it holds no comma and no slash. */
const nameOf = ({ pid, host, startedAt }: Claim): string =>
  [pid, host, startedAt, randomUUID()].map(encodeURIComponent).join(',')

function readName(name: string): Claim | undefined {
  const [pid, host, startedAt, unique] = name.split(',').map(decodeURIComponent)
  return unique && host !== undefined && startedAt !== undefined ? { pid: Number(pid), host, startedAt } : undefined
}

type Holder = { claim: Claim; file: string }

/** The first living process that also claims the folder; claims of dead processes are removed on the way. */
function otherHolder(claims: string, own: string): Holder | undefined {
  for (const name of fs.readdirSync(claims)) {
    const file = path.join(claims, name)
    const claim = readName(name)
    if (file === own || !claim) continue
    if (mayBeAlive(claim)) return { claim, file }
    fs.rmSync(file, { force: true })
  }
}

function mayBeAlive(claim: Claim): boolean {
  // Another machine (or container) cannot be asked: never take its folder.
  if (claim.host !== hostname()) return true
  const startedAt = startOf(claim.pid)
  if (startedAt === undefined) return false
  // The number may have gone to another process since; only a different start proves that.
  return startedAt === claim.startedAt || startedAt === '' || claim.startedAt === ''
}

/** When the process with this number started, in the system's own words; '' when unknown, undefined when there is none. */
function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
      // The name of the program may hold spaces and brackets: count the fields behind the last one.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      const [state, ticks] = [fields[0], fields[19]]
      if (state === 'Z' || state === 'X') return undefined
      return `${fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ENOENT' || code === 'ESRCH') return isRunning(pid) ? '' : undefined
      throw error
    }
  }
  if (!isRunning(pid)) return undefined
  if (process.platform === 'win32') return ''
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { PATH: '/bin:/usr/bin', LC_ALL: 'C' },
  }).trim()
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function refusal(directory: string, { claim, file }: Holder): StoreError {
  const folder = path.dirname(directory)
  if (claim.host === hostname())
    return new StoreError(
      'data_folder_in_use',
      `The data folder ${folder} is in use by process ${claim.pid}; stop it or choose another folder with --data.`,
    )
  return new StoreError(
    'data_folder_in_use',
    `The data folder ${folder} is in use by process ${claim.pid} on ${claim.host}; stop it or choose another folder with --data. If that machine or container is gone for good, delete ${file}.`,
  )
}
