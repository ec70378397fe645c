/** Tables as text, separated by commas, semicolons or tabs: a row for each who speaks, under a row with the names of the columns. */
import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { momentIn } from '../../time/moment.ts'
import { CONVERSATION_LIMITS } from '../conversation.ts'
import type { TextFamily, Unreadable } from './family.ts'
import { BY_THE_SYSTEM } from './few.ts'
import type { Unread } from './fields.ts'
import { speakersIn } from './speakers-in.ts'
import { WHO_EXPECTED } from './webvtt.ts'

const WHO = ['role', 'speaker', 'from', 'author', 'sender', 'participant', 'who', 'sender_type', 'author_type']
const SAID = ['text', 'message', 'content', 'body', 'utterance', 'transcript', 'words', 'comment']
const WHEN = ['time', 'timestamp', 'date', 'at', 'created_at', 'sent_at', 'datetime']
const columnsOf = (cells: readonly string[]) => {
  const names = cells.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
  const at = (known: readonly string[]) => names.findIndex((name) => known.includes(name))
  return { who: at(WHO), said: at(SAID), when: at(WHEN) }
}

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '')

/** The sign that parts the cells of the first row, where it names who speaks and what they say. */
function delimiterOf(text: string): string | undefined {
  const [header = ''] = withoutMark(text).split(/\r\n|\r|\n/, 1)
  if (header.length > 2_000) return undefined
  return [',', ';', '\t'].find((sign) => {
    const { who, said } = columnsOf(header.split(sign).map((cell) => cell.trim().replace(/^"|"$/g, '')))
    return who >= 0 && said >= 0
  })
}

/** No more rows than a conversation may have, and one by which it is known that there are more. */
function rowsOf(text: string): string[][] | Unreadable {
  try {
    return parse(withoutMark(text), {
      delimiter: delimiterOf(text) ?? ',',
      to: CONVERSATION_LIMITS.messages + 2,
      relax_column_count: true,
      // Quotes that open no cell are words.
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    })
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
    const { records } = thrown as { records?: number }
    return { at: '', expected: `${QUOTE_EXPECTED}${records === undefined ? '' : ` It opens in row ${records + 1}.`}` }
  }
}

const QUOTE_EXPECTED =
  'Expected CSV, got a quote that opens a cell and that nothing closes. Close it, and write quotes within such a cell twice.'

export const csv: TextFamily = {
  format: 'csv',
  name: 'CSV',
  isOne: (text) => delimiterOf(text) !== undefined,
  read: (text, page) => {
    const rows = rowsOf(text)
    if ('expected' in rows) return rows
    const [header = [], ...lines] = rows
    const { who, said, when } = columnsOf(header)
    const unread: Unread[] = []
    const { speakers, guessed } = speakersIn(lines.flatMap((cells) => cells[who]?.trim() || []))
    if (lines.length > 0 && speakers.size === 0) return { at: '', expected: WHO_EXPECTED }
    const left = new Map<number, number>()
    for (const [index, cells] of lines.entries()) {
      page.turn()
      const name = cells[who]?.trim() ?? ''
      const at = momentIn(cells[when])
      const speaker = speakers.get(name)
      if (speaker?.by === 'system') unread.push({ at: `row ${index + 2}`, why: BY_THE_SYSTEM })
      if (!speaker) unread.push({ at: `row ${index + 2}`, why: `Nobody known: taken as a remark.` })
      page.words({ ...(speaker ?? { by: 'system', ...(name !== '' && { name }) }), text: cells[said] ?? '', at })
      for (const [column, cell] of cells.entries()) {
        const isRead = column === who || column === said || (column === when && at !== undefined)
        if (!isRead && cell.trim() !== '') left.set(column, (left.get(column) ?? 0) + 1)
      }
    }
    for (const [column, count] of left) {
      const name = header[column] === undefined ? `${column + 1}` : `\`${header[column].slice(0, 60)}\``
      unread.push({ at: `column ${name}`, why: `No column of this name is read. ${count} times.` })
    }
    return [...guessed, ...unread]
  },
}
