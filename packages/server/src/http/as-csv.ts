/** Answers as tables for other programs: the same numbers as in JSON. */
import { type AnswerOf, type EndpointId, type endpoints, type Refusal, refuse } from '@baton-desk/core'
import { reportAsCsv } from '@baton-desk/core/measures'
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'

type Tabled = { [Id in EndpointId]: (typeof endpoints)[Id] extends { csv: true } ? Id : never }[EndpointId]
type ToCsv = { [Id in Tabled]: (answer: AnswerOf<Id>) => string }

const TO_CSV: ToCsv = { measures: reportAsCsv }

/** How the caller wants it: as its address says, else as it accepts it. Undefined: as JSON. */
export function csvFor(c: Context, id: EndpointId): ((answer: never) => Response) | Refusal | undefined {
  if (!isTabled(id)) return undefined
  const { format = formatAccepted(c) } = c.req.query()
  if (format === 'json') return undefined
  if (format !== 'csv')
    return refuse('invalid-request', {
      code: 'doesNotFit',
      facts: { pointer: '/format', because: 'Expected json or csv', more: 0 },
    })
  return (answer) =>
    c.body(TO_CSV[id](answer), 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${id}.csv"`,
      vary: 'Accept',
    })
}

const isTabled = (id: EndpointId): id is Tabled => Object.hasOwn(TO_CSV, id)

const formatAccepted = (c: Context): 'json' | 'csv' =>
  accepts(c, { header: 'Accept', supports: ['application/json', 'text/csv'], default: 'application/json' }) ===
  'text/csv'
    ? 'csv'
    : 'json'
