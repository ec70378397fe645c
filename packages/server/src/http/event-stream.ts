import { refuse, type StreamEvent, type StreamReset } from '@baton-desk/core'
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Caller } from '../app/caller.ts'
import type { Feed } from '../app/feed.ts'
import type { Stay } from '../app/stay.ts'

// Proxies close what is silent for a minute.
const BEAT_MS = 20_000
// A reader that does not read is let go and resumes by its cursor, instead of filling our memory.
const BACKLOG = 5_000

/**
 * `GET /v1/events`: the feed of the workspace as server-sent events, each with its position as id. A cursor that is no position
 * of this desk (of the one before a restore, say) is answered with the true one, as `reset`: then comes what happens from now on.
 * It ends as soon as its caller is no longer let in.
 */
export function eventStream(
  c: Context,
  { caller, feed, stay, stopping }: { caller: Caller; feed: Feed; stay: Stay; stopping: AbortSignal },
): Response {
  const cursor = c.req.header('last-event-id') ?? c.req.query('after')
  c.header('cache-control', 'no-store')
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, async (stream) => {
    const waiting: StreamEvent[] = []
    let wake = () => {}
    let over = false
    const end = () => {
      over = true
      wake()
    }
    stream.onAbort(end)
    stopping.addEventListener('abort', end)
    stay.signal.addEventListener('abort', end)
    if (stay.signal.aborted) end()
    const after = cursor === undefined ? undefined : toPosition(cursor)
    const { from, stop } = await feed.subscribe(caller, after, (events) => {
      waiting.push(...events)
      if (waiting.length > BACKLOG) end()
      wake()
    })
    const beat = setInterval(() => void stream.write(': here\n\n'), BEAT_MS)
    try {
      // The greeting has a position too: a connection that breaks before its first event loses nothing.
      await stream.write(`retry: 1000\nid: ${from}\nevent: greeting\ndata: {}\n\n`)
      if (cursor !== undefined && from !== after)
        await stream.writeSSE({ id: String(from), event: 'reset', data: JSON.stringify(resetTo(from, cursor)) })
      while (!over) {
        for (let event = waiting.shift(); event && !over; event = waiting.shift())
          await stream.writeSSE({ id: String(event.position), event: 'change', data: JSON.stringify(event) })
        if (over) break
        await new Promise<void>((resolve) => {
          wake = resolve
          if (waiting.length > 0 || over) resolve()
        })
      }
    } finally {
      clearInterval(beat)
      stop()
      stopping.removeEventListener('abort', end)
      stay.end()
    }
  })
}

/** What is no position counts as none: where the stream begins is said to whoever sent it. */
const toPosition = (cursor: string): number | undefined =>
  /^\d{1,15}$/.test(cursor.trim()) ? Number(cursor) : undefined

function resetTo(position: number, cursor: string): StreamReset {
  const facts = { cursor, last: position }
  const code = toPosition(cursor) === undefined ? 'notAPosition' : 'positionAhead'
  const { detail, said } = refuse('invalid-request', { code, facts })
  return { position, detail, ...(said && { said }) }
}
