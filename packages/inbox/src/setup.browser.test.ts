/** Set-up in a real browser, against a real desk: what an admin does there without a line of YAML. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, openDesk, playbook, type TestDesk } from '../../../scenarios/desk.ts'
import { findFaults } from '../../../tools/axe.ts'
import { launchChromium } from '../../../tools/chromium.ts'

/** As an author wrote it: the comment is nothing that a page knows. */
const WRITTEN = `# Our playbook, by Sam.\n${JSON.stringify(playbook, null, 2)}\n`

let desk: TestDesk
let browser: Browser
let page: Page

beforeAll(async () => {
  desk = await openDesk('embedded')
  browser = await launchChromium()
  const sam = await desk.person('sam')
  await sam.putPlaybook({ document: WRITTEN, basedOn: (await sam.getPlaybook()).version })
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await page.goto(await desk.signInLink('sam'))
  await page.getByRole('button', { name: /^(Join|Sign in)/ }).click()
  await page.getByRole('region', { name: 'Handoffs' }).waitFor()
})
afterAll(async () => {
  await browser?.close()
  await desk?.stop()
})

const open = async (path: string) => {
  await page.goto(`${desk.url}/setup/${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
const next = () => page.getByRole('form', { name: 'Next version' })
const save = async () => {
  await next().getByText('The proof holds for 90 days.').waitFor()
  await next()
    .getByRole('button', { name: /^Save as v/ })
    .click()
  await next().waitFor({ state: 'detached' })
}
const inForce = async () => (await desk.person('sam')).getPlaybook()

test('what breaks a promise is said with its reason, and cannot be saved', async () => {
  await open('cover')
  const before = (await inForce()).version
  await page.getByRole('link', { name: 'Lanes', exact: true }).click()
  await page.getByLabel('accept, Today').fill('soon')
  await next().getByText('The proof does not hold.').waitFor()
  expect(await next().getByRole('alert').first().innerText()).toContain('soon')
  expect(
    await next()
      .getByRole('button', { name: /^Save as v/ })
      .isDisabled(),
  ).toBe(true)
  await next().getByRole('button', { name: 'Drop' }).click()
  expect((await inForce()).version).toBe(before)
})

test('of two admins who change at once the second sees what the first did, and loses nothing', async () => {
  await open('lanes')
  await page.getByLabel('Name', { exact: true }).fill('Help')
  await next().getByText('The proof holds for 90 days.').waitFor()
  const sam = await desk.person('sam')
  const { version, text } = await sam.getPlaybook()
  await sam.putPlaybook({ document: text?.replace('"Support"', '"Deals"') ?? '', basedOn: version })
  await next()
    .getByRole('button', { name: /^Save as v/ })
    .click()
  await next().getByText('was faster. Yours is kept, and stands on theirs now.').waitFor()
  expect(await next().getByRole('alert').first().innerText()).toContain('Deals')
  await save()
  expect((await inForce()).document).toMatchObject({
    lanes: { support: { name: 'Deals' }, sales: { name: 'Help' } },
  })
})

test('on a phone no page scrolls beyond its end, and a rule stands in one column', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of ['lanes', 'cover', 'triggers', 'templates']) {
    await open(path)
    await page.getByRole('navigation').first().waitFor()
    expect(await page.evaluate('document.documentElement.scrollHeight'), path).toBe(844)
    expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(390)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
})

test('a channel that is off cannot be added, and says why', async () => {
  await open('channels')
  const channels = page.getByRole('region', { name: 'Channels of people' })
  const off = channels.locator('.setrow').filter({ has: page.getByText('off', { exact: true }) })
  await off.first().waitFor()
  for (const row of await off.all()) {
    expect(await row.getByText('whoever runs the desk sets it up first').count()).toBe(1)
    expect(await row.getByRole('link').count()).toBe(0)
  }
  await channels.getByRole('link', { name: 'Add mine' }).first().waitFor()
})

test('the name of the workspace is read in full beside its mark of practice', async () => {
  await page.goto(desk.url)
  const name = page.getByRole('navigation', { name: 'Main' }).getByText('Practice desk')
  await name.waitFor()
  expect(await name.evaluate((shown) => shown.scrollWidth <= shown.clientWidth)).toBe(true)
})

test('hours are set of whom they were asked for, and a new rule begins with the figure of its reason', async () => {
  await open('cover?person=ben')
  expect(await page.getByLabel('Hours of', { exact: true }).inputValue()).toBe('ben')
  await open('triggers')
  await page.getByLabel('New: why a person is needed').fill('Refunds over 1,250 go to a person')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await next()
    .getByText(/action\.amount > 1250\.0/)
    .waitFor()
  await next().getByRole('button', { name: 'Drop' }).click()
})

test('a trigger is written as a sentence, and says what the last 30 days would have made of it', async () => {
  await desk.handOff({
    note: { ...goodNote, action: { tool: 'refund', arguments: { amount: 180 } } },
    conversation: [{ role: 'customer', text: 'I was charged twice for order 4471.' }],
  })
  await open('triggers')
  await page.getByLabel('New: why a person is needed').fill('Refunds above 100 need a person')
  await page.getByRole('form', { name: 'New rule' }).getByRole('button', { name: 'Add' }).click()
  await page.getByLabel('Value, part 1').fill('50')
  const days = page.getByRole('region', { name: 'The last 30 days' })
  await days.getByText('The last 30 days would have made 1 handoffs').waitFor()
  await save()
  expect((await inForce()).document).toMatchObject({ triggers: [{ when: 'action.amount > 50.0', then: 'review' }] })
})

test('an agent is made, and its first handoff arrives on the page that waits for it', async () => {
  await open('agents')
  await page.getByRole('button', { name: 'New agent' }).click()
  await page.getByLabel('What your agent is called').fill('Wren')
  await page.getByRole('button', { name: 'Make its key' }).click()
  await page.getByRole('tab', { name: 'HTTP' }).click()
  const snippet = await page.getByRole('region', { name: 'Snippet' }).innerText()
  const key = /Bearer (\S+?)'/.exec(snippet)?.[1]
  const answer = await fetch(`${desk.url}/v1/handoffs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: /-d '([\s\S]+)'/.exec(snippet)?.[1] ?? '',
  })
  expect(answer.status).toBeLessThan(300)
  await page.getByText('Your agent has called').waitFor()
  await page.getByText('First handoff:').waitFor()
  await page.getByRole('link', { name: 'Open it' }).click()
  await page.getByLabel('Note', { exact: true }).waitFor()
})

describe.each([
  { name: 'screen', viewport: { width: 1280, height: 800 } },
  { name: 'phone', viewport: { width: 390, height: 844 } },
])('on a $name', ({ viewport }) => {
  test.each(['light', 'dark'] as const)(
    'axe finds nothing to say on any page, %s, and nothing is wider than it',
    async (colorScheme) => {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      for (const path of PAGES) {
        await open(path)
        // A page is drawn once its part has come.
        await expect.poll(() => findFaults(page), { message: path, timeout: 30_000 }).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(
          0,
        )
        if (process.env.BATON_PICTURES)
          await page.screenshot({
            path: `${process.env.BATON_PICTURES}/setup-${path}-${viewport.width}-${colorScheme}.png`,
          })
      }
    },
  )
})

const PAGES = [
  'lanes',
  'cover',
  'triggers',
  'never',
  'templates',
  'agents',
  'channels',
  'playbook',
  'people',
  'data',
  'start',
]
