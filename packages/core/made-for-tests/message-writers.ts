/**
 * A talk, and how each maker's programs would have it: what `readMessages` reads back. Written after the makers' types, not
 * with their packages; `tools/frameworks/messages` has what those write themselves.
 */

export type TalkedCall = {
  id: string
  name: string
  arguments: Record<string, unknown>
  answer: string
  failed: boolean
}
/** One turn: words of somebody, or of the agent with calls and the order in which they were answered. */
export type Turn =
  | { by: 'customer' | 'system'; text: string }
  | { by: 'agent'; text: string; calls: TalkedCall[]; answered: number[] }
export type Talk = Turn[]

type Json = unknown
export type Writer = {
  format: string
  write: (talk: Talk) => Json
  /** Answers to calls of one tool come in the order of the calls: nothing else tells which is whose. */
  inOrder?: true
  /** Only words: calls have no place there. */
  wordsOnly?: true
  /** Who answers there is one of the people. */
  byPeople?: true
}

const json = (value: unknown): string => JSON.stringify(value)
const asError = ({ answer, failed }: TalkedCall): string => (failed ? `Error: ${answer}` : answer)
const answersOf = (turn: Turn): TalkedCall[] =>
  turn.by === 'agent' ? turn.answered.flatMap((index) => turn.calls[index] ?? []) : []
const callsOf = (turn: Turn): TalkedCall[] => (turn.by === 'agent' ? turn.calls : [])
const isWords = (turn: Turn): boolean => turn.text !== ''
const each = (talk: Talk, write: (turn: Turn, index: number) => Json[]): Json[] => talk.flatMap(write)
const role = (turn: Turn, names: Record<Turn['by'], string>): string => names[turn.by]

const OPENAI = { customer: 'user', agent: 'assistant', system: 'system' }
const chat: Writer = {
  format: 'openai-chat',
  write: (talk) =>
    each(talk, (turn) => [
      {
        role: role(turn, OPENAI),
        content: isWords(turn) ? turn.text : null,
        ...(callsOf(turn).length > 0 && {
          tool_calls: callsOf(turn).map(({ id, name, arguments: given }) => ({
            id,
            type: 'function',
            function: { name, arguments: json(given) },
          })),
        }),
      },
      ...answersOf(turn).map((call) => ({ role: 'tool', tool_call_id: call.id, content: asError(call) })),
    ]),
}

const responses: Writer = {
  format: 'openai-items',
  write: (talk) => ({
    model: 'm',
    input: each(talk, (turn) => [
      ...(isWords(turn)
        ? [
            {
              type: 'message',
              role: role(turn, OPENAI),
              content: [{ type: turn.by === 'agent' ? 'output_text' : 'input_text', text: turn.text }],
            },
          ]
        : []),
      ...callsOf(turn).map(({ id, name, arguments: given }) => ({
        type: 'function_call',
        call_id: id,
        name,
        arguments: json(given),
        status: 'completed',
      })),
      ...answersOf(turn).map((call) => ({ type: 'function_call_output', call_id: call.id, output: asError(call) })),
    ]),
  }),
}

const agents: Writer = {
  format: 'openai-items',
  write: (talk) =>
    each(talk, (turn) => [
      ...(isWords(turn) ? [{ type: 'message', role: role(turn, OPENAI), content: turn.text }] : []),
      ...callsOf(turn).map(({ id, name, arguments: given }) => ({
        type: 'function_call',
        callId: id,
        name,
        arguments: json(given),
        status: 'completed',
      })),
      ...answersOf(turn).map((call) => ({
        type: 'function_call_result',
        callId: call.id,
        name: call.name,
        status: 'completed',
        output: { type: 'text', text: asError(call) },
      })),
    ]),
}

const anthropic: Writer = {
  format: 'anthropic',
  write: (talk) => ({
    system: talk.flatMap((turn) => (turn.by === 'system' ? [{ type: 'text', text: turn.text }] : [])),
    messages: each(talk, (turn) => [
      ...(turn.by === 'system'
        ? []
        : [
            {
              role: role(turn, OPENAI),
              content: [
                ...(isWords(turn) ? [{ type: 'text', text: turn.text }] : []),
                ...callsOf(turn).map(({ id, name, arguments: input }) => ({ type: 'tool_use', id, name, input })),
              ],
            },
          ]),
      ...(answersOf(turn).length > 0
        ? [
            {
              role: 'user',
              content: answersOf(turn).map(({ id, answer, failed }) => ({
                type: 'tool_result',
                tool_use_id: id,
                content: [{ type: 'text', text: answer }],
                ...(failed && { is_error: true }),
              })),
            },
          ]
        : []),
    ]),
  }),
}

