/** How handoffs go, in numbers, on the wire. */
import { z } from 'zod'
import { line } from '../text.ts'
import { isRealDay } from '../time/instant.ts'
import { HandoffRow } from './handoffs.ts'
import { type Components, type Endpoint, Instant } from './shared.ts'

export const Day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, { error: 'Expected a day such as 2026-11-23.' })
  .refine(isRealDay, { error: 'Expected a day that there is.' })

const Interval = z.object({ from: z.number(), to: z.number() })

const Figure = z.object({
  id: z.string(),
  kind: z.enum(['count', 'sum', 'share', 'spread', 'mix']),
  unit: z.enum(['handoffs', 'questions', 'times', 'ms', 'share', 'words', 'percent']),
  n: z.number().int().describe('Of how many cases.'),
  count: z.number().describe('How many of them; of a sum, the sum.'),
  share: z.number().nullable().describe('0 to 1; null under 20 cases, where only the count is told.'),
  p50: z.number().nullable().describe('Half are not above it; wrong by 2 % at most.'),
  p90: z.number().nullable().describe('Null under 20 cases.'),
  interval: Interval.nullable().describe('Within which the share or p50 lies, 19 times of 20.'),
  mix: z.array(z.object({ name: z.string(), n: z.number().int() })),
})

const Measured = z.object({
  title: z.string(),
  says: z.string().describe('What is counted.'),
  cannotSee: z.string(),
  better: z.enum(['more', 'less']).nullable(),
  goal: z.number().optional(),
  figure: Figure,
  before: Figure.nullable().describe('Of the period before, of the same length.'),
  difference: z
    .object({ by: z.number(), interval: Interval, isClear: z.boolean() })
    .nullable()
    .describe('From before to now; clear where the interval holds no 0. Null where one has too few cases.'),
  trend: z.array(
    z.object({
      from: Day,
      n: z.number().int(),
      count: z.number(),
      share: z.number().nullable(),
      p50: z.number().nullable(),
    }),
  ),
})

const Fix = z.object({
  title: z.string(),
  says: z.string(),
  brings: z.string(),
  cases: z.number().int(),
  of: z.number().int(),
  behind: z.object({
    measure: z.string(),
    which: z.enum(['all', 'part', 'rest']),
    lane: z.string().optional(),
    agent: z.string().optional(),
  }),
  target: z
    .object({
      kind: z.enum(['template', 'cover', 'trigger', 'agent', 'channels']),
      lane: z.string().optional(),
      agent: z.string().optional(),
      rule: z.string().optional(),
      reason: z.string().optional(),
      fromHour: z.number().int().optional(),
      toHour: z.number().int().optional(),
    })
    .describe('The one place to change.'),
})

const Measures = z.object({
  from: Day,
  to: Day,
  timeZone: z.string().describe('Days and hours are of this clock.'),
  measures: z.array(Measured),
  lanes: z.array(z.object({ id: z.string(), name: z.string(), figures: z.array(Figure) })),
  hours: z.array(z.object({ hour: z.number().int(), figures: z.array(Figure) })),
  fixes: z.array(Fix).describe('What to fix: five places at most, those about most handoffs first.'),
})

const MeasuredHandoffs = z.object({
  items: z.array(
    z.object({
      at: Instant,
      isPart: z.boolean().optional().describe('Of a share: one of the part.'),
      value: z.number().optional(),
      names: z.array(z.string()).optional(),
      row: HandoffRow,
    }),
  ),
  next: z.string().nullable().describe('`after` of the next page; null: that was all.'),
})

const Recounted = z.object({ handoffs: z.number().int(), events: z.number().int() })

const looked = {
  from: Day.optional().describe('The first day, on the clock of the playbook; six days before `to` where left out.'),
  to: Day.optional().describe('The last day; today where left out.'),
  lane: line(60).optional(),
  agent: line(60).optional(),
  mine: z.stringbool().default(false).describe('Only what I decided myself. Nobody sees that of somebody else.'),
}

export const measureComponents: Components = { Figure, Fix, Interval, Measured, MeasuredHandoffs, Measures, Recounted }

export const measureEndpoints = {
  measures: {
    method: 'GET',
    path: '/v1/measures',
    callers: ['reader'],
    summary:
      'How handoffs went in a period, beside the one before: each number with its definition and how many cases.',
    query: z.object({ ...looked, compare: z.enum(['before', 'none']).default('before') }),
    answer: Measures,
    csv: true,
  },
  measuredHandoffs: {
    method: 'GET',
    path: '/v1/measures/{id}/handoffs',
    callers: ['reader'],
    summary: 'The handoffs behind one number, the newest first.',
    query: z.object({
      ...looked,
      which: z.enum(['all', 'part', 'rest']).default('all').describe('Of a share.'),
      name: line(120).optional().describe('Of a mix.'),
      after: line(60).optional(),
    }),
    answer: MeasuredHandoffs,
  },
  recountMeasures: {
    method: 'POST',
    path: '/v1/measures/recount',
    callers: ['admin'],
    summary: 'Count everything anew from the trails. What is shown meanwhile is what was counted before.',
    answer: Recounted,
  },
} as const satisfies Record<string, Endpoint>
