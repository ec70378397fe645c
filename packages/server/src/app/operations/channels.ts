/** How a person wants to be told, changed by themselves; and what admins see of it. */
import { randomBytes, randomInt } from 'node:crypto'
import { type AnswerOf, type PersonId, type Refusal, refuse, type WorkspaceId } from '@baton-desk/core'
import { ALWAYS, type TellReason, tellingSentence } from '@baton-desk/core/telling'
import type { App } from '../app.ts'
import type { Caller } from '../caller.ts'
import { shownEmail } from '../open-workspace.ts'
import type { ChannelOf, OwnChannel } from '../ports/channels.ts'
import type { NotSent, PersonChannel } from '../ports/telling.ts'
import type { Bucket } from '../ports/tries.ts'
import { tell } from '../tell.ts'
import { addressHash } from '../telling/address-hash.ts'
import { keptAddress, openAddress } from '../telling/channel-address.ts'
import { hashOfCode } from '../telling/channel-code.ts'
import { toReply } from '../telling/channel-reply.ts'
import { canSend } from '../telling/channels-of-all.ts'
import type { Call, Operations } from './operation.ts'

type ChannelEndpoints =
  | 'listMyChannels'
  | 'listChannelKinds'
  | 'addChannel'
  | 'changeChannel'
  | 'removeChannel'
  | 'testChannel'
  | 'listSent'
  | 'listChannels'

type ChannelView = AnswerOf<'addChannel'>

const MOST = 10
const CODE_FOR_S = 60 * 60

export const channelOperations: Operations<ChannelEndpoints> = {
  listMyChannels: async ({ app, caller }) => ({
    items: (await ofPerson(app, caller)).map((channel) => toView(app, channel)),
  }),

  listChannelKinds: async ({ app }) => ({
    items: [...app.channels.values()].map(({ kind, name, canSend, proof }) => ({
      kind,
      name,
      canSend,
      asks: proof.by === 'code' ? proof.asks : null,
    })),
  }),

  /** Not with a key: one that was found would outlive its revoking by what is sent to a mailbox of the finder's. */
  async addChannel({ app, caller, body: { kind, address: given, use = ALWAYS } }) {
    const me = signedIn(caller)
    if (!me) return signInForThis()
    const channel = app.channels.get(kind)
    if (!channel)
      return refuse('invalid-request', { code: 'noSuchChannelKind', facts: { kinds: [...app.channels.keys()] } })
    if (!channel.canSend) return refuse('wrong-state', { code: 'cannotSendThere', facts: {} })
    const asked = await readAddress(channel, given)
    if ('problem' in asked)
      return refuse('invalid-request', { code: 'unfitAddress', facts: { because: asked.problem } })
    const { address, label } = asked
    const mine = await ofPerson(app, caller)
    const before = mine.find((one) => one.kind === kind && isAt(app, one, address))
    if (before) return again(app, caller, before)
    if (mine.length >= MOST) return refuse('wrong-state', { code: 'tooManyChannels', facts: { most: MOST } })
    const isProven = kind === 'email' && me.isProven && shownEmail(me.email)?.toLowerCase() === address
    const of = { id: app.ids.next(), person: caller.id }
    const kept = keptAddress(app, address ?? `not known: ${of.id}`, { isSecret: channel.hasSecretAddress ?? false })
    const hash = addressHash(address ?? of.id)
    await app.store.transaction(caller.workspace, async (records) => {
      await records.channels.add({ ...use, ...of, kind, address: kept, addressHash: hash, label, isProven })
      await tell(records, {
        id: app.ids.next(),
        people: [caller.id],
        subject: 'A channel was added to your profile',
        body: 'The desk tells you of handoffs at one more address once it is proven. If it was not you who added it, take it away under Profile, Channels, and end your other sessions there.',
      })
    })
    return isProven ? read(app, caller, of.id) : startProof(app, caller, of)
  },

  async changeChannel({ app, caller, id, body: { use, place, code } }) {
    if (!(await one(app, caller, id))) return noSuchChannel(id)
    if (code !== undefined && !signedIn(caller)) return signInForThis()
    const of = { id, person: caller.id }
    const came = await app.store.transaction(caller.workspace, async (records) => {
      await records.channels.change(of, { ...use, ...(place !== undefined && { place }) })
      return code === undefined ? null : records.channels.prove(of, hashOfCode(id, code.replace(/\s/g, '')))
    })
    if (came === 'wrong') return refuse('invalid-request', { code: 'wrongCode', facts: {} })
    if (came === 'over') return refuse('invalid-request', { code: 'codeOver', facts: {} })
    return read(app, caller, id)
  },

  async removeChannel({ app, caller, id }) {
    const removed = await app.store.transaction(caller.workspace, (records) =>
      records.channels.remove({ id, person: caller.id }),
    )
    return removed ? {} : noSuchChannel(id)
  },

  async testChannel({ app, caller, id }) {
    const channel = await one(app, caller, id)
    if (!channel) return noSuchChannel(id)
    if (!channel.isProven) return refuse('wrong-state', { code: 'channelUnproven', facts: {} })
    const waits = await tooOften(app, caller)
    if (waits) return waits
    const facts = await app.facts.of(caller.workspace)
    const { origin } = new URL(app.publicUrl)
    const sent = await app.channels.get(channel.kind)?.send({
      id: app.ids.next(),
      to: { name: facts.people[caller.id] ?? caller.id, address: openAddress(app, channel) },
      workspace: facts.workspace.name,
      shown: [],
      more: 0,
      notices: [],
      links: { inbox: `${origin}/`, settings: `${origin}/profile` },
      mayBeThere: false,
    })
    if (!sent) return refuse('wrong-state', { code: 'cannotSendThere', facts: {} })
    const failure = 'error' in sent ? sent : null
    await app.store.transaction(caller.workspace, async (records) => {
      if (failure) await records.channels.failed(id, failure)
      else await records.channels.worked(id)
    })
    return failure ? refuse('wrong-state', { code: 'notSent', facts: { because: failure.error } }) : {}
  },

  async listSent({ app, caller, id }) {
    const sent = await app.store.transaction(caller.workspace, async (records) => {
      const mine = (await records.channels.list(caller.id)).some((channel) => channel.id === id)
      return mine ? records.telling.log({ person: caller.id, channel: id }) : null
    })
    if (!sent) return noSuchChannel(id)
    return {
      items: sent.map(({ handoffs, ...message }) => ({
        ...message,
        handoffs: handoffs.map(({ about, ...one }) => ({ ...one, says: tellingSentence(about as TellReason, {}) })),
      })),
    }
  },

  async listChannels({ app, caller }) {
    const all = await app.store.transaction(caller.workspace, (records) => records.channels.list())
    return { items: all.map((channel) => ({ ...toView(app, channel), label: '', lastError: null })) }
  },
}

