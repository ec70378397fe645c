import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readBody } from './read-body.ts'

const read = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  readBody(new Request('http://desk.test/', { method: 'POST', body, headers }))
const bytes = (given: Iterable<number>) => Uint8Array.from(given)
const words = '{"text":"Grüße, Zoë"}'
const latin1 = bytes(Buffer.from(words, 'latin1'))
const utf16 = bytes(Buffer.from(words, 'utf16le'))
const swapped = bytes(Buffer.from(utf16).swap16())

describe('the words of a body', () => {
  test.each([
    ['gzip', gzipSync(words)],
    ['X-Gzip', gzipSync(words)],
    ['deflate', deflateSync(words)],
    ['deflate', deflateRawSync(words)],
    ['br', brotliCompressSync(words)],
    ['zstd', zstdCompressSync(words)],
    ['identity', Buffer.from(words)],
    ['gzip, br', brotliCompressSync(gzipSync(words))],
  ])('come whole out of %s', async (encoding, packed) => {
    expect(await read(bytes(packed), { 'content-encoding': encoding })).toEqual({ text: words })
  })

  test.each([
    ['application/json; charset=iso-8859-1', latin1],
    ['application/json; charset="Windows-1252"', latin1],
    ['application/json; charset=utf-16le', utf16],
    ['application/json; charset=utf-16', swapped],
    ['application/json; charset=us-ascii', bytes(Buffer.from(words))],
    ['application/json', utf16],
    ['text/plain', bytes(Buffer.from(`\uFEFF${words}`))],
    ['application/json; charset=iso-8859-1', bytes(Buffer.from(`\uFEFF${words}`))],
    ['application/json', bytes(Buffer.from(`\uFEFF${words}`, 'utf16le'))],
    ['', bytes(Buffer.from(words))],
  ])('are read as %s says, and before it by their first bytes', async (type, body) => {
    expect(await read(body, { 'content-type': type })).toEqual({ text: words })
  })

  test('in Japanese are read in the encoding that Japan used', async () => {
    const type = 'application/json; charset=Shift_JIS'
    expect(await read(bytes([0x22, 0x95, 0xd4, 0x8b, 0xe0, 0x22]), { 'content-type': type })).toEqual({
      text: '"返金"',
    })
  })
})

describe('a body that cannot be read is refused, and shown as far as one can', () => {
  test('when its bytes are no UTF-8 and nothing else was said', async () => {
    const { text, refusal } = await read(latin1, { 'content-type': 'application/json' })
    expect(refusal).toMatchObject({ refused: 'unreadable-body', detail: expect.stringContaining('Expected UTF-8') })
    expect(text).toBe('{"text":"Gr‹FC›‹DF›e, Zo‹EB›"}')
  })

  test.each(['utf-7', 'utf-32', 'ebcdic'])('when nobody knows its charset %s, with the known ones', async (charset) => {
    const { refusal } = await read(words, { 'content-type': `application/json; charset=${charset}` })
    expect(refusal).toMatchObject({
      refused: 'unknown-encoding',
      facts: { known: expect.arrayContaining(['utf-8', 'iso-8859-1']) },
    })
  })

  test('when it is in UTF-32, whatever is said', async () => {
    const utf32 = bytes([...words].flatMap((sign) => [sign.codePointAt(0) ?? 0, 0, 0, 0]))
    expect(await read(utf32)).toMatchObject({ refusal: { refused: 'unknown-encoding' } })
  })

  test('when its packing is not known, with the known ones', async () => {
    expect(await read(words, { 'content-encoding': 'compress' })).toMatchObject({
      text: words,
      refusal: { refused: 'unknown-encoding', facts: { known: ['gzip', 'deflate', 'br', 'zstd', 'identity'] } },
    })
  })

  test.each([
    ['is no gzip at all', Buffer.from(words)],
    ['breaks off', gzipSync(words).subarray(0, -3)],
    ['goes on behind its end', Buffer.concat([deflateSync(words), Buffer.from('and more')])],
  ])('when what is said to be packed %s', async (how, packed) => {
    const encoding = how.startsWith('goes on') ? 'deflate' : 'gzip'
    const { refusal } = await read(bytes(packed), { 'content-encoding': encoding })
    expect(refusal).toMatchObject({ refused: 'unreadable-body' })
  })

  test('when it unpacks to more than the limit, at once or in two steps', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
    expect(await read(bytes(bomb), { 'content-encoding': 'gzip' })).toMatchObject({ refusal: { refused: 'too-large' } })
    const twice = { 'content-encoding': 'gzip, gzip' }
    expect(await read(bytes(gzipSync(bomb)), twice)).toMatchObject({ refusal: { refused: 'too-large' } })
  })

  test('when it is larger than the limit: its beginning is kept', async () => {
    const { text, refusal } = await read(`"${'x'.repeat(9_000_000)}"`)
    expect(refusal).toMatchObject({ refused: 'too-large' })
    expect(text).toMatch(/^"xxx/)
  })
})
