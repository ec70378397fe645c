/** A client of MCP that comes in by OAuth: the official one, with a person who presses the button of the desk's page. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, stores, type TestDesk } from './desk.ts'
import {
  askByHand,
  atMcp,
  BACK,
  bearer,
  begin,
  connectAgain,
  keysOf,
  mayDo,
  openPage,
  press,
  sendForm,
  sendJson,
  sentTo,
  signIn,
  tokenFor,
} from './mcp-oauth-client.ts'

describe.each(stores)('a client of MCP without a key, on %s', (kind) => {
  let desk: TestDesk
  let sam: string
  let resource: string
  beforeAll(async () => {
    desk = await openDesk(kind)
    sam = await signIn(desk, 'sam')
    resource = `${desk.url}/mcp`
  })
  afterAll(() => desk.stop())

  test('registers, is let in by an admin as an agent, hands off, refreshes, and is out when its key is revoked', async () => {
    const { kept, transport, asks } = await begin(desk, 'Claude of a story')
    const page = await openPage(asks, sam)
    expect(page.html).toContain('Claude of a story')
    const { back } = await press(page, { cookie: sam, agent: 'robin' })
    expect(back?.origin).toBe(new URL(BACK).origin)
    await transport.finishAuth(back?.searchParams ?? new URLSearchParams())

    const client = await connectAgain(desk, 'Claude of a story', kept)
    const handing = {
      reference: 'by-oauth',
      lane: 'support',
      ask: 'Call Amir Haddad',
      why_you: 'He asked for a person.',
    }
    const { structuredContent: handed } = await client.callTool({ name: 'hand_off', arguments: handing })
    const { handoff } = handed as { handoff: string }
    expect((await desk.agent.client.getHandoff(handoff)).agent.id).toBe('robin')

    kept.tokens = { ...kept.tokens, access_token: 'bat_client_lost' }
    expect((await client.callTool({ name: 'get_handoff', arguments: { handoff } })).isError).toBeFalsy()
    expect(kept.tokens?.access_token).not.toBe('bat_client_lost')

    const admin = await desk.person('sam')
    const keys = (await admin.listKeys()).items
    const its = keys.find(({ name }) => name === 'Claude of a story (MCP)')
    expect(its).toMatchObject({ agent: 'robin', scopes: ['hand-off', 'read'], revokedAt: null })
    expect(its?.lastUsedAt).not.toBeNull()
    await admin.revokeKey(its?.id ?? '')
    expect(await atMcp(desk, bearer(kept.tokens?.access_token ?? ''))).toMatchObject({
      status: 401,
      says: expect.stringContaining('revoked'),
    })
    await client.close()
  })

  test('finds out where to get in from the answer to its first call', async () => {
    const { status, challenge } = await atMcp(desk, {})
    expect(status).toBe(401)
    const metadata = /resource_metadata="([^"]*)"/.exec(challenge ?? '')?.[1] ?? ''
    const found = (await (await fetch(metadata)).json()) as { resource: string; authorization_servers: string[] }
    expect(found.resource).toBe(resource)
    const issuer = new URL(found.authorization_servers[0] ?? '')
    const server = await fetch(new URL(`/.well-known/oauth-authorization-server${issuer.pathname}`, issuer))
    expect(await server.json()).toMatchObject({
      issuer: issuer.href,
      code_challenge_methods_supported: ['S256'],
      registration_endpoint: `${issuer.href}/oauth2/register`,
      revocation_endpoint: `${issuer.href}/oauth2/revoke`,
    })
  })

  test('a token that was not asked for this address opens nothing, and none is given for another one', async () => {
    const { token } = await tokenFor(desk, sam, {})
    expect(await atMcp(desk, bearer(token))).toMatchObject({
      status: 401,
      says: expect.stringContaining('not given out for this address'),
      challenge: expect.stringContaining('invalid_token'),
    })
    const { asks } = await askByHand(desk, { resource: 'https://elsewhere.example/mcp' })
    expect((await sentTo(asks, sam)).searchParams.get('error')).toBe('invalid_target')
  })

  test('a token opens /mcp and nothing else, and nothing once its client has given it back', async () => {
    const { token, client } = await tokenFor(desk, sam, { resource })
    expect((await atMcp(desk, bearer(token))).status).toBe(200)
    expect((await fetch(new URL('/v1/handoffs', desk.url), { headers: bearer(token) })).status).toBe(401)
    await sendForm(desk, '/auth/oauth2/revoke', { token, client_id: client, token_type_hint: 'access_token' })
    expect((await atMcp(desk, bearer(token))).status).toBe(401)
  })

  test('a code counts once: used again, what came of it is over', async () => {
    const { token, code, exchange } = await tokenFor(desk, sam, { resource })
    expect((await atMcp(desk, bearer(token))).status).toBe(200)
    expect(await exchange(code)).toMatchObject({ status: 400, error: 'invalid_grant' })
    expect((await atMcp(desk, bearer(token))).status).toBe(401)
  })

  test('only an admin lets a client in, from the page of the desk, and as an agent of their own workspace', async () => {
    const { asks } = await askByHand(desk, { resource })
    const ana = await signIn(desk, 'ana')
    const seen = await openPage(asks, ana)
    expect(seen.html).not.toContain('name="agent"')
    expect(seen.html).toContain('An admin of the workspace connects clients.')
    expect((await openPage(asks, '')).html).toContain('Sign in as an admin')

    const page = await openPage(asks, sam)
    expect(await press(page, { cookie: ana, agent: 'robin' })).toMatchObject({ status: 403 })
    expect((await press(page, { cookie: ana, agent: 'robin' })).back).toBeUndefined()
    expect((await press(page, { cookie: sam, agent: 'robin', origin: 'https://evil.example' })).status).toBe(403)
    expect((await press(page, { cookie: sam, agent: 'somebody-elses' })).back).toBeUndefined()
    const { back } = await press(page, { cookie: sam, agent: 'robin', answer: 'no' })
    expect(back?.searchParams.get('error')).toBe('access_denied')
  })

  test('what was asked is what is agreed to: a changed request is refused, and leaves no key behind', async () => {
    const { asks } = await askByHand(desk, { resource, name: 'Changed on the way' })
    const page = await openPage(asks, sam)
    const html = page.html.replace(/scope=[^&]*/, 'scope=read')
    const { back, html: said } = await press({ ...page, html }, { cookie: sam, agent: 'robin' })
    expect(back).toBeUndefined()
    expect(said).toContain('Connect the client again')
    const keys = (await (await desk.person('sam')).listKeys()).items
    expect(keys.filter(({ name, revokedAt }) => name === 'Changed on the way (MCP)' && revokedAt === null)).toEqual([])
  })

  test('without proof of who asked (PKCE) nobody is asked', async () => {
    const { asks } = await askByHand(desk, { resource })
    asks.searchParams.delete('code_challenge')
    asks.searchParams.delete('code_challenge_method')
    expect((await sentTo(asks, sam)).searchParams.get('error')).toBe('invalid_request')
  })

  test('the cookie of a browser opens nothing at /mcp, nor does a page of another site, key or not', async () => {
    expect((await atMcp(desk, { cookie: sam, origin: desk.url })).status).toBe(401)
    expect((await atMcp(desk, bearer(await desk.personKey('sam')))).status).toBe(403)
    expect((await atMcp(desk, { ...bearer(desk.agentKey), origin: 'https://evil.example' })).status).toBe(403)
    expect((await atMcp(desk, bearer(desk.agentKey))).status).toBe(200)
  })

  test('nothing else of the library that gives out tokens is open', async () => {
    for (const path of [
      'introspect',
      'userinfo',
      'consent',
      'continue',
      'get-clients',
      'create-client',
      'get-consents',
    ])
      expect((await fetch(new URL(`/auth/oauth2/${path}`, desk.url), { headers: { cookie: sam } })).status, path).toBe(
        404,
      )
    expect((await sendForm(desk, '/auth/oauth2/token', { grant_type: 'client_credentials' })).status).toBe(400)
  })

  test('who registered and was not let in is forgotten after a day; who was let in stays', async () => {
    const { token } = await tokenFor(desk, sam, { resource })
    const { asks } = await askByHand(desk, { resource })
    desk.shiftClock(25 * 60 * 60 * 1000)
    await askByHand(desk, { resource })
    expect((await sentTo(asks, sam)).searchParams.get('error')).toBe('invalid_client')
    desk.shiftClock(-25 * 60 * 60 * 1000)
    expect((await atMcp(desk, bearer(token))).status).toBe(200)
  })

  test('who registers client after client waits', async () => {
    const statuses: unknown[] = []
    for (let at = 0; at < 25; at += 1)
      statuses.push((await sendJson(desk, '/auth/oauth2/register', { redirect_uris: [BACK] })).status)
    expect(statuses.at(-1)).toBe(429)
  })
})

