/**
 * Messages as the makers' own packages write them, in the versions that the lockfile pins: one that writes them otherwise breaks
 * this, and not an agent.
 */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readMessages } from '@baton-desk/core/messages'
import { beforeAll, expect, test } from 'vitest'
import { frameworksAreThere } from './install.ts'
import { ASKED, REFUSED, SAID, type Written } from './written-messages.ts'

frameworksAreThere()

const run = promisify(execFile)
let all: Written[] = []
beforeAll(async () => {
  const env = { ...process.env, NODE_OPTIONS: '' }
  const program = join(import.meta.dirname, 'written-messages.ts')
  const { stdout } = await run(process.execPath, [program], { env, maxBuffer: 2 ** 26 })
  all = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
})

/** A question, a call with its answer, and what the agent said in the end. */
const TALK = [
  { role: 'customer', text: ASKED },
  { role: 'agent', toolCall: { name: 'refund', arguments: { amount: 180 } } },
  { role: 'tool', text: expect.stringContaining(REFUSED), name: 'refund' },
  { role: 'agent', text: SAID },
]
const WORDS = [TALK[0], TALK[3]]

test.each([
  ['openai', 'openai-chat', TALK],
  ['@openai/agents', 'openai-items', TALK],
  ['@anthropic-ai/sdk', 'anthropic', TALK],
  ['ai 7', 'ai-sdk', TALK],
  ['ai 6', 'ai-sdk', TALK],
  ['@langchain/core', 'langchain', TALK],
  ['@google/genai', 'gemini', TALK],
  ['genkit', 'genkit', TALK],
  ['@mastra/core', 'mastra', TALK],
  ['@a2a-js/sdk', 'a2a', WORDS],
])('what %s writes is read whole, as %s', (maker, format, talk) => {
  const written = all.find(({ by }) => by.startsWith(`${maker}:`))
  expect(written?.error).toBe(undefined)
  expect(written?.messages.length).toBeGreaterThan(0)
  for (const messages of written?.messages ?? []) {
    const read = readMessages(messages)
    if ('expected' in read) throw new Error(`${read.at} ${read.expected}`)
    expect(read.format).toBe(format)
    expect(read.messages.filter(({ role }) => role !== 'system')).toMatchObject(talk)
  }
})
