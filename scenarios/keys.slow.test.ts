/** Keys: what each may be used for, until when, whose they are, and who sees and ends them. */
import { createClient } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookieOf, openDesk, stores, type TestDesk, useLink } from './desk.ts'

describe.each(stores)('keys on %s', (kind) => {
  let desk: TestDesk
  let ana = ''
  beforeAll(async () => {
    desk = await openDesk(kind)
    ana = cookieOf(await useLink(await desk.signInLink('ana')))
  })
  afterAll(() => desk?.stop())

  const as = async (cookie: string, path: string, body?: object, method = body ? 'POST' : 'GET') => {
    const response = await fetch(`${desk.url}${path}`, {
      method,
      headers: { cookie, origin: desk.url, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const clientOf = (key: string) => createClient({ baseUrl: desk.url, key, retries: 0 })
  async function keyOfAna(making: object) {
    const { body } = await as(ana, '/v1/me/keys', making)
    return { id: String(body.id), client: clientOf(String(body.key)) }
  }

  test('a person’s key reads and decides unless it was asked for something else', async () => {
    const { handoff } = await desk.handOff()
    const reader = (await keyOfAna({ name: 'wall board', scopes: ['read'] })).client
    expect((await reader.getHandoff(handoff.id)).id).toBe(handoff.id)
    await expect(reader.accept(handoff.id, {})).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('“decide”'),
    })
    const plain = (await keyOfAna({})).client
    expect((await plain.accept(handoff.id, { readBack: 'I look into it.' })).state).toBe('accepted')
    const sam = cookieOf(await useLink(await desk.signInLink('sam')))
    const admins = clientOf(String((await as(sam, '/v1/me/keys', { scopes: ['read', 'decide'] })).body.key))
    await expect(admins.createAgent({ id: 'spy', name: 'Spy' })).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test('an admin steps in with a key for deciding, and with one for setting up alone does not', async () => {
    const sam = cookieOf(await useLink(await desk.signInLink('sam')))
    const keyOfSam = async (scopes: string[]) => clientOf(String((await as(sam, '/v1/me/keys', { scopes })).body.key))
    const { handoff } = await desk.handOff()
    const step = { reason: 'Ana is ill.' }
    const settingUp = await keyOfSam(['read', 'set-up'])
    await expect(settingUp.stepIn(handoff.id, step)).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await (await keyOfSam(['read', 'decide'])).stepIn(handoff.id, step)).toMatchObject({ owner: { id: 'sam' } })
  })

  test('an agent’s key hands off and reads, one that only reads does not hand off, and none decides', async () => {
    const sam = await desk.person('sam')
    const reader = clientOf((await sam.createKey('robin', { name: 'dashboard', scopes: ['read'] })).key)
    expect((await reader.listHandoffs()).rows).toBeInstanceOf(Array)
    await expect(reader.handOff({ lane: 'support', note: { ask: 'Call Amir back' } })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    const full = clientOf((await sam.createKey('robin', { scopes: ['hand-off', 'read', 'decide', 'set-up'] })).key)
    const { handoff } = await full.handOff({ lane: 'support', note: { ask: 'Call Amir back' } })
    await expect(full.accept(handoff.id, {})).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test('a key ends at its time, and one that would have ended already is not made', async () => {
    const soon = new Date(Date.now() + 1_500).toISOString()
    const { client } = await keyOfAna({ expiresAt: soon })
    await expect
      .poll(() =>
        client.desk().then(
          () => 'open',
          (error: { code?: string }) => error.code,
        ),
      )
      .toBe('revoked-key')
    expect((await as(ana, '/v1/me/keys', { expiresAt: '2020-01-01T00:00:00Z' })).body).toMatchObject({
      code: 'invalid-request',
    })
  })

  test('its owner sees and revokes it, others do not, and admins see and revoke all', async () => {
    const { id, client } = await keyOfAna({ name: 'laptop' })
    await client.desk()
    const mine = (await as(ana, '/v1/me/keys')).body as { items: object[] }
    expect(mine.items).toContainEqual(expect.objectContaining({ id, name: 'laptop', scopes: ['read', 'decide'] }))
    expect(JSON.stringify(mine)).not.toContain('hash')
    const ben = cookieOf(await useLink(await desk.signInLink('ben')))
    expect(JSON.stringify((await as(ben, '/v1/me/keys')).body)).not.toContain(id)
    expect((await as(ben, `/v1/me/keys/${id}`, undefined, 'DELETE')).status).toBe(404)
    expect((await as(ben, '/v1/keys')).status).toBe(403)
    const sam = await desk.person('sam')
    const all = await sam.listKeys()
    expect(all.items).toContainEqual(expect.objectContaining({ id, person: 'ana', agent: null }))
    expect(all.items).toContainEqual(expect.objectContaining({ agent: 'robin' }))
    expect((await as(ana, `/v1/me/keys/${id}`, undefined, 'DELETE')).status).toBe(200)
    await expect(client.desk()).rejects.toMatchObject({ code: 'revoked-key' })
  })

  test('each event says by which session or key it came, and the trail stays whole', async () => {
    const { handoff } = await desk.handOff()
    const { id, client } = await keyOfAna({})
    await client.accept(handoff.id, { readBack: 'I look into it.' })
    expect((await as(ana, `/v1/handoffs/${handoff.id}/comment`, { text: 'Amir called again.' })).status).toBe(200)
    const { items } = (await as(ana, '/v1/me/sessions')).body as { items: { id: string; isThis: boolean }[] }
    const trail = await client.history(handoff.id)
    expect(trail.intact).toBe(true)
    const via = (type: string) => trail.events.find((event) => event.type === type)?.by
    expect(via('submitted')).toMatchObject({ kind: 'agent', via: { kind: 'key' } })
    expect(via('accepted')).toMatchObject({ kind: 'person', via: { kind: 'key', id } })
    const session = items.find(({ isThis }) => isThis)?.id
    expect(via('commented')).toMatchObject({ kind: 'person', via: { kind: 'session', id: session } })
  })

  test('a key makes no keys, and 60 in a row are not to be had', async () => {
    const { client } = await keyOfAna({})
    await expect(client.createPersonKey({})).rejects.toMatchObject({ code: 'not-allowed' })
    const cara = cookieOf(await useLink(await desk.signInLink('cara')))
    const answers: number[] = []
    for (let nr = 0; nr < 60; nr += 1) answers.push((await as(cara, '/v1/me/keys', {})).status)
    expect(answers.filter((status) => status === 201)).toHaveLength(20)
    expect(answers.filter((status) => status === 409)).toHaveLength(40)
  })
})
