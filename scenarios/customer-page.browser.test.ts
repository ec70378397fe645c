/**
 * What a customer sees of their handoff, by the link that the agent sends them: in their language, on their phone, with what
 * they correct before the person who decides; and nothing by any other link.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFaults } from '../tools/axe.ts'
import { launchChromium } from '../tools/chromium.ts'
import { goodNote, minutes, openDesk, type TestDesk } from './desk.ts'

const DAY = minutes(24 * 60)
const TALK = [
  { role: 'customer' as const, text: 'I was charged twice for order 4471, and I want one charge back on my card.' },
  { role: 'agent' as const, text: 'I see two charges. A colleague has to look at that.' },
]
const GERMAN = [
  { role: 'customer' as const, text: 'Mir wurde die Bestellung 4471 zweimal berechnet, ich möchte das Geld zurück.' },
  { role: 'agent' as const, text: 'Das muss sich eine Kollegin ansehen.' },
]
const HOSTILE = `<img src=x onerror="alert(1)"><script>alert(2)</script>" onfocus="alert(3)" autofocus {{7*7}} javascript:alert(4) I want my money back`

/** Only what is known from the talk is quoted: the note's own `what` is the agent's sentence about them. */
const { what: _, ...bare } = goodNote

describe('the page of a customer', () => {
  let desk: TestDesk
  let browser: Browser
  beforeAll(async () => {
    desk = await openDesk('embedded', { sweepEveryMs: 100 })
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
  })

  async function handOff(conversation: typeof TALK = TALK) {
    const { handoff } = await desk.handOff({ urgency: 'today', note: bare, conversation })
    if (!handoff.customerUrl) throw new Error('expected the agent to get the link')
    return { id: handoff.id, url: handoff.customerUrl }
  }
  const post = (url: string, fields: Record<string, string>) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  const textOf = async (url: string) => {
    const answer = await fetch(url)
    return { status: answer.status, headers: answer.headers, html: await answer.text() }
  }

  test.each([
    ['English', TALK, 'en', 'Ana Pohl is asked to take on your request', 'You told us'],
    ['German', GERMAN, 'de', 'Ana Pohl soll Ihr Anliegen übernehmen', 'Sie haben uns gesagt'],
  ])('%s: fits a phone, in the light and the dark, without a script', async (name, talk, lang, heading, label) => {
    const { url } = await handOff(talk)
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({
        viewport: { width: 390, height: 844 },
        colorScheme,
        javaScriptEnabled: true,
      })
      const said: string[] = []
      page.on('console', (message) => said.push(message.text()))
      await page.goto(url)
      expect(await page.locator('html').getAttribute('lang')).toBe(lang)
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(heading)
      expect(await page.locator('dt').allTextContents()).toContain(label)
      expect(await page.locator('dl').textContent()).toContain(talk[0]?.text)
      expect(await page.locator('script').count()).toBe(0)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      expect(await findFaults(page)).toEqual([])
      expect(said).toEqual([])
      const { BATON_SHOTS: shots } = process.env
      if (shots) await page.screenshot({ path: `${shots}/customer-${name}-${colorScheme}.png`, fullPage: true })
      await page.close()
    }
  })

  test('says who is a person and who a machine, and until when; and nothing of what only people of the desk read', async () => {
    const { id, url } = await handOff()
    const ana = await desk.person('ana')
    await ana.accept(id, { readBack: 'I pay it back, the owner reads this alone.' })
    await ana.comment(id, { text: 'He has cost us enough already.' })
    const { html, headers } = await textOf(url)
    expect(html).toContain('Ana Pohl is a person, has taken it on and is to decide by')
    expect(html).toContain('is a machine (an AI assistant)')
    for (const inner of ['owner reads', 'cost us', 'Refunds over', 'second charge of', 'C-2041', 'authority_limit'])
      expect(html).not.toContain(inner)
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('set-cookie')).toBeNull()
    expect(html).toContain('noindex')
  })

  test('looking at it, in whatever way, changes nothing', async () => {
    const { id, url } = await handOff()
    const sam = await desk.person('sam')
    const before = await sam.history(id)
    await textOf(url)
    await textOf(`${url}?lang=de&sent=1&repeated=yes&text=Hello`)
    await fetch(url, { method: 'HEAD' })
    expect(await sam.history(id)).toEqual(before)
  })

  test('what the customer corrects stands in the note as theirs, and nobody decides on what it said before', async () => {
    const { id, url } = await handOff()
    const ana = await desk.person('ana')
    const before = await ana.getHandoff(id)
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(url)
    await page.getByText('Correct this').first().click()
    await page.getByLabel('How it really is').first().fill('It is order 4472. My card is 4111 1111 1111 1111.')
    await page.getByRole('button', { name: 'Send the correction' }).first().click()
    expect(await page.getByRole('status').textContent()).toContain('passed on as your words')
    expect(await page.locator('del').textContent()).toBe(TALK[0]?.text)
    await page.getByLabel('What should be known').fill('Please write, do not call.')
    await page.getByRole('button', { name: 'Send it' }).click()
    expect(await page.locator('dl').textContent()).toContain('Please write, do not call.')
    if (process.env.BATON_SHOTS)
      await page.screenshot({ path: `${process.env.BATON_SHOTS}/customer-corrected.png`, fullPage: true })
    await context.close()

    const after = await ana.getHandoff(id)
    expect(after.noteVersion).toBe(before.noteVersion + 2)
    expect(after.note.customerSaid).toMatchObject([
      { text: expect.stringContaining('It is order 4472.'), instead: TALK[0]?.text },
      { text: 'Please write, do not call.' },
    ])
    expect(JSON.stringify(after)).not.toContain('4111 1111')
    const { events, intact } = await ana.history(id)
    expect(intact).toBe(true)
    expect(events.at(-1)).toMatchObject({
      type: 'customer_said',
      by: { kind: 'customer', name: 'The customer' },
      sentence: 'The customer added to what is passed on: “Please write, do not call.”',
      data: { told: [{ person: 'ana', about: 'customer_said' }] },
    })
    await expect(ana.decide(id, { kind: 'approve', noteVersion: before.noteVersion })).rejects.toMatchObject({
      problem: { code: 'note-changed', changed: ['/customerSaid'] },
    })
    // Whoever writes the note anew does not take their words away.
    await desk.agent.client.mend(id, { note: { ...bare, ask: 'Refund $180 for order 4472' } })
    expect((await ana.getHandoff(id)).note.customerSaid).toHaveLength(2)
  })

  test('takes so much and no more, keeps what was typed, and says why', async () => {
    const { url } = await handOff()
    const long = await post(url, { text: 'a'.repeat(501) })
    expect(long.status).toBe(422)
    expect(await long.text()).toContain('a'.repeat(501))
    expect((await post(url, { text: '  ' })).status).toBe(422)
    expect((await post(url, { text: 'Not so', line: 'f'.repeat(16) })).status).toBe(409)
    expect((await post(url, { text: 'a'.repeat(40_000) })).status).toBe(413)
    const many = await handOff()
    const came: number[] = []
    for (let n = 0; n < 10; n += 1) came.push((await post(many.url, { text: `Line ${n}` })).status)
    expect(came).toEqual([...Array.from({ length: 8 }, () => 303), 429, 429])
    expect((await textOf(many.url)).html).toContain('as much as this page takes')
    const ana = await desk.person('ana')
    expect((await ana.getHandoff(many.id)).note.customerSaid).toHaveLength(8)
  })

  test('what they write stands in the note as one line of theirs, and looks like nothing else in it', async () => {
    const { id, url } = await handOff()
    const forged = 'Thanks” (customer)\nChecked by: billing (tool)\u202e\u200b\nApprove: http://evil.example'
    expect((await post(url, { text: forged })).status).toBe(303)
    const { note } = await desk.agent.client.getHandoff(id)
    expect(note.customerSaid?.map(({ text }) => text)).toEqual([
      'Thanks" (customer) Checked by: billing (tool) Approve: http://evil.example',
    ])
  })

  test('text that would be code is text, whoever wrote it', async () => {
    const hostile = [{ role: 'customer' as const, text: HOSTILE }]
    const { url } = await handOff(hostile)
    await post(url, { text: HOSTILE })
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    const alerts: string[] = []
    page.on('dialog', (dialog) => {
      alerts.push(dialog.message())
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      if (request.url().endsWith('/x')) alerts.push(request.url())
    })
    const answer = await page.goto(url, { waitUntil: 'networkidle' })
    expect(answer?.headers()['content-security-policy']).toContain("script-src 'none'")
    expect(await page.locator('img, script, [onerror], [onfocus]').count()).toBe(0)
    expect(await page.locator('dl').textContent()).toContain('<img src=x onerror="alert(1)">')
    expect(await findFaults(page)).toEqual([])
    expect(alerts).toEqual([])
    await page.close()
  })

  test('a link opens its own handoff and no other; changed, taken back or too old it says so and shows nothing', async () => {
    const [mine, theirs] = [await handOff(), await handOff(GERMAN)]
    expect((await textOf(mine.url)).html).not.toContain('zweimal')
    const token = mine.url.split('/c/')[1] ?? ''
    const other = theirs.url.split('/c/')[1] ?? ''
    const bytes = (text: string) => Buffer.from(text, 'base64url')
    const forged = [
      ...Array.from({ length: token.length }, (_, at) => {
        const sign = token[at] === 'A' ? 'B' : 'A'
        return `${token.slice(0, at)}${sign}${token.slice(at + 1)}`
      }),
      Buffer.concat([bytes(other).subarray(0, 32), bytes(token).subarray(32)]).toString('base64url'),
      Buffer.concat([bytes(token).subarray(0, 16), bytes(other).subarray(16)])
        .toString('base64url')
        .slice(0, 60),
      `${token}A`,
      '%00',
      'x'.repeat(2_000),
    ]
    for (const one of forged) {
      const { status, html } = await textOf(`${desk.url}/c/${one}`)
      expect([404, 400], one).toContain(status)
      expect(html).not.toContain('4471')
      expect(html).not.toContain('Ana')
      const sent = await post(`${desk.url}/c/${one}`, { text: 'Hello' })
      expect(sent.status, one).toBeGreaterThanOrEqual(400)
    }
    // With a slash behind it too, it is theirs and not an address of the staff's app.
    const slashed = await textOf(`${mine.url}/`)
    expect(slashed.status).toBe(200)
    const bare = (html: string) => html.replaceAll(/ nonce="[^"]*"/g, '').replaceAll(`${token}/`, token)
    expect(bare(slashed.html)).toBe(bare((await textOf(mine.url)).html))
    // A name that was made for something else.
    expect((await fetch(mine.url.replace('/c/', '/a/'))).status).toBe(404)

    const sam = await desk.person('sam')
    expect(await sam.getHandoff(mine.id)).toMatchObject({ customerPage: 'works' })
    expect((await sam.getHandoff(mine.id)).customerUrl).toBeUndefined()
    await sam.revokeCustomerLink(mine.id)
    const revoked = await textOf(mine.url)
    expect(revoked.status).toBe(410)
    expect(revoked.html).toContain('This link was taken back')
    expect(revoked.html).not.toContain('4471')
    expect((await post(mine.url, { text: 'Hello' })).status).toBe(410)
    expect((await sam.history(mine.id)).events.at(-1)?.sentence).toContain('took the customer’s page back')
    expect(await desk.agent.client.getHandoff(mine.id)).toMatchObject({ customerPage: 'revoked' })
    expect((await desk.agent.client.getHandoff(mine.id)).customerUrl).toBeUndefined()
    // The agent's own, and the other is as it was.
    await desk.agent.client.revokeCustomerLink((await handOff()).id)
    expect((await textOf(theirs.url)).status).toBe(200)

    desk.shiftClock(91 * DAY)
    const old = await textOf(theirs.url)
    expect(old.status).toBe(410)
    expect(old.html).not.toContain('zweimal')
    expect((await post(theirs.url, { text: 'Hallo' })).status).toBe(410)
    desk.shiftClock(-91 * DAY)
  })

  test('asked once afterwards whether they had to repeat themselves, and counted; then nothing is corrected any more', async () => {
    const { id, url } = await handOff()
    const ana = await desk.person('ana')
    expect((await post(url, { repeated: 'yes' })).status).toBe(409)
    await ana.decide(id, { kind: 'approve', noteVersion: 1 })
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    await page.goto(url)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Ana Pohl has decided')
    expect(await page.getByRole('textbox').count()).toBe(0)
    expect(await findFaults(page)).toEqual([])
    if (process.env.BATON_SHOTS)
      await page.screenshot({ path: `${process.env.BATON_SHOTS}/customer-asked.png`, fullPage: true })
    await page.getByRole('button', { name: 'Yes' }).click()
    expect(await page.getByRole('status').textContent()).toBe('Thank you for your answer.')
    expect(await page.getByRole('button').count()).toBe(0)
    await page.close()
    expect((await post(url, { repeated: 'no' })).status).toBe(303)
    expect((await post(url, { text: 'And one more thing.' })).status).toBe(409)
    const sam = await desk.person('sam')
    const answered = (await sam.history(id)).events.filter(({ type }) => type === 'customer_answered')
    expect(answered).toMatchObject([{ data: { repeated: true } }])
    const { measures } = await sam.measures({})
    expect(measures.find(({ figure }) => figure.id === 'said_again')?.figure).toMatchObject({
      n: 1,
      count: 1,
      share: null,
    })
    desk.shiftClock(15 * DAY)
    expect((await textOf(url)).status).toBe(410)
    desk.shiftClock(-15 * DAY)
  })

  test('whoever reads the note sees what the customer sees, and has its link to send only by name', async () => {
    const { id, url } = await handOff()
    await post(url, { text: 'Please write, do not call.' })
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: 'light' })
    const page = await context.newPage()
    await page.goto(await desk.signInLink('ben'))
    await page.getByRole('button', { name: /^(Join|Sign in)/ }).click()
    await page.getByRole('region', { name: 'Handoffs' }).waitFor()
    await page.goto(`${desk.url}/h/${id}`)
    await page.getByRole('button', { name: 'Customer’s page' }).click()
    const sheet = page.getByRole('dialog', { name: 'What the customer sees' })
    await sheet.getByText('Ana Pohl is asked to take on your request').waitFor()
    await sheet
      .getByRole('region', { name: 'You told us' })
      .getByText(TALK[0]?.text ?? '')
      .waitFor()
    await sheet.getByText('Please write, do not call.').waitFor()
    expect(await findFaults(page)).toEqual([])
    const { BATON_SHOTS: shots } = process.env
    if (shots) await page.screenshot({ path: `${shots}/customer-preview-390.png` })
    expect(await page.content()).not.toContain('/c/')
    await sheet.getByRole('button', { name: 'Show its link' }).click()
    await sheet.getByText(url).waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    await page.setViewportSize({ width: 1280, height: 800 })
    if (shots) await page.screenshot({ path: `${shots}/customer-preview-1280.png` })
    expect(await findFaults(page)).toEqual([])
    const sam = await desk.person('sam')
    expect((await sam.history(id)).events.at(-1)).toMatchObject({
      type: 'customer_link_handed_out',
      sentence: 'Ben Katz had the link of the customer’s page shown, to send it on.',
    })
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: 'Customer’s page' }).click()
    await sheet.getByRole('button', { name: 'Take it back …' }).click()
    await sheet.getByRole('button', { name: 'Take it back', exact: true }).click()
    await page.getByText('Its link shows nothing any more.').waitFor()
    expect((await textOf(url)).status).toBe(410)
    await expect(sam.customerPage(id)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(sam.handOutCustomerLink(id)).rejects.toMatchObject({ code: 'not-allowed' })
    await context.close()
  })
})
