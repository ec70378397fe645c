/** Pairs each tool call with its answer and says how it went. */
import { SAYS_CHANGED } from '../../languages/en/outcomes.ts'
import { headOf } from '../../text.ts'
import type { Conversation, Message, Source } from '../conversation.ts'
import { type CallOutcome, MAX_SAID, outcomeOf } from './call-outcome.ts'
import { handsOver, natureOfTool } from './naming.ts'
import { leavesOf, readToolResult } from './tool-result.ts'

export type ToolCall = {
  /** Name of the tool; empty where only an answer was recorded. */
  name: string
  arguments: Record<string, unknown>
  by: 'agent' | 'customer'
  /** Index of the message with the call; absent where only the answer was recorded. */
  callAt?: number
  /** Index of the message with the answer; absent where none came. */
  answerAt?: number
  outcome: CallOutcome
  /** It changed something, or was meant to. */
  changes: boolean
  /** It was to pass the conversation to a person. */
  handsOver: boolean
  /** What the tool answered, in its own words: the error, or the message, or the text. Verbatim, one passage. */
  said: string
  /** The whole answer. */
  text: string
  /** The answer where it is JSON. */
  json?: unknown
  source: Source
  /** It failed, and the same call went through afterwards. */
  overcome?: true
  /** Like calls were answered differently, and nothing says which answer is whose. */
  unpaired?: true
}

export function pairToolCalls(conversation: Conversation): ToolCall[] {
  const calls: ToolCall[] = []
  let waiting: Waiting[] = []
  for (let index = 0; index < conversation.length; index++) {
    const message = conversation[index]
    if (!message) continue
    if (message.toolCall) {
      const call: ToolCall = {
        name: message.toolCall.name,
        arguments: message.toolCall.arguments,
        by: message.role === 'customer' || message.by === 'customer' ? 'customer' : 'agent',
        callAt: index,
        outcome: 'unknown',
        changes: natureOfTool(message.toolCall.name) === 'changes',
        handsOver: handsOver(message.toolCall.name),
        said: '',
        text: '',
        source: {
          kind: message.role === 'customer' ? 'customer' : 'agent',
          message: index,
          words: message.toolCall.name,
        },
      }
      calls.push(call)
      waiting.push({ call, id: message.toolCall.id })
      continue
    }
    if (message.role !== 'tool') {
      // What nobody answered before the talk went on stays without an answer.
      if (waiting.length > 0 && message.role === 'customer') waiting = []
      continue
    }
    const answers: Answer[] = []
    for (let next = conversation[index]; next?.role === 'tool' && !next.toolCall; next = conversation[++index])
      answers.push({ message: next, at: index })
    index -= 1
    takeAnswers(answers, waiting, calls)
  }
  for (const [index, call] of calls.entries())
    if (call.outcome === 'failed' && isOvercome(call, calls.slice(index + 1))) call.overcome = true
  return calls
}

type Waiting = { call: ToolCall; id: string | undefined }
type Answer = { message: Message; at: number }

/** Each answer to its call: by the id, else by what only one of the calls named; by the order in which no two can be mixed up. */
function takeAnswers(answers: readonly Answer[], waiting: Waiting[], calls: ToolCall[]): void {
  const left: Answer[] = []
  for (const answer of answers) {
    const { callId } = answer.message
    const its = callId === undefined ? -1 : waiting.findIndex(({ id }) => id === callId)
    const [found] = its >= 0 ? waiting.splice(its, 1) : []
    if (found) takeAnswer(found.call, answer.message.text, answer.at)
    else left.push(answer)
  }
  const unnamed: Answer[] = []
  for (const answer of left) {
    const its = namedIn(answer.message, waiting)
    const [found] = its === undefined ? [] : waiting.splice(waiting.indexOf(its), 1)
    if (found) takeAnswer(found.call, answer.message.text, answer.at)
    else unnamed.push(answer)
  }
  const mixed: ToolCall[] = []
  for (const { message, at } of unnamed) {
    const named = message.name ? waiting.findIndex(({ call }) => call.name === message.name) : -1
    const call =
      waiting.splice(Math.max(named, 0), 1)[0]?.call ?? answerWithoutCall(message.name ?? '', message.by, calls)
    if (call.answerAt === undefined) takeAnswer(call, message.text, at)
    if (call.callAt !== undefined) mixed.push(call)
  }
  for (const call of mixed) {
    const twins = mixed.filter(({ name, answerAt }) => name === call.name && answerAt !== undefined)
    if (twins.some(({ outcome }) => outcome !== call.outcome)) call.unpaired = true
  }
  for (const call of mixed) if (call.unpaired) call.outcome = 'unknown'
}

/** Of several waiting calls of one tool the one whose own argument, and no other's, the answer names. */
function namedIn(message: Message, waiting: readonly Waiting[]): Waiting | undefined {
  const asked = waiting.filter(({ call }) => message.name === undefined || call.name === message.name)
  if (asked.length < 2) return undefined
  const values = asked.map(({ call }) => new Set(leavesOf(call.arguments).map(({ value }) => String(value))))
  const heard = new Set(
    headOf(message.text, 20_000).match(/[\p{L}\p{N}#][\p{L}\p{N}_.:@-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu),
  )
  const named = asked.filter((_one, at) =>
    [...(values[at] ?? [])].some(
      (value) => heard.has(value) && values.every((others, other) => other === at || !others.has(value)),
    ),
  )
  return named.length === 1 ? named[0] : undefined
}

/** The next like call went through: what failed before it is no news. */
const isOvercome = (call: ToolCall, later: readonly ToolCall[]): boolean =>
  later.some(
    ({ name, arguments: given, outcome }) =>
      outcome === 'done' && name === call.name && JSON.stringify(given) === JSON.stringify(call.arguments),
  )

function answerWithoutCall(name: string, by: 'customer' | undefined, calls: ToolCall[]): ToolCall {
  const call: ToolCall = {
    name,
    arguments: {},
    by: by ?? 'agent',
    outcome: 'unknown',
    changes: natureOfTool(name) === 'changes',
    handsOver: handsOver(name),
    said: '',
    text: '',
    source: { kind: 'tool', words: '' },
  }
  calls.push(call)
  return call
}

function takeAnswer(call: ToolCall, text: string, index: number): void {
  call.answerAt = index
  call.text = text
  const result = readToolResult(text)
  if (result.json !== undefined || result.wrapper !== undefined) call.json = result.json ?? result.wrapper
  const { outcome, said } = outcomeOf(call.name, call.arguments, result)
  call.outcome = outcome
  call.said = said
  if (natureOfTool(call.name) === 'untold' && outcome === 'done' && call.json === undefined && SAYS_CHANGED.test(said))
    call.changes = true
  call.source = { kind: 'tool', message: index, words: said === '' ? headOf(text, MAX_SAID) : said }
}
