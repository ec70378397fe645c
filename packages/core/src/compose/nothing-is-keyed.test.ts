/**
 * Nothing in evidence or compose may know the tools, keys or ids of a data set. Each conversation is composed twice: as
 * it is, and with every tool, every key and every code renamed throughout; both notes must say the same.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { roles } from '../../made-for-tests/conversations.ts'
import { conversationsFolder } from '../../made-for-tests/found-conversations.ts'
import { Conversation } from '../evidence/conversation.ts'
import type { Note } from '../note/note.ts'
import { Lane } from '../playbook/playbook.ts'
import { composeNote } from './compose.ts'

const lane = Lane.parse({ name: 'Support', owners: { people: ['ana'] } })
const compose = (conversation: Conversation): Note =>
  composeNote({ conversation, lane, urgency: 'today', now: '2026-11-22T10:00:00.000Z' })

/** Other words for the same things, as another team would have named them. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  get: 'fetch',
  find: 'search',
  search: 'lookup',
  check: 'inspect',
  lookup: 'find',
  calculate: 'compute',
  update: 'modify',
  modify: 'change',
  cancel: 'revoke',
  book: 'create',
  send: 'issue',
  refund: 'credit',
  return: 'submit',
  toggle: 'switch',
  reset: 'restore',
  reboot: 'restart',
  enable: 'activate',
  resume: 'reopen',
  refuel: 'extend',
  create: 'add',
  user: 'client',
  customer: 'member',
  reservation: 'ticket',
  order: 'purchase',
  flight: 'leg',
  line: 'circuit',
  bill: 'statement',
  payment: 'funding',
  item: 'article',
  product: 'model',
  details: 'info',
  invoice: 'receipt',
  matter: 'file',
  plan: 'tariff',
}

const renameWords = (name: string): string =>
  name
    .split(/(?<=_)|(?=_)|(?<=[a-z])(?=[A-Z])/)
    .map((word) => {
      const other = OTHER_WORDS[word.toLowerCase()]
      return other === undefined ? word : /^[A-Z]/.test(word) ? other.charAt(0).toUpperCase() + other.slice(1) : other
    })
    .join('')

/** Each code (a word with a digit and a capital or an underscore) with every letter and digit moved on by one. */
const renameCodes = (text: string): string =>
  text.replace(/(?<![\w@.])#?(?=[\w-]*\d)(?=[\w-]*(?:[A-Z]|_))[A-Za-z][\w-]{3,}(?![\w@])/g, (code) =>
    /^\d|gb$/i.test(code) ? code : code.replace(/[a-zA-Z0-9]/g, moveOn),
  )
const moveOn = (letter: string): string => {
  const [first, last] = /\d/.test(letter) ? ['1', '9'] : /[a-z]/.test(letter) ? ['a', 'z'] : ['A', 'Z']
  return letter === last ? first : letter === '0' ? '0' : String.fromCharCode(letter.charCodeAt(0) + 1)
}

const renameKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(renameKeys)
  if (typeof value === 'string') return renameCodes(value)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [renameCodes(renameWords(key)), renameKeys(each)]),
  )
}

const renamed = (conversation: Conversation): Conversation =>
  conversation.map((message) => ({
    ...message,
    text:
      message.role === 'tool' && /^\s*[[{]/.test(message.text)
        ? JSON.stringify(renameKeys(JSON.parse(message.text)), null, 0)
        : renameCodes(message.text),
    ...(message.name && { name: renameWords(message.name) }),
    ...(message.toolCall && {
      toolCall: {
        name: renameWords(message.toolCall.name),
        arguments: renameKeys(message.toolCall.arguments) as Record<string, unknown>,
      },
    }),
  }))

/** What must not depend on names: who, which record, what was tried and how it went. */
const gist = (note: Note, rename: (text: string) => string) => ({
  who: note.who.identifiers.map(({ value }) => rename(value)).sort(),
  first: rename(note.where.artifacts.find(({ openFirst }) => openFirst)?.id ?? ''),
  tried: ['refused', 'failed', 'empty'].map((outcome) =>
    note.tried.filter((step) => step.outcome === outcome).reduce((sum, { times }) => sum + times, 0),
  ),
  wishes: note.wishes.length,
  why: note.why.code,
})

test.for(Object.entries(roles))('%s says the same with other names', ([, conversation]) => {
  expect(gist(compose(renamed(conversation)), (text) => text)).toEqual(gist(compose(conversation), renameCodes))
})

const folder = conversationsFolder()
if (!folder)
  console.warn('Not run here: real transfers under other names, because there is no folder shared/conversations above.')
test.skipIf(folder === undefined)('real transfers say the same with other names (needs shared/conversations)', () => {
  const conversations = ['tau-bench', 'tau2-bench', 'tau2-bench-grok'].flatMap((file) =>
    transfersIn(join(folder ?? '', `${file}.jsonl`)),
  )
  expect(conversations.length).toBeGreaterThan(200)
  const same = conversations.filter((conversation) => {
    const [before, after] = [
      gist(compose(conversation), renameCodes),
      gist(compose(renamed(conversation)), (text) => text),
    ]
    return JSON.stringify(before) === JSON.stringify(after)
  })
  expect(same.length / conversations.length).toBeGreaterThan(0.95)
})

function transfersIn(file: string): Conversation[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"transferAt"'))
    .map((line) => {
      const { messages, reference } = JSON.parse(line)
      return Conversation.parse(messages.slice(0, reference.transferAt))
    })
}
