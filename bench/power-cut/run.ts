/**
 * Cuts the power of the desk on its embedded database, in a model (`cut-power.ts`), at random moments under load and
 * while it starts, again and again on the same data; then counts what of the acknowledged is missing.
 * `npm run bench -- power-cut [--rounds 20] [--forget]`; with `--forget` no sync counts, which shows that the model bites.
 */
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import {
  type Acknowledged,
  clientsOf,
  countLosses,
  type Losses,
  nothingYet,
  startLoad,
  untilBusy,
} from '../desk-process/load.ts'
import { type DeskProcess, spawnDesk, startDeskProcess } from '../desk-process/start.ts'
import { cutPower } from './cut-power.ts'

export type PowerCutCounts = Losses & {
  rounds: number
  cutWhileStarting: number
  didNotOpen: number
  blocksInDoubt: number
  blocksLost: number
}

/** Six hand off and decide at the same time. */
const CALLERS = 6

export async function powerCuts(
  rounds: number,
  { forget = false, say }: { forget?: boolean; say: (words: string) => void },
): Promise<PowerCutCounts> {
  const temporary = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'baton-power-')))
  const [dataDir, synced] = [path.join(temporary, 'data'), path.join(temporary, 'synced')]
  fs.mkdirSync(synced)
  recordSyncs({ root: dataDir, synced, forget })
  const counts: PowerCutCounts = {
    rounds: 0,
    cutWhileStarting: 0,
    acknowledgedHandoffs: 0,
    missing: 0,
    ownerless: 0,
    acknowledgedDecisions: 0,
    decisionsLost: 0,
    brokenTrails: 0,
    didNotOpen: 0,
    blocksInDoubt: 0,
    blocksLost: 0,
  }
  const acknowledged = nothingYet()
  const place = { dataDir, port: 0 }
  const cut = () => {
    const { blocks, lostBlocks } = cutPower(dataDir, synced)
    counts.blocksInDoubt += blocks
    counts.blocksLost += lostBlocks
  }
  try {
    let desk = await startDeskProcess(place)
    place.port = Number(new URL(desk.url).port)
    const clients = clientsOf(desk.url, desk)
    while (counts.rounds < rounds) {
      counts.rounds += 1
      const load = startLoad(clients, acknowledged, CALLERS)
      await untilBusy(acknowledged)
      await pause(Math.random() * 1_500)
      await desk.kill()
      await load.stop()
      cut()
      // Recovery is a moment like any other.
      if (counts.rounds % 4 === 0) {
        const starting = spawnDesk(place)
        await pause(Math.random() * 2_500)
        await starting.end('SIGKILL')
        cut()
        counts.cutWhileStarting += 1
      }
      const next = await startDeskProcess(place).catch(() => undefined)
      if (!next) {
        counts.didNotOpen += 1
        say(`round ${counts.rounds}: the desk does not open any more; the folder is kept in ${temporary}`)
        break
      }
      desk = next
      say(
        `round ${counts.rounds}: ${acknowledged.handoffs.size} handoffs acknowledged, ${counts.blocksInDoubt} blocks in doubt`,
      )
    }
    Object.assign(counts, counts.didNotOpen > 0 ? allLost(acknowledged) : await countLosses(clients, acknowledged))
    await stopQuietly(desk)
    return counts
  } finally {
    if (counts.didNotOpen === 0) fs.rmSync(temporary, { recursive: true, force: true })
  }
}

/** Every desk that is started from here on, and the process that creates its database, is watched. */
function recordSyncs({ root, synced, forget }: { root: string; synced: string; forget: boolean }): void {
  process.env.POWER_CUT_ROOT = root
  process.env.POWER_CUT_SYNCED = synced
  process.env.POWER_CUT_FORGET = forget ? '1' : ''
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import=${new URL('record-syncs.ts', import.meta.url).href}`
}

const allLost = ({ handoffs, decisions }: Acknowledged): Partial<Losses> => ({
  acknowledgedHandoffs: handoffs.size,
  missing: handoffs.size,
  acknowledgedDecisions: decisions.size,
  decisionsLost: decisions.size,
})

const stopQuietly = (desk: DeskProcess) => desk.stop().catch(() => {})

if (import.meta.main) {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '20' }, forget: { type: 'boolean', default: false } },
  })
  const counts = await powerCuts(Number(values.rounds), { forget: values.forget, say: (words) => console.error(words) })
  console.table(counts)
  console.log(JSON.stringify(counts))
  const lost = counts.missing + counts.ownerless + counts.decisionsLost + counts.brokenTrails + counts.didNotOpen
  process.exitCode = lost > 0 !== values.forget ? 1 : 0
}
