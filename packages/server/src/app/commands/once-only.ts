/** Makes sending the same thing twice harmless: by the caller's idempotency key, or by the agent's own reference. */
import { type HandoffId, isRefusal, type Refusal, refuse } from '@baton-desk/core'
import type { App } from '../app.ts'
import { type Sender, senderKey } from '../caller.ts'
import { Duplicate, type IdempotencyRecord, type Stored } from '../ports/handoffs.ts'
import type { Records } from '../ports/store.ts'
import { type Reference, underReference } from './under-reference.ts'

/** From the `Idempotency-Key` header. */
export type Idempotency = { key: string; requestHash: string }

/** `position` is null when nothing was changed; `existed`: because it had been carried out before. */
export type Handled = { stored: Stored; existed: boolean; position: number | null }

/** What is kept with a change, so that the same key gives the same handoff again. */
export type Remembered = ((handoff: HandoffId) => IdempotencyRecord) | undefined

export type Once = { sender: Sender; idempotency?: Idempotency | undefined; reference?: Reference | undefined }

/**
 * Runs the work; when another transaction was first with the same reference or idempotency key, gives what that one
 * made instead, or refuses where the reference is that of something else.
 */
export async function onceOnly(
  app: App,
  { sender, idempotency, reference }: Once,
  work: (remembered: Remembered) => Promise<Handled | Refusal>,
): Promise<Handled | Refusal> {
  const actor = senderKey(sender)
  const before = () =>
    app.store.transaction(sender.workspace, (records) => madeBefore(records, { sender, idempotency, reference }))
  try {
    const handled = await work(
      idempotency && ((handoff) => ({ actor, ...idempotency, status: 200, body: { handoff } })),
    )
    // What the playbook of now refuses may have been handed off by an earlier one.
    return isRefusal(handled) && reference ? ((await before()) ?? handled) : handled
  } catch (error) {
    if (!(error instanceof Duplicate)) throw error
    return (await before()) ?? refuse('conflict', { code: 'changedAtOnce', facts: {} })
  }
}

/** What was made under the same key or reference; a refusal where that was something else, null where nothing was. */
async function madeBefore(
  records: Records,
  { sender, idempotency, reference }: Once,
): Promise<Handled | Refusal | null> {
  const replayed = idempotency && (await handledBefore(records, sender, idempotency))
  if (isRefusal(replayed)) return replayed
  const stored =
    (replayed ? await records.handoffs.read(replayed) : null) ??
    (sender.kind === 'agent' && reference ? await underReference(records, sender.id, reference) : null)
  return stored === null || isRefusal(stored) ? stored : { stored, existed: true, position: null }
}

/** The handoff that was changed under this key before; a refusal when it was another request. */
export async function handledBefore(
  records: Records,
  sender: Sender,
  { key, requestHash }: Idempotency,
): Promise<HandoffId | Refusal | undefined> {
  const earlier = await records.handoffs.idempotent(senderKey(sender), key)
  if (!earlier) return undefined
  if (earlier.requestHash !== requestHash)
    return refuse('idempotency-key-reused', { code: 'idempotencyKeyUsed', facts: { key } })
  return (earlier.body as { handoff: HandoffId }).handoff
}
