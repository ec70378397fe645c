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
import { workOff } from './work-off.ts'

export const ERRANDS = 'errands'
export type ErrandJob = { workspace: WorkspaceId } & Errand

/** A mail server that is down for a night is tried until the morning. */
const RETRIES = { times: 12, delayS: 5, atMostS: 3_600 }

export const startErrands = (app: App, boss: PgBoss): Promise<void> =>
  workOff<ErrandJob>(boss, ERRANDS, { retries: RETRIES, work: (errand) => run(app, errand) })

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
