/** What people had a say in, on the wire: signed, to be shown to whoever asks. */
import { z } from 'zod'
import { line } from '../text.ts'
import { Day } from './measures.ts'
import { type Components, type Endpoint, Instant } from './shared.ts'

const Overseen = z.object({
  handoff: z.string(),
  lane: z.string(),
  agent: z.string(),
  reason: z.string().optional(),
  askedAt: Instant.nullable(),
  at: Instant,
  by: z.string().nullable().describe('Null: nobody decided, and what was declared for silence was done.'),
  via: z.string().optional().describe('A session, a key or a channel.'),
  approvedFirst: z.string().optional().describe('Who approved the same before, where two had to agree.'),
  outcome: z.string(),
  noteVersion: z.number().int(),
  noteHash: z.string().optional().describe('Of the note before them; absent once its words are erased.'),
  actionHash: z.string().optional(),
  hadItForMs: z
    .number()
    .int()
    .describe('From when it was there, or they opened it where that is known. Not how long they looked.'),
  openedAt: Instant.optional(),
  fromNote: z.boolean(),
  changed: z
    .object({ body: z.number().optional(), subject: z.number().optional(), arguments: z.number().optional() })
    .optional()
    .describe('Percent of a text, number of arguments.'),
  effect: z.string().optional(),
  inDoubt: z.boolean(),
  silence: z.array(z.object({ at: Instant, told: z.string(), because: z.string() })),
  seq: z.number().int().describe('The event of the trail that bears it, with its hash.'),
  hash: z.string(),
})

const OversightReport = z.object({
  format: z.literal('baton-oversight'),
  version: z.literal(1),
  workspace: z.string(),
  from: Day,
  to: Day,
  timeZone: z.string(),
  at: Instant,
  people: z.record(z.string(), z.string()).describe('Names of the people, by id.'),
  couldStop: z.array(
    z.object({ lane: z.string(), people: z.array(z.string()), lastResort: z.string(), onSilence: z.string() }),
  ),
  overseen: z.array(Overseen),
  proves: z.array(z.string()),
  provesNot: z.array(z.string()),
})

const SignedOversight = z.object({
  report: OversightReport,
  signature: z
    .string()
    .describe('Ed25519, base64url, over the SHA-256 (hex, as ASCII) of the canonical JSON of `report`.'),
  key: z.string(),
  publicKey: z.string(),
  next: z.string().nullable().describe('`after` of the next page, each of which is signed; null: that was all.'),
})

export const oversightComponents: Components = { OversightReport, Overseen, SignedOversight }

export const oversightEndpoints = {
  oversight: {
    method: 'GET',
    path: '/v1/oversight',
    callers: ['admin'],
    summary:
      'What people had a say in, in a period: who could stop what, what each saw and changed, what came of it. Signed. It claims no law.',
    query: z.object({ from: Day.optional(), to: Day.optional(), after: line(60).optional() }),
    answer: SignedOversight,
  },
} as const satisfies Record<string, Endpoint>
