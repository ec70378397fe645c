/** Several handoffs picked and acted on together in the built inbox: by key, and by thumb. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { goodNote, openDesk, type TestDesk } from '../../../scenarios/desk.ts'
import { findFaults } from '../../../tools/axe.ts'
import { launchChromium } from '../../../tools/chromium.ts'

let desk: TestDesk
let browser: Browser
beforeAll(async () => {
  desk = await openDesk('embedded')
  browser = await launchChromium()
  await desk.person('ben')
})
afterAll(async () => {
  await browser?.close()
  await desk?.stop()
})

/** So many in Ana's list and no others, in this order. */
async function list(count: number, { accepted = false, note = {} }: { accepted?: boolean; note?: object } = {}) {
  const ana = await desk.person('ana')
  for (const { id } of (await ana.listHandoffs({ view: 'mine', limit: 50 })).rows)
    await desk.agent.client.withdraw(id, { reason: 'Of another story.' })
  const made = []
  for (let nr = 1; nr <= count; nr += 1) {
    const { handoff } = await desk.handOff({ note: { ...goodNote, ask: `Refund $${nr} to Amir`, ...note } })
    if (accepted) await ana.accept(handoff.id, { readBack: 'I look into it.' })
    made.push(handoff.id)
  }
  return made
}
async function signIn(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
    ...options,
  })
  onTestFinished(() => context.close())
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await page.goto(await desk.signInLink('ana'))
  await page.getByRole('button', { name: /^(Join|Sign in)/ }).click()
  await page.getByRole('option').first().waitFor()
  return page
}
const keys = async (page: Page, ...presses: string[]) => {
  for (const press of presses) await page.keyboard.press(press)
}
/** So many are picked, and what is done with them can be chosen. */
async function picked(page: Page, count: number): Promise<void> {
  await expect.poll(() => page.getByRole('option', { checked: true }).count()).toBe(count)
  if (count > 0) await page.getByRole('region', { name: 'Selected' }).waitFor()
}
const ana = async (id: string) => (await desk.person('ana')).getHandoff(id)
const become = (ids: string[], wanted: object) =>
  expect.poll(() => Promise.all(ids.map(ana)), { timeout: 20_000 }).toMatchObject(ids.map(() => wanted))

test('Space and Shift with an arrow pick; A accepts all of them, each shown, and the focus is in the list', async () => {
  const [one = '', two = '', three = '', four = ''] = await list(4)
  const page = await signIn()
  await page.getByRole('listbox').focus()
  await keys(page, 'Space', 'ArrowDown', 'Shift+ArrowDown')
  const picked = page.getByRole('region', { name: 'Selected' }).getByRole('listitem')
  await expect.poll(() => picked.count()).toBe(3)
  expect(await page.getByRole('option', { checked: true }).count()).toBe(3)
  expect(await findFaults(page)).toEqual([])
  await keys(page, 'a')
  await page.getByRole('form').waitFor()
  expect(await findFaults(page)).toEqual([])
  await keys(page, 'Enter')
  await become([one, two, three], { state: 'accepted', readBack: { text: 'I will look at each by its deadline.' } })
  expect(await ana(four)).toMatchObject({ state: 'offered' })
  await page
    .getByTestId('said')
    .getByText(/^Accepted 3\./)
    .waitFor()
  await expect.poll(() => page.getByRole('listbox').evaluate((box) => box === document.activeElement)).toBe(true)
})

test('M moves them to one person, S puts them aside, with one reason', async () => {
  const [one = '', two = ''] = await list(2, { accepted: true })
  const page = await signIn()
  await page.getByRole('listbox').focus()
  await keys(page, 'Shift+ArrowDown')
  await picked(page, 2)
  await keys(page, 's')
  await page.getByRole('form').waitFor()
  await keys(page, '1', 'Enter')
  await become([one, two], { state: 'waiting', waitingFor: 'time' })
  await page.getByRole('form').waitFor({ state: 'detached' })
  await picked(page, 0)
  await page.getByRole('listbox').focus()
  await keys(page, 'Home', 'Shift+ArrowDown')
  await picked(page, 2)
  await keys(page, 'm')
  await page.getByRole('form').waitFor()
  await keys(page, '1', 'Tab')
  await page.keyboard.type('Ben knows them.')
  await keys(page, 'Enter')
  await become([one, two], { offeredTo: { id: 'ben' } })
})

