/** A decision is taken back in the built inbox, by key and by thumb. Both clocks stand still but where a test moves them. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { goodNote, openDesk, type TestDesk } from '../../../scenarios/desk.ts'
import { findFaults } from '../../../tools/axe.ts'
import { launchChromium } from '../../../tools/chromium.ts'

const DESKTOP = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }

let desk: TestDesk
let browser: Browser
let moved = 0
const began = Date.now()
beforeAll(async () => {
  desk = await openDesk('embedded', { clockShift: () => moved - (Date.now() - began) })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await desk?.stop()
})

async function signIn(person: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: DESKTOP, serviceWorkers: 'block', ...options })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.clock.setFixedTime(began + moved)
  await page.goto(await desk.signInLink(person))
  await page.getByRole('button', { name: /^(Join|Sign in)/ }).click()
  await page.getByRole('region', { name: 'Handoffs' }).waitFor()
  return page
}
async function handOff(ask: string) {
  const { handoff } = await desk.handOff({
    note: { ...goodNote, ask, action: { tool: 'refund', arguments: { order: '4471', amount: 180 } } },
  })
  await (await desk.person('ana')).accept(handoff.id, { readBack: 'I look into it.' })
  return handoff
}
async function passes(page: Page, ms: number) {
  moved += ms
  await page.clock.setFixedTime(began + moved)
  await desk.passTime(0)
}
const show = async (page: Page, { id, note }: { id: string; note: { ask: string } }) => {
  await page.goto(`${desk.url}/h/${id}`)
  await page.getByRole('heading', { name: note.ask }).waitFor()
}
const row = (page: Page, ask: string) => page.getByRole('option').filter({ hasText: ask })
const decisionOf = async (id: string) => (await desk.agent.client.awaitDecision(id)).decision

test('Z takes a decision back: the row is there again, the note stands as before, and the agent has heard nothing', async () => {
  const handoff = await handOff('Refund $180 and think again')
  const page = await signIn('ana')
  await show(page, handoff)
  await page.keyboard.press('y')
  await page.getByRole('form').waitFor()
  await page.keyboard.press('Enter')
  const undo = page.getByTestId('undo')
  await undo.getByText('hears it in 5 s.').waitFor()
  await row(page, handoff.note.ask).waitFor({ state: 'detached' })
  await page.getByTestId('said').getByText('Z takes it back for 5 seconds').waitFor()
  expect(await decisionOf(handoff.id)).toBeNull()
  await passes(page, 2_000)
  await undo.getByText('hears it in 3 s.').waitFor()
  await page.keyboard.press('z')
  await page.getByRole('heading', { name: handoff.note.ask }).waitFor()
  await page
    .getByTestId('result')
    .getByText(/has heard nothing/)
    .waitFor()
  await row(page, handoff.note.ask).waitFor()
  expect(await undo.count()).toBe(0)
  await passes(page, 60_000)
  expect(await decisionOf(handoff.id)).toBeNull()
  expect(await (await desk.person('ana')).getHandoff(handoff.id)).toMatchObject({ state: 'accepted' })
})

test('by thumb on the phone; the line goes when its time is over, and the decision stands', async () => {
  const handoff = await handOff('Refund $180 by thumb')
  const page = await signIn('ana', { viewport: PHONE, hasTouch: true })
  await show(page, handoff)
  await page.getByRole('button', { name: 'Approve' }).tap()
  await page
    .getByRole('form')
    .getByRole('button', { name: /^Approve/ })
    .last()
    .tap()
  const undo = page.getByTestId('undo')
  await undo.waitFor()
  const size = await undo.getByRole('button', { name: 'Undo' }).boundingBox()
  expect(size?.height).toBeGreaterThanOrEqual(44)
  expect(await findFaults(page)).toEqual([])
  await passes(page, 5_100)
  await undo.waitFor({ state: 'detached' })
  expect(await decisionOf(handoff.id)).toMatchObject({ kind: 'approve', by: 'ana' })
})

test('somebody else reads who has decided and that it does not stand yet, and can do nothing with it', async () => {
  const handoff = await handOff('Refund $180 while Ben looks')
  const { noteVersion, note } = handoff
  const ana = await desk.person('ana')
  await ana.decide(handoff.id, { kind: 'approve', noteVersion, actionHash: note.action?.hash, holdSeconds: 5 })
  const page = await signIn('ben')
  await show(page, handoff)
  await page.getByText(/^Ana Pohl approved this\. .* hears it in a few seconds\.$/).waitFor()
  expect(await page.locator('[data-action]').count()).toBe(0)
  await passes(page, 5_100)
  expect(await decisionOf(handoff.id)).toMatchObject({ kind: 'approve', by: 'ana' })
})

test('whoever opens it anew can take it back there: its person after a reload, and an admin', async () => {
  for (const person of ['ana', 'sam']) {
    const handoff = await handOff(`Refund $180 and come back as ${person}`)
    const { noteVersion, note } = handoff
    const ana = await desk.person('ana')
    await ana.decide(handoff.id, { kind: 'approve', noteVersion, actionHash: note.action?.hash, holdSeconds: 5 })
    const page = await signIn(person)
    await show(page, handoff)
    const undo = page.getByTestId('undo')
    await undo.getByText(person === 'ana' ? 'You approved this.' : 'Ana Pohl approved this.').waitFor()
    expect(await findFaults(page)).toEqual([])
    await undo.getByRole('button', { name: 'Undo' }).click()
    await page
      .getByTestId('result')
      .getByText(/has heard nothing/)
      .waitFor()
    await passes(page, 60_000)
    expect(await decisionOf(handoff.id)).toBeNull()
  }
})
