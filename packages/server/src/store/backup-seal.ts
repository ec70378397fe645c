/**
 * Backups that only whoever holds a key can read, in the format of age (age-encryption.org): the desk knows the recipient and
 * cannot open what it has written.
 */
import { PassThrough, Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter } from 'age-encryption'
import { StoreError } from './store-error.ts'

const BEGIN = 'age-encryption.org/v1'

/**
 * What is written comes out encrypted for this recipient (`age1…`); as it is without one.
 * Throws StoreError where that is none.
 */
export async function writeSealed<T>(
  output: Writable,
  recipient: string | undefined,
  write: (output: Writable) => Promise<T>,
): Promise<T> {
  if (recipient === undefined) return write(output)
  const encrypter = new Encrypter()
  try {
    encrypter.addRecipient(recipient)
  } catch (error) {
    throw new StoreError(
      'backup_key_unusable',
      `Expected the recipient of a backup as age writes it (age1…), got “${recipient}”. Make a pair of keys with age-keygen; nothing was written.`,
      { cause: error },
    )
  }
  const plain = new PassThrough()
  const sealed = await encrypter.encrypt(Readable.toWeb(plain) as globalThis.ReadableStream)
  const sealing = pipeline(Readable.fromWeb(sealed as ReadableStream), output)
  try {
    const written = await write(plain)
    await sealing
    return written
  } catch (error) {
    plain.destroy()
    await sealing.catch(() => undefined)
    throw error
  }
}

/** A backup as it was before it was encrypted; one that never was comes as it is. Throws StoreError where the identity is missing or another one. */
export async function readSealed(input: Readable, identity: string | undefined): Promise<Readable> {
  const chunks: Buffer[] = []
  const rest = input[Symbol.asyncIterator]()
  while (Buffer.concat(chunks).length < BEGIN.length) {
    const { value, done } = await rest.next()
    if (done) break
    chunks.push(Buffer.from(value as Uint8Array))
  }
  const whole = Readable.from(
    (async function* () {
      yield* chunks
      for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value as Buffer
    })(),
    { objectMode: false },
  )
  if (!Buffer.concat(chunks).toString('latin1').startsWith(BEGIN)) return whole
  if (identity === undefined)
    throw new StoreError(
      'backup_key_unusable',
      'The backup is encrypted. Give the file with the identity (AGE-SECRET-KEY-1…) that it was made for with --identity; nothing was restored.',
    )
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    const opened = await decrypter.decrypt(Readable.toWeb(whole) as globalThis.ReadableStream)
    return Readable.fromWeb(opened as ReadableStream)
  } catch (error) {
    throw new StoreError(
      'backup_key_unusable',
      `The backup cannot be decrypted with this identity (${error instanceof Error ? error.message : String(error)}); nothing was restored. Use the one that it was made for.`,
      { cause: error },
    )
  }
}
