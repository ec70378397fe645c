/**
 * Fetches a calendar for the desk: http, https or webcal (which is https), a few redirects, a bounded answer in bounded
 * time. Each hop is checked like the first: nobody uses the desk to reach what stands behind it, unless it is allowed to.
 */
import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import { ROTA_LIMITS } from '@baton-desk/core'
import { isPublic, PrivateAddress, portOfAnother, publicLookup } from '../address.ts'

export type FetchOptions = { allowPrivate: boolean; timeoutMs: number }

const REDIRECTS = 3
/** In bytes; the reader counts characters. */
const LARGEST = ROTA_LIMITS.characters * 2

export async function fetchCalendar(
  url: string,
  { allowPrivate, timeoutMs }: FetchOptions,
): Promise<{ text: string } | { problem: string }> {
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    let at = new URL(url.replace(/^webcal:/i, 'https:'))
    for (let hops = 0; hops <= REDIRECTS; hops++) {
      const answer = await get(at, { allowPrivate, signal })
      if ('text' in answer) return answer
      const next = new URL(answer.location, at)
      if (next.protocol !== at.protocol && next.protocol !== 'https:')
        return {
          problem: `${at.host} leads on to ${next.protocol}//, which is not followed. Give the address it leads to, if you trust it.`,
        }
      at = next
    }
    return { problem: `${at.host} leads on more than ${REDIRECTS} times. Give the address at the end.` }
  } catch (error) {
    return { problem: sayFailure(error, new URL(url).host, timeoutMs) }
  }
}

function get(
  target: URL,
  { allowPrivate, signal }: { allowPrivate: boolean; signal: AbortSignal },
): Promise<{ text: string } | { location: string }> {
  const host = target.hostname.replace(/^\[|\]$/g, '')
  const port = portOfAnother(target)
  if (port)
    return Promise.reject(
      new CalendarRefused(`Port ${port} of ${target.hostname} belongs to another service than the web.`),
    )
  // A literal address is never looked up, so it is checked here.
  if (!allowPrivate && net.isIP(host) && !isPublic(host))
    return Promise.reject(new PrivateAddress({ host, address: host }))
  return new Promise((done, fail) => {
    const request = (target.protocol === 'https:' ? https : http).request(
      target,
      {
        headers: { accept: 'text/calendar, text/plain;q=0.5', 'accept-encoding': 'identity', 'user-agent': 'Baton' },
        signal,
        ...(!allowPrivate && { lookup: publicLookup }),
      },
      (response) => {
        const { statusCode = 0, headers } = response
        if (statusCode >= 300 && statusCode < 400 && headers.location) {
          response.destroy()
          return done({ location: headers.location })
        }
        if (statusCode !== 200) {
          response.destroy()
          return fail(new CalendarRefused(`${target.host} answered ${statusCode}.`))
        }
        const encoding = headers['content-encoding']
        if (encoding && encoding !== 'identity') {
          response.destroy()
          return fail(
            new CalendarRefused(`${target.host} sends its answer as "${encoding}", although it was asked not to.`),
          )
        }
        const chunks: Buffer[] = []
        let size = 0
        response.on('data', (chunk: Buffer) => {
          size += chunk.length
          chunks.push(chunk)
          if (size > LARGEST)
            response.destroy(
              new CalendarRefused(`${target.host} sends more than ${LARGEST / 1_000_000} MB. Export a shorter time.`),
            )
        })
        response.on('end', () => {
          const text = decoded(Buffer.concat(chunks), charsetOf(headers['content-type']))
          if (text === undefined)
            fail(
              new CalendarRefused(
                `${target.host} sends text as "${charsetOf(headers['content-type'])}", which nobody here can read. Export it as UTF-8.`,
              ),
            )
          else done({ text })
        })
        response.on('error', fail)
      },
    )
    request.on('error', fail)
    request.end()
  })
}

/** `text/calendar; charset="iso-8859-1"` */
const charsetOf = (contentType = ''): string | undefined => /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1]

/** By its first bytes where they say it, else as the answer says; undefined for a charset that nobody knows. */
function decoded(bytes: Buffer, charset = 'utf-8'): string | undefined {
  const [first, second] = bytes
  const byBytes =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined
  const isUtf8 = first === 0xef && second === 0xbb && bytes[2] === 0xbf
  try {
    return new TextDecoder(byBytes ?? (isUtf8 ? 'utf-8' : charset)).decode(bytes)
  } catch {
    return undefined
  }
}

class CalendarRefused extends Error {}

function sayFailure(error: unknown, host: string, timeoutMs: number): string {
  if (error instanceof CalendarRefused) return error.message
  if (error instanceof PrivateAddress)
    return `${error.message} Set BATON_ALLOW_PRIVATE_CALENDARS=1 where the desk may read calendars there.`
  if (!(error instanceof Error)) return `${host} could not be read.`
  if (error.name === 'TimeoutError' || error.name === 'AbortError')
    return `${host} did not answer within ${timeoutMs / 1000} s.`
  return `${host} could not be reached (${'code' in error ? String(error.code) : error.message}).`
}
