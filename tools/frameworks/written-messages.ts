/**
 * Has the makers' own packages write one talk, each with a scripted model: `node written-messages.ts` prints what each wrote,
 * as JSON. A process of its own, because vitest has Node take the builds for bundlers, some of which Node cannot load.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export const ASKED = 'Refund the $180 please'
export const SAID = 'That needs a person.'
export const REFUSED = 'above the limit'

export type Written = { by: string; messages: unknown[]; error?: string }
type Write = (give: (messages: unknown) => void) => Promise<void>
const writers = new Map<string, Write>()
const write = (by: string, how: Write): void => void writers.set(by, how)

type Answers = (
  path: string,
  body: { messages?: { role: string; content: unknown }[]; contents?: unknown[] },
) => unknown

/** An endpoint of a model that answers what the test says. */
let url = ''
let answers: Answers = () => ({})
async function startModel(): Promise<Server> {
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(answers(request.url ?? '', text ? JSON.parse(text) : {})))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return server
}

const schema = { type: 'object' as const, properties: { amount: { type: 'number' as const } }, required: ['amount'] }

write('openai: what its tool runner keeps', async (give) => {
  const { default: OpenAI } = await import('openai')
  const openai = new OpenAI({ apiKey: 'none', baseURL: url, maxRetries: 0 })
  answers = (_, { messages = [] }) => ({
    id: 'c',
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        finish_reason: 'stop',
        message:
          messages.at(-1)?.role === 'tool'
            ? { role: 'assistant', content: SAID, refusal: null }
            : {
                role: 'assistant',
                content: null,
                refusal: null,
                tool_calls: [
                  { id: 'call_1', type: 'function', function: { name: 'refund', arguments: '{"amount":180}' } },
                ],
              },
      },
    ],
  })
  const runner = openai.chat.completions.runTools({
    model: 'm',
    messages: [{ role: 'user', content: ASKED }],
    tools: [
      {
        type: 'function',
        function: {
          name: 'refund',
          description: 'Refunds.',
          parameters: schema,
          parse: JSON.parse,
          function: () => `Error: ${REFUSED}`,
        },
      },
    ],
  })
  await runner.finalContent()
  give(runner.messages)
})

write('@openai/agents: the history of a run, and its state', async (give) => {
  const { Agent, run, setTracingDisabled, tool, Usage } = await import('@openai/agents')
  setTracingDisabled(true)
  let asked = 0
  const model = {
    getResponse: async () => ({
      usage: new Usage(),
      output:
        asked++ === 0
          ? [
              {
                type: 'function_call',
                callId: 'call_1',
                name: 'refund',
                arguments: '{"amount":180}',
                status: 'completed',
              },
            ]
          : [
              {
                type: 'message',
                role: 'assistant',
                status: 'completed',
                content: [{ type: 'output_text', text: SAID }],
              },
            ],
    }),
    getStreamedResponse: () => {
      throw new Error('not streamed')
    },
  }
  const refund = tool({
    name: 'refund',
    description: 'Refunds.',
    parameters: { ...schema, additionalProperties: false } as never,
    strict: false,
    execute: () => `Error: ${REFUSED}`,
  })
  const agent = new Agent({ name: 'Robin', model: model as never, tools: [refund] })
  const result = await run(agent, ASKED)
  give(result.history)
  give(JSON.parse(result.state.toString()))
})

