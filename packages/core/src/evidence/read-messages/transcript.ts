/**
 * Conversations as plain text: `Name: words`, a line or more for each who speaks. Words without a name before them are the
 * customer's. What was guessed is said.
 */
import { momentIn } from '../../time/moment.ts'
import type { TextFamily } from './family.ts'
import { BY_THE_SYSTEM } from './few.ts'
import type { Unread } from './fields.ts'
import type { Page } from './page.ts'
import { speakersIn } from './speakers-in.ts'

const TIME = String.raw`\[?(\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?|\d{4}-\d\d-\d\d[T ][\d:.Z+-]{4,30})\]?`
const NAME = String.raw`([\p{L}][\p{L}\p{M}\p{N} .'’()_-]{0,59}?)`
const HEAD = new RegExp(String.raw`^\s*(?:${TIME}\s*(?:[-–]\s*)?)?${NAME}\s*:\s`, 'iu')
/** Times and names are short. Of a longer line no more is looked at, since some of these signs could stand for several things. */
const LONGEST_HEAD = 200

export const transcript: TextFamily = {
  format: 'text',
  name: 'a transcript as text',
  isOne: () => true,
  read: readTranscript,
}

type Line = { text: string; name?: string; words?: string; time?: string | undefined }

function readTranscript(text: string, page: Page): Unread[] {
  const lines = text.split(/\r\n|\r|\n/).map(lineOf)
  const { speakers, guessed } = speakersIn(lines.flatMap(({ name }) => name ?? []))
  const unread: Unread[] = [...guessed]
  let open: { name: string | undefined; at?: string | undefined; lines: string[] } | undefined
  const flush = () => {
    const speaker = open?.name === undefined ? undefined : speakers.get(open.name)
    if (open) page.words({ by: 'customer', ...speaker, text: open.lines.join('\n').trim(), at: open.at })
    open = undefined
  }
  let untimed = 0
  for (const [index, { text: whole, name, words, time }] of lines.entries()) {
    if (name !== undefined && speakers.has(name)) {
      flush()
      const at = momentIn(time)
      if (time !== undefined && at === undefined) untimed += 1
      if (speakers.get(name)?.by === 'system') unread.push({ at: `line ${index + 1}`, why: BY_THE_SYSTEM })
      open = { name, at, lines: [time !== undefined && at === undefined ? `[${time}] ${words}` : (words ?? '')] }
    } else if (open) open.lines.push(whole)
    else if (whole.trim() !== '') {
      open = { name: undefined, lines: [whole] }
      unread.push({ at: `line ${index + 1}`, why: 'Read, without a name before it: taken as the customer’s.' })
    }
  }
  flush()
  if (untimed > 0) unread.push({ at: '', why: `Read: ${untimed} times without a day stand in the words.` })
  return unread
}

function lineOf(text: string): Line {
  const [head = '', time, name] = HEAD.exec(text.slice(0, LONGEST_HEAD)) ?? []
  const words = text.slice(head.length).trimStart()
  return name === undefined || words === '' ? { text } : { text, name: name.trim(), words, time }
}
