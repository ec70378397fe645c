import { isRefusal, lastResortsOf, type PersonId, type WorkspaceId } from '@baton-desk/core'
import type { App } from './app.ts'
import { handleCommand } from './commands/handle-command.ts'
import { tell } from './tell.ts'

/**
 * Gives what people have who are no longer in the playbook to somebody who is, through the one write path, and tells the
 * last resort who has it now. Looks for itself what there is to do: done again, or after a crash, it does no harm.
 */
export async function handOver(app: App, workspace: WorkspaceId): Promise<void> {
  // Another process may have taken the playbook up; what this one remembers would name who has left.
  app.facts.drop(workspace)
  const facts = await app.facts.of(workspace)
  const { document: playbook, version } = facts.playbook
  const waiting = await app.store.transaction(workspace, (records) =>
    records.handoffs.waitingForOthers(Object.keys(playbook.people)),
  )
  const passed: { from: PersonId; to: PersonId }[] = []
  for (const { id, owner: from } of waiting) {
    const handled = await handleCommand(app, {
      caller: { kind: 'desk', workspace },
      handoff: id,
      command: { type: 'owner_left' },
    })
    if (isRefusal(handled)) app.log.error({ handoff: id, refusal: handled }, 'A handoff could not be passed on')
    else if (handled.stored.handoff.owner !== from) passed.push({ from, to: handled.stored.handoff.owner })
  }

  const names = (person: PersonId) => facts.people[person] ?? person
  for (const [from, theirs] of Map.groupBy(passed, (one) => one.from)) {
    const counts = [...Map.groupBy(theirs, ({ to }) => to)].map(([to, all]) => `${names(to)} ${all.length}`)
    const handoffs = theirs.length === 1 ? '1 handoff' : `${theirs.length} handoffs`
    await app.store.transaction(workspace, (records) =>
      tell(records, {
        id: app.ids.next(),
        people: lastResortsOf(playbook),
        subject: `${names(from)} has left the playbook; ${handoffs} of theirs went to somebody else`,
        body: `Since version ${version} of the playbook ${names(from)} is no longer in it, and had ${handoffs}. Who has them now: ${counts.join(', ')}.`,
      }),
    )
  }
}
