import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** What the first start of a desk leaves in its data folder, so that the command line and scripts find it. */
export const FirstRun = z.object({
  url: z.string(),
  /** Signs in the person who runs the desk, once. */
  signInUrl: z.string().optional(),
  /** Acts as the agent. */
  agentKey: z.string().optional(),
  /** Acts as the person who runs the desk. */
  personKey: z.string().optional(),
})
export type FirstRun = z.infer<typeof FirstRun>

export const firstRunFile = (dataDir: string): string => join(dataDir, 'first-run.json')

/** Readable by its owner alone: it holds keys. Written beside and renamed, so that nobody reads half of it. */
export async function writeFirstRun(dataDir: string, firstRun: FirstRun): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const file = firstRunFile(dataDir)
  const draft = `${file}.${process.pid}`
  await writeFile(draft, `${JSON.stringify(firstRun, null, 2)}\n`, { mode: 0o600 })
  await chmod(draft, 0o600)
  await rename(draft, file)
}

/** Undefined where there is none, or none that can be read. */
export async function readFirstRun(dataDir: string): Promise<FirstRun | undefined> {
  const text = await readFile(firstRunFile(dataDir), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    return FirstRun.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
