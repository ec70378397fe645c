/**
 * Every page and step for somebody who needs it larger: at 400 %, which is a window of 320 by 200, and with text of twice the
 * size. Nothing is wider than the page, nothing is cut off, and what one reads and what one presses are both in reach.
 */
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goodNote, openDesk, type TestDesk } from '../../../scenarios/desk.ts'
import { launchChromium } from '../../../tools/chromium.ts'

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

const SETUP = 'lanes cover triggers never templates agents channels playbook people data start'.split(' ')
const PAGES = [
  '?view=all',
  '?view=my_work',
  'profile',
  'notices',
  'measures',
  'refused',
  'setup',
  ...SETUP.map((one) => `setup/${one}`),
]
const STEPS = ['y', 'e', 'x', 'm', 'b', 'd', 's', 'q', '.']

/** What is lost of the page: what stands beside it, and words that are cut off. What scrolls sideways by itself may be wider. */
const lost = () =>
  page.evaluate(() => {
    const found: string[] = []
    const name = (one: Element) =>
      `${one.tagName.toLowerCase()}.${one.getAttribute('class')}: ${one.textContent?.trim().slice(0, 60)}`
    if (document.documentElement.scrollWidth > innerWidth)
      found.push(`the page is ${document.documentElement.scrollWidth} wide`)
    for (const one of document.querySelectorAll<HTMLElement>('body *')) {
      const hasWords = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
      if (!hasWords || !one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      if (one.closest('.sr-only, .sr, [inert], [aria-hidden=true], option, select')) continue
      const style = getComputedStyle(one)
      if (style.clipPath !== 'none' || one.parentElement?.closest('.truncate, .nw')?.hasAttribute('title')) continue
      const box = one.getBoundingClientRect()
      if (box.width === 0 || box.height === 0) continue
      let scrolls = false
      for (let up: Element | null = one; up; up = up.parentElement) {
        const { overflowX } = getComputedStyle(up)
        if ((overflowX === 'auto' || overflowX === 'scroll') && up.scrollWidth > up.clientWidth) scrolls = true
      }
      if (!scrolls && (box.right > innerWidth + 1 || box.left < -1)) found.push(`beside the page: ${name(one)}`)
      const cuts = style.overflowX === 'hidden' || style.overflowX === 'clip'
      if (cuts && one.scrollWidth > one.clientWidth + 1 && !one.title) found.push(`cut off: ${name(one)}`)
      if (style.overflowY === 'hidden' && !one.title && one.scrollHeight > one.clientHeight + 2)
        found.push(`cut off below: ${name(one)}`)
    }
    return found
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
    found.push(...(await lost()).map((one) => `${where}: ${one}`))
  }
  for (const path of PAGES) {
    await page.goto(`${desk.url}/${path}`)
    await page.locator('h1').first().waitFor()
    await look(path)
  }
  await page.goto(`${desk.url}/h/${handoff.id}`)
  await page.getByRole('heading', { name: handoff.note.ask }).waitFor()
  await look('note')
  const read = await page.locator('[data-note]').evaluate((note) => note.clientHeight)
  if (read < 60) found.push(`note: of it ${read} pixels are seen`)
  const primary = await page.locator('.bar .pri').boundingBox()
  if (!primary || primary.y + primary.height > viewport.height + 1)
    found.push('note: its first button is not on the page')
  for (const step of STEPS) {
    await page.keyboard.press(step)
    const form = page.locator('.step')
    await form.waitFor()
    await look(`step ${step}`)
    const send = form.locator('.foot .btn').first()
    await send.scrollIntoViewIfNeeded()
    const box = await send.boundingBox()
    if (!box || box.y < 0 || box.y + box.height > viewport.height + 1)
      found.push(`step ${step}: its button cannot be reached`)
    await page.keyboard.press('Escape')
    await form.waitFor({ state: 'detached' })
  }
  for (const sheet of ['h', 'v', '?', 'Control+k']) {
    await page.keyboard.press(sheet)
    await page.getByRole('dialog').waitFor()
    await look(`sheet ${sheet}`)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  expect(found).toEqual([])
})
