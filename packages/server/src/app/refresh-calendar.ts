/**
 * Reads a calendar again. One that cannot be read, or names somebody nobody knows, leaves the last good copy in force; the
 * last resorts of the lanes that go by it are told once, and once more when it can be read again. Of events that put nobody
 * on call, while the rest of their calendar is read, they are told once too.
 */
import {
  type Instant,
  lastResortsOf,
  type PersonId,
  type Playbook,
  type WorkspaceId,
  withPeopleOfNow,
} from '@baton-desk/core'
import type { App } from './app.ts'
import type { Calendar } from './ports/calendars.ts'
import { askedAt } from './rotas.ts'
import { tell } from './tell.ts'
import type { WorkspaceFacts } from './workspace-facts.ts'

export async function refreshCalendar(
  app: App,
  { workspace, url }: { workspace: WorkspaceId; url: string },
): Promise<void> {
  app.facts.drop(workspace)
  const facts = await app.facts.of(workspace)
  const { naming, now } = await playbooksNaming(app, facts, url)
  if (naming.length === 0) return app.store.transaction(workspace, (records) => records.calendars.drop(url))

  const copy = await readFor(app, naming, await app.fetchCalendar(url), now)
  await app.store.transaction(workspace, async (records) => {
    const before = (await records.calendars.list()).find((one) => one.url === url)
    const againInMs = app.calendarEveryMs
    if ('problem' in copy) {
      await records.calendars.keep({ url, error: copy.problem, againInMs })
      if (!before?.failingSince) await tell(records, lost(app, naming, copy.problem, before))
      return
    }
    const { body, remarks } = copy
    await records.calendars.keep({ url, body, remarks, againInMs })
    if (before?.failingSince) await tell(records, foundAgain(app, naming, before))
    const unheardOf = newIn(remarks, before?.remarks ?? [])
    if (unheardOf.length > 0) await tell(records, remarked(app, naming, unheardOf))
  })
}

type Copy = { body: string; remarks: string[] } | { problem: string }

/** A calendar that names somebody nobody knows cannot be gone by either. */
async function readFor(
  app: App,
  naming: Naming[],
  fetched: Awaited<ReturnType<App['fetchCalendar']>>,
  now: Instant,
): Promise<Copy> {
  if ('problem' in fetched) return fetched
  const readings = await Promise.all(naming.map((asked) => app.readRota(fetched.text, askedAt(asked, now))))
  const problems = new Set(readings.flatMap((reading) => ('problems' in reading ? reading.problems : [])))
  if (problems.size > 0) return { problem: [...problems].join(' ') }
  const remarks = new Set(readings.flatMap((reading) => ('remarks' in reading ? reading.remarks : [])))
  return { body: fetched.text, remarks: [...remarks] }
}

/** Lines, dates and counts in them move on as time goes; that is no news. */
function newIn(remarks: string[], before: string[]): string[] {
  const withoutNumbers = (remark: string) => remark.replaceAll(/\d+/g, '')
  const known = new Set(before.map(withoutNumbers))
  return remarks.filter((remark) => !known.has(withoutNumbers(remark)))
}

type Naming = { playbook: Playbook; rota: string }

/** Who goes by this calendar: the version in force, or where it does not, those that open handoffs were judged by. */
async function playbooksNaming(
  app: App,
  facts: WorkspaceFacts,
  url: string,
): Promise<{ naming: Naming[]; now: Instant }> {
  const inForce = facts.playbook.document
  return app.store.transaction(facts.workspace.id, async (records, now) => {
    const naming = rotasAt(inForce, url)
    if (naming.length > 0) return { naming, now }
    for (const version of await records.playbooks.inUse()) {
      const judgedBy = await records.playbooks.read(version)
      if (judgedBy) naming.push(...rotasAt(withPeopleOfNow(judgedBy.document, inForce), url))
    }
    return { naming, now }
  })
}

const rotasAt = (playbook: Playbook, url: string): Naming[] =>
  Object.entries(playbook.rotas)
    .filter(([, source]) => source.url === url)
    .map(([rota]) => ({ playbook, rota }))

/** The last resorts of the lanes that go by these rotas; where no lane does, those of the playbook. */
function toTell(naming: Naming[]): PersonId[] {
  const people = naming.flatMap(({ playbook, rota }) =>
    Object.values(playbook.lanes)
      .filter(({ owners, escalation }) =>
        [owners, ...escalation.map(({ to }) => to)].some((asked) => asked.rota === rota),
      )
      .map(({ lastResort }) => lastResort ?? playbook.lastResort),
  )
  const known = people.filter((person) => person !== undefined)
  return known.length > 0 ? known : naming.flatMap(({ playbook }) => lastResortsOf(playbook))
}

const named = (naming: Naming[]): string => [...new Set(naming.map(({ rota }) => `“${rota}”`))].join(', ')

const lost = (app: App, naming: Naming[], problem: string, before: Calendar | undefined) => ({
  id: app.ids.next(),
  people: toTell(naming),
  subject: `The calendar of the rota ${named(naming)} cannot be read`,
  body: `${problem} ${
    before?.readAt
      ? `The desk goes on with the copy of ${before.readAt}, and tries again.`
      : 'There is no earlier copy: its lanes go without the rota until it can be read.'
  } You are told when it can be read again.`,
})

const foundAgain = (app: App, naming: Naming[], before: Calendar) => ({
  id: app.ids.next(),
  people: toTell(naming),
  subject: `The calendar of the rota ${named(naming)} can be read again`,
  body: `It could not be read since ${before.failingSince}. Who is on call is as the calendar says from now on.`,
})

const remarked = (app: App, naming: Naming[], remarks: string[]) => ({
  id: app.ids.next(),
  people: toTell(naming),
  subject: `Some of the calendar of the rota ${named(naming)} puts nobody on call`,
  body: `${remarks.join(' ')} The rest of the calendar is gone by. You are told of each of these once.`,
})
