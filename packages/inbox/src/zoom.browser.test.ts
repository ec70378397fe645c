/**
 * Every page and step for somebody who needs it larger: at 400 %, which is a window of 320 by 200, and with text of twice the
 * size. Nothing is wider than the page, nothing is cut off, and what one reads and what one presses are both in reach.
 */
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goodNote, openDesk, type TestDesk } from '../../../scenarios/desk.ts'
import { launchChromium } from '../../../tools/chromium.ts'
import { lostOf, visitEveryPlace } from '../made-for-tests/every-place.ts'

let desk: TestDesk
let browser: Browser
let page: Page
let devtools: CDPSession
let handoff: { id: string; note: { ask: string } }
beforeAll(async () => {
  desk = await openDesk('embedded')
  browser = await launchChromium()
  handoff = (
    await desk.handOff({
      note: { ...goodNote, action: { tool: 'refund', arguments: { order: '4471', amount: 180 } } },
      conversation: [{ role: 'customer', text: 'You charged me twice.' }],
    })
  ).handoff
  await desk.handOff({ note: { ...goodNote, ask: 'Send the corrected invoice to the tax office' } })
  await desk.handOff({ urgency: 'now', note: { ...goodNote, ask: 'Call Amir back about the leak' } })
  const context = await browser.newContext({ serviceWorkers: 'block', reducedMotion: 'reduce' })
  context.setDefaultTimeout(60_000)
  page = await context.newPage()
  devtools = await context.newCDPSession(page)
  await page.goto(await desk.signInLink('sam'))
  await page.getByRole('button', { name: /^(Join|Sign in)/ }).click()
  await page.getByRole('region', { name: 'Handoffs' }).waitFor()
  const sam = await desk.person('sam')
  await sam.stepIn(handoff.id, { reason: 'To look at it in large.' })
})
afterAll(async () => {
  await browser?.close()
  await desk?.stop()
})

test.each([
  { what: 'at 400 %', viewport: { width: 320, height: 200 }, text: 100 },
  { what: 'with text of 200 %', viewport: { width: 1280, height: 800 }, text: 200 },
  { what: 'with text of 200 % on a phone', viewport: { width: 390, height: 844 }, text: 200 },
])('$what nothing is lost, on any page and in any step', async ({ viewport, text }) => {
  await page.setViewportSize(viewport)
  // What one sets in the browser as the size of text: 16 pixels unless they did.
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: (16 * text) / 100 } })
  const found: string[] = []
  const look = async (where: string) => {
    if (process.env.BATON_PICTURES)
      await page.screenshot({
        path: `${process.env.BATON_PICTURES}/zoom-${where.replaceAll(/\W+/g, '-')}-${viewport.width}-${text}.png`,
      })
    found.push(...(await lostOf(page)).map((one) => `${where}: ${one}`))
  }
  await visitEveryPlace({ page, url: desk.url, handoff }, async (where) => {
    await look(where)
    if (where === 'note') {
      const read = await page.locator('[data-note]').evaluate((note) => note.clientHeight)
      if (read < 60) found.push(`note: of it ${read} pixels are seen`)
      const primary = await page.locator('.bar .pri').boundingBox()
      if (!primary || primary.y + primary.height > viewport.height + 1)
        found.push('note: its first button is not on the page')
    }
    if (where.startsWith('step')) {
      const send = page.locator('.step .foot .btn').first()
      await send.scrollIntoViewIfNeeded()
      const box = await send.boundingBox()
      if (!box || box.y < 0 || box.y + box.height > viewport.height + 1)
        found.push(`${where}: its button cannot be reached`)
    }
  })
  expect(found).toEqual([])
})
