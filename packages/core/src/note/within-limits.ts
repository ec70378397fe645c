import { cutText } from '../text.ts'
import { Note } from './note.ts'

/** Words without blanks (addresses of pages, keys) can make any line longer than a note may hold; they are cut, never refused. */
export function withinLimits(note: Note): Note {
  const read = Note.safeParse(note)
  if (read.success) return read.data
  const copy = JSON.parse(JSON.stringify({ ...note, action: undefined }))
  for (const issue of read.error.issues) {
    if (issue.code !== 'too_big') continue
    const holder = issue.path.slice(0, -1).reduce((value, key) => value[key], copy)
    const key = issue.path.at(-1) ?? ''
    const held: unknown = holder[key]
    holder[key] =
      typeof held === 'string'
        ? cutText(held, Number(issue.maximum))
        : (held as unknown[]).slice(0, Number(issue.maximum))
  }
  return Note.parse({ ...copy, action: note.action })
}
