/** The Messages API on the loopback, as far as the Claude Agent SDK asks for it: it says what the job's script says. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Job, nextCalls } from '../table/job.ts'

type Block = { type: string; id?: string; tool_use_id?: string; content?: unknown }
type Body = {
  model: string
  stream?: boolean
  tools?: { name: string }[]
  messages: { role: string; content: string | Block[] }[]
}

export async function scriptedApi(job: Job): Promise<{ url: string; close: () => void }> {
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    if (request.url?.includes('count_tokens')) return json(response, { input_tokens: 10 })
    if (!request.url?.startsWith('/v1/messages'))
      return json(response, { type: 'error', error: { type: 'not_found_error', message: 'Nothing here.' } }, 404)
    const body: Body = JSON.parse(text)
    const calls = body.tools?.some(({ name }) => name === TOOL) ? callsFor(job, body) : []
    const content = calls.length
      ? calls.map(({ id, ...input }) => ({ type: 'tool_use', id, name: TOOL, input }))
      : [{ type: 'text', text: 'That is all.' }]
    const message = {
      id: `msg_${Date.now()}`,
      type: 'message',
      role: 'assistant',
      model: body.model,
      stop_sequence: null,
      usage,
    }
    const stop_reason = calls.length ? 'tool_use' : 'end_turn'
    if (!body.stream) return json(response, { ...message, content, stop_reason })
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const send = (event: { type: string }) => response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
    send({ type: 'message_start', message: { ...message, content: [], stop_reason: null } } as never)
    for (const [index, block] of content.entries()) {
      const delta =
        'input' in block
          ? { type: 'input_json_delta', partial_json: JSON.stringify(block.input) }
          : { type: 'text_delta', text: 'That is all.' }
      const content_block = 'input' in block ? { ...block, input: {} } : { type: 'text', text: '' }
      send({ type: 'content_block_start', index, content_block } as never)
      send({ type: 'content_block_delta', index, delta } as never)
      send({ type: 'content_block_stop', index } as never)
    }
    send({ type: 'message_delta', delta: { stop_reason, stop_sequence: null }, usage: { output_tokens: 5 } } as never)
    send({ type: 'message_stop' })
    response.end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

export const TOOL = 'mcp__shop__refund'

const usage = { input_tokens: 1, output_tokens: 1, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 }

function callsFor(job: Job, { messages }: Body) {
  const blocks = messages.flatMap(({ content }) => (typeof content === 'string' ? [] : content))
  const made = blocks.filter(({ type }) => type === 'tool_use').map(({ id }) => id)
  const turns = job.steps.filter((step) => step.some(({ id }) => made.includes(id))).length
  const results = blocks.filter(({ type }) => type === 'tool_result')
  const told = results.map(({ tool_use_id = '', content }) => ({ id: tool_use_id, text: textOf(content) }))
  const next = nextCalls(job, turns, told)
  // What was cut off is tried again under another id, as the SDK tells the model.
  const cutOff = told.filter(
    ({ id, text }) => text.includes('interrupted before a result') && !made.includes(`${id}_again`),
  )
  const again = job.steps.flat().filter(({ id }) => cutOff.some((each) => each.id === id))
  return again.length ? again.map((call) => ({ ...call, id: `${call.id}_again` })) : next
}

const textOf = (content: unknown): string =>
  typeof content === 'string' ? content : (content as { text?: string }[]).map(({ text }) => text ?? '').join('')

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
