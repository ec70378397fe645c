/** Every page, step and sheet of the inbox, one after the other in a real browser, and what is lost of each. */
import type { Page, Request } from 'playwright-core'

const SETUP = 'lanes cover triggers never templates agents channels playbook people data start'.split(' ')
const PAGES = [
  '?view=all',
  '?view=my_work',
  'profile',
  'notices',
  'measures',
  'refused',
  'setup',
  ...SETUP.map((one) => `setup/${one}`),
]
const STEPS = ['y', 'e', 'x', 'm', 'b', 'd', 's', 'q', '.']
const SHEETS = ['h', 'v', '?', 'Control+k']

type Handoff = { id: string; note: { ask: string } }

/** Waits until the desk has answered all that the page asked, and the page has drawn it. Called once, before the page is opened. */
export function answersOf(page: Page): () => Promise<void> {
  const asked = new Set<Request>()
  const isAsked = (request: Request) => request.url().includes('/v1/') && !request.url().includes('/v1/events')
  page.on('request', (request) => isAsked(request) && asked.add(request))
  page.on('requestfinished', (request) => asked.delete(request))
  page.on('requestfailed', (request) => asked.delete(request))
  return async () => {
    do {
      for (const request of asked) await request.response().then((response) => response?.finished())
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    } while (asked.size > 0)
  }
}

/** `look` is called at each, by its name: `setup/lanes`, `note`, `step y`, `sheet h`. The handoff is one that this person has. */
export async function visitEveryPlace(
  { page, url, handoff }: { page: Page; url: string; handoff: Handoff },
  look: (where: string) => Promise<void>,
): Promise<void> {
  for (const path of PAGES) {
    await page.goto(`${url}/${path}`)
    await page
      .locator(path.startsWith('setup/') ? '.ph h1' : 'h1')
      .first()
      .waitFor()
    await look(path)
  }
  await page.goto(`${url}/h/${handoff.id}`)
  await page.getByRole('heading', { name: handoff.note.ask }).waitFor()
  await look('note')
  for (const step of STEPS) {
    await page.keyboard.press(step)
    const form = page.locator('.step')
    await form.waitFor()
    await look(`step ${step}`)
    await page.keyboard.press('Escape')
    await form.waitFor({ state: 'detached' })
  }
  for (const sheet of SHEETS) {
    await page.keyboard.press(sheet)
    await page.getByRole('dialog').waitFor()
    await look(`sheet ${sheet}`)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
}

/** What is lost of the page: what stands beside it, and words that are cut off. What scrolls sideways by itself may be wider. */
export const lostOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const name = (one: Element) =>
      `${one.tagName.toLowerCase()}.${one.getAttribute('class')}: ${one.textContent?.trim().slice(0, 60)}`
    if (document.documentElement.scrollWidth > innerWidth)
      found.push(`the page is ${document.documentElement.scrollWidth} wide`)
    for (const one of document.querySelectorAll<HTMLElement>('body *')) {
      const hasWords = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
      if (!hasWords || !one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      if (one.closest('.sr-only, .sr, [inert], [aria-hidden=true], option, select')) continue
      const style = getComputedStyle(one)
      if (style.clipPath !== 'none' || one.parentElement?.closest('.truncate, .nw')?.hasAttribute('title')) continue
      const box = one.getBoundingClientRect()
      if (box.width === 0 || box.height === 0) continue
      let scrolls = false
      for (let up: Element | null = one; up; up = up.parentElement) {
        const { overflowX } = getComputedStyle(up)
        if ((overflowX === 'auto' || overflowX === 'scroll') && up.scrollWidth > up.clientWidth) scrolls = true
      }
      if (!scrolls && (box.right > innerWidth + 1 || box.left < -1)) found.push(`beside the page: ${name(one)}`)
      const cuts = style.overflowX === 'hidden' || style.overflowX === 'clip'
      if (cuts && one.scrollWidth > one.clientWidth + 1 && !one.title) found.push(`cut off: ${name(one)}`)
      if (style.overflowY === 'hidden' && !one.title && one.scrollHeight > one.clientHeight + 2)
        found.push(`cut off below: ${name(one)}`)
    }
    return found
  })
