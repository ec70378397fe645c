/**
 * What a model needs that plays the agent who hands off: the tool and the conversation up to there, nothing else. What it sends
 * goes into a folder for `--briefs`, a file for each case under the name of its conversation; what the desk asks about it is
 * written down in a second round, and answered under `answers` in the same file.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { handOffTool } from '@baton-desk/core'
import { asText } from './as-text.ts'
import type { ReadingCase } from './case.ts'
import { noteOf } from './note-of.ts'
import { fileNameOf, Unreadable } from './read-cases.ts'

/** How many conversations were written, and about how many briefs the desk has questions. */
export function writeTasks(cases: readonly ReadingCase[], out: string): { written: number; asked: number } {
  mkdirSync(out, { recursive: true })
  if (readdirSync(out).length > 0) throw new Unreadable(`${out} is not empty. Name a new folder with --out.`)
  writeFileSync(join(out, 'tool.json'), `${JSON.stringify(handOffTool(), null, 2)}\n`)
  let asked = 0
  for (const each of cases) {
    const file = join(out, fileNameOf(each.id))
    writeFileSync(`${file}.txt`, asText(each.conversation))
    const questions = noteOf(each, 'brief')?.questions ?? []
    if (questions.length === 0) continue
    asked += 1
    writeFileSync(`${file}.questions.json`, `${JSON.stringify(questions, null, 2)}\n`)
  }
  return { written: cases.length, asked }
}
