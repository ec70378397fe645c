/** The page of measures in a real browser, against a real desk: its numbers are those of what was done, and lead there. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type TestDesk } from '../../../scenarios/desk.ts'
import { findFaults } from '../../../tools/axe.ts'
import { launchChromium } from '../../../tools/chromium.ts'

let desk: TestDesk
let browser: Browser
beforeAll(async () => {
  desk = await openDesk('embedded')
  browser = await launchChromium()
  const ana = await desk.person('ana')
  // Of 20 decisions five come after a look into the conversation.
  for (let n = 0; n < 20; n += 1) {
    const { handoff } = await desk.handOff()
    await ana.accept(handoff.id, {})
    if (n % 4 === 0) await ana.openConversation(handoff.id)
    await ana.decide(handoff.id, { kind: 'approve', noteVersion: 1 })
  }
})
afterAll(async () => {
  await browser?.close()
  await desk?.stop()
})

async function openMeasures(viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport, colorScheme: 'light' })
  const page = await context.newPage()
  await page.goto(await desk.signInLink('sam'))
  await page.getByRole('button', { name: /^(Join|Sign in)/ }).click()
  await page.getByRole('region', { name: 'Handoffs' }).waitFor()
  await page.goto(`${desk.url}/measures`)
  await page.getByRole('heading', { name: 'Measures', exact: true }).waitFor()
  return page
}

test.each([
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
])('at $width px each number says of how many it is, and leads to the handoffs behind it', async (viewport) => {
  const page = await openMeasures(viewport)
  const fromNote = page.getByRole('link', { name: /^Decided from the note/ })
  expect(await fromNote.innerText()).toMatch(/75 %\s+15 of 20/)
  expect(await page.getByText('It cannot see: Who looked elsewhere').count()).toBe(1)
  expect(await findFaults(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await page.getByRole('button', { name: 'As a table' }).click()
  await page.getByRole('columnheader', { name: 'Half within' }).waitFor()
  await page.getByRole('link', { name: 'See the 5' }).click()
  const behind = page.getByRole('region', { name: 'Handoffs behind it' })
  await behind.getByRole('link', { name: 'Refund $180' }).nth(4).waitFor()
  expect(await behind.getByRole('link', { name: 'Refund $180' }).count()).toBe(5)
  expect(await findFaults(page)).toEqual([])
  await page.context().close()
})
