/**
 * Reads a calendar again. One that cannot be read, or names somebody nobody knows, leaves the last good copy in force; the
 * last resorts of the lanes that go by it are told once, and once more when it can be read again.
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
import { shiftsIn } from './rotas.ts'
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

  const fetched = readableFor(naming, await app.fetchCalendar(url), now)
  await app.store.transaction(workspace, async (records) => {
    const before = (await records.calendars.list()).find((one) => one.url === url)
    const againInMs = app.calendarEveryMs
    if ('problem' in fetched) {
      await records.calendars.keep({ url, error: fetched.problem, againInMs })
      if (!before?.failingSince) await tell(records, lost(app, naming, fetched.problem, before))
      return
    }
    await records.calendars.keep({ url, body: fetched.text, againInMs })
    if (before?.failingSince) await tell(records, foundAgain(app, naming, before))
  })
}

type Fetched = Awaited<ReturnType<App['fetchCalendar']>>

/** A calendar that names somebody nobody knows cannot be gone by either. */
function readableFor(naming: Naming[], fetched: Fetched, now: Instant): Fetched {
  if ('problem' in fetched) return fetched
  const problems = naming.flatMap(({ playbook, rota }) => {
    const shifts = shiftsIn(fetched.text, { playbook, rota }, now)
    return Array.isArray(shifts) ? [] : shifts.problems
  })
  return problems.length > 0 ? { problem: [...new Set(problems)].join(' ') } : fetched
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
