/**
 * What the service worker of the desk does with what is pushed, in a real browser. It is handed over by the browser's debugging protocol: a
 * push service of a browser's maker is not reached from here, so the way from there into the browser was never tried.
 */
import type { Browser, BrowserContext, Page, Worker } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type TestDesk } from '../../../scenarios/desk.ts'
import { launchChromium } from '../../../tools/chromium.ts'

let desk: TestDesk
let browser: Browser
let context: BrowserContext
let page: Page
let worker: Worker
beforeAll(async () => {
  desk = await openDesk('embedded')
  browser = await launchChromium()
  context = await browser.newContext()
  await context.grantPermissions(['notifications'], { origin: desk.url })
  page = await context.newPage()
  // It comes with the inbox, which it keeps readable. The button under Profile comes last: where there is no push service the
  // browser takes it as a refusal, and shows nothing from then on.
  const arrives = context.waitForEvent('serviceworker')
  await page.goto(await desk.signInLink('ana'))
  await page.getByRole('button', { name: /^(Join|Sign in)/ }).click()
  await page.getByRole('region', { name: 'Handoffs' }).waitFor()
  worker = await arrives
  await keepNotifications()
})
afterAll(async () => {
  await browser?.close()
  await desk?.stop()
})

/** A browser without notifications, as the headless one that npm brings, has them kept in its worker; any other shows them itself. */
const keepNotifications = () =>
  worker.evaluate(() => {
    type Kept = NotificationOptions & { title: string; close(): void }
    if (Notification.permission === 'granted') return
    const kept = new Map<string, Kept>()
    Object.assign((globalThis as unknown as { registration: object }).registration, {
      async showNotification(title: string, options: NotificationOptions & { tag: string }) {
        kept.set(options.tag, { ...options, title, close: () => kept.delete(options.tag) })
      },
      getNotifications: async ({ tag }: { tag?: string } = {}) =>
        [...kept.values()].filter((one) => tag === undefined || one.tag === tag),
    })
  })

/** Gives the worker what a browser's push service would, once it is active. */
async function deliver(push: object): Promise<void> {
  const session = await context.newCDPSession(page)
  const active = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const found = versions.find(({ status }) => status === 'activated')
      if (found) resolve(found.registrationId)
    })
  })
  await session.send('ServiceWorker.enable')
  const registrationId = await active
  await session.send('ServiceWorker.deliverPushMessage', {
    origin: desk.url,
    registrationId,
    data: JSON.stringify(push),
  })
  await session.detach()
}

type Shown = { title: string; body: string; tag: string; actions: string[] }
const shown = () =>
  worker.evaluate(async (): Promise<Shown[]> => {
    const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration }
    return (await registration.getNotifications()).map((one) => ({
      title: one.title,
      body: one.body,
      tag: one.tag,
      actions: ((one as unknown as { actions: { title: string }[] }).actions ?? []).map(({ title }) => title),
    }))
  })
/** As a click on the notification of this tag, or on one of its buttons. */
const click = (tag: string, action: string) =>
  worker.evaluate(
    async ({ tag, action }) => {
      const at = globalThis as unknown as {
        registration: ServiceWorkerRegistration
        ExtendableEvent: new (type: string) => Event
        dispatchEvent(event: Event): boolean
      }
      const [notification] = await at.registration.getNotifications({ tag })
      at.dispatchEvent(Object.assign(new at.ExtendableEvent('notificationclick'), { notification, action }))
    },
    { tag, action },
  )

test('shows the ask and by when, with Accept and Open; a later one of the same handoff takes its place', async () => {
  const { handoff } = await desk.handOff({ urgency: 'now' })
  const url = `${desk.url}/h/${handoff.id}`
  const push = {
    title: handoff.note.ask,
    body: 'Yours to accept by 14:05.',
    url,
    tag: handoff.id,
    isUrgent: true,
    actions: [
      { action: 'accept', title: 'Accept', url: `${desk.url}/a/none` },
      { action: 'open', title: 'Open', url },
    ],
  }
  await deliver(push)
  await expect
    .poll(shown)
    .toEqual([{ title: handoff.note.ask, body: push.body, tag: handoff.id, actions: ['Accept', 'Open'] }])
  await deliver({ ...push, body: 'Your question was answered.' })
  await expect.poll(async () => (await shown()).map(({ body }) => body)).toEqual(['Your question was answered.'])
  await click(handoff.id, 'open')
  await expect.poll(shown).toEqual([])
})

test('whatever is pushed that is none of the desk’s shows something and breaks nothing', async () => {
  await deliver({ title: 'x', body: '', url: 'https://evil.example/', tag: 'evil', actions: [], isUrgent: false })
  await expect.poll(async () => (await shown()).map(({ tag }) => tag)).toEqual(['evil'])
  await click('evil', '')
  await expect.poll(shown).toEqual([])
  expect(context.pages().map((one) => new URL(one.url()).origin)).not.toContain('https://evil.example')
})

test('where the browser has no push service, as in a private window, the button says so in words', async () => {
  await page.goto(`${desk.url}/profile`)
  await page.getByRole('button', { name: 'Tell me in this browser' }).click()
  await page.getByText('This browser can be told nothing').waitFor()
})
