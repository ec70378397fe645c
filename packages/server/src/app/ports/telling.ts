import type { HandoffId, Instant, Note, PersonId, RenderContext, Urgency, WorkspaceId } from '@baton-desk/core'

/** That somebody is to be told something, until they have heard it. */
export type ToldRow = {
  handoff: HandoffId
  seq: number
  about: string
  urgency: Urgency
  /** Ids of the channels by which it was told, in order. */
  tried: string[]
  /** How many of these could not be used. */
  failed: number
}

type ToldKey = Pick<ToldRow, 'handoff' | 'seq'>

/** A notice that its person is to be told by a channel. `tried`: ids of the channels by which it was told. */
export type DueNotice = { id: string; tried: string[] }

/** `notices`: ids of those that it tells too. */
export type NewMessage = {
  id: string
  person: PersonId
  channel: string
  kind: string
  of: readonly ToldKey[]
  notices: readonly string[]
}

/** A message as it waits to be sent: what it tells of, the most urgent first. */
export type PendingMessage = {
  id: string
  person: PersonId
  channel: string
  /** As which it was made; empty where that is gone. */
  kind: string
  /** `sent` and `failed`: what came of it is not noted in the history of all its handoffs yet. */
  state: 'pending' | 'sent' | 'failed'
  attempts: number
  /** Somebody took it up before and did not say what came of it. */
  mayBeThere: boolean
  error: string | null
  of: Omit<ToldRow, 'failed'>[]
  notices: ToldNotice[]
}

/** `ask` and `move` only by a channel that offers them. */
export type ActName = 'accept' | 'approve' | 'reject' | 'answer' | 'done' | 'take_over' | 'ask' | 'move'

/** One thing that a message lets its person do, once. */
export type Act = {
  id: string
  message: string
  handoff: HandoffId
  person: PersonId
  act: ActName
  /** What the message showed. */
  noteVersion: number
  actionHash: string | null
  /** What its person wrote in an answer, and is asked whether it was meant. */
  typed?: Record<string, string>
  expiresAt: Instant
  usedAt: Instant | null
}

/** A message that went out, as an answer to it finds it. */
export type SentMessage = {
  id: string
  person: PersonId
  channel: string
  state: 'pending' | 'sent' | 'failed'
  /** The message whose answer it reads back. */
  readsBack: string | null
  handoffs: HandoffId[]
}

/** A message of a person as they look back at it. */
export type LoggedMessage = {
  id: string
  at: Instant
  state: 'pending' | 'sent' | 'failed'
  sentAt: Instant | null
  tries: number
  error: string | null
  /** The most urgent first, a few at most. */
  handoffs: { id: HandoffId; about: string; openedAt: Instant | null }[]
  more: number
  notices: string[]
}

