/**
 * A new version of the playbook: loaded, its calendars read, proven, and only then written. What runs goes on as it was
 * judged; what belongs to people who are no longer in it is passed on.
 */
import {
  hashOf,
  loadPlaybook,
  type PersonId,
  type Playbook,
  type PlaybookChange,
  type PlaybookProblem,
  playbookChanges,
  provePlaybook,
  type Refusal,
  refuse,
  type WorkspaceId,
} from '@baton-desk/core'
import type { App } from './app.ts'
import type { PlaybookVersion } from './ports/playbooks.ts'
import type { Records } from './ports/store.ts'
import { type Doer, remember } from './remember.ts'
import { nextProofAt } from './repeat-proof.ts'
import { askedAt, type RotaShifts } from './rotas.ts'
import { channelsOfAll } from './telling/channels-of-all.ts'
import { reachableOf, rolesOf } from './workspace-facts.ts'

export type NewVersion = {
  workspace: WorkspaceId
  /** YAML or JSON text, or the document itself. */
  document: unknown
  /** Version the change stands on. */
  basedOn: number
  writtenBy: PersonId
  why?: string
  doer: Doer
}
export type TakenUp = { playbook: PlaybookVersion; remarks: string[] }

/** A document that loads, with its calendars and the proof of the coming 90 days; or what is wrong with it. */
export async function weighPlaybook(app: App, { workspace, document }: Pick<NewVersion, 'workspace' | 'document'>) {
  const loaded = loadPlaybook(document)
  if ('problems' in loaded) return { problems: loaded.problems }
  const { playbook } = loaded

  const fetched = await fetchAll(app, playbook)
  const { now, members, channels, copies } = await app.store.transaction(workspace, async (records, now) => {
    const members = await records.people.list()
    return {
      now,
      members,
      channels: await channelsOfAll(app, records, members),
      copies: await lastGoodCopies(records, fetched),
    }
  })
  const read = await readAll(app, playbook, { fetched, copies, now })
  if (read.problems.length > 0) return { playbook, problems: read.problems }
  const proof = provePlaybook(playbook, {
    from: now,
    reachable: reachableOf(members),
    roles: rolesOf(members),
    rotas: read.rotas,
    channels,
  })
  const remarks = [...proof.remarks, ...read.remarks]
  return {
    playbook,
    problems: proof.problems.map((message) => ({ message, pointer: '' })),
    remarks,
    proof,
    read,
    fetched,
    now,
  }
}

export async function takeUpPlaybook(app: App, given: NewVersion): Promise<TakenUp | Refusal> {
  const { workspace, document, basedOn, writtenBy, why, doer } = given
  const weighed = await weighPlaybook(app, given)
  if (weighed.problems.length > 0 || !weighed.proof) return refused(weighed.problems)
  const { playbook, proof, read, fetched, remarks, now } = weighed
  const taken = await app.store.transaction(workspace, async (records) => {
    const text = typeof document === 'string' ? document : undefined
    const version = await records.playbooks.write({ basedOn, document: playbook, writtenBy, text, why })
    if (!version) {
      const same = await sentAgain(records, given, playbook)
      return same ? { playbook: same, remarks } : changedMeanwhile(records, basedOn)
    }
    await records.people.follow(peopleOf(playbook))
    for (const [url, answer] of fetched)
      if ('text' in answer)
        await records.calendars.keep({
          url,
          body: answer.text,
          remarks: read.ofCalendars.get(url) ?? [],
          againInMs: app.calendarEveryMs,
        })
    await records.proofs.keep({ kept: proof, nextAt: nextProofAt(playbook, now) })
    await records.enqueueErrand({ kind: 'hand_over' })
    const data = { version: version.version, hash: hashOf(playbook) }
    await remember(app, records, doer, { type: 'playbook_written', data, ...(why !== undefined && { words: { why } }) })
    return { playbook: version, remarks }
  })
  await app.factsChanged(workspace)
  return taken
}

