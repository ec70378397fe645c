/** Starts a desk in this process, and says what keeps it from starting in one sentence. */
import type { startDesk as StartDesk } from '@baton-desk/server'
import { EXIT, Failure } from '../terminal/exit-code.ts'

export type OpenDeskOptions = Parameters<typeof StartDesk>[0]
export type RunningDesk = Awaited<ReturnType<typeof StartDesk>>

export async function openDesk(options: OpenDeskOptions): Promise<RunningDesk> {
  // Loaded when a desk is started: the database and its libraries cost most of a second that no other command needs.
  const { startDesk } = await import('@baton-desk/server')
  try {
    return await startDesk(options)
  } catch (error) {
    throw new Failure(sentenceOf(error, options), EXIT.failed, { cause: error })
  }
}

function sentenceOf(error: unknown, { host, port }: Pick<OpenDeskOptions, 'host' | 'port'>): string {
  const { code, message } = error as NodeJS.ErrnoException
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use by another program; stop it, or choose another port with --port.`
    case 'EACCES':
      return `Port ${port} on ${host} may not be opened by this user; choose one above 1023 with --port.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host}; choose one of its own with --host, such as 127.0.0.1.`
    default:
      // What the store refuses is one sentence already.
      return error instanceof Error && error.name === 'StoreError' ? message : `The desk could not start: ${message}`
  }
}
