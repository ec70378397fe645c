/**
 * What came by mail. Its token says which message it answers and so whose answer it would be; that it really is theirs, the
 * sender and the one trusted server say, and nothing else does. One of the offered words alone acts; other words are read back,
 * and act when that is confirmed. What machines write decides nothing; what came back ends the use of its address.
 */
import { en, isRefusal, type PersonId, type WorkspaceId } from '@baton-desk/core'
import { type OfferedWord, readReply } from '@baton-desk/core/telling'
import type { App } from '../app.ts'
import { handleCommand } from '../commands/handle-command.ts'
import type { OwnChannel } from '../ports/channels.ts'
import type { Mail } from '../ports/mailer.ts'
import type { ReceivedMail } from '../ports/received-mail.ts'
import type { Act, ActName, SentMessage } from '../ports/telling.ts'
import type { Bucket } from '../ports/tries.ts'
import { actUrl } from '../signed-ids.ts'
import { tell } from '../tell.ts'
import { type ActPage, carryOutAct, lookAtAct, sawHandoff, type Visitor } from './acts.ts'
import { replyAddressOf } from './reply-tokens.ts'

const { replies: said, telling } = en

export type MailOutcome = keyof typeof said.took

export async function takeMail(app: App, mail: ReceivedMail): Promise<MailOutcome> {
  const id = firstOf(mail.places, (place) => app.replyTokens.find(place))
  const workspace = id && (await app.store.findMessage(id))
  if (!id || !workspace) return 'unknown'
  const facts = await app.facts.of(workspace)
  const { message, channels, isNew } = await app.store.transaction(workspace, async (records) => {
    const found = await records.telling.sentMessage(id)
    return {
      message: found,
      channels: found ? await records.channels.list(found.person) : [],
      isNew: found !== null && (await records.telling.takeMail({ id: mail.id, message: id })),
    }
  })
  const member = facts.members.find(({ person }) => person === message?.person)
  if (!message || !member) return 'unknown'
  if (!isNew) return 'seen_before'
  const taking: Taking = { app, mail, workspace, message, channels, name: member.name }
  const outcome = await outcomeOf(taking)
  app.log.info({ message: id, outcome }, said.took[outcome])
  await app.store.transaction(workspace, (records) => records.telling.mailRead({ id: mail.id, outcome }))
  return outcome

  function firstOf<T>(all: readonly string[], find: (one: string) => T | null): T | null {
    for (const one of all) {
      const found = find(one)
      if (found !== null) return found
    }
    return null
  }
}

type Taking = {
  app: App
  mail: ReceivedMail
  workspace: WorkspaceId
  message: SentMessage
  /** All of its person. */
  channels: OwnChannel[]
  name: string
}

async function outcomeOf(taking: Taking): Promise<MailOutcome> {
  const { mail } = taking
  if (mail.bounce) return cameBack(taking, mail.bounce)
  if (mail.isAutomatic) return 'automatic'
  const wrong = whyNotTheirs(taking)
  if (wrong) {
    await answer(taking, { lines: [wrong, said.nothing], isToWriter: false })
    return 'not_counted'
  }
  return takeAnswer(taking)
}

/** Why it does not count as theirs; null where it does. */
function whyNotTheirs({ mail, channels }: Taking): string | null {
  const [from, ...others] = mail.from
  if (from === undefined || others.length > 0) return said.notCounted.many_senders()
  const theirs = channels.some(({ kind, isProven, address }) => kind === 'email' && isProven && address === from)
  if (!theirs) return said.notCounted.another_sender({ from })
  if (!mail.dmarc) return said.notCounted.no_proof({ from })
  // The domain that was looked at is the one that is shown, or an answer of one domain would prove another.
  const isOfDomain = mail.dmarc.domain === from.slice(from.lastIndexOf('@') + 1)
  return mail.dmarc.result === 'pass' && isOfDomain ? null : said.notCounted.not_proven({ from })
}

