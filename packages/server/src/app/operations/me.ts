/** What a person does about themself: name, address, password, sessions, keys. */
import { after, isRefusal, minutes, type PersonId, type Refusal, refuse } from '@baton-desk/core'
import { foldedName } from '@baton-desk/core/telling'
import type { App } from '../app.ts'
import type { Caller } from '../caller.ts'
import { makeKey, revokeKey } from '../keys.ts'
import type { Member } from '../ports/people.ts'
import type { Bucket } from '../ports/tries.ts'
import { remember } from '../remember.ts'
import { tell } from '../tell.ts'
import { asInstant } from './key-request.ts'
import type { Operations } from './operation.ts'

/** Who has just opened a link that was sent to them may have forgotten the password. */
const FRESH_LINK = minutes(15)

type Me = Caller & { kind: 'person'; userId: string; session: NonNullable<(Caller & { kind: 'person' })['session']> }

export const meOperations: Operations<
  'setUpMe' | 'listSessions' | 'endSession' | 'endOtherSessions' | 'createPersonKey' | 'listMyKeys' | 'revokeMyKey'
> = {
  async setUpMe({ app, caller, body }) {
    if (!isSignedIn(caller)) return signInForThis()
    const { email, name, password, currentPassword, weeklyDigest: wantsDigest } = body
    const { members } = await app.facts.of(caller.workspace)
    const me = members.find(({ person }) => person === caller.id)
    const taken =
      email &&
      members.some(({ person, email: theirs }) => person !== caller.id && theirs?.toLowerCase() === email.toLowerCase())
    if (taken) return refuse('conflict', { code: 'addressTaken', facts: { email } })
    const isRenamed = name !== undefined && name !== me?.name
    if (isRenamed && isOfAnother(name, caller.id, members)) return nameTaken(name)
    if (password !== undefined) {
      const known = [name, me?.name, email, me?.email].flatMap((word) => word ?? [])
      const refused = await changePassword(app, caller, { password, currentPassword, known })
      if (refused) return refused
    }
    if (isRenamed) {
      const refused = await rename(app, caller, name)
      if (refused) return refused
    }
    if (wantsDigest !== undefined)
      await app.store.transaction(caller.workspace, (records) => records.people.change(caller.id, { wantsDigest }))
    const toProve = email ? await changeAddress(app, caller, email) : null
    if (isRefusal(toProve)) return toProve
    await app.factsChanged(caller.workspace)
    return { toProve }
  },

  async listSessions({ app, caller }) {
    if (!isSignedIn(caller)) return signInForThis()
    const sessions = await app.signIn.sessions(caller.userId)
    return { items: sessions.map((session) => ({ ...session, isThis: session.id === caller.session.id })) }
  },

  async endSession({ app, caller, id }) {
    if (!isSignedIn(caller)) return signInForThis()
    const ended = await app.signIn.endSession(caller.userId, id)
    return ended ? {} : refuse('not-found', { code: 'noSuchSession', facts: { session: id } })
  },

  async endOtherSessions({ app, caller }) {
    if (!isSignedIn(caller)) return signInForThis()
    await app.signIn.endSessions(caller.userId, { session: caller.session.id })
    return {}
  },

  /** Not with a key: else one that was found would outlive its revoking by those that it made. */
  async createPersonKey({ app, caller, body }) {
    if (!isSignedIn(caller)) return signInForThis()
    return makeKey(app, caller.workspace, { ...body, ...asInstant(body.expiresAt), person: caller.id }, caller)
  },

  listMyKeys: ({ app, caller }) =>
    app.store.transaction(caller.workspace, async (records) => ({
      items: await records.agents.keys({ person: caller.id }),
    })),

  async revokeMyKey({ app, caller, id }) {
    const revoked = await revokeKey(app, caller, { id, of: caller.id })
    if (!revoked) return refuse('not-found', { code: 'noSuchKey', facts: { key: id } })
    await app.factsChanged(caller.workspace)
    return {}
  },
}

const isSignedIn = (caller: Caller): caller is Me =>
  caller.kind === 'person' && caller.userId !== undefined && caller.session !== undefined
const signInForThis = (): Refusal => refuse('not-allowed', { code: 'signInForThis', facts: {} })

/** Others know somebody by their name, and mean them by id or address too: what stands for one person stands for no other. */
const isOfAnother = (name: string, me: PersonId, members: readonly Member[]): boolean =>
  members.some(
    ({ person, name: theirs, email }) =>
      person !== me && [person, theirs, email ?? ''].some((one) => foldedName(one) === foldedName(name)),
  )