const aiSdkModel: Writer = {
  format: 'ai-sdk',
  write: (talk) =>
    each(talk, (turn) => [
      turn.by === 'system'
        ? { role: 'system', content: turn.text }
        : {
            role: role(turn, OPENAI),
            content: [
              ...(isWords(turn) ? [{ type: 'text', text: turn.text }] : []),
              ...callsOf(turn).map(({ id, name, arguments: input }) => ({
                type: 'tool-call',
                toolCallId: id,
                toolName: name,
                input,
              })),
            ],
          },
      ...answersOf(turn).map(({ id, name, answer, failed }) => ({
        role: 'tool',
        content: [
          {
            type: 'tool-result',
            toolCallId: id,
            toolName: name,
            output: { type: failed ? 'error-text' : 'text', value: answer },
          },
        ],
      })),
    ]),
}

const aiSdkPage: Writer = {
  format: 'ai-sdk',
  write: (talk) =>
    talk.map((turn, index) => ({
      id: `m${index}`,
      role: role(turn, OPENAI),
      parts: [
        ...(turn.by === 'agent' ? [{ type: 'step-start' }] : []),
        ...(isWords(turn) ? [{ type: 'text', text: turn.text, state: 'done' }] : []),
        ...callsOf(turn).map(({ id, name, arguments: input, answer, failed }) => ({
          type: `tool-${name}`,
          toolCallId: id,
          input,
          ...(failed ? { state: 'output-error', errorText: answer } : { state: 'output-available', output: answer }),
        })),
      ],
    })),
}

const invocationsOf = (turn: Turn): Json[] =>
  callsOf(turn).map((call) => ({
    type: 'tool-invocation',
    toolInvocation: {
      state: 'result',
      toolCallId: call.id,
      toolName: call.name,
      args: call.arguments,
      result: asError(call),
    },
  }))

const aiSdk4: Writer = {
  format: 'ai-sdk',
  write: (talk) =>
    talk.map((turn, index) => ({
      id: `m${index}`,
      role: role(turn, OPENAI),
      content: turn.text,
      parts: [...(isWords(turn) ? [{ type: 'text', text: turn.text }] : []), ...invocationsOf(turn)],
    })),
}

const mastra: Writer = {
  format: 'mastra',
  write: (talk) =>
    talk.map((turn, index) => ({
      id: `m${index}`,
      role: role(turn, OPENAI),
      createdAt: '2026-11-23T09:00:00.000Z',
      content: {
        format: 2,
        parts: [...(isWords(turn) ? [{ type: 'text', text: turn.text }] : []), ...invocationsOf(turn)],
      },
    })),
}

const LANGCHAIN = { customer: 'human', agent: 'ai', system: 'system' }
type Fields = { kind: string; fields: Record<string, unknown> }
const langchainMessages = (talk: Talk): Fields[] =>
  talk.flatMap((turn): Fields[] => [
    {
      kind: role(turn, LANGCHAIN),
      fields: {
        content: turn.text,
        ...(turn.by === 'agent' && {
          tool_calls: turn.calls.map(({ id, name, arguments: args }) => ({ id, name, args, type: 'tool_call' })),
        }),
      },
    },
    ...answersOf(turn).map(({ id, name, answer, failed }) => ({
      kind: 'tool',
      fields: { content: answer, tool_call_id: id, name, status: failed ? 'error' : 'success' },
    })),
  ])
const CLASSES: Record<string, string> = {
  human: 'HumanMessage',
  ai: 'AIMessage',
  system: 'SystemMessage',
  tool: 'ToolMessage',
}
const langchainJson: Writer = {
  format: 'langchain',
  write: (talk) =>
    langchainMessages(talk).map(({ kind, fields }) => ({
      lc: 1,
      type: 'constructor',
      id: ['langchain_core', 'messages', CLASSES[kind]],
      kwargs: fields,
    })),
}
const langchainStored: Writer = {
  format: 'langchain',
  write: (talk) => langchainMessages(talk).map(({ kind, fields }) => ({ type: kind, data: fields })),
}
const langgraph: Writer = {
  format: 'langchain',
  write: (talk) => ({
    values: { messages: langchainMessages(talk).map(({ kind, fields }) => ({ type: kind, ...fields })) },
  }),
}

const gemini = (withIds: boolean): Writer => ({
  format: 'gemini',
  ...(!withIds && { inOrder: true as const }),
  write: (talk) => ({
    systemInstruction: { parts: talk.flatMap((turn) => (turn.by === 'system' ? [{ text: turn.text }] : [])) },
    contents: each(talk, (turn) => [
      ...(turn.by === 'system'
        ? []
        : [
            {
              role: turn.by === 'customer' ? 'user' : 'model',
              parts: [
                ...(isWords(turn) ? [{ text: turn.text }] : []),
                ...callsOf(turn).map(({ id, name, arguments: args }) => ({
                  functionCall: { ...(withIds && { id }), name, args },
                })),
              ],
            },
          ]),
      ...(answersOf(turn).length > 0
        ? [
            {
              role: 'user',
              parts: answersOf(turn).map(({ id, name, answer, failed }) => ({
                functionResponse: {
                  ...(withIds && { id }),
                  name,
                  response: failed ? { error: answer } : { output: answer },
                },
              })),
            },
          ]
        : []),
    ]),
  }),
})

