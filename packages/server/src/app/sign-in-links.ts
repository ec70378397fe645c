/**
 * Links that let people in: made here, opened by a page whose button uses them (`http/sign-in/links.ts`), so that whatever
 * looks at a mail before its reader does spends nothing. Only their hash is kept.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Instant, WorkspaceId } from '@baton-desk/core'
import type { App } from './app.ts'
import type { LinkPurpose } from './ports/links.ts'
import type { Letter, Mail } from './ports/mailer.ts'
import type { Member } from './ports/people.ts'

const VALID_FOR_S = 24 * 60 * 60
/** Those that lie unused in a mailbox for less than an hour. The newest of them works, so nobody is shut out by asking for more. */
const UNUSED_AT_MOST = 6

type Parts = Pick<App, 'store' | 'signIn' | 'publicUrl'>

export const hashOfLink = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The secret stands behind the `#`, which no browser sends: it gets into no log of a proxy. */
export async function makeLink(
  { store, publicUrl }: Pick<App, 'store' | 'publicUrl'>,
  purpose: LinkPurpose,
  to = '/',
): Promise<{ url: string; expiresAt: Instant }> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = await store.links.add(purpose, { hash: hashOfLink(token), validForS: VALID_FOR_S })
  const page = to === '/' ? '/link' : `/link?${new URLSearchParams({ to })}`
  return { url: `${new URL(publicUrl).origin}${page}#${token}`, expiresAt }
}

type MayBeBound = Pick<Member, 'person' | 'userId'>

/** For whoever runs the desk: as this member, whether or not they have signed in before. */
export const linkAs = (app: Pick<App, 'store' | 'publicUrl'>, workspace: WorkspaceId, member: MayBeBound) =>
  makeLink(
    app,
    member.userId === null
      ? { kind: 'join', workspace, person: member.person }
      : { kind: 'sign-in', userId: member.userId },
  )

/** What a letter comes to; null when nothing is to be sent. Throws where it cannot be found out now. */
export async function writeLetter(app: Parts, letter: Letter): Promise<Mail | null> {
  switch (letter.kind) {
    case 'words':
      return letter
    case 'prove-address':
      return proveAddress(app, letter)
    case 'sign-in':
      return signInMail(app, letter)
  }
}

async function signInMail(app: Parts, { address, to }: { address: string; to: string }): Promise<Mail | null> {
  if ((await app.store.links.unusedSentTo(address)) >= UNUSED_AT_MOST) return null
  const user = await app.signIn.findByAddress(address)
  const waiting = await app.store.waitingFor(address)
  const lines: string[] = []
  if (user) {
    const { url } = await makeLink(app, { kind: 'sign-in', userId: user.userId, address }, to)
    lines.push(`Sign in: ${url}`)
  }
  for (const { workspace, person, name, workspaceName } of waiting.slice(0, UNUSED_AT_MOST - 1)) {
    const { url } = await makeLink(app, { kind: 'join', workspace, person, address }, to)
    lines.push(`Join ${workspaceName} as ${name}: ${url}`)
  }
  if (lines.length === 0) return null
  return {
    to: address,
    subject: 'Your sign-in link for Baton',
    text: `${lines.join('\n\n')}\n\nIt works once, for a day; a newer one ends it. If you did not ask for it, do nothing.`,
  }
}

async function proveAddress(
  app: Parts,
  { userId, address }: { userId: string; address: string },
): Promise<Mail | null> {
  if ((await app.store.links.unusedSentTo(address)) >= UNUSED_AT_MOST) return null
  const { url } = await makeLink(app, { kind: 'address', userId, address })
  return {
    to: address,
    subject: 'Is this your address at Baton?',
    text: `Somebody wants to sign in to Baton with this address. If it was you, open this link; it works once, for a day.\n\n${url}\n\nIf it was not you, do nothing: the address is not used then.`,
  }
}