const nameTaken = (name: string): Refusal => refuse('invalid-request', { code: 'nameTaken', facts: { name } })

/** Asked again of those who are there now, and remembered, so that nobody passes for somebody else unseen. */
async function rename(app: App, me: Me, name: string): Promise<Refusal | null> {
  const refused = await app.store.transaction(me.workspace, async (records) => {
    if (isOfAnother(name, me.id, await records.people.list())) return nameTaken(name)
    await records.people.change(me.id, { name })
    await remember(app, records, me, { type: 'member_changed', data: { person: me.id }, words: { name } })
    return null
  })
  if (refused) return refused
  await app.signIn.rename(me.userId, name)
  return null
}

type NewPassword = { password: string; currentPassword: string | undefined; known: string[] }

async function changePassword(
  app: App,
  me: Me,
  { password, currentPassword, known }: NewPassword,
): Promise<Refusal | null> {
  const because = await app.signIn.weakness(password, known)
  if (because)
    return refuse(
      'invalid-request',
      { code: 'weakPassword', facts: { because } },
      { errors: [{ pointer: '/password', message: because }] },
    )
  const isChange = await app.signIn.hasPassword(me.userId)
  if (isChange) {
    const refused = await provesPassword(app, me, currentPassword)
    if (refused) return refused
  }
  await app.signIn.setPassword(me.userId, password)
  await app.signIn.endSessions(me.userId, { session: me.session.id })
  await app.store.links.end({ of: { userId: me.userId }, because: 'password' })
  if (isChange) await app.store.transaction(me.workspace, (records) => tell(records, passwordChanged(app, me)))
  return null
}

const passwordChanged = (app: App, { id }: Me) => ({
  id: app.ids.next(),
  people: [id],
  subject: 'Your password was changed',
  body: 'Your password at Baton was changed, and you were signed out on all other browsers. If it was not you, have a sign-in link sent to you, change it again, and tell an admin.',
})

/** Knows the old password, or has come a moment ago by a link that only they could open. */
async function provesPassword(app: App, me: Me, password: string | undefined): Promise<Refusal | null> {
  if (password === undefined) {
    const now = await app.store.transaction(me.workspace, async (_records, now) => now)
    const cameByLink = me.session.by === 'link' && now < after(me.session.since, FRESH_LINK)
    return cameByLink ? null : refuse('not-allowed', { code: 'oldPasswordNeeded', facts: {} })
  }
  const bucket = oldPasswordOf(me.userId)
  const retryAfter = await app.store.tries.take(bucket)
  if (retryAfter > 0) return refuse('rate-limited', { code: 'tooManyRequests', facts: { retryAfter } }, { retryAfter })
  if (!(await app.signIn.isPassword(me.userId, password)))
    return refuse('not-allowed', { code: 'wrongPassword', facts: {} })
  await app.store.tries.empty(bucket)
  return null
}

const oldPasswordOf = (userId: string): Bucket => ({
  name: `old password of ${userId}`,
  free: 5,
  waitAtMostS: 900,
  forgottenAfterS: 3_600,
})
/** Each is a mail to somebody who may not have asked for it. */
const addressesOf = (userId: string): Bucket => ({
  name: `addresses of ${userId}`,
  free: 5,
  waitAtMostS: 3_600,
  forgottenAfterS: 86_400,
})

/** The address that counts once the link sent to it was opened; null where it counts already. */
async function changeAddress(app: App, me: Me, email: string): Promise<string | null | Refusal> {
  const holder = await app.signIn.findByAddress(email)
  if (holder?.userId === me.userId && (holder.isProven || !app.mailer.canSend)) return null
  if (app.mailer.canSend) {
    const retryAfter = await app.store.tries.take(addressesOf(me.userId))
    if (retryAfter > 0)
      return refuse('rate-limited', { code: 'tooManyRequests', facts: { retryAfter } }, { retryAfter })
    await app.post({ kind: 'prove-address', userId: me.userId, address: email.toLowerCase() })
    return email
  }
  if (holder || !(await app.signIn.setUnprovenAddress(me.userId, email)))
    return refuse('conflict', { code: 'addressTaken', facts: { email } })
  await app.store.transaction(me.workspace, (records) => records.people.change(me.id, { email }))
  return null
}
