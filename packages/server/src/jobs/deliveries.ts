/**
 * Deliveries: every event that a webhook wants is sent at least once under one id. One job a change, put on the queue
 * in the transaction of the change; what is delivered is not sent again when another of the same job has to be tried
 * anew. What stays undeliverable is said to the owner. People are told by messages (`telling.ts`), not here.
 */
import { type Instant, isRefusal, type WorkspaceId } from '@baton-desk/core'
import type { PgBoss } from 'pg-boss'
import { type App, namesOf } from '../app/app.ts'
import { handleCommand } from '../app/commands/handle-command.ts'
import { endWebhook } from '../app/end-webhook.ts'
import type { DeliveryTarget } from '../app/ports/deliveries.ts'
import type { Circuit, SendWebhook, Webhook } from '../app/ports/webhooks.ts'
import { sendPending } from '../app/send-pending.ts'
import { tell } from '../app/tell.ts'
import { editsFor, toTrailEvent, toView } from '../app/views.ts'

export const DELIVER = 'deliver'
const DEAD = 'deliver-dead'

export type DeliveryJob = { workspace: WorkspaceId; handoff: string; fromSeq: number; toSeq: number }

export type DeliveryOptions = {
  send: SendWebhook
  /** How often a delivery is tried again before the owner is told; 80 makes three days. */
  retries?: number
  /** Seconds before the first retry; each further one waits twice as long, an hour at most. */
  retryDelayS?: number
  /** Seconds for which nobody tries an address that fails and fails; 30 unless set. */
  circuitS?: number
}

export async function startDeliveries(app: App, boss: PgBoss, options: DeliveryOptions): Promise<void> {
  const { send, retries = 80, retryDelayS = 5, circuitS = 30 } = options
  const circuit = { failures: OPENS_AFTER, waitS: circuitS }
  // A worker that was killed is noticed by its missing heartbeat, long before a slow one is given up.
  const patience = { heartbeatSeconds: 10, expireInSeconds: 120 }
  await boss.createQueue(DEAD, { retryLimit: 10, retryDelay: 5, retryBackoff: true, notify: true, ...patience })
  const queue = {
    notify: true,
    retryLimit: retries,
    retryDelay: retryDelayS,
    retryBackoff: true,
    retryDelayMax: LONGEST_DELAY_S,
    deadLetter: DEAD,
    ...patience,
  }
  await boss.createQueue(DELIVER, queue)
  // An existing queue keeps its old settings otherwise.
  await boss.updateQueue(DELIVER, queue)
  const often = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 1, localConcurrency: 8 }
  await boss.work<DeliveryJob>(DELIVER, often, async ([job]) => {
    if (job) await deliver(app, job.data, { send, circuit })
  })
  await boss.work<DeliveryJob>(DEAD, often, async ([job]) => {
    if (job) await giveUp(app, job.data)
  })
}

const LONGEST_DELAY_S = 3_600
/** Failures in a row, of whatever events: it is the address then, and no single event. */
const OPENS_AFTER = 5

type Sending = { send: SendWebhook; circuit: Circuit }

async function deliver(app: App, job: DeliveryJob, { send, circuit }: Sending): Promise<void> {
  const { workspace, handoff, fromSeq, toSeq } = job
  const pending = await app.store.transaction(workspace, (records) =>
    records.deliveries.pendingOf(handoff, fromSeq, toSeq),
  )
  const failures: string[] = []
  for (const { id } of pending) {
    const sending = await read(app, { workspace, id, circuit })
    if (!sending) {
      await drop(app, workspace, id)
      continue
    }
    const { target, webhook, secrets, message, mayTry } = sending
    if (!mayTry) {
      failures.push(`${nameOf(target)}: it has been failing, and is tried again later`)
      continue
    }
    const notTaken =
      secrets === null
        ? { error: 'its secret was sealed by a key that is not here; make the webhook anew', isGone: false }
        : await send({ url: webhook.url, secrets, id, message })
    const error = notTaken?.error ?? null
    const state = error === null ? 'delivered' : notTaken?.isGone ? 'dead' : 'pending'
    const isWell = await app.store.transaction(workspace, async (records, now) => {
      await records.deliveries.tried(id, { state, error, at: now })
      return error === null ? records.webhooks.worked(webhook.url, circuit) : false
    })
    if (isWell) await sendWhatWaited(app, { workspace, url: webhook.url })
    if (error && !notTaken?.isGone) await noteFailure(app, { workspace, webhook, error, circuit })
    if (notTaken?.isGone) {
      await endWebhook(app, { workspace, webhook, error: notTaken.error })
      await report(app, {
        workspace,
        handoff,
        type: 'delivery_failed',
        target: webhook.url,
        error: notTaken.error,
        deliveryId: id,
      })
    } else if (error) failures.push(`${nameOf(target)}: ${error}`)
    else await report(app, { workspace, handoff, type: 'delivered', target: nameOf(target), deliveryId: id })
  }
  if (failures.length > 0) throw new Error(failures.join('; '))
}