export type TellingRecords = {
  /** What this person is to be told by now, the most urgent first; locked, with all else of this person, until the transaction ends. */
  due(person: PersonId): Promise<ToldRow[]>
  /** Notices that this person is to be told by now, the oldest first; after `due`, and locked as those are. */
  dueNotices(person: PersonId): Promise<DueNotice[]>
  noticesAgain(person: PersonId, notices: readonly { id: string; at: Instant | null }[]): Promise<void>
  /** When the desk looks at these again; null: never. */
  lookAgain(person: PersonId, rows: readonly (ToldKey & { at: Instant | null })[]): Promise<void>
  /** Makes a message of them, to be sent at once. */
  addMessage(message: NewMessage): Promise<void>
  /** Null when all is done with it. */
  pending(id: string): Promise<PendingMessage | null>
  /** It went out, telling of events up to `heard`; each waits so long to be opened. What came of it is still to be noted. */
  sent(
    message: { id: string; person: PersonId; receipt?: string | undefined },
    waits: readonly (ToldKey & { until: Instant | null; heard: number })[],
  ): Promise<void>
  /** Tried again then; null: given up, and other channels are looked for at once. */
  notSent(message: { id: string; person: PersonId }, result: { error: string; again: Instant | null }): Promise<void>
  /** What came of it stands in the history of its handoffs: nothing is left to do. */
  noted(id: string): Promise<void>
  /** Null where it can no longer be changed. */
  shown(id: string): Promise<ShownMessage | null>
  /** It shows how things stood when it was taken up, or it is tried again then; null: never. */
  refreshed(due: DueRefresh, heard: readonly { handoff: HandoffId; seq: number }[]): Promise<void>
  notRefreshed(due: DueRefresh, again: Instant | null): Promise<void>
  /** Marks all that this person was told of it as opened. True when there was anything to hear. */
  opened(handoff: HandoffId, person: PersonId): Promise<boolean>
  /** Whether the newest that this person was told of it has not been opened. */
  isUnheard(handoff: HandoffId, person: PersonId): Promise<boolean>
  /** Those of a message, in the order in which they were made. */
  actsOf(message: string): Promise<Act[]>
  addActs(acts: readonly Omit<Act, 'usedAt'>[]): Promise<void>
  /** With the handoffs of which it tells; of one that reads back, those of the message it is about. */
  sentMessage(id: string): Promise<SentMessage | null>
  /** Of what a message tells. */
  toldOf(id: string): Promise<(ToldKey & Pick<ToldRow, 'about'>)[]>
  /** The last hundred messages to this person by this channel, the newest first. */
  log(of: { person: PersonId; channel: string }): Promise<LoggedMessage[]>
  /** A message that asks whether an answer to another one was meant; it counts as sent. */
  addReadBack(message: { id: string; person: PersonId; channel: string; readsBack: string }): Promise<void>
  /** False where a mail of this hash was read before, or another process reads it now. */
  takeMail(mail: { id: string; message: string }): Promise<boolean>
  mailRead(mail: { id: string; outcome: string }): Promise<void>
  /** With the channel by which it was sent, and whether that is still a proven one of its person. */
  act(id: string): Promise<(Act & { channel: string; isTheirs: boolean }) | null>
  /** False when somebody was faster, or its time is over. */
  useAct(id: string): Promise<boolean>
}

/** Whom to tell something now, across workspaces. */
export type ToTell = { workspace: WorkspaceId; person: PersonId }
/** `kind`: of the channel that it was made for; empty where that is gone. */
export type DueMessage = { workspace: WorkspaceId; message: string; kind: string }
/** `takenUp` tells this taking up from a later one. */
export type DueRefresh = DueMessage & { takenUp: string }

/** A message that was sent and can be changed. */
export type ShownMessage = {
  id: string
  person: PersonId
  channel: string
  receipt: string
  /** How often it could not be changed, in a row. */
  tries: number
  of: (Omit<ToldRow, 'failed'> & {
    /** The event up to which it tells what has become of it. */
    heard: number
  })[]
  notices: ToldNotice[]
}

/** One handoff as a message shows it. */
export type ToldHandoff = {
  handoff: HandoffId
  /** What has happened, in a sentence. */
  headline: string
  /** Its card in the inbox. */
  url: string
  note: Note
  /** With links to the pages of `acts`, and to the card. */
  context: RenderContext
  /** What its person may do from this message, for a channel with buttons of its own. */
  acts: ShownAct[]
  /** "Ana has it and answers by 14:00.": how it stands when this is made. */
  status: string
}

/** `token` names the act and shows that the desk made it: 64 characters of A-Z, a-z, 0-9, `-` and `_`. `url` is its page. */
export type ShownAct = {
  act: ActName
  token: string
  url: string
  label: string
  /** What is decided by it is decided signed in, at the desk. */
  needsSignIn: boolean
}

/** What the desk tells somebody outside of any handoff. */
export type ToldNotice = { subject: string; body: string }

/** What goes out to one person by one channel; the same on every try. */
export type Message = {
  /** One id however often it is sent. */
  id: string
  to: Recipient
  workspace: string
  /** The most urgent first, a handful at most. */
  shown: ToldHandoff[]
  /** How many others it stands for. */
  more: number
  /** Told with it, or alone; the text of all of them is short. Without these and without `shown` it is a test. */
  notices: readonly ToldNotice[]
  /** Where the person sees all of them, and where they change what they are sent. */
  links: { inbox: string; settings: string }
  /** Somebody began to send it before and did not say what came of it: a channel that can look whether it is there, looks. */
  mayBeThere: boolean
}

export type Recipient = { name: string; address: string }

/** It is with the receiver. `receipt`: how the channel finds this message again, where it can change it. */
export type Sent = { receipt?: string }

/** Why a message did not go out. `isGone`: nobody is there, and nothing is to be sent there any more. */
export type NotSent = {
  error: string
  isGone: boolean
  /** Seconds for which the receiver asks to be left alone. */
  retryAfterS?: number | undefined
}

