/** The store as the app knows it: each record of `ports.ts` bound to one transaction and one workspace. */
import type { HandoffId, WorkspaceId } from '@baton-desk/core'
import type { Store as AppStore, Errand, Records } from '../app/ports/store.ts'
import { addAgent, addKey, findKey, listAgents, revokeKey, touchKey } from './agents.ts'
import {
  claimCalendars,
  dropCalendar,
  expectCalendars,
  keepCalendar,
  listCalendars,
  readCalendarBody,
} from './calendars.ts'
import { readConversation } from './conversations.ts'
import { readEvents, readLastPosition, readTrail } from './events.ts'
import * as handoffs from './handoffs.ts'
import { changeMember, findMemberships, followPlaybook, listMembers, listNames, removeMember } from './members.ts'
import { addNotice, countUnseenNotices, listNotices, noticeMailed, readNoticeToMail, seeNotice } from './notices.ts'
import { listPlaybooks, listPlaybooksInUse, readPlaybook, writePlaybook } from './playbooks.ts'
import { claimProofs, keepProof, readProof } from './proofs.ts'
import { run } from './rows.ts'
import type { Store, Tx } from './store.ts'
import {
  countUnseenSubmissions,
  listRefusedSubmissions,
  refuseSubmission,
  seeRefusedSubmission,
} from './submissions.ts'
import { addVerdicts, listVerdicts } from './verdicts.ts'
import {
  addWebhook,
  findLostDeliveries,
  listDeliveries,
  listPendingDeliveries,
  listWebhooks,
  readDeliveryToSend,
  recordAttempt,
  removeWebhook,
} from './webhooks.ts'
import { createWorkspace, listWorkspaces, purgePractice, readWorkspace } from './workspaces.ts'

/** Which events of a handoff have deliveries to make now. */
export type ToDeliver = { workspace: WorkspaceId; handoff: HandoffId; fromSeq: number; toSeq: number }

export type RecordsOptions = {
  /** Puts the deliveries of a change on the queue, within its transaction; left out: they stay pending. */
  enqueue?: (tx: Tx, deliver: ToDeliver) => Promise<void>
  /** The same for what the desk does by itself; left out: it is not done. */
  enqueueErrand?: (tx: Tx, errand: { workspace: WorkspaceId } & Errand) => Promise<void>
}

export function storeForApp(
  store: Store,
  { enqueue = async () => {}, enqueueErrand = async () => {} }: RecordsOptions = {},
): AppStore {
  const queue = { enqueue, enqueueErrand }
  return {
    kind: store.kind,
    transaction: (workspace, work) =>
      store.transaction(workspace, (tx, now) => work(recordsOf(tx, workspace, queue), now)),
    findKey: (prefix) => findKey(store.db, prefix),
    keyUsed: (workspace, keyId) => store.transaction(workspace, (tx) => touchKey(tx, workspace, keyId)),
    findMemberships: (userId) => findMemberships(store.db, userId),
    due: (limit) => store.systemTransaction((tx) => handoffs.findDue(tx, limit)),
    claimCalendars: (limit) => store.systemTransaction((tx) => claimCalendars(tx, limit)),
    claimProofs: () => store.systemTransaction(claimProofs),
    requeueLostDeliveries: (limit) =>
      store.systemTransaction(async (tx) => {
        const lost = await findLostDeliveries(tx, limit)
        for (const { workspace, handoff, seq } of lost)
          await enqueue(tx, { workspace, handoff, fromSeq: seq, toSeq: seq })
        return lost.length
      }),
    workspaces: () => store.systemTransaction(listWorkspaces),
    createWorkspace: (workspace) => store.transaction(workspace.id, (tx) => createWorkspace(tx, workspace)),
    purgePractice: (workspace) => store.transaction(workspace, (tx) => purgePractice(tx, workspace)),
    isReady: async () => {
      await run(store.db, 'select 1', [])
      return true
    },
    close: store.close,
  }
}

