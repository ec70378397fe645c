import { readFile } from 'node:fs/promises'
import { brokenLimit, malformedJson, readSentJson, refuse } from '@baton-desk/core'
import { EXIT, Failure } from './exit-code.ts'
import type { Terminal } from './terminal.ts'

/** The text of a file, or of standard input where the file is `-` or left out. */
export async function readInput(file: string | undefined, terminal: Terminal): Promise<{ text: string; name: string }> {
  if (file !== undefined && file !== '-') return { text: await readText(file), name: file }
  if (terminal.stdin.isTTY) throw new Failure('Give a file, or pipe something in.', EXIT.usage)
  const chunks: Buffer[] = []
  for await (const chunk of terminal.stdin) chunks.push(Buffer.from(chunk))
  return { text: textOf(Buffer.concat(chunks), 'Standard input'), name: 'standard input' }
}

/** The text of a file; one that cannot be read is said in a sentence. */
export const readText = (file: string): Promise<string> =>
  readFile(file).then(
    (bytes) => textOf(bytes, file),
    (error: NodeJS.ErrnoException) => {
      throw cannotRead(file, error)
    },
  )

/** Some editors put a mark before the text, some shells write UTF-16 behind one. What is neither is not guessed at. */
export function textOf(bytes: Uint8Array, where: string): string {
  const [first, second] = bytes
  const charset =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    throw new Failure(`${where}: expected text in UTF-8, got bytes that are none. Save it as UTF-8.`, EXIT.usage)
  }
}

export const cannotRead = (file: string, { code, message }: NodeJS.ErrnoException): Failure =>
  new Failure(`${file} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : message}.`, EXIT.usage)

/** One JSON value, or one a line. */
export function readJsonValues({ text, name }: { text: string; name: string }): unknown[] {
  if (!text.trim()) throw new Failure(`${name} is empty; expected JSON.`, EXIT.usage)
  sayTooDeep(text, name)
  const whole = readSentJson(text)
  if ('value' in whole) return [whole.value]
  const lines = text.split('\n')
  if (whole.fault.is === 'key-twice' || lines.length === 1) return [parseJson(text, name)]
  return lines.flatMap((line, index) => (line.trim() ? [parseJson(line, `${name}, line ${index + 1}`)] : []))
}

export function parseJson(text: string, where: string): unknown {
  sayTooDeep(text, where)
  const read = readSentJson(text)
  if ('value' in read) return read.value
  const { detail } = malformedJson(read.fault)
  throw new Failure(`${where}: ${detail.charAt(0).toLowerCase()}${detail.slice(1)}`, EXIT.usage)
}

/** The limit of the desk, which would refuse it as well. */
function sayTooDeep(text: string, where: string): void {
  const broken = brokenLimit(text, Number.POSITIVE_INFINITY)
  if (!broken) return
  const { detail } = refuse('too-deep', { code: 'nestsTooDeep', facts: { deepest: broken.most } })
  throw new Failure(`${where}: ${detail.charAt(0).toLowerCase()}${detail.slice(1)}`, EXIT.usage)
}
