import { authorityOn, type Instant, isOpen, type PersonId } from '@baton-desk/core'
import type { App } from './app.ts'
import { judgingDesk } from './commands/judging-desk.ts'
import type { Stored } from './ports/handoffs.ts'
import type { WorkspaceFacts } from './workspace-facts.ts'

/**
 * Who may decide an open handoff, as whoever looks at it is told. Asks the database only where an older playbook judges it,
 * or calendars say who is on call; outside of a transaction.
 */
export async function authorityNow(
  app: App,
  facts: WorkspaceFacts,
  { stored: { handoff }, person }: { stored: Stored; person?: PersonId | undefined },
): Promise<ReturnType<typeof authorityOn> | undefined> {
  if (!isOpen(handoff)) return undefined
  const { version, document } = facts.playbook
  const { id: workspace } = facts.workspace
  if (handoff.playbook === version && Object.keys(document.rotas).length === 0)
    return authorityOn(handoff, { playbook: document, roster: { roles: facts.roles } }, person)
  const desk = await app.store.transaction(workspace, async (records, now: Instant) => {
    const { playbook, roster } = await judgingDesk(app, { records, facts, version: handoff.playbook, now })
    return { playbook, roster: await roster(handoff) }
  })
  return authorityOn(handoff, desk, person)
}
