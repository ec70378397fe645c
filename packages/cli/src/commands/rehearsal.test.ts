// rehearse, backtest and simulate: what a playbook would do, told to people, scripts and CI systems.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parse } from 'parse5'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { baton } from '../testing/captured-terminal.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-rehearsal-'))
  await file('old.yaml', playbookWith(100))
  await file('new.yaml', playbookWith(300))
  await file('cases/big.yaml', BIG)
  await file('cases/small.json', JSON.stringify([SMALL]))
  await file('cases/deeper/odd.jsonl', `${JSON.stringify(ODD)}\n`)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)
const file = async (name: string, text: string) => {
  await mkdir(dirname(at(name)), { recursive: true })
  await writeFile(at(name), text)
  return at(name)
}
const run = (...argv: string[]) => baton(argv)

const playbookWith = (limit: number) => `
name: Harbour & Sons
timeZone: UTC
lastResort: sam
people:
  ana: { name: Ana Ruiz, hours: [{ days: [mon, tue, wed, thu, fri], from: "09:00", to: "17:00" }] }
  sam: { name: Sam Okafor }
lanes: { money: { name: Money, owners: { people: [ana] }, accept: { now: 5m, today: 10m, this_week: 1h, fyi: 1d } } }
triggers:
  - id: refund-over-limit
    when: action.tool == "refund" && action.amount > ${limit}
    then: review
    lane: money
    reason: authority_limit
    why: Refunds over the limit need a person.
  - id: never-fires
    when: action.tool == "close_account"
    then: hand_off
    lane: money
    reason: out_of_scope
    why: Accounts are closed by people.
`
const BIG = `
at: 2026-11-23T10:00:00Z
conversation:
  - { role: customer, text: "Order A-1044 was charged twice, please refund $180." }
  - { role: agent, text: "One moment, I look at it." }
  - { role: agent, toolCall: { name: refund, arguments: { order_id: A-1044, amount: 180 } } }
  - { role: tool, text: "{}" }
expected: { handOff: true, lane: money, urgency: today, trigger: refund-over-limit }
`
const SMALL = {
  id: 'small',
  conversation: [
    { role: 'customer', text: 'Please refund $40 for order A-1045.' },
    { role: 'agent', toolCall: { name: 'refund', arguments: { amount: 40 } } },
  ],
  expected: { handOff: false },
}
/** As recorded elsewhere, with markup in it and the transfer itself at the end. */
const ODD = {
  id: 'odd/<b>',
  messages: [
    { role: 'customer', text: '<script>alert(1)</script> & "hello"' },
    { role: 'agent', toolCall: { name: 'refund', arguments: { amount: 999 } } },
  ],
  reference: { transferAt: 1, shouldTransfer: true },
}

