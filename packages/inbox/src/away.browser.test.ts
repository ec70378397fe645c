/** The built inbox in a browser whose network goes and comes, and in several tabs: what stays, what waits, and what is off. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { goodNote, openDesk, type TestDesk } from '../../../scenarios/desk.ts'
import { launchChromium } from '../../../tools/chromium.ts'

let desk: TestDesk
let browser: Browser
beforeAll(async () => {
  desk = await openDesk('embedded')
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await desk?.stop()
})

/** Ana in a browser of her own, whose worker has what the page loaded. */
async function signIn(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(await desk.signInLink('ana'))
  await page.getByRole('button', { name: /^(Join|Sign in)/ }).click()
  await page.getByRole('region', { name: 'Handoffs' }).waitFor()
  await page.waitForFunction(async () => {
    const kept = await caches.open('baton.kept')
    return navigator.serviceWorker.controller !== null && (await kept.match('/')) !== undefined
  })
  return { context, page }
}
const accepted = async (ask: string) => {
  const { handoff } = await desk.handOff({ note: { ...goodNote, ask } })
  await (await desk.person('ana')).accept(handoff.id, { readBack: 'I look into it.' })
  return handoff
}
const show = async (page: Page, { id, note }: { id: string; note: { ask: string } }) => {
  await page.goto(`${desk.url}/h/${id}`)
  await page.getByRole('heading', { name: note.ask }).waitFor()
}
const stateOf = async (id: string) => (await (await desk.person('sam')).getHandoff(id)).state

test('what was read is read again with no desk in reach, with the time that it is from', async () => {
  const handoff = await accepted('Refund $180 and read it on the train')
  const { context, page } = await signIn()
  await show(page, handoff)
  await context.setOffline(true)
  await page.getByText(/^No connection to the desk\. What you see is from/).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: handoff.note.ask }).waitFor()
  await page.getByRole('option').filter({ hasText: handoff.note.ask }).waitFor()
  await context.setOffline(false)
  await page.getByText('Live', { exact: true }).waitFor()
})

test('deciding is off while away, with the reason; a question is kept, and goes when the desk is back', async () => {
  const handoff = await accepted('Refund $180 and ask on the train')
  const { context, page } = await signIn()
  await show(page, handoff)
  await context.setOffline(true)
  await page.getByText(/^No connection: what reaches a customer/).waitFor()
  await page.keyboard.press('y')
  await page.getByRole('form').waitFor()
  await page.keyboard.press('Enter')
  await page
    .getByTestId('result')
    .getByText(/^No connection/)
    .waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('q')
  await page.getByLabel('Question').fill('Which of the two charges?')
  await page.getByRole('button', { name: /^Ask/ }).last().click()
  await page.getByTestId('waiting').waitFor()
  expect(await stateOf(handoff.id)).toBe('accepted')
  await context.setOffline(false)
  await expect.poll(() => stateOf(handoff.id), { timeout: 30_000 }).toBe('waiting')
  const { events } = await (await desk.person('sam')).history(handoff.id)
  expect(events.filter(({ type }) => type === 'asked')).toHaveLength(1)
})

test('what waited and is no longer possible is refused in words when the desk is back', async () => {
  const handoff = await accepted('Refund $180 and come too late')
  const { context, page } = await signIn()
  await show(page, handoff)
  await context.setOffline(true)
  await page.getByText(/^No connection: what reaches a customer/).waitFor()
  await page.keyboard.press('q')
  await page.getByLabel('Question').fill('Which of the two charges?')
  await page.getByRole('button', { name: /^Ask/ }).last().click()
  await page.getByTestId('waiting').waitFor()
  await desk.agent.client.withdraw(handoff.id, { reason: 'They found it.' })
  await context.setOffline(false)
  await page.getByTestId('failure').waitFor()
  expect(await stateOf(handoff.id)).toBe('withdrawn')
})

test('all tabs of a person read one stream, and the next one takes it over when that tab closes', async () => {
  const { context, page } = await signIn()
  let streams = 0
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/v1/events') streams += 1
  })
  const second = await context.newPage()
  await second.goto(desk.url)
  await second.getByText('Live', { exact: true }).waitFor()
  const one = await desk.handOff({ note: { ...goodNote, ask: 'Refund $1 to both tabs' } })
  for (const tab of [page, second])
    await tab.getByText('1 new: show').or(tab.getByText('Refund $1 to both tabs')).first().waitFor()
  expect(streams).toBe(0)
  await page.close()
  await expect.poll(() => streams, { timeout: 20_000 }).toBe(1)
  await desk.agent.client.withdraw(one.handoff.id, { reason: 'Enough.' })
  await second.getByText('Live', { exact: true }).waitFor()
})

test('who signs out leaves nothing that they read in the browser', async () => {
  const handoff = await accepted('Refund $180 and forget it')
  const { page } = await signIn()
  await show(page, handoff)
  await expect.poll(() => page.evaluate(() => caches.has('baton.kept'))).toBe(true)
  await page.goto(`${desk.url}/profile`)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  const notes = await page.evaluate(async () => {
    const kept = await caches.open('baton.kept')
    return (await kept.keys()).map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith('/v1/'))
  })
  expect(notes).toEqual([])
})

test('the desk can be installed: a manifest with a name, a start and icons that are there', async () => {
  const { page } = await signIn()
  const href = await page.locator('link[rel=manifest]').getAttribute('href')
  const manifest = (await (await fetch(`${desk.url}${href}`)).json()) as { start_url: string; icons: { src: string }[] }
  expect(manifest).toMatchObject({ name: 'Baton: handoffs', start_url: '/', display: 'standalone' })
  for (const { src } of manifest.icons) {
    const icon = await fetch(`${desk.url}${src}`)
    expect(icon.headers.get('content-type')).toMatch(/svg/)
  }
})
