import { lastResortsOf, type PersonId, type Playbook } from '@baton-desk/core'
import type { NewNotice } from './ports/notices.ts'
import type { Member } from './ports/people.ts'
import type { Records } from './ports/store.ts'

/** Tells people something outside of any handoff: kept for them at the desk, and sent by mail where they have an address. */
export async function tell(records: Pick<Records, 'notices' | 'enqueueErrand'>, notice: NewNotice): Promise<void> {
  for (const person of await records.notices.add(notice))
    await records.enqueueErrand({ kind: 'mail_notice', id: notice.id, person })
}

/** The last resorts, and the admins, who can change what is wrong. */
export const whoAnswersFor = (playbook: Playbook, members: readonly Member[]): PersonId[] => [
  ...new Set([
    ...lastResortsOf(playbook),
    ...members.filter(({ role }) => role === 'admin').map(({ person }) => person),
  ]),
]
