import { createHmac, timingSafeEqual } from 'node:crypto'

/** A browser that has shown a code is asked for none for so long. */
export const KNOWN_FOR_S = 90 * 24 * 60 * 60

export type BrowserMarks = {
  of(channel: string, nowMs: number): string
  /** The channel; null where the desk did not make it, or its time is over. */
  read(mark: string, nowMs: number): string | null
}

export function createBrowserMarks(secret: string): BrowserMarks {
  const sign = (text: string) => createHmac('sha256', `baton browser ${secret}`).update(text).digest('base64url')
  return {
    of(channel, nowMs) {
      const text = `${channel}.${Math.floor(nowMs / 1000) + KNOWN_FOR_S}`
      return `${text}.${sign(text)}`
    },
    read(mark, nowMs) {
      const [channel = '', until = '', signature = ''] = mark.split('.')
      const right = Buffer.from(sign(`${channel}.${until}`))
      const given = Buffer.from(signature)
      const isOurs = given.length === right.length && timingSafeEqual(given, right)
      return isOurs && Number(until) * 1000 > nowMs ? channel : null
    },
  }
}