const refused = (problems: PlaybookProblem[]): Refusal =>
  refuse(
    'playbook-refused',
    { code: 'playbookDoesNotLoad', facts: { problem: problems[0]?.message } },
    { errors: problems },
  )

type Fetched = Map<string, Awaited<ReturnType<App['fetchCalendar']>>>

async function fetchAll(app: App, playbook: Playbook): Promise<Fetched> {
  const urls = [...new Set(Object.values(playbook.rotas).map(({ url }) => url))]
  return new Map(await Promise.all(urls.map(async (url) => [url, await app.fetchCalendar(url)] as const)))
}

/** Of calendars that cannot be read just now. */
async function lastGoodCopies(records: Records, fetched: Fetched): Promise<Map<string, string>> {
  const copies = new Map<string, string>()
  for (const [url, answer] of fetched) {
    const copy = 'problem' in answer ? await records.calendars.body(url) : null
    if (copy !== null) copies.set(url, copy)
  }
  return copies
}

type ReadCalendars = {
  rotas: RotaShifts
  problems: PlaybookProblem[]
  remarks: string[]
  /** What is remarked of each calendar, by its address. */
  ofCalendars: Map<string, string[]>
}

/** A calendar must be readable once; one that was before may be away for the moment, or nobody could mend anything meanwhile. */
async function readAll(
  app: App,
  playbook: Playbook,
  { fetched, copies, now }: { fetched: Fetched; copies: Map<string, string>; now: string },
): Promise<ReadCalendars> {
  const read: ReadCalendars = { rotas: {}, problems: [], remarks: [], ofCalendars: new Map() }
  for (const [rota, { url }] of Object.entries(playbook.rotas)) {
    const pointer = `/rotas/${rota}`
    const answer = fetched.get(url)
    const unread = answer && 'problem' in answer ? answer.problem : undefined
    const text = answer && 'text' in answer ? answer.text : copies.get(url)
    if (text === undefined) {
      read.problems.push({
        message: `rotas.${rota}: expected a calendar at its address, got none: ${unread} Check the address and whether the desk may read it.`,
        pointer: `${pointer}/url`,
      })
      continue
    }
    if (unread)
      read.remarks.push(
        `The calendar of the rota "${rota}" could not be read just now: ${unread} Its last copy counts.`,
      )
    const reading = await app.readRota(text, askedAt({ playbook, rota }, now))
    if ('problems' in reading) {
      read.problems.push(...reading.problems.map((message) => ({ message: `rotas.${rota}: ${message}`, pointer })))
      continue
    }
    read.rotas[rota] = reading.shifts
    read.remarks.push(...reading.remarks.map((remark) => `rotas.${rota}: ${remark}`))
    read.ofCalendars.set(url, [...new Set([...(read.ofCalendars.get(url) ?? []), ...reading.remarks])])
  }
  return read
}

/** The same change by the same person, whose first answer was lost on the way: it was taken. */
async function sentAgain(records: Records, given: NewVersion, playbook: Playbook): Promise<PlaybookVersion | null> {
  const newest = await records.playbooks.read()
  const isTheirs = newest?.version === given.basedOn + 1 && newest.writtenBy === given.writtenBy
  return newest && isTheirs && playbookChanges(newest.document, playbook).length === 0 ? newest : null
}

/** Two edited the same version: the second is told what the first one changed, to put theirs on top of it. */
async function changedMeanwhile(records: Records, basedOn: number): Promise<Refusal> {
  const newest = await records.playbooks.read()
  const base = await records.playbooks.read(basedOn)
  const changed: PlaybookChange[] = newest && base ? playbookChanges(base.document, newest.document) : []
  return refuse(
    'playbook-changed',
    { code: 'playbookChanged', facts: { basedOn, newest: newest?.version, by: newest?.writtenBy, at: newest?.at } },
    { newest: newest?.version, writtenBy: newest?.writtenBy, why: newest?.why, at: newest?.at, changed },
  )
}

const peopleOf = (playbook: Playbook) =>
  Object.entries(playbook.people).map(([person, { name, email }]) => ({
    person,
    name,
    email,
    role: 'member' as const,
    practice: false,
  }))
