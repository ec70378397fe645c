// Hand off and wait through MCP, with the official client. The desk runs (`npm start`); the agent's key stands in .baton/first-run.json.
//   BATON_KEY=bat_agent_… npx node --conditions=baton-dev examples/mcp-client.ts
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'

const client = new Client({ name: 'an example', version: '1' }, { versionNegotiation: { mode: 'auto' } })
const headers = { authorization: `Bearer ${process.env.BATON_KEY}` }
const desk = new URL('/mcp', process.env.BATON_URL ?? 'http://127.0.0.1:4747')
await client.connect(new StreamableHTTPClientTransport(desk, { requestInit: { headers } }))

const { tools } = await client.listTools()
console.log(tools.map(({ name }) => name).join(', '))

const handed = await client.callTool({
  name: 'hand_off',
  arguments: {
    reference: `example/${process.pid}`,
    lane: 'support',
    ask: 'Call Amir Haddad back about order 4471',
    why_you: 'He asked for a person.',
  },
})
console.log(handed.content)

const { handoff } = handed.structuredContent as { handoff: string }
const waited = await client.callTool(
  { name: 'wait_for_decision', arguments: { handoff, seconds: 10 } },
  // Told every five seconds how it stands, the client waits on.
  { resetTimeoutOnProgress: true, onprogress: ({ message }) => console.log(message) },
)
console.log(waited.content)
await client.close()