const genkit: Writer = {
  format: 'genkit',
  write: (talk) =>
    each(talk, (turn) => [
      {
        role: turn.by === 'customer' ? 'user' : turn.by === 'agent' ? 'model' : 'system',
        content: [
          ...(isWords(turn) ? [{ text: turn.text }] : []),
          ...callsOf(turn).map(({ id, name, arguments: input }) => ({ toolRequest: { ref: id, name, input } })),
        ],
      },
      ...(answersOf(turn).length > 0
        ? [
            {
              role: 'tool',
              content: answersOf(turn).map((call) => ({
                toolResponse: { ref: call.id, name: call.name, output: asError(call) },
              })),
            },
          ]
        : []),
    ]),
}

const opentelemetry: Writer = {
  format: 'opentelemetry',
  write: (talk) => ({
    'gen_ai.input.messages': json(
      each(talk, (turn) => [
        {
          role: role(turn, OPENAI),
          parts: [
            ...(isWords(turn) ? [{ type: 'text', content: turn.text }] : []),
            ...callsOf(turn).map(({ id, name, arguments: given }) => ({
              type: 'tool_call',
              id,
              name,
              arguments: given,
            })),
          ],
        },
        ...answersOf(turn).map((call) => ({
          role: 'tool',
          parts: [{ type: 'tool_call_response', id: call.id, response: asError(call) }],
        })),
      ]),
    ),
  }),
}

const vapi: Writer = {
  format: 'vapi',
  write: (talk) => ({
    message: {
      type: 'end-of-call-report',
      artifact: {
        messages: each(talk, (turn) => [
          ...(isWords(turn)
            ? [
                {
                  role: { customer: 'user', agent: 'bot', system: 'system' }[turn.by],
                  message: turn.text,
                  time: 1_795_424_400_000,
                },
              ]
            : []),
          ...(callsOf(turn).length > 0
            ? [
                {
                  role: 'tool_calls',
                  toolCalls: callsOf(turn).map(({ id, name, arguments: given }) => ({
                    id,
                    type: 'function',
                    function: { name, arguments: given },
                  })),
                },
              ]
            : []),
          ...answersOf(turn).map((call) => ({
            role: 'tool_call_result',
            toolCallId: call.id,
            name: call.name,
            result: asError(call),
          })),
        ]),
      },
    },
  }),
}

const retell: Writer = {
  format: 'retell',
  write: (talk) => ({
    event: 'call_ended',
    call: {
      transcript_with_tool_calls: each(talk, (turn) => [
        ...(isWords(turn)
          ? [{ role: { customer: 'user', agent: 'agent', system: 'system' }[turn.by], content: turn.text, words: [] }]
          : []),
        ...callsOf(turn).map(({ id, name, arguments: given }) => ({
          role: 'tool_call_invocation',
          tool_call_id: id,
          name,
          arguments: json(given),
        })),
        ...answersOf(turn).map(({ id, answer, failed }) => ({
          role: 'tool_call_result',
          tool_call_id: id,
          content: answer,
          successful: !failed,
        })),
      ]),
    },
  }),
}

const elevenlabs: Writer = {
  format: 'elevenlabs',
  write: (talk) => ({
    transcript: talk.map((turn, index) => ({
      role: { customer: 'user', agent: 'agent', system: 'system' }[turn.by],
      message: isWords(turn) ? turn.text : null,
      time_in_call_secs: index,
      tool_calls: callsOf(turn).map(({ id, name, arguments: given }) => ({
        request_id: id,
        tool_name: name,
        params_as_json: json(given),
        tool_has_been_called: true,
      })),
      tool_results: answersOf(turn).map(({ id, name, answer, failed }) => ({
        request_id: id,
        tool_name: name,
        result_value: answer,
        is_error: failed,
      })),
    })),
  }),
}

const livekit = (isPython: boolean): Writer => ({
  format: 'livekit',
  write: (talk) => ({
    items: each(talk, (turn) => [
      ...(isWords(turn)
        ? [{ type: 'message', role: role(turn, OPENAI), content: [turn.text], interrupted: false }]
        : []),
      ...callsOf(turn).map(({ id, name, arguments: given }) => ({
        type: 'function_call',
        name,
        ...(isPython ? { call_id: id, arguments: json(given) } : { callId: id, args: json(given) }),
      })),
      ...answersOf(turn).map(({ id, name, answer, failed }) => ({
        type: 'function_call_output',
        name,
        output: answer,
        ...(isPython ? { call_id: id, is_error: failed } : { callId: id, isError: failed }),
      })),
    ]),
  }),
})

