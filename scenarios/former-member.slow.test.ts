/** Somebody who left asks for their name to be forgotten: it stands nowhere any more, and what they did still stands. */
import { createClient } from '@baton-desk/sdk'
import { startDatabases } from '@baton-desk/server/testing'
import { expect, onTestFinished, test } from 'vitest'
import { openDesk, playbook, stores } from './desk.ts'
import { dump } from './dump.ts'
import { atMcp, bearer, signIn, tokenFor } from './mcp-oauth-client.ts'

const NAME = 'Cara Quittenbaum'
const ADDRESS = 'cara.quittenbaum@example.com'

test.each(stores)('on %s, a person who left is anonymised on request, and what they did stays', async (kind) => {
  const databases = await startDatabases(kind)
  onTestFinished(() => databases.stop())
  const address = await databases.createAddress()
  const withCara = {
    ...playbook,
    people: { ...playbook.people, cara: { name: NAME, email: ADDRESS }, dora: { name: 'Support' } },
  }
  const desk = await openDesk(kind, { ...address, playbook: withCara })
  const [cara, sam] = [await desk.person('cara'), await desk.person('sam')]
  const { handoff } = await desk.handOff({})
  await cara.decide(handoff.id, { kind: 'reject', text: 'Paid once.', noteVersion: 1 })
  // She let a client of MCP in: its token names her account.
  await sam.changeMember('cara', { role: 'admin' })
  const { token } = await tokenFor(desk, await signIn(desk, 'cara'), { resource: `${desk.url}/mcp` })
  expect((await atMcp(desk, bearer(token))).status).toBe(200)
  await sam.changeMember('cara', { name: NAME, role: 'member' })
  await expect(sam.anonymiseMember('cara')).rejects.toMatchObject({ code: 'wrong-state' })

  const { playbook: basedOn } = await sam.desk()
  const { cara: _, ...people } = playbook.people
  const { support, ...lanes } = playbook.lanes
  const document = { ...playbook, people, lanes: { ...lanes, support: { ...support, escalation: [] } } }
  await sam.putPlaybook({ basedOn, document, why: `${NAME} has left.` })
  await sam.removeMember('cara')
  await sam.removeMember('dora')
  await expect(sam.anonymiseMember('nobody')).rejects.toMatchObject({ code: 'not-found' })
  const samsKey = await desk.personKey('sam')
  const last = (await sam.history(handoff.id)).events.at(-1)
  await desk.stop()
  const before = await dump(address)
  expect(before).toContain(NAME)
  expect(before).toContain(ADDRESS)

  const again = await openDesk(kind, address)
  const admin = createClient({ baseUrl: again.url, key: samsKey })
  // Her name is a word of the rules as well, which stay as they are.
  await admin.anonymiseMember('dora')
  await admin.anonymiseMember('cara')
  const { events, intact } = await admin.history(handoff.id)
  expect(intact).toBe(true)
  // Whom the desk told meanwhile may stand behind it.
  expect(events.find(({ seq }) => seq === last?.seq)?.hash).toBe(last?.hash)
  expect(events.find(({ type }) => type === 'decided')?.sentence).toContain('Former member decided')
  const trail = await admin.workspaceTrail()
  expect(trail.intact).toBe(true)
  expect(trail.items[0]?.sentence).toBe('Sam Okafor took out name and address of “cara”, who had left.')
  const rules = await admin.getPlaybookVersion('1')
  expect(rules.document).toMatchObject({
    people: { cara: { name: 'Former member' }, dora: { name: 'Former member' }, sam: { name: 'Sam Okafor' } },
    lanes: { support: { name: 'Support' } },
  })
  expect((await admin.listPlaybooks()).items.map(({ why }) => why)).toContain('Former member has left.')
  await again.stop()
  const after = await dump(address)
  for (const word of [NAME, ADDRESS]) expect(after.split('\n').filter((line) => line.includes(word))).toEqual([])
})
