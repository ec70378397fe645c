// What is kept of whom and for how long, at a desk of its own.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@baton-desk/sdk'
import { startDesk } from '@baton-desk/server'
import { startDatabases } from '@baton-desk/server/testing'
import { expect, onTestFinished, test } from 'vitest'
import { baton } from '../testing/captured-terminal.ts'

const playbook = {
  timeZone: 'UTC',
  lastResort: 'sam',
  people: { sam: { name: 'Sam Okafor' } },
  lanes: { support: { name: 'Support', owners: { people: ['sam'] } } },
}

test('a customer is exported as JSON and as a page, and erased once somebody means it', async () => {
  const databases = await startDatabases('embedded')
  const folder = await mkdtemp(join(tmpdir(), 'baton-customer-'))
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const desk = await startDesk({ ...(await databases.createAddress()), port: 0, demo: { playbook }, log })
  onTestFinished(async () => {
    await desk.stop()
    await databases.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const made = await desk.operator.personKey({})
  if ('refused' in made) throw new Error(made.detail)
  const at = ['--url', desk.url, '--key', made.key]
  const agent = connect({ url: desk.url, key: desk.agentKey ?? '' })
  const note = { ask: 'Refund <b>Quittenbaum</b>', who: { name: 'Vera Quittenbaum' } }
  const { handoff } = await agent.handOff({ lane: 'support', reference: 'run-1', customer: 'C-2041', note })
  await agent.withdraw(handoff, 'Solved.')

  const [json, html] = [join(folder, 'c.json'), join(folder, 'c.html')]
  const exported = await baton(['customer', 'export', 'C-2041', '--out', json, '--html', html, ...at])
  expect(exported).toMatchObject({ exitCode: 0, out: '' })
  expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({
    customer: 'C-2041',
    handoffs: [{ history: { length: 3 } }],
  })
  const page = await readFile(html, 'utf8')
  expect(page).toContain('Vera Quittenbaum')
  expect(page).not.toContain('<b>Quittenbaum')

  expect(await baton(['customer', 'erase', ...at])).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('Name a customer'),
  })
  expect(await baton(['customer', 'erase', 'C-2041', ...at])).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('--yes'),
  })
  expect(await baton(['customer', 'erase', 'C-2041', '--yes', ...at])).toMatchObject({
    exitCode: 0,
    out: 'Erased: the words of 1 handoffs, 0 refused bodies, 0 verdicts, 0 notices.\n',
  })
  expect(await baton(['customer', 'export', 'C-2041', ...at])).toMatchObject({
    exitCode: 1,
    err: expect.stringContaining('Nothing is kept'),
  })

  expect((await baton(['retention', '--set', 'words=100', ...at])).out).toContain('words            100')
  expect(await baton(['retention', '--set', 'word=100', ...at])).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('idempotencyKeys'),
  })
  const { out } = await baton(['trail', 'show', ...at])
  for (const said of ['exported what is kept of a customer', 'erased a customer', 'words 100 d'])
    expect(out).toContain(said)
})
