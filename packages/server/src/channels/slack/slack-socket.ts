/** Slack by Socket Mode: the desk calls Slack and keeps the connection, so nobody has to reach the desk. The only file that knows its client. */
import { SocketModeClient } from '@slack/socket-mode'
import type { Log } from '../../app/ports/log.ts'
import type { Listening } from '../../app/ports/telling.ts'
import { clientOptions } from './slack-api.ts'
import type { Interaction } from './slack-interactions.ts'

type Options = {
  appToken: string
  apiUrl: string
  timeoutMs: number
  log: Log
  /** Before the first and each further try to connect again, at most. */
  againAfterMs?: { first: number; most: number }
  take(payload: Interaction, once: string): Promise<Record<string, unknown>>
}

type Envelope = {
  type: string
  envelope_id: string
  body: Interaction
  accepts_response_payload?: boolean
  ack(answer?: Record<string, unknown>): Promise<void>
}

/**
 * Connects again and again by itself: the client's own way of doing so ends the process where Slack is away at the wrong moment
 * (a rejection that nobody hears, in 3.1.0).
 */
export function hearBySocket({ appToken, log, take, againAfterMs, ...options }: Options): Listening {
  const { first, most } = againAfterMs ?? { first: 1_000, most: 60_000 }
  const stopping = new AbortController()
  let client: SocketModeClient | undefined
  const running = run()
  return {
    async stop() {
      stopping.abort()
      if (client) await leave(client)
      await running
    },
  }

  async function run(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; ) {
      const connected = await connectOnce().catch((error: unknown) => {
        log.warn({ err: error }, 'There is no connection to Slack; it is tried again')
        return false
      })
      failures = connected ? 0 : failures + 1
      await pause(connected ? 0 : Math.min(most, first * 2 ** (failures - 1)), stopping.signal)
    }
  }

  /** Resolves when the connection has ended; true where there was one. */
  async function connectOnce(): Promise<boolean> {
    const socket = new SocketModeClient({
      appToken,
      autoReconnectEnabled: false,
      clientOptions: clientOptions(options),
      logger: SILENT,
    })
    client = socket
    socket.on('slack_event', (envelope: Envelope) => void answer(envelope))
    const ended = new Promise<void>((resolve) => socket.once('disconnected', () => resolve()))
    await socket.start()
    if (stopping.signal.aborted) await leave(socket)
    await ended
    return true
  }

  async function answer({ type, envelope_id: id, body, ack }: Envelope): Promise<void> {
    try {
      await ack(type === 'interactive' ? await take(body, id) : undefined)
    } catch (error) {
      // Slack sends again what it heard nothing of.
      log.warn({ err: error }, 'Slack could not be answered')
    }
  }
}

/** Asked a second time it does not wait for the other side to say goodbye. */
async function leave(client: SocketModeClient): Promise<void> {
  const left = client.disconnect().catch(() => undefined)
  const hurry = setTimeout(() => client.websocket?.disconnect(), GOODBYE_MS)
  await left
  clearTimeout(hurry)
}

const GOODBYE_MS = 1_000

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

const SILENT = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => 'error' as never,
  setName: () => {},
}
