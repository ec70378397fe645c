/** What one rule would have made of the last days: the conversations and proposed actions of the handoffs that came, played again. */

import { setImmediate } from 'node:timers/promises'
import {
  type BodyOf,
  loadPlaybook,
  type Playbook,
  type Refusal,
  type RehearsalCase,
  refuse,
  rehearse,
  type WorkspaceId,
} from '@baton-desk/core'
import { keptCase } from '@baton-desk/core/rules'
import type { App } from './app.ts'
import type { StoredRow } from './ports/handoffs.ts'
import type { Records } from './ports/store.ts'

const MOST = 500
const DAY = 86_400_000

type Asked = { workspace: WorkspaceId } & Omit<Required<BodyOf<'replayRule'>>, 'days'> & { days: number }

export async function replayRule(app: App, { workspace, document, trigger, days }: Asked) {
  const loaded = loadPlaybook(document)
  if ('problems' in loaded) return refusedFor(loaded.problems)
  const playbook = withOnly(loaded.playbook, trigger)
  if (!playbook)
    return refusedFor([
      { message: `Expected the id of a trigger, or of a never-rule with a condition, got "${trigger}".`, pointer: '' },
    ])
  const { now, rows, isAll, cases } = await app.store.transaction(workspace, async (records, now) => {
    const { rows, isAll } = await rowsSince(records, new Date(Date.parse(now) - days * DAY).toISOString())
    const cases: RehearsalCase[] = []
    for (const { id } of rows) cases.push(await caseOf(records, id))
    return { now, rows, isAll, cases }
  })
  const stopped: { id: string; ask: string; at: string; state: string }[] = []
  for (const [nr, one] of cases.entries()) {
    // Others are answered in between.
    if (nr % 20 === 19) await setImmediate()
    const [played] = rehearse(playbook, [one], { now, notes: false })
    const row = rows[nr]
    if (row && played && played.verdict.verdict !== 'proceed')
      stopped.push({ id: row.id, ask: row.summary.ask, at: row.createdAt, state: row.state })
  }
  return { played: rows.length, isAll, stopped }
}

const refusedFor = (problems: { message: string; pointer: string }[]): Refusal =>
  refuse(
    'playbook-refused',
    { code: 'playbookDoesNotLoad', facts: { problem: problems[0]?.message } },
    { errors: problems },
  )

function withOnly(playbook: Playbook, id: string): Playbook | undefined {
  const triggers = playbook.triggers.filter((one) => one.id === id)
  const never = playbook.never.filter((one) => one.id === id && one.when !== undefined)
  return triggers.length + never.length === 0 ? undefined : { ...playbook, triggers, never }
}

async function rowsSince(records: Records, since: string): Promise<{ rows: StoredRow[]; isAll: boolean }> {
  const found = new Map<string, StoredRow>()
  for (const view of ['all', 'closed'] as const) {
    let cursor: string | undefined
    do {
      const page = await records.handoffs.list({ view, limit: 100, ...(cursor !== undefined && { cursor }) })
      for (const row of page.rows) if (row.createdAt >= since) found.set(row.id, row)
      if (found.size > MOST) return { rows: newest(found), isAll: false }
      // Closed ones come with the latest change first: what was changed before these days was made before them too.
      cursor =
        view === 'closed' && page.rows.some(({ changedAt }) => changedAt < since)
          ? undefined
          : (page.nextCursor ?? undefined)
    } while (cursor)
  }
  return { rows: newest(found), isAll: true }
}

const newest = (found: Map<string, StoredRow>): StoredRow[] =>
  [...found.values()].toSorted((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(0, MOST)

/** Where nothing was kept that could be played, a conversation without a word stands for it: its row is counted all the same. */
async function caseOf(records: Records, id: string): Promise<RehearsalCase> {
  const stored = await records.handoffs.read(id)
  const messages = (await records.handoffs.conversation(id))?.messages ?? []
  const { note, createdAt = '' } = stored?.handoff ?? {}
  return keptCase({ id, createdAt, messages, action: note?.action }) ?? { id, conversation: [] }
}
