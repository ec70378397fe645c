/**
 * What somebody does from a message. A link shows a page and changes nothing, whoever opens it and however often; its button
 * sends one command by the one write path, as the person it was sent to and bound to what the message showed. Why a link does
 * nothing any more is said, with the way that is still open.
 */
import {
  cutText,
  type DecideRequest,
  en,
  type Handoff,
  type HandoffView,
  type Instant,
  isOpenState,
  isRefusal,
  type PersonId,
  statusSentence,
} from '@baton-desk/core'
import { argumentFields, editsOf } from '@baton-desk/core/telling'
import type { App } from '../app.ts'
import type { Caller } from '../caller.ts'
import type { OrderedCommand } from '../commands/complete.ts'
import { handleCommand } from '../commands/handle-command.ts'
import type { OwnChannel } from '../ports/channels.ts'
import type { Records } from '../ports/store.ts'
import type { Act, ActName, ActOver, TypedAct } from '../ports/telling.ts'
import { actUrl } from '../signed-ids.ts'
import { fieldNames } from './act-fields.ts'
import { DECIDES_NOTHING } from './acts-for.ts'
import { type AsTold, asTold } from './as-told.ts'
import { openAddress } from './channel-address.ts'
import { isBrowserCode, sendBrowserCode } from './known-browser.ts'

const { telling: said } = en

export type ActPage = {
  /** Null where nothing is known of it. */
  act: Act | null
  /** For whom it is. */
  person: string
  workspace: string
  /** The card in the inbox, or the inbox. */
  inbox: string
  /** What they decided can still be taken back, here. */
  canUndo?: boolean
  /** The channel by whose code the browser has just shown that it is this person's. */
  knownBy?: string
} & (
  | { is: 'open'; told: AsTold; others: OtherAct[] }
  | { is: 'over'; because: ActOver; words: string }
  | { is: 'refused'; told: AsTold; others: OtherAct[]; words: string }
  | { is: 'done'; words: string; others: OtherAct[] }
  /** Nobody knows yet whose browser it is: what was typed waits for a code. */
  | { is: 'code'; words: string; typed: TypedAct }
)

export type OtherAct = { act: ActName; url: string }

/**
 * Who looks: as far as a session says it; the service behind a channel; or a browser that has shown codes, by the channels that
 * these were sent to.
 */
export type Visitor =
  | { userId: string }
  | { kind: string; address: string }
  | { knownBy: readonly string[] }
  | undefined

export const lookAtAct = async (app: App, token: string, visitor: Visitor): Promise<ActPage> =>
  (await find(app, token, visitor)).page

/** Does it, once. What does not fit is said on the same page, and the link goes on working. */
export async function carryOutAct(app: App, token: string, doing: Doing): Promise<ActPage> {
  const { visitor, typed, holdSeconds } = doing
  const { page, caller, act, from } = await find(app, token, visitor)
  if (page.is !== 'open' || !caller || !act) return page
  const { workspace } = caller
  if (from) {
    const asked = await askForCode(app, { page, workspace, channel: from, typed })
    if (asked) return asked
    // From here on it is a browser of theirs, whatever comes of the act.
    const { code: _, ...rest } = typed
    const done = await carryOutAct(app, token, { visitor: { knownBy: [from.id] }, typed: rest, holdSeconds })
    return { ...done, knownBy: from.id }
  }
  const handled = await handleCommand(app, {
    caller,
    handoff: act.handoff,
    command: heldFor(commandOf(app, act, page.told.view, typed), holdSeconds),
    // Of two buttons pressed at once the second finds that it was done.
    idempotency: { key: `act ${act.id}`, requestHash: act.id },
  })
  if (isRefusal(handled)) {
    const now = await find(app, token, visitor)
    if (now.page.is !== 'open') return now.page
    return { ...now.page, is: 'refused', words: handled.detail }
  }
  await app.store.transaction(workspace, (records) => records.telling.useAct(act.id))
  if (handled.existed) return (await find(app, token, visitor)).page
  const { person, workspace: name, inbox, others } = page
  return {
    act,
    person,
    workspace: name,
    inbox,
    is: 'done',
    words: handled.stored.handoff.undoable ? said.pages.held : said.acted[act.act],
    ...(handled.stored.handoff.undoable && { canUndo: true }),
    others: act.act === 'accept' ? others : [],
  }
}

/** Takes back what this person decided, as long as it does not stand; nothing of the link is good a second time. */
export async function undoAct(app: App, token: string, visitor: Visitor): Promise<ActPage> {
  const { page, caller, act, undoable } = await find(app, token, visitor)
  if (!caller || !act || !undoable) return page
  const command = { type: 'undo', decisionId: undoable.id } as const
  const handled = await handleCommand(app, { caller, handoff: act.handoff, command })
  if (isRefusal(handled)) return (await find(app, token, visitor)).page
  const { person, workspace: name, inbox } = page
  return { act, person, workspace: name, inbox, is: 'done', words: said.pages.undone, others: [] }
}

