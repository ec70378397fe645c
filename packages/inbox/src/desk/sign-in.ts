/** Sign-in is outside the contract: it is answered under /auth. All of it throws an Error with a sentence for the person. */

/** Which ways in this desk has; of single sign-on what its button is called. */
import { t } from '@lingui/core/macro'
export type Ways = { mail: boolean; passkeys: boolean; singleSignOn: string | null }

/** What the page of a link is told. */
export type LinkSeen = {
  kind: 'join' | 'sign-in' | 'address'
  workspace: string | null
  person: string | null
  address: string | null
  /** Why it opens nothing; null when it does. */
  over: string | null
  /** Who is signed in on this browser, and would join. */
  as: string | null
}

export const readWays = (): Promise<Ways> => call<Ways>('/ways')
export const lookAtLink = (token: string): Promise<LinkSeen> => call<LinkSeen>('/link/look', { token })
export const pressLink = (token: string): Promise<unknown> => call('/link/use', { token })
export const signInByPassword = (email: string, password: string): Promise<unknown> =>
  call('/sign-in/email', { email, password })
export const signOut = (): Promise<unknown> => call('/sign-out', {})

/** Answers the same whoever asks: the page tells nobody who is a member. */
export async function askForLink(email: string, to: string): Promise<string> {
  if (!email) throw new Error('Write your e-mail address first.')
  await call('/link/ask', { email, to })
  return t`If ${email} belongs to this desk, a link is on its way to it. The newest one works.`
}

export async function call<Answer>(path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`/auth${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
    credentials: 'same-origin',
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => undefined)
  if (!response) throw new Error('The desk did not answer. Check your connection.')
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok) return answer as Answer
  const said = typeof answer === 'object' && answer !== null && 'message' in answer ? answer.message : undefined
  throw new Error(typeof said === 'string' ? said : t`The desk answered ${response.status}. Try again in a moment.`)
}