describe('rehearse', () => {
  test('plays files and folders, says where each goes and what did not come out as expected', async () => {
    const { exitCode, out, err } = await run('rehearse', at('old.yaml'), at('cases'))
    expect(exitCode).toBe(1)
    expect(out).toMatch(/✓ {2}big +review +Money +Ana Ruiz +today +\d+ s +refund-over-limit/)
    expect(out).toMatch(/✓ {2}small +proceed/)
    expect(out).toContain('As expected 2 of 3.')
    expect(out).toContain('✗ odd/<b>: Expected a person; stays with the agent.')
    expect(err).toContain('Playing 3 of 3')
    expect(err).toContain('1 of 3 cases did not come out as expected.')
  })

  test('cases that come out as expected end with 0; without notes nothing is said of them', async () => {
    const { exitCode, out } = await run(
      'rehearse',
      at('old.yaml'),
      at('cases/big.yaml'),
      at('cases/small.json'),
      '--no-notes',
    )
    expect(exitCode).toBe(0)
    expect(out).not.toContain('Notes:')
  })

  test('as JSON it holds the score and every case with its note', async () => {
    const { out } = await run('rehearse', at('old.yaml'), at('cases'), '--json')
    const { score, cases } = JSON.parse(out)
    expect(score.expected).toMatchObject({ cases: 3, right: { handedOff: 1, kept: 1 } })
    expect(cases.map(({ id }: { id: string }) => id)).toEqual(['big', 'odd/<b>', 'small'])
    expect(cases[0].handoff).toMatchObject({ after: 2, owner: 'ana', note: { why: { trigger: 'refund-over-limit' } } })
  })

  test('the JUnit file names each case, and what was expected of those that failed', async () => {
    await run('rehearse', at('old.yaml'), at('cases'), '--junit', at('r.xml'))
    const { cases, failures } = readJunit(await readFile(at('r.xml'), 'utf8'))
    expect(cases).toEqual(['big', 'odd/<b>', 'small'])
    expect(failures).toEqual(['Expected a person; stays with the agent.'])
  })

  test('the page needs no script and nothing from elsewhere, and words stay words', async () => {
    await run('rehearse', at('old.yaml'), at('cases'), '--html', at('r.html'))
    const html = await readFile(at('r.html'), 'utf8')
    const names = elementsOf(parse(html))
    expect(names).not.toContain('script')
    expect(names.filter((name) => ['img', 'link', 'iframe', 'b'].includes(name))).toEqual([])
    expect(html).toContain('Rehearsal of Harbour &#x26; Sons')
    expect(html).toContain('Decided none of these: never-fires.')
    expect(html).toContain('odd/&#x3C;b>')
  })

  test.each([
    ['a folder without conversations', 'none', {}, 'holds no .yaml'],
    ['a case that is none', 'bad.yaml', { 'bad.yaml': 'conversation: hello\n' }, 'bad.yaml: /conversation'],
    [
      'a line that is none',
      'bad.jsonl',
      { 'bad.jsonl': `${JSON.stringify(SMALL)}\n{}\n` },
      'bad.jsonl, case 2: /conversation',
    ],
    ['YAML that is none', 'bad.yml', { 'bad.yml': 'a: [b\n' }, 'bad.yml: expected YAML'],
    [
      'two cases with one id',
      'twice.json',
      { 'twice.json': JSON.stringify([SMALL, SMALL]) },
      'Two cases have the id “small”',
    ],
  ])('%s is said', async (_, path, files, sentence) => {
    await mkdir(at('none'), { recursive: true })
    for (const [name, text] of Object.entries(files)) await file(name, text)
    const { exitCode, err } = await run('rehearse', at('old.yaml'), at(path))
    expect(exitCode).toBe(2)
    expect(err).toContain(sentence)
  })
})

describe('backtest', () => {
  test('tells what comes out otherwise, and fails on a case that no longer is as expected', async () => {
    const argv = ['backtest', at('old.yaml'), at('new.yaml'), at('cases')]
    const { exitCode, out, err } = await run(...argv, '--junit', at('b.xml'), '--html', at('b.html'))
    expect(exitCode).toBe(1)
    expect(out).toContain('2 of 3 come out the same.')
    expect(out).toContain('No longer go to a person: 1')
    expect(out).toContain(
      '✗ big: review, Money, Ana Ruiz, today, after message 2 (refund-over-limit) → stays with the agent',
    )
    expect(err).toContain('1 cases no longer come out as expected: big.')
    expect(readJunit(await readFile(at('b.xml'), 'utf8')).failures).toEqual([
      expect.stringContaining('No longer go to a person: review, Money'),
    ])
    expect(await readFile(at('b.html'), 'utf8')).toContain('No longer go to a person: 1')
  })

  test('what gets better is no failure, unless any change is one', async () => {
    const argv = ['backtest', at('new.yaml'), at('old.yaml'), at('cases')]
    expect(JSON.parse((await run(...argv, '--json')).out)).toMatchObject({
      cases: 3,
      same: 2,
      worse: [],
      better: ['big'],
    })
    expect((await run(...argv)).exitCode).toBe(0)
    expect((await run(...argv, '--fail-on-change')).exitCode).toBe(1)
  })
})

