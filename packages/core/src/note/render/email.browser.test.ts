import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFaults } from '../../../../../tools/axe.ts'
import { launchChromium } from '../../../../../tools/chromium.ts'
import { EXAMPLE_NOW, REFUND_NOTE } from '../examples.ts'
import { Note } from '../note.ts'
import { toEmail, toEmailOfMany } from './email.ts'

const CONTEXT = {
  now: EXAMPLE_NOW,
  timeZone: 'UTC',
  ownerName: 'Ana Pires',
  laneName: 'Support',
  stateLine: 'Not accepted · Ana',
  links: [{ label: 'Approve', url: 'https://desk.example.com/a/1' }],
}

/** The mail as a browser lays it out, for a reader who prefers the dark. */
describe('the HTML of an e-mail in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser.close())

  async function laidOut(note: Note, width: number): Promise<{ width: number; colours: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: 'dark' })
    const { html } = toEmail(note, CONTEXT)
    await page.setContent(html)
    const seen = await page.evaluate<{ width: number; colours: string[] }>(`({
      width: document.documentElement.scrollWidth,
      colours: [
        getComputedStyle(document.body).backgroundColor,
        getComputedStyle(document.querySelector('h1')).color,
      ],
    })`)
    await page.close()
    return seen
  }

  test.each([380, 720])('no word is so long that it makes it wider than a window of %i', async (width) => {
    const long = 'a'.repeat(190)
    const note = Note.parse({
      ...REFUND_NOTE,
      ask: long.slice(0, 150),
      what: 'b'.repeat(500),
      known: [{ text: 'c'.repeat(300) }],
      who: { name: long, identifiers: [{ label: 'Order', value: long }] },
      fields: { [long.slice(0, 60)]: 'd'.repeat(1_000) },
      where: { artifacts: [{ label: long.slice(0, 120), openFirst: true }] },
      draft: { channel: 'e-mail', to: long, subject: long, body: 'e'.repeat(4_000) },
      action: { tool: long, arguments: { [long]: 'f'.repeat(3_000) } },
    })
    expect((await laidOut(note, width)).width).toBe(width)
  })

  test('in the dark it is light on dark, every word of it to be read', async () => {
    const { colours } = await laidOut(REFUND_NOTE, 720)
    expect(colours).toEqual(['rgb(16, 16, 14)', 'rgb(238, 236, 231)'])
    const page = await browser.newPage({ viewport: { width: 600, height: 900 }, colorScheme: 'dark' })
    await page.setContent(toEmail(REFUND_NOTE, { ...CONTEXT, footer: ['For Ana only.'] }).html)
    const faults = await findFaults(page)
    await page.close()
    expect(faults).toEqual([])
  })

  test.each([600, 390])('several at once are no wider than a window of %i either', async (width) => {
    const long = 'Wohnungsbaugenossenschaftswohnungsheizungstechniker'.repeat(3)
    const line = {
      urgency: 'now',
      ask: long,
      who: long,
      lane: long,
      headline: long,
      url: 'https://desk.example.com/h/1',
    } as const
    const { html, text } = toEmailOfMany({
      lines: [line, line],
      more: 162,
      inbox: 'https://desk.example.com/',
      footer: [],
    })
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    await page.setContent(html)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    await page.close()
    expect(text).toContain('164 handoffs wait for you')
    expect(text).toContain('And 162 more in the inbox.')
  })
})
