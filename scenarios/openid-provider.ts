/** A real provider of OpenID Connect on the loopback: whoever writes a login into its page is that person. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export type OpenIdProvider = {
  issuer: string
  clientId: string
  clientSecret: string
  /** How often somebody asked for the tokens of a code. */
  asked(): number
  close(): Promise<void>
}

/** What it says of whom; of a login that is not here it knows the login alone. */
export type Told = Record<string, { email?: string; email_verified?: boolean }>

export async function startProvider(desk: string, told: Told = {}, port = 0): Promise<OpenIdProvider> {
  let asked = 0
  const server = createServer()
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = { clientId: 'baton', clientSecret: 'a secret that no log may ever hold' }
  const provider = new Provider(issuer, {
    clients: [
      { client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [`${desk}/auth/sso/callback`] },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => true },
    cookies: { keys: ['of a test'] },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, name: sub, ...told[sub] }) }),
  })
  provider.on('grant.success', () => {
    asked += 1
  })
  const answer = provider.callback()
  server.on('request', (request, response) => void answer(request, response))
  return {
    issuer,
    ...client,
    asked: () => asked,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

/** A browser without a window: goes where it is sent, keeps cookies by their host, and fills in the provider's pages. */
export function openBrowser() {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (url: string) => {
    const { host } = new URL(url)
    const jar = jars.get(host) ?? new Map<string, string>()
    jars.set(host, jar)
    return jar
  }
  async function ask(url: string, init: RequestInit = {}): Promise<Response> {
    const jar = jarOf(url)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { ...init, headers: { ...init.headers, cookie }, redirect: 'manual' })
    for (const one of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? []
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(one)) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
  const post = (url: string, body: object) =>
    ask(url, {
      method: 'POST',
      headers: { origin: new URL(url).origin, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  return {
    ask,
    post,
    forget: (url: string, name: RegExp) => {
      for (const cookie of jarOf(url).keys()) if (name.test(cookie)) jarOf(url).delete(cookie)
    },
    /** From the provider's address on, as this login; ends at the first address of the desk. */
    async signInThere(url: string, login: string): Promise<string> {
      const { origin } = new URL(url)
      let at = url
      for (let steps = 0; steps < 12; steps += 1) {
        if (new URL(at).origin !== origin) return at
        const response = await ask(at)
        const next = response.headers.get('location')
        if (next) at = new URL(next, at).href
        else {
          const page = await response.text()
          const [, action = ''] = /action="([^"]+)"/.exec(page) ?? []
          const isLogin = page.includes('name="login"')
          const form = new URLSearchParams(
            isLogin ? { prompt: 'login', login, password: 'any' } : { prompt: 'consent' },
          )
          const sent = await ask(new URL(action, at).href, { method: 'POST', body: form })
          at = new URL(sent.headers.get('location') ?? '', at).href
        }
      }
      throw new Error(`The provider's pages led nowhere; last at ${at}.`)
    },
  }
}
