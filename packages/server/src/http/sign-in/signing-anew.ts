/**
 * Secrets of sessions change with overlap. The library signs cookies with one secret and believes no other: what an older one
 * has signed is signed anew on its way in.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

/** Answers the headers to go on with, always a copy. */
export function createSigningAnew([newest = '', ...older]: readonly string[]): (headers: Headers) => Headers {
  const anew = (cookie: string): string => {
    const [, name, signed] = /^([^=]*baton\.[^=]*)=(.*)$/.exec(cookie) ?? []
    const [, value, signature] = /^(.*)\.([^.]*)$/.exec(decoded(signed ?? '')) ?? []
    if (name === undefined || value === undefined || signature === undefined) return cookie
    const isOld = older.some((secret) => isSame(signature, signatureOf(value, secret)))
    return isOld ? `${name}=${encodeURIComponent(`${value}.${signatureOf(value, newest)}`)}` : cookie
  }
  return (headers) => {
    const copy = new Headers(headers)
    const cookies = copy.get('cookie')
    if (cookies && older.length > 0) copy.set('cookie', cookies.split(/; */).map(anew).join('; '))
    return copy
  }
}

/** As the library writes it. */
const signatureOf = (value: string, secret: string): string =>
  createHmac('sha256', secret).update(value).digest('base64')

function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
