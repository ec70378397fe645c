/** Sends one message: made ready again on each try, under one id and with the same links, and what came of it remembered. */
import { after, type HandoffId, type Instant, isRefusal, type WorkspaceId } from '@baton-desk/core'
import type { TellReason } from '@baton-desk/core/telling'
import type { App } from '../app.ts'
import { handleCommand } from '../commands/handle-command.ts'
import type { OwnChannel } from '../ports/channels.ts'
import type { Records } from '../ports/store.ts'
import type { DueMessage, Message, NotSent, PendingMessage, Sent } from '../ports/telling.ts'
import { tell } from '../tell.ts'
import type { WorkspaceFacts } from '../workspace-facts.ts'
import { canSend } from './channels-of-all.ts'
import { makeMessage } from './make-message.ts'
import { waitsUntil } from './make-messages.ts'

/** Before each further try; then the message is given up, and another channel is looked for. */
const AGAIN_AFTER = [2_000, 10_000]

export async function sendMessage(app: App, { workspace, message: id }: DueMessage): Promise<void> {
  const facts = await app.facts.of(workspace)
  const ready = await app.store.transaction(workspace, (records, now) => makeReady(app, { records, facts, now, id }))
  if (!ready) return
  const { pending, channel, message } = ready
  // Whoever had it died after it went out, and before all of its handoffs knew.
  if (pending.state !== 'pending') return note(app, { workspace, pending })
  const { person, attempts } = pending
  const by = channel && app.channels.get(channel.kind)
  const result: Sent | NotSent = by
    ? await by.send(message)
    : { error: 'the channel was taken away meanwhile', isGone: true }
  const failure: NotSent | null =
    channel && !('error' in result) ? null : 'error' in result ? result : { error: 'nobody is there', isGone: true }
  if (!failure) {
    const { receipt } = result as Sent
    await app.store.transaction(workspace, async (records, now) => {
      const rows = new Map((await records.handoffs.rows(handoffsOf(pending))).map((row) => [row.id, row]))
      const channels = (await records.channels.list(person)).filter(({ kind }) => canSend(app, kind))
      const waits = pending.of.map((told) => {
        const row = rows.get(told.handoff)
        const until = row ? waitsUntil(told, row, { facts, person, channels, now }) : null
        return { ...told, until, heard: ready.heard.get(told.handoff) ?? told.seq }
      })
      await records.telling.sent({ id, person, receipt }, waits)
      await records.channels.worked(pending.channel)
    })
    return note(app, { workspace, pending: { ...pending, state: 'sent' } })
  }
  const { error } = failure
  const isTriedAgain = await app.store.transaction(workspace, async (records, now) => {
    const wait = failure.isGone ? undefined : AGAIN_AFTER[attempts]
    const again = wait === undefined ? null : after(now, Math.max(wait, askedToWait(failure)))
    await records.telling.notSent({ id, person }, { error, again })
    if (again !== null) return true
    if (channel && (await records.channels.failed(channel.id, failure)))
      await sayBroken(app, { records, facts, channel })
    return false
  })
  if (!isTriedAgain) await note(app, { workspace, pending: { ...pending, state: 'failed', error } })
}

/** In milliseconds. A receiver that asks for more than this is not waited for. */
const MOST_WAITED = 60_000
const askedToWait = ({ retryAfterS = 0 }: NotSent): number => Math.min(retryAfterS * 1_000, MOST_WAITED)

/** What came of it, in the history of each of its handoffs; whoever dies meanwhile is followed by another that goes on. */
async function note(app: App, { workspace, pending }: Pick<Remembering, 'workspace' | 'pending'>): Promise<void> {
  for (const told of pending.of) await remember(app, { workspace, pending, told })
  await app.store.transaction(workspace, (records) => records.telling.noted(pending.id))
}

const handoffsOf = ({ of }: PendingMessage): HandoffId[] => [...new Set(of.map(({ handoff }) => handoff))]

type Remembering = {
  workspace: WorkspaceId
  pending: PendingMessage
  told: PendingMessage['of'][number]
}

/** In the history of the handoff, once however often it is tried. */
async function remember(app: App, { workspace, pending, told }: Remembering): Promise<void> {
  const { id, person: to, kind, state, error } = pending
  const facts = { to, channel: kind || 'unknown', message: id, about: told.about as TellReason }
  const wasSent = state === 'sent'
  const result = await handleCommand(app, {
    caller: { kind: 'desk', workspace },
    handoff: told.handoff,
    command: wasSent ? { type: 'told', ...facts } : { type: 'not_told', ...facts, error: error ?? '' },
    idempotency: { key: `${id} ${told.handoff} ${told.seq}`, requestHash: wasSent ? 'told' : 'not told' },
  })
  if (isRefusal(result)) app.log.error({ handoff: told.handoff, refusal: result }, 'Who was told could not be recorded')
}

type Broken = { records: Records; facts: WorkspaceFacts; channel: OwnChannel }

/** The person learns of it at the desk, and the admins do, who can see to it. Without the receiver's words: they may quote the message. */
async function sayBroken(app: App, { records, facts, channel }: Broken): Promise<void> {
  const { id, person, kind, label } = channel
  const admins = facts.members.filter(({ role }) => role === 'admin').map((member) => member.person)
  await tell(records, {
    id: `channel-broken.${id}.${channel.failingSince ?? 'now'}`,
    people: [person, ...admins],
    subject: `${facts.people[person] ?? person} cannot be told by ${app.channels.get(kind)?.name ?? kind} any more`,
    body: `What was sent to ${label} did not go through. Other channels are tried first from now on. Why it failed stands under Profile, Channels, where they see to it.`,
  })
}

type MakingReady = { records: Records; facts: WorkspaceFacts; now: Instant; id: string }
type Ready = {
  pending: PendingMessage
  channel: OwnChannel | undefined
  message: Message
  heard: ReadonlyMap<HandoffId, number>
}

/** Read apart from the sending: no network call inside a transaction. */
async function makeReady(app: App, { records, facts, now, id }: MakingReady): Promise<Ready | null> {
  const pending = await records.telling.pending(id)
  if (!pending) return null
  const { person, mayBeThere } = pending
  const channel = (await records.channels.list(person)).find((one) => one.id === pending.channel && one.isProven)
  const made = await makeMessage(app, {
    records,
    facts,
    now,
    person,
    id,
    of: pending.of,
    notices: pending.notices,
    channel,
  })
  return { pending, channel, message: { ...made.message, mayBeThere }, heard: made.heard }
}