/** What has become of a handoff since its message was last made anew, in sentences. */
export type News = { handoff: HandoffId; sentence: string }

/** Equal for whoever writes it differently (`address`), and what a person is shown of it. */
export type ReadAddress = { address: string; label: string } | { problem: string }

/** How it is shown that what is sent to an address reaches its person, who is signed in at the desk meanwhile. */
export type AddressProof =
  | {
      /** A code is sent there. Its person types it in at the desk, or `reply` comes back from that very address. */
      by: 'code'
      /** "E-mail address": what a person is asked for. */
      asks: string
      read(given: string): ReadAddress | Promise<ReadAddress>
      /** `reply`: for a button that proves it; 60 characters of A-Z, a-z, 0-9, `-` and `_` at most. */
      sendCode(to: Recipient, code: { code: string; reply: string }): Promise<NotSent | null>
    }
  | {
      /** The desk cannot write first: its person sends `reply` from there, and so the desk learns the address. */
      by: 'invitation'
      /** What its person is to do, in words, with a link where one does it. */
      invite(reply: string): Promise<{ words: string; url?: string } | NotSent>
    }

/**
 * A way to tell people something, and where it can, to have them act there. A folder of its own under `channels/`, and a line in
 * the composition root. Never throws for what the other side does. All but the first five parts are for channels that have a way to do it.
 */
export type PersonChannel = {
  /** As it stands in the database and in the history: `email`. */
  kind: string
  /** As a person calls it, in the middle of a sentence: "e-mail". */
  name: string
  /** Whether this desk is set up for it. */
  canSend: boolean
  /** Is given one id for one message, however often it is sent. */
  send(message: Message): Promise<Sent | NotSent>
  proof: AddressProof
  /** The address is a secret, and lies sealed in the database. */
  hasSecretAddress?: boolean
  /** Acts that it has a way to take beside those that answer the note. */
  offers?: readonly ('ask' | 'move')[]
  /** Has a message that is there already show how things stand now, and tell what is new. */
  update?(receipt: string, message: Message, news: readonly News[]): Promise<NotSent | null>
  /** Hears what people do there, by a connection of its own, until it is stopped. */
  listen?(door: ChannelDoor): Listening
  /** Hears it by HTTP, at `/channels/<kind>` and below; who asks is for the channel to find out. */
  answer?(request: Request, door: ChannelDoor): Promise<Response>
}
export type Listening = { stop(): Promise<void> }

/** By what a channel calls itself. */
export type PersonChannels = ReadonlyMap<string, PersonChannel>

/** Who acts, as the service behind a channel vouches for it. */
export type FromChannel = { address: string; label: string }

/** What comes in by a channel, already known to come from there. Each waits for the database only, and rejects where that is away. */
export type ChannelDoor = {
  /** What an act would do, and what is to be typed for it; changes nothing. */
  look(token: string, from: FromChannel): Promise<ActLook>
  /** Does it, once. */
  carryOut(token: string, from: FromChannel, typed: TypedAct): Promise<ActResult>
  /** A `reply` has come back from its address. */
  prove(reply: string, from: FromChannel): Promise<{ isProven: boolean; words: string }>
  /** Whom the note was shown to has it before them. */
  seen(token: string, from: FromChannel): Promise<void>
}

/** What was typed, by the names of the fields. */
export type TypedAct = Record<string, string | undefined>

/** Something to be typed or chosen before an act is carried out. */
export type ActField = {
  name: string
  label: string
  kind: 'line' | 'text' | 'choice'
  /** What stands there; of a choice empty. */
  value: string
  isNeeded: boolean
  /** Of a choice. */
  options: { id: string; label: string }[]
}

/** What stands in the way. `unknown`: the desk made no such link, or somebody changed it. */
export type ActOver =
  | 'unknown'
  | 'gone'
  | 'another_person'
  | 'channel_gone'
  | 'unknown_browser'
  | 'used'
  | 'expired'
  | 'note_changed'
  | 'decided'
  | 'not_yours'
  | 'sign_in'

type OverAct = { is: 'over'; because: ActOver; words: string; url: string }
export type ActLook = { is: 'open'; act: ActName; ask: string; fields: ActField[]; url: string } | OverAct
export type ActResult =
  | { is: 'done'; act: ActName; words: string; url: string }
  /** What was typed does not do; it may be typed again. */
  | { is: 'refused'; words: string; url: string }
  | OverAct
