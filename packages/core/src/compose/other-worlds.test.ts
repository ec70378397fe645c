/**
 * Conversations that the code was not written for: people who book, bank, see a doctor or ask one thing. They lie outside
 * of the project; where the folder is not found, this says so and tests nothing.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { conversationsFolder } from '../../made-for-tests/found-conversations.ts'
import { Conversation } from '../evidence/conversation.ts'
import { groundsOf, unfoundedIn } from '../evidence/support.ts'
import { checkNote } from '../note/check/check-note.ts'
import type { Note } from '../note/note.ts'
import { Lane } from '../playbook/playbook.ts'
import { composeNote } from './compose.ts'

const FILES = ['star', 'sgd', 'aci-bench', 'mts-dialog', 'bitext', 'abcd-sample']
const NOW = '2026-11-22T10:00:00.000Z'
const lane = Lane.parse({ name: 'Front desk', owners: { people: ['ana'] }, ask: 'Call them back' })

const folder = conversationsFolder()
if (!folder)
  console.warn(
    'Not run here: conversations that the code was not written for, because there is no folder shared/conversations.',
  )
test.skipIf(folder === undefined).for(FILES)('no note of %s invents, speaks for somebody or breaks a rule', (file) => {
  const wrong: string[] = []
  let notes = 0
  for (const { id, conversation } of conversationsIn(file)) {
    notes += 1
    const note = composeNote({ conversation, lane, urgency: 'today', by: NOW, now: NOW })
    const faults = [
      ...checkNote(note, { conversation, now: '2026-11-22T09:00:00.000Z' })
        .filter(({ level }) => level === 'must')
        .map(({ rule }) => rule),
      ...unfoundedIn(saidIn(note), groundsOf(conversation)).map((fact) => `made up: ${fact}`),
      ...(isAsk(note.ask) || isQuoted(note.ask, conversation) ? [] : [`no ask: ${note.ask}`]),
    ]
    if (faults.length > 0) wrong.push(`${id}: ${faults.join('; ')}`)
  }
  expect(notes).toBeGreaterThan(0)
  expect(wrong).toEqual([])
})

/** The lane’s own ask, with what the customer said. */
const isQuoted = (ask: string, conversation: Conversation): boolean => {
  const said = /^Call them back: “(.*)”$/.exec(ask)?.[1]?.replaceAll('…', '').trim()
  return (
    said !== undefined &&
    conversation.some(({ role, text }) => role === 'customer' && text.replace(/\s+/g, ' ').includes(said))
  )
}

/** A verb and an object, short, nobody’s speech. */
const isAsk = (ask: string): boolean =>
  /^\p{Lu}\p{Ll}+ \S/u.test(ask) && ask.split(' ').length <= 12 && !/[?"“”…]|\b(?:I|I'm|you|your|my)\b/.test(ask)

const saidIn = ({ ask, what, known, tried, who }: Note): string =>
  [
    ask,
    what,
    who.name,
    ...known.map(({ text }) => text),
    ...tried.map(({ step, result }) => `${step}: ${result}`),
    ...who.identifiers.map(({ value }) => value),
  ].join('\n')

function conversationsIn(file: string): { id: string; conversation: Conversation }[] {
  return readFileSync(join(folder ?? '', `${file}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string; messages: unknown })
    .map(({ id, messages }) => ({ id, conversation: Conversation.parse(messages) }))
}
