/** The nightly proof: the playbook in force against who can be reached and who is on call now; only what has changed is told. */
import {
  type Instant,
  nextBusinessHour,
  type Playbook,
  proofChanges,
  provePlaybook,
  type WorkspaceId,
} from '@baton-desk/core'
import type { App } from './app.ts'
import { handOver } from './hand-over.ts'
import { tell, whoAnswersFor } from './tell.ts'
import { channelsOfAll } from './telling/channels-of-all.ts'

/** When the business sleeps, so that what it tells is read in the morning. */
const HOUR = 3

export const nextProofAt = (playbook: Playbook, now: Instant): Instant => nextBusinessHour(playbook, HOUR, now)

export async function repeatProof(app: App, workspace: WorkspaceId): Promise<void> {
  // Also finds what a process that died has left with somebody who is gone.
  await handOver(app, workspace)
  const { playbook, reachable, roles, members } = await app.facts.of(workspace)
  const { document, version } = playbook
  const { now, rotas, channels, before } = await app.store.transaction(workspace, async (records, now) => ({
    now,
    rotas: await app.rotas.of(records, { workspace, playbook: document, versions: `${version}` }, now),
    channels: await channelsOfAll(app, records, members),
    before: await records.proofs.read(),
  }))
  const proof = provePlaybook(document, { from: now, reachable, roles, rotas, channels })
  // Without an earlier one there is nothing to compare: what is wrong from the beginning is said when a playbook is taken up.
  const { worse, better } = before ? proofChanges(document, before, proof) : { worse: [], better: [] }
  await app.store.transaction(workspace, async (records) => {
    await records.proofs.keep({ kept: proof, nextAt: nextProofAt(document, now) })
    if (worse.length + better.length === 0) return
    await tell(records, {
      id: app.ids.next(),
      people: whoAnswersFor(document, members),
      subject:
        worse.length > 0 ? 'The playbook is covered worse than at the last proof' : 'The playbook is covered better',
      body: [...worse, ...better].join('\n'),
    })
  })
}
