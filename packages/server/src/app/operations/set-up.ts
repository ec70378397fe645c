/** What admins set up: agents and their keys, webhooks, people, the playbook, and the end of practice. */
import { isRefusal, refuse } from '@baton-desk/core'
import type { App } from '../app.ts'
import { makeKey, revokeKey } from '../keys.ts'
import { openWorkspace, shownEmail, starterFor } from '../open-workspace.ts'
import type { Delivery } from '../ports/deliveries.ts'
import type { Member } from '../ports/people.ts'
import { remember, rememberLink } from '../remember.ts'
import { sendPending } from '../send-pending.ts'
import { makeLink } from '../sign-in-links.ts'
import { asInstant } from './key-request.ts'
import type { Operations } from './operation.ts'

type SetUpEndpoints =
  | 'listAgents'
  | 'createAgent'
  | 'createKey'
  | 'listKeys'
  | 'revokeKey'
  | 'listWebhooks'
  | 'createWebhook'
  | 'changeWebhookSecret'
  | 'removeWebhook'
  | 'sendAgain'
  | 'listDeliveries'
  | 'retryDelivery'
  | 'removeMember'
  | 'changeMember'
  | 'inviteMember'
  | 'removePractice'

/** For which a receiver may go on with the secret of before: a day, so that nobody has to change it at night. */
const SECRETS_OVERLAP_S = 24 * 60 * 60

