/**
 * The page on which an admin says which agent a client of MCP acts as. Looking at it changes nothing; its button sends a form,
 * and only from this page. What comes of it is a key of that agent, made as every key is, and listed and revoked where keys are.
 */
import { isRefusal, type Refusal, type Scope } from '@baton-desk/core'
import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import { answerCall } from '../../app/answer-call.ts'
import type { App } from '../../app/app.ts'
import { type Caller, callerOfUser } from '../../app/caller.ts'
import type { Accounts } from '../sign-in/accounts.ts'
import { AGREE_PATH, type AskingClient } from './oauth.ts'

export type AgreeOptions = {
  app: App
  accounts: Accounts
  addressOf: (c: Context) => string
  isOwnOrigin: (origin: string, host: string | null) => boolean
}

export function addAgreePage(http: Hono, { app, accounts, addressOf, isOwnOrigin }: AgreeOptions): void {
  http.get(AGREE_PATH, async (c) => {
    const query = new URL(c.req.url).search.slice(1)
    const asked = await whoAsks(c, query)
    return 'page' in asked ? asked.page : page(c, 'Connect a client', question(asked, query))
  })

  http.post(AGREE_PATH, async (c) => {
    const origin = c.req.header('origin') ?? ''
    if (!isOwnOrigin(origin, c.req.header('host') ?? null))
      return says(c, 403, 'This did not come from the page of this desk. Open the client’s address again.')
    const { query = '', agent = '', answer = '' } = await textsIn(c)
    const asked = await whoAsks(c, query)
    if ('page' in asked) return asked.page
    if (!(await accounts.claimAnswer(query)))
      return says(c, 409, 'This page was answered before, and counts once. Connect the client again to be asked anew.')
    if (answer !== 'yes') {
      const back = await accounts.agree(c.req.raw, { query, grant: null })
      if (back === null) await accounts.releaseAnswer(query)
      return goOn(c, back, 'You said no.')
    }
    const { caller, client, scopes } = asked
    const from = { caller, address: addressOf(c), signal: c.req.raw.signal }
    const body = { json: { name: `${client.name} (MCP)`, scopes } }
    const made = await answerCall(app, { ...from, endpoint: 'createKey', id: agent, body })
    if (isRefusal(made)) {
      await accounts.releaseAnswer(query)
      return refused(c, made)
    }
    // Its secret is given to nobody: tokens of the client find the key by its prefix, and nothing else does.
    const back = await accounts.agree(c.req.raw, { query, grant: made.prefix })
    if (back !== null && isWithCode(back))
      return goOn(c, back, html`<bdi>${client.name}</bdi> is connected. It goes on by itself.`)
    await answerCall(app, { ...from, endpoint: 'revokeKey', id: made.id })
    await accounts.releaseAnswer(query)
    return goOn(c, back, 'It is not connected yet.')
  })

  type Asked = {
    caller: Caller
    client: AskingClient
    agents: { id: string; name: string }[]
    workspace: string
    to: string
    scopes: Scope[]
  }

  async function whoAsks(c: Context, query: string): Promise<Asked | { page: Response | Promise<Response> }> {
    const asking = new URLSearchParams(query)
    const session = await accounts.session(c.req.raw.headers)
    if (!session) return { page: page(c, 'Sign in first', signInFirst(asking)) }
    const caller = await callerOfUser(app, session)
    if (isRefusal(caller)) return { page: refused(c, caller) }
    const from = { caller, address: addressOf(c), signal: c.req.raw.signal }
    const agents = await answerCall(app, { ...from, endpoint: 'listAgents' })
    if (isRefusal(agents)) return { page: refused(c, agents) }
    const client = await accounts.askingClient(asking.get('client_id') ?? '')
    const to = asking.get('redirect_uri') ?? ''
    if (!client?.redirectsTo.includes(to) && !isLoopback(to))
      return { page: says(c, 400, 'No client of this desk asks so. Connect it again from where you began.') }
    if (!client) return { page: says(c, 400, 'This client is not known here. Connect it again from where you began.') }
    const scopes = scopesIn(asking)
    if (scopes.length === 0)
      return {
        page: says(c, 400, 'This client asks for nothing that can be given. It has to ask for hand-off or read.'),
      }
    const { workspace } = await app.facts.of(caller.workspace)
    return { caller, client, agents: agents.items, workspace: workspace.name, to, scopes }
  }

  const refused = (c: Context, { detail }: Refusal) =>
    says(c, 403, `${detail} An admin of the workspace connects clients.`)
}

const askedIn = (asking: URLSearchParams): string[] => asking.get('scope')?.split(' ') ?? []

