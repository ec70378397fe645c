/**
 * The inbox before a person while the desk is busy: many open handoffs, event streams, changes that go on without pause. How long a
 * change takes from its command until it is painted in the list, and a key until the next row is. On PostgreSQL, in a real browser.
 * `npm run bench -- inbox [--open 10000] [--streams 48] [--rate 50] [--seconds 20]`. The machine is shared with the browser and the
 * load; a change is counted from before its command is sent, so that the figure holds the command and the commit too.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createClient } from '@baton-desk/sdk'
import { startDatabases } from '@baton-desk/server/testing'
import { launchChromium } from '../../tools/chromium.ts'
import { startDeskProcess } from '../desk-process/start.ts'
import { rounded, shareOf } from '../figures.ts'

const { values } = parseArgs({
  options: {
    open: { type: 'string', default: '10000' },
    streams: { type: 'string', default: '48' },
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '20' },
  },
})
const [open, streams, rate, seconds] = [values.open, values.streams, values.rate, values.seconds].map(Number) as [
  number,
  number,
  number,
  number,
]
/** One change in so many is of a row that is on the screen. */
const SEEN_ONE_IN = 10

const note = (ask: string) => ({
  ask,
  next: { action: 'Refund the second charge.', decision: { kind: 'approve' as const } },
  who: { name: 'Amir Haddad' },
  what: 'Amir was charged twice for order 4471.',
  why: { code: 'authority_limit' as const, sentence: 'Refunds over $100 need a person.' },
  where: { artifacts: [{ label: 'Order 4471', id: '4471', kind: 'order', openFirst: true }] },
})
/** What the page itself writes down. */
type Watch = { wanted: Map<string, number>; painted: number[]; keys: number[] }

const databases = await startDatabases('postgres', { durable: true })
const browser = await launchChromium()
try {
  const place = { port: 0, ...(await databases.createAddress()) }
  const desk = await startDeskProcess(place)
  const admin = createClient({ baseUrl: desk.url, key: desk.personKey, timeoutMs: 60_000 })
  const agent = createClient({ baseUrl: desk.url, key: desk.agentKey, timeoutMs: 60_000 })
  const [lane] = (await admin.desk()).lanes
  const { me } = await admin.desk()
  if (!lane) throw new Error('The desk has no lane.')
  const ids: string[] = []
  const filling = Array.from({ length: 8 }, async () => {
    while (ids.length < open) {
      const nr = ids.push('') - 1
      const { handoff } = await agent.handOff({
        lane: lane.id,
        urgency: 'this_week',
        note: note(`Refund number ${nr}`),
      })
      ids[nr] = handoff.id
    }
  })
  await Promise.all(filling)

  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await page.goto((await admin.inviteMember(me.id)).url)
  await page.getByRole('button', { name: /^(Join|Sign in)/ }).click()
  await page.getByRole('region', { name: 'Handoffs' }).waitFor()
  await page.goto(`${desk.url}/?view=all`)
  await page.getByRole('option').first().waitFor()
  await page.getByText('Live', { exact: true }).waitFor()
  await page.evaluate(() => {
    const watch: Watch = { wanted: new Map(), painted: [], keys: [] }
    Object.assign(globalThis, { watch })
    const afterPaint = (then: () => void) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = then
        port2.postMessage(0)
      })
    new MutationObserver(() => {
      const text = document.querySelector('[role=listbox]')?.textContent ?? ''
      for (const [wanted, since] of watch.wanted) {
        if (!text.includes(wanted)) continue
        watch.wanted.delete(wanted)
        afterPaint(() => watch.painted.push(Date.now() - since))
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
    addEventListener(
      'keydown',
      ({ timeStamp }) => afterPaint(() => watch.keys.push(performance.now() - timeStamp)),
      true,
    )
  })

  const stop = new AbortController()
  let heard = 0
  const listening = Array.from({ length: streams }, async () => {
    const reader = createClient({ baseUrl: desk.url, key: desk.personKey })
    for await (const _ of reader.events({ signal: stop.signal })) heard += 1
  })
  await pause(1_000)
  const seen = await page
    .getByRole('option')
    .evaluateAll((rows) => rows.slice(1, 6).map((row) => row.id.slice('handoff-'.length)))
  const until = performance.now() + seconds * 1_000
  let changes = 0
  let refused = 0
  const changing = Array.from({ length: 8 }, async (_, worker) => {
    for (let nr = worker; performance.now() < until; nr += 8) {
      const isSeen = nr % SEEN_ONE_IN === 0
      const id = isSeen ? seen[(nr / SEEN_ONE_IN) % seen.length] : ids[(nr * 7919) % ids.length]
      const ask = `Refund change ${nr} to Amir`
      const began = performance.now()
      if (isSeen)
        await page.evaluate(
          ([wanted, since]) => (globalThis as unknown as { watch: Watch }).watch.wanted.set(wanted, since),
          [ask, Date.now()] as const,
        )
      await agent.mend(id ?? '', { note: note(ask) }).then(
        () => (changes += 1),
        () => (refused += 1),
      )
      await pause(Math.max(0, 8_000 / rate - (performance.now() - began)))
    }
  })
  const pressing = (async () => {
    // Down and up again among the rows in view: what is watched must stay on the screen.
    for (let nr = 0; performance.now() < until; nr += 1) {
      await page.keyboard.press(nr % 8 < 4 ? 'j' : 'k')
      await pause(150)
    }
  })()
  await Promise.all([...changing, pressing])
  await pause(2_000)
  stop.abort()
  await Promise.allSettled(listening)
  const { painted, keys, missed } = await page.evaluate(() => {
    const { watch } = globalThis as unknown as { watch: Watch }
    return { painted: watch.painted, keys: watch.keys, missed: watch.wanted.size }
  })
  const of = (numbers: number[]) => ({
    n: numbers.length,
    p50: rounded(shareOf(numbers, 0.5)),
    p95: rounded(shareOf(numbers, 0.95)),
    p98: rounded(shareOf(numbers, 0.98)),
  })
  const report = {
    open: ids.length,
    streams,
    changesASecond: rounded(changes / seconds),
    refused,
    eventsHeard: heard,
    loadOfTheMachine: rounded(loadavg()[0] ?? 0),
    changeToScreenMs: of(painted),
    /** Changed again before it was painted, or never shown. */
    notSeen: missed,
    keyToPaintMs: of(keys),
  }
  await desk.stop()
  console.table({ 'change to screen, ms': report.changeToScreenMs, 'key to paint, ms': report.keyToPaintMs })
  console.log(JSON.stringify(report))
  const results = join(import.meta.dirname, '../results')
  mkdirSync(results, { recursive: true })
  writeFileSync(join(results, 'inbox.json'), `${JSON.stringify(report, null, 2)}\n`)
} finally {
  await browser.close()
  await databases.stop()
}