/** All records of one workspace within one transaction. */
function recordsOf(tx: Tx, workspace: WorkspaceId, queue: Required<RecordsOptions>): Records {
  return {
    handoffs: {
      read: (id) => handoffs.readHandoff(tx, workspace, id),
      lock: (id) => handoffs.lockHandoff(tx, workspace, id),
      findByReference: (agent, reference) => handoffs.findByReference(tx, workspace, { agent, reference }),
      saveNew: (save) => handoffs.saveNew(tx, { workspace, ...save }),
      saveChange: (save) => handoffs.saveChange(tx, { workspace, ...save }),
      list: (query) => handoffs.listHandoffs(tx, workspace, query),
      rows: (ids) => handoffs.readRows(tx, workspace, ids),
      count: (person) => handoffs.countViews(tx, workspace, person),
      oldNote: (id, version) => handoffs.readOldNote(tx, workspace, { id, version }),
      conversation: (id) => readConversation(tx, workspace, id),
      openByOwner: (people) => handoffs.countOpenByOwner(tx, workspace, people),
      lastAssigned: (lane) => handoffs.readLastAssigned(tx, workspace, lane),
      lastEngaged: (customer) => handoffs.readLastEngaged(tx, workspace, customer),
      waitingForOthers: (people) => handoffs.findWaitingForOthers(tx, workspace, people),
      idempotent: (actor, key) => handoffs.readIdempotency(tx, workspace, { actor, key }),
    },
    events: {
      after: (position, limit) => readEvents(tx, workspace, { position, limit }),
      trail: (handoff) => readTrail(tx, workspace, handoff),
      lastPosition: () => readLastPosition(tx, workspace),
    },
    people: {
      list: () => listMembers(tx, workspace),
      names: () => listNames(tx, workspace),
      remove: (person) => removeMember(tx, workspace, person),
      follow: (people) => followPlaybook(tx, workspace, people),
      change: (person, change) => changeMember(tx, workspace, { person, change }),
    },
    agents: {
      list: () => listAgents(tx, workspace),
      add: (agent) => addAgent(tx, workspace, agent),
      addKey: (key) => addKey(tx, workspace, key),
      revokeKey: (id, at) => revokeKey(tx, workspace, { id, at }),
    },
    playbooks: {
      read: (version) => readPlaybook(tx, workspace, version),
      write: (version) => writePlaybook(tx, workspace, version),
      list: (page) => listPlaybooks(tx, workspace, page),
      inUse: () => listPlaybooksInUse(tx, workspace),
    },
    calendars: {
      list: () => listCalendars(tx, workspace),
      body: (url) => readCalendarBody(tx, workspace, url),
      keep: (copy) => keepCalendar(tx, workspace, copy),
      expect: (urls) => expectCalendars(tx, workspace, urls),
      drop: (url) => dropCalendar(tx, workspace, url),
    },
    proofs: {
      read: () => readProof(tx, workspace),
      keep: (proof) => keepProof(tx, workspace, proof),
    },
    notices: {
      add: (notice) => addNotice(tx, workspace, notice),
      list: (query) => listNotices(tx, workspace, query),
      countUnseen: (query) => countUnseenNotices(tx, workspace, query),
      see: (notice) => seeNotice(tx, workspace, notice),
      toMail: (notice) => readNoticeToMail(tx, workspace, notice),
      mailed: (notice) => noticeMailed(tx, workspace, notice),
    },
    webhooks: {
      list: (agent) => listWebhooks(tx, workspace, agent),
      add: (webhook) => addWebhook(tx, workspace, webhook),
      remove: (id, agent) => removeWebhook(tx, workspace, { id, agent }),
      deliveries: (query) => listDeliveries(tx, workspace, query),
      deliveryToSend: (id) => readDeliveryToSend(tx, workspace, id),
      pendingOf: (handoff, fromSeq, toSeq) => listPendingDeliveries(tx, workspace, { handoff, fromSeq, toSeq }),
      tried: (id, result) => recordAttempt(tx, workspace, { id, ...result }),
    },
    submissions: {
      refuse: (refused) => refuseSubmission(tx, workspace, refused),
      list: (limit) => listRefusedSubmissions(tx, workspace, limit),
      countUnseen: () => countUnseenSubmissions(tx, workspace),
      see: (id, at) => seeRefusedSubmission(tx, workspace, { id, at }),
    },
    verdicts: {
      add: (verdicts) => addVerdicts(tx, workspace, verdicts),
      list: (query) => listVerdicts(tx, workspace, query),
    },
    workspaces: { read: () => readWorkspace(tx, workspace) },
    enqueueDeliveries: (change) => queue.enqueue(tx, { workspace, ...change }),
    enqueueErrand: (errand) => queue.enqueueErrand(tx, { workspace, ...errand }),
  }
}
