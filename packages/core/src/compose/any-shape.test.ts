/** The same talk gives the same note, in whatever shape its agent has it. Real conversations, where those are at hand. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { conversationsFolder } from '../../made-for-tests/found-conversations.ts'
import { MESSAGE_WRITERS, type Talk } from '../../made-for-tests/message-writers.ts'
import type { Message } from '../evidence/conversation.ts'
import { readMessages } from '../evidence/read-messages/read-messages.ts'
import { Lane } from '../playbook/playbook.ts'
import { composeNote } from './compose.ts'

const folder = conversationsFolder()
if (!folder) console.warn('Not run here: real conversations, because there is no folder shared/conversations.')

const SHAPES = [
  'OpenAI Chat',
  'Anthropic',
  'AI SDK, for models',
  'LangChain, stored',
  'Gemini',
  'Retell',
  'LiveKit, Python',
]

/** Ten that call tools, evenly over the file. */
function talks(): { id: string; talk: Talk }[] {
  const lines = readFileSync(join(String(folder), 'tau2-bench.jsonl'), 'utf8')
    .trim()
    .split('\n')
  const step = Math.floor(lines.length / 10)
  return Array.from({ length: 10 }, (_, index) => JSON.parse(lines[index * step] ?? '')).map(({ id, messages }) => ({
    id,
    talk: toTalk(messages),
  }))
}

function toTalk(messages: Message[]): Talk {
  const talk: Talk = []
  let count = 0
  for (const { role, text = '', toolCall } of messages) {
    const last = talk.at(-1)
    if (role === 'agent') {
      const call = toolCall && {
        id: `call_${++count}`,
        name: toolCall.name,
        arguments: toolCall.arguments ?? {},
        answer: '',
        failed: false,
      }
      talk.push({ by: 'agent', text, calls: call ? [call] : [], answered: call ? [0] : [] })
    } else if (role === 'tool' && last?.by === 'agent' && last.calls[0]) last.calls[0].answer = text
    else if (role === 'customer' || role === 'system') talk.push({ by: role, text })
  }
  return talk.filter((turn) => turn.text !== '' || (turn.by === 'agent' && turn.calls.length > 0))
}

const lane = Lane.parse({ name: 'Support', owners: { people: ['ana'] }, ask: 'Call the customer back' })

/** Without what says where it stands in the talk: how many messages a shape makes of it is its own. */
const bare = (note: unknown): string =>
  JSON.stringify(note, (key, value) => (key === 'message' || key === 'm' ? undefined : value))

function firstDifference(a: string, b: string): string {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return `${a.slice(Math.max(0, at - 60), at + 60)} | ${b.slice(Math.max(0, at - 60), at + 60)}`
}

test.skipIf(!folder)('ten real conversations give the same note to the byte, from each of seven shapes', () => {
  const differing: string[] = []
  for (const { id, talk } of talks()) {
    const notes = SHAPES.map((shape) => {
      const read = readMessages(JSON.parse(JSON.stringify(MESSAGE_WRITERS[shape]?.write(talk))))
      if ('expected' in read) throw new Error(`${id} as ${shape}: ${read.expected}`)
      return bare(composeNote({ conversation: read.messages, lane, urgency: 'today', now: '2026-11-20T09:06:00.000Z' }))
    })
    for (const [at, note] of notes.entries())
      if (note !== notes[0]) differing.push(`${id} as ${SHAPES[at]}: ${firstDifference(note, notes[0] ?? '')}`)
  }
  expect(differing).toEqual([])
})
