/** The desk as the inbox calls it: the client of the contract, with the session's cookie, and what its refusals say. */

import { BatonError, BatonUnreachable, createClient } from '@baton-desk/sdk'
import { t } from '@lingui/core/macro'

// An empty address means the desk that serves this page. `fetch` is looked up at each call, so that a test can replace it.
export const desk = createClient({ baseUrl: '', fetch: (...request) => fetch(...request), retries: 2 })

// Not crypto.randomUUID: browsers do not have it on a page served over plain http from another machine.
export const newIdempotencyKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Options for a call that changes something: one key however often it is sent. */
export const once = () => ({ idempotencyKey: newIdempotencyKey() })

export const isSignedOut = (error: unknown): boolean => error instanceof BatonError && error.code === 'not-signed-in'

/** What went wrong, for a person. */
export function sayError(error: unknown): string {
  if (error instanceof BatonError) return error.problem.detail
  if (error instanceof BatonUnreachable) return t`The desk did not answer. Check your connection.`
  return error instanceof Error ? error.message : String(error)
}
