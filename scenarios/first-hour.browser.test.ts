/**
 * From an empty folder to a desk that is set up, in the browser alone: what a person clicks, counted and printed (the seconds
 * of each are those that the run prints beside it). The only commands are the one that starts the desk and the one that prints its link where there is no terminal.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../tools/chromium.ts'

const MAIN = ['--conditions=baton-dev', join(import.meta.dirname, '../packages/cli/src/main.ts')]
const folder = mkdtempSync(join(tmpdir(), 'baton-first-hour-'))
const data = join(folder, 'data')

let started: ChildProcess
let url = ''
let browser: Browser
let page: Page
let clicks = 0

beforeAll(async () => {
  started = spawn(process.execPath, [...MAIN, 'start', '--port', '0', '--json', '--no-open', '--data', data], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: started.stdout ?? process.stdin })) {
    url = JSON.parse(line).url
    break
  }
  browser = await launchChromium()
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' })
  context.setDefaultTimeout(60_000)
  await context.exposeBinding('clicked', () => {
    clicks += 1
  })
  await context.addInitScript(() =>
    addEventListener('pointerdown', () => (globalThis as unknown as { clicked(): void }).clicked(), true),
  )
  page = await context.newPage()
})
afterAll(async () => {
  await browser?.close()
  const ended = once(started, 'exit')
  started?.kill('SIGTERM')
  await ended
  rmSync(folder, { recursive: true, force: true })
})

const linkOfTheDesk = async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [...MAIN, 'sign-in', '--data', data], { cwd: folder })
  return /https?:\/\/\S+/.exec(stdout)?.[0] ?? ''
}
/** Says how often was clicked in it. */
async function counted(what: string, atMost: number, work: () => Promise<void>) {
  const before = clicks
  await work()
  const made = clicks - before
  console.log(`${what}: ${made} clicks`)
  expect(made, what).toBeLessThanOrEqual(atMost)
}
const link = (name: string) => page.getByRole('link', { name, exact: true }).first().click()
const button = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
const type = async (label: string | RegExp, text: string) => {
  await page.getByLabel(label).first().click()
  await page.getByLabel(label).first().fill(text)
}
const next = () => page.getByRole('form', { name: 'Next version' })
const save = async () => {
  await next().getByText('The proof holds for 90 days.').waitFor()
  await next()
    .getByRole('button', { name: /^Save as v/ })
    .click()
  await next().waitFor({ state: 'detached' })
}

test('the first practice handoff is decided', async () => {
  const at = await linkOfTheDesk()
  await counted('First practice handoff decided', 12, async () => {
    await page.goto(at)
    await button(/^(Join|Sign in)/)
    await page.getByRole('option').first().waitFor()
    const ask = (await page.locator('#ask').innerText()).trim()
    await page.locator('.bar .btn').first().click()
    await page.getByRole('form').locator('.pri').click()
    await page.locator('.bar .pri').first().click()
    const option = page.getByRole('form').getByRole('radio').first()
    if (await option.isVisible()) await option.click()
    await page.getByRole('form').locator('.pri').click()
    await page.getByRole('option').filter({ hasText: ask }).waitFor({ state: 'detached' })
  })
})

test('a colleague is invited, given hours and owns a lane, all saved at once, and comes in by their link', async () => {
  let invitation = ''
  await counted('Colleague invited, with hours and a lane', 20, async () => {
    await link('Set-up')
    await link('People and roles')
    await button('Invite')
    await type('Name', 'Nadia Iqbal')
    await type('E-mail', 'nadia@example.com')
    await page.getByLabel('Takes handoffs of').click()
    await page.getByLabel('Takes handoffs of').selectOption({ label: 'Support' })
    await page.getByRole('form', { name: 'Invite' }).getByRole('button', { name: 'Add' }).click()
    await page
      .getByRole('row', { name: /Nadia Iqbal/ })
      .getByText('not saved yet')
      .waitFor()
    await link('People and cover')
    await page.getByLabel('Hours of', { exact: true }).click()
    await page.getByLabel('Hours of', { exact: true }).selectOption({ label: 'Nadia Iqbal' })
    await button('Add a shift')
    await save()
    await link('People and roles')
    await page
      .getByRole('row', { name: /Nadia Iqbal/ })
      .getByRole('button', { name: 'Get link' })
      .click()
    invitation = await page.getByLabel('Sign-in link of Nadia Iqbal').inputValue()
  })
  const theirs = await (await browser.newContext()).newPage()
  await theirs.goto(invitation)
  await theirs.getByRole('button', { name: /^(Join|Sign in)/ }).click()
  await theirs.getByRole('region', { name: 'Handoffs' }).waitFor()
  await link('Lanes')
  await page.getByText('Nadia Iqbal').first().waitFor()
})

test('a trigger is written, and its 30 days are counted', async () => {
  await counted('Trigger written and its 30 days seen', 10, async () => {
    await link('Triggers')
    await type('New: why a person is needed', 'Refunds above 75 need a person')
    await page.getByRole('form', { name: 'New rule' }).getByRole('button', { name: 'Add' }).click()
    await type('Value, part 1', '75')
    await page
      .getByRole('region', { name: 'The last 30 days' })
      .getByText(/^The last 30 days would have made \d+ handoffs?/)
      .waitFor()
    await save()
  })
})

test('a template is changed, and seen in each of its media', async () => {
  await counted('Template changed and seen in five media', 12, async () => {
    await link('Templates')
    await type(/^Row 2, as your team calls it/, 'Why they wrote')
    for (const medium of ['Row', 'Phone', 'E-mail', 'Slack', 'Card']) {
      await page.getByRole('tab', { name: medium, exact: true }).click()
      if (process.env.BATON_PICTURES)
        await page.screenshot({ path: `${process.env.BATON_PICTURES}/template-${medium}.png` })
      await page
        .getByRole('region', { name: `As ${medium}` })
        .getByText(/\S/)
        .first()
        .waitFor()
    }
    await page.getByRole('region', { name: 'As Card' }).getByText('Why they wrote').waitFor()
    await save()
  })
})

test('an own agent is made, and its first handoff arrives on the page that waits for it', async () => {
  await counted('Own agent’s first handoff seen', 10, async () => {
    await link('Agents and keys')
    await button('New agent')
    await type('What your agent is called', 'Wren')
    await button('Make its key')
    await page.getByRole('tab', { name: 'HTTP' }).click()
    const snippet = await page.getByRole('region', { name: 'Snippet' }).innerText()
    const answer = await fetch(`${url}/v1/handoffs`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${/Bearer (\S+?)'/.exec(snippet)?.[1]}`,
        'content-type': 'application/json',
      },
      body: /-d '([\s\S]+)'/.exec(snippet)?.[1] ?? '',
    })
    expect(answer.status).toBeLessThan(300)
    await page.getByText('First handoff:').waitFor()
    await link('Open it')
    await page.getByLabel('Note', { exact: true }).waitFor()
  })
})