/** What was to go to a webhook that has ended meanwhile goes nowhere. */
async function drop(app: App, workspace: WorkspaceId, id: string): Promise<void> {
  await app.store.transaction(workspace, async (records, now) => {
    const { items } = await records.deliveries.list({ id, states: ['pending'], limit: 1 })
    if (items.length > 0)
      await records.deliveries.tried(id, { state: 'dead', error: 'the webhook was removed', at: now })
  })
}

type Failing = { workspace: WorkspaceId; webhook: Webhook; error: string; circuit: Circuit }

/** The admins, who can see to it, are told once for each time that it begins. */
async function noteFailure(app: App, { workspace, webhook, error, circuit }: Failing): Promise<void> {
  const { members } = await app.facts.of(workspace)
  const { id, url } = webhook
  await app.store.transaction(workspace, async (records) => {
    const failed = await records.webhooks.failed(url, circuit)
    if (!failed?.opened) return
    await tell(records, {
      id: `webhook-failing.${id}.${failed.since}`,
      people: members.filter(({ role }) => role === 'admin').map(({ person }) => person),
      subject: 'A webhook fails',
      body: `${url} has not taken what it was sent since ${failed.since} (${error}). It is tried for three days, ever more rarely, and gets what it missed as soon as it answers again. What it lost otherwise can be sent again: baton webhook send-again ${id} --since ${failed.since}.`,
    })
  })
}

/** It takes something again: what waits for its next try, hours away perhaps, goes now. */
async function sendWhatWaited(app: App, { workspace, url }: { workspace: WorkspaceId; url: string }): Promise<void> {
  await app.store.transaction(workspace, (records) => sendPending(records, url))
}

/** Read apart from the sending: no network call inside a transaction. */
async function read(app: App, { workspace, id, circuit }: { workspace: WorkspaceId; id: string; circuit: Circuit }) {
  const facts = await app.facts.of(workspace)
  return app.store.transaction(workspace, async (records, now) => {
    const found = await records.deliveries.toSend(id)
    const stored = found && (await records.handoffs.read(found.delivery.handoff))
    if (!found || !stored) return null
    const names = namesOf(facts, now)
    const looking = { exact: found.webhook.arguments === 'exact' }
    const event = toTrailEvent(found.event, names, editsFor(stored.handoff, looking))
    const message = {
      type: `handoff.${event.type}`,
      timestamp: event.at,
      data: { event, handoff: toView(stored, names, { looking }) },
    }
    const { webhook } = found
    const mayTry = await records.webhooks.mayTry(webhook.url, circuit)
    return { target: found.delivery.target, webhook, secrets: secretsOf(app, webhook, now), message, mayTry }
  })
}

/** By which it signs: the newest first. Null where that one was sealed by a key that is not here. */
function secretsOf({ seal }: App, { secret, old }: Webhook, now: Instant): string[] | null {
  const newest = seal.open(secret)
  const before = old && old.until > now ? seal.open(old.secret) : null
  return newest === null ? null : [newest, ...(before === null ? [] : [before])]
}

async function giveUp(app: App, { workspace, handoff, fromSeq, toSeq }: DeliveryJob): Promise<void> {
  const dead = await app.store.transaction(workspace, async (records, now) => {
    const pending = await records.deliveries.pendingOf(handoff, fromSeq, toSeq)
    for (const { id, lastError } of pending)
      await records.deliveries.tried(id, { state: 'dead', error: lastError, at: now })
    return pending
  })
  for (const { id, target, lastError } of dead)
    await report(app, {
      workspace,
      handoff,
      type: 'delivery_failed',
      target: nameOf(target),
      error: lastError ?? 'unknown',
      deliveryId: id,
    })
}

/** As the history names it. */
const nameOf = (target: DeliveryTarget): string =>
  target.kind === 'webhook' ? target.url : `${target.channel} of ${target.person}`

type Reported = { workspace: WorkspaceId; handoff: string; target: string; deliveryId: string } & (
  | { type: 'delivered' }
  | { type: 'delivery_failed'; error: string }
)

async function report(app: App, { workspace, handoff, ...command }: Reported): Promise<void> {
  const result = await handleCommand(app, { caller: { kind: 'desk', workspace }, handoff, command })
  if (isRefusal(result)) app.log.error({ handoff, refusal: result }, 'The result of a delivery could not be recorded')
}
