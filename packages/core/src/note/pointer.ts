import { cutText } from '../text.ts'

/** The JSON pointer (RFC 6901) one step deeper. Keys of a stranger may be of any length: long ones are cut. */
export const pointerTo = (base: string, key: string | number): string =>
  `${base}/${cutText(String(key), 60).replaceAll('~', '~0').replaceAll('/', '~1')}`

/** The pointer stands for this part of the note or for something within it. */
export const isWithin = (pointer: string, part: string): boolean => pointer === part || pointer.startsWith(`${part}/`)
