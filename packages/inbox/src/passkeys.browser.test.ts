/** Passkeys in a real browser, with the authenticator that Chromium plays for tests. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort, openDesk, type TestDesk } from '../../../scenarios/desk.ts'
import { launchChromium } from '../../../tools/chromium.ts'

let desk: TestDesk
let browser: Browser

// A passkey belongs to a name: the desk is published as one, under a port that has to be known before it starts.
beforeAll(async () => {
  const port = await freePort()
  desk = await openDesk('embedded', { port, config: { publicUrl: `http://localhost:${port}` } })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await desk?.stop()
})

async function withAuthenticator(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { devtools, authenticatorId }
}
const signOut = async (page: Page) => {
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
}

test('a passkey that was added signs in without address and password, and one that was removed does not', async () => {
  const page = await (await browser.newContext()).newPage()
  const { devtools, authenticatorId } = await withAuthenticator(page)
  await page.goto(await desk.signInLink('ana'))
  await page.getByRole('button', { name: /^Join/ }).click()
  await page.getByRole('heading', { name: 'Handoffs' }).waitFor()
  await page.goto(`${desk.url}/profile`)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByText(/^Passkey of/).waitFor()
  const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId })
  expect(credentials).toHaveLength(1)

  await signOut(page)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByRole('heading', { name: 'Handoffs' }).waitFor()
  await page.goto(`${desk.url}/profile`)
  await page.getByText('by passkey').waitFor()

  await page.getByRole('region', { name: 'Passkeys' }).getByRole('button', { name: 'Remove' }).click()
  await expect.poll(() => page.getByText(/^Passkey of/).count()).toBe(0)
  await signOut(page)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByRole('alert').getByText(/\S/).waitFor()
  expect(await page.getByRole('heading', { name: 'Handoffs' }).count()).toBe(0)
})
