/**
 * The form for blind reading. Whoever reads gets the note alone, answers, and only then the conversation: a folder for each
 * case with both and a sheet to fill in, and one page of questions. Which case and condition it is stands apart, in a list that
 * readers are not given.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asText } from './as-text.ts'
import type { Condition, ReadingCase } from './case.ts'
import { drawn } from './draw.ts'
import { hashOfText, noteOf } from './note-of.ts'
import { Unreadable } from './read-cases.ts'

/** Which note lies in which folder. */
export const KEY = 'key.json'
export type FormKey = Record<string, { id: string; from: ReadingCase['from']; condition: Condition; text: string }>

export type FormOptions = { out: string; condition: Condition; count: number; salt: string }

/** Writes the form for cases drawn by a hash of salt and id, and says how many. A fifth of them are to be read by two. */
export function writeForm(cases: readonly ReadingCase[], { out, condition, count, salt }: FormOptions): number {
  mkdirSync(out, { recursive: true })
  if (readdirSync(out).length > 0) throw new Unreadable(`${out} is not empty. Name a new folder with --out.`)
  const readable = cases.flatMap((each) => {
    const note = noteOf(each, condition)
    return note ? [{ id: each.id, each, note }] : []
  })
  const read = drawn(readable, salt, count)
  const key: FormKey = {}
  for (const [n, { each, note }] of read.entries()) {
    const name = String(n + 1).padStart(2, '0')
    const folder = join(out, name)
    mkdirSync(folder)
    writeFileSync(join(folder, 'note.txt'), `${note.text}\n`)
    writeFileSync(join(folder, 'conversation.txt'), asText(each.conversation))
    const sheets = n % 5 === 0 ? ['answers.yaml', 'answers-second.yaml'] : ['answers.yaml']
    for (const sheet of sheets) writeFileSync(join(folder, sheet), SHEET)
    key[name] = { id: each.id, from: each.from, condition, text: hashOfText(note.text) }
  }
  writeFileSync(join(out, KEY), `${JSON.stringify(key, null, 2)}\n`)
  writeFileSync(join(out, 'form.md'), FORM)
  return read.length
}

const SHEET = `# The questions are told in form.md. Part A from note.txt alone, before conversation.txt is opened.
reader: ""
a:
  do: ""            # What would you do now, in one sentence, with whom, about which record, by when?
  ask_first: ""     # What would you have to look up or ask first? "nothing" is an answer.
  above: ""         # And from what stands above the line of dashes alone: what would you do?
# Part B beside conversation.txt.
b:
  could_act:        # yes or no
  could_act_above:  # yes or no: from what stands above the line of dashes alone
  grades: { who: , what: , why: , tried: , next: }   # each 0 to 5
  false: []         # each: a quotation of the note, and what is so
  missing: []       # each fact that would change what one does
  colleague:        # 1 to 5
`

const FORM = `# Reading notes

You are the busy person who must act on each note. Read strictly. You know neither how the note was made nor what is hoped for; do not
look for it. There is a folder for each case: first read \`note.txt\` alone and fill in part A of \`answers.yaml\`; only then open
\`conversation.txt\` and fill in part B. Go on to the next case; change no answer of part A afterwards. A folder with \`answers-second.yaml\`
is read by a second person, who does not see the first sheet. Leave \`${KEY}\` closed.

The note's first line says how urgent it is, its lane and its state; who owns it, stands at its end. What stands above the line of dashes is
seen at first sight, the rest one step away.

## A, from the note alone

1. \`do\`: What would you do now, in one sentence, with whom, about which record, by when?
2. \`ask_first\`: What would you have to look up or ask first? "nothing" is an answer.
3. \`above\`: The first question again, from what stands above the line of dashes alone.

## B, beside the conversation

4. \`could_act\`: Was the answer to 1 right, and the one to 2 empty or really unknown to everybody? yes or no. \`could_act_above\`: the same of 3.
5. \`grades\`: Who, what, why, tried and next, each 0 to 5. 5: a sentence that a good colleague would write, complete. 3: usable with a guess.
   0: missing or wrong.
6. \`false\`: False or misleading: each statement that is not so, stale, about another record, cut so that it says something else, or put into
   somebody's mouth. Quote it.
7. \`missing\`: Each fact that would change what one does.
8. \`colleague\`: 1 to 5. Would a good human colleague have written this?

\`\`\`yaml
reader: "your name, or the model's"
a:
  do: "Call Mr Becker on 0151 2345678 about order 4471 before four"
  ask_first: "nothing"
  above: "Call Mr Becker about order 4471; no number"
b:
  could_act: yes
  could_act_above: no
  grades: { who: 5, what: 4, why: 5, tried: 3, next: 5 }
  false: ['"paid on 3 May": that was order 4470']
  missing: ["He is away until Thursday"]
  colleague: 4
\`\`\`
`
