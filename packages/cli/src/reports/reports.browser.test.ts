// The reports as a person opens them: on a desk and on a telephone, light and dark, on paper.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFaults } from '../../../../tools/axe.ts'
import { launchChromium } from '../../../../tools/chromium.ts'
import { readPack } from '../init/packs.ts'
import { baton } from '../testing/captured-terminal.ts'

let browser: Browser
let folder: string
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  browser = await launchChromium()
  folder = await mkdtemp(join(tmpdir(), 'baton-reports-'))
  const { text, scenarios } = await readPack('support')
  await writeFile(at('old.yaml'), text)
  // Another limit: some scenarios no longer come out as expected.
  await writeFile(at('new.yaml'), text.replaceAll('action.amount > 100', 'action.amount > 100000'))
  await writeFile(at('load.yaml'), 'support: { perHour: 4, handleMinutes: 15 }\n')
  await baton(['rehearse', at('new.yaml'), scenarios, '--html', at('rehearsal.html')])
  await baton(['backtest', at('old.yaml'), at('new.yaml'), scenarios, '--html', at('backtest.html')])
  await baton(['simulate', at('old.yaml'), '--load', at('load.yaml'), '--html', at('simulation.html')])
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

const LOOKS = [
  { name: 'a desk, light', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'a telephone, dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const

describe.each(LOOKS)('on $name', ({ viewport, colorScheme }) => {
  test.each(['rehearsal', 'backtest', 'simulation'])(
    'the %s fits, is quiet and has no fault that axe finds',
    async (report) => {
      const { page, said } = await open(report, { viewport, colorScheme })
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
      expect(said).toEqual([])
      expect(await findFaults(page)).toEqual([])
      await page.close()
    },
  )
})

test('what did not come out as expected is named first, and leads to its conversation', async () => {
  const { page } = await open('rehearsal', LOOKS[0])
  const link = page.locator('main li a').first()
  const id = await link.textContent()
  await link.click()
  const details = page.locator('details:target')
  expect(await details.locator('summary').textContent()).toContain(`not as expected: ${id}`)
  expect(await details.getAttribute('open')).not.toBeNull()
  await page.close()
})

test('on paper every conversation stands open', async () => {
  const { page } = await open('rehearsal', LOOKS[0])
  const note = page.locator('details:not([open]) .note').first()
  const isShown = () => note.evaluate((element) => element.checkVisibility())
  expect(await isShown()).toBe(false)
  await page.emulateMedia({ media: 'print' })
  expect(await isShown()).toBe(true)
  await page.close()
})

async function open(
  report: string,
  look: Omit<(typeof LOOKS)[number], 'name'>,
): Promise<{ page: Page; said: string[] }> {
  const page = await browser.newPage(look)
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) said.push(request.url())
  })
  await page.goto(pathToFileURL(at(`${report}.html`)).href)
  return { page, said }
}
