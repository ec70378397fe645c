import { lastResortsOf, type PersonId, type Playbook } from '@baton-desk/core'
import type { NewNotice } from './ports/notices.ts'
import type { Member } from './ports/people.ts'
import type { Records } from './ports/store.ts'

/** Tells people something outside of any handoff: kept for them at the desk, and told by the channels that they have then. */
export const tell = (records: Pick<Records, 'notices'>, notice: NewNotice): Promise<void> => records.notices.add(notice)

/** The last resorts, and the admins, who can change what is wrong. */
export const whoAnswersFor = (playbook: Playbook, members: readonly Member[]): PersonId[] => [
  ...new Set([
    ...lastResortsOf(playbook),
    ...members.filter(({ role }) => role === 'admin').map(({ person }) => person),
  ]),
]