export const setUpOperations: Operations<SetUpEndpoints> = {
  listAgents: ({ app, caller }) =>
    app.store.transaction(caller.workspace, async (records) => ({ items: await records.agents.list() })),

  async createAgent({ app, caller, body }) {
    const { key, prefix, hash } = app.newKey('agent')
    const id = app.ids.next()
    const added = await app.store.transaction(caller.workspace, async (records) => {
      if (!(await records.agents.add({ ...body, practice: false }))) return false
      await records.agents.addKey({ id, agent: body.id, prefix, hash })
      const data = { agent: body.id, key: id }
      await remember(app, records, caller, { type: 'agent_made', data, words: { name: body.name } })
      return true
    })
    if (!added) return refuse('conflict', { code: 'agentExists', facts: { agent: body.id } })
    await app.factsChanged(caller.workspace)
    return { id, key, prefix }
  },

  async createKey({ app, caller, id: agent, body }) {
    const facts = await app.facts.of(caller.workspace)
    if (!(agent in facts.agents)) return refuse('not-found', { code: 'noSuchAgent', facts: { agent } })
    return makeKey(app, caller.workspace, { ...body, ...asInstant(body.expiresAt), agent }, caller)
  },

  listKeys: ({ app, caller }) =>
    app.store.transaction(caller.workspace, async (records) => ({ items: await records.agents.keys() })),

  async revokeKey({ app, caller, id }) {
    const revoked = await revokeKey(app, caller, { id })
    if (!revoked) return refuse('not-found', { code: 'noSuchKey', facts: { key: id } })
    await app.factsChanged(caller.workspace)
    return {}
  },

  listWebhooks: ({ app, caller }) =>
    app.store.transaction(caller.workspace, async (records) => ({
      items: (await records.webhooks.list(ownAgent(caller))).map(
        ({ secret: _secret, old: _old, ...webhook }) => webhook,
      ),
    })),

  async createWebhook({ app, caller, body }) {
    const refused = await app.addressRefused(body.url)
    if (refused) return refused
    if (caller.kind === 'agent' && body.agent && body.agent !== caller.id)
      return refuse('not-allowed', { code: 'webhookOfAnother', facts: { agent: caller.id } })
    const agent = caller.kind === 'agent' ? caller.id : (body.agent ?? null)
    const { agents } = await app.facts.of(caller.workspace)
    if (agent !== null && !Object.hasOwn(agents, agent))
      return refuse(
        'invalid-request',
        { code: 'noSuchAgent', facts: { agent } },
        { agents: Object.keys(agents), errors: [{ pointer: '/agent', message: 'is no agent' }] },
      )
    const mine = await app.store.transaction(caller.workspace, (records) => records.webhooks.list(ownAgent(caller)))
    const most = caller.kind === 'agent' ? MOST_OF_AN_AGENT : MOST_OF_A_WORKSPACE
    if (mine.length >= most) return refuse('wrong-state', { code: 'tooManyWebhooks', facts: { most } })
    const secret = app.newWebhookSecret()
    const webhook = {
      id: app.ids.next(),
      url: body.url,
      secret: app.seal.seal(secret),
      agent,
      events: body.events ?? null,
      arguments: body.arguments,
    }
    const { old: _, ...added } = await app.store.transaction(caller.workspace, async (records) => {
      const kept = await records.webhooks.add(webhook)
      const data = { webhook: kept.id, ...(agent !== null && { agent }) }
      await remember(app, records, caller, { type: 'webhook_made', data, words: { url: body.url } })
      return kept
    })
    return { ...added, secret }
  },

  async changeWebhookSecret({ app, caller, id }) {
    const secret = app.newWebhookSecret()
    const change = { secret: app.seal.seal(secret), overlapS: SECRETS_OVERLAP_S, agent: ownAgent(caller) }
    const changed = await app.store.transaction(caller.workspace, async (records) => {
      const kept = await records.webhooks.changeSecret(id, change)
      if (kept) await remember(app, records, caller, { type: 'webhook_secret_changed', data: { webhook: id } })
      return kept
    })
    return changed?.old
      ? { secret, oldUntil: changed.old.until }
      : refuse('not-found', { code: 'noSuchWebhook', facts: { webhook: id } })
  },

  removeWebhook: ({ app, caller, id }) =>
    app.store.transaction(caller.workspace, async (records) => {
      if (!(await records.webhooks.remove(id, 'the webhook was removed', ownAgent(caller))))
        return refuse('not-found', { code: 'noSuchWebhook', facts: { webhook: id } })
      await remember(app, records, caller, { type: 'webhook_removed', data: { webhook: id } })
      return {}
    }),

  async sendAgain({ app, caller, id, body: { since } }) {
    return app.store.transaction(caller.workspace, async (records) => {
      const again = await records.webhooks.sendAgain(id, since, ownAgent(caller))
      if (!again) return refuse('not-found', { code: 'noSuchWebhook', facts: { webhook: id } })
      await sendPending(records, again.url)
      return { deliveries: again.count }
    })
  },

  listDeliveries: ({ app, caller, query: { state, handoff, cursor, limit } }) =>
    app.store.transaction(caller.workspace, async (records) => {
      const states: Delivery['state'][] = state ? [state] : ['pending', 'dead']
      const to = { to: 'webhook', agent: ownAgent(caller) } as const
      const { items, nextCursor } = await records.deliveries.list({ ...to, states, handoff, cursor, limit })
      return { items: items.flatMap(toDeliveryView), nextCursor }
    }),

  retryDelivery: ({ app, caller, id }) =>
    app.store.transaction(caller.workspace, async (records, now) => {
      const { items } = await records.deliveries.list({ id, to: 'webhook', agent: ownAgent(caller), limit: 1 })
      const [delivery] = items
      if (!delivery) return refuse('not-found', { code: 'noSuchDelivery', facts: { delivery: id } })
      if (delivery.state !== 'dead')
        return refuse('wrong-state', { code: 'deliveryNotDead', facts: { state: delivery.state } })
      if (!(await records.deliveries.toSend(id))) return refuse('wrong-state', { code: 'webhookEnded', facts: {} })
      await records.deliveries.tried(id, { state: 'pending', error: delivery.lastError, at: now })
      await records.enqueueDeliveries({ handoff: delivery.handoff, fromSeq: delivery.seq, toSeq: delivery.seq })
      return {}
    }),

  async changeMember({ app, caller, id, body }) {
    const facts = await app.facts.of(caller.workspace)
    const member = facts.members.find(({ person }) => person === id)
    if (!member) return refuse('not-found', { code: 'noSuchMember', facts: { person: id } })
    const admins = facts.members.filter(({ role }) => role === 'admin')
    if (member.role === 'admin' && body.role && body.role !== 'admin' && admins.length === 1)
      return refuse('wrong-state', { code: 'lastAdmin', facts: { person: member.name } })
    const taken =
      body.email &&
      facts.members.some(({ person, email }) => person !== id && email?.toLowerCase() === body.email?.toLowerCase())
    if (taken && body.email) return refuse('conflict', { code: 'addressTaken', facts: { email: body.email } })
    // It is what they sign in with, in other workspaces too: nobody else may say what it is.
    if (body.email && member.userId !== null)
      return refuse('wrong-state', { code: 'addressOfTheirOwn', facts: { person: member.name } })
    const { role, ...words } = body
    await app.store.transaction(caller.workspace, async (records) => {
      await records.people.change(id, body)
      const data = { person: id, ...(role && { role }) }
      if (Object.values(body).some((value) => value !== undefined))
        await remember(app, records, caller, { type: 'member_changed', data, words })
    })
    // What was sent to the old address opens nothing any more.
    if (body.email) await app.store.links.end({ of: { workspace: caller.workspace, person: id }, because: 'address' })
    await app.factsChanged(caller.workspace)
    return {}
  },

  /** Who is in the playbook may own handoffs: taken out of it first, so that a new version says who does instead. */
  async removeMember({ app, caller, id }) {
    const { members, playbook, workspace } = await app.facts.of(caller.workspace)
    const member = members.find(({ person }) => person === id)
    if (!member) return refuse('not-found', { code: 'noSuchMember', facts: { person: id } })
    if (Object.hasOwn(playbook.document.people, id))
      return refuse('wrong-state', { code: 'inThePlaybook', facts: { person: member.name } })
    if (member.role === 'admin' && members.filter(({ role }) => role === 'admin').length === 1)
      return refuse('wrong-state', { code: 'lastAdmin', facts: { person: member.name } })
    await app.store.transaction(caller.workspace, async (records) => {
      await records.people.remove(id)
      await records.enqueueErrand({ kind: 'hand_over' })
      await remember(app, records, caller, { type: 'member_removed', data: { person: id } })
    })
    await app.factsChanged(caller.workspace)
    await tellRemoved(app, workspace.name, member)
    if (member.userId) await endAccount(app, member.userId)
    return {}
  },

  async inviteMember({ app, caller, id }) {
    const member = (await app.facts.of(caller.workspace)).members.find(({ person }) => person === id)
    if (!member) return refuse('not-found', { code: 'noSuchMember', facts: { person: id } })
    // From the first time on it is theirs alone: an admin who could still open it could be them.
    if (member.userId !== null) return refuse('wrong-state', { code: 'hasSignedIn', facts: { person: member.name } })
    const link = await makeLink(app, { kind: 'join', workspace: caller.workspace, person: id })
    await rememberLink(app, caller.workspace, { person: id, doer: caller })
    return link
  },

  /** The person who removes it goes on in a fresh workspace, as its admin and last resort. */
  async removePractice({ app, caller }) {
    const facts = await app.facts.of(caller.workspace)
    if (!facts.workspace.practice)
      return refuse('wrong-state', { code: 'notPractice', facts: { workspace: facts.workspace.name } })
    const me = facts.members.find(({ person }) => person === caller.id)
    if (!me) return refuse('not-allowed', { code: 'removedByItsPeople', facts: {} })
    const removedHandoffs = await app.store.purgePractice(caller.workspace)
    const opened = await openWorkspace(
      app,
      {
        name: 'Front desk',
        practice: false,
        ...starterFor(me, facts.playbook.document.timeZone),
      },
      caller,
    )
    app.facts.drop(caller.workspace)
    // The key that this was asked with went with the workspace.
    const isByKey = caller.kind === 'person' && !caller.session
    const scopes = (caller.kind === 'person' && caller.key?.scopes) || undefined
    const made = isByKey ? await makeKey(app, opened.workspace, { person: me.person, scopes }, caller) : undefined
    return { ...opened, removedHandoffs, ...(made && !isRefusal(made) && { personKey: made.key }) }
  },
}

