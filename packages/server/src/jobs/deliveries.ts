/**
 * Deliveries: every event that a webhook wants is sent at least once under one id. One job a change, put on the queue
 * in the transaction of the change; what is delivered is not sent again when another of the same job has to be tried
 * anew. What stays undeliverable is said to the owner. Nothing sends by other channels yet.
 */
import { type Instant, isRefusal, type WorkspaceId } from '@baton-desk/core'
import type { PgBoss } from 'pg-boss'
import { type App, namesOf } from '../app/app.ts'
import { handleCommand } from '../app/commands/handle-command.ts'
import { endWebhook } from '../app/end-webhook.ts'
import type { DeliveryTarget } from '../app/ports/deliveries.ts'
import type { SendWebhook, Webhook } from '../app/ports/webhooks.ts'
import { editsFor, toTrailEvent, toView } from '../app/views.ts'

export const DELIVER = 'deliver'
const DEAD = 'deliver-dead'

export type DeliveryJob = { workspace: WorkspaceId; handoff: string; fromSeq: number; toSeq: number }

export type DeliveryOptions = {
  send: SendWebhook
  /** How often a delivery is tried again before the owner is told; 8 makes about 20 minutes. */
  retries?: number
  /** Seconds before the first retry; each further one waits twice as long. */
  retryDelayS?: number
}

export async function startDeliveries(app: App, boss: PgBoss, options: DeliveryOptions): Promise<void> {
  const { send, retries = 8, retryDelayS = 5 } = options
  // A worker that was killed is noticed by its missing heartbeat, long before a slow one is given up.
  const patience = { heartbeatSeconds: 10, expireInSeconds: 120 }
  await boss.createQueue(DEAD, { retryLimit: 10, retryDelay: 5, retryBackoff: true, notify: true, ...patience })
  const queue = {
    notify: true,
    retryLimit: retries,
    retryDelay: retryDelayS,
    retryBackoff: true,
    deadLetter: DEAD,
    ...patience,
  }
  await boss.createQueue(DELIVER, queue)
  // An existing queue keeps its old settings otherwise.
  await boss.updateQueue(DELIVER, queue)
  const often = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 1, localConcurrency: 8 }
  await boss.work<DeliveryJob>(DELIVER, often, async ([job]) => {
    if (job) await deliver(app, job.data, send)
  })
  await boss.work<DeliveryJob>(DEAD, often, async ([job]) => {
    if (job) await giveUp(app, job.data)
  })
}

async function deliver(app: App, job: DeliveryJob, send: SendWebhook): Promise<void> {
  const { workspace, handoff, fromSeq, toSeq } = job
  const pending = await app.store.transaction(workspace, (records) =>
    records.deliveries.pendingOf(handoff, fromSeq, toSeq),
  )
  const failures: string[] = []
  for (const { id } of pending) {
    const sending = await read(app, workspace, id)
    if (!sending) {
      await drop(app, workspace, id)
      continue
    }
    const { target, webhook, secrets, message } = sending
    const notTaken = !webhook
      ? { error: 'nothing sends by this channel yet', isGone: false }
      : secrets === null
        ? { error: 'its secret was sealed by a key that is not here; make the webhook anew', isGone: false }
        : await send({ url: webhook.url, secrets, id, message })
    const error = notTaken?.error ?? null
    const state = error === null ? 'delivered' : notTaken?.isGone ? 'dead' : 'pending'
    await app.store.transaction(workspace, (records, now) => records.deliveries.tried(id, { state, error, at: now }))
    if (webhook && notTaken?.isGone) {
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
    const [delivery] = await records.deliveries.list({ id, states: ['pending'], limit: 1 })
    if (delivery) await records.deliveries.tried(id, { state: 'dead', error: 'the webhook was removed', at: now })
  })
}

/** Read apart from the sending: no network call inside a transaction. */
async function read(app: App, workspace: WorkspaceId, id: string) {
  const facts = await app.facts.of(workspace)
  return app.store.transaction(workspace, async (records, now) => {
    const found = await records.deliveries.toSend(id)
    const stored = found && (await records.handoffs.read(found.delivery.handoff))
    if (!found || !stored) return null
    const names = namesOf(facts, now)
    const looking = { exact: found.webhook?.arguments === 'exact' }
    const event = toTrailEvent(found.event, names, editsFor(stored.handoff, looking))
    const message = {
      type: `handoff.${event.type}`,
      timestamp: event.at,
      data: { event, handoff: toView(stored, names, { looking }) },
    }
    const { webhook } = found
    return { target: found.delivery.target, webhook, secrets: webhook && secretsOf(app, webhook, now), message }
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