/** Whoever takes over speaks with the customer at once; nothing of it is for the agent to do. */
const heldFor = (command: OrderedCommand, holdSeconds: number): OrderedCommand =>
  command.type === 'decide' && command.answer.kind !== 'take_over' ? { ...command, holdSeconds } : command

/** Somebody has the page before them: what the message told them was heard. */
export async function actSeen(app: App, token: string, visitor: Visitor): Promise<void> {
  const { page, caller, act, from } = await find(app, token, visitor)
  // Who has it passed on to them has not told its person.
  if (page.is !== 'open' || !caller || !act || from) return
  await sawHandoff(app, caller, act.handoff)
}

/** Marks what this person was told of a handoff as opened; in its history, where there was anything to open. */
export async function sawHandoff(app: App, caller: Caller & { kind: 'person' }, handoff: string): Promise<void> {
  const wasTold = await app.store.transaction(caller.workspace, (records) => records.telling.opened(handoff, caller.id))
  if (wasTold) await handleCommand(app, { caller, handoff, command: { type: 'seen' } })
}

/** `holdSeconds`: for how long what is decided can be taken back. */
export type Doing = { visitor: Visitor; typed: TypedAct; holdSeconds: number }

type Asking = { page: Extract<ActPage, { is: 'open' }>; workspace: string; channel: OwnChannel; typed: TypedAct }

/** Of a browser that nobody knows; null once it has shown the code. */
async function askForCode(app: App, { page, workspace, channel, typed }: Asking): Promise<ActPage | null> {
  const { act, person, workspace: name, inbox, told } = page
  const of = { act, person, workspace: name, inbox }
  const { code, ...rest } = typed
  const ask = (words: string): ActPage => ({ ...of, is: 'code', words, typed: rest })
  if (code !== undefined) {
    const came = await isBrowserCode(app, { workspace, channel, code })
    return came === 'proven' ? null : ask(came === 'wrong' ? said.pages.codeWrong : said.pages.codeOver)
  }
  const to = { workspace: { id: workspace, name }, channel, name: person }
  const sent = await sendBrowserCode(app, { ...to, ask: told.view.note.ask })
  if (sent === 'unable') return { ...of, is: 'over', because: 'unknown_browser', words: said.over.unknown_browser }
  return ask(sent === 'sent' ? said.pages.codeSent({ person, label: channel.label }) : said.pages.codesTooMany)
}

type Found = {
  page: ActPage
  act?: Act
  caller?: Caller & { kind: 'person' }
  /** What the person themselves have decided and can take back. */
  undoable?: NonNullable<Handoff['undoable']>
  /** The channel that the message went by, where the browser has yet to show that it is its person's. */
  from?: OwnChannel
}

async function find(app: App, token: string, visitor: Visitor): Promise<Found> {
  const { origin } = new URL(app.publicUrl)
  const over = (
    because: ActOver,
    of: Partial<Pick<ActPage, 'act' | 'person' | 'workspace' | 'inbox'>> = {},
  ): Found => ({
    page: {
      act: null,
      person: '',
      workspace: '',
      inbox: `${origin}/`,
      ...of,
      is: 'over',
      because,
      words: said.over[because],
    },
  })
  const ids = app.actTokens.read(token)
  if (!ids || !(await app.store.workspaces()).some(({ id }) => id === ids.workspace)) return over('unknown')
  const { workspace } = ids
  const facts = await app.facts.of(workspace)
  return app.store.transaction(workspace, async (records, now): Promise<Found> => {
    const act = await records.telling.act(ids.id)
    if (!act) return over('expired')
    const member = facts.members.find(({ person }) => person === act.person)
    if (!member) return over('gone')
    const inbox = `${origin}/h/${encodeURIComponent(act.handoff)}`
    const of = { act, person: member.name, workspace: facts.workspace.name, inbox }
    if (visitor && 'userId' in visitor && visitor.userId !== member.userId) return over('another_person', of)
    // Whoever has a mailbox that its person took away may read the mail, and do nothing with it.
    if (!act.isTheirs) return over('channel_gone', of)
    const stored = await records.handoffs.read(act.handoff)
    if (!stored) return over('expired', of)
    if (visitor && 'address' in visitor && !(await isFrom(app, records, { act, visitor }))) {
      const names = {
        nameOf: (id: PersonId) => facts.people[id] ?? id,
        timeZone: facts.playbook.document.timeZone,
        now,
      }
      return {
        page: {
          ...of,
          is: 'over',
          because: 'another_person',
          words: `${said.over.sent_to({ person: member.name })} ${statusSentence(stored.handoff, names)}`,
        },
      }
    }
    const told = await asTold(app, { records, facts, now, person: act.person }, stored)
    const { undoable } = stored.handoff
    const caller = { kind: 'person', workspace, id: act.person, role: member.role, channel: act.channel } as const
    const channels = await records.channels.list(act.person)
    const isKnown = visitor !== undefined && (!('knownBy' in visitor) || isBrowserOf(channels, visitor.knownBy))
    const from = isKnown ? undefined : channels.find(({ id }) => id === act.channel)
    if (!isKnown && !from) return over('channel_gone', of)
    // Whoever has it passed on to them takes nothing back.
    const theirs = isKnown && undoable && undoable.until > now && undoable.by === act.person ? undoable : undefined
    if (theirs)
      return {
        page: { ...of, is: 'over', because: 'used', words: said.pages.held, canUndo: true },
        ...{ act, caller, undoable: theirs },
      }
    const because = undoable ? 'decided' : whyOver(act, told, now)
    const names = { nameOf: (id: PersonId) => facts.people[id] ?? id, timeZone: told.context.timeZone, now }
    if (because === 'decided' || because === 'not_yours')
      return {
        page: { ...of, is: 'over', because, words: `${said.over[because]} ${statusSentence(stored.handoff, names)}` },
      }
    if (because) return over(because, of)
    const others = (await records.telling.actsOf(act.message))
      .filter((one) => one.handoff === act.handoff && one.id !== act.id && one.usedAt === null)
      .map((one) => ({ act: one.act, url: actUrl(app, { workspace, id: one.id }) }))
    return { page: { ...of, is: 'open', told, others }, act, caller, ...(from && { from }) }
  })
}

