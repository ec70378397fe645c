/**
 * What a person is to be told becomes messages: one for each channel that is to be used now, whatever it has to tell. Which
 * channel that is, is decided when it is time, not when the handoff changes: meanwhile somebody may have opened it, a channel
 * may have broken, or quiet hours begun.
 */
import {
  after,
  type HandoffId,
  type Instant,
  isOpenState,
  type Milliseconds,
  type PersonId,
  type Urgency,
  type WorkspaceId,
} from '@baton-desk/core'
import { channelsNow, isNews, isOffer, nextUseOf, patienceWith, type TellReason } from '@baton-desk/core/telling'
import type { App } from '../app.ts'
import { handleCommand } from '../commands/handle-command.ts'
import type { OwnChannel } from '../ports/channels.ts'
import type { StoredRow } from '../ports/handoffs.ts'
import type { DueNotice, ToldRow } from '../ports/telling.ts'
import type { WorkspaceFacts } from '../workspace-facts.ts'
import { canSend } from './channels-of-all.ts'

type Telling = { facts: WorkspaceFacts; person: PersonId; channels: OwnChannel[]; now: Instant }

export async function makeMessages(
  app: App,
  { workspace, person }: { workspace: WorkspaceId; person: PersonId },
): Promise<number> {
  const facts = await app.facts.of(workspace)
  const { made, unheard } = await app.store.transaction(workspace, async (records, now) => {
    const due = await records.telling.due(person)
    const rows = new Map((await records.handoffs.rows([...new Set(due.map(({ handoff }) => handoff))])).map(byId))
    const usable = (await records.channels.list(person)).filter(({ kind }) => canSend(app, kind))
    const telling: Telling = { facts, person, channels: usable, now }
    const plans = due.map((told) => ({ told, plan: planFor(told, rows.get(told.handoff), telling) }))
    await records.telling.lookAgain(
      person,
      plans.flatMap(({ told, plan }) => (plan.do === 'wait' ? [{ ...told, at: plan.until }] : [])),
    )
    const notices = (await records.telling.dueNotices(person)).map((notice) => ({
      id: notice.id,
      plan: planForNotice(notice, telling),
    }))
    await records.telling.noticesAgain(
      person,
      notices.flatMap(({ id, plan }) => (plan.do === 'wait' ? [{ id, at: plan.until }] : [])),
    )
    const sending = plans.flatMap(({ told, plan }) => (plan.do === 'send' ? [{ told, by: plan.by }] : []))
    const withNotices = notices.flatMap(({ id, plan }) => (plan.do === 'send' ? [{ notice: id, by: plan.by }] : []))
    for (const [by, all] of Map.groupBy([...sending, ...withNotices], (one) => one.by)) {
      const { id: channel, kind } = by
      const of = all.flatMap((one) => ('told' in one ? [one.told] : []))
      const told = all.flatMap((one) => ('notice' in one ? [one.notice] : []))
      await records.telling.addMessage({ id: app.ids.next(), person, channel, kind, of, notices: told })
    }
    return {
      made: sending.length + withNotices.length,
      unheard: plans.flatMap(({ told, plan }) => (plan.do === 'pass on' ? [told] : [])),
    }
  })
  // By the one write path, in a transaction of its own each; whoever dies before this is done finds them due again.
  for (const told of unheard) {
    const command = { type: 'unheard', person } as const
    await handleCommand(app, { caller: { kind: 'desk', workspace }, handoff: told.handoff, command })
    await app.store.transaction(workspace, (records) => records.telling.lookAgain(person, [{ ...told, at: null }]))
  }
  return made + unheard.length
}

const byId = (row: StoredRow): [HandoffId, StoredRow] => [row.id, row]

type Plan =
  | { do: 'send'; by: OwnChannel }
  | { do: 'wait'; until: Instant | null }
  /** Every channel was tried, and none took it. */
  | { do: 'pass on' }

function planFor(told: ToldRow, row: StoredRow | undefined, { facts, person, channels, now }: Telling): Plan {
  const about = told.about as TellReason
  if (!row || isMoot(about, row, person)) return { do: 'wait', until: null }
  const playbook = facts.playbook.document
  const whom = { person, urgency: told.urgency }
  // What is offered anew because the agent failed, or the customer wrote, goes on too; what is theirs already does not.
  const asks = !isNews(about)
  const left = channels.filter(({ id }) => !told.tried.includes(id))
  const [next] = channelsNow(left, whom, playbook, now)
  const by = channels.find(({ id }) => id === next?.id)
  if (by) return { do: 'send', by }
  if (told.tried.length === 0) {
    // Of none of them anybody reads what is sent there, and that was found out with something else.
    const isOutOfReach = asks && hasOnlyBounced(channels, told.urgency)
    return isOutOfReach ? { do: 'pass on' } : { do: 'wait', until: nextUseOf(left, whom, playbook, now) }
  }
  if (asks && told.failed >= told.tried.length) return { do: 'pass on' }
  return { do: 'wait', until: null }
}

/** As what is to be acted on today; by the next channel where one takes nothing. It stands in the inbox all the while. */
function planForNotice(
  { tried }: DueNotice,
  { facts, person, channels, now }: Telling,
): Exclude<Plan, { do: 'pass on' }> {
  const whom = { person, urgency: 'today' } as const
  const left = channels.filter(({ id }) => !tried.includes(id))
  const [next] = channelsNow(left, whom, facts.playbook.document, now)
  const by = channels.find(({ id }) => id === next?.id)
  if (by) return { do: 'send', by }
  return { do: 'wait', until: tried.length === 0 ? nextUseOf(left, whom, facts.playbook.document, now) : null }
}

function hasOnlyBounced(channels: readonly OwnChannel[], urgency: Urgency): boolean {
  const meant = channels.filter(({ isProven, urgencies }) => isProven && urgencies.includes(urgency))
  return meant.length > 0 && meant.every(({ health }) => health === 'bounced')
}

/** It waits for somebody else by now, or for nobody. */
function isMoot(about: TellReason, { state, owner, offeredTo }: StoredRow, person: PersonId): boolean {
  if (isOffer(about)) return !isOpenState(state) || (offeredTo ?? owner) !== person
  return about === 'deadline_near' && (state !== 'accepted' || owner !== person)
}

/** Until when what was told by this channel waits to be opened, before the next one is tried; null: nothing comes after it. */
export function waitsUntil(
  told: Pick<ToldRow, 'about' | 'urgency' | 'tried'>,
  { due }: Pick<StoredRow, 'due'>,
  { facts, person, channels, now }: Telling,
): Instant | null {
  if (isNews(told.about as TellReason)) return null
  const left = channels.filter(({ id }) => !told.tried.includes(id))
  const whom = { person, urgency: told.urgency }
  const others = channelsNow(left, whom, facts.playbook.document, now).length
  const time: Milliseconds = due === null ? Number.MAX_SAFE_INTEGER : Date.parse(due) - Date.parse(now)
  const patience = patienceWith(told.urgency, { left: time, channels: others + 1 })
  return patience === null ? null : after(now, Math.round(patience))
}
