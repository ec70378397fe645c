/** Every door of MCP and of the tokens for it × every kind of caller: who gets in, and as whom. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookieOf, openDesk, stores, type TestDesk, useLink } from './desk.ts'
import { askByHand, atMcp, bearer, openPage, press, sendForm, signIn, tokenFor } from './mcp-oauth-client.ts'

type Caller = {
  name: string
  headers: (desk: TestDesk) => Promise<Record<string, string>>
  /** What `/mcp` answers. */
  mcp: number
  /** What the page that lets a client in shows. */
  page: 'sign in' | 'refused' | 'own agents' | 'agents of another workspace'
}

const cookie = async (desk: TestDesk, person: string) => ({ cookie: await signIn(desk, person) })

const CALLERS: Caller[] = [
  { name: 'nobody', headers: async () => ({}), mcp: 401, page: 'sign in' },
  {
    name: 'a made-up key',
    headers: async () => bearer(`bat_agent_ABCDEFGHJK_${'x'.repeat(43)}`),
    mcp: 401,
    page: 'sign in',
  },
  { name: 'an agent', headers: async ({ agentKey }) => bearer(agentKey), mcp: 200, page: 'sign in' },
  { name: 'an agent whose key was revoked', headers: revokedKey, mcp: 401, page: 'sign in' },
  {
    name: 'a person with a key',
    headers: async (desk) => bearer(await desk.personKey('sam')),
    mcp: 403,
    page: 'sign in',
  },
  {
    name: 'a client that was let in',
    headers: async (desk) => bearer((await newToken(desk)).token),
    mcp: 200,
    page: 'sign in',
  },
  { name: 'a client that gave its token back', headers: givenBack, mcp: 401, page: 'sign in' },
  { name: 'a member who is signed in', headers: (desk) => cookie(desk, 'ana'), mcp: 401, page: 'refused' },
  { name: 'an admin who is signed in', headers: (desk) => cookie(desk, 'sam'), mcp: 401, page: 'own agents' },
  { name: 'an admin of another workspace', headers: adminElsewhere, mcp: 401, page: 'agents of another workspace' },
]

const resourceOf = (desk: TestDesk) => `${desk.url}/mcp`
const newToken = async (desk: TestDesk) => tokenFor(desk, await signIn(desk, 'sam'), { resource: resourceOf(desk) })

async function revokedKey(desk: TestDesk) {
  const sam = await desk.person('sam')
  const { id, key } = await sam.createKey('robin', { name: 'revoked' })
  await sam.revokeKey(id)
  return bearer(key)
}

async function givenBack(desk: TestDesk) {
  const { token, client } = await newToken(desk)
  await sendForm(desk, '/auth/oauth2/revoke', { token, client_id: client })
  return bearer(token)
}

async function adminElsewhere(desk: TestDesk) {
  const { signInUrl } = await desk.operator.addWorkspace({ name: `Elsewhere ${crypto.randomUUID()}`, admin: 'Vera' })
  return { cookie: cookieOf(await useLink(signInUrl)) }
}

describe.each(stores)('the doors of MCP, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind)
  })
  afterAll(() => desk.stop())

  test.each(CALLERS)('let $name in as far as they may', async ({ headers, mcp, page }) => {
    const own = await headers(desk)
    expect((await atMcp(desk, own)).status).toBe(mcp)

    // Whoever it is: where to get in is no secret, and what they come with opens no more at the doors of tokens.
    for (const path of ['oauth-protected-resource/mcp', 'oauth-authorization-server/auth'])
      expect((await fetch(new URL(`/.well-known/${path}`, desk.url), { headers: own })).status, path).toBe(200)
    for (const path of ['introspect', 'userinfo', 'consent', 'continue', 'get-clients'])
      expect((await fetch(new URL(`/auth/oauth2/${path}`, desk.url), { headers: own })).status, path).toBe(404)
    const { asks, client, exchange } = await askByHand(desk, { resource: resourceOf(desk) })
    expect(await exchange('made-up')).toMatchObject({ status: 400, error: 'invalid_grant' })
    expect(
      await sendForm(desk, '/auth/oauth2/token', {
        grant_type: 'refresh_token',
        client_id: client,
        refresh_token: 'made-up',
      }),
    ).toMatchObject({ status: 400 })

    const browser = own.cookie ?? ''
    const shown = await openPage(asks, browser)
    expect(seenIn(shown.html)).toBe(page)
    const { back } = await press(shown, { cookie: browser, agent: 'robin' })
    const isLetIn = back?.searchParams.has('code') ?? false
    if (page !== 'agents of another workspace') expect(isLetIn).toBe(page === 'own agents')
    if (!back) return
    // Whatever workspace it is of, it sees its own and nothing of the other one.
    const { access_token: token } = await exchange(back.searchParams.get('code') ?? '')
    const { handoff } = await desk.handOff()
    const read = {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'get_handoff', arguments: { handoff: handoff.id } },
    }
    const seen = await fetch(new URL('/mcp', desk.url), {
      method: 'POST',
      headers: {
        ...bearer(String(token)),
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify(read),
    })
    expect((await seen.text()).includes('Ana Pohl')).toBe(page === 'own agents')
  })
})

function seenIn(html: string): Caller['page'] {
  if (html.includes('Sign in as an admin')) return 'sign in'
  if (!html.includes('name="agent"') && html.includes('Not connected')) return 'refused'
  return html.includes('connected to Elsewhere') ? 'agents of another workspace' : 'own agents'
}
