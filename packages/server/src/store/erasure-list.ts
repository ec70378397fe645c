/**
 * The list of all erasures, beside the database and not in it: whoever was erased after a backup was made is erased again
 * when it is restored. It names ids and nobody.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { Erasure } from '../app/ports/erasures.ts'
import { StoreError } from './store-error.ts'

const ids = z.array(z.string())
const Line = z.object({
  id: z.string(),
  workspace: z.string(),
  at: z.string(),
  handoffs: ids,
  refused: ids,
  verdicts: ids,
  notices: ids,
})

export const erasureListIn = (dataDir: string): string => join(dataDir, 'erasures.jsonl')

/** Empty where there is no such file; throws StoreError where a line of it cannot be read. */
export async function readErasureList(file: string): Promise<Erasure[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw unreadable(file, error.message)
  })
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => readLine(line) ?? fail(unreadable(file, `line ${index + 1} is none of its lines`)))
}

function readLine(text: string): Erasure | undefined {
  try {
    return Line.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

function fail(error: Error): never {
  throw error
}

const unreadable = (file: string, because: string) =>
  new StoreError(
    'erasures_unreadable',
    `The list of erasures ${file} cannot be read (${because}). Put back its last copy: without it a backup brings back who was erased.`,
  )

/** Adds to what the file holds already: a database that was restored may know less than it. */
export async function writeErasureList(file: string, erasures: readonly Erasure[]): Promise<void> {
  const known = await readErasureList(file)
  const all = new Map([...known, ...erasures].map((erasure) => [`${erasure.workspace} ${erasure.id}`, erasure]))
  if (all.size === known.length) return
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}`
  await writeFile(draft, [...all.values()].map((erasure) => `${JSON.stringify(erasure)}\n`).join(''), { mode: 0o600 })
  await rename(draft, file)
}
