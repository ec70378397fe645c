/** The OpenAPI 3.1 document, written out from the one contract. Every body and answer refers to a named component. */
import {
  type Endpoint,
  EVENT_STREAM,
  en,
  endpoints,
  PROBLEMS,
  Problem,
  type ProblemCode,
  StreamEvent,
  StreamReset,
  WebhookMessage,
} from '@baton-desk/core'
import { z } from 'zod'
import { type Json, openApiComponents, type RefTo } from './openapi-components.ts'

const COMMON_PROBLEMS = [
  'not-signed-in',
  'wrong-key',
  'revoked-key',
  'not-allowed',
  'rate-limited',
  'desk-unavailable',
  'unexpected',
  // Of a call with a body.
  'malformed-json',
  'invalid-request',
  'too-large',
  'too-deep',
  'unknown-encoding',
  'unreadable-body',
] as const

export function openApi(version: string, serverUrl: string): Json {
  const { schemas, refTo } = openApiComponents([Problem, StreamEvent, StreamReset, WebhookMessage])
  const problem = { 'application/problem+json': { schema: refTo(Problem, 'answered') } }
  const responses = new Map<string, Response>()
  const paths: Record<string, Json> = {}
  for (const [operationId, endpoint] of Object.entries(endpoints)) {
    paths[endpoint.path] ??= {}
    const path = paths[endpoint.path]
    const refusals = refusalsOf(endpoint).map((codes) => responseOf(responses, codes, problem))
    if (path) path[endpoint.method.toLowerCase()] = operation(operationId, endpoint, refusals, refTo)
  }
  paths[EVENT_STREAM] = { get: eventStream(refTo) }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Baton',
      version,
      description: 'The desk where AI employees hand work to people.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    security: [{ key: [] }, { session: [] }],
    paths,
    webhooks: { event: { post: webhook(refTo) } },
    components: {
      schemas,
      responses: {
        Refused: { description: `As any call: ${wordsOf(COMMON_PROBLEMS)}`, content: problem },
        ...Object.fromEntries([...responses.values()].map(({ name, response }) => [name, response])),
      },
      parameters: PARAMETERS,
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A key of an agent or a person.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'baton.session_token',
          description: 'A person signed in to the inbox.',
        },
      },
    },
  }
}

/** What many operations take. */
const PARAMETERS = {
  id: { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
  key: { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } },
}
/** Before what is accepted. */
const FORMAT: Json = { name: 'format', in: 'query', required: false, schema: { enum: ['json', 'csv'] } }
const parameter = (name: keyof typeof PARAMETERS): Json => ({ $ref: `#/components/parameters/${name}` })

function operation(operationId: string, endpoint: Endpoint, refusals: Response[], refTo: RefTo): Json {
  const { method, path, summary, query, body, answer, status = 200, csv, callers } = endpoint
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) =>
    name === 'id' ? parameter('id') : { name, in: 'path', required: true, schema: { type: 'string' } },
  )
  const queryParameters = query
    ? Object.entries(query.shape).map(([name, field]) => ({
        name,
        in: 'query',
        required: !field.safeParse(undefined).success,
        schema: inline(field),
      }))
    : []
  const idempotency = method === 'POST' ? [parameter('key')] : []
  return {
    operationId,
    summary,
    description: `For ${callers.join(', ')}.`,
    parameters: [...parameters, ...queryParameters, ...(csv ? [FORMAT] : []), ...idempotency],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: refTo(body, 'sent') } } },
    }),
    responses: {
      [status]: {
        description: 'Done.',
        content: {
          'application/json': { schema: refTo(answer, 'answered') },
          ...(csv && { 'text/csv': { schema: { type: 'string' } } }),
        },
      },
      ...Object.fromEntries(refusals.map(({ status, name }) => [status, { $ref: `#/components/responses/${name}` }])),
      default: { $ref: '#/components/responses/Refused' },
    },
  }
}

/** What an endpoint may refuse besides what any may, by status: one response each. */
function refusalsOf({ path, problems = [] }: Endpoint): ProblemCode[][] {
  const codes = new Set<ProblemCode>([
    ...COMMON_PROBLEMS,
    ...(path.includes('{id}') ? (['not-found'] as const) : []),
    ...problems,
  ])
  const byStatus = [...Map.groupBy(codes, (code) => PROBLEMS[code].status).values()]
  return byStatus.filter((alike) => !alike.every((code) => (COMMON_PROBLEMS as readonly string[]).includes(code)))
}

const statusOf = ([code]: ProblemCode[]) => (code ? PROBLEMS[code].status : 'default')
const wordsOf = (codes: readonly ProblemCode[]) =>
  codes.map((code) => `\`${code}\`: ${en.problems[code].title}`).join('. ')

type Response = { status: number | string; name: string; response: Json }

/** One for each set of refusals, named after its first one: `InvalidRequest`, and `InvalidRequest2` for another set. */
function responseOf(known: Map<string, Response>, codes: ProblemCode[], content: Json): Response {
  const found = known.get(codes.join())
  if (found) return found
  const first = String(codes[0]).replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
  const alike = [...known.values()].filter(({ name }) => name.replace(/\d+$/, '') === first).length
  const name = alike === 0 ? first : `${first}${alike + 1}`
  const made = { status: statusOf(codes), name, response: { description: wordsOf(codes), content } }
  known.set(codes.join(), made)
  return made
}

const eventStream = (refTo: RefTo): Json => ({
  operationId: 'events',
  summary: 'Every change as a server-sent event, in order, resumed after `Last-Event-ID` or `after`.',
  parameters: [
    { name: 'after', in: 'query', required: false, schema: { type: 'integer', minimum: 0 } },
    { name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'string' } },
  ],
  responses: {
    200: {
      description:
        'The stream. Where `after` or `Last-Event-ID` is no position of this desk, an event `reset` with the true one comes first.',
      content: {
        'text/event-stream': { schema: { oneOf: [refTo(StreamEvent, 'answered'), refTo(StreamReset, 'answered')] } },
      },
    },
  },
})

const webhook = (refTo: RefTo): Json => ({
  operationId: 'webhook',
  summary: 'One event, sent to each webhook that asks for it, signed by Standard Webhooks.',
  requestBody: {
    required: true,
    content: { 'application/json': { schema: refTo(WebhookMessage, 'answered') } },
  },
  responses: {
    '2XX': { description: 'Taken. After any other answer it is sent again.' },
    410: { description: 'It wants nothing more: the webhook ends, and the admins are told.' },
  },
})

function inline(field: z.ZodType): Json {
  const { $schema, ...schema } = z.toJSONSchema(field, { io: 'input', unrepresentable: 'any' }) as Json
  return schema
}
