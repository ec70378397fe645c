/**
 * How long a note takes: 50 messages many times over, growth from 50 to 10,000 messages, and input made to be slow.
 *
 *   npm run bench -- notes [--times 2000]
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Conversation, checkNote, composeNote, Lane } from '@baton-desk/core'
import { median, rounded, shareOf, timeOf } from '../figures.ts'

const { values } = parseArgs({ options: { times: { type: 'string', default: '2000' } } })
const lane = Lane.parse({ name: 'Support', owners: { people: ['ana'] } })
const NOW = '2026-11-22T10:00:00.000Z'

const compose = (conversation: Conversation) => composeNote({ conversation, lane, urgency: 'today', by: NOW, now: NOW })

/** A shop’s day: questions, look-ups, refusals, complaints, with other numbers each time. */
function talk(messages: number): Conversation {
  const turns = (n: number): Conversation => [
    {
      role: 'customer',
      text: `Hello, I am Nora Falk and my order KX-${4000 + n} has not come. I want it sent again, please.`,
    },
    { role: 'agent', text: 'I am sorry to hear that. May I have the e-mail address that you ordered with?' },
    {
      role: 'customer',
      text: `It is nora.falk${n}@example.com, or call me at +1 415 555 0${100 + (n % 900)}. It was due on Monday.`,
    },
    { role: 'agent', text: '', toolCall: { name: 'fetch_order', arguments: { order_id: `KX-${4000 + n}` } } },
    {
      role: 'tool',
      text: JSON.stringify({
        order_id: `KX-${4000 + n}`,
        customer_id: `C-${n}`,
        state: 'shipped',
        carrier: 'road freight',
        items: [{ sku: `S-${n}`, price: 49.9 }],
      }),
    },
    {
      role: 'agent',
      text: 'It was handed to the carrier last week. I cannot send it again before seven days have passed.',
    },
    {
      role: 'customer',
      text: 'That is no good. The tracking page says it was delivered, and nothing is here! A voucher would be fine.',
    },
    { role: 'agent', text: '', toolCall: { name: 'resend_order', arguments: { order_id: `KX-${4000 + n}` } } },
    { role: 'tool', text: 'Error: not allowed before seven days have passed' },
    { role: 'agent', text: 'The system does not let me do that. Is there anything else that I can look at meanwhile?' },
  ]
  const made: Conversation = []
  for (let n = 0; made.length < messages; n++) made.push(...turns(n))
  return made.slice(0, messages)
}

function plainLoop(): number {
  let sum = 0
  for (let n = 0; n < 1_200_000; n++) sum = (sum * 31 + n) | 0
  return sum
}

const fifty = talk(50)
for (let warm = 0; warm < 200; warm++) compose(fifty)
const times = Array.from({ length: Number(values.times) }, () => timeOf(() => compose(fifty)))
// What the machine takes away from anything of that length.
const loops = Array.from({ length: Number(values.times) }, () => timeOf(plainLoop))
const note = compose(fifty)
const checks = Array.from({ length: Number(values.times) }, () =>
  timeOf(() => checkNote(note, { conversation: fifty, now: NOW })),
)

const growth = [50, 500, 2_000, 10_000].map((messages) => {
  const conversation = talk(messages)
  const ms = median(Array.from({ length: 5 }, () => timeOf(() => compose(conversation))))
  return { messages, ms: rounded(ms), microsecondsPerMessage: Math.round((1000 * ms) / messages) }
})

const megabyte = 1_000_000
const nested = (depth: number): unknown =>
  depth === 0 ? { order_id: 'KX-1' } : { inner: nested(depth - 1), list: [depth] }
const hard: Record<string, Conversation> = {
  'a message of 1 MB': [{ role: 'customer', text: 'I want my money back. '.repeat(megabyte / 22) }],
  'a message of 1 MB without a blank': [{ role: 'customer', text: 'a'.repeat(megabyte) }],
  '10,000 ids in one message': [
    { role: 'customer', text: Array.from({ length: 10_000 }, (_, n) => `KX-${n}`).join(', ') },
  ],
  '10,000 ids in one answer': [
    { role: 'agent', text: '', toolCall: { name: 'list_orders', arguments: {} } },
    {
      role: 'tool',
      text: JSON.stringify(Array.from({ length: 10_000 }, (_, n) => ({ order_id: `KX-${n}`, customer_id: `C-${n}` }))),
    },
  ],
  'JSON nested 500 deep': [
    { role: 'agent', text: '', toolCall: { name: 'fetch_order', arguments: {} } },
    { role: 'tool', text: JSON.stringify(nested(500)) },
  ],
  'bait for regular expressions': ['a@', '((((', '1-', 'i want to ', ', and ', '"“', '- '].map((bait) => ({
    role: 'customer',
    text: bait.repeat(50_000),
  })),
}
const bounded = Object.entries(hard).map(([input, conversation]) => ({
  input,
  ms: rounded(median(Array.from({ length: 3 }, () => timeOf(() => compose(conversation))))),
}))

const result = {
  node: process.version,
  times: times.length,
  composeOf50Messages: {
    p50: rounded(shareOf(times, 0.5)),
    p99: rounded(shareOf(times, 0.99)),
    longest: rounded(Math.max(...times)),
  },
  plainLoopBeside: { p50: rounded(shareOf(loops, 0.5)), p99: rounded(shareOf(loops, 0.99)) },
  checkOfItsNote: {
    p50: rounded(shareOf(checks, 0.5)),
    p99: rounded(shareOf(checks, 0.99)),
    longest: rounded(Math.max(...checks)),
  },
  growth,
  bounded,
}
writeFileSync(new URL('../results/notes.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`)
console.log(JSON.stringify(result, null, 2))
