/**
 * What stands in the address to which a message is answered, and in its Message-ID: which message it is, and that the desk made
 * it. Of small letters and digits, since mail servers may change the case of an address, and short enough for its part before
 * the @ (64 signs).
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

export type ReplyTokens = {
  of(message: string): string
  /** The message of the first token of this desk in the text; null where there is none. */
  find(text: string): string | null
}

/** 80 bits: it is tried only by sending mail. */
const SIGNATURE_BYTES = 10
const UUID_BYTES = 16
const SIGNS = 'abcdefghijklmnopqrstuvwxyz234567'
const LENGTH = Math.ceil(((UUID_BYTES + SIGNATURE_BYTES) * 8) / 5)

export function createReplyTokens(secret: string): ReplyTokens {
  const sign = (id: Buffer) =>
    createHmac('sha256', `baton reply ${secret}`).update(id).digest().subarray(0, SIGNATURE_BYTES)
  const of = (message: string) => {
    const id = Buffer.from(message.replaceAll('-', ''), 'hex')
    return written(Buffer.concat([id, sign(id)]))
  }
  return {
    of,
    find(text) {
      for (const word of text.toLowerCase().split(/[^a-z2-7]+/)) {
        if (word.length !== LENGTH) continue
        const bytes = read(word)
        const id = bytes.subarray(0, UUID_BYTES)
        if (timingSafeEqual(sign(id), bytes.subarray(UUID_BYTES)) && written(bytes) === word) return uuidOf(id)
      }
      return null
    },
  }
}

/** `reply@desk.example` with the token behind a plus. */
export function replyAddressOf(address: string, token: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}+${token}${address.slice(at)}`
}

function written(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return Array.from(
    { length: LENGTH },
    (_, n) => SIGNS[Number.parseInt(bits.slice(n * 5, n * 5 + 5).padEnd(5, '0'), 2)],
  ).join('')
}

function read(word: string): Buffer {
  const bits = [...word].map((sign) => SIGNS.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Buffer.from(
    Array.from({ length: UUID_BYTES + SIGNATURE_BYTES }, (_, n) => Number.parseInt(bits.slice(n * 8, n * 8 + 8), 2)),
  )
}

const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
