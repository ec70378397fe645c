/** A message as its person is to see it now: what has happened, the note, and what they may do from it. */
import { after, en, type HandoffId, type HandoffView, type Instant, type PersonId } from '@baton-desk/core'
import { type TellReason, tellingSentence } from '@baton-desk/core/telling'
import type { App } from '../app.ts'
import type { OwnChannel } from '../ports/channels.ts'
import type { Stored } from '../ports/handoffs.ts'
import type { Records } from '../ports/store.ts'
import type { Act, ActName, Message, ToldHandoff, ToldNotice, ToldRow } from '../ports/telling.ts'
import { actUrl } from '../signed-ids.ts'
import type { WorkspaceFacts } from '../workspace-facts.ts'
import { actsFor, DECIDES_NOTHING } from './acts-for.ts'
import { asTold } from './as-told.ts'
import { openAddress } from './channel-address.ts'

const { telling: said } = en

/** Of how many handoffs a message tells more than that they are there. */
const SHOWN = 5
/** For how long what a message lets its person do can be done. */
const ACTS_FOR = 3 * 24 * 60 * 60 * 1_000

type Made = Omit<Message, 'mayBeThere'>
type Making = {
  records: Records
  facts: WorkspaceFacts
  now: Instant
  id: string
  person: PersonId
  of: readonly Pick<ToldRow, 'handoff' | 'about'>[]
  notices?: readonly ToldNotice[]
  channel: OwnChannel | undefined
}

/** `heard`: the last event of each handoff that it shows. */
export async function makeMessage(
  app: App,
  { records, facts, now, id, person, of, notices = [], channel }: Making,
): Promise<{ message: Made; heard: Map<HandoffId, number> }> {
  const { origin } = new URL(app.publicUrl)
  // One handoff once, with what it was told of last.
  const listed = [...new Map(of.map((told) => [told.handoff, told])).values()]
  const acts = await records.telling.actsOf(id)
  const heard = new Map<HandoffId, number>()
  const offers = (channel && app.channels.get(channel.kind)?.offers) ?? []
  const shown: ToldHandoff[] = []
  for (const told of listed.slice(0, SHOWN)) {
    const stored = await records.handoffs.read(told.handoff)
    if (!stored) continue
    heard.set(told.handoff, stored.trail.seq)
    shown.push(await showFor(app, { records, facts, now, person, told, stored, acts, offers, message: id, origin }))
  }
  return {
    heard,
    message: {
      id,
      to: { name: facts.people[person] ?? person, address: channel ? openAddress(app, channel) : '' },
      workspace: facts.workspace.name,
      shown,
      more: listed.length - shown.length,
      notices: notices.slice(-SHOWN),
      links: { inbox: `${origin}/`, settings: `${origin}/profile` },
    },
  }
}

type Showing = Pick<Making, 'records' | 'facts' | 'now' | 'person'> & {
  told: Pick<ToldRow, 'handoff' | 'about'>
  stored: Stored
  acts: Act[]
  offers: readonly ActName[]
  message: string
  origin: string
}

async function showFor(app: App, showing: Showing): Promise<ToldHandoff> {
  const { records, facts, now, person, told, stored, acts, offers, message, origin } = showing
  const { id: workspace } = facts.workspace
  const { id: handoff } = stored.handoff
  const { view, by, context, mustSignIn } = await asTold(app, { records, facts, now, person }, stored)
  const [next] = view.next ?? []
  const headline = tellingSentence(told.about as TellReason, { by, next: next?.name })
  // Decided, for as long as nobody takes it back: there is nothing to be done meanwhile.
  const mayDo = stored.handoff.undoable
    ? []
    : await actsToShow({ app, records, message, view, person, now, acts, offers })
  const url = `${origin}/h/${encodeURIComponent(handoff)}`
  const shown = mayDo.map(({ id, act }) => {
    const ids = { workspace, id }
    const needsSignIn = mustSignIn && !DECIDES_NOTHING.has(act)
    return { act, token: app.actTokens.of(ids), url: actUrl(app, ids), label: said.acts[act], needsSignIn }
  })
  const links = shown.map((one) => ({ label: one.label, url: one.url }))
  return {
    handoff,
    headline,
    url,
    note: view.note,
    context: { ...context, stateLine: headline, links: [...links, { label: said.acts.open, url }] },
    acts: shown,
    status: view.status,
  }
}

type ActsToShow = Pick<Making, 'records' | 'person' | 'now'> & {
  app: App
  message: string
  view: HandoffView
  acts: readonly Act[]
  offers: readonly ActName[]
}

/** Those that were made for this version of the note, where they can still be used; others are made. */
async function actsToShow({ app, records, message, view, person, now, acts, offers }: ActsToShow): Promise<Act[]> {
  const actionHash = view.note.action?.hash ?? null
  const fits = (act: Act) =>
    act.handoff === view.id &&
    act.noteVersion === view.noteVersion &&
    act.actionHash === actionHash &&
    act.usedAt === null
  const before = acts.filter((act) => fits(act) && act.expiresAt > now)
  const shown = actsFor(view, person, offers).map(
    (act): Act =>
      before.find((one) => one.act === act) ?? {
        id: app.ids.next(),
        message,
        handoff: view.id,
        person,
        act,
        noteVersion: view.noteVersion,
        actionHash,
        expiresAt: after(now, ACTS_FOR),
        usedAt: null,
      },
  )
  await records.telling.addActs(shown.filter((act) => !before.includes(act)))
  return shown
}
