import { join } from 'node:path'
import { z } from 'zod'
import { readKept, writeKept } from './kept-file.ts'

/** What the first start of a desk leaves in its data folder, so that agents and scripts find it. */
const FirstRun = z.object({
  url: z.string(),
  /** Acts as the agent. */
  agentKey: z.string().optional(),
})
export type FirstRun = z.infer<typeof FirstRun>

/** What `baton key` leaves there: a key that acts as a person. */
const PersonKey = z.object({ url: z.string(), person: z.string(), key: z.string() })
export type PersonKey = z.infer<typeof PersonKey>

export const firstRunFile = (dataDir: string): string => join(dataDir, 'first-run.json')
export const personKeyFile = (dataDir: string): string => join(dataDir, 'person-key.json')

export const writeFirstRun = (dataDir: string, firstRun: FirstRun): Promise<void> =>
  writeKept(firstRunFile(dataDir), firstRun)
export const readFirstRun = (dataDir: string): Promise<FirstRun | undefined> =>
  readKept(firstRunFile(dataDir), FirstRun)
export const writePersonKey = (dataDir: string, key: PersonKey): Promise<void> => writeKept(personKeyFile(dataDir), key)
export const readPersonKey = (dataDir: string): Promise<PersonKey | undefined> =>
  readKept(personKeyFile(dataDir), PersonKey)
