/** Single sign-on in a real browser, with a real provider of OpenID Connect. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort, openDesk, type TestDesk } from '../../../scenarios/desk.ts'
import { type OpenIdProvider, startProvider } from '../../../scenarios/openid-provider.ts'
import { launchChromium } from '../../../tools/chromium.ts'

let provider: OpenIdProvider
let desk: TestDesk
let browser: Browser

beforeAll(async () => {
  const port = await freePort()
  provider = await startProvider(`http://127.0.0.1:${port}`, { ana: { email: 'ana@example.com' } })
  desk = await openDesk('embedded', {
    port,
    config: { singleSignOn: { ...provider, name: 'Acme', trustsAddresses: false } },
  })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await desk?.stop()
  await provider?.close()
})

/** Fills in what the provider asks, whichever of its pages come. */
async function signInThere(page: Page, login: string) {
  await page.waitForURL(`${provider.issuer}/**`)
  await page.fill('input[name=login]', login)
  await page.fill('input[name=password]', 'any')
  await page.click('button[type=submit]')
  await page.getByRole('button', { name: 'Continue' }).click()
}

test('who joins by a link with it comes in by it from then on, to the page they wanted; disconnected, they do not', async () => {
  const first = await (await browser.newContext()).newPage()
  await first.goto(await desk.signInLink('ana'))
  await first.getByRole('button', { name: 'Join, and sign in with Acme from now on' }).click()
  await signInThere(first, 'ana')
  await first.getByRole('heading', { name: 'Handoffs' }).waitFor()

  const second = await (await browser.newContext()).newPage()
  await second.goto(`${desk.url}/profile`)
  await second.getByRole('button', { name: 'Sign in with Acme' }).click()
  await signInThere(second, 'ana')
  await second.getByText('by single sign-on').waitFor()
  expect(new URL(second.url()).pathname).toBe('/profile')
  await second.getByRole('button', { name: 'Disconnect' }).click()
  await second.getByRole('button', { name: 'Connect Acme' }).waitFor()

  const third = await (await browser.newContext()).newPage()
  await third.goto(`${desk.url}/sign-in`)
  await third.getByRole('button', { name: 'Sign in with Acme' }).click()
  await signInThere(third, 'ana')
  await third.getByRole('alert').getByText('Nobody at this desk is known by that sign-in yet.').waitFor()
  expect(await third.getByRole('heading', { name: 'Handoffs' }).count()).toBe(0)
})
