/** A conversation that came as `messages`, in whatever shape its sender has it, becomes the desk's own; the answer says what was read. */
import { setImmediate } from 'node:timers/promises'
import { type AnswerOf, type Conversation, isRefusal, type Refusal, refuse } from '@baton-desk/core'
import { numberedAsRead, readMessages } from '@baton-desk/core/messages'
import type { App } from './app.ts'
import { isLongText } from './at-length.ts'
import { type Caller, senderKey } from './caller.ts'

type ReadReport = AnswerOf<'addMessages'>['read']
/** Who sent it, and where what is long is read. */
type From = { app: Pick<App, 'aside'>; caller: Caller }
/** What was read, as the answer tells it. */
type Read = { conversation: Conversation; read?: ReadReport; sentAs?: (number | undefined)[] | undefined }

/** The body without what was read of it, and with it; its brief counts the messages as they were read. */
export async function withConversation<
  Body extends { conversation?: Conversation | undefined; messages?: unknown; brief?: unknown },
>(from: From, body: Body): Promise<{ request: Omit<Body, 'messages'>; read?: ReadReport | undefined } | Refusal> {
  const came = await conversationIn(from, body)
  if (isRefusal(came)) return came
  const { messages: _messages, ...rest } = body
  const { conversation, read, sentAs } = came
  const { brief } = body
  const numbered = brief !== undefined && sentAs ? { brief: numberedAsRead(brief, sentAs) } : {}
  return { request: conversation === undefined ? rest : { ...rest, ...numbered, conversation }, read }
}

/** The one of the two that came; both at once are refused. Absent where neither did. */
async function conversationIn(
  from: From,
  { conversation, messages }: { conversation?: Conversation | undefined; messages?: unknown },
): Promise<Partial<Read> | Refusal> {
  if (messages === undefined) return conversation === undefined ? {} : { conversation }
  if (conversation !== undefined && conversation.length > 0) return notRead('', BOTH)
  return readSentMessages(from, messages)
}

export async function readSentMessages(from: From, sent: unknown): Promise<(Read & { read: ReadReport }) | Refusal> {
  const read = await readWhereItFits(from, sent)
  if (isRefusal(read)) return read
  if ('expected' in read) return notRead(read.at, read.expected)
  const { format, messages, unread, sentAs } = read
  return { conversation: messages, read: { format, messages: messages.length, unread }, sentAs }
}

async function readWhereItFits(
  { app, caller }: From,
  sent: unknown,
): Promise<ReturnType<typeof readMessages> | Refusal> {
  if (isLongText(sent)) return app.aside(`${caller.workspace} ${senderKey(caller)}`, 'readMessages', { sent })
  // Whoever else waits has their turn before and after it: it takes about as long as parsing the body.
  await setImmediate()
  const read = readMessages(sent)
  await setImmediate()
  return read
}

const BOTH = 'Expected `messages` or `conversation`, got both. Send one of them.'

function notRead(at: string, expected: string): Refusal {
  const pointer = `/messages${at}`
  const because = expected.replace(/\.$/, '')
  return refuse(
    'invalid-request',
    { code: 'doesNotFit', facts: { pointer, because, more: 0 } },
    { errors: [{ pointer, message: expected }] },
  )
}
