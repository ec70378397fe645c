// The commands on notes: compose by a playbook's triggers, render in every medium and template, check many.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MEDIA, REFUND_CONVERSATION } from '@baton-desk/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { baton } from '../testing/captured-terminal.ts'

let folder: string
let playbook: string
let notes: string

const PLAYBOOK = `
timeZone: UTC
lastResort: sam
people: { sam: { name: Sam Okafor } }
lanes:
  support: { name: Support, owners: { people: [sam] } }
  money: { name: Money, owners: { people: [sam] }, template: ours }
templates:
  ours:
    name: Ours
    rows:
      - { label: Wer ist es, shows: who, required: true }
      - { label: Contract, shows: fields.contract, required: true }
fields: { event: { mood: text } }
triggers:
  - id: charged-twice
    when: event.text.contains("charged twice")
    then: hand_off
    lane: money
    urgency: now
    reason: complaint
    why: Double charges go to Money at once.
`

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-notes-'))
  playbook = join(folder, 'playbook.yaml')
  await writeFile(playbook, PLAYBOOK)
  notes = (await baton('compose', { stdin: JSON.stringify(REFUND_CONVERSATION) })).out
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const says = (text: string) => [{ role: 'customer', text }]
const compose = async (value: unknown, ...more: string[]) => {
  const { out } = await baton(['compose', '--playbook', playbook, ...more], { stdin: JSON.stringify(value) })
  return JSON.parse(out)
}

test('a trigger that holds gives the note its lane, urgency and reason', async () => {
  const line = await compose([
    ...says('Hello, I looked at my card statement today. I was charged twice for order A-1044, please refund one.'),
    {
      role: 'agent',
      text: 'I am sorry about that. I see two payments for this order, and a colleague has to look at them.',
    },
    ...says('Fine, I was charged twice after all. A voucher is no use to me.'),
  ])
  expect(line.lane).toBe('money')
  expect(line.note.why).toEqual({
    code: 'complaint',
    sentence: 'Double charges go to Money at once.',
    trigger: 'charged-twice',
  })
  expect(line.note.when.urgency).toBe('now')
  expect(line.findings).toContainEqual(expect.objectContaining({ rule: 'missing-template-field' }))
})

test('where no trigger holds, the note is as without triggers', async () => {
  const line = await compose(says('Please cancel order A-1044.'))
  expect(line.lane).toBeUndefined()
  expect(line.note.why.trigger).toBeUndefined()
  expect(line.note.when.urgency).toBe('today')
})

test('a lane that is asked for stands, and so does the reason that the agent gave', async () => {
  const messages = says('I was charged twice for order A-1044.')
  expect(await compose(messages, '--lane', 'support')).toMatchObject({
    lane: 'support',
    note: { why: { trigger: 'charged-twice' } },
  })
  const note = { why: { code: 'tool_error', sentence: 'The billing system is down.' } }
  expect((await compose({ messages, note })).note.why).toMatchObject(note.why)
})

test('a secret that the agent sent is taken out, and it is told', async () => {
  const note = { what: 'Wants $180 back on card 4111 1111 1111 1111.' }
  const line = await compose({ messages: says('Please pay $180 back on card 4111 1111 1111 1111.'), note })
  expect(JSON.stringify(line.note)).not.toContain('4111 1111')
  expect(line.findings.map(({ rule }: { rule: string }) => rule)).toContain('secret-in-note')
})

test('what the gate named is checked and rendered by its own lane and template', async () => {
  const line = JSON.stringify(await compose(says('I was charged twice for order A-1044.')))
  const checked = await baton(['check-note', '--playbook', playbook], { stdin: line })
  expect(JSON.parse(checked.out).findings).toContainEqual(expect.objectContaining({ rule: 'missing-template-field' }))
  const rendered = await baton(['render', '--playbook', playbook], { stdin: line })
  expect(rendered.out).toContain('Contract')
})

test.each(MEDIA)('a note is rendered as %s', async (medium) => {
  const { exitCode, out } = await baton(['render', '--as', medium], { stdin: notes })
  expect(exitCode).toBe(0)
  if (!['card', 'email', 'slack', 'teams', 'sms'].includes(medium)) expect(out).toMatch(/^[^{]/)
  else
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => Object.keys(JSON.parse(line)).length),
    ).toEqual([expect.any(Number)])
  expect(out.length).toBeGreaterThan(40)
})