type Person = { workspace: WorkspaceId; id: PersonId }

const ofPerson = (app: App, { workspace, id: person }: Person): Promise<OwnChannel[]> =>
  app.store.transaction(workspace, (records) => records.channels.list(person))

const one = async (app: App, caller: Person, id: string): Promise<OwnChannel | undefined> =>
  (await ofPerson(app, caller)).find((channel) => channel.id === id)

async function read(app: App, caller: Person, id: string): Promise<ChannelView | Refusal> {
  const channel = await one(app, caller, id)
  return channel ? toView(app, channel) : noSuchChannel(id)
}

function toView(app: App, channel: OwnChannel): ChannelView {
  const { id, person, kind, label, place, urgencies, hours, nowAtAnyHour, ...state } = channel
  return {
    id,
    person,
    kind,
    label,
    place,
    use: { urgencies, hours, nowAtAnyHour },
    provenAt: state.provenAt,
    failingSince: state.failingSince,
    lastError: state.lastError,
    canSend: canSend(app, kind),
  }
}

/** Sent again: another code, where it is still to be proven, or nobody was there when it was used last. */
async function again(app: App, caller: Caller, { id, isProven, health }: OwnChannel): Promise<ChannelView | Refusal> {
  const isWell = isProven && health !== 'bounced'
  return isWell ? read(app, caller, id) : startProof(app, caller, { id, person: caller.id })
}

/** As its channel reads it. Of one that asks for no address, none is known yet. */
async function readAddress(
  { name, proof }: PersonChannel,
  given: string | undefined,
): Promise<{ address: string | undefined; label: string } | { problem: string }> {
  if (proof.by === 'invitation') return { address: undefined, label: `${name}, not linked yet` }
  return given === undefined ? { problem: `Expected ${proof.asks}` } : proof.read(given)
}

const isAt = (app: App, channel: OwnChannel, address: string | undefined): boolean =>
  address === undefined ? !channel.isProven : openAddress(app, channel) === address

const signInForThis = (): Refusal => refuse('not-allowed', { code: 'signInForThis', facts: {} })
const noSuchChannel = (channel: string): Refusal => refuse('not-found', { code: 'noSuchChannel', facts: { channel } })

const signedIn = (caller: Call<'addChannel'>['caller']) =>
  caller.kind === 'person' && !caller.key ? caller.session : undefined

/** Each is a message to somebody who may not have asked for it. */
const messagesOf = ({ workspace, id }: Person): Bucket => ({
  name: `channel messages of ${workspace} ${id}`,
  free: 8,
  waitAtMostS: 600,
  forgottenAfterS: 86_400,
})

async function tooOften(app: App, caller: Person): Promise<Refusal | null> {
  const retryAfter = await app.store.tries.take(messagesOf(caller))
  return retryAfter > 0
    ? refuse('rate-limited', { code: 'tooManyRequests', facts: { retryAfter } }, { retryAfter })
    : null
}

/** Sends the code, or says what its person is to do there. */
async function startProof(app: App, caller: Caller, of: ChannelOf): Promise<ChannelView | Refusal> {
  const waits = await tooOften(app, caller)
  if (waits) return waits
  const channel = await one(app, caller, of.id)
  const by = channel && app.channels.get(channel.kind)
  if (!channel || !by) return noSuchChannel(of.id)
  const isInvited = by.proof.by === 'invitation'
  const code = isInvited ? randomBytes(9).toString('base64url') : String(randomInt(1_000_000)).padStart(6, '0')
  await app.store.transaction(caller.workspace, (records) =>
    records.channels.expectCode(of, { hash: hashOfCode(of.id, code), validForS: CODE_FOR_S }),
  )
  const reply = toReply({ workspace: caller.workspace, channel: of.id, code })
  if (by.proof.by === 'invitation') {
    const invitation = await by.proof.invite(reply)
    return 'error' in invitation ? notSent(invitation) : { ...toView(app, channel), invitation }
  }
  const { people } = await app.facts.of(caller.workspace)
  const to = { name: people[caller.id] ?? caller.id, address: openAddress(app, channel) }
  const failure = await by.proof.sendCode(to, { code, reply })
  return failure ? notSent(failure) : read(app, caller, of.id)
}

const notSent = ({ error }: NotSent): Refusal => refuse('wrong-state', { code: 'notSent', facts: { because: error } })
