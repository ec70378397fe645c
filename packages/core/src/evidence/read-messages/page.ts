/** What the reader of a format says of what it read, in the order it came. Knows no format. */
import type { Conversation, Message } from '../conversation.ts'

export type File = NonNullable<Message['files']>[number]

/** What all that stands on a page may have. Undefined is the same as left out. */
type More = {
  /** The format's own id of the message. */
  id?: string | undefined
  at?: string | undefined
  files?: readonly File[] | undefined
  /** Older words that are repeated. */
  quoted?: string | undefined
  /** The tool ran on the customer's own device. */
  on?: 'customer' | undefined
}
type Spoken = More & { by: Message['role']; text: string; name?: string | undefined }
export type Called = More & {
  by: Message['role']
  name: string
  arguments: Record<string, unknown>
  /** Id of the call. */
  callId?: string | undefined
  /** Name of the one who calls. */
  speaker?: string | undefined
}
export type Answered = More & {
  text: string
  /** Id of the call. */
  of?: string | undefined
  /** Name of the tool. */
  name?: string | undefined
  /** The format answers calls of one tool in the order of the calls. */
  inOrder?: boolean | undefined
}

/** A page is written by whoever reads a format; a call joins the words of the message before it where both came as one. */
export type Page = {
  words: (spoken: Spoken) => void
  call: (called: Called) => void
  answer: (answered: Answered) => void
  /** What follows came as another message. `sentAs`: its place in the list that was sent. */
  turn: (sentAs?: number) => void
  /** Of all that this message says and does. */
  about: (message: Pick<More, 'id' | 'at'>) => void
}

type Turn = { turn: number; sentAs?: number | undefined }
type Entry = ({ is: 'words' } & Turn & Spoken) | ({ is: 'call' } & Turn & Called) | ({ is: 'answer' } & Turn & Answered)

export type OpenPage = Page & {
  /** How much stands on it. */
  length: () => number
  /** Whether somebody says or does something from there on. */
  saysSomething: (from: number) => boolean
  takeBack: (to: number) => void
  messages: () => Conversation
  /** Of each message, its place in the list that was sent; undefined where it stood beside the list. */
  sentAs: () => (number | undefined)[]
}

export function openPage(): OpenPage {
  const entries: Entry[] = []
  let turn = 0
  let sentAs: number | undefined
  let own: Pick<More, 'id' | 'at'> = {}
  return {
    turn: (place) => {
      turn += 1
      sentAs = place
      own = {}
    },
    about: (message) => {
      own = message
    },
    words: (spoken) => void entries.push({ is: 'words', turn, sentAs, ...own, ...without(spoken) }),
    call: (called) => void entries.push({ is: 'call', turn, sentAs, ...own, ...without(called) }),
    answer: (answered) => void entries.push({ is: 'answer', turn, sentAs, ...own, ...without(answered) }),
    length: () => entries.length,
    saysSomething: (from) => entries.slice(from).some((entry) => entry.is === 'call' || entry.text !== ''),
    takeBack: (to) => void entries.splice(to),
    messages: () => toMessages(entries).messages,
    sentAs: () => toMessages(entries).sentAs,
  }
}

/** One call a message, and its answer behind it: which is whose, formats say by ids that are of no other use. */
function toMessages(entries: readonly Entry[]): { messages: Conversation; sentAs: (number | undefined)[] } {
  const messages: Conversation = []
  const sentAs: (number | undefined)[] = []
  const put = (message: Message, place: number | undefined): void => {
    messages.push(message)
    sentAs.push(place)
  }
  for (let at = 0; at < entries.length; ) {
    const entry = entries[at]
    if (entry?.is === 'words') {
      const { by, text, name } = entry
      put(without({ role: by, text, name, ...moreOf(entry) }), entry.sentAs)
      at += 1
      continue
    }
    // The calls of one message, and the answers that follow them. Messages that came apart stay in their order.
    const own = entries[at - 1]
    const calls: (Called & Turn)[] = []
    const answers: (Answered & Turn)[] = []
    for (let next = entries[at]; next && next.is !== 'words'; next = entries[++at]) {
      if (next.is === 'answer') answers.push(next)
      else if (calls[0] === undefined ? answers.length === 0 : calls[0].turn === next.turn) calls.push(next)
      else break
    }
    const before = messages.at(-1)
    const answerOf = paired(calls, answers)
    for (const [index, call] of calls.entries()) {
      const toolCall = without({ id: call.callId, name: call.name, arguments: call.arguments })
      const joins = index === 0 && before && own?.is === 'words' && own.turn === call.turn && before.role === call.by
      if (joins) before.toolCall = toolCall
      else put(without({ role: call.by, text: '', name: call.speaker, ...moreOf(call), toolCall }), call.sentAs)
      for (const answer of answerOf.get(call) ?? []) put(toAnswer(answer, call), answer.sentAs)
    }
    for (const answer of answerOf.get(null) ?? []) put(toAnswer(answer), answer.sentAs)
  }
  return { messages: named(messages), sentAs }
}

/** By id; where the format goes by order, by name and order. Null: of none of these calls. */
function paired<Answer extends Answered>(
  calls: readonly Called[],
  answers: readonly Answer[],
): Map<Called | null, Answer[]> {
  const of = new Map<Called | null, Answer[]>()
  const byId = new Map<string, Called>()
  const byName = new Map<string | undefined, Called[]>()
  for (const call of calls) {
    if (call.callId !== undefined && !byId.has(call.callId)) byId.set(call.callId, call)
    const alike = byName.get(call.name)
    if (alike) alike.push(call)
    else byName.set(call.name, [call])
  }
  const next = new Map<string | undefined, number>()
  for (const answer of answers) {
    let its = answer.of === undefined ? undefined : byId.get(answer.of)
    if (!its && answer.inOrder && answer.of === undefined) {
      const at = next.get(answer.name) ?? 0
      its = byName.get(answer.name)?.[at]
      next.set(answer.name, at + 1)
    }
    // Of one call all that is left without an id is its answer.
    const call = its ?? (calls.length === 1 && answer.of === undefined ? calls[0] : undefined) ?? null
    const known = of.get(call)
    if (known) known.push(answer)
    else of.set(call, [answer])
  }
  return of
}

const toAnswer = (answer: Answered, call?: Called): Message =>
  without({
    role: 'tool' as const,
    text: answer.text,
    name: answer.name ?? call?.name,
    callId: answer.of,
    ...moreOf(answer),
  })

const moreOf = ({ id, at, files, quoted, on }: More): Partial<Message> => ({
  id,
  at,
  ...(files && files.length > 0 && { files: [...files] }),
  quoted,
  by: on,
})

/** An answer that comes when the talk has gone on has the name of its call too; what came as one message has one id. */
function named(messages: Conversation): Conversation {
  const names = new Map<string, string>()
  let before: string | undefined
  for (const message of messages) {
    if (message.id !== undefined && message.id === before) delete message.id
    else before = message.id
    const { toolCall, callId } = message
    if (toolCall?.id !== undefined) names.set(toolCall.id, toolCall.name)
    const name = callId === undefined ? undefined : names.get(callId)
    if (message.name === undefined && name !== undefined && message.role === 'tool') message.name = name
  }
  return messages
}

const without = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Value
