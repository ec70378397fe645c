/** Clients of MCP that come in by OAuth: the official one, one by hand, and what a browser does that they open. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { get } from 'node:http'
import { Client, type OAuthClientProvider, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { expect } from 'vitest'
import { cookieOf, type TestDesk, useLink } from './desk.ts'

export const BACK = 'http://127.0.0.1:9/back'

type Kept = {
  client?: unknown
  tokens?: { access_token: string; refresh_token?: string }
  verifier?: string
  asks?: URL
  state?: unknown
}

/** What a client keeps, and where it would send a browser. */
function clientOf(name: string, kept: Kept): OAuthClientProvider {
  return {
    redirectUrl: BACK,
    clientMetadata: {
      client_name: name,
      redirect_uris: [BACK],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    },
    clientInformation: () => kept.client as never,
    saveClientInformation: (client) => {
      kept.client = client
    },
    tokens: () => kept.tokens as never,
    saveTokens: (tokens) => {
      kept.tokens = tokens
    },
    redirectToAuthorization: (url) => {
      kept.asks = url
    },
    saveCodeVerifier: (verifier) => {
      kept.verifier = verifier
    },
    codeVerifier: () => kept.verifier ?? '',
    saveDiscoveryState: (state) => {
      kept.state = state
    },
    discoveryState: () => kept.state as never,
  }
}

export const signIn = async (desk: TestDesk, id: string) => cookieOf(await useLink(await desk.signInLink(id)))

/** Where a browser is sent that opens an address; `fetch` says of itself that it is no browser. */
export const sentTo = (asked: URL, cookie: string): Promise<URL> =>
  new Promise((resolve, reject) => {
    get(asked, { headers: { cookie, accept: 'text/html' } }, (response) => {
      response.resume()
      resolve(new URL(response.headers.location ?? '', asked))
    }).on('error', reject)
  })

/** What a browser does that the client opened: goes where it is sent, and shows the page of the desk. */
export async function openPage(asks: URL, cookie: string): Promise<{ html: string; url: URL }> {
  const url = await sentTo(asks, cookie)
  return { html: await (await fetch(url, { headers: { cookie } })).text(), url }
}

const unescaped = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'")

/** Presses a button of that page: where the browser goes on. */
export async function press(
  { html, url }: { html: string; url: URL },
  {
    cookie,
    agent,
    answer = 'yes',
    origin = url.origin,
  }: { cookie: string; agent: string; answer?: string; origin?: string },
): Promise<{ back?: URL; html: string; status: number }> {
  const query = unescaped(/name="query" value="([^"]*)"/.exec(html)?.[1] ?? '')
  const response = await fetch(new URL('/auth/agree', url), {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ query, agent, answer }),
  })
  const page = await response.text()
  const to = /<a href="([^"]*)" rel="noreferrer">/.exec(page)?.[1]
  return { ...(to && { back: new URL(unescaped(to)) }), html: page, status: response.status }
}

/** A client that nobody has let in yet: what it asks of a browser. */
export async function begin(desk: TestDesk, name: string) {
  const kept: Kept = {}
  const transport = new StreamableHTTPClientTransport(new URL('/mcp', desk.url), { authProvider: clientOf(name, kept) })
  await expect(new Client({ name, version: '1' }).connect(transport)).rejects.toThrow()
  if (!kept.asks) throw new Error('The client asked for no browser.')
  return { kept, transport, asks: kept.asks }
}

export const connectAgain = async (desk: TestDesk, name: string, kept: Kept) => {
  const client = new Client({ name, version: '1' }, { versionNegotiation: { mode: 'auto' } })
  await client.connect(
    new StreamableHTTPClientTransport(new URL('/mcp', desk.url), { authProvider: clientOf(name, kept) }),
  )
  return client
}

