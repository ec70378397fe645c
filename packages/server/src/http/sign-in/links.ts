/**
 * The page of a link asks here what its link does, and uses it when its button is pressed. Which membership or account a
 * link opens stands with the link; an address finds none of them.
 */
import { randomUUID } from 'node:crypto'
import type { WorkspaceId } from '@baton-desk/core'
import type { BetterAuthPlugin, GenericEndpointContext, User } from 'better-auth'
import { APIError, createAuthEndpoint, formCsrfMiddleware, getSessionFromCtx } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import { shownEmail } from '../../app/open-workspace.ts'
import type { Link, LinkEnd, Links } from '../../app/ports/links.ts'
import type { Membership } from '../../app/ports/people.ts'
import { hashOfLink } from '../../app/sign-in-links.ts'
import { Page } from './page.ts'
import { revokeUnproven } from './unproven.ts'

export type LinkOptions = {
  links: Links
  memberships(userId: string): Promise<Membership[]>
  /** Counts that somebody from here asked for a link, or had a wrong one; throws when they have to wait. */
  takeTry(context: GenericEndpointContext): Promise<void>
  /** Queues the mail with the link, whoever's address it is. */
  mailLink(asked: { address: string; to: string }): Promise<void>
  /** An account has this address from now on, instead of the one it had. */
  onAddress(change: { userId: string; address: string; before: string | null }): Promise<void>
}

const Token = z.object({ token: z.string().min(1).max(200) })
const use = [formCsrfMiddleware]

const addressless = (): string => `${randomUUID()}@desk.invalid`

export const linkPlugin = (options: LinkOptions) =>
  ({
    id: 'baton-links',
    endpoints: {
      askForLink: createAuthEndpoint(
        '/link/ask',
        { method: 'POST', use, body: z.object({ email: z.email().max(320), to: Page }) },
        async (ctx) => {
          await options.takeTry(ctx)
          await options.mailLink({ address: ctx.body.email.toLowerCase(), to: ctx.body.to })
          return ctx.json({ asked: true })
        },
      ),
      lookAtLink: createAuthEndpoint('/link/look', { method: 'POST', use, body: Token }, async (ctx) => {
        const link = await readLink(ctx, options)
        const signedIn = await getSessionFromCtx(ctx)
        return ctx.json({
          kind: link.kind,
          workspace: link.workspaceName ?? null,
          person: link.personName ?? null,
          address: link.address ?? null,
          over: link.over ? SAID[link.over] : mayProve(link, signedIn?.user.id) ? null : SIGN_IN_FIRST,
          /** Whose account would join: the one that is signed in on this browser. */
          as: link.kind === 'join' && signedIn ? (shownEmail(signedIn.user.email) ?? signedIn.user.name) : null,
        })
      }),
      useLink: createAuthEndpoint('/link/use', { method: 'POST', use, body: Token }, async (ctx) => {
        const link = await readLink(ctx, options)
        if (link.over) throw over(link.over)
        const hash = hashOfLink(ctx.body.token)
        if (link.kind === 'join') await join(ctx, options, { link, hash })
        else if (link.kind === 'sign-in') await signIn(ctx, options, { link, hash })
        else await proveAddress(ctx, options, { link, hash })
        return ctx.json({ used: link.kind })
      }),
    },
  }) satisfies BetterAuthPlugin

async function readLink(ctx: GenericEndpointContext, { links, takeTry }: LinkOptions): Promise<Link> {
  const link = await links.read(hashOfLink((ctx.body as { token: string }).token))
  if (link) return link
  await takeTry(ctx)
  throw new APIError('NOT_FOUND', { code: 'NO_SUCH_LINK', message: NO_SUCH_LINK })
}

type Using<Kind extends Link['kind']> = { link: Extract<Link, { kind: Kind }>; hash: string }

async function signIn(ctx: GenericEndpointContext, { links }: LinkOptions, { link, hash }: Using<'sign-in'>) {
  const found = await ctx.context.internalAdapter.findUserById(link.userId)
  if (!found) throw over('removed')
  if (!(await links.use(hash))) throw over('used')
  // Opened from the mailbox: whatever got into this account before that was shown is not its owner's.
  const user = link.address !== undefined && !found.emailVerified ? await revokeUnproven(ctx, found) : found
  await startSession(ctx, user)
}

