/** Makes sending the same thing twice harmless: by the caller's idempotency key, or by the agent's own reference. */
import { type HandoffId, isRefusal, type Refusal, refuse } from '@baton-desk/core'
import type { App } from '../app.ts'
import { type Sender, senderKey } from '../caller.ts'
import { Duplicate, type IdempotencyRecord, type Stored } from '../ports/handoffs.ts'
import type { Records } from '../ports/store.ts'

/** From the `Idempotency-Key` header. */
export type Idempotency = { key: string; requestHash: string }

/** `position` is null when nothing was changed; `existed`: because it had been carried out before. */
export type Handled = { stored: Stored; existed: boolean; position: number | null }

/** What is kept with a change, so that the same key gives the same handoff again. */
export type Remembered = ((handoff: HandoffId) => IdempotencyRecord) | undefined

export type Once = { sender: Sender; idempotency?: Idempotency | undefined; reference?: string | undefined }

/**
 * Runs the work; when another transaction was first with the same reference or idempotency key, gives what that one
 * made instead.
 */
export async function onceOnly(
  app: App,
  { sender, idempotency, reference }: Once,
  work: (remembered: Remembered) => Promise<Handled | Refusal>,
): Promise<Handled | Refusal> {
  const actor = senderKey(sender)
  try {
    return await work(idempotency && ((handoff) => ({ actor, ...idempotency, status: 200, body: { handoff } })))
  } catch (error) {
    if (!(error instanceof Duplicate)) throw error
    return app.store.transaction(sender.workspace, async (records) => {
      const replayed = idempotency && (await handledBefore(records, sender, idempotency))
      if (isRefusal(replayed)) return replayed
      const id =
        replayed ||
        (sender.kind === 'agent' && reference ? await records.handoffs.findByReference(sender.id, reference) : null)
      const stored = id ? await records.handoffs.read(id) : null
      return stored
        ? { stored, existed: true, position: null }
        : refuse('conflict', { code: 'changedAtOnce', facts: {} })
    })
  }
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
