/** Pictures, recordings and files that lie in messages: a mark in the words, and their address where they have one. */
import { readAddress } from '../../web-address.ts'
import type { Fields } from './fields.ts'
import type { File } from './page.ts'

/** What stands in the words, with the addresses; families gather them while they read the parts of a message. */
export type Content = { lines: string[]; files: File[] }

export type Medium = 'image' | 'audio' | 'video' | 'file'
type Lies = {
  /** What holds the picture, and under which key its address or its bytes stand. */
  part: Fields
  at: readonly string[]
  medium: Medium
  /** Its name, where it has one. */
  name?: string | undefined
}

const ONLY_BY_ADDRESS =
  'A picture or file is kept by its address, never its bytes. Send an http or https address of it.'

export function lay({ lines, files }: Content, { part, at, medium, name }: Lies): void {
  const key = at.find((one) => part.peek(one) !== undefined && part.peek(one) !== null)
  const given = key === undefined ? undefined : part.peek(key)
  lines.push(name ? `[${medium}: ${name}]` : `[${medium}]`)
  if (key === undefined) return
  if (typeof given === 'string' && isAddress(given)) {
    part.take(key)
    files.push({ url: given, medium, ...(name && { name: name.slice(0, LONGEST_NAME) }) })
  } else part.leave(key, ONLY_BY_ADDRESS)
}

const LONGEST_NAME = 100
const LONGEST_ADDRESS = 2_000

function isAddress(text: string): boolean {
  if (text.length > LONGEST_ADDRESS || !/^https?:\/\/[^\s]+$/i.test(text)) return false
  const address = readAddress(text)
  return address !== null && address.username === '' && address.password === ''
}

/** By the type of its content: `image/png`. */
export const mediumOf = (contentType: unknown): Medium => {
  const [kind] = typeof contentType === 'string' ? contentType.toLowerCase().split('/') : []
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'file'
}
