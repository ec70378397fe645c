/** Finds out who calls: a key in the `Authorization` header, or a signed-in person's cookie. */
import { type Caller as AllowedCaller, type Refusal, refuse } from '@baton-desk/core'
import type { App } from '../app/app.ts'
import type { Caller } from '../app/caller.ts'
import { callerOfKey } from '../app/keys.ts'
import type { Accounts } from './accounts.ts'

export type Authenticate = (request: Request) => Promise<Caller | Refusal>

export function createAuthenticate(
  app: App,
  accounts: Accounts,
  options: { origins: string[]; now: () => number },
): Authenticate {
  return async (request) => {
    const [scheme, key] = request.headers.get('authorization')?.split(' ') ?? []
    if (scheme) {
      if (scheme.toLowerCase() !== 'bearer' || !key)
        return refuse('wrong-key', 'Expected `Authorization: Bearer <key>`.')
      return callerOfKey(app, key, options.now)
    }
    if (!request.headers.get('cookie')) return refuse('not-signed-in', 'There is neither a key nor a session.')
    // A cookie travels with requests that other sites make: those may read nothing and change nothing.
    const origin = request.headers.get('origin')
    if (request.method !== 'GET' && (!origin || !options.origins.includes(origin)))
      return refuse(
        'not-allowed',
        `Expected a request from this desk’s own pages, got one from ${origin ?? 'nowhere'}.`,
      )
    const session = await accounts.session(request.headers)
    if (!session) return refuse('not-signed-in', 'The session is over; sign in again.')
    const [membership] = await app.store.findMemberships(session.userId)
    if (!membership) return refuse('not-allowed', `${session.email} is not a member of a workspace here.`)
    const { workspace, person, role } = membership
    return { kind: 'person', workspace, id: person, role, userId: session.userId }
  }
}

/** Whether one of the kinds of caller an endpoint is for fits this one. */
export function allowed(caller: Caller, callers: readonly AllowedCaller[]): Refusal | null {
  if (caller.kind === 'agent') {
    return callers.includes('agent') ? null : refuse('not-allowed', 'This is for people; an agent key cannot do it.')
  }
  const ranks: AllowedCaller[] =
    caller.role === 'admin'
      ? ['reader', 'member', 'admin']
      : caller.role === 'member'
        ? ['reader', 'member']
        : ['reader']
  if (callers.some((kind) => ranks.includes(kind))) return null
  if (callers.every((kind) => kind === 'agent')) return refuse('not-allowed', 'This is for agents; use an agent key.')
  return refuse(
    'not-allowed',
    `This needs ${callers.includes('member') ? 'a member' : 'an admin'}; you are a ${caller.role}.`,
  )
}