async function takeAnswer(taking: Taking): Promise<MailOutcome> {
  const { app, workspace, message, channels, mail, name } = taking
  const [handoff, ...more] = message.handoffs
  if (handoff === undefined || more.length > 0) {
    await answer(taking, { lines: [said.many, said.orOpen({ url: inboxOf(app) })] })
    return 'not_understood'
  }
  if (!channels.some(({ id, isProven }) => id === message.channel && isProven)) {
    await answer(taking, { lines: [telling.over.channel_gone] })
    return 'over'
  }
  const { mine, asked } = await app.store.transaction(workspace, async (records) => ({
    mine: await records.telling.actsOf(message.id),
    asked: await records.telling.actsOf(message.readsBack ?? message.id),
  }))
  const { role } = (await app.facts.of(workspace)).members.find(({ person }) => person === message.person) ?? {}
  if (role)
    await sawHandoff(app, { kind: 'person', workspace, id: message.person, role, channel: message.channel }, handoff)
  const words = mail.words()
  if (message.readsBack !== null) {
    const confirmed = readReply(words, { offered: CONFIRMING, name })
    const [meant] = mine
    if (confirmed.is === 'word' && confirmed.act === 'no') {
      await answer(taking, { lines: [said.leftAsItIs] })
      return 'left'
    }
    if (confirmed.is === 'word' && meant) return actOn(taking, meant, meant.typed ?? {})
  }
  const pages = await Promise.all(asked.map(async (act) => ({ act, page: await look(taking, act) })))
  const offered = pages.flatMap(offersOf)
  const reading = readReply(words, { offered, name })
  if (reading.is === 'word' || reading.is === 'meant') {
    // Of several for one thing, as after the note changed, the one that is open; what is not says why, whatever the words.
    const of = pages.filter(({ act }) => act.act === reading.act)
    const { act, page } = (of.find((one) => one.page.is === 'open') ?? of[0]) as (typeof pages)[number]
    return reading.is === 'word' || page.is !== 'open'
      ? actOn(taking, act, reading.typed)
      : readBack(taking, act, { words, typed: reading.typed, page })
  }
  const open = pages.find(({ page }) => page.is === 'open')
  const closed = pages[0]?.page
  const url = open?.page.inbox ?? closed?.inbox ?? inboxOf(app)
  if (!open) {
    const why = closed?.is === 'over' ? closed.words : said.nothing
    await answer(taking, { lines: [why, said.orOpen({ url })] })
    return 'over'
  }
  await answer(taking, {
    words,
    lines: [
      ...(reading.is === 'empty' ? [said.empty] : []),
      said.nothingYet,
      said.unclear({ words: offered.map(({ word }) => word) }),
      ...pages.flatMap(({ act, page }) =>
        page.is === 'open' ? [`${telling.acts[act.act]}: ${actUrl(app, { workspace, id: act.id })}`] : [],
      ),
      said.orOpen({ url }),
    ],
  })
  return 'not_understood'
}

const CONFIRMING: OfferedWord<'yes' | 'no'>[] = [
  ...said.yes.map((word) => ({ act: 'yes' as const, word })),
  ...said.no.map((word) => ({ act: 'no' as const, word })),
]

/** The word of an act, or the words of what is to be chosen. */
function offersOf({ act: { act }, page }: { act: Act; page: ActPage }): OfferedWord<ActName>[] {
  const choices =
    page.is !== 'open'
      ? []
      : act === 'answer'
        ? page.told.view.note.next.decision.options.map(({ id, label }) => ({ word: label, typed: { option: id } }))
        : act === 'done'
          ? (page.told.lane?.outcomes ?? []).map(({ id, label }) => ({ word: label, typed: { outcome: id } }))
          : []
  return choices.length > 0 ? choices.map((choice) => ({ act, ...choice })) : [{ act, word: telling.acts[act] }]
}

const look = (taking: Taking, { id }: Act): Promise<ActPage> =>
  lookAtAct(taking.app, taking.app.actTokens.of({ workspace: taking.workspace, id }), writerOf(taking))

/** Whoever wrote it was found to be whom the message went to. */
const writerOf = ({ channels, message }: Taking): Visitor => {
  const channel = channels.find(({ id }) => id === message.channel)
  return channel && { kind: channel.kind, address: channel.address }
}

async function actOn(taking: Taking, act: Act, typed: Record<string, string>): Promise<MailOutcome> {
  const { app, workspace } = taking
  // A mail that was sent is thought over already, and nobody sits before it who could take it back.
  const doing = { visitor: writerOf(taking), typed, holdSeconds: 0 }
  const page = await carryOutAct(app, app.actTokens.of({ workspace, id: act.id }), doing)
  const words = page.is === 'open' ? said.nothing : page.words
  const isRejection = page.is === 'refused' && act.act === 'reject'
  await answer(taking, {
    lines: [
      words,
      ...(page.is === 'refused' ? [said.nothingYet] : []),
      ...(isRejection ? [said.rejectHow] : []),
      said.orOpen({ url: page.inbox }),
    ],
  })
  return page.is === 'done' ? 'acted' : page.is === 'refused' ? 'not_understood' : 'over'
}

type ReadingBack = { words: string; typed: Record<string, string>; page: Extract<ActPage, { is: 'open' }> }

