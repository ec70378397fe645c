/** The event stream of the desk as an async iterator that goes on where it broke off. */
import { EVENT_STREAM, StreamEvent, StreamReset } from '@baton-desk/core/contract'
import type { EventSourceMessage } from 'eventsource-parser'
import { EventSourceParserStream } from 'eventsource-parser/stream'
import { BatonUnreachable } from './baton-error.ts'
import { type Connection, headersOf, pause, readRefusal, withRetries } from './call.ts'

export type StreamedEvent = StreamEvent

export type EventOptions = {
  /** Position of the last event already seen. Left out: from now on. */
  after?: number
  signal?: AbortSignal
  /** Called each time the stream is open, at first and after each break: the moment to read again what may have been missed. */
  onOpen?: () => void
  /**
   * The position to go on from is none of this desk, which may have been restored or be another one: what was kept from its
   * events may be wrong, and is to be read again. What happens from now on comes.
   */
  onReset?: (reset: StreamReset) => void
}

/** A proxy can keep a dead connection open for hours; one that says nothing for this long is opened again. */
const SILENCE_MS = 90_000
/** Before a connection that ended is opened again: a desk that hangs up at once must not be asked in a tight loop. */
const REOPEN_MS = 250

/** Ends when the signal aborts (without throwing); throws BatonError when the desk refuses the key. */
export async function* streamEvents(connection: Connection, options: EventOptions = {}): AsyncGenerator<StreamedEvent> {
  const { signal, onOpen, onReset } = options
  let after = options.after
  while (!signal?.aborted) {
    // Ends this one connection: when the caller wants no more, when it falls silent, when the caller's loop is left.
    const hangUp = new AbortController()
    const stop = () => hangUp.abort(signal?.reason)
    signal?.addEventListener('abort', stop, { once: true })
    try {
      const messages = await withRetries(() => open(connection, after, hangUp), {
        retries: Number.POSITIVE_INFINITY,
        signal,
      })
      onOpen?.()
      for await (const message of messages) {
        after = toPosition(message.id) ?? after
        const reset = message.event === 'reset' ? read(StreamReset, message.data) : undefined
        if (reset) onReset?.(reset)
        const event = reset ? undefined : read(StreamEvent, message.data)
        if (event) yield event
      }
      await pause(REOPEN_MS, signal)
    } catch (error) {
      if (signal?.aborted) return
      // A broken connection is opened again; a refusal would come back the same.
      if (!(error instanceof BatonUnreachable)) throw error
    } finally {
      signal?.removeEventListener('abort', stop)
      hangUp.abort()
    }
  }
}

async function open(
  connection: Connection,
  after: number | undefined,
  hangUp: AbortController,
): Promise<AsyncIterable<EventSourceMessage>> {
  const url = `${connection.baseUrl}${EVENT_STREAM}${after === undefined ? '' : `?after=${after}`}`
  const response = await connection
    .fetch(url, {
      headers: { ...headersOf(connection), accept: 'text/event-stream' },
      signal: hangUp.signal,
      cache: 'no-store',
    })
    .catch((error: unknown) => {
      throw new BatonUnreachable(url, 'the connection failed', { cause: error })
    })
  if (!response.ok) throw await readRefusal(response, url)
  if (!response.body) throw new BatonUnreachable(url, 'it answered without a body')
  return messagesOf(response.body, url, hangUp)
}

async function* messagesOf(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  url: string,
  hangUp: AbortController,
): AsyncGenerator<EventSourceMessage> {
  let silence = setTimeout(() => hangUp.abort(), SILENCE_MS)
  const heard = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      clearTimeout(silence)
      silence = setTimeout(() => hangUp.abort(), SILENCE_MS)
      controller.enqueue(chunk)
    },
  })
  const reader = body
    .pipeThrough(heard)
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader()
  try {
    while (true) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } catch (error) {
    throw new BatonUnreachable(url, 'the stream broke off', { cause: error })
  } finally {
    clearTimeout(silence)
    await reader.cancel().catch(() => {})
  }
}

/** The id of a message, the greeting's too, is the position to go on from. */
function toPosition(id: string | undefined): number | undefined {
  const position = Number(id || Number.NaN)
  return Number.isSafeInteger(position) ? position : undefined
}

/** Greetings and kinds of events that this version does not know are passed over. */
function read<T>(shape: { safeParse: (data: unknown) => { data?: T } }, data: string): T | undefined {
  try {
    return shape.safeParse(JSON.parse(data)).data
  } catch {
    return undefined
  }
}
