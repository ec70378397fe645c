/**
 * AI SDK 6 and 7: a tool that needs a person is handed off where the framework asks whether it needs approval, and the answers
 * of a step are given together, since half of them run the approved calls and then lose their results. Nothing in the messages
 * is changed: edited arguments reach the tool through its own `execute`, so that signed approvals stay valid.
 */
import { type AdapterOptions, approvals, type ResumeOptions, type ToolCall } from '../heart.ts'

type Part = { type: string }
type CallPart = Part & { type: 'tool-call'; toolCallId: string; toolName: string; input: unknown }
type RequestPart = Part & {
  type: 'tool-approval-request'
  approvalId: string
  toolCallId: string
  isAutomatic?: boolean
}
/** Of `ModelMessage`, of whatever version you have. */
type Message = { role: string; content: string | readonly unknown[] }
type Response = { type: 'tool-approval-response'; approvalId: string; approved: boolean; reason?: string }
type ToolMessage = { role: 'tool'; content: Response[] }

/** `handOff` is given the messages before the call, as they are: its `messages` may be just these. */
export type AISDKOptions = AdapterOptions<readonly Message[]> & {
  /** The run that calls belong to, such as the id of the chat: the same after a restart. */
  run: string
}

export function withBaton(options: AISDKOptions) {
  const {
    waitsFor,
    execute: carryOut,
    verdicts,
    withdraw,
  } = approvals<readonly Message[]>({
    ...options,
    run: () => options.run,
  })

  return {
    /** `tool({ description, inputSchema, ...baton.around(name, execute) })`. */
    around<Input, Result, More extends { toolCallId: string; messages: readonly Message[] }>(
      tool: string,
      execute: (input: Input, options: More) => Result | PromiseLike<Result>,
    ) {
      const callOf = (input: Input, { toolCallId }: { toolCallId: string }): ToolCall => ({
        id: toolCallId,
        tool,
        arguments: input as Record<string, unknown>,
      })
      return {
        // Asked again as the answer comes back, when version 6 refuses what needs none.
        needsApproval: async (
          input: Input,
          more: { toolCallId: string; messages: readonly Message[] },
        ): Promise<boolean> =>
          partsOf(more.messages).some((part) => isRequest(part) && part.toolCallId === more.toolCallId) ||
          (await waitsFor(callOf(input, more), more.messages)) !== undefined,
        execute: (input: Input, more: More): Promise<Result | string> =>
          carryOut(callOf(input, more), more.messages, async (decided) => await execute(decided as Input, more)),
      }
    },
    /** The message that answers what waits, once all of it is decided; undefined as long as it is not, or nothing waits. */
    async answers(messages: readonly Message[], resuming: ResumeOptions = {}): Promise<ToolMessage | undefined> {
      const found = await verdicts(waiting(messages), messages, resuming)
      return (
        found && {
          role: 'tool',
          content: found.map((verdict) => ({
            type: 'tool-approval-response',
            approvalId: verdict.item.approvalId,
            approved: verdict.approved,
            ...(!verdict.approved && { reason: verdict.text }),
          })),
        }
      )
    },
    /** The chat is given up: nobody has to decide any more, and nothing runs. */
    withdraw: (messages: readonly Message[], reason: string): Promise<void> =>
      withdraw(waiting(messages), messages, reason),
  }
}

/** Requests for approval that no message answers, with their calls. */
function waiting(messages: readonly Message[]): { item: RequestPart; call: ToolCall }[] {
  const parts = partsOf(messages)
  const answered = new Set(parts.filter(isResponse).map(({ approvalId }) => approvalId))
  return parts
    .filter(isRequest)
    .filter(({ isAutomatic, approvalId }) => !isAutomatic && !answered.has(approvalId))
    .flatMap((item) => {
      const made = parts.filter(isCall).find(({ toolCallId }) => toolCallId === item.toolCallId)
      if (!made) return []
      const { toolCallId: id, toolName: tool, input } = made
      return [{ item, call: { id, tool, arguments: input as Record<string, unknown> } }]
    })
}

const partsOf = (messages: readonly Message[]): Part[] =>
  messages.flatMap(({ content }) => (typeof content === 'string' ? [] : (content as Part[])))

const isCall = (part: Part): part is CallPart => part.type === 'tool-call'
const isRequest = (part: Part): part is RequestPart => part.type === 'tool-approval-request'
const isResponse = (part: Part): part is Response => part.type === 'tool-approval-response'