async function readBack(taking: Taking, act: Act, { words, typed, page }: ReadingBack): Promise<MailOutcome> {
  const { app, workspace, message } = taking
  const id = app.ids.next()
  const meant: Act = { ...act, id: app.ids.next(), message: id, typed }
  await app.store.transaction(workspace, async (records) => {
    const { person, channel } = message
    await records.telling.addReadBack({ id, person, channel, readsBack: message.readsBack ?? message.id })
    await records.telling.addActs([meant])
  })
  await answer(taking, {
    answersTo: id,
    words,
    lines: [
      said.meant({ act: act.act, ask: page.told.view.note.ask }),
      said.nothingYet,
      said.confirm,
      `${telling.acts[act.act]}: ${actUrl(app, { workspace, id: meant.id })}`,
      said.orOpen({ url: page.inbox }),
    ],
  })
  return 'read_back'
}

type Answer = {
  lines: string[]
  /** What they wrote. */
  words?: string
  /** The message that is answered by whoever answers this one; that of before unless set. */
  answersTo?: string
  /** False: to whom the message went, who may not have written anything. */
  isToWriter?: boolean
}

/** Many would be a flood that somebody else has set off. */
const answersTo = (workspace: WorkspaceId, person: PersonId): Bucket => ({
  name: `mail answers of ${workspace} ${person}`,
  free: 60,
  waitAtMostS: 3_600,
  forgottenAfterS: 3_600,
})

/** To the proven address of whom the message was for, never to whoever a mail says that it is from. */
async function answer(taking: Taking, { lines, words, answersTo: of, isToWriter = true }: Answer): Promise<void> {
  const { app, mail, workspace, message, channels, name } = taking
  const { person } = message
  const usable = channels.filter(({ kind, isProven, health }) => kind === 'email' && isProven && health !== 'bounced')
  const to =
    (isToWriter && usable.find(({ address }) => address === mail.from[0])) ||
    usable.find(({ id }) => id === message.channel) ||
    usable[0]
  if (!to) return app.log.warn({ person, message: message.id }, 'Who answered by mail has no address to be told at')
  if ((await app.store.tries.take(answersTo(workspace, person))) > 0)
    return app.log.warn({ person, message: message.id }, 'So many mails are answered that this one is not')
  const ask = await askOf(taking)
  const token = app.replyTokens.of(of ?? message.id)
  const { hostname } = new URL(app.publicUrl)
  const written: Mail = {
    to: to.address,
    name,
    subject: said.subject({ ask }),
    text: [...(words ? [said.youWrote({ words: words.slice(0, 2_000) })] : []), ...lines].join('\n\n'),
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
    ...(of !== undefined && { id: `<${token}@${hostname}>` }),
    ...(mail.messageId !== null && isToWriter && { thread: mail.messageId }),
    ...(app.replyAddress && { replyTo: replyAddressOf(app.replyAddress, token) }),
  }
  await app.mailer.send(written)
}

async function askOf({ app, workspace, message }: Taking): Promise<string> {
  const [handoff] = message.handoffs
  const stored = handoff && (await app.store.transaction(workspace, (records) => records.handoffs.read(handoff)))
  return stored ? stored.handoff.note.ask : 'Baton'
}

const inboxOf = ({ publicUrl }: App): string => `${new URL(publicUrl).origin}/`

/** Hours later, perhaps: its address is used no more, and what it told of goes on to another channel, or the next person. */
async function cameBack(
  taking: Taking,
  { isFinal, recipient, says }: NonNullable<ReceivedMail['bounce']>,
): Promise<MailOutcome> {
  const { app, workspace, message, channels, name } = taking
  const channel = channels.find(({ id }) => id === message.channel)
  // Of another address: somebody had it passed on, and that is where it failed.
  const isTheirs = channel !== undefined && (recipient === null || recipient === channel.address)
  if (!isFinal || !isTheirs || message.state !== 'sent') return 'delayed'
  const { person } = message
  const facts = await app.facts.of(workspace)
  const told = await app.store.transaction(workspace, async (records) => {
    const rows = await records.telling.toldOf(message.id)
    await records.telling.notSent({ id: message.id, person }, { error: says, again: null })
    if (await records.channels.failed(channel.id, { error: says, isGone: true })) {
      const admins = facts.members.filter(({ role }) => role === 'admin').map((member) => member.person)
      await tell(records, {
        id: `channel-bounced.${channel.id}.${message.id}`,
        people: [person, ...admins],
        subject: `${name} cannot be told by e-mail any more`,
        body: `What was sent to ${channel.label} came back: ${says}. Nothing is sent there until it is proven anew, under Profile, Channels.`,
      })
    }
    return rows
  })
  for (const { handoff, seq, about } of told) {
    const handled = await handleCommand(app, {
      caller: { kind: 'desk', workspace },
      handoff,
      command: {
        type: 'not_told',
        to: person,
        channel: 'email',
        message: message.id,
        about: about as never,
        error: says,
      },
      idempotency: { key: `came back ${message.id} ${handoff} ${seq}`, requestHash: 'came back' },
    })
    if (isRefusal(handled)) app.log.error({ handoff, refusal: handled }, 'What came back could not be recorded')
  }
  return 'bounced'
}
