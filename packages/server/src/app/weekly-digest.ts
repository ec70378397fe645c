/**
 * How the week went, to everybody who wants to know: on Monday at 8 by the clock of the workspace, as a notice of the desk, which goes
 * out by the channels of its person. The same numbers as the page, by the same report; once, however many processes there are.
 */
import { type Instant, nextBusinessHour, type PersonId, type Playbook, type WorkspaceId } from '@baton-desk/core'
import { dayAfter, digestId, digestOf, fixesOf, localTime, reachesBackTo, reportOf } from '@baton-desk/core/measures'
import type { App } from './app.ts'
import { countAll } from './measuring.ts'
import { tell } from './tell.ts'

const HOUR = 8
const ROUNDS_BEFORE_READING = 40

export async function sendDigests(app: App, { workspace, isFirst }: { workspace: WorkspaceId; isFirst: boolean }) {
  const facts = await app.facts.of(workspace)
  const { document: playbook } = facts.playbook
  const now = await app.store.transaction(workspace, async (_records, at) => at)
  // Nobody hears of weeks before there was a digest.
  if (!isFirst) await sendThose(now)
  await app.store.transaction(workspace, (records) => records.digests.nextAt(nextDigestAt(playbook, now)))

  async function sendThose(at: Instant): Promise<void> {
    await countAll(app, workspace, ROUNDS_BEFORE_READING)
    const period = weekBefore(at, playbook.timeZone)
    const cellsOf = (person: PersonId | '') =>
      app.store.transaction(workspace, (records) =>
        records.measures.read({ from: reachesBackTo(period), to: period.to, person }),
      )
    const cells = await cellsOf('')
    const report = reportOf(cells, period)
    const fixes = fixesOf(
      cells.filter(({ day }) => day >= period.from && day <= period.to),
      { lane: (id) => playbook.lanes[id]?.name ?? id, agent: (id) => facts.agents[id] ?? id },
    )
    for (const { person, role, wantsDigest } of facts.members) {
      if (!wantsDigest) continue
      const own = reportOf(await cellsOf(person), period)
      const { origin } = new URL(app.publicUrl)
      const digest = digestOf({ role, workspace: facts.workspace.name, report, fixes, own, origin })
      if (digest)
        await app.store.transaction(workspace, (records) =>
          tell(records, { id: digestId(period), people: [person], ...digest }),
        )
    }
  }
}

/** The next Monday at this hour. */
function nextDigestAt(playbook: Playbook, now: Instant): Instant {
  let at = nextBusinessHour(playbook, HOUR, now)
  while (weekdayOf(localTime(at, playbook.timeZone).day) !== MONDAY) at = nextBusinessHour(playbook, HOUR, at)
  return at
}

/** Monday to Sunday, before the Monday on or before this moment: late is the same week. */
function weekBefore(at: Instant, timeZone: string): { from: string; to: string } {
  const { day } = localTime(at, timeZone)
  const monday = dayAfter(day, -((weekdayOf(day) + 6) % 7))
  return { from: dayAfter(monday, -7), to: dayAfter(monday, -1) }
}

const MONDAY = 1
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()
