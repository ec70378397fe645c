/** The OpenAPI 3.1 document, written out from the one contract. */
import {
  type Endpoint,
  EVENT_STREAM,
  en,
  endpoints,
  PROBLEMS,
  Problem,
  type ProblemCode,
  StreamEvent,
} from '@baton-desk/core'
import { z } from 'zod'

const COMMON_PROBLEMS = [
  'not-signed-in',
  'wrong-key',
  'revoked-key',
  'not-allowed',
  'rate-limited',
  'desk-unavailable',
  'unexpected',
] as const

export function openApi(version: string, serverUrl: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [operationId, endpoint] of Object.entries(endpoints)) {
    paths[endpoint.path] ??= {}
    const path = paths[endpoint.path]
    if (path) path[endpoint.method.toLowerCase()] = operation(operationId, endpoint)
  }
  paths[EVENT_STREAM] = { get: eventStream() }
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
    components: {
      schemas: { Problem: schema(Problem, 'output') },
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

function operation(operationId: string, endpoint: Endpoint): Record<string, unknown> {
  const { method, path, summary, query, body, answer, status = 200, problems = [], callers } = endpoint
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const queryParameters = query
    ? Object.entries(query.shape).map(([name, field]) => ({
        name,
        in: 'query',
        required: !field.safeParse(undefined).success,
        schema: schema(field, 'input'),
      }))
    : []
  const idempotency =
    method === 'POST'
      ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } }]
      : []
  const refusals = [
    ...new Set([
      ...COMMON_PROBLEMS,
      ...(body ? (['malformed-json', 'invalid-request', 'too-large'] as const) : []),
      ...(path.includes('{id}') ? (['not-found'] as const) : []),
      ...problems,
    ]),
  ]
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of refusals)
    byStatus.set(PROBLEMS[code].status, [...(byStatus.get(PROBLEMS[code].status) ?? []), code])
  return {
    operationId,
    summary,
    description: `For ${callers.join(', ')}.`,
    parameters: [...parameters, ...queryParameters, ...idempotency],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schema(body, 'input') } } },
    }),
    responses: {
      [status]: { description: 'Done.', content: { 'application/json': { schema: schema(answer, 'output') } } },
      ...Object.fromEntries(
        [...byStatus].map(([problemStatus, codes]) => [
          problemStatus,
          {
            description: codes.map((code) => `\`${code}\`: ${en.problems[code].title}`).join('. '),
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  }
}

const eventStream = () => ({
  operationId: 'events',
  summary: 'Every change as a server-sent event, in order, resumed after `Last-Event-ID` or `after`.',
  parameters: [
    { name: 'after', in: 'query', required: false, schema: { type: 'integer', minimum: 0 } },
    { name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'string' } },
  ],
  responses: {
    200: { description: 'The stream.', content: { 'text/event-stream': { schema: schema(StreamEvent, 'output') } } },
  },
})

function schema(type: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema, ...rest } = z.toJSONSchema(type, { io, unrepresentable: 'any' }) as Record<string, unknown>
  return rest
}
