/** How an agent is connected, framework by framework. Only ways that exist stand here. */
import { t } from '@lingui/core/macro'

type Given = { url: string; key: string; lane: string; agent: string }
type Way = { id: string; name: string; hint: string; code: (given: Given) => string }

const adapter = (id: string, name: string): Way => ({
  id,
  name,
  hint: t`npm i @baton-desk/sdk · the rest stands in the docs, under “Connect your agent”.`,
  code: ({ url, key, lane }) => `import { connect } from '@baton-desk/sdk'
import { withBaton } from '@baton-desk/sdk/${id}'

const baton = connect({ url: '${url}', key: '${key}' })
const handOff = (call) => ({ lane: '${lane}', note: { ask: \`Run \${call.tool}\` } })
// What your framework asks for beside these two stands in the docs.
const desk = withBaton({ baton, handOff })`,
})

export const WAYS: readonly Way[] = [
  {
    id: 'typescript',
    name: 'TypeScript',
    hint: 'npm i @baton-desk/sdk',
    code: ({ url, key, lane }) => `import { connect } from '@baton-desk/sdk'

const baton = connect({ url: '${url}', key: '${key}' })
const { handoff } = await baton.handOff({
  lane: '${lane}',
  reference: 'first-1', // yours: the same reference again is the same handoff
  conversation: [{ role: 'customer', text: 'I was charged twice for order 4471. I want to speak to a person.' }],
})`,
  },
  {
    id: 'http',
    name: 'HTTP',
    hint: t`Sends a first one from any terminal.`,
    code: ({ url, key, lane }) => `curl -s ${url}/v1/handoffs \\
  -H 'Authorization: Bearer ${key}' -H 'content-type: application/json' \\
  -d '{ "lane": "${lane}", "reference": "first-1", "conversation": [
        { "role": "customer", "text": "I was charged twice for order 4471. I want to speak to a person." } ] }'`,
  },
  adapter('langchain', 'LangGraph'),
  adapter('openai-agents', 'OpenAI Agents'),
  adapter('ai-sdk', 'Vercel AI SDK'),
  adapter('mastra', 'Mastra'),
  {
    id: 'mcp',
    name: 'MCP',
    hint: t`For clients that read \`mcpServers\`.`,
    code: ({ url, key }) =>
      JSON.stringify(
        { mcpServers: { baton: { type: 'http', url: `${url}/mcp`, headers: { Authorization: `Bearer ${key}` } } } },
        null,
        2,
      ),
  },
  {
    id: 'python',
    name: 'Python',
    hint: t`The client is one file, baton.py.`,
    code: ({ url, key, lane }) => `from baton import Baton

baton = Baton(url="${url}", key="${key}")
conversation = [{"role": "customer", "text": "I was charged twice for order 4471. I want to speak to a person."}]
baton.hand_off(lane="${lane}", reference="first-1", conversation=conversation)`,
  },
]
