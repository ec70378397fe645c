import { countTransfers, readTransfers, type TransferCase } from '../notes/read-transfers.ts'
import { Failure } from '../terminal/exit-code.ts'
import { progress, report, say, sayJson, type Terminal, table } from '../terminal/terminal.ts'
import { type DeskToPlayOnOptions, deskToPlayOn } from './desk-to-play-on.ts'
import { type Played, playCases } from './play-cases.ts'
import { type Sums, sumUp } from './sums.ts'

export type DemoCasesOptions = DeskToPlayOnOptions & {
  limit?: number
  lane: string
  supplied?: boolean
  json?: boolean
}

/** Plays the transfers of a file and says how many came to their end. */
export async function demoCases(file: string, options: DemoCasesOptions, terminal: Terminal): Promise<void> {
  const total = await countTransfers(file, options.limit)
  const desk = await deskToPlayOn(options, terminal)
  const bar = progress(terminal, 'Playing', total)
  let played: Played[]
  try {
    played = await playCases({
      ...desk,
      lane: options.lane,
      supplied: options.supplied ?? false,
      run: `demo/${new Date().toISOString()}`,
      cases: firstOf(readTransfers(file), total),
      signal: terminal.stop,
      onPlayed: bar.step,
    })
  } finally {
    bar.end()
    await desk.stop()
  }
  const sums = sumUp(played, total)
  if (options.json) sayJson(terminal, sums)
  else sayTable(sums, terminal)
  for (const { id, failed } of sums.unfinished) report(terminal, `${id}: ${failed ?? 'did not come to its end'}`)
  if (sums.unfinished.length > 0) throw new Failure(`${sums.unfinished.length} of ${total} did not come to their end.`)
}

async function* firstOf(cases: AsyncIterable<TransferCase>, count: number): AsyncGenerator<TransferCase> {
  let left = count
  for await (const each of cases) {
    yield each
    if (--left === 0) return
  }
}

function sayTable({ cases, unfinished: _, ownerlessSeconds, ...counts }: Sums, terminal: Terminal): void {
  const labels: Record<keyof typeof counts, string> = {
    recorded: 'recorded',
    owned: 'owned',
    decided: 'decided',
    delivered: 'delivered',
    effectReported: 'effect reported',
  }
  const rows = (Object.keys(labels) as (keyof typeof counts)[]).map((name) => [
    labels[name],
    `${counts[name]} of ${cases}`,
  ])
  for (const line of table([...rows, ['ownerless seconds', String(ownerlessSeconds)]])) say(terminal, line)
}
