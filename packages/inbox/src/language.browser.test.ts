/**
 * The inbox in another language, in a real browser against a real desk. The pseudo-locale is lingui's: every letter of ours
 * with an accent and each sentence longer by 40 %, so that what is left in plain letters stands in no catalogue.
 */
import { createCompiledCatalog, getCatalogs } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { goodNote, openDesk, type TestDesk } from '../../../scenarios/desk.ts'
import { launchChromium } from '../../../tools/chromium.ts'
import { answersOf, lostOf, visitEveryPlace } from '../made-for-tests/every-place.ts'

let desk: TestDesk
let browser: Browser
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
  const sam = await desk.person('sam')
  await sam.stepIn(handoff.id, { reason: 'To look at it.' })
})
afterAll(async () => {
  await browser?.close()
  await desk?.stop()
})

type Opening = { viewport?: { width: number; height: number }; locale?: string }

/** A signed-in browser that speaks this language. */
async function openIn({ viewport = { width: 1280, height: 800 }, locale = 'en-US' }: Opening): Promise<Page> {
  const context = await browser.newContext({ viewport, locale, serviceWorkers: 'block', reducedMotion: 'reduce' })
  onTestFinished(() => context.close())
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  await page.goto(await desk.signInLink('sam'))
  await page.getByRole('button', { name: /^(Join|Sign in|Beitreten|Anmelden)/ }).click()
  await page.locator('[role=listbox]').waitFor()
  return page
}

/** German, with lingui's pseudo-locale in the place of its sentences, and core's own with accents too. */
async function speakPseudo(context: BrowserContext): Promise<void> {
  const config = getConfig({ cwd: `${import.meta.dirname}/..`, skipValidation: true })
  const [catalogue] = await getCatalogs(config)
  if (!catalogue) throw new Error('There is no catalogue.')
  const { messages } = await catalogue.getTranslations('en', { sourceLocale: 'en', fallbackLocales: {} })
  const { source } = createCompiledCatalog('de', messages, {
    namespace: 'es',
    pseudoLocale: 'de',
    pseudoLocaleOptions: { extend: 0.4 },
  })
  await context.route(/\/assets\/german-[^/]*\.js$/, async (route) => {
    const german = await (await route.fetch()).text()
    const words = /(\w+) as words/.exec(german)?.[1]
    const body = `${german.replace(/export\{[^}]*\}/, '')};${WITH_ACCENTS};export const words=accented(${words});${source}`
    await route.fulfill({ contentType: 'text/javascript', body })
  })
  await context.addInitScript(() => localStorage.setItem('baton.language', 'de'))
}

/** Each letter and digit-free word gets an accent, whether it stands there or is said by a function. */
const WITH_ACCENTS = `
const accented = (one) => {
  if (typeof one === 'string') return /^[a-z]{2}-[A-Z]{2}$/.test(one) ? one : one.replace(/[A-Za-z]/g, (letter) => letter + '\u0301').normalize()
  if (typeof one === 'function') return (...facts) => accented(one(...facts))
  if (Array.isArray(one)) return one.map(accented)
  return one && typeof one === 'object' ? Object.fromEntries(Object.entries(one).map(([key, value]) => [key, accented(value)])) : one
}`

/** What one reads of the page, or has read out, that is in plain letters. */
const plainWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts: (string | null)[] = []
    for (const one of document.querySelectorAll('body *')) {
      if (one.closest('script, style, code, pre, .kbd, svg > *')) continue
      for (const node of one.childNodes) if (node.nodeType === 3) texts.push(node.textContent)
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(one.getAttribute(name))
    }
    return [...new Set(texts.map((text) => text?.trim() ?? '').filter((text) => /[A-Za-z]{2}/.test(text)))]
  })

/** What stays as it was written, in every language: by people and agents, of the playbook, of programs and browsers. */
const THEIRS = [
  ...['Practice desk', 'Sales', 'Support', 'Sam Okafor', 'Ana Pohl', 'Ben Katz', 'Cara Lund', 'Amir Haddad'],
  ...['Robin', 'robin', 'Ben', /\bbat_agent_\w+/, /\b(SO|AP|BK|CL|AH)\b/, /\b\w+@example\.com/],
  ...[
    'Refund $180 for a double charge',
    'Send the corrected invoice to the tax office',
    'Call Amir back about the leak',
  ],
  ...['Amir was charged twice for order 4471 and asks for one charge back.', 'Order 4471', 'To look at it.'],
  ...['Hi Amir, we are looking into the second charge of $180.', 'You charged me twice.'],
  ...[
    'Refund the second charge and send the drafted reply.',
    'Refunds over $100 need a person.',
    'Refunded',
    'Replied',
  ],
  ...['refund', 'order', 'amount', 'quick_intake', 'member', 'Customer C-2041', 'phone', 'email', 'link', 'on-call'],
  ...['Quick intake', 'Outbound reply', 'Internal task', 'Why this was escalated', 'Recommended next action'],
  ...['English', 'Deutsch', 'Chrome', 'Linux', 'CSV', 'UTC', 'https', 'Slack', 'Teams', 'Telegram', 'Enter', 'Esc'],
  // By Intl in the language of the page, and what the browser itself says.
  ...[/\b(Mo|Di|Mi|Do|Fr|Sa|So)\b/, /\b\d+\. (November|Dezember)\b/, 'Schließen'],
]

