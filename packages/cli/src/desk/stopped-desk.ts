import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type * as Server from '@baton-desk/server'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { report, type Terminal } from '../terminal/terminal.ts'

type Work<T> = (server: typeof Server, desk: Server.StoppedDesk) => Promise<T>

/** Runs `work` on the database that the options and the environment name; what the store refuses is said as it is. */
export async function onStoppedDesk<T>(
  { data, mustExist }: { data: string; mustExist: boolean },
  terminal: Terminal,
  work: Work<T>,
): Promise<T> {
  const databaseUrl = terminal.env.DATABASE_URL || undefined
  // Opening a folder that holds no database would make one.
  if (!databaseUrl && mustExist && !existsSync(join(data, 'database')))
    throw new Failure(
      `There is no desk in ${resolve(data)}; name its folder with --data, or its PostgreSQL with DATABASE_URL.`,
      EXIT.usage,
    )
  const server = await import('@baton-desk/server')
  try {
    return await work(server, { dataDir: data, databaseUrl, onProgress: (words) => report(terminal, words) })
  } catch (error) {
    throw error instanceof server.StoreError ? new Failure(error.message, EXIT.failed, { cause: error }) : error
  }
}