/** The same by hand, for what the official client does not do: asks for a token, for this address or for none. */
export async function askByHand(
  desk: TestDesk,
  {
    resource,
    name = 'By hand',
    scope = 'hand-off read offline_access',
    redirect = BACK,
  }: {
    resource?: string
    name?: string
    /** What it asks for; null: it names nothing. */
    scope?: string | null
    redirect?: string
  } = {},
) {
  const { client_id: client, ...said } = await sendJson(desk, '/auth/oauth2/register', {
    client_name: name,
    redirect_uris: [redirect],
    token_endpoint_auth_method: 'none',
  })
  if (client === undefined) throw new Error(`No client was registered: ${JSON.stringify(said)}`)
  const verifier = randomBytes(32).toString('base64url')
  const asks = new URL('/auth/oauth2/authorize', desk.url)
  asks.search = new URLSearchParams({
    response_type: 'code',
    client_id: String(client),
    redirect_uri: redirect,
    ...(scope !== null && { scope }),
    state: 'here',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(resource && { resource }),
  }).toString()
  const exchange = (code: string) =>
    sendForm(desk, '/auth/oauth2/token', {
      grant_type: 'authorization_code',
      client_id: String(client),
      code,
      redirect_uri: redirect,
      code_verifier: verifier,
      ...(resource && { resource }),
    })
  return { client: String(client), asks, exchange }
}

export const sendJson = async (desk: TestDesk, path: string, body: unknown): Promise<Record<string, unknown>> => {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(new URL(path, desk.url), { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, ...(await response.json()) }
}

export const sendForm = async (
  desk: TestDesk,
  path: string,
  form: Record<string, string>,
): Promise<Record<string, unknown>> => {
  const response = await fetch(new URL(path, desk.url), { method: 'POST', body: new URLSearchParams(form) })
  const text = await response.text()
  return { status: response.status, ...(text === '' ? {} : JSON.parse(text)) }
}

/** A token that an admin let a client have. */
export async function tokenFor(desk: TestDesk, cookie: string, asking: Parameters<typeof askByHand>[1]) {
  const { asks, client, exchange } = await askByHand(desk, asking)
  const { back } = await press(await openPage(asks, cookie), { cookie, agent: 'robin' })
  const code = back?.searchParams.get('code') ?? ''
  const { access_token: token, refresh_token: refresh } = await exchange(code)
  return { token: String(token), refresh: String(refresh), client, code, exchange }
}

const list = { method: 'tools/list', params: {} }
const asBrowsersDo = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }

/** What `/mcp` says to whoever comes with these headers. */
export async function atMcp(
  desk: TestDesk,
  headers: Record<string, string>,
  asked: { method: string; params: unknown } = list,
) {
  const response = await fetch(new URL('/mcp', desk.url), {
    method: 'POST',
    headers: { ...asBrowsersDo, ...headers },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, ...asked }),
  })
  return { status: response.status, says: await response.text(), challenge: response.headers.get('www-authenticate') }
}

/** What a client that has this token may do: tried, one after the other. */
export async function mayDo(desk: TestDesk, token: unknown): Promise<string[]> {
  const call = async (name: string, args: unknown) =>
    (await atMcp(desk, bearer(String(token)), { method: 'tools/call', params: { name, arguments: args } })).says
  const handing = { reference: `tried-${randomUUID()}`, lane: 'support', ask: 'Call Amir Haddad', why_you: 'He asked.' }
  const handed = await call('hand_off', handing)
  const read = await call('get_handoff', { handoff: (await desk.handOff()).handoff.id })
  for (const said of [handed, read]) if (!/isError|structuredContent/.test(said)) throw new Error(said)
  return [
    ...(handed.includes('"isError":true') ? [] : ['hand-off']),
    ...(read.includes('"isError":true') ? [] : ['read']),
  ]
}

/** The living keys that an admin's yes to this client made. */
export const keysOf = async (desk: TestDesk, name: string) =>
  (await (await desk.person('sam')).listKeys()).items.filter(
    (key) => key.name === `${name} (MCP)` && key.revokedAt === null,
  )

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
