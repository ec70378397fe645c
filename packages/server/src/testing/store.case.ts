/** What both databases promise; run by `store.embedded.test.ts` and `store.postgres.test.ts`. A file in `store/` for each noun. */
import { describe } from 'vitest'
import type { StoreKind } from './databases.ts'
import { describeAgents } from './store/agents.case.ts'
import { describeCalendars } from './store/calendars.case.ts'
import { describeChanges } from './store/changes.case.ts'
import { describeDeliveries } from './store/deliveries.case.ts'
import { describeEvents } from './store/events.case.ts'
import { describeHandoffs } from './store/handoffs.case.ts'
import { describeLists } from './store/lists.case.ts'
import { describeNotices } from './store/notices.case.ts'
import { describePeople } from './store/people.case.ts'
import { describePlaybooks } from './store/playbooks.case.ts'
import { describeProofs } from './store/proofs.case.ts'
import { describeReopening } from './store/reopened.case.ts'
import { openStoreAtTest } from './store/store-at-test.ts'
import { describeTime } from './store/time.case.ts'
import { describeTransactions } from './store/transactions.case.ts'
import { describeVerdicts } from './store/verdicts.case.ts'
import { describeWorkspaces } from './store/workspaces.case.ts'

export function describeStore(kind: StoreKind, options: { plainOwner?: boolean } = {}): void {
  describe(`the ${kind} store${options.plainOwner ? ' of a user without other rights' : ''}`, () => {
    const at = openStoreAtTest(kind, options)
    describeHandoffs(at)
    describeLists(at)
    describeEvents(at)
    describeVerdicts(at)
    describeCalendars(at)
    describeProofs(at)
    describeNotices(at)
    describePeople(at)
    describeAgents(at)
    describePlaybooks(at)
    describeWorkspaces(at)
    describeTime(at)
    describeDeliveries(at)
    describeChanges(at)
    describeTransactions(at)
    describeReopening(at)
  })
}
