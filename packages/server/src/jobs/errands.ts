/**
 * Errands: what the desk does by itself after a change, put on the queue in the transaction of the change. Each is done at
 * least once, and harmless twice.
 */
import type { WorkspaceId } from '@baton-desk/core'
import type { PgBoss } from 'pg-boss'
import type { App } from '../app/app.ts'
import { handOver } from '../app/hand-over.ts'
import { shownEmail } from '../app/open-workspace.ts'
import type { Errand } from '../app/ports/errands.ts'

export const ERRANDS = 'errands'
export type ErrandJob = { workspace: WorkspaceId } & Errand

export async function startErrands(app: App, boss: PgBoss): Promise<void> {
  const queue = {
    notify: true,
    // A mail server that is down for a night is tried until the morning.
    retryLimit: 12,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 3_600,
    heartbeatSeconds: 10,
    expireInSeconds: 600,
  }
  await boss.createQueue(ERRANDS, queue)
  // An existing queue keeps its old settings otherwise.
  await boss.updateQueue(ERRANDS, queue)
  const often = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 1, localConcurrency: 2 }
  await boss.work<ErrandJob>(ERRANDS, often, async ([job]) => {
    if (job) await run(app, job.data)
  })
}

async function run(app: App, errand: ErrandJob): Promise<void> {
  const { workspace } = errand
  if (errand.kind === 'hand_over') return handOver(app, workspace)
  const notice = { id: errand.id, person: errand.person }
  const mail = await app.store.transaction(workspace, (records) => records.notices.toMail(notice))
  const to = mail && shownEmail(mail.email)
  // Without an address it stands at the desk only.
  if (!mail || !to) return
  await app.mailer.send({ to, subject: mail.subject, text: mail.body })
  await app.store.transaction(workspace, (records) => records.notices.mailed(notice))
}