write('@anthropic-ai/sdk: what its tool runner sends back', async (give) => {
  const { default: Anthropic } = await import('@anthropic-ai/sdk')
  const anthropic = new Anthropic({ apiKey: 'none', baseURL: url, maxRetries: 0 })
  const usage = { input_tokens: 1, output_tokens: 1 }
  let asked = 0
  answers = () => ({
    id: 'm',
    type: 'message',
    role: 'assistant',
    model: 'm',
    usage,
    ...(asked++ > 0
      ? { stop_reason: 'end_turn', content: [{ type: 'text', text: SAID }] }
      : {
          stop_reason: 'tool_use',
          content: [{ type: 'tool_use', id: 'toolu_1', name: 'refund', input: { amount: 180 } }],
        }),
  })
  const runner = anthropic.beta.messages.toolRunner({
    model: 'm',
    max_tokens: 100,
    max_iterations: 3,
    messages: [{ role: 'user', content: ASKED }],
    tools: [
      {
        type: 'custom',
        name: 'refund',
        description: 'Refunds.',
        input_schema: schema,
        parse: (input: unknown) => input,
        run: () => {
          throw new Error(REFUSED)
        },
      } as never,
    ],
  })
  let last: { role: string; content: unknown } | undefined
  for await (const message of runner) last = message
  const { messages } = runner.params
  give({
    system: '',
    messages:
      messages.at(-1)?.role === 'assistant' ? messages : [...messages, { role: last?.role, content: last?.content }],
  })
})

/** A model of the AI SDK that calls once and then says its sentence. */
const scripted = (MockModel: new (given: never) => unknown, finishReason: unknown, usage: unknown) => {
  let asked = 0
  return new MockModel({
    doGenerate: async () => ({
      finishReason,
      usage,
      warnings: [],
      content:
        asked++ === 0
          ? [{ type: 'tool-call', toolCallId: 'call_1', toolName: 'refund', input: '{"amount":180}' }]
          : [{ type: 'text', text: SAID }],
    }),
  } as never)
}
const USAGE = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
}

for (const [name, sdk, testing] of [
  ['ai 7', () => import('ai'), () => import('ai/test')],
  ['ai 6', () => import('ai6'), () => import('ai6/test')],
] as const)
  write(`${name}: the messages of an answer, and those of a page`, async (give) => {
    const ai = (await sdk()) as typeof import('ai')
    const models = (await testing()) as unknown as Record<string, new (given: never) => unknown>
    const Model = models.MockLanguageModelV4 ?? models.MockLanguageModelV3
    if (!Model) throw new Error(`${name} has no model for tests.`)
    const { z } = await import('zod')
    const refund = ai.tool({
      description: 'Refunds.',
      inputSchema: z.object({ amount: z.number() }),
      execute: async (): Promise<string> => {
        throw new Error(REFUSED)
      },
    })
    const question = { role: 'user' as const, content: ASKED }
    const result = await ai.generateText({
      model: scripted(Model, { unified: 'stop', raw: 'stop' }, USAGE) as never,
      messages: [question],
      tools: { refund },
      stopWhen: ai.isStepCount
        ? ai.isStepCount(3)
        : (ai as unknown as { stepCountIs: (n: number) => never }).stepCountIs(3),
    })
    // Of 7 on the answer has those of its last step only.
    const { responseMessages = result.response.messages } = result as { responseMessages?: object[] }
    give([question, ...responseMessages])

    const chunks = [
      { type: 'start', messageId: 'm2' },
      { type: 'start-step' },
      { type: 'tool-input-available', toolCallId: 'call_1', toolName: 'refund', input: { amount: 180 } },
      { type: 'tool-output-error', toolCallId: 'call_1', errorText: REFUSED },
      { type: 'finish-step' },
      { type: 'start-step' },
      { type: 'text-start', id: 't' },
      { type: 'text-delta', id: 't', delta: SAID },
      { type: 'text-end', id: 't' },
      { type: 'finish' },
    ]
    const stream = new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(chunk)
        controller.close()
      },
    })
    let page: unknown
    for await (const message of ai.readUIMessageStream({ stream: stream as never })) page = message
    give([{ id: 'm1', role: 'user', parts: [{ type: 'text', text: ASKED }] }, page])
  })

write('@langchain/core: serialised, stored, and as dictionaries', async (give) => {
  const { AIMessage, HumanMessage, ToolMessage, mapChatMessagesToStoredMessages } = await import(
    '@langchain/core/messages'
  )
  const messages = [
    new HumanMessage(ASKED),
    new AIMessage({
      content: '',
      tool_calls: [{ id: 'call_1', name: 'refund', args: { amount: 180 }, type: 'tool_call' }],
    }),
    new ToolMessage({ content: REFUSED, tool_call_id: 'call_1', name: 'refund', status: 'error' }),
    new AIMessage(SAID),
  ]
  give(messages)
  give(mapChatMessagesToStoredMessages(messages))
  give(messages.map((message) => message.toDict()))
})