/**
 * What was asked for, of what a key may be for. Where a client names nothing at all, the library has written down
 * everything before it signed, so that what is shown is what is given.
 */
const scopesIn = (asking: URLSearchParams): Scope[] =>
  (['hand-off', 'read'] as const).filter((scope) => askedIn(asking).includes(scope))

/** Else it leads to a refusal, or to this page anew. */
const isWithCode = (back: string): boolean => new URL(back, 'http://desk.invalid').searchParams.has('code')

async function textsIn(c: Context): Promise<Record<string, string>> {
  const form = await c.req.formData().catch(() => new FormData())
  return Object.fromEntries([...form].filter((field): field is [string, string] => typeof field[1] === 'string'))
}

const isLoopback = (to: string): boolean =>
  URL.canParse(to) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(to).hostname)

type Shown = {
  client: AskingClient
  agents: { id: string; name: string }[]
  workspace: string
  to: string
  scopes: Scope[]
}

const MAY: Partial<Record<Scope, string>> = {
  'hand-off': 'ask the gate, and hand off work to your people',
  read: 'read what this agent handed off, and what comes of it',
}

const question = ({ client, agents, workspace, to, scopes }: Shown, query: string) => html`
  <p>What wants to be connected to ${workspace} goes on at <strong>${placeIn(to)}</strong>. It calls itself
    <strong><bdi>${client.name}</bdi></strong>; anybody can choose any name. Say yes only if you have just connected it yourself.</p>
  <form method="post" action="${AGREE_PATH}">
    <input type="hidden" name="query" value="${query}">
    <fieldset><legend>It acts as this agent</legend>
      ${agents.map(({ id, name }, at) => html`<label><input type="radio" name="agent" value="${id}" required ${at === 0 && agents.length === 1 ? 'checked' : ''}> ${name}</label>`)}
    </fieldset>
    ${agents.length === 0 ? html`<p>There is no agent yet: make one first.</p>` : ''}
    <p>It can:</p>
    <ul>${scopes.map((scope) => html`<li>${MAY[scope]}</li>`)}${askedIn(new URLSearchParams(query)).includes('offline_access') ? html`<li>go on without asking you again</li>` : ''}</ul>
    <p>It decides nothing. You end it where the keys of the agent are.</p>
    <button name="answer" value="yes" ${agents.length === 0 ? 'disabled' : ''}>Connect</button>
    <button name="answer" value="no" formnovalidate>No</button>
  </form>`

/** Only the web has hosts: what stands where one would in another address is anybody’s choice. */
function placeIn(to: string): string {
  if (isLoopback(to)) return 'a program on your own computer'
  if (!URL.canParse(to)) return 'a place that cannot be read'
  const { protocol, host } = new URL(to)
  return protocol === 'https:' || protocol === 'http:'
    ? host
    : `a program on your own computer that opens “${protocol}”`
}

const signInFirst = (asking: URLSearchParams) => {
  const again = new URLSearchParams(asking)
  for (const own of ['sig', 'exp', 'ba_iat', 'ba_pl', 'ba_param']) again.delete(own)
  return html`<p>A client wants to be connected to this desk. Sign in as an admin, then come back to this page.</p>
    <p><a href="/" target="_blank" rel="noopener">Sign in</a></p>
    <p><a href="/auth/oauth2/authorize?${again.toString()}">I have signed in: go on</a></p>`
}

/** A form may not lead elsewhere, by what browsers are told of this desk: the page does, with a link for those that do not follow. */
function goOn(c: Context, to: string | null, words: Html | string) {
  if (to === null) return says(c, 400, 'This took too long, or was changed on the way. Connect the client again.')
  const then = html`<p>${words}</p><p><a href="${to}" rel="noreferrer">Go on</a></p>`
  return page(c, 'Connect a client', then, html`<meta http-equiv="refresh" content="0;url=${to}">`)
}

function says(c: Context, status: 400 | 403 | 409, words: string) {
  c.status(status)
  return page(c, 'Not connected', html`<p>${words}</p>`)
}

type Html = ReturnType<typeof html>

const page = (c: Context, title: string, body: Html, head: Html | string = '') =>
  c.html(html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · Baton</title>${head}
<style nonce="${c.get('secureHeadersNonce')}">body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:10vh auto;padding:0 1rem;color:#1c1c1c;background:#fff}label{display:block;padding:.4rem 0}button{font:inherit;padding:.5rem 1rem;margin-right:.5rem}fieldset{border:1px solid #8a8a8a;border-radius:.4rem}@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}a{color:#9cf}}</style>
</head><body><main><h1>${title}</h1>${body}</main></body></html>`)
