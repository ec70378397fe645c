/** MCP over standard input and output, for a client that starts a program of its own: the same server as over HTTP. */
import type { Readable, Writable } from 'node:stream'
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio'
import type { Door } from './door.ts'
import { mcpServerFor } from './mcp-server.ts'

export type McpOverStdio = {
  door: Door
  version: string
  input: Readable
  output: Writable
  /** Ends it, beside the end of the input. */
  stop: AbortSignal
  /** Told of what went wrong beside an answer. */
  report: (words: string) => void
}

/** Resolves when the client has gone, or it was stopped. */
export async function mcpOverStdio({ door, version, input, output, stop, report }: McpOverStdio): Promise<void> {
  const handle = serveStdio(() => mcpServerFor(door, { version }), {
    transport: new StdioServerTransport(input, output),
    onerror: ({ message }) => report(message),
  })
  await new Promise<void>((resolve) => {
    for (const event of ['end', 'close', 'error']) input.once(event, () => resolve())
    stop.addEventListener('abort', () => resolve(), { once: true })
  })
  await handle.close()
}