test('what is not needed is decided for all of one lane and kind, and Z takes all of it back', async () => {
  const ids = await list(2, { accepted: true })
  const page = await signIn()
  await page.getByRole('listbox').focus()
  await keys(page, 'Shift+ArrowDown')
  await picked(page, 2)
  await keys(page, '.')
  await page.getByRole('form').waitFor()
  await keys(page, '2', 'Enter')
  await page.getByTestId('undo').getByText('Marked 2 as not needed.').waitFor()
  await keys(page, 'z')
  await page.getByRole('heading', { name: 'Refund $1 to Amir' }).waitFor()
  const undoable = async () => (await Promise.all(ids.map(ana))).flatMap((one) => one.undoable ?? [])
  await expect.poll(undoable, { timeout: 20_000 }).toEqual([])
  await become(ids, { state: 'accepted' })

  const { handoff } = await desk.handOff({
    note: { ...goodNote, ask: 'Call Amir', next: { action: 'Call', decision: { kind: 'act' } } },
  })
  await (await desk.person('ana')).accept(handoff.id, { readBack: 'I call.' })
  await page.reload()
  await page.getByRole('option').nth(2).waitFor()
  await page.getByRole('listbox').focus()
  await keys(page, 'Home', 'Shift+ArrowDown', 'Shift+ArrowDown')
  await picked(page, 3)
  await page.getByRole('button', { name: /^Snooze 3/ }).waitFor()
  await keys(page, '.')
  await page
    .getByTestId('bulk-said')
    .getByText('Not needed needs the same lane and the same kind of decision for all.')
    .waitFor()
})

test('what was refused stays picked with its reason, and the others are done', async () => {
  const [one = '', two = ''] = await list(2)
  const page = await signIn()
  await page.getByRole('listbox').focus()
  await keys(page, 'Shift+ArrowDown')
  await picked(page, 2)
  await keys(page, 'a')
  await page.getByRole('form').waitFor()
  await page.route(`**/v1/handoffs/${two}/accept`, async (route) => {
    await (await desk.person('sam')).stepIn(two, { reason: 'I know them.' })
    await route.continue()
  })
  await keys(page, 'Enter')
  await page
    .getByRole('region', { name: 'Selected' })
    .getByText(/^Sam Okafor .* Yours was not recorded\.$/)
    .waitFor()
  await become([one], { state: 'accepted', owner: { id: 'ana' } })
})

test('a note that changed after it was picked is not decided unseen', async () => {
  const [one = '', two = ''] = await list(2, { accepted: true })
  const page = await signIn()
  await page.getByRole('listbox').focus()
  await keys(page, 'Shift+ArrowDown')
  await picked(page, 2)
  await keys(page, '.')
  await page.getByRole('form').waitFor()
  await desk.agent.client.mend(two, { note: { ...goodNote, ask: 'Refund $2 to Amir, urgently' } })
  await page.getByRole('region', { name: 'Selected' }).getByText('urgently').waitFor()
  await keys(page, '2', 'Enter')
  await page
    .getByTestId('bulk-said')
    .getByText(/1 refused/)
    .waitFor()
  expect(await ana(two)).toMatchObject({ state: 'accepted' })
  expect((await ana(two)).undoable).toBeUndefined()
  expect(one).not.toBe('')
})

test('by thumb: pick several, go on with them, accept', async () => {
  const ids = await list(2)
  const page = await signIn({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await page.getByRole('button', { name: 'Pick several' }).tap()
  for (const row of await page.getByRole('option').all()) await row.tap()
  await page.getByRole('button', { name: 'Go on with 2' }).tap()
  expect(await findFaults(page)).toEqual([])
  await page.getByRole('button', { name: /^Accept 2/ }).tap()
  await page
    .getByRole('form')
    .getByRole('button', { name: /^Accept 2/ })
    .tap()
  await become(ids, { state: 'accepted' })
  await page.getByRole('listbox').waitFor()
})
