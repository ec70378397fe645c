/** Finds out who calls: a key in the `Authorization` header, or a signed-in person's cookie. */
import { type Refusal, refuse } from '@baton-desk/core'
import type { App } from '../app/app.ts'
import { type Caller, callerOfUser, type OperatorCaller } from '../app/caller.ts'
import { callerOfKey } from '../app/keys.ts'
import type { Accounts } from './sign-in/accounts.ts'

export type Authenticate = (request: Request) => Promise<Caller | OperatorCaller | Refusal>

export function createAuthenticate(
  app: App,
  accounts: Accounts,
  options: {
    isOwnOrigin: (origin: string, host: string | null) => boolean
    isOperatorKey: (key: string) => boolean
    now: () => number
  },
): Authenticate {
  return async (request) => {
    const [scheme, key] = request.headers.get('authorization')?.split(' ') ?? []
    if (scheme) {
      if (scheme.toLowerCase() !== 'bearer' || !key) return refuse('wrong-key', { code: 'notABearerKey', facts: {} })
      if (options.isOperatorKey(key)) return { kind: 'operator' }
      return callerOfKey(app, key, options.now)
    }
    if (!request.headers.get('cookie')) return refuse('not-signed-in', { code: 'neitherKeyNorSession', facts: {} })
    // A browser sends the cookie along with requests that other sites make: those may read nothing and change nothing.
    const origin = request.headers.get('origin')
    if (request.method !== 'GET' && (!origin || !options.isOwnOrigin(origin, request.headers.get('host'))))
      return refuse('not-allowed', { code: 'fromAnotherPage', facts: { origin } })
    const session = await accounts.session(request.headers)
    return session ? callerOfUser(app, session) : refuse('not-signed-in', { code: 'sessionOver', facts: {} })
  }
}