/** A channel that was taken away takes the browsers along that were known by it. */
const isBrowserOf = (channels: readonly OwnChannel[], knownBy: readonly string[]): boolean =>
  channels.some(({ id, isProven }) => isProven && knownBy.includes(id))

type From = { act: Act & { channel: string }; visitor: { kind: string; address: string } }

/** Whether it comes from the very address that the message went to. */
async function isFrom(app: App, records: Records, { act, visitor }: From): Promise<boolean> {
  const channel = (await records.channels.list(act.person)).find(({ id }) => id === act.channel)
  return channel?.kind === visitor.kind && openAddress(app, channel) === visitor.address
}

function whyOver(act: Act, { view, mustSignIn }: AsTold, now: Instant): ActOver | null {
  if (act.usedAt !== null) return 'used'
  if (act.expiresAt <= now) return 'expired'
  if (!isOpenState(view.state) || view.state === 'in_doubt') return 'decided'
  if ((view.offeredTo ?? view.owner).id !== act.person) return 'not_yours'
  if (act.act === 'accept' && view.state !== 'offered' && view.state !== 'held') return 'used'
  if (act.noteVersion !== view.noteVersion || (view.note.action?.hash ?? null) !== act.actionHash) return 'note_changed'
  return !DECIDES_NOTHING.has(act.act) && mustSignIn ? 'sign_in' : null
}

function commandOf(
  app: App,
  act: Act,
  { note, noteVersion: _, ...view }: HandoffView,
  typed: TypedAct,
): OrderedCommand {
  const text = typed.text?.replaceAll('\r\n', '\n').trim() || undefined
  if (act.act === 'accept') return { type: 'accept', readBack: text ?? note.next.action ?? note.ask }
  const decide = (answer: Pick<DecideRequest, 'kind' | 'text' | 'option' | 'outcome' | 'edits'>): OrderedCommand => ({
    type: 'decide',
    decisionId: app.ids.next(),
    answer,
    noteVersion: act.noteVersion,
    ...(act.actionHash !== null && { actionHash: act.actionHash }),
  })
  switch (act.act) {
    case 'approve': {
      const edits = view.masked?.length ? undefined : editsOf(note, typedEdits(note, typed))
      return decide({ kind: edits ? 'approve_with_edits' : 'approve', text, ...(edits && { edits }) })
    }
    case 'reject':
    case 'take_over':
      return decide({ kind: act.act, text })
    case 'answer':
      return decide({ kind: 'answer', text, ...(typed.option && { option: cutText(typed.option, 40) }) })
    case 'done':
      return decide({ kind: 'done', text, ...(typed.outcome && { outcome: cutText(typed.outcome, 60) }) })
    case 'ask':
      return { type: 'ask', of: 'agent', question: text ?? '' }
    case 'move':
      return { type: 'move', to: placeOf(typed.to ?? ''), reason: text ?? said.pages.movedFromMessage }
    default:
      return act.act satisfies never
  }
}

const placeOf = (to: string): { person: PersonId } | { lane: string } =>
  to.startsWith('lane:') ? { lane: to.slice('lane:'.length) } : { person: to.replace(/^person:/, '') }

/** Fields that were not sent are as the note has them. A form sends every line break as CR LF. */
function typedEdits({ draft, action }: HandoffView['note'], typed: TypedAct): Parameters<typeof editsOf>[1] {
  const asSent = (name: string, before: string) => {
    const sent = typed[name]?.replace(/\r\n?/g, '\n')
    return sent === undefined || sent === before.replace(/\r\n?/g, '\n') ? before : sent
  }
  const texts = Object.fromEntries(
    argumentFields(action).map(({ name, text }) => [name, asSent(fieldNames.argument(name), text)]),
  )
  return { subject: asSent('subject', draft?.subject ?? ''), body: asSent('body', draft?.body ?? ''), texts }
}