describe('simulate', () => {
  const load = () => file('load.yaml', 'money: { perHour: 3, handleMinutes: 25 }\n')

  test('tells the time to accept and what is late, the same for the same seed', async () => {
    const argv = ['simulate', at('old.yaml'), '--load', await load(), '--from', '2026-11-23', '--days', '14']
    const { exitCode, out } = await run(...argv)
    expect(exitCode).toBe(0)
    expect(out).toMatch(/LANE +HANDOFFS +ACCEPT P50 +P90 +LATE +MOST LATE AT\nMoney +\d+ +/)
    expect(out).toMatch(/Ana Ruiz +\d+ +\d+ %/)
    expect((await run(...argv)).out).toBe(out)
    expect((await run(...argv, '--seed', '2')).out).not.toBe(out)
  })

  test('more days than ten years have is wrong usage', async () => {
    const { exitCode, err } = await run('simulate', at('old.yaml'), '--load', await load(), '--days', '99999999')
    expect(exitCode).toBe(2)
    expect(err).toContain('Expected at most 3660 days')
  })

  test('more late than is wanted fails, in the JUnit file too', async () => {
    const argv = [
      'simulate',
      at('old.yaml'),
      '--load',
      await load(),
      '--days',
      '14',
      '--junit',
      at('s.xml'),
      '--html',
      at('s.html'),
    ]
    const { exitCode, err } = await run(...argv, '--late-at-most', '1')
    expect(exitCode).toBe(1)
    expect(err).toMatch(/Money accepts \d+ of \d+ \([\d.]+\s%\) too late: more than 1 %\./)
    expect(readJunit(await readFile(at('s.xml'), 'utf8'))).toMatchObject({
      cases: ['Money'],
      failures: [expect.stringContaining('at most 1 % wanted')],
    })
    expect(await readFile(at('s.html'), 'utf8')).toContain('Money: too late, by the hour')
    expect((await run(...argv, '--late-at-most', '100')).exitCode).toBe(0)
  })

  test('a load must be said', async () => {
    const { exitCode, err } = await run('simulate', at('old.yaml'))
    expect(exitCode).toBe(2)
    expect(err).toContain('--load, or --desk')
  })

  test.each([
    ['a lane that is none', 'sales: { perHour: 1, handleMinutes: 1 }', 'expected one of the lanes money, got “sales”'],
    ['too few hours', 'money: { perHour: [1, 2], handleMinutes: 1 }', 'one number for each hour of the day'],
    ['work that takes no time', 'money: { perHour: 1, handleMinutes: 0 }', '/money/handleMinutes'],
  ])('a load with %s is refused', async (_, text, sentence) => {
    const { exitCode, err } = await run('simulate', at('old.yaml'), '--load', await file('bad-load.yaml', text))
    expect(exitCode).toBe(2)
    expect(err).toContain(sentence)
  })
})

test('the conversation and the load of the how-to page are read as they stand', async () => {
  const page = await readFile(new URL('../../../../docs/how-to/rehearse-a-playbook.md', import.meta.url), 'utf8')
  const [conversation = '', load = ''] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text)
  const playbook = await file(
    'page.yaml',
    playbookWith(100).replaceAll('money', 'support').replace('"refund"', '"issue_refund"'),
  )
  const rehearsed = await run('rehearse', playbook, await file('page-case.yaml', conversation))
  expect(rehearsed).toMatchObject({ exitCode: 0, out: expect.stringContaining('✓  charged-twice') })
  expect((await run('simulate', playbook, '--load', await file('page-load.yaml', load), '--days', '7')).exitCode).toBe(
    0,
  )
})

function readJunit(xml: string): { cases: string[]; failures: string[] } {
  const cases: string[] = []
  const failures: string[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'testcase') cases.push(String(attributes.name))
    if (name === 'failure') failures.push(String(attributes.message))
  })
  parser.write(xml).close()
  return { cases, failures }
}

type Node = { nodeName: string; childNodes?: Node[] }
const elementsOf = (node: Node): string[] => [node.nodeName, ...(node.childNodes ?? []).flatMap(elementsOf)]
