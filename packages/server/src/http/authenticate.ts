/** Finds out who calls: a key in the `Authorization` header, or a signed-in person's cookie. */
import { type Refusal, refuse } from '@baton-desk/core'
import type { App } from '../app/app.ts'
import { type Caller, callerOfUser, type OperatorCaller } from '../app/caller.ts'
import { callerOfGrant, callerOfKey } from '../app/keys.ts'
import { TOKEN_PREFIX } from './clients/oauth.ts'
import type { Accounts } from './sign-in/accounts.ts'

export type Authenticate = (request: Request) => Promise<Caller | OperatorCaller | Refusal>

/** By what stands in `Authorization`, and by nothing else: null where nothing does. */
export type AuthenticateBearer = (request: Request) => Promise<Caller | OperatorCaller | Refusal | null>

export const createAuthenticateBearer =
  (
    app: App,
    { isOperatorKey, now }: { isOperatorKey: (key: string) => boolean; now: () => number },
  ): AuthenticateBearer =>
  async (request) => {
    const [scheme, key] = request.headers.get('authorization')?.split(' ') ?? []
    if (!scheme) return null
    if (scheme.toLowerCase() !== 'bearer' || !key) return refuse('wrong-key', { code: 'notABearerKey', facts: {} })
    return isOperatorKey(key) ? { kind: 'operator' } : callerOfKey(app, key, now)
  }

/** At `/mcp` the token of a client counts as well, of one that an admin let act as an agent, and nowhere else. */
export const createAuthenticateClient =
  (
    app: App,
    { accounts, bearer, now }: { accounts: Accounts; bearer: AuthenticateBearer; now: () => number },
  ): AuthenticateBearer =>
  async (request) => {
    const [scheme, token = ''] = request.headers.get('authorization')?.split(' ') ?? []
    if (scheme?.toLowerCase() !== 'bearer' || !token.startsWith(TOKEN_PREFIX)) return bearer(request)
    const found = await accounts.clientToken(token)
    if (!found) return refuse('wrong-key', { code: 'unknownToken', facts: {} })
    if (!found.isForMcp) return refuse('wrong-key', { code: 'tokenForElsewhere', facts: {} })
    if (found.isRevoked) return refuse('revoked-key', { code: 'tokenRevoked', facts: {} })
    if (found.expiresAt.getTime() <= now())
      return refuse('revoked-key', { code: 'tokenExpired', facts: { expiresAt: found.expiresAt.toISOString() } })
    return callerOfGrant(app, { prefix: found.grant, scopes: found.scopes }, now)
  }

export function createAuthenticate(
  app: App,
  accounts: Accounts,
  options: {
    bearer: AuthenticateBearer
    isOwnOrigin: (origin: string, host: string | null) => boolean
  },
): Authenticate {
  return async (request) => {
    const byKey = await options.bearer(request)
    if (byKey) return byKey
    if (!request.headers.get('cookie')) return refuse('not-signed-in', { code: 'neitherKeyNorSession', facts: {} })
    // A browser sends the cookie along with requests that other sites make: those may read nothing and change nothing.
    const origin = request.headers.get('origin')
    if (request.method !== 'GET' && (!origin || !options.isOwnOrigin(origin, request.headers.get('host'))))
      return refuse('not-allowed', { code: 'fromAnotherPage', facts: { origin } })
    const session = await accounts.session(request.headers)
    return session ? callerOfUser(app, session) : refuse('not-signed-in', { code: 'sessionOver', facts: {} })
  }
}
