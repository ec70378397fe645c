/** The desk as the inbox calls it: the client of the contract, with the session's cookie, and what its refusals say. */
import { BatonError, BatonUnreachable, createClient } from '@baton-desk/sdk'

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
  if (error instanceof BatonUnreachable) return 'The desk did not answer. Check your connection.'
  return error instanceof Error ? error.message : String(error)
}

/** Sign-in is outside the contract: better-auth answers it under /auth. Throws an Error with a sentence for the person. */
export async function postAuth(path: string, body: unknown): Promise<void> {
  const response = await fetch(`/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    credentials: 'same-origin',
    body: JSON.stringify(body),
  }).catch(() => undefined)
  if (!response) throw new Error('The desk did not answer. Check your connection.')
  if (response.ok) return
  const answer: unknown = await response.json().catch(() => undefined)
  const said = typeof answer === 'object' && answer !== null && 'message' in answer ? answer.message : undefined
  throw new Error(typeof said === 'string' ? said : `The desk answered ${response.status}. Try again in a moment.`)
}