/** Every event goes to each of them. */
const MOST_OF_AN_AGENT = 10
const MOST_OF_A_WORKSPACE = 100
/** They see nothing of the desk any more: by mail, or not at all. */
async function tellRemoved(app: App, workspace: string, { email, practice }: Member): Promise<void> {
  const to = shownEmail(email)
  if (!to || practice || !app.mailer.canSend) return
  const text = `An admin took you out of “${workspace}” at Baton. Your keys and sessions open nothing of it any more.`
  await app.post({ kind: 'words', to, subject: 'You were taken out of a workspace at Baton', text })
}

/** Who is in no workspace any more has nothing to sign in to: nothing of theirs goes on. */
async function endAccount(app: App, userId: string): Promise<void> {
  if ((await app.store.findMemberships(userId)).length > 0) return
  await app.signIn.endSessions(userId)
  await app.store.links.end({ of: { userId }, because: 'removed' })
}

/** The contract knows deliveries to webhooks only. */
const toDeliveryView = ({ target, ...delivery }: Delivery) =>
  target.kind === 'webhook' ? [{ ...delivery, webhook: target.webhook, url: target.url }] : []

const ownAgent = (caller: { kind: 'agent' | 'person'; id: string }): string | undefined =>
  caller.kind === 'agent' ? caller.id : undefined
