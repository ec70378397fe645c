import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { REFUND_CONVERSATION } from '@baton-desk/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { baton } from './testing/captured-terminal.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const file = async (name: string, text: string) => {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}
const COMMANDS = [
  'start',
  'demo',
  'list',
  'show',
  'answer',
  'init',
  'check',
  'gate',
  'rehearse',
  'backtest',
  'simulate',
  'compose',
  'check-note',
  'render',
  'backup',
  'restore',
]

test.each(COMMANDS)('%s explains itself with examples', async (command) => {
  const { exitCode, out } = await baton(`${command} --help`)
  expect(exitCode).toBe(0)
  expect(out).toContain(`Usage: baton ${command}`)
  expect(out).toMatch(new RegExp(`Examples:\n  \\$ (DATABASE_URL=\\S+ )?baton ${command}`))
})

test('help names every command and the exit codes', async () => {
  const { out } = await baton('--help')
  for (const command of COMMANDS) expect(out).toContain(`  ${command} `)
  expect(out).toContain('Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 the desk cannot be reached')
})

test.each([
  ['a command that is none', 'approve', 'unknown command'],
  ['a view that is none', 'list --view yours', 'Allowed choices are mine'],
  ['a port that is none', 'start --port 70000', 'Expected a port from 0 to 65535'],
  ['a decision that is none', 'answer h1 maybe', 'Allowed choices are approve'],
  ['arguments that are no JSON', 'answer h1 approve_with_edits --arguments [1]', 'Expected a JSON object'],
  ['an address that is none', 'list --url here --key k', 'Expected an address such as http://127.0.0.1:4747'],
  ['a file that is not there', 'compose nowhere.json', 'there is no such file'],
  ['a folder that is not there', 'init --yes --pack sales --out nowhere/playbook.yaml', 'its folder is not there'],
  ['a backup that is not there', 'restore nowhere.gz', 'there is no such file'],
])('%s is wrong usage: 2, and a sentence on standard error', async (_, argv, sentence) => {
  const { exitCode, out, err } = await baton(argv)
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
  expect(err).toContain(sentence)
})

test('a desk that nobody has named is asked for', async () => {
  const { exitCode, err } = await baton(`list --data ${folder}`)
  expect(exitCode).toBe(2)
  expect(err).toContain('Start one with “baton start”, or give --url and --key')
})

test('a desk that does not answer: 3', async () => {
  // Port 9 is refused by fetch itself, 1 is nobody's: either way nobody answers.
  const { exitCode, err } = await baton('list', { env: { BATON_URL: 'http://127.0.0.1:1', BATON_KEY: 'k' } })
  expect(exitCode).toBe(3)
  expect(err).toContain('The desk at http://127.0.0.1:1 cannot be reached')
})

test('a backup of a folder without a desk makes none', async () => {
  const { exitCode, err } = await baton(`backup ${folder}/b.gz --data ${folder}/empty`)
  expect(exitCode).toBe(2)
  expect(err).toContain('There is no desk in')
  await expect(readFile(`${folder}/b.gz`)).rejects.toThrow('ENOENT')
})

test('a note is composed from a conversation, rendered and checked, each from the one before', async () => {
  const composed = await baton('compose', { stdin: JSON.stringify(REFUND_CONVERSATION) })
  expect(composed.exitCode).toBe(0)
  const line = JSON.parse(composed.out)
  expect(Object.keys(line)).toEqual(['note', 'findings', 'words', 'ms'])
  expect(line.words.core).toBeGreaterThan(0)
  expect(line.words.whisper).toBeGreaterThan(line.words.core / 2)

  const rendered = await baton(['render', '--as', 'markdown', '--owner', 'Dana Reyes'], { stdin: composed.out })
  expect(rendered.out).toMatch(new RegExp(`^## .*${line.note.ask}`, 'm'))
  expect(rendered.out).toContain('Dana Reyes')

  const bad = { id: 'n1', note: { ...line.note, what: 'I have approved the refund.', filledIn: [] } }
  const checked = await baton('check-note', { stdin: `${JSON.stringify(bad)}\n` })
  expect(checked.exitCode).toBe(1)
  expect(JSON.parse(checked.out)).toMatchObject({
    id: 'n1',
    findings: expect.arrayContaining([expect.objectContaining({ level: 'must' })]),
  })
  expect(checked.err).toContain('1 of 1 notes would be held')
})

// What follows the transfer would stand in the note, if it were seen.
const CASE = {
  id: 'made-up/1',
  outcome: 'transfer',
  messages: [...REFUND_CONVERSATION, { role: 'customer', text: 'My e-mail is too-late@example.com.' }],
  reference: { transferAt: REFUND_CONVERSATION.length, summary: 'He wants one charge of order 4471 back.' },
}

test('a file of cases gives a line for each transfer, from what came before it only', async () => {
  const resolved = { ...CASE, id: 'made-up/2', outcome: 'resolved', reference: {} }
  const cases = await file('cases.jsonl', `${JSON.stringify(CASE)}\n\n${JSON.stringify(resolved)}\n`)
  const { out, err } = await baton(`compose --cases ${cases}`)
  expect(out.trim().split('\n')).toHaveLength(1)
  expect(JSON.parse(out)).toMatchObject({ id: 'made-up/1' })
  expect(out).not.toContain('too-late@example.com')
  expect(out).not.toContain('He wants one charge')
  expect(err).toContain('Composing 1 of 1')

  const target = join(folder, 'notes.jsonl')
  await baton(`compose --cases ${cases} --supplied --out ${target}`)
  expect(JSON.parse(await readFile(target, 'utf8')).note.ask).toMatch(/wants one charge of order 4471 back/i)
})

test('a broken line of a file is named by its number', async () => {
  const cases = await file('broken.jsonl', `${JSON.stringify(CASE)}\n{"id":\n`)
  const { exitCode, err } = await baton(`compose --cases ${cases}`)
  expect(exitCode).toBe(2)
  expect(err).toContain('broken.jsonl, line 2: expected JSON')
})

test('a playbook that does not load is refused with its lines', async () => {
  const playbook = await file(
    'playbook.yaml',
    'timeZone: UTC\nlastResort: nobody\npeople:\n  ana: { name: Ana }\nlanes:\n  x: { name: X, owners: { people: [ana] } }\n',
  )
  const { exitCode, err } = await baton(['compose', '--playbook', playbook], { stdin: '[]' })
  expect(exitCode).toBe(1)
  expect(err).toMatch(/playbook\.yaml:2:13: .*nobody/)
})
