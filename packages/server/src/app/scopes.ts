/** What a key may be used for, of all that its owner may do. A session may do all of it. */
import { type Caller as AllowedCaller, type EndpointId, endpoints, type Scope } from '@baton-desk/core'

/** They change nothing but what was looked at. */
const READING: ReadonlySet<EndpointId> = new Set(['compose', 'openConversation', 'seeNotice', 'seen'])

/** For admins, and yet part of deciding: a key that may do it need not be one that sets the workspace up. */
const DECIDING: ReadonlySet<EndpointId> = new Set(['stepIn'])

/** The scope that a key of this kind needs for an endpoint. */
export function scopeFor(endpoint: EndpointId, kind: 'agent' | 'person'): Scope {
  const { method, callers } = endpoints[endpoint]
  if (READING.has(endpoint) || method === 'GET') return 'read'
  if (kind === 'agent') return 'hand-off'
  if (DECIDING.has(endpoint)) return 'decide'
  const people = (callers as readonly AllowedCaller[]).filter((caller) => caller !== 'agent')
  return people.every((caller) => caller === 'admin') ? 'set-up' : 'decide'
}
