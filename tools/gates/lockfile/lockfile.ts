import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { filesOf, type Gate, textOf, type Violation } from '../gate.ts'

/**
 * `npm install` can write a lockfile that `npm ci` refuses, or that lacks the builds for other platforms, and says
 * nothing. Download addresses are left out so that any registry can serve the same, hash-locked files.
 */
export const lockfile: Gate = {
  name: 'lockfile',
  holds: 'the lockfile is whole, hash-locked and without download addresses',
  async inspect(root) {
    const locks = filesOf(root, '{,tools/frameworks/}package-lock.json').map((file) => readLock(root, file))
    if (!locks.length) return { read: 0, violations: [] }
    return {
      read: locks.reduce((sum, { entries }) => sum + entries, 0),
      violations: [...locks.flatMap(({ violations }) => violations), ...(await unmetNeeds(root))],
    }
  },
}

type Locked = {
  link?: boolean
  resolved?: string
  integrity?: string
  optionalDependencies?: Record<string, string>
}

const at = (says: string, file = 'package-lock.json'): Violation => ({ file, says })

function readLock(root: string, file: string): { entries: number; violations: Violation[] } {
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(textOf(root, file))
  const entries = Object.entries(packages)
  const says = entries.flatMap(([path, locked]) => complaints(path, locked, packages))
  return { entries: entries.length, violations: says.map((each) => at(each, file)) }
}

function complaints(path: string, locked: Locked, packages: Record<string, Locked>): string[] {
  const says: string[] = []
  const comesFromRegistry = path.includes('node_modules/') && !locked.link
  if (comesFromRegistry && locked.resolved) says.push(`${path} has a download address.`)
  if (comesFromRegistry && !locked.integrity) says.push(`${path} is not hash-locked.`)
  for (const name of Object.keys(locked.optionalDependencies ?? {}))
    if (!isLocked(name, path, packages))
      says.push(`${path || 'the root'} offers ${name} for some platform, and the lockfile lacks it.`)
  return says
}

/** As Node looks for it: in the node_modules of the folder itself and of each folder above. */
function isLocked(name: string, path: string, packages: Record<string, Locked>): boolean {
  const folders = path.split('/').map((_, index, parts) => `${parts.slice(0, index + 1).join('/')}/`)
  return ['', ...folders].some((folder) => `${folder}node_modules/${name}` in packages)
}

async function unmetNeeds(root: string): Promise<Violation[]> {
  try {
    await promisify(execFile)('npm', ['ls', '--all', '--json'], {
      cwd: root,
      maxBuffer: 64 * 2 ** 20,
      shell: process.platform === 'win32',
    })
    return []
  } catch (error) {
    const { stdout } = error as { stdout?: string }
    const { problems = [String(error)] }: { problems?: string[] } = JSON.parse(stdout || '{}')
    return problems.map((problem) => at(`npm ls: ${problem}`))
  }
}
