/** The page behind a link of a message, as a phone shows it: small, whole without a script, and nothing for axe to say. */
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFaults } from '../tools/axe.ts'
import { launchChromium } from '../tools/chromium.ts'
import { goodNote, minutes, openDesk, type TestDesk } from './desk.ts'
import { actsIn, codeIn, type Mailbox, openMailbox, readableOf, signInByMail } from './mailbox.ts'

const ANA = 'ana@example.com'

describe('the page of an act', () => {
  let mailbox: Mailbox
  let desk: TestDesk
  let browser: Browser
  beforeAll(async () => {
    mailbox = await openMailbox()
    desk = await openDesk('embedded', { config: { smtpUrl: mailbox.smtpUrl }, sweepEveryMs: 100 })
    browser = await launchChromium()
    await signInByMail(desk, mailbox, ANA)
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
    await mailbox?.close()
  })

  let known: Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>> | undefined
  const long = 'Wohnungsbaugenossenschaftswohnungsheizungstechnikerin'
  const NOTES = {
    approve: { ...goodNote, action: { tool: 'refund', arguments: { order: '4471', amount: 180, lines: ['a', 'b'] } } },
    'choose, with long words': {
      ...goodNote,
      ask: `${long} schicken`,
      who: { name: `${long} von ${long}` },
      what: `${long} ${long} ${long}`,
      draft: undefined,
      next: {
        decision: {
          kind: 'choose' as const,
          question: `Wann kommt die ${long}?`,
          options: [
            { id: 'today', label: `Heute, ${long}` },
            { id: 'later', label: 'Morgen' },
          ],
        },
      },
    },
  }
  async function linksOf(note: (typeof NOTES)[keyof typeof NOTES]) {
    const before = mailbox.mails.length
    await desk.passTime(minutes(2))
    await desk.passTime(minutes(2))
    await desk.handOff({ urgency: 'now', note })
    const find = () => mailbox.mails.slice(before).find((mail) => readableOf(mail).includes(note.ask.slice(0, 40)))
    while (!find()) await mailbox.until(ANA, mailbox.mails.filter(({ to }) => to.includes(ANA)).length + 1)
    return actsIn(find() ?? { to: [], text: '' })
  }

  test.each(Object.entries(NOTES))(
    '%s: fits a phone in the light and the dark, weighs little, needs no script',
    async (_name, note) => {
      const acts = await linksOf(note)
      expect(Object.keys(acts).length).toBeGreaterThan(1)
      for (const url of Object.values(acts)) {
        const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
        const page = await context.newPage()
        const weights: number[] = []
        page.on('response', async (response) => weights.push(gzipSync(await response.body()).length))
        await page.goto(url, { waitUntil: 'networkidle' })
        await context.close()
        expect(weights.reduce((sum, one) => sum + one, 0)).toBeLessThan(40 * 1024)
        for (const colorScheme of ['light', 'dark'] as const) {
          const looked = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme })
          const said: string[] = []
          looked.on('console', (message) => said.push(message.text()))
          await looked.goto(url)
          expect(await looked.evaluate('document.documentElement.scrollWidth')).toBe(390)
          expect(await findFaults(looked)).toEqual([])
          expect(said).toEqual([])
          await looked.close()
        }
      }
    },
  )

  test('without a script its button acts, and says what was done', async () => {
    const acts = await linksOf({ ...NOTES.approve, ask: 'Refund $180 without a script' })
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(acts.Approve ?? '')
    await page.getByLabel('amount').fill('120')
    await page.getByRole('button', { name: 'Approve' }).click()
    // A browser that has not acted before: it is asked once whose it is, and what was typed is kept.
    await page.getByLabel('Code of 6 digits').fill(codeIn(mailbox.mails.at(-1)))
    await page.getByRole('button', { name: 'Go on' }).click()
    expect(await page.getByRole('status').textContent()).toContain('until then you can take it back')
    known = await context.storageState()
    await desk.passTime(5_000)
    await context.close()
    const ana = await desk.person('sam')
    const { rows } = await ana.listHandoffs({ view: 'closed' })
    expect(await ana.getHandoff(rows[0]?.id ?? '')).toMatchObject({
      decision: { kind: 'approve_with_edits', by: 'ana', edits: { arguments: { order: '4471', amount: 120 } } },
    })
  })

  test('what was decided on the page is taken back there, by its button, and nothing was decided', async () => {
    const acts = await linksOf({ ...NOTES.approve, ask: 'Refund $180 and withdrawable' })
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
      storageState: known,
    })
    const page = await context.newPage()
    await page.goto(acts.Approve ?? '')
    await page.getByRole('button', { name: 'Approve' }).click()
    await page.goto(acts.Approve ?? '')
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await page.getByRole('status').textContent()).toContain('Taken back')
    await context.close()
    await desk.passTime(5_000)
    const sam = await desk.person('sam')
    const { rows } = await sam.listHandoffs({ view: 'all', search: 'withdrawable' })
    expect(rows).toMatchObject([{ state: 'offered' }])
  })

  test('a hand on the page of a browser that has acted says that it was seen; whoever only loads it, or had it passed on, says nothing', async () => {
    const acts = await linksOf({ ...NOTES.approve, ask: 'Refund $180 and peruse' })
    const sam = await desk.person('sam')
    const { rows } = await sam.listHandoffs({ view: 'all', search: 'peruse' })
    const seen = async () =>
      (await sam.history(rows[0]?.id ?? '')).events
        .filter(({ type }) => type === 'seen')
        .map(({ sentence }) => sentence)
    const stranger = await browser.newPage()
    await stranger.goto(acts.Accept ?? '', { waitUntil: 'networkidle' })
    const unheard = stranger.waitForResponse((response) => response.url().endsWith('/seen'))
    await stranger.mouse.wheel(0, 10)
    await unheard
    await stranger.close()
    expect(await seen()).toEqual([])
    const page = await browser.newPage(known && { storageState: known })
    await page.goto(acts.Accept ?? '', { waitUntil: 'networkidle' })
    expect(await seen()).toEqual([])
    const told = page.waitForResponse((response) => response.url().endsWith('/seen'))
    await page.mouse.wheel(0, 10)
    expect((await told).status()).toBe(204)
    expect(await seen()).toEqual(['Ana Pohl opened it.'])
    await page.close()
  })
})