describe.each(stores)('what an admin says yes to, on %s', (kind) => {
  let desk: TestDesk
  let sam: string
  let resource: string
  beforeAll(async () => {
    desk = await openDesk(kind)
    sam = await signIn(desk, 'sam')
    resource = `${desk.url}/mcp`
  })
  afterAll(() => desk.stop())

  test('a token does what it was given for, and no more than its key: a narrower one, refreshed for reading, hands off nothing', async () => {
    const { token, refresh, client } = await tokenFor(desk, sam, { resource })
    expect(await mayDo(desk, token)).toEqual(['hand-off', 'read'])
    const form = { grant_type: 'refresh_token', refresh_token: refresh, client_id: client, resource }
    const narrowed = await sendForm(desk, '/auth/oauth2/token', { ...form, scope: 'read offline_access' })
    expect(await mayDo(desk, narrowed.access_token)).toEqual(['read'])
    const none = { ...form, refresh_token: String(narrowed.refresh_token), scope: 'offline_access' }
    expect(await mayDo(desk, (await sendForm(desk, '/auth/oauth2/token', none)).access_token)).toEqual([])
  })

  test.each([
    { asks: 'for reading', name: 'Reads', scope: 'read offline_access', gets: ['read'] },
    { asks: 'for handing off', name: 'Hands off', scope: 'hand-off', gets: ['hand-off'] },
    { asks: 'for nothing', name: 'Asks nothing', scope: null, gets: ['hand-off', 'read'] },
  ])('a client that asks $asks gets what its page shows', async ({ name, scope, gets }) => {
    const { asks, exchange } = await askByHand(desk, { resource, name, scope })
    const page = await openPage(asks, sam)
    const shown = { 'hand-off': 'hand off work', read: 'read what this agent handed off' }
    expect(Object.keys(shown).filter((key) => page.html.includes(shown[key as keyof typeof shown]))).toEqual(gets)
    const { back } = await press(page, { cookie: sam, agent: 'robin' })
    const { access_token: token } = await exchange(back?.searchParams.get('code') ?? '')
    expect(await mayDo(desk, token)).toEqual(gets)
    expect((await keysOf(desk, name)).map((key) => key.scopes)).toEqual([gets])
  })

  test.each(['offline_access', ''])('a client that asks for “%s” alone is not let in', async (scope) => {
    const name = `Asks for ${scope || 'no scope'}`
    const { asks } = await askByHand(desk, { resource, name, scope })
    const page = await openPage(asks, sam)
    expect(page.html).not.toContain('name="agent"')
    const query = `name="query" value="${page.url.search.slice(1)}"`
    expect(await press({ ...page, html: query }, { cookie: sam, agent: 'robin' })).toMatchObject({ status: 400 })
    expect(await keysOf(desk, name)).toEqual([])
  })

  test('the page says first where a client goes on, and its name poses as nothing else and pushes nothing away', async () => {
    const redirect = 'https://far.example/back'
    const page = async (name: string, to = redirect) =>
      (await openPage((await askByHand(desk, { name, redirect: to })).asks, sam)).html
    const posing = await page('Cl\u200Baude\u202E\u2066\n\nSay yes')
    expect(posing).toContain('<bdi>Claude Say yes</bdi>')
    expect(posing).not.toMatch(/[\u200B\u202A-\u202E\u2066-\u2069]/)
    expect(posing.indexOf('far.example</strong>')).toBeGreaterThan(0)
    expect(posing.indexOf('far.example</strong>')).toBeLessThan(posing.indexOf('<bdi>Claude'))
    expect(posing).toContain('anybody can choose any name')
    const long = await page('Checked by your desk. '.repeat(140))
    expect([...(/<bdi>(Checked[^<]*)<\/bdi>/.exec(long)?.[1] ?? '')].length).toBeLessThanOrEqual(80)
    expect(await page('\u200B\u202E')).toContain('<bdi>A client without a name</bdi>')
    expect(await page('Claude', 'com.evil.app:/claude.ai/back')).toContain('on your own computer')
  })

  test('a page counts once, on every process: of all presses one lets the client in, and makes one key', async () => {
    const name = 'Pressed twice'
    const { asks, exchange } = await askByHand(desk, { resource, name })
    const page = await openPage(asks, sam)
    const both = await Promise.all([1, 2].map(() => press(page, { cookie: sam, agent: 'robin' })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    await desk.restart()
    const other = kind === 'postgres' ? (await desk.second()).url : desk.url
    for (const answer of ['yes', 'no']) {
      const elsewhere = { ...page, url: new URL(page.url.search, other) }
      const late = await press(elsewhere, { cookie: sam, agent: 'robin', answer })
      expect(late).toMatchObject({ status: 409, html: expect.stringContaining('answered before') })
      expect(late.back).toBeUndefined()
    }
    expect(await keysOf(desk, name)).toHaveLength(1)
    const code = both.find(({ back }) => back)?.back?.searchParams.get('code') ?? ''
    expect((await exchange(code)).status).toBe(200)
  })

  test('no is an answer too: nobody says yes on that page afterwards', async () => {
    const page = await openPage((await askByHand(desk, { resource, name: 'Refused' })).asks, sam)
    await press(page, { cookie: sam, agent: 'robin', answer: 'no' })
    expect((await press(page, { cookie: sam, agent: 'robin' })).status).toBe(409)
    expect(await keysOf(desk, 'Refused')).toEqual([])
  })

  test('a client is its agent’s: it stays when the admin who let it in is one no more, until its key is revoked', async () => {
    const admin = await desk.person('sam')
    await admin.changeMember('ben', { role: 'admin' })
    const { token } = await tokenFor(desk, await signIn(desk, 'ben'), { resource, name: 'Of Ben' })
    await admin.changeMember('ben', { role: 'member' })
    expect(await mayDo(desk, token)).toEqual(['hand-off', 'read'])
    await admin.revokeKey((await keysOf(desk, 'Of Ben'))[0]?.id ?? '')
    expect((await atMcp(desk, bearer(String(token)))).status).toBe(401)
  })
})
