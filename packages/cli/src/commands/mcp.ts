import { Readable, type Writable } from 'node:stream'
import { type AnswerOf, type EndpointId, endpoints, type Problem, toProblem } from '@baton-desk/core'
import { BatonError, BatonUnreachable, type Client } from '@baton-desk/sdk'
import { type McpDoor, mcpOverStdio, VERSION } from '@baton-desk/server'
import type { Command } from 'commander'
import { addDeskOptions, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { report, type Terminal } from '../terminal/terminal.ts'

export const addMcp = (program: Command, terminal: Terminal): void => {
  addDeskOptions(program.command('mcp'))
    .description('Give a language model’s program the tools of the desk (MCP), over standard input and output.')
    .option(
      '--stdio',
      'over standard input and output, which is the only way here; over HTTP the desk answers itself, at /mcp',
    )
    .addHelpText(
      'after',
      `
For clients that start a program: they run this command themselves. It needs an agent key, by --key or BATON_KEY; on the machine
where the desk runs the key of the first start is found by itself. Everything else than answers goes to standard error.

Examples:
  $ claude mcp add baton -- npx @baton-desk/cli mcp --stdio
  $ BATON_URL=https://desk.example BATON_KEY=bat_agent_… baton mcp --stdio`,
    )
    .action((options: DeskOptions) => serve(options, terminal))
}

async function serve(options: DeskOptions, terminal: Terminal): Promise<void> {
  const { client } = await findDesk(options, terminal, 'agent')
  await mcpOverStdio({
    door: doorTo(client),
    version: VERSION,
    input: Readable.from(terminal.stdin, { objectMode: false }),
    output: terminal.out as Writable,
    stop: terminal.stop,
    report: (words) => report(terminal, words),
  })
}

/** Calls that go over HTTP to where the desk is. */
const doorTo = (client: Client): McpDoor => ({
  async call<Id extends EndpointId>(endpoint: Id, { id, query, body, signal }: Parameters<McpDoor['call']>[1]) {
    const call = client[endpoint] as (...input: unknown[]) => Promise<AnswerOf<Id>>
    const sent = 'body' in endpoints[endpoint] ? [body ?? {}] : 'query' in endpoints[endpoint] ? [query ?? {}] : []
    try {
      return await call(...(id === undefined ? [] : [id]), ...sent, { signal })
    } catch (error) {
      return { problem: problemOf(error) }
    }
  },
})

function problemOf(error: unknown): Problem {
  if (error instanceof BatonError) return error.problem
  if (error instanceof BatonUnreachable) return toProblem({ refused: 'desk-unavailable', detail: error.message })
  throw error
}
