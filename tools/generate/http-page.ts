import { type Endpoint, EVENT_STREAM, en, endpoints, PROBLEMS } from '@baton-desk/core'
import { PROBLEM_CODES } from '@baton-desk/core/testing'
import type { Generated } from './generated.ts'

const CSV = ' As a table with `format=csv` or `Accept: text/csv`.'

/** docs/reference/http.md: every endpoint and every problem, from the contract. */
export function httpPage(): Generated {
  const rows = Object.entries(endpoints as Record<string, Endpoint>).map(
    ([id, { method, path, callers, summary, csv }]) =>
      `| \`${method} ${path}\` | \`${id}\` | ${callers.join(', ')} | ${summary}${csv ? CSV : ''} |`,
  )
  const problems = PROBLEM_CODES.map((code) => {
    const { status, retry } = PROBLEMS[code]
    const { title, next } = en.problems[code]
    return `| \`${code}\` | ${status} | ${title} | ${retry ? 'yes' : 'no'} | ${next} |`
  })
  const page = `# HTTP

For whoever calls the desk without the SDK. A running desk serves the whole contract with its schemas as OpenAPI 3.1 at
\`/v1/openapi.json\`. This page is written from the code by \`npm run generate\`.

A typed client comes from that description by any generator that knows OpenAPI 3.1. In TypeScript, tested with every change:
\`npm install --save-dev @hey-api/openapi-ts typescript@5\`, then \`npx openapi-ts -i http://127.0.0.1:4747/v1/openapi.json -o client\`.

Send a key as \`Authorization: Bearer …\`. Bodies and answers are JSON. Each POST may carry an \`Idempotency-Key\` (1 to 200
characters): the same request under the same key is carried out once. Lists have a \`cursor\`; give \`nextCursor\` back to go on.
A handoff that is sent with a \`traceparent\` (W3C) keeps it: [traces](../how-to/see-how-handoffs-go.md#in-opentelemetry).

## Endpoints

\`reader\` is any signed-in person, \`member\` all but viewers.

| Endpoint | SDK method | For | Does |
|---|---|---|---|
${rows.join('\n')}
| \`GET ${EVENT_STREAM}\` | \`events\` | agent, reader | Every change as a server-sent event, in order; resumes after \`Last-Event-ID\` or \`?after=\`. A cursor that is no position of this desk is answered with an event \`reset\` that holds the true one. |

## Problems

Every refusal is \`application/problem+json\` (RFC 9457) with \`code\`, \`detail\` (what was expected, what came), \`next\`, and \`said\`: the detail as a code and its facts, to say it in another language.

| Code | Status | Means | Send again? | What to do |
|---|---|---|---|---|
${problems.join('\n')}
`
  return { files: { 'docs/reference/http.md': page } }
}
