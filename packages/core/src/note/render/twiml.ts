/** The whisper as TwiML: said into the person's ear, who presses 1 to be connected, 2 where it is not theirs, 3 to hear it again. */
import type { Element, ElementContent, Root } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { countWords } from '../../text.ts'
import { media } from '../../words/en/media.ts'
import type { Note } from '../note.ts'
import { READING_LIMITS } from '../reading.ts'
import type { RenderContext } from './card.ts'
import { whisperSentences } from './whisper.ts'

/**
 * Twilio asks the same address again with `Digits` once a key was pressed. Whoever presses nothing hears it once and is rung off:
 * silence connects nobody.
 */
export function toTwiml(note: Note, context: RenderContext): string {
  const { pressOne } = context.words?.media ?? media
  const said = whisperSentences(note, context, READING_LIMITS.whisper - countWords(pressOne))
  const gather = element('Gather', { numDigits: '1', timeout: '10' }, [say([...said, pressOne].join(' '))])
  const root: Root = { type: 'root', children: [element('Response', {}, [gather, element('Hangup', {}, [])])] }
  return `<?xml version="1.0" encoding="UTF-8"?>${toXml(root)}`
}

const say = (value: string): Element => element('Say', {}, [{ type: 'text', value }])
const element = (name: string, attributes: Record<string, string>, children: ElementContent[]): Element => ({
  type: 'element',
  name,
  attributes,
  children,
})
