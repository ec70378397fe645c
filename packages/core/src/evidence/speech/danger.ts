/** Where the customer spoke of danger. */

import { countWords } from '../../text.ts'
import type { Conversation, Source } from '../conversation.ts'
import { placesIn } from '../identity/places.ts'
import { reachIn } from '../identity/reach.ts'
import { hasAnyDangerSign } from '../signals/danger-signs.ts'
import { languagesFor } from '../signals/in-any-language.ts'
import { safetyWords } from '../signals/safety-words.ts'
import { plain } from '../signals/talk.ts'
import type { Turn } from './spoken.ts'

/** `byShape`: no word says so; it is written as people write who need help at once. */
export type Danger = { source: Source; byShape: boolean }

const isDanger = (...said: readonly string[]): boolean =>
  safetyWords.read({ conversation: [], customer: said, calls: () => [] }) === true

/** The sentence that speaks of danger; where it takes two ("the heat is out", "we have a newborn"), the first of the customer's. */
export function dangerIn(turns: readonly Turn[]): Danger | undefined {
  const said = turns.flatMap(({ by, at, sentences }) =>
    by === 'customer' ? sentences.map(({ text }) => ({ kind: by, message: at, words: text })) : [],
  )
  // Signs of danger meet across sentences.
  const messages = turns.flatMap(({ by, sentences }) =>
    by === 'customer' ? [plain(sentences.map(({ text }) => text).join(' '))] : [],
  )
  const [first] = turns
  const isSaid = isDanger(...messages)
  const byShape = !isSaid && first?.by === 'customer' && callsForHelp(first.sentences.map(({ text }) => text).join(' '))
  if (!isSaid && !byShape) return undefined
  const source =
    said.find(({ words }) => isDanger(plain(words))) ??
    said.find(({ words }) => hasAnyDangerSign(plain(words))) ??
    said[0]
  return source && { source, byShape }
}

/** Whether a conversation speaks of danger, or begins as people begin who need help at once. */
export function isDangerous(conversation: Conversation): boolean {
  const said = conversation.filter(({ role, text, toolCall }) => role === 'customer' && !toolCall && text !== '')
  const first = conversation.find(({ role, text }) => (role === 'customer' || role === 'agent') && text !== '')
  return isDanger(...said.map(({ text }) => plain(text))) || (first?.role === 'customer' && callsForHelp(first.text))
}

/** Whoever writes unasked and in few words where they are and how to reach them, and wants nothing done, wants help. */
function callsForHelp(text: string): boolean {
  if (countWords(text) > MOST_WORDS || placesIn(text).length === 0 || !reachIn(text).some(isPhone)) return false
  const said = plain(text)
  return (
    hasAnyDangerSign(said) &&
    !languagesFor(said).some(({ dangers, requests }) => dangers.ROUTINE.test(said) || requests?.CUE.test(said))
  )
}

const MOST_WORDS = 45
const isPhone = ({ channel }: { channel: string }): boolean => channel === 'phone'
