/** Has a message that is already there show how things stand now, and tell what became of its handoffs since. */
import { after, eventSentence, type Instant, type PersonId, type SealedEvent } from '@baton-desk/core'
import type { App } from '../app.ts'
import type { DueRefresh, News, ShownMessage } from '../ports/telling.ts'
import { makeMessage } from './make-message.ts'

/** Before each further try, in milliseconds; then it stays as it is until something else changes. */
const AGAIN_AFTER = [2_000, 10_000, 60_000]

export async function refreshMessage(app: App, due: DueRefresh): Promise<void> {
  const { workspace } = due
  const facts = await app.facts.of(workspace)
  const ready = await app.store.transaction(workspace, async (records, now) => {
    const shown = await records.telling.shown(due.message)
    const channel = shown && (await records.channels.list(shown.person)).find(({ id }) => id === shown.channel)
    const update = channel?.isProven ? app.channels.get(channel.kind)?.update : undefined
    if (!shown || !channel || !update) return null
    const { playbook } = facts
    const words = {
      nameOf: (id: PersonId) => facts.people[id] ?? id,
      nameOfAgent: (id: string) => facts.agents[id] ?? id,
      timeZone: playbook.document.timeZone,
      now,
    }
    const news: (News & { seq: number })[] = []
    for (const [handoff, since] of heardOf(shown))
      for (const event of (await records.events.trail(handoff)).slice(since))
        if (!SAYS_NOTHING.has(event.type)) news.push({ handoff, seq: event.seq, sentence: eventSentence(event, words) })
    if (news.length === 0) return { shown, update, nothing: true as const }
    const made = await makeMessage(app, {
      records,
      facts,
      now,
      id: shown.id,
      person: shown.person,
      of: shown.of,
      notices: shown.notices,
      channel,
    })
    return { shown, update, ...made, news, nothing: false as const }
  })
  if (!ready) return app.store.transaction(workspace, (records) => records.telling.notRefreshed(due, null))
  if (ready.nothing) return app.store.transaction(workspace, (records) => records.telling.refreshed(due, []))
  const { shown, update, message, news } = ready
  const failure = await update(shown.receipt, { ...message, mayBeThere: true }, news)
  await app.store.transaction(workspace, async (records, now) => {
    if (!failure) return records.telling.refreshed(due, lastOf(news))
    const wait = failure.isGone ? undefined : AGAIN_AFTER[shown.tries]
    const asked = Math.min((failure.retryAfterS ?? 0) * 1_000, MOST_WAITED)
    const again: Instant | null = wait === undefined ? null : after(now, Math.max(wait, asked))
    if (again === null) app.log.warn({ ...due, error: failure.error }, 'A message shows what is no longer so')
    return records.telling.notRefreshed(due, again)
  })
}

const MOST_WAITED = 300_000

/** What is about the telling itself, or of no meaning to whoever was told. */
const SAYS_NOTHING: ReadonlySet<SealedEvent['type']> = new Set([
  ...([
    'told',
    'not_told',
    'seen',
    'delivered',
    'conversation_opened',
    'revealed',
    'customer_link_handed_out',
  ] as const),
  ...(['offered', 'acknowledged', 'claimed', 'claim_extended', 'closed'] as const),
])

const heardOf = ({ of }: ShownMessage): Map<string, number> =>
  new Map(of.toSorted((a, b) => a.heard - b.heard).map(({ handoff, heard }) => [handoff, heard]))

const lastOf = (news: readonly (News & { seq: number })[]): { handoff: string; seq: number }[] => [
  ...new Map(news.map(({ handoff, seq }) => [handoff, { handoff, seq }])).values(),
]