test('an e-mail comes with subject, HTML and text', async () => {
  const { out } = await baton(['render', '--as', 'email'], { stdin: notes })
  const { subject, html, text } = JSON.parse(out)
  expect(html).toContain('<h1')
  expect(html).toContain(JSON.parse(notes).note.ask)
  expect(text).toContain(JSON.parse(notes).note.ask)
  expect(subject).toMatch(/^\[/)
})

test('a template of the playbook shows its own labels, and what it misses', async () => {
  const { out } = await baton(['render', '--template', 'ours', '--playbook', playbook], { stdin: notes })
  expect(out).toMatch(/Contract: Not given/)
})

test('a template that is none is refused with those there are', async () => {
  const { exitCode, err } = await baton(['render', '--template', 'our', '--playbook', playbook], { stdin: notes })
  expect(exitCode).toBe(2)
  expect(err).toContain('Expected one of the templates quick_intake, outbound_reply, internal_task, ours in --template')
})

test('progress on many notes goes to standard error, a line for every tenth', async () => {
  const { out, err } = await baton('check-note', { stdin: notes.repeat(40) })
  expect(out.trim().split('\n')).toHaveLength(40)
  expect(err.match(/Checking \d+ of 40/g)).toHaveLength(11)
})

test('a note without its conversation is not checked against one, and that is said', async () => {
  const { note } = JSON.parse(notes)
  const { out, err } = await baton('check-note', { stdin: JSON.stringify({ id: 'elsewhere', note }) })
  expect(err).toContain('No conversation for note elsewhere: what it says is not checked against one.')
  expect(JSON.parse(out).findings).toEqual([])
})

test('a note that lacks its parts is told which', async () => {
  const stdin = JSON.stringify({ id: 'x', note: { ask: 'Refund 59.90', what: 'Marta wants one payment back.' } })
  const { exitCode, out } = await baton('check-note', { stdin })
  expect(exitCode).toBe(1)
  expect(JSON.parse(out).findings.map(({ rule }: { rule: string }) => rule)).toEqual(
    expect.arrayContaining(['missing-why', 'missing-where', 'missing-who', 'missing-when']),
  )
})

test('a file that begins with a byte order mark is read like any other', async () => {
  const file = join(folder, 'marked.json')
  await writeFile(file, `\uFEFF${JSON.stringify(REFUND_CONVERSATION)}`)
  expect(JSON.parse((await baton(['compose', file])).out).note.what).toBe(JSON.parse(notes).note.what)
})

test('a file in UTF-16 behind its mark is read, and one whose bytes are no UTF-8 is refused with words', async () => {
  const file = join(folder, 'encoded.json')
  const messages = '[{"role":"customer","text":"Größe 42 passt nicht, order 4471"}]'
  await writeFile(file, Buffer.from(`\uFEFF${messages}`, 'utf16le'))
  expect((await baton(['compose', file])).out).toContain('4471')
  await writeFile(file, Buffer.from(messages, 'latin1'))
  const refused = await baton(['compose', file])
  expect([refused.exitCode, refused.err]).toEqual([2, expect.stringContaining('expected text in UTF-8')])
  const cases = join(folder, 'encoded.jsonl')
  await writeFile(cases, Buffer.from(`{"id":"a","outcome":"transfer","messages":${messages}}\n`, 'latin1'))
  expect((await baton(['compose', '--cases', cases])).err).toContain('expected text in UTF-8')
})

test('what nests deeper than the desk takes is refused with the limit', async () => {
  const deep = `[{"role":"agent","toolCall":{"name":"a","arguments":{"x":${'['.repeat(20_000)}${']'.repeat(20_000)}}}}]`
  const { exitCode, err } = await baton('compose', { stdin: deep })
  expect([exitCode, err]).toEqual([2, expect.stringContaining('nested at most 100 deep')])
})

test('messages that say `content` for `text` are read, words under another name are refused with what to send', async () => {
  const read = await baton('compose', { stdin: '[{"role":"user","content":"I want to cancel order 4471."}]' })
  expect(read.out).toContain('4471')
  const { exitCode, err } = await baton('compose', { stdin: '[{"role":"customer","tells":"Charged twice"}]' })
  expect(exitCode).toBe(2)
  expect(err).toContain('/0: Expected messages as OpenAI Chat')
})

test('a transcript as text and the messages of any framework are read, and what of them is not is told', async () => {
  const talk = await baton('compose', { stdin: 'Agent: Hello\nCustomer: Refund invoice 4471, I was charged twice' })
  expect(talk.out).toContain('4471')
  const contents = [{ role: 'user', parts: [{ text: 'Refund invoice 4471' }, { text: 'Hm', thought: true }] }]
  const { out, err } = await baton('compose', { stdin: JSON.stringify({ contents }) })
  expect(out).toContain('4471')
  expect(err).toContain('/contents/0/parts/1: What a model thought')
})

test('on a terminal compose shows the note as a person reads it, and JSON where that is asked for', async () => {
  const stdin = JSON.stringify(REFUND_CONVERSATION)
  const shown = await baton(['compose', '--playbook', playbook], { stdin, isTTY: true })
  expect(shown.exitCode).toBe(0)
  expect(() => JSON.parse(shown.out)).toThrow()
  const { note } = JSON.parse((await baton(['compose', '--playbook', playbook, '--json'], { stdin, isTTY: true })).out)
  expect(shown.out).toContain(note.ask)
})

test.each(['compose', 'check-note'])('%s says so where a file of cases holds no transfer', async (command) => {
  const file = join(folder, 'none.jsonl')
  await writeFile(file, JSON.stringify({ id: 'a', outcome: 'done', messages: REFUND_CONVERSATION }))
  const { exitCode, err } = await baton([command, '--cases', file], { stdin: notes })
  expect(exitCode).toBe(1)
  expect(err).toContain('holds no transfer: expected at least one, found none. Mark them')
})
