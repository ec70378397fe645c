/** Pairs each tool call with its answer and says how it went. */
import { SAYS_CHANGED } from '../../english/outcomes.ts'
import { headOf } from '../../text.ts'
import type { Conversation, Source } from '../conversation.ts'
import { type CallOutcome, MAX_SAID, outcomeOf } from './call-outcome.ts'
import { handsOver, natureOfTool } from './naming.ts'
import { readToolResult } from './tool-result.ts'

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
}

export function pairToolCalls(conversation: Conversation): ToolCall[] {
  const calls: ToolCall[] = []
  let waiting: ToolCall[] = []
  for (const [index, message] of conversation.entries()) {
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
      waiting.push(call)
      continue
    }
    if (message.role !== 'tool') {
      // What nobody answered before the talk went on stays without an answer.
      if (waiting.length > 0 && message.role === 'customer') waiting = []
      continue
    }
    const named = message.name ? waiting.findIndex((call) => call.name === message.name) : -1
    const call = waiting.splice(Math.max(named, 0), 1)[0] ?? answerWithoutCall(message.name ?? '', message.by, calls)
    if (call.answerAt === undefined) takeAnswer(call, message.text, index)
  }
  return calls
}

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