/** Sentences of the desk that have no German yet: what it wrote into a note or a key, kinds of channels, scopes of keys. */
const STILL_ENGLISH = [
  'The agent handed over without looking anything up and gave no reason.',
  /(The|the) agent gave no reason/,
  /(Danger|danger), law, health, money or grief is named/,
  /(Nothing|nothing) was looked up or tried/,
  'Nothing is done until a person decides',
  'made by whoever runs the desk',
  'read, decide, set-up',
  'browser push',
  'e-mail',
  'text message',
]
/** And where it draws a note itself. */
const DRAWN_BY_THE_DESK = [
  /^Approve by /,
  /^Ben Katz is asked at /,
  /^(?:Read from the talk|Not all of it|Nothing was|The agent gave|Danger, law|Routine, no)/,
  ...['Tried', 'Nothing', 'Customer', 'If nobody answers', 'Where', 'Confidence'],
]

function isPlain(text: string, where: string): boolean {
  const isDrawn = DRAWN_BY_THE_DESK.some((one) => (one instanceof RegExp ? one.test(text) : one === text))
  if (where === 'setup/templates' && isDrawn) return false
  const left = [...STILL_ENGLISH, ...THEIRS].reduce<string>(
    (rest, words) => rest.replaceAll(words instanceof RegExp ? new RegExp(words, 'g') : words, ''),
    text,
  )
  return /[A-Za-z]{2}/.test(left)
}

test.each([
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
])(
  'at $width px all that the inbox says is in the catalogue, and 40 % longer or from right to left nothing is lost',
  async (viewport) => {
    const page = await openIn({ viewport })
    await speakPseudo(page.context())
    const plain = new Set<string>()
    const lost: string[] = []
    const answered = answersOf(page)
    await visitEveryPlace({ page, url: desk.url, handoff }, async (where) => {
      await answered()
      for (const text of await plainWords(page)) if (isPlain(text, where)) plain.add(`${where}: ${text}`)
      for (const dir of ['ltr', 'rtl']) {
        await page.evaluate((to) => {
          document.documentElement.dir = to
        }, dir)
        lost.push(...(await lostOf(page)).map((one) => `${where} ${dir}: ${one}`))
        if (process.env.BATON_PICTURES)
          await page.screenshot({
            path: `${process.env.BATON_PICTURES}/pseudo-${where.replaceAll(/\W+/g, '-')}-${dir}-${viewport.width}.png`,
          })
      }
      await page.evaluate(() => {
        document.documentElement.dir = 'ltr'
      })
    })
    expect([...plain]).toEqual([])
    expect(lost).toEqual([])
  },
)

test.each([
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
])('at $width px German is whole on every page, and nothing of it is lost', async (viewport) => {
  const page = await openIn({ viewport, locale: 'de-DE' })
  const lost: string[] = []
  const answered = answersOf(page)
  await visitEveryPlace({ page, url: desk.url, handoff }, async (where) => {
    await answered()
    lost.push(...(await lostOf(page)).map((one) => `${where}: ${one}`))
    if (process.env.BATON_PICTURES)
      await page.screenshot({
        path: `${process.env.BATON_PICTURES}/german-${where.replaceAll(/\W+/g, '-')}-${viewport.width}.png`,
      })
  })
  expect(lost).toEqual([])
})

test('the language is the browser’s until another is chosen in Profile, and a note stays in its own', async () => {
  const page = await openIn({ locale: 'de-AT' })
  const html = page.locator('html')
  expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual(['de', 'ltr'])
  await page.goto(`${desk.url}/h/${handoff.id}`)
  await page.getByRole('heading', { name: handoff.note.ask }).waitFor()
  await page.getByRole('button', { name: /^Genehmigen/ }).waitFor()
  await page.keyboard.press('h')
  await page.getByRole('dialog').getByText('Sam Okafor ist als Admin eingesprungen').waitFor()

  await page.goto(`${desk.url}/profile`)
  await page.getByRole('combobox', { name: 'Anzeigen auf' }).selectOption('English')
  await page.getByRole('heading', { name: 'Profile' }).waitFor()
  expect(await html.getAttribute('lang')).toBe('en')
  await page.getByRole('combobox', { name: 'Shown in' }).selectOption('Deutsch')
  await page.getByRole('heading', { name: 'Profil', exact: true }).waitFor()
  await page.getByRole('combobox', { name: 'Anzeigen auf' }).selectOption({ index: 0 })
  await page.getByRole('option', { name: 'Wie im Browser eingestellt: Deutsch' }).waitFor({ state: 'attached' })
  expect(await page.evaluate(() => localStorage.getItem('baton.language'))).toBeNull()
})
