/** Everything that an admin does stands in the trail of the workspace, and whom it concerns is told. */
import { createClient } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, playbook, signedIn, stores, type TestDesk } from './desk.ts'

describe.each(stores)('the trail of the workspace, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind)
  })
  afterAll(() => desk.stop())

  test('says who did what, and a member can read it', async () => {
    const [ana, sam] = [await desk.person('ana'), await desk.person('sam')]
    const { key } = await sam.createAgent({ id: 'wren', name: 'Wren' })
    const { id: further } = await sam.createKey('wren', { name: 'of the night' })
    await sam.revokeKey(further)
    const webhook = await sam.createWebhook({ url: 'http://127.0.0.1:49999/nobody-listens' })
    await sam.changeWebhookSecret(webhook.id)
    await sam.removeWebhook(webhook.id)
    await sam.changeMember('ana', { role: 'viewer' })
    await sam.changeMember('ana', { role: 'member' })
    await sam.inviteMember('cara')
    await sam.setRetention({ verdicts: 200 })
    const { playbook: version } = await sam.desk()
    await sam.putPlaybook({ basedOn: version, document: without('cara'), why: 'Cara has left.' })
    await sam.removeMember('cara')

    const { items, intact } = await ana.workspaceTrail()
    expect(intact).toBe(true)
    const told = items.toReversed().map(({ type, by, sentence }) => ({ type, by: by.id ?? by.kind, sentence }))
    const bySam = told.filter(({ by }) => by === 'sam')
    expect(bySam.map(({ type }) => type)).toEqual([
      ...['agent_made', 'key_made', 'key_revoked'],
      ...['webhook_made', 'webhook_secret_changed', 'webhook_removed'],
      ...['member_changed', 'member_changed', 'link_made', 'retention_set', 'playbook_written', 'member_removed'],
    ])
    expect(bySam[1]?.sentence).toBe(`Sam Okafor made the key ${further} “of the night” for Wren, to hand-off, read.`)
    expect(bySam[2]?.sentence).toBe(`Sam Okafor revoked the key ${further} of Wren.`)
    expect(bySam[6]?.sentence).toBe('Sam Okafor changed Ana Pohl: role viewer.')
    expect(bySam.at(-1)?.sentence).toBe('Sam Okafor took Cara Lund out of the workspace.')
    // Whoever runs the desk made the first keys and links, and the desk itself the workspace.
    expect(told[0]).toMatchObject({ type: 'workspace_made', by: 'desk' })
    expect(told.find(({ type, by }) => type === 'key_made' && by === 'operator')?.sentence).toMatch(/for Sam Okafor/)
    expect(JSON.stringify(items)).not.toContain(key)
    // With what they came in, as in the trail of a handoff.
    expect(items[0]?.by).toMatchObject({ kind: 'person', via: { kind: 'key' } })
  })

  test('whom it concerns is told, unless they did it themselves', async () => {
    const [ben, sam] = [await desk.person('ben'), await desk.person('sam')]
    const before = (await sam.listNotices()).items.length
    await sam.changeMember('ben', { role: 'admin' })
    const bens = createClient({ baseUrl: desk.url, key: await desk.personKey('ben') })
    const [notice] = (await ben.listNotices()).items
    expect(notice).toMatchObject({
      subject: 'An admin changed something of yours',
      body: 'Sam Okafor changed Ben Katz: role admin. It stands in the trail of the workspace.',
    })
    await bens.changeMember('ben', { role: 'member' })
    expect((await ben.listNotices()).items).toHaveLength(1)
    expect((await sam.listNotices()).items).toHaveLength(before)
  })

  test('a change of one’s own name stands in it; a name by which others know somebody else is refused', async () => {
    const ben = await signedIn(desk, 'ben')
    const sam = await desk.person('sam')
    for (const name of ['Sam Okafor', ' sam  OKAFOR', 'Sam\u2060 Okafor', 'sam', 'SAM@example.com'])
      await expect(ben.setUpMe({ name }), name).rejects.toMatchObject({
        code: 'invalid-request',
        message: expect.stringContaining('Somebody else of this workspace is known as'),
      })
    await ben.setUpMe({ name: 'Ben Katz' })
    const before = (await sam.workspaceTrail()).items.length
    await ben.setUpMe({ name: 'Ben Weiss' })
    const { items, intact } = await sam.workspaceTrail()
    expect(intact).toBe(true)
    expect(items).toHaveLength(before + 1)
    expect(items[0]).toMatchObject({
      type: 'member_changed',
      by: { id: 'ben', via: { kind: 'session' } },
      sentence: 'Ben Weiss changed their own name to “Ben Weiss”.',
    })
    expect((await sam.desk()).people).toContainEqual(expect.objectContaining({ id: 'ben', name: 'Ben Weiss' }))
  })
})

function without(person: string) {
  const { [person]: _, ...people } = playbook.people
  const { support, ...lanes } = playbook.lanes
  return {
    ...playbook,
    people,
    lanes: { ...lanes, support: { ...support, escalation: [{ to: { people: ['ben'] } }] } },
  }
}
