import { endpoints } from '@baton-desk/core'
import { agentTools } from '@baton-desk/core/agent-tools'
import { z } from 'zod'
import type { Generated } from './generated.ts'

type Property = {
  description?: string
  type?: string | string[]
  enum?: string[]
  anyOf?: Property[]
  items?: Property
}
type Shape = { properties?: Record<string, Property>; required?: string[] }

/** docs/reference/mcp.md: every tool as a client of MCP is given it. */
export function mcpPage(): Generated {
  const tools = agentTools().map(({ name, title, description, inputSchema, answer, calls, reads }) => {
    const takes = inputSchema as Shape
    const gives = z.toJSONSchema(answer) as Shape
    const called = calls.map((id) => `\`${endpoints[id].method} ${endpoints[id].path}\``).join(', ')
    return `## ${name}

${title}. ${reads ? 'Changes nothing that a person sees' : 'Changes something'}; calls ${called}.

${description
  .split('\n')
  .map((line) => `> ${line}`.trimEnd())
  .join('\n')}

| Takes | Is | |
|---|---|---|
${rows(takes)}

| Answers | Is | |
|---|---|---|
${rows(gives)}
`
  })
  const page = `# MCP

For whoever connects a client of the Model Context Protocol; how to stands in
[connect an MCP client](../how-to/connect-an-mcp-client.md). A running desk serves these tools at \`/mcp\`, and \`baton mcp --stdio\` over standard
input and output. This page is written from the code by \`npm run generate\`.

Each answer is data (\`structuredContent\`) and the same as text. What was not done is a tool error: its text says what was expected, what
came, and what to do; its data is the [problem](http.md#problems). Of what a tool takes nothing is lost where it does not fit: what fits is
kept, and the rest is told.

${tools.join('\n')}`
  return { files: { 'docs/reference/mcp.md': page } }
}

const rows = ({ properties = {}, required = [] }: Shape): string =>
  Object.entries(properties)
    .map(
      ([name, property]) =>
        `| \`${name}\` | ${typeOf(property)}${required.includes(name) ? ', needed' : ''} | ${(property.description ?? '').replaceAll('\n', ' ').replaceAll('|', '\\|')} |`,
    )
    .join('\n')

function typeOf({ type, enum: values, anyOf, items }: Property): string {
  if (values) return values.map((value) => `\`${value}\``).join(', ')
  if (anyOf) return [...new Set(anyOf.map(typeOf))].join(' or ')
  if (type === 'array') return `list of ${items ? typeOf(items) : 'anything'}`
  return [type ?? 'anything'].flat().join(' or ')
}
