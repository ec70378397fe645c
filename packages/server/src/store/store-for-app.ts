/** The store as the app asks for it: what each file beside this one gives, in one transaction on one workspace. */
import type { HandoffId, WorkspaceId } from '@baton-desk/core'
import type { Errand } from '../app/ports/errands.ts'
import type { Store as AppStore, Records } from '../app/ports/store.ts'
import { agentRecords, findKey, touchKey } from './agents.ts'
import { forgetAccounts } from './anonymise.ts'
import { calendarRecords, claimCalendars } from './calendars.ts'
import { channelRecords } from './channels.ts'
import { deliveryRecords, findLostDeliveries } from './deliveries.ts'
import { claimDigests, digestRecords } from './digests.ts'
import { erasureRecords, listErasures } from './erasures.ts'
import { eventRecords } from './events.ts'
import { indexWords } from './found-by.ts'
import { findDue, handoffRecords } from './handoffs.ts'
import { linksOf } from './links.ts'
import { findToCount, measureRecords } from './measures.ts'
import { noticeRecords } from './notices.ts'
import { findMemberships, peopleRecords } from './people.ts'
import { playbookRecords } from './playbooks.ts'
import { claimProofs, proofRecords } from './proofs.ts'
import { purgesOf, retentionRecords } from './retention.ts'
import { run } from './rows.ts'
import { waitingFor } from './sign-in.ts'
import type { Store, Tx } from './store.ts'
import { submissionRecords } from './submissions.ts'
import { claimMessages, claimRefreshes, findMessage, findToTell, tellingRecords } from './telling.ts'
import { trailRecords } from './trail.ts'
import { triesOf } from './tries.ts'
import { verdictRecords } from './verdicts.ts'
import { webhookRecords } from './webhooks.ts'
import { createWorkspace, listWorkspaces, purgePractice, workspaceRecords } from './workspaces.ts'

/** Which events of a handoff have deliveries to make now. */
export type ToDeliver = { workspace: WorkspaceId; handoff: HandoffId; fromSeq: number; toSeq: number }

/** Whoever looks more often is told what came of the last try: nobody fills the log of the database by asking. */
const WRITTEN_EVERY_MS = 2_000
const WRITE = `insert into settings (name, value) values ('ready', now()) on conflict (name) do update set value = excluded.value`

/** Does the work at most every so many milliseconds; in between everybody is told what came of it last. */
function lately(everyMs: number, work: () => Promise<unknown>): () => Promise<void> {
  let last: { at: number; done: Promise<void> } | undefined
  return () => {
    if (!last || performance.now() - last.at > everyMs) last = { at: performance.now(), done: work().then(() => {}) }
    return last.done
  }
}

export type Queue = {
  /** Puts the deliveries of a change on the queue, within its transaction; left out: they stay pending. */
  enqueue?: (tx: Tx, deliver: ToDeliver) => Promise<void>
  /** The same for what the desk does by itself; left out: it is not done. */
  enqueueErrand?: (tx: Tx, errand: { workspace: WorkspaceId } & Errand) => Promise<void>
}

export function storeForApp(
  store: Store,
  { enqueue = async () => {}, enqueueErrand = async () => {} }: Queue = {},
): AppStore {
  const recordsOf = (tx: Tx, workspace: WorkspaceId): Records => ({
    handoffs: handoffRecords(tx, workspace),
    events: eventRecords(tx, workspace),
    people: peopleRecords(tx, workspace),
    agents: agentRecords(tx, workspace),
    playbooks: playbookRecords(tx, workspace),
    calendars: calendarRecords(tx, workspace),
    proofs: proofRecords(tx, workspace),
    notices: noticeRecords(tx, workspace),
    erasures: erasureRecords(tx, workspace),
    trail: trailRecords(tx, workspace),
    retention: retentionRecords(tx, workspace),
    channels: channelRecords(tx, workspace),
    telling: tellingRecords(tx, workspace),
    measures: measureRecords(tx, workspace),
    digests: digestRecords(tx, workspace),
    webhooks: webhookRecords(tx, workspace),
    deliveries: deliveryRecords(tx, workspace),
    submissions: submissionRecords(tx, workspace),
    verdicts: verdictRecords(tx, workspace),
    workspaces: workspaceRecords(tx, workspace),
    enqueueDeliveries: (change) => enqueue(tx, { workspace, ...change }),
    enqueueErrand: (errand) => enqueueErrand(tx, { workspace, ...errand }),
  })
  return {
    kind: store.kind,
    transaction: (workspace, work) => store.transaction(workspace, (tx, now) => work(recordsOf(tx, workspace), now)),
    readingTransaction: (workspace, work) =>
      store.readingTransaction(workspace, (tx, now) => work(recordsOf(tx, workspace), now)),
    findKey: (prefix) => findKey(store.db, prefix),
    keyUsed: (workspace, keyId) => store.transaction(workspace, (tx) => touchKey(tx, workspace, keyId)),
    forgetAccounts: (of) => forgetAccounts(store, of),
    findMemberships: (userId) => findMemberships(store.db, userId),
    waitingFor: (address) => waitingFor(store, address),
    links: linksOf(store),
    tries: triesOf(store),
    purges: purgesOf(store),
    due: (limit) => store.systemTransaction((tx) => findDue(tx, limit)),
    toTell: (limit) => store.systemTransaction((tx) => findToTell(tx, limit)),
    claimMessages: (wanted) => store.systemTransaction((tx) => claimMessages(tx, wanted)),
    claimRefreshes: (wanted) => store.systemTransaction((tx) => claimRefreshes(tx, wanted)),
    findMessage: (id) => store.systemTransaction((tx) => findMessage(tx, id)),
    toCount: (limit) => store.systemTransaction((tx) => findToCount(tx, limit)),
    claimCalendars: (limit) => store.systemTransaction((tx) => claimCalendars(tx, limit)),
    claimProofs: () => store.systemTransaction(claimProofs),
    claimDigests: () => store.systemTransaction(claimDigests),
    requeueLostDeliveries: (limit) =>
      store.systemTransaction(async (tx) => {
        const lost = await findLostDeliveries(tx, limit)
        for (const { workspace, handoff, seq } of lost)
          await enqueue(tx, { workspace, handoff, fromSeq: seq, toSeq: seq })
        return lost.length
      }),
    erasures: (which) => store.systemTransaction((tx) => listErasures(tx, which)),
    indexWords: (limit) => store.systemTransaction((tx) => indexWords(tx, limit)),
    workspaces: () => store.systemTransaction(listWorkspaces),
    createWorkspace: (workspace) => store.transaction(workspace.id, (tx) => createWorkspace(tx, workspace)),
    purgePractice: (workspace) => store.transaction(workspace, (tx) => purgePractice(tx, workspace)),
    isReady: lately(WRITTEN_EVERY_MS, async () => {
      store.expectRoom()
      await run(store.db, WRITE, [])
    }),
    close: store.close,
  }
}
