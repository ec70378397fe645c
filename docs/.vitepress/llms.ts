import { type Page, sections } from './pages.ts'

/** The pages and what each is for, for a model that looks for one (llmstxt.org). */
export function llmsText(): string {
  const lists = sections()
    .filter(({ folder }) => folder !== 'reference/check' && folder !== 'decisions')
    .map(({ title, pages }) => `## ${title}\n\n${pages.map(line).join('\n')}`)
  return `# Baton

> The desk where AI employees hand work to people: a note that can be acted on in seconds, one named owner, one decision, brought back to
> the agent and carried out at most once.

An agent begins with [Connect your agent](/how-to/connect-your-agent); a running desk serves its OpenAPI at \`/v1/openapi.json\` and MCP
at \`/mcp\`.

${lists.join('\n\n')}
`
}

const line = ({ path, title, about }: Page): string =>
  `- [${title}](/${path.replace(/\.md$/, '')})${about ? `: ${about}` : ''}`
