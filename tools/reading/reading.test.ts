/** By what is typed on the command line, with a talk of its own and a made-up transfer under an id of the list. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { parse, stringify } from 'yaml'
import { noteOf } from './note-of.ts'
import { readCases } from './read-cases.ts'
import { run } from './run.ts'
import transfers from './transfers.json' with { type: 'json' }

const FACTS = [
  { fact: 'The card was charged twice, 42 dollars each', decides: true, says: ['charged twice', ['two', '42']] },
  { fact: 'One of the two is to be paid back', decides: true, says: ['refund*', 'paid back'], not: ['no refund'] },
  { fact: 'Her name is Ines Adler', handle: true, says: ['Ines Adler'] },
  { fact: 'The pass is P-318', handle: true, says: ['P-318'] },
  { fact: 'She travels on Saturday', says: ['saturday'], not: ['sunday'] },
]

const TALK = {
  id: 'two-charges',
  role: 'support',
  at: '2026-11-26T09:00:00Z',
  conversation: [
    { role: 'customer', text: 'Ines Adler here. My card was charged twice for pass P-318, 42 dollars each time.' },
    { role: 'agent', toolCall: { id: 'c1', name: 'find_pass', arguments: { pass: 'P-318' } } },
    { role: 'tool', callId: 'c1', text: '{"pass":"P-318","holder":"Ines Adler","charges":[42,42]}' },
    { role: 'customer', text: 'I want one of them back before I travel on Saturday.' },
  ],
  summary: 'Customer reports a billing problem.',
  brief: {
    ask: { text: 'Refund one of two charges of $42 on pass P-318', kind: 'approve', m: [0, 3] },
    decides: [{ text: 'Charged twice, 42 each', m: [2] }],
    customer: { name: 'Ines Adler' },
  },
  gold: {
    note: 'Refund one of the two 42 dollar charges on pass P-318 of Ines Adler, charged twice. She travels on Saturday.',
    facts: FACTS,
    never: [{ statement: 'The pass was cancelled', says: [['cancelled', 'P-318']] }],
  },
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reading-'))
  for (const name of ['talks', 'gold', 'conversations', 'kept']) mkdirSync(join(folder, name))
  vi.stubEnv('BATON_CONVERSATIONS', join(folder, 'conversations'))
})

afterEach(() => {
  vi.unstubAllEnvs()
})

const inFolder = (...path: string[]): string => join(folder, ...path)
const writeTalk = (talk: { id: string; [key: string]: unknown }): void =>
  writeFileSync(inFolder('talks', `${talk.id}.yaml`), stringify(talk))

function reading(...args: string[]) {
  const own = ['--talks', inFolder('talks'), '--gold', inFolder('gold'), '--verdicts', inFolder('kept')]
  const printed = { stdout: '', stderr: '' }
  const status = run([...own, ...args], {
    say: (...lines) => {
      printed.stdout += `${lines.join('\n')}\n`
    },
    complain: (line) => {
      printed.stderr += `${line}\n`
    },
  })
  return { ...printed, status }
}

const [transfer = ''] = transfers.ids
function writeTransfer(): void {
  for (const file of ['tau-bench', 'tau2-bench', 'tau2-bench-grok'])
    writeFileSync(inFolder('conversations', `${file}.jsonl`), '')
  const messages = [...TALK.conversation, { role: 'agent', toolCall: { name: 'transfer', arguments: {} } }]
  const raw = { id: transfer, outcome: 'transfer', messages, reference: { transferAt: 4, summary: TALK.summary } }
  writeFileSync(inFolder('conversations', 'tau-bench.jsonl'), `${JSON.stringify(raw)}\n`)
}

beforeEach(writeTransfer)

test('a note is held to the facts of its case, one column for each condition', () => {
  writeTalk(TALK)
  const { stdout, status } = reading('score')
  expect(stdout).toContain('| Our own talks | brief (n = 1) | summary (n = 1) | nothing (n = 1) |')
  expect(stdout).toMatch(/\| deciding facts present \| 100\.0 % \(2\/2\) \|/)
  expect(stdout).not.toContain('Public transfers')
  expect(status).toBe(0)
})

test('what a note lacks, says wrongly and says twice is listed, the worst case first', () => {
  writeTalk({
    ...TALK,
    id: 'worse',
    brief: {
      ask: { text: 'Tell Ines Adler that there is no refund for P-318, which was cancelled' },
      open: [{ text: 'She travels on Sunday' }],
    },
  })
  writeTalk({ ...TALK, brief: { ...TALK.brief, told: [{ text: 'That the card was charged twice is known' }] } })
  const { stdout } = reading('score', '--condition', 'brief', '--misses')
  const list = stdout.slice(stdout.indexOf('brief: '))
  expect(list).toMatch(/^brief: worse\n/)
  expect(list).toContain('FALSE not so (One of the two is to be paid back): Tell Ines Adler')
  expect(list).toContain('FALSE not so (She travels on Saturday): She travels on Sunday')
  expect(list).toContain('FALSE The pass was cancelled:')
  expect(list).toContain('decides, absent: The card was charged twice, 42 dollars each')
  expect(list.slice(list.indexOf('brief: two-charges'))).toMatch(/said twice: The card was charged twice/)
})

test('a number that nobody said is told apart from one that the check only does not hear', () => {
  writeTalk({
    ...TALK,
    conversation: [
      { role: 'customer', text: 'Ines Adler, pass P-318, charged twice, forty some dollars each.' },
      { role: 'agent', text: 'I see.' },
    ],
    brief: { ask: 'Refund one of two charges of 42', decides: ['The card was charged twice, 93 dollars each'] },
  })
  const { stdout } = reading('score', '--condition', 'brief', '--misses')
  expect(stdout).toMatch(/something that stands nowhere in the conversation \| 100\.0 % \(1\/1\)/)
  expect(stdout).toMatch(/nowhere in the conversation: .*93/)
  expect(stdout).toContain('true, and the check finds it nowhere: 42')
  expect(stdout).not.toContain('nowhere in the conversation: 42')
})

test('labels, the desk’s own deadline and its owner are no words of the note', () => {
  writeTalk(TALK)
  const { cases } = readCases({ talks: inFolder('talks') })
  const { text = '', lines = [] } = cases.map((each) => noteOf(each, 'brief'))[0] ?? {}
  const [header, ask] = text.split('\n')
  const words = lines.map((line) => line.text).join('\n')
  expect(ask).toBe(lines[0]?.text)
  expect(lines[0]).toMatchObject({ text: TALK.brief.ask.text, band: 'above' })
  expect(words).not.toContain(header)
  expect(words).not.toMatch(/Ana Torres|Decide by|Why this was escalated:/)
  expect(text).toMatch(/Ana Torres/)
  expect(text).toMatch(/Decide by[\s\S]*Why this was escalated:/)
})

test('a talk that is not as it should be is refused with file, place and what was expected', () => {
  writeTalk({
    ...TALK,
    role: 'plumber',
    conversation: [...TALK.conversation, { role: 'tool', callId: 'c9', text: 'done' }],
  })
  const { stderr, status } = reading('score')
  expect(stderr).toMatch(/two-charges\.yaml:\n {2}role: .*receptionist/)
  expect(status).toBe(2)
  writeTalk({ ...TALK, conversation: [...TALK.conversation, { role: 'tool', callId: 'c9', text: 'done' }] })
  expect(reading('score').stderr).toContain('conversation.4.callId: Answers the call c9, which is none of c1.')
})

test('patterns that do not find what decides in the gold note itself are refused', () => {
  const facts = FACTS.map((fact, n) => (n === 0 ? { ...fact, says: ['billed three times'] } : fact))
  writeTalk({ ...TALK, gold: { ...TALK.gold, facts } })
  expect(reading('score').stderr).toContain(
    'gold.facts.0.says: The gold note does not say what decides: The card was charged twice',
  )
})

test('a public transfer is scored by gold that lies outside, and without it the rest goes on', () => {
  writeTalk(TALK)
  writeFileSync(inFolder('gold', 'one.yaml'), stringify({ ...TALK.gold, id: transfer }))
  expect(reading('score').stdout).toContain('| Public transfers | brief (n = 0) | summary (n = 1) | nothing (n = 1) |')
  const { stdout, stderr, status } = reading('score', '--gold', inFolder('none'))
  expect(stderr).toContain('with the gold of public transfers: they are not scored')
  expect(stdout).toContain('Our own talks')
  expect(status).toBe(0)
})

test('briefs that models sent stand instead of those of the talks', () => {
  writeTalk(TALK)
  writeTalk({ ...TALK, id: 'nobody-sent-one' })
  mkdirSync(inFolder('briefs'))
  writeFileSync(inFolder('briefs', 'two-charges.json'), JSON.stringify({ ask: 'Answer Ines Adler' }))
  const { stdout } = reading('score', '--condition', 'brief', '--briefs', inFolder('briefs'), '--misses')
  expect(stdout).toContain('| brief (n = 1) |')
  expect(stdout).toContain('decides, absent: One of the two')
})

test('a model that plays the agent gets the tool and the messages, then what the desk asks; its answers go into the note', () => {
  writeTalk(TALK)
  const { stdout } = reading('agent', '--out', inFolder('out'), '--from', 'talks')
  expect(stdout).toContain('1 conversations')
  expect(readdirSync(inFolder('out')).sort()).toEqual(['tool.json', 'two-charges.txt'])
  expect(JSON.parse(readFileSync(inFolder('out', 'tool.json'), 'utf8')).name).toBe('hand_off')
  expect(readFileSync(inFolder('out', 'two-charges.txt'), 'utf8')).toContain('[1] agent\ncalls find_pass')

  mkdirSync(inFolder('briefs'))
  const sent = { ask: 'Answer Ines Adler', why_you: 'Per policy.' }
  const briefs = ['--briefs', inFolder('briefs'), '--from', 'talks']
  writeFileSync(inFolder('briefs', 'two-charges.json'), JSON.stringify(sent))
  reading('agent', '--out', inFolder('asked'), ...briefs)
  const questions = JSON.parse(readFileSync(inFolder('asked', 'two-charges.questions.json'), 'utf8'))
  const answers = Object.fromEntries(
    questions.map(({ id }: { id: string }) => [id, 'Refunds need a person, and she travels on Saturday.']),
  )
  writeFileSync(inFolder('briefs', 'two-charges.json'), JSON.stringify({ ...sent, answers }))
  expect(reading('agent', '--out', inFolder('answered'), ...briefs).stdout).toContain('asks about 0 of the briefs')
  expect(reading('score', '--condition', 'brief', ...briefs, '--misses').stdout).not.toContain('absent: She travels')
})

function fill(sheet: string, answers: { act: boolean; colleague?: unknown; false?: string[] }): void {
  const yes = answers.act ? 'yes' : 'no'
  const file = inFolder('out', sheet)
  const empty = parse(readFileSync(file, 'utf8'))
  writeFileSync(
    file,
    stringify({
      ...empty,
      reader: 'Jo',
      a: { do: 'Refund one charge', ask_first: 'nothing', above: 'The same' },
      b: {
        could_act: yes,
        could_act_above: 'no',
        grades: { who: 5, what: 4, why: 2, tried: 3, next: 5 },
        false: answers.false ?? [],
        missing: [],
        colleague: answers.colleague ?? 4,
      },
    }),
  )
}

test('readers get note, conversation and sheet of each case, and not which case it is', () => {
  writeTalk(TALK)
  const { stdout } = reading('form', '--out', inFolder('out'), '--cases', '5', '--condition', 'nothing')
  expect(stdout).toContain('2 notes (nothing) to read')
  expect(stdout).toContain('Fewer than the 5')
  expect(readdirSync(inFolder('out')).sort()).toEqual(['01', '02', 'form.md', 'key.json'])
  expect(readdirSync(inFolder('out', '01')).sort()).toEqual([
    'answers-second.yaml',
    'answers.yaml',
    'conversation.txt',
    'note.txt',
  ])
  expect(readFileSync(inFolder('out', '01', 'note.txt'), 'utf8')).toMatch(/Support.*\n[\s\S]*Ana Torres/)
  const conversation = readFileSync(inFolder('out', '01', 'conversation.txt'), 'utf8')
  expect(conversation).toContain('[3] customer\nI want one of them back before I travel on Saturday.')
  expect(conversation).toContain('calls find_pass {"pass":"P-318"} as c1')
  expect(conversation).not.toContain('calls transfer')
  expect(reading('form', '--out', inFolder('out')).stderr).toContain('is not empty')
})

test('filled sheets become a table and are kept, with the words of our own talks alone', () => {
  writeTalk(TALK)
  reading('form', '--out', inFolder('out'), '--condition', 'nothing')
  fill('01/answers.yaml', { act: true })
  fill('01/answers-second.yaml', { act: false })
  fill('02/answers.yaml', { act: false, false: ['"42": it was 24'] })
  const { stdout, stderr } = reading('verdicts', inFolder('out'), '--as', 'first')
  expect(stderr).toBe('')
  expect(stdout).toContain('| first | nothing (n = 2) |')
  expect(stdout).toContain('| could act | 50.0 % (1/2) |')
  expect(stdout).toContain('| something false or misleading | 50.0 % (1/2) |')
  expect(stdout).toContain('| two readers agree on whether one could act | 0.0 % (0/1) |')
  expect(stdout).toContain('| who, what, why, tried, next (0–5) | 5.0 4.0 2.0 3.0 5.0 |')
  const kept = JSON.parse(readFileSync(inFolder('kept', 'first.json'), 'utf8'))
  expect(kept).toHaveLength(3)
  for (const { id, words } of kept) expect(words === undefined).toBe(id === transfer)
})

test('a verdict says when the note has changed since', () => {
  writeTalk(TALK)
  reading('form', '--out', inFolder('out'), '--from', 'talks')
  fill('01/answers.yaml', { act: true })
  reading('verdicts', inFolder('out'), '--as', 'first')
  expect(reading('verdicts').stdout).toContain('| notes changed since | 0 of 1 |')
  writeTalk({ ...TALK, brief: { ...TALK.brief, ask: { text: 'Refund $42 on pass P-318' } } })
  expect(reading('verdicts').stdout).toContain('| notes changed since | 1 of 1 |')
})

test('a sheet with a wrong answer is named with the place, and nothing is kept', () => {
  writeTalk(TALK)
  reading('form', '--out', inFolder('out'))
  fill('01/answers.yaml', { act: true, colleague: 9 })
  writeFileSync(inFolder('out', '01', 'answers-second.yaml'), 'reader: [Jo')
  const { stderr, status } = reading('verdicts', inFolder('out'))
  expect(stderr).toContain('01/answers.yaml: b.colleague: ')
  expect(stderr).toContain('01/answers-second.yaml: ')
  expect(status).toBe(2)
  expect(readdirSync(inFolder('kept'))).toEqual([])
})

test('sheets that nobody has filled in are counted and left out', () => {
  writeTalk(TALK)
  reading('form', '--out', inFolder('out'))
  fill('01/answers-second.yaml', { act: true })
  const { stdout, status } = reading('verdicts', inFolder('out'))
  expect(stdout).toContain('1 sheets are not filled in: 01/answers.yaml')
  expect(stdout).toContain('| could act | 100.0 % (1/1) |')
  expect(status).toBe(0)
})
