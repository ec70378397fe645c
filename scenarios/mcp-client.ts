/** The official client of MCP, as somebody's agent has it. */
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import type { RawClientDispatch } from '@modelcontextprotocol/ext-tasks/client'

export const PROTOCOLS = ['2025-11-25', '2026-07-28'] as const
export type Protocol = (typeof PROTOCOLS)[number]

type Answer = { state: string; handoff: string; next: string } & Record<string, unknown>

export type McpAgent = {
  client: Client
  /** What comes back of a tool that did it: its data. */
  call(name: string, args: Record<string, unknown>, options?: Parameters<Client['callTool']>[1]): Promise<Answer>
  /** What comes back of one that did not: what a model reads. */
  refused(name: string, args: Record<string, unknown>): Promise<string>
  close(): Promise<void>
}

export async function connectMcp(
  url: string,
  { key, protocol = '2026-07-28' }: { key: string; protocol?: Protocol },
): Promise<McpAgent> {
  const mode = protocol === '2025-11-25' ? 'legacy' : 'auto'
  const client = new Client({ name: 'an agent of a story', version: '1' }, { versionNegotiation: { mode } })
  const headers = { authorization: `Bearer ${key}` }
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', url), { requestInit: { headers } }))
  return {
    client,
    async call(name, args, options) {
      const { structuredContent, isError, content } = await client.callTool({ name, arguments: args }, options)
      if (isError) throw new Error(`${name} was refused: ${textOf(content)}`)
      return structuredContent as Answer
    },
    async refused(name, args) {
      const { isError, content } = await client.callTool({ name, arguments: args })
      if (!isError) throw new Error(`${name} was not refused: ${textOf(content)}`)
      return textOf(content)
    },
    close: () => client.close(),
  }
}

export const textOf = (content: unknown): string =>
  (content as { type: string; text?: string }[]).map(({ text = '' }) => text).join('\n')

/** A request as it is, for what the client package does not know: its own requests are checked against the specification without extensions. */
export const rawDispatch =
  (desk: { url: string }, key: string): RawClientDispatch =>
  async (request) => {
    const { method, params } = request as { method: string; params?: { name?: string; taskId?: string } }
    const name = params?.name ?? params?.taskId
    const response = await fetch(new URL('/mcp', desk.url), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-protocol-version': '2026-07-28',
        'mcp-method': method,
        ...(name !== undefined && { 'mcp-name': name }),
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, ...(request as object) }),
    })
    const text = await response.text()
    const json = text.startsWith('{') ? text : (/^data: (.*)$/m.exec(text)?.[1] ?? '{}')
    const { result, error } = JSON.parse(json)
    return error ? { kind: 'error', error } : { kind: 'result', result }
  }
