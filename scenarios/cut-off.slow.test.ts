/** Whoever is no longer let in hears nothing more from that moment: event streams and long polls that wait are cut. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookieOf, openDesk, stores, type TestDesk, useLink } from './desk.ts'

const PASSWORD = 'a lamp beside the piano'

describe.each(stores)('who is let in no longer, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind)
  })
  afterAll(() => desk?.stop())

  const signedIn = async (person: string) => ({ cookie: cookieOf(await useLink(await desk.signInLink(person))) })
  const withKey = (key: string) => ({ authorization: `Bearer ${key}` })
  type Headers = Record<string, string>
  const send = (headers: Headers, method: string, path: string, body?: object) =>
    fetch(`${desk.url}${path}`, {
      method,
      headers: { ...headers, origin: desk.url, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
  const keyOf = async (headers: Headers, body: object = {}) =>
    (await (await send(headers, 'POST', '/v1/me/keys', body)).json()) as { id: string; key: string }

  const listen = (headers: Headers) => listenAt(desk.url, headers)
  /** A long poll for a decision that nobody takes. */
  const wait = async (headers: Headers) => {
    const { handoff } = await desk.handOff()
    return { over: send(headers, 'GET', `/v1/handoffs/${handoff.id}/decision?wait=60`) }
  }

  test('a sign-out cuts the streams and polls of that session, and of no other', async () => {
    const [here, there] = [await signedIn('ana'), await signedIn('ana')]
    const [cut, goesOn, poll] = [await listen(here), await listen(there), await wait(here)]
    expect((await send(here, 'POST', '/auth/sign-out', {})).status).toBe(200)
    await cut.over
    const answer = await poll.over
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ code: 'not-signed-in' })
    const { handoff } = await desk.handOff()
    await expect.poll(() => goesOn.heard()).toContain(handoff.id)
    expect(cut.heard()).not.toContain(handoff.id)
    await goesOn.stop()
  })

  test('so do a session that is ended from elsewhere, and a new password', async () => {
    const [here, there, third] = [await signedIn('ana'), await signedIn('ana'), await signedIn('ana')]
    const [cutFirst, cutSecond] = [await listen(there), await listen(third)]
    const { items } = (await (await send(there, 'GET', '/v1/me/sessions')).json()) as {
      items: { id: string; isThis: boolean }[]
    }
    const id = items.find(({ isThis }) => isThis)?.id
    expect((await send(here, 'DELETE', `/v1/me/sessions/${id}`)).status).toBe(200)
    await cutFirst.over
    expect((await send(here, 'PUT', '/v1/me', { password: PASSWORD })).status).toBe(200)
    await cutSecond.over
  })

  test('a revoked key hears nothing more, whether its owner or an admin revokes it, of a person or of an agent', async () => {
    const ben = await signedIn('ben')
    const own = await keyOf(ben)
    const [stream, poll] = [await listen(withKey(own.key)), await wait(withKey(own.key))]
    expect((await send(ben, 'DELETE', `/v1/me/keys/${own.id}`)).status).toBe(200)
    await stream.over
    expect(await (await poll.over).json()).toMatchObject({ code: 'revoked-key' })

    const sam = await desk.person('sam')
    const robins = await sam.createKey('robin', {})
    const agents = [await listen(withKey(robins.key)), await wait(withKey(robins.key))] as const
    await sam.revokeKey(robins.id)
    await agents[0].over
    expect(await (await agents[1].over).json()).toMatchObject({ code: 'revoked-key' })
  })

  test('a key that has run out is cut at the next look', async () => {
    const ben = await signedIn('ben')
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
    const brief = await keyOf(ben, { expiresAt })
    const stream = await listen(withKey(brief.key))
    desk.shiftClock(7_200_000)
    // Something else changes in the workspace, and all who stay are looked at.
    const other = await keyOf(ben)
    await send(ben, 'DELETE', `/v1/me/keys/${other.id}`)
    await stream.over
    desk.shiftClock(-7_200_000)
  })

  test('a person who is removed hears nothing more, by session or by key', async () => {
    const sam = await desk.person('sam')
    const { version, document } = await sam.getPlaybook()
    const written = document as { people: object }
    await sam.putPlaybook({
      basedOn: version,
      document: { ...written, people: { ...written.people, dora: { name: 'Dora' } } },
    })
    const dora = await signedIn('dora')
    const { key } = await keyOf(dora)
    const cut = [await listen(dora), await listen(withKey(key))]
    const poll = await wait(dora)
    await sam.putPlaybook({ basedOn: version + 1, document: written })
    await sam.removeMember('dora')
    for (const { over } of cut) await over
    expect([401, 403]).toContain((await poll.over).status)
  })
})

/** Hears the event stream; `over` resolves with all that came once the desk has ended it. */
async function listenAt(url: string, headers: Record<string, string>) {
  const response = await fetch(`${url}/v1/events`, { headers })
  expect(response.status).toBe(200)
  let heard = ''
  let greeted = () => {}
  const greeting = new Promise<void>((resolve) => {
    greeted = resolve
  })
  const over = (async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      heard += chunk
      if (heard.includes('event: greeting')) greeted()
    }
    // At once, and not when a heartbeat finds it out.
    expect(heard).not.toContain(': here')
    return heard
  })()
  await greeting
  return { over, heard: () => heard, stop: () => response.body?.cancel().catch(() => undefined) }
}

test('with two processes it does not matter which of them is told', async () => {
  const desk = await openDesk('postgres')
  const other = await desk.second()
  const cookie = cookieOf(await useLink(await desk.signInLink('cara')))
  const streams = [await listenAt(desk.url, { cookie }), await listenAt(other.url, { cookie })]
  const signedOut = await fetch(`${desk.url}/auth/sign-out`, {
    method: 'POST',
    headers: { cookie, origin: desk.url, 'content-type': 'application/json' },
    body: '{}',
  })
  expect(signedOut.status).toBe(200)
  for (const { over } of streams) await over
  await desk.stop()
})