write('@google/genai: the history of a chat', async (give) => {
  const { GoogleGenAI } = await import('@google/genai')
  const ai = new GoogleGenAI({ apiKey: 'none', httpOptions: { baseUrl: url } })
  answers = (_, { contents = [] }) => ({
    candidates: [
      {
        finishReason: 'STOP',
        content: {
          role: 'model',
          parts: contents.length > 1 ? [{ text: SAID }] : [{ functionCall: { name: 'refund', args: { amount: 180 } } }],
        },
      },
    ],
  })
  const chat = ai.chats.create({ model: 'm' })
  await chat.sendMessage({ message: ASKED })
  await chat.sendMessage({ message: [{ functionResponse: { name: 'refund', response: { error: REFUSED } } }] })
  give({ contents: chat.getHistory() })
})

write('genkit: the messages of an answer', async (give) => {
  const { genkit, z } = await import('genkit')
  const ai = genkit({})
  ai.defineModel({ name: 'scripted', supports: { tools: true } }, async ({ messages }) => ({
    finishReason: 'stop',
    message: {
      role: 'model',
      content:
        messages.at(-1)?.role === 'tool'
          ? [{ text: SAID }]
          : [{ toolRequest: { name: 'refund', ref: 'call_1', input: { amount: 180 } } }],
    },
  }))
  const refund = ai.defineTool(
    {
      name: 'refund',
      description: 'Refunds.',
      inputSchema: z.object({ amount: z.number() }),
      outputSchema: z.string(),
    },
    async () => `Error: ${REFUSED}`,
  )
  const { messages } = await ai.generate({ model: 'scripted', prompt: ASKED, tools: [refund] })
  give(messages)
})

write('@mastra/core: what its memory is given to keep', async (give) => {
  const { MessageList } = await import('@mastra/core/agent')
  const list = new MessageList({ threadId: 't', resourceId: 'r' })
  list.add({ role: 'user', content: ASKED }, 'input')
  list.add(
    [
      {
        role: 'assistant',
        content: [{ type: 'tool-call', toolCallId: 'call_1', toolName: 'refund', input: { amount: 180 } }],
      },
      {
        role: 'tool',
        content: [
          {
            type: 'tool-result',
            toolCallId: 'call_1',
            toolName: 'refund',
            output: { type: 'text', value: `Error: ${REFUSED}` },
          },
        ],
      },
      { role: 'assistant', content: [{ type: 'text', text: SAID }] },
    ] as never,
    'response',
  )
  give(list.get.all.db())
})

write('@a2a-js/sdk: a task as it writes it for the wire', async (give) => {
  const { Task } = await import('@a2a-js/sdk')
  const part = (text: string) => ({
    content: { $case: 'text' as const, value: text },
    metadata: undefined,
    filename: '',
    mediaType: '',
  })
  const message = (messageId: string, role: number, text: string) => ({
    messageId,
    contextId: 'c',
    taskId: 't',
    role,
    parts: [part(text)],
    metadata: undefined,
    extensions: [],
    referenceTaskIds: [],
  })
  const task = {
    id: 't',
    contextId: 'c',
    status: undefined,
    artifacts: [],
    history: [message('m1', 1, ASKED), message('m2', 2, SAID)],
    metadata: undefined,
  }
  give((Task as unknown as { toJSON: (task: unknown) => unknown }).toJSON(task))
})

if (import.meta.main) {
  const server = await startModel()
  const written: Written[] = []
  for (const [by, how] of writers) {
    const messages: unknown[] = []
    const error = await how((given) => void messages.push(given)).then(
      () => undefined,
      (thrown: unknown) => String(thrown instanceof Error ? thrown.stack : thrown),
    )
    written.push({ by, messages, ...(error && { error }) })
  }
  server.close()
  await new Promise<void>((done) => process.stdout.write(`\n${JSON.stringify(written)}\n`, () => done()))
  process.exit(0)
}
