/** The file that `baton trail export` writes and `baton verify` reads: lines of JSON, the last of which counts the others. */
import type { AnswerOf } from '@baton-desk/core'
import { SignedHeads } from '@baton-desk/core/contract'
import { z } from 'zod'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { parseJson, readText } from '../terminal/input.ts'

const FORMAT = 'baton-trail'

const Link = z.looseObject({
  seq: z.number().int(),
  type: z.string(),
  at: z.string(),
  by: z.unknown(),
  data: z.record(z.string(), z.unknown()),
  words: z.record(z.string(), z.unknown()).optional(),
  sealing: z.union([z.literal(0), z.literal(2)]).optional(),
  salt: z.string().optional(),
  wordsHash: z.string().nullable(),
  previousHash: z.string().nullable(),
  hash: z.string(),
})
export type ExportedLink = z.infer<typeof Link>

const Line = z.union([
  z.object({ format: z.literal(FORMAT), version: z.literal(1), workspace: z.string() }),
  z.object({ event: Link.extend({ handoff: z.string() }) }),
  z.object({ workspaceEvent: Link }),
  z.object({ signed: SignedHeads }),
  z.object({ events: z.number().int(), workspaceEvents: z.number().int() }),
])

export type ExportedTrail = {
  workspace: string
  /** By handoff, each from its beginning. */
  handoffs: Map<string, ExportedLink[]>
  workspaceEvents: ExportedLink[]
  signed: SignedHeads[]
}

type Page = AnswerOf<'exportTrail'>

export const headerLine = (workspace: string): string => toLine({ format: FORMAT, version: 1, workspace })
export const pageLines = ({ events, workspaceEvents }: Pick<Page, 'events' | 'workspaceEvents'>): string =>
  [...events.map((event) => ({ event })), ...workspaceEvents.map((workspaceEvent) => ({ workspaceEvent }))]
    .map(toLine)
    .join('')
export const signedLine = (signed: SignedHeads): string => toLine({ signed })
export const lastLine = (counts: { events: number; workspaceEvents: number }): string => toLine(counts)

const toLine = (value: object): string => `${JSON.stringify(value)}\n`

/** Throws Failure (wrong usage) where the file is none of ours, or is cut off. */
export async function readExport(file: string): Promise<ExportedTrail> {
  const trail: ExportedTrail = { workspace: '', handoffs: new Map(), workspaceEvents: [], signed: [] }
  let [events, isWhole] = [0, false]
  for (const line of await linesOf(file)) {
    if ('format' in line) trail.workspace = line.workspace
    else if ('workspaceEvent' in line) trail.workspaceEvents.push(line.workspaceEvent)
    else if ('signed' in line) trail.signed.push(line.signed)
    else if ('event' in line) {
      const { handoff, position: _, ...link } = line.event
      const before = trail.handoffs.get(handoff)
      if (before) before.push(link as ExportedLink)
      else trail.handoffs.set(handoff, [link as ExportedLink])
      events += 1
    } else isWhole = line.events === events && line.workspaceEvents === trail.workspaceEvents.length
  }
  if (isWhole) return trail
  throw new Failure(`${file} is cut off: it holds fewer events than its last line says. Export it again.`, EXIT.usage)
}

/** Of a file that `baton trail heads` wrote, or of an export. */
export async function readHeads(file: string): Promise<SignedHeads[]> {
  const signed = (await linesOf(file)).flatMap((line) => ('signed' in line ? [line.signed] : []))
  if (signed.length > 0) return signed
  throw new Failure(`${file} holds no signed heads; expected a file of “baton trail heads” or “export”.`, EXIT.usage)
}

async function linesOf(file: string): Promise<z.infer<typeof Line>[]> {
  const lines = (await readText(file)).split('\n').filter((line) => line !== '')
  return lines.map((line, index) => {
    const read = Line.safeParse(parseJson(line, `${file}, line ${index + 1}`))
    if (read.success) return read.data
    throw new Failure(
      `${file}, line ${index + 1}: expected a line of “baton trail export”, got another one.`,
      EXIT.usage,
    )
  })
}
