/**
 * The text of a request's body, from its bytes as they came: unpacked, in the encoding it is in, and all of it or a
 * refusal. Node's own zlib and TextDecoder do the work: they know every encoding of the web and say where bytes do not
 * fit, where `iconv-lite` would put U+FFFD.
 */
import { MIMEType, promisify } from 'node:util'
import {
  brotliDecompress,
  gunzip,
  type InputType,
  inflate,
  inflateRaw,
  type ZlibOptions,
  zstdDecompress,
} from 'node:zlib'
import { isRefusal, type Refusal, refuse } from '@baton-desk/core'
import type { SentText } from '../app/answer-call.ts'

/** 10,000 messages of a few hundred characters; more is no conversation but an export. */
const BODY_LIMIT = 8 * 1024 * 1024
/** What is read of a body that is too large, so that a person can see what it was. */
const SEEN_OF_TOO_LARGE = 256 * 1024
/** Packed more often than this is no body but a riddle. */
const PACKED_AT_MOST = 3

export async function readBody(request: Request): Promise<SentText> {
  const { bytes, whole } = await bytesOf(request)
  if (!whole) return { text: readably(bytes), refusal: tooLarge() }
  const unpacked = await unpack(bytes, request.headers.get('content-encoding'))
  if (isRefusal(unpacked)) return { text: readably(bytes), refusal: unpacked }
  const text = decode(unpacked, charsetOf(request.headers.get('content-type')))
  return isRefusal(text) ? { text: readably(unpacked), refusal: text } : { text }
}

const tooLarge = (): Refusal => refuse('too-large', { code: 'bodyTooLarge', facts: { bytes: BODY_LIMIT } })

async function bytesOf(request: Request): Promise<{ bytes: Buffer; whole: boolean }> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  const limit = announced > BODY_LIMIT ? SEEN_OF_TOO_LARGE : BODY_LIMIT
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    chunks.push(chunk)
    if (bytes > limit) return { bytes: Buffer.concat(chunks), whole: false }
  }
  return { bytes: Buffer.concat(chunks), whole: true }
}

type Unpack = (
  packed: InputType,
  options: ZlibOptions & { info: true },
) => Promise<{ buffer: Buffer; engine: { bytesWritten: number } }>
const packing = (unpack: unknown): Unpack => promisify(unpack as (...given: unknown[]) => void) as unknown as Unpack

// Browsers and servers differ on what `deflate` is; the first byte of a zlib header tells.
const hasZlibHeader = (bytes: Buffer): boolean => ((bytes[0] ?? 0) & 0x0f) === 8

const PACKINGS: Record<string, (bytes: Buffer) => Unpack | null> = {
  gzip: () => packing(gunzip),
  deflate: (bytes) => packing(hasZlibHeader(bytes) ? inflate : inflateRaw),
  br: () => packing(brotliDecompress),
  zstd: () => packing(zstdDecompress),
  identity: () => null,
}

async function unpack(bytes: Buffer, header: string | null): Promise<Buffer | Refusal> {
  const names = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim().replace(/^x-(?=gzip$)/, ''))
    .filter((name) => name !== '')
  const unknown = names.find((name) => !Object.hasOwn(PACKINGS, name))
  if (unknown !== undefined || names.length > PACKED_AT_MOST) {
    const known = Object.keys(PACKINGS)
    return refuse('unknown-encoding', { code: 'unknownPacking', facts: { packing: header ?? '', known } }, { known })
  }
  let rest = bytes
  for (const name of names.toReversed()) {
    const unpackOne = PACKINGS[name]?.(rest)
    if (!unpackOne) continue
    const unpacked = await unpackWhole(unpackOne, rest, name)
    if (isRefusal(unpacked)) return unpacked
    rest = unpacked
  }
  return rest
}

async function unpackWhole(unpackOne: Unpack, bytes: Buffer, packing: string): Promise<Buffer | Refusal> {
  const broken = (because: string) => refuse('unreadable-body', { code: 'notPackedSo', facts: { packing, because } })
  try {
    const { buffer, engine } = await unpackOne(bytes, { info: true, maxOutputLength: BODY_LIMIT })
    // What stands behind the packed part would be left out without a word.
    return engine.bytesWritten === bytes.length ? buffer : broken('more stands behind its end')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : broken(message)
  }
}

function charsetOf(contentType: string | null): string | undefined {
  try {
    return new MIMEType(contentType ?? '').params.get('charset')?.trim().toLowerCase() || undefined
  } catch {
    return undefined
  }
}

/** Named where one is not known; TextDecoder takes every label of the web's Encoding Standard. */
const SOME_CHARSETS = ['utf-8', 'utf-16', 'iso-8859-1', 'iso-8859-15', 'windows-1252', 'shift_jis', 'gb18030', 'big5']
/** UTF-8 says the same and says where it does not. */
const ASCII = new Set(['us-ascii', 'ascii', 'ansi_x3.4-1968'])

/** First bytes tell more surely than a header, a header more than nothing; without either it is UTF-8. */
function decode(bytes: Buffer, declared: string | undefined): string | Refusal {
  const charset = charsetByFirstBytes(bytes) ?? (declared === undefined || ASCII.has(declared) ? 'utf-8' : declared)
  const decoder = decoderOf(charset)
  if (!decoder) {
    const known = SOME_CHARSETS
    return refuse('unknown-encoding', { code: 'unknownCharset', facts: { charset, known } }, { known })
  }
  try {
    return decoder.decode(bytes)
  } catch {
    return declared !== undefined && charset !== 'utf-8'
      ? refuse('unreadable-body', { code: 'notInCharset', facts: { charset } })
      : refuse('unreadable-body', { code: 'notUtf8', facts: {} })
  }
}

function decoderOf(charset: string) {
  try {
    return new TextDecoder(charset, { fatal: true })
  } catch {
    return undefined
  }
}

/** A mark, or the zeros between the ASCII signs that JSON begins with. */
function charsetByFirstBytes(bytes: Buffer): string | undefined {
  const begin = bytes.subarray(0, 4).toString('hex')
  if (begin === '0000feff' || begin === 'fffe0000' || /^000000(?!00)..$|^(?!00)..000000$/.test(begin)) return 'utf-32'
  if (begin.startsWith('efbbbf')) return 'utf-8'
  if (begin.startsWith('fffe') || /^(?!00)..00/.test(begin)) return 'utf-16le'
  if (begin.startsWith('feff') || /^00(?!00)/.test(begin)) return 'utf-16be'
  return undefined
}

/** Bytes for a person to look at: what is no UTF-8 is shown as its number, so that nothing of it is lost. */
function readably(bytes: Buffer): string {
  const some = bytes.subarray(0, SEEN_OF_TOO_LARGE)
  const text = some.toString('utf8')
  if (!text.includes('\uFFFD')) return text
  return [...some].map((byte) => (isPlain(byte) ? String.fromCharCode(byte) : `‹${hex(byte)}›`)).join('')
}

const isPlain = (byte: number): boolean => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127)
const hex = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0')