/** The account that is signed in here joins; else the one whose address the link was mailed to; else a new one. */
async function join(ctx: GenericEndpointContext, options: LinkOptions, { link, hash }: Using<'join'>) {
  const { links, memberships } = options
  const signedIn = await getSessionFromCtx(ctx)
  const { user, isNew } = signedIn ? { user: signedIn.user, isNew: false } : await accountFor(ctx, link)
  if ((await memberships(user.id)).some(({ workspace }) => workspace === link.workspace)) throw memberAlready(link)
  if (!(await links.join(hash, user.id))) {
    if (isNew) await ctx.context.internalAdapter.deleteUser(user.id)
    throw over('used')
  }
  await startSession(ctx, user, link.workspace)
}

async function accountFor(
  ctx: GenericEndpointContext,
  { address, personName = '', personAddress }: Using<'join'>['link'],
): Promise<{ user: User; isNew: boolean }> {
  const { internalAdapter } = ctx.context
  const known = address === undefined ? null : await internalAdapter.findUserByEmail(address)
  if (known)
    return { user: known.user.emailVerified ? known.user : await revokeUnproven(ctx, known.user), isNew: false }
  // Passed on by hand it proves no address: what was written down is a name to sign in with, where nobody has it.
  const isFree = personAddress !== undefined && !(await internalAdapter.findUserByEmail(personAddress))
  const email = address ?? (isFree ? personAddress : addressless())
  const user = await internalAdapter.createUser(
    { email, name: personName, emailVerified: address !== undefined },
    { method: 'baton-link' },
  )
  return { user, isNew: true }
}

async function proveAddress(ctx: GenericEndpointContext, options: LinkOptions, { link, hash }: Using<'address'>) {
  const { internalAdapter } = ctx.context
  if (!mayProve(link, (await getSessionFromCtx(ctx))?.user.id))
    throw new APIError('FORBIDDEN', { code: 'SIGN_IN_FIRST', message: SIGN_IN_FIRST })
  const [user, holder] = await Promise.all([
    internalAdapter.findUserById(link.userId),
    internalAdapter.findUserByEmail(link.address),
  ])
  if (!user) throw over('removed')
  if (holder && holder.user.id !== user.id) {
    if (holder.user.emailVerified) throw new APIError('CONFLICT', { code: 'ADDRESS_TAKEN', message: ADDRESS_TAKEN })
    // It was never shown to be theirs: it gives way to whoever shows that.
    await internalAdapter.updateUser(holder.user.id, { email: addressless() })
  }
  if (!(await options.links.use(hash))) throw over('used')
  await internalAdapter.updateUser(user.id, { email: link.address, emailVerified: true })
  await options.links.end({ of: { userId: user.id }, because: 'address' })
  const before = user.email === link.address ? null : shownEmail(user.email)
  await options.onAddress({ userId: user.id, address: link.address, before })
}

/** Opened by the account that asked for it: else whoever has the mailbox would hand it over to a stranger. */
const mayProve = (link: Link, signedIn: string | undefined): boolean =>
  link.kind !== 'address' || link.userId === signedIn

async function startSession(ctx: GenericEndpointContext, user: User, workspace?: WorkspaceId): Promise<void> {
  const session = await ctx.context.internalAdapter.createSession(user.id, false, { chosen: workspace })
  await setSessionCookie(ctx, { session, user })
}

const ASK = 'Ask for a new one on the sign-in page.'
const NO_SUCH_LINK = `This desk made no such link; it may be cut off. Open it again from the mail, or: ${ASK}`
const SIGN_IN_FIRST =
  'Sign in on this browser with the account that asked for this, then open the link again. If it was not you who asked, do nothing.'
const ADDRESS_TAKEN =
  'This address belongs to another account of this desk. Sign in with that one, or let its address be changed first.'
const SAID: Record<LinkEnd, string> = {
  used: `This link was used already; it works once. ${ASK} If it was not you, tell an admin.`,
  expired: `This link was valid for a day, and that is over. ${ASK}`,
  newer: 'There is a newer link than this one: use the newest that you were sent.',
  removed: 'Whom this link was for is no longer in the workspace. Ask an admin.',
  password: `The password was changed after this link was made. Sign in with it. Or: ${ASK}`,
  address: `The address was changed after this link was made. ${ASK}`,
  joined: `Whom this link was for has signed in before; it opens nothing any more. Sign in, or: ${ASK}`,
}
const over = (because: LinkEnd): APIError =>
  new APIError('GONE', { code: `LINK_${because.toUpperCase()}`, message: SAID[because] })
const memberAlready = ({ workspaceName = 'this workspace', personName = 'somebody else' }: Link): APIError =>
  new APIError('CONFLICT', {
    code: 'MEMBER_ALREADY',
    message: `You are in ${workspaceName} already. To join as ${personName}, sign out first.`,
  })
