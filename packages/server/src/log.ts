/** The desk's log: JSON lines, and no secret in any of them, whoever wrote it into an error. */
import { redactText } from '@baton-desk/core'
import { type DestinationStream, type Logger, pino } from 'pino'

const MOST_DEPTH = 8

function withoutSecrets(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value !== 'object' || value === null || depth > MOST_DEPTH) return value
  if (value instanceof Error) return withoutSecrets(ofError(value), depth)
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutSecrets(part, depth + 1)]))
}

/** Errors of the database carry the statement and its values: words of customers. */
function ofError(error: Error): object {
  const { params: _params, query: _query, parameters: _parameters, ...rest } = pino.stdSerializers.err(error)
  return rest
}

/** `to`: where lines go; standard error when left out. */
export const createLog = (level: string, to: DestinationStream = pino.destination({ dest: 2, sync: false })): Logger =>
  pino(
    {
      level,
      serializers: { err: (value) => value },
      formatters: { log: (facts) => withoutSecrets(facts) as Record<string, unknown> },
      hooks: {
        logMethod(args, method) {
          method.apply(this, args.map((arg) => (typeof arg === 'string' ? redactText(arg) : arg)) as typeof args)
        },
      },
    },
    to,
  )
