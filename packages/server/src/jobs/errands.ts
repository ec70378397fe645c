/**
 * Errands: what the desk does by itself after a change, put on the queue in the transaction of the change. Each is done at
 * least once, and harmless twice.
 */
import type { WorkspaceId } from '@baton-desk/core'
import type { PgBoss } from 'pg-boss'
import type { App } from '../app/app.ts'
import { handOver } from '../app/hand-over.ts'
import type { Errand } from '../app/ports/errands.ts'
import { workOff } from './work-off.ts'

export const ERRANDS = 'errands'
export type ErrandJob = { workspace: WorkspaceId } & Errand

/** A database that is down for a night is tried until the morning. */
const RETRIES = { times: 12, delayS: 5, atMostS: 3_600 }

export const startErrands = (app: App, boss: PgBoss): Promise<void> =>
  workOff<ErrandJob>(boss, ERRANDS, {
    retries: RETRIES,
    async work({ kind, workspace }) {
      // Others were put on the queue by a desk of before, which sent notices that way; they stand in the inbox.
      if (kind === 'hand_over') await handOver(app, workspace)
    },
  })
