/** Single sign-on: the browser goes to the provider, and comes back to a page of the desk. */
import { t } from '@lingui/core/macro'
import { call } from './sign-in.ts'

export type SignOn = { id: string; since: string }

export const signInBySingleSignOn = (to: string): Promise<void> => goBy('/sso/begin', to)
/** Whoever is signed in here can come in by it from now on. */
export const connectSingleSignOn = (to: string): Promise<void> => goBy('/sso/connect', to)
export const listSignOns = (): Promise<SignOn[]> => call('/sso/mine')
export const disconnectSignOn = (id: string): Promise<unknown> => call('/sso/disconnect', { id })

async function goBy(path: string, to: string): Promise<void> {
  const { url } = await call<{ url: string }>(path, { to })
  location.assign(url)
}

const WORDS: Record<string, string> = {
  refused: t`It did not work: you were not signed in there, or it took too long. Try again.`,
  unknown: t`Nobody at this desk is known by that sign-in yet. Come in by a link or a password, and connect it under Profile.`,
  'not-a-member': t`Whom that sign-in belongs to is in no workspace of this desk. Ask an admin.`,
  taken: t`That sign-in belongs to another account of this desk. Take it away there first.`,
  'known-otherwise': t`Whose address this is signs in by another account there. Come in by a link or a password, and connect this one under Profile.`,
  'somebody-else': t`Meanwhile somebody else signed in on this browser. Sign in, and connect it again.`,
}

/** Why one came back without; empty where there is nothing to say. */
export function sayFailure(search: string): string {
  const failure = new URLSearchParams(search).get('sso')
  return failure === null ? '' : (WORDS[failure] ?? WORDS.refused ?? '')
}
