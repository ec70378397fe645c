/** In which language the customer writes, also where it is none that is read. The only file that knows the language detector. */
import lande from 'lande'
import { LANGUAGES } from '../../languages/languages.ts'
import { headOf } from '../../text.ts'
import type { Conversation } from '../conversation.ts'
import { languagesOf } from './language-of.ts'

/** `code` is ISO 639. `isRead`: requests, names and times in it are understood. */
export type WrittenIn = { code: string; isRead: boolean; message: number }

const LIMIT = 1_500
/** A name or an address says nothing of the language. */
const LETTERS = 20
/** Beyond that, the small words of a language that is read leave no doubt. */
const SMALL_WORDS = 0.3
const SURE = 0.8

/** Undefined where it is English, or where nothing tells. */
export function writtenIn(conversation: Conversation): WrittenIn | undefined {
  const said = conversation.flatMap(({ role, text, toolCall }, message) =>
    role === 'customer' && !toolCall && text !== '' ? [{ text, message }] : [],
  )
  const text = headOf(said.map((each) => headOf(each.text, 400)).join('\n'), LIMIT)
  const [most, second] = languagesOf(text)
  const message = said[0]?.message ?? 0
  const stands = most !== undefined && most.words > (second?.words ?? 0)
  const read = (code: string): WrittenIn | undefined => (code === 'en' ? undefined : { code, isRead: true, message })
  if (stands && most.words >= 2 && most.words >= most.of * SMALL_WORDS) return read(most.language.code)
  const [guess] = (text.match(/\p{L}/gu)?.length ?? 0) >= LETTERS ? lande(text) : []
  if (guess && guess[1] >= SURE) {
    const code = new Intl.Locale(guess[0]).language
    if (!READ.has(code)) return { code, isRead: false, message }
    if (!stands) return read(code)
  }
  return stands ? read(most.language.code) : undefined
}

const READ: ReadonlySet<string> = new Set(LANGUAGES.map(({ code }) => code))
