import { readFile } from 'node:fs/promises'
import { malformedJson, readSentJson } from '@baton-desk/core'
import { EXIT, Failure } from './exit-code.ts'
import type { Terminal } from './terminal.ts'

/** The text of a file, or of standard input where the file is `-` or left out. */
export async function readInput(file: string | undefined, terminal: Terminal): Promise<{ text: string; name: string }> {
  if (file !== undefined && file !== '-') return { text: await readText(file), name: file }
  if (terminal.stdin.isTTY) throw new Failure('Give a file, or pipe something in.', EXIT.usage)
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of terminal.stdin)
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
  return { text: withoutByteOrderMark(text), name: 'standard input' }
}

/** The text of a file; one that cannot be read is said in a sentence. */
export const readText = (file: string): Promise<string> =>
  readFile(file, 'utf8')
    .then(withoutByteOrderMark)
    .catch((error: NodeJS.ErrnoException) => {
      throw cannotRead(file, error)
    })

/** Some editors put a mark before the text that no reader of JSON or YAML expects. */
export const withoutByteOrderMark = (text: string): string => text.replace(/^\uFEFF/, '')

export const cannotRead = (file: string, { code, message }: NodeJS.ErrnoException): Failure =>
  new Failure(`${file} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : message}.`, EXIT.usage)

/** One JSON value, or one a line. */
export function readJsonValues({ text, name }: { text: string; name: string }): unknown[] {
  if (!text.trim()) throw new Failure(`${name} is empty; expected JSON.`, EXIT.usage)
  const whole = readSentJson(text)
  if ('value' in whole) return [whole.value]
  const lines = text.split('\n')
  if (whole.fault.is === 'key-twice' || lines.length === 1) return [parseJson(text, name)]
  return lines.flatMap((line, index) => (line.trim() ? [parseJson(line, `${name}, line ${index + 1}`)] : []))
}

export function parseJson(text: string, where: string): unknown {
  const read = readSentJson(text)
  if ('value' in read) return read.value
  const { detail } = malformedJson(read.fault)
  throw new Failure(`${where}: ${detail.charAt(0).toLowerCase()}${detail.slice(1)}`, EXIT.usage)
}
