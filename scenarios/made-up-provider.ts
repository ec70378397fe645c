/** A provider of OpenID Connect that answers whatever a test makes it say, true or not. */
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Saying = {
  /** Changes what stands in the token. */
  claims?: Record<string, unknown>
  signedBy?: 'another key' | 'nobody'
  userInfo?: Record<string, unknown>
  withoutToken?: boolean
  issuer?: string
}

export async function startMadeUpProvider() {
  const [own, other] = [
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ]
  let saying: Saying = {}
  let nonce = ''
  const server = createServer((request, response) => {
    const answer = (body: object) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const { pathname } = new URL(request.url ?? '', 'http://any')
    if (pathname === '/.well-known/openid-configuration')
      return answer({
        issuer: saying.issuer ?? issuer,
        authorization_endpoint: `${issuer}/begin`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/me`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
      })
    if (pathname === '/keys')
      return answer({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256', use: 'sig' }] })
    if (pathname === '/me') return answer({ sub: 'ana', ...saying.userInfo })
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: issuer, aud: 'baton', sub: 'ana', nonce, iat: now, exp: now + 300, ...saying.claims }
    const key = saying.signedBy === 'nobody' ? undefined : saying.signedBy ? other.privateKey : own.privateKey
    return answer({
      access_token: 'access',
      token_type: 'Bearer',
      expires_in: 300,
      ...(!saying.withoutToken && { id_token: tokenOf(claims, key) }),
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    /** From now on; `begun` is where the desk sent the browser. */
    say(what: Saying, begun: string) {
      saying = what
      nonce = new URL(begun).searchParams.get('nonce') ?? ''
    },
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function tokenOf(claims: object, key: KeyObject | undefined): string {
  const header = key ? { alg: 'RS256', kid: 'own', typ: 'JWT' } : { alg: 'none', typ: 'JWT' }
  const said = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  const signature = key ? createSign('RSA-SHA256').update(said).sign(key).toString('base64url') : ''
  return `${said}.${signature}`
}