const a2a = (since1: boolean): Writer => ({
  format: 'a2a',
  wordsOnly: true,
  write: (talk) => ({
    ...(!since1 && { kind: 'task' }),
    status: {},
    history: talk.map((turn, index) => ({
      ...(!since1 && { kind: 'message' }),
      messageId: `m${index}`,
      role: since1 ? (turn.by === 'customer' ? 'ROLE_USER' : 'ROLE_AGENT') : turn.by === 'customer' ? 'user' : 'agent',
      parts: [since1 ? { text: turn.text } : { kind: 'text', text: turn.text }],
    })),
  }),
})

const zendesk: Writer = {
  format: 'zendesk',
  wordsOnly: true,
  byPeople: true,
  write: (talk) => ({
    users: [
      { id: 1, role: 'end-user' },
      { id: 2, role: 'agent' },
    ],
    comments: talk.map((turn, index) => ({
      id: index,
      type: 'Comment',
      author_id: turn.by === 'customer' ? 1 : 2,
      body: turn.text,
      public: true,
    })),
  }),
}

const intercom: Writer = {
  format: 'intercom',
  wordsOnly: true,
  write: (talk) => ({
    type: 'conversation',
    conversation_parts: {
      type: 'conversation_part.list',
      conversation_parts: talk.map((turn, index) => ({
        type: 'conversation_part',
        id: `p${index}`,
        part_type: 'comment',
        body: turn.text,
        author: { type: turn.by === 'customer' ? 'user' : 'bot' },
      })),
    },
  }),
}

const chatwoot: Writer = {
  format: 'chatwoot',
  wordsOnly: true,
  write: (talk) => ({
    payload: talk.map((turn, index) => ({
      id: index,
      content: turn.text,
      message_type: turn.by === 'customer' ? 0 : 1,
      private: false,
      content_type: 'text',
      sender: { type: turn.by === 'customer' ? 'contact' : 'agent_bot' },
    })),
  }),
}

const OWN = { customer: 'customer', agent: 'agent', system: 'system' }
const own: Writer = {
  format: 'baton',
  write: (talk) =>
    each(talk, (turn) => [
      ...(isWords(turn) ? [{ role: role(turn, OWN), text: turn.text }] : []),
      ...callsOf(turn).map(({ id, name, arguments: given }) => ({
        role: 'agent',
        toolCall: { id, name, arguments: given },
      })),
      ...answersOf(turn).map((call) => ({ role: 'tool', callId: call.id, text: asError(call) })),
    ]),
}

const text: Writer = {
  format: 'text',
  wordsOnly: true,
  write: (talk) => talk.map((turn) => `${turn.by === 'customer' ? 'Customer' : 'Agent'}: ${turn.text}`).join('\n'),
}

const webvtt: Writer = {
  format: 'webvtt',
  wordsOnly: true,
  write: (talk) =>
    `WEBVTT\n\n${talk
      .map((turn, index) => {
        const at = (second: number) => `00:00:${String(second % 60).padStart(2, '0')}.000`
        const words = turn.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
        return `${at(index)} --> ${at(index + 1)}\n<v ${turn.by === 'customer' ? 'Customer' : 'Agent'}>${words}</v>`
      })
      .join('\n\n')}`,
}

const csv: Writer = {
  format: 'csv',
  wordsOnly: true,
  write: (talk) =>
    ['speaker,text', ...talk.map((turn) => `${turn.by},"${turn.text.replaceAll('"', '""')}"`)].join('\n'),
}

export const MESSAGE_WRITERS: Readonly<Record<string, Writer>> = {
  'OpenAI Chat': chat,
  'OpenAI Responses': responses,
  'OpenAI Agents': agents,
  Anthropic: anthropic,
  'AI SDK, for models': aiSdkModel,
  'AI SDK, for pages': aiSdkPage,
  'AI SDK 4': aiSdk4,
  Mastra: mastra,
  'LangChain, serialised': langchainJson,
  'LangChain, stored': langchainStored,
  'LangGraph API': langgraph,
  Gemini: gemini(true),
  'Gemini, without ids': gemini(false),
  Genkit: genkit,
  OpenTelemetry: opentelemetry,
  Vapi: vapi,
  Retell: retell,
  ElevenLabs: elevenlabs,
  'LiveKit, Python': livekit(true),
  'LiveKit, Node': livekit(false),
  'A2A 0.3': a2a(false),
  'A2A 1.0': a2a(true),
  Zendesk: zendesk,
  Intercom: intercom,
  Chatwoot: chatwoot,
  Baton: own,
  'plain text': text,
  WebVTT: webvtt,
  CSV: csv,
}
