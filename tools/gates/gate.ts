/**
 * A gate holds one rule of ARCHITECTURE.md by reading the repository. It never changes a file, and one that read nothing
 * has failed: green must mean that something was looked at. Each gate lives in a folder with a fixture that breaks it.
 */
import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

export type Gate = {
  name: string
  /** The rule in one sentence, as it is printed. */
  holds: string
  inspect(root: string): Inspection | Promise<Inspection>
}

export type Inspection = {
  /** How many things were looked at; 0 fails. */
  read: number
  violations: Violation[]
}

export type Violation = {
  file: string
  line?: number
  /** The function it stands in: what an allowance names, since lines move. */
  in?: string
  says: string
}

/** A function that may break a rule, and why. One that no longer breaks it is a violation too. */
export type Allowance = { file: string; in: string; because: string }

export const passes = ({ read, violations }: Inspection): boolean => read > 0 && violations.length === 0

const NOT_OURS = new Set(['node_modules', 'dist', '.git', '.cache', '.baton', '.types', 'coverage'])

/** Files below `root` that match, with `/` between folders. Fixtures break rules on purpose and are left out. */
export function filesOf(root: string, pattern: string): string[] {
  return globSync(pattern, { cwd: root, exclude: (entry) => NOT_OURS.has(entry.name), withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !/^tools\/gates\/[^/]+\/fixture/.test(file))
    .sort()
}

export const textOf = (root: string, file: string): string => readFileSync(join(root, file), 'utf8')

export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

/** Takes out the violations that are allowed, and adds one for each allowance that nothing needs any more. */
export function applyAllowances(inspection: Inspection, allowances: Allowance[]): Inspection {
  const key = (place: { file: string; in?: string }) => `${place.file} ${place.in ?? ''}`
  const allowed = new Set(allowances.map(key))
  const broken = new Set(inspection.violations.map(key))
  const unneeded = allowances
    .filter((allowance) => !broken.has(key(allowance)))
    .map(({ file, in: name }) => ({
      file,
      says: `${name} is allowed to break this rule and does not: take that away.`,
    }))
  return {
    ...inspection,
    violations: [...inspection.violations.filter((each) => !allowed.has(key(each))), ...unneeded],
  }
}
