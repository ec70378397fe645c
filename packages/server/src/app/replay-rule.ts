/** What one rule would have made of the last days: the conversations and proposed actions of the handoffs that came, played again. */
import {
  type BodyOf,
  days as daysLong,
  isRefusal,
  after as later,
  loadPlaybook,
  type Playbook,
  type Refusal,
  refuse,
  type WorkspaceId,
} from '@baton-desk/core'
import { keptCase } from '@baton-desk/core/rules'
import type { App } from './app.ts'

const MOST = 500

type Asked = { workspace: WorkspaceId; person: string } & Omit<Required<BodyOf<'replayRule'>>, 'days'> & {
    days: number
  }

export async function replayRule(app: App, { workspace, person, document, trigger, days }: Asked) {
  const loaded = loadPlaybook(document)
  if ('problems' in loaded) return refusedFor(loaded.problems)
  const playbook = withOnly(loaded.playbook, trigger)
  if (!playbook)
    return refusedFor([
      { message: `Expected the id of a trigger, or of a never-rule with a condition, got "${trigger}".`, pointer: '' },
    ])
  const { now, kept } = await app.store.transaction(workspace, async (records, now) => ({
    now,
    kept: await records.handoffs.keptSince({ since: later(now, -daysLong(days)), limit: MOST + 1, open: true }),
  }))
  const looked = kept.slice(0, MOST)
  const cases = looked.flatMap((one) => keptCase(one) ?? [])
  const stopped = await app.aside(`${workspace} ${person}`, 'replayRule', { playbook, cases, now })
  if (isRefusal(stopped)) return stopped
  const rows = await app.store.transaction(workspace, (records) => records.handoffs.rows(stopped))
  return {
    played: looked.length,
    isAll: kept.length <= MOST,
    stopped: rows
      .map(({ id, summary, createdAt, state }) => ({ id, ask: summary.ask, at: createdAt, state }))
      .toSorted((a, b) => b.at.localeCompare(a.at)),
  }
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
