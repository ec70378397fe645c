/** The built inbox in a real browser, against a real desk: what a person can see and do, with keys, mouse and thumb. */
import type { BodyOf } from '@baton-desk/core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, openDesk, type TestDesk } from '../../../scenarios/desk.ts'
import { findFaults } from '../../../tools/axe.ts'
import { launchChromium } from '../../../tools/chromium.ts'

const DESKTOP = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }
/** A time zone in which it is about noon: before midnight a deadline names its day, which takes a line more on a phone. */
const AT_NOON = `Etc/GMT${new Date().getUTCHours() > 12 ? '+' : '-'}${Math.abs(new Date().getUTCHours() - 12)}`

/** Without the worker that keeps what was read: a cut network is to be seen here (away.browser.test.ts has it). */
const PLAIN = { serviceWorkers: 'block' } as const

let desk: TestDesk
let browser: Browser
/** Everything any page complained about; the content security policy speaks here. */
const complaints: string[] = []

beforeAll(async () => {
  desk = await openDesk('embedded')
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await desk?.stop()
})

const open: Page[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((page) => page.context().close()))
})

type Session = BrowserContextOptions['storageState']
const sessions = new Map<string, Session>()

/** A browser of its own in which this person is signed in: by their link the first time, by its cookie from then on. */
async function signIn(person: string, options: BrowserContextOptions = {}): Promise<Page> {
  const storageState = sessions.get(person)
  const context = await browser.newContext({
    viewport: DESKTOP,
    colorScheme: 'light',
    storageState,
    ...PLAIN,
    ...options,
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    // Refused and cut-off calls are part of these stories; everything else is a fault.
    const isOurs = message.type() === 'error' || message.type() === 'warning'
    // What is kept for being away would answer in place of the routes of these stories; it has its own, in away.browser.test.ts.
    const isWorker = message.text().startsWith('Service Worker registration blocked')
    if (isOurs && !isWorker && !message.text().startsWith('Failed to load resource')) complaints.push(message.text())
  })
  open.push(page)
  await page.goto(storageState ? desk.url : await desk.signInLink(person))
  if (!storageState) await page.getByRole('button', { name: /^(Join|Sign in)/ }).click()
  await page.getByRole('region', { name: 'Handoffs' }).waitFor()
  if (!storageState) sessions.set(person, { ...(await context.storageState()), origins: [] })
  return page
}

type NoteParts = Partial<NonNullable<Parameters<TestDesk['handOff']>[0]>['note']>
let made = 0
/** Hands off to Ana with a title of its own, so that tests do not meet each other's rows. */
async function handOff(note: NoteParts = {}, more: Parameters<TestDesk['handOff']>[0] = {}) {
  made += 1
  const { handoff } = await desk.handOff({
    note: { ...goodNote, ask: `Refund $${100 + made} to Amir`, ...note },
    ...more,
  })
  return handoff
}

async function show(page: Page, handoff: { id: string; note: { ask: string } }): Promise<void> {
  await page.goto(`${desk.url}/h/${handoff.id}`)
  await page.getByRole('heading', { name: handoff.note.ask }).waitFor()
}

const now = async (id: string) => (await desk.person('sam')).getHandoff(id)
const accepted = async (handoff: { id: string }, by = 'ana') =>
  (await desk.person(by)).accept(handoff.id, { readBack: 'I look into it today.' })
const decideAs = async (person: string, id: string, answer: Omit<BodyOf<'decide'>, 'noteVersion'>) => {
  const client = await desk.person(person)
  const { noteVersion, note } = await client.getHandoff(id)
  return client.decide(id, { ...answer, noteVersion, actionHash: note.action?.hash })
}
/** Two triggers fail as the gate is asked: Sam, who answers for the playbook, has two notices to read, and no other. */
async function tellSam() {
  const sam = await desk.person('sam')
  const unread = async () => (await sam.listNotices()).items.filter(({ seenAt }) => !seenAt)
  for (const { id } of await unread()) await sam.seeNotice(id)
  const { version, document } = await sam.getPlaybook()
  const trigger = (limit: number) => ({
    id: `over-${limit}`,
    when: `action.amount > ${limit}.0`,
    then: 'review',
    lane: 'support',
    reason: 'authority_limit',
    why: 'Large refunds need a person.',
  })
  const triggers = [trigger(100), trigger(500)]
  await sam.putPlaybook({ basedOn: version, document: { ...(document as object), triggers } })
  const action = { tool: 'refund', arguments: { amount: 'a lot' } }
  await desk.agent.client.askGate({ event: { kind: 'action', action, signals: {} } })
  const told = await unread()
  if (told.length !== 2) throw new Error(`expected two unread notices, got ${told.length}`)
  return told
}
const keys = async (page: Page, ...presses: string[]) => {
  for (const press of presses) await page.keyboard.press(press)
}
const option = (page: Page, ask: string) => page.getByRole('option').filter({ hasText: ask })
const result = (page: Page) => page.getByTestId('result')
/** What is decided here stands only after the seconds in which it can be taken back. */
const stateOf = (id: string) => expect.poll(async () => (await now(id)).state, { timeout: 20_000 })

describe('deciding', () => {
  test('A accepts, with a read-back that can be changed', async () => {
    const handoff = await handOff()
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 'a')
    const readBack = page.getByLabel('Read-back')
    expect(await readBack.inputValue()).toMatch(/^I will refund the second charge and send the drafted reply/)
    await readBack.fill('I will refund it by five.')
    await keys(page, 'Enter')
    await result(page).getByText('Accepted').waitFor()
    expect(await now(handoff.id)).toMatchObject({
      state: 'accepted',
      owner: { id: 'ana' },
      readBack: { text: 'I will refund it by five.' },
    })
    expect(await page.getByTestId('core').textContent()).toContain('You have it')
  })

  test('Y and Enter approve what is on the screen, and the agent hears it', async () => {
    const handoff = await handOff({ action: { tool: 'refund', arguments: { order: '4471', amount: 180 } } })
    await accepted(handoff)
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 'y')
    await page.getByText('run refund with the arguments shown').waitFor()
    await keys(page, 'Enter')
    await stateOf(handoff.id).toBe('decided')
    const { decision } = await desk.agent.client.awaitDecision(handoff.id)
    expect(decision).toMatchObject({
      kind: 'approve',
      byName: 'Ana Pohl',
      actionHash: expect.any(String),
      fromNote: true,
    })
  })

  test('E edits the draft and the arguments, shows the difference, and Ctrl+Enter approves both', async () => {
    const handoff = await handOff({ action: { tool: 'refund', arguments: { order: '4471', amount: 180 } } })
    await accepted(handoff)
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 'e')
    await page.getByRole('textbox', { name: /^Draft/ }).fill('Hi Amir, we are paying back the second charge of $150.')
    await page.getByLabel('refund: amount').fill('150')
    await expect.poll(() => page.locator('ins').count()).toBeGreaterThan(0)
    await expect.poll(async () => (await page.locator('del').allTextContents()).join('')).toContain('looking')
    await page.getByRole('textbox', { name: /^Draft/ }).press('Control+Enter')
    await stateOf(handoff.id).toBe('decided')
    expect((await now(handoff.id)).decision).toMatchObject({
      kind: 'approve_with_edits',
      edits: {
        draft: { body: 'Hi Amir, we are paying back the second charge of $150.' },
        arguments: { order: '4471', amount: 150 },
      },
    })
  })

  test('E keeps the line breaks and tabs of an argument, and those that somebody puts into a short one', async () => {
    const sent = { to: 'amir@example.com', note: 'Paid twice', message: 'Hi Amir,\r\n\r\n\twe pay back $180.\r\nAna' }
    const handoff = await handOff({ draft: undefined, action: { tool: 'send_mail', arguments: sent } })
    await accepted(handoff)
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 'e')
    const message = page.getByLabel('send_mail: message')
    expect(await message.inputValue()).toBe('Hi Amir,\n\n\twe pay back $180.\nAna')
    await message.press('Control+End')
    await page.keyboard.type(' Pohl')
    await keys(page, 'Enter', 'S')
    await page.getByLabel('send_mail: note').fill('Paid twice\nby card')
    await message.press('Control+Enter')
    await stateOf(handoff.id).toBe('decided')
    expect((await now(handoff.id)).decision?.edits?.arguments).toEqual({
      to: 'amir@example.com',
      note: 'Paid twice\nby card',
      message: 'Hi Amir,\r\n\r\n\twe pay back $180.\r\nAna Pohl\r\nS',
    })
  })

  test('X, a digit and Enter reject with a ready reason', async () => {
    const handoff = await handOff()
    await accepted(handoff)
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 'x', '2', 'Tab')
    await page.getByRole('button', { name: 'The facts are not right', pressed: true }).waitFor()
    await page.getByRole('textbox', { name: /Reason/ }).press('Enter')
    await stateOf(handoff.id).toBe('decided')
    expect((await now(handoff.id)).decision).toMatchObject({ kind: 'reject', text: 'The facts are not right' })
  })

  test('R, a digit and Enter answer a question that has options', async () => {
    const handoff = await handOff({
      next: {
        action: 'Pick a discount',
        decision: {
          kind: 'choose',
          question: 'Which discount may they have?',
          options: [
            { id: 'match', label: 'Match 12%' },
            { id: 'standard', label: 'Stay at 5%' },
          ],
        },
      },
    })
    await accepted(handoff)
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 'r', '2', 'Enter')
    await stateOf(handoff.id).toBe('decided')
    expect((await now(handoff.id)).decision).toMatchObject({ kind: 'answer', option: 'standard' })
  })

  test('R answers an open question in words', async () => {
    const handoff = await handOff({
      next: { action: 'Answer', decision: { kind: 'answer', question: 'May they keep the key?' } },
    })
    await accepted(handoff)
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 'r')
    await page.getByLabel(/^Answer, for/).fill('Until Friday.')
    await keys(page, 'Enter')
    await stateOf(handoff.id).toBe('decided')
    expect((await now(handoff.id)).decision).toMatchObject({ kind: 'answer', text: 'Until Friday.' })
  })

  test('D, a digit and Enter close with an outcome of the lane', async () => {
    const handoff = await handOff({ next: { action: 'Call Amir', decision: { kind: 'act' } } })
    await accepted(handoff)
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 'd', '2', 'Enter')
    await stateOf(handoff.id).toBe('decided')
    expect((await now(handoff.id)).decision).toMatchObject({ kind: 'done', outcome: 'replied' })
  })

  test('T takes the customer over', async () => {
    const handoff = await handOff({ next: { action: 'Speak with Amir', decision: { kind: 'take_over' } } })
    await accepted(handoff)
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 't', 'Enter')
    await stateOf(handoff.id).toBe('decided')
    expect((await now(handoff.id)).decision).toMatchObject({ kind: 'take_over' })
  })

  test('B gives it back to the agent with an instruction', async () => {
    const handoff = await handOff()
    await accepted(handoff)
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 'b')
    await page.getByLabel(/^Instruction for/).fill('Ask for the second receipt first.')
    await keys(page, 'Enter')
    await stateOf(handoff.id).toBe('decided')
    expect((await now(handoff.id)).decision).toMatchObject({
      kind: 'return',
      text: 'Ask for the second receipt first.',
    })
  })

  test('Not needed stands behind More, and wants a reason', async () => {
    const handoff = await handOff()
    await accepted(handoff)
    const page = await signIn('ana')
    await show(page, handoff)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('button', { name: 'Not needed' }).click()
    await page.getByRole('form').getByRole('button', { name: 'Not needed' }).click()
    await page.getByText('Say why. It helps to hand off less.').waitFor()
    expect((await now(handoff.id)).state).toBe('accepted')
    await keys(page, 'Shift+Tab')
    await page.getByRole('button', { name: 'Already handled' }).click()
    await page.getByRole('form').getByRole('button', { name: 'Not needed' }).click()
    await stateOf(handoff.id).toBe('decided')
    expect((await now(handoff.id)).decision).toMatchObject({ kind: 'not_needed', text: 'Already handled' })
  })

  test('of what is in doubt the card says to look first; I and Enter say that it happened, and the other button has it done now', async () => {
    const doubtful = async () => {
      const handoff = await handOff()
      const { decision } = await decideAs('ana', handoff.id, { kind: 'approve' })
      await desk.agent.client.claim(handoff.id, { decisionId: decision?.id ?? '', runner: 'pod 1', seconds: 1 })
      await desk.passTime(5_000)
      return handoff
    }
    const [happened, again] = [await doubtful(), await doubtful()]
    const page = await signIn('ana')
    await show(page, happened)
    await page.getByText('It may have happened: look before doing it again.').waitFor()
    await page.getByText(/pod 1 began .* and did not say whether it was done/).waitFor()
    await page.getByRole('button', { name: /^Do it now/ }).waitFor()
    expect(await findFaults(page)).toEqual([])
    await keys(page, 'i')
    await keys(page, 'Control+Enter')
    await stateOf(happened.id).toBe('closed')
    await show(page, again)
    await page.getByRole('button', { name: /^Do it now/ }).click()
    await keys(page, 'Control+Enter')
    await stateOf(again.id).toBe('decided')
  })

  test('an action that is not possible here says so instead of doing nothing', async () => {
    const handoff = await handOff({ next: { action: 'Call Amir', decision: { kind: 'act' } }, draft: undefined })
    await accepted(handoff)
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 'e')
    await result(page).getByText('Edit: this note has no draft and no arguments.').waitFor()
  })
})

describe('passing on and waiting', () => {
  test('M moves to a person with a reason; the mover stays accountable until they accept', async () => {
    const handoff = await handOff()
    await accepted(handoff)
    await desk.person('ben')
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 'm')
    await page.getByRole('radio', { name: 'Ben Katz on duty' }).check()
    await page.getByRole('textbox', { name: 'Reason' }).fill('Ben knows this customer.')
    await keys(page, 'Enter')
    await page.getByText('Moved to Ben Katz, who has not accepted yet. You stay accountable until then.').waitFor()
    expect(await now(handoff.id)).toMatchObject({ state: 'offered', owner: { id: 'ana' }, offeredTo: { id: 'ben' } })

    const ben = await signIn('ben')
    await show(ben, handoff)
    await ben.getByText('Ana Pohl moved this to you: “Ben knows this customer.”').waitFor()
    await keys(ben, 'a', 'Enter')
    await result(ben).getByText('Accepted').waitFor()
    expect(await now(handoff.id)).toMatchObject({ state: 'accepted', owner: { id: 'ben' } })
  })

  test('M moves to a lane, and says who is on duty there', async () => {
    const handoff = await handOff()
    await accepted(handoff)
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 'm')
    await page.getByRole('radio', { name: /Lane Sales.*Ben Katz is on duty/ }).check()
    await page.getByRole('textbox', { name: 'Reason' }).fill('It is about a new contract.')
    await keys(page, 'Enter')
    await expect.poll(async () => (await now(handoff.id)).offeredTo?.id).toBe('ben')
  })

  test('Decline passes it to the next person with the reason', async () => {
    const handoff = await handOff()
    const page = await signIn('ana')
    await show(page, handoff)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('button', { name: 'Decline' }).click()
    await page.getByLabel('Reason, for the next person').fill('Out all day.')
    await keys(page, 'Enter')
    await expect.poll(async () => (await now(handoff.id)).owner.id).not.toBe('ana')
  })

  test('S puts it aside; past the deadline only with a reason', async () => {
    const handoff = await handOff()
    await accepted(handoff)
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 's', '3', 'Enter')
    await page.getByText('This is past its deadline: say why.').waitFor()
    await page.getByRole('textbox', { name: 'Reason' }).fill('Amir is on a flight.')
    await keys(page, 'Enter')
    await page.getByText(/^Snoozed until/).waitFor()
    expect(await now(handoff.id)).toMatchObject({ state: 'waiting', waitingFor: 'time' })
  })

  test('Q asks the agent, and the answer brings it back', async () => {
    const handoff = await handOff()
    await accepted(handoff)
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 'q')
    await page.getByLabel('Question').fill('Which card was charged?')
    await keys(page, 'Enter')
    await page.getByText(/Asked the agent: “Which card was charged\?”/).waitFor()
    await desk.agent.reply(handoff, 'The one ending 4417.')
    await page.getByTestId('core').getByText('You have it').waitFor()
  })
})

describe('looking', () => {
  test('H shows who did what when, checked, and takes a remark', async () => {
    const handoff = await handOff()
    await accepted(handoff)
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 'h')
    const sheet = page.getByRole('dialog', { name: 'History' })
    await sheet.getByText('I look into it today.').waitFor()
    await sheet.getByText(/^Checked: nothing in these \d+ entries/).waitFor()
    await sheet.getByLabel('Add a remark').fill('Amir called again.')
    await keys(page, 'Enter')
    await sheet.getByRole('listitem').filter({ hasText: 'Amir called again.' }).waitFor()
    await keys(page, 'Escape')
    await sheet.waitFor({ state: 'detached' })
  })

  test('V opens the conversation, and that is in the history', async () => {
    const handoff = await handOff(
      {},
      {
        conversation: [
          { role: 'customer', text: 'You charged me twice.' },
          { role: 'agent', text: 'Let me look.', toolCall: { name: 'find_order', arguments: { id: '4471' } } },
          { role: 'tool', name: 'find_order', text: '{"id":"4471"}' },
        ],
      },
    )
    const page = await signIn('ana')
    await show(page, handoff)
    const before = (await desk.person('sam')).history(handoff.id)
    expect((await before).events.map(({ type }) => type)).not.toContain('conversation_opened')
    await keys(page, 'v')
    await page.getByRole('dialog', { name: 'Conversation' }).getByText('You charged me twice.').waitFor()
    const { events } = await (await desk.person('sam')).history(handoff.id)
    expect(events.filter(({ type }) => type === 'conversation_opened')).toHaveLength(1)
  })

  test('the list is searched, and says so when nothing fits', async () => {
    const handoff = await handOff({ ask: 'Unlock the zebra crate' })
    await handOff()
    const page = await signIn('ana')
    await keys(page, '4', '/')
    await page.keyboard.type('crate zebra')
    await expect.poll(() => page.getByRole('option').count()).toBe(1)
    await option(page, handoff.note.ask).waitFor()
    await page.getByRole('searchbox').fill('nothing like this')
    await page.getByText('No handoff matches “nothing like this” in All open.').waitFor()
    await page.getByRole('button', { name: 'Clear' }).click()
    await expect.poll(() => page.getByRole('option').count()).toBeGreaterThan(1)
  })

  test('a note that lacks something says what', async () => {
    const handoff = await handOff({
      next: undefined,
      who: undefined,
      what: undefined,
      why: undefined,
      where: undefined,
    })
    const page = await signIn('ana')
    await show(page, handoff)
    await page.getByText(/^This note lacks: \w/).waitFor()
  })

  test('a refused submission is shown as it came', async () => {
    await fetch(`${desk.url}/v1/handoffs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${desk.agentKey}`, 'content-type': 'application/json' },
      body: '{ "lane": "support", ',
    })
    const page = await signIn('ana')
    await page.getByRole('link', { name: 'Look' }).click()
    await page.getByText('What was sent').click()
    await page.getByText('{ "lane": "support",').waitFor()
    await page.getByRole('button', { name: 'I have looked at this' }).click()
    await page.getByText(/^Looked at/).waitFor()
  })
})

describe('notices', () => {
  test('there are none, and the page says what for it is', async () => {
    const page = await signIn('ana')
    await keys(page, 'Control+k')
    await page.getByRole('dialog', { name: 'Commands' }).waitFor()
    await page.keyboard.type('notices')
    await keys(page, 'Enter')
    await page.getByText('There are none. When something needs you, it stands here.').waitFor()
    await keys(page, 'Escape')
    await page.getByRole('region', { name: 'Handoffs' }).waitFor()
  })

  test('are counted above the list once somebody is back at the page, until they have read them', async () => {
    const page = await signIn('sam')
    const banner = page.getByText(/^The desk has/)
    expect(await banner.count()).toBe(0)
    const [newest] = await tellSam()
    await page.evaluate(() => dispatchEvent(new Event('visibilitychange')))
    await page.getByText('The desk has 2 notices for you.').waitFor()
    await page.getByRole('link', { name: 'Read', exact: true }).click()
    await page.getByRole('heading', { name: newest?.subject }).waitFor()
    await page.getByText(newest?.body ?? '', { exact: true }).waitFor()
    const unread = page.getByRole('button', { name: 'I have read this' })
    await unread.first().waitFor()

    await keys(page, 'j', 'j', 'k', 'Enter')
    await expect.poll(() => unread.count()).toBe(1)
    expect((await (await desk.person('sam')).listNotices()).items).toMatchObject([
      { id: newest?.id, seenAt: expect.any(String) },
      { seenAt: null },
    ])
    // The keyboard stands on the one that is left.
    await keys(page, 'Enter')
    await expect.poll(() => unread.count()).toBe(0)
    await page
      .getByText(/ · Read /)
      .nth(1)
      .waitFor()
    await page.getByRole('link', { name: /^Mine/ }).click()
    await page.getByRole('region', { name: 'Handoffs' }).waitFor()
    await banner.waitFor({ state: 'detached' })
  })

  test('one that could not be marked as read stays unread and says why, until it is clicked again', async () => {
    await tellSam()
    const page = await signIn('sam')
    await page.goto(`${desk.url}/notices`)
    await page.route('**/v1/notices/*/seen', (route) => route.abort())
    const unread = page.getByRole('button', { name: 'I have read this' })
    await unread.first().click()
    await page.getByText('The desk did not answer. Check your connection.').waitFor()
    expect(await unread.count()).toBe(2)
    await page.unroute('**/v1/notices/*/seen')
    for (const left of [1, 0]) {
      await unread.first().click()
      await expect.poll(() => unread.count()).toBe(left)
    }
  })
})

describe('two people', () => {
  test('what one does the other sees without reloading, in place', async () => {
    const handoff = await handOff()
    const ana = await signIn('ana')
    await keys(ana, '4')
    await show(ana, handoff)
    const ben = await signIn('ben')
    await show(ben, handoff)
    await keys(ben, 'a', 'Enter')
    await ana.getByText(/^Ben Katz has it since .* Nobody else can decide it now\.$/).waitFor()
    expect(await ana.getByRole('button', { name: 'Approve' }).count()).toBe(0)
  })

  test('a new handoff waits above the list until it is asked for', async () => {
    const first = await handOff()
    const page = await signIn('ana')
    const reading = new Set<object>()
    page.on('request', (request) => request.url().includes('/v1/handoffs?') && reading.add(request))
    page.on('requestfinished', (request) => reading.delete(request))
    page.on('requestfailed', (request) => reading.delete(request))
    await option(page, first.note.ask).waitFor()
    await page.getByText('Live', { exact: true }).waitFor()
    // The list is read once more when the stream opens: what is handed off meanwhile may stand in it at once. What has come
    // by the stream came after that.
    const before = await handOff()
    await expect
      .poll(async () => {
        await keys(page, 'n')
        return option(page, before.note.ask).count()
      })
      .toBe(1)
    await expect.poll(() => reading.size).toBe(0)
    const second = await handOff()
    await page.getByRole('button', { name: /1 new/ }).waitFor()
    expect(await option(page, second.note.ask).count()).toBe(0)
    await keys(page, 'n')
    await option(page, second.note.ask).waitFor()
  })

  test('who decides second is told who was first, and keeps what they typed', async () => {
    const handoff = await handOff()
    const page = await signIn('ana')
    await show(page, handoff)
    // Ben is faster while hers is on its way.
    await page.route('**/v1/handoffs/*/decide', async (route) => {
      await decideAs('ben', handoff.id, { kind: 'approve' })
      await route.continue()
    })
    await keys(page, 'x')
    await page.getByLabel(/^Reason, for/).fill('We have paid this already.')
    await keys(page, 'Enter')
    await page
      .getByTestId('failure')
      .getByText(/^Ben Katz approved this .* Yours was not recorded\.$/)
      .waitFor()
    await page.locator('blockquote').getByText('We have paid this already.').waitFor()
    expect((await now(handoff.id)).decision).toMatchObject({ kind: 'approve', by: 'ben' })
  })

  test('what is typed where a reason could be picked goes into its field, figures too', async () => {
    const handoff = await handOff()
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 'x')
    const reason = page.getByLabel(/^Reason, for/)
    await reason.waitFor()
    await page.keyboard.type('No: 3 of these were paid.')
    expect(await reason.inputValue()).toBe('No: 3 of these were paid.')
  })

  test('who is still typing when somebody else decides sees it at once, and can copy their words', async () => {
    const handoff = await handOff()
    const page = await signIn('ana')
    await show(page, handoff)
    await page.getByText('Live', { exact: true }).waitFor()
    await keys(page, 'x')
    await page.getByLabel(/^Reason, for/).fill('We have paid this already.')
    await decideAs('ben', handoff.id, { kind: 'approve' })
    await page.getByText(/^Ben Katz approved this at/).waitFor()
    await page.locator('blockquote').getByText('We have paid this already.').waitFor()
  })

  test('a note that changes while a step is open stays as it was read, and a decision on it is refused', async () => {
    const handoff = await handOff()
    await accepted(handoff)
    const page = await signIn('ana')
    await show(page, handoff)
    await page.getByText('Live', { exact: true }).waitFor()
    await keys(page, 'x')
    await page.getByLabel(/^Reason, for/).fill('Not twice.')
    await desk.agent.mend(handoff, { ...goodNote, ask: 'Refund $99 for a double charge' })
    await stateOf(handoff.id).toBe('accepted')
    await keys(page, 'Enter')
    await page
      .getByTestId('failure')
      .getByText(/The note changed while you were reading/)
      .waitFor()
    await page.getByRole('heading', { name: handoff.note.ask }).waitFor()
    await page.getByRole('button', { name: 'Show the new note' }).click()
    await page.getByRole('heading', { name: 'Refund $99 for a double charge' }).waitFor()
    expect(await page.getByLabel(/^Reason, for/).inputValue()).toBe('Not twice.')
    await page.getByLabel(/^Reason, for/).press('Enter')
    await stateOf(handoff.id).toBe('decided')
  })
})

describe('without a mouse, on a phone, for everybody', () => {
  test('a whole morning by keyboard: find, read, accept, decide, go on with the next', async () => {
    const first = await handOff({}, { urgency: 'now' })
    const second = await handOff({}, { urgency: 'now' })
    const page = await signIn('ana')
    await option(page, first.note.ask).waitFor()
    await keys(page, '/')
    await page.keyboard.type('to Amir')
    await keys(page, 'Escape')
    await page.locator('#ask').waitFor()
    for (let tries = 0; tries < 60; tries += 1) {
      if (await page.getByRole('heading', { name: first.note.ask }).isVisible()) break
      await keys(page, 'j')
      await page.locator('#ask').waitFor()
    }
    await page.getByRole('heading', { name: first.note.ask }).waitFor()
    const active = await page.getByRole('listbox').getAttribute('aria-activedescendant')
    expect(active).toBe(`handoff-${first.id}`)
    await keys(page, 'a', 'Enter')
    await result(page).getByText('Accepted').waitFor()
    await keys(page, 'y', 'Enter')
    await page.getByRole('heading', { name: second.note.ask }).waitFor()
    await page.getByTestId('undo').waitFor()
    await stateOf(first.id).toBe('decided')
    await option(page, first.note.ask).waitFor({ state: 'detached' })
  })

  test('typed text outlives a reload, until it is sent', async () => {
    const handoff = await handOff()
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 'b')
    await page.getByLabel(/^Instruction for/).fill('Wait for the bank.')
    await keys(page, 'Escape')
    await page.reload()
    await page.getByRole('heading', { name: handoff.note.ask }).waitFor()
    await keys(page, 'b')
    expect(await page.getByLabel(/^Instruction for/).inputValue()).toBe('Wait for the bank.')
  })

  test('single keys can be turned off; the palette still has every command', async () => {
    const handoff = await handOff()
    const page = await signIn('ana')
    await page.getByRole('link', { name: /, profile/ }).click()
    await page.getByRole('checkbox', { name: /Single keys/ }).uncheck()
    await show(page, handoff)
    await keys(page, 'x')
    await keys(page, 'Control+k')
    await page.getByRole('dialog', { name: 'Commands' }).waitFor()
    expect(await page.getByRole('form', { name: /Reject/ }).count()).toBe(0)
    await page.keyboard.type('reject')
    await keys(page, 'Enter')
    await page.getByRole('form', { name: /Reject/ }).waitFor()
  })

  test('keys do nothing while somebody types', async () => {
    const handoff = await handOff()
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 'b')
    await page.keyboard.type('yes 12 ? next')
    expect(await page.getByLabel(/^Instruction for/).inputValue()).toBe('yes 12 ? next')
  })

  test('on a phone the note comes over the list, its core on top, everything within reach of a thumb', async () => {
    const handoff = await handOff({ ask: 'Refund the kingfisher customer' })
    const page = await signIn('ana', { viewport: PHONE, hasTouch: true, isMobile: true, timezoneId: AT_NOON })
    await page.goto(`${desk.url}/?q=kingfisher`)
    await option(page, handoff.note.ask).tap()
    await page.getByRole('heading', { name: handoff.note.ask }).waitFor()
    const core = await page.getByTestId('core').boundingBox()
    expect((core?.y ?? 999) + (core?.height ?? 999)).toBeLessThanOrEqual(281)
    for (const button of await page.getByRole('button').all()) {
      if (!(await button.isVisible())) continue
      // A source is pressed by its whole row.
      const isSource = await button.evaluate((one) => one.classList.contains('src'))
      const box = await (isSource ? button.locator('xpath=ancestor::li') : button).boundingBox()
      expect(box?.height, await button.innerText()).toBeGreaterThanOrEqual(44)
    }
    await page.getByRole('button', { name: 'Accept', exact: true }).tap()
    await page.getByRole('form').getByRole('button', { name: 'Accept', exact: true }).tap()
    await stateOf(handoff.id).toBe('accepted')
    await page.getByRole('button', { name: 'Back to the list' }).tap()
    await page.getByRole('listbox').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  })

  test('at 320 pixels nothing is wider than the page, with long names too', async () => {
    const handoff = await handOff({
      ask: `Refund ${'Donaudampfschifffahrtsgesellschaft'.repeat(3)}`,
      who: { name: 'Wolfeschlegelsteinhausenbergerdorff'.repeat(5).slice(0, 200) },
      what: 'مرحبا، دُفع المبلغ مرتين 👩‍👩‍👧‍👦 وأريد استرداد أحدهما من فضلكم.',
    })
    const page = await signIn('ana', { viewport: { width: 320, height: 640 } })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await show(page, handoff)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    const sideways = await page.evaluate(
      () => [...document.querySelectorAll('[data-note] *')].filter((e) => e.scrollWidth > 321).length,
    )
    expect(sideways).toBe(0)
  })

  test('a note with a draft of 45 words needs no scrolling on a laptop', async () => {
    const body = `Hi Amir, ${Array.from({ length: 43 }, () => 'word').join(' ')}`
    const handoff = await handOff({ draft: { channel: 'email', to: 'amir@example.com', body } })
    const page = await signIn('ana')
    await show(page, handoff)
    const room = await page.locator('[data-note]').evaluate((note) => note.scrollHeight - note.clientHeight)
    expect(room).toBeLessThanOrEqual(0)
  })
})

describe('a tab that is open', () => {
  test('says in its title what came, until somebody uses it, and rings once for all tabs when it is now', async () => {
    const first = await signIn('ana')
    const second = await first.context().newPage()
    const tabs = [first, second]
    for (const tab of tabs) {
      await tab.addInitScript(() => {
        const counted = globalThis as unknown as { rung: number }
        counted.rung = 0
        const { start } = OscillatorNode.prototype
        OscillatorNode.prototype.start = function (...given) {
          counted.rung += 1
          start.apply(this, given)
        }
      })
      await tab.goto(desk.url)
      await tab.getByRole('region', { name: 'Handoffs' }).waitFor()
      await tab.getByText('Live').first().waitFor()
    }
    const rung = async () =>
      (
        await Promise.all(tabs.map((tab) => tab.evaluate(() => (globalThis as unknown as { rung: number }).rung)))
      ).reduce((sum, n) => sum + n)
    const titles = () => Promise.all(tabs.map((tab) => tab.title()))
    const today = await handOff()
    await expect.poll(titles).toEqual(tabs.map(() => `● ${today.note.ask} · Handoffs`))
    expect(await rung()).toBe(0)
    const now = await handOff({}, { urgency: 'now' })
    await expect.poll(titles).toEqual(tabs.map(() => `● ${now.note.ask} · Handoffs`))
    await expect.poll(rung).toBe(1)
    await keys(first, 'Escape')
    await expect.poll(() => first.title()).not.toContain('●')
    expect(await second.title()).toContain('●')
    await first.goto(`${desk.url}/profile`)
    await first.getByLabel(/^Ring in this browser/).uncheck()
    const before = await rung()
    const silent = await handOff({}, { urgency: 'now' })
    await expect.poll(() => second.title()).toContain(silent.note.ask)
    expect(await rung()).toBe(before)
  })
})

describe('the room on the page', () => {
  const sizes = [
    { width: 320, height: 640 },
    { width: 390, height: 844 },
    { width: 1000, height: 760 },
    { width: 1280, height: 800 },
    { width: 1600, height: 900 },
  ]

  test.each(sizes)('nothing is wider than $width pixels, on any page', async (viewport) => {
    const handoff = await handOff({ action: { tool: 'refund', arguments: { order: '4471', amount: 180 } } })
    const page = await signIn('ana', { viewport })
    for (const path of ['/', '/?view=my_work', `/h/${handoff.id}`, '/profile', '/notices', '/measures', '/setup']) {
      await page.goto(`${desk.url}${path}`)
      await page.getByRole('main').first().waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(viewport.width)
    }
  })

  test('on a phone everything in the list is large enough for a thumb', async () => {
    await handOff()
    const page = await signIn('ana', { viewport: PHONE, hasTouch: true, isMobile: true })
    await page.getByRole('option').first().waitFor()
    for (const one of await page.locator('button:visible, a:visible, [role=option]').all()) {
      // A link within a sentence is as high as its line.
      if (await one.evaluate((element) => element.closest('p') !== null)) continue
      const box = await one.boundingBox()
      expect(box?.height, await one.innerText()).toBeGreaterThanOrEqual(44)
    }
  })

  test('from 861 to 1120 pixels the rail is icons, below it is gone and four places stand at the thumb', async () => {
    const page = await signIn('ana', { viewport: { width: 1000, height: 760 } })
    const rail = page.getByRole('navigation', { name: 'Main' })
    expect((await rail.boundingBox())?.width).toBe(56)
    await page.setViewportSize(PHONE)
    await rail.waitFor({ state: 'hidden' })
    await page.goto(desk.url)
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'You' }).click()
    await page.getByRole('heading', { name: 'Profile' }).waitFor()
    await page.setViewportSize(DESKTOP)
    expect((await rail.boundingBox())?.width).toBe(214)
  })
})

describe('my work', () => {
  test('what was taken over, put aside and just done has a place, on a phone too', async () => {
    const [taken, aside] = [
      await handOff({ ask: 'Speak with the neighbour', next: { action: 'Ring', decision: { kind: 'take_over' } } }),
      await handOff({ ask: 'Look after the boiler' }),
    ]
    await accepted(taken, 'cara')
    await accepted(aside, 'cara')
    await decideAs('cara', taken.id, { kind: 'take_over' })
    const cara = await desk.person('cara')
    const until = new Date(Date.parse(aside.createdAt) + 10 * 60_000).toISOString()
    await cara.snooze(aside.id, { until })
    const page = await signIn('cara', { viewport: PHONE })
    await page.getByRole('link', { name: 'My work' }).click()
    await option(page, taken.note.ask).getByText('take over', { exact: true }).waitFor()
    await option(page, aside.note.ask).getByText('until').waitFor()
    expect(await page.locator('[data-group]').evaluateAll((heads) => heads.map((head) => head.textContent))).toEqual([
      ...['Taken over1', 'Put aside1'],
    ])
  })
})

describe('the card', () => {
  test('what was asked and answered stands on it, and a source shows its words', async () => {
    const handoff = await handOff(
      {
        known: [{ text: 'Both charges cleared.', source: { kind: 'customer', words: 'charged me twice', message: 0 } }],
      },
      { conversation: [{ role: 'customer', text: 'You charged me twice.' }] },
    )
    await accepted(handoff)
    const page = await signIn('ana')
    await show(page, handoff)
    await keys(page, 'q')
    await page.getByLabel('Question').fill('Which card was charged?')
    await keys(page, 'Enter')
    await page.getByText(/^Asked the agent: “/).waitFor()
    await desk.agent.reply(handoff, 'The one ending 4417.')
    const thread = page.getByRole('region', { name: 'What happened since' })
    await thread.getByText('The one ending 4417.').waitFor()
    await thread.getByText('Which card was charged?').waitFor()
    await page.getByRole('button', { name: 'Amir, message 1' }).first().click()
    await page.locator('.quote').getByText('charged me twice').waitFor()
  })

  test('after a decision the focus stands in the list, on the next row', async () => {
    await handOff({}, { urgency: 'now' })
    const handoff = await handOff({}, { urgency: 'now' })
    await accepted(handoff)
    const page = await signIn('ana')
    await show(page, handoff)
    await option(page, handoff.note.ask).waitFor()
    await keys(page, 'y', 'Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('listbox')
    const active = await page.getByRole('listbox').getAttribute('aria-activedescendant')
    expect(active).not.toBe(`handoff-${handoff.id}`)
    expect(await page.getByRole('option', { selected: true }).getAttribute('id')).toBe(active)
  })

  test('the palette finds a handoff by its customer, and a page from any page', async () => {
    const handoff = await handOff({ ask: 'Unlock the violet crate', who: { name: 'Yolanda Quimby' } })
    const page = await signIn('ana')
    await page.goto(`${desk.url}/measures`)
    await page.getByRole('main').waitFor()
    await keys(page, 'Control+k')
    await page.getByRole('dialog', { name: 'Commands' }).waitFor()
    await page.keyboard.type('quimby')
    await page.getByRole('menuitem', { name: /Unlock the violet crate/ }).waitFor()
    await keys(page, 'Enter')
    await page.getByRole('heading', { name: handoff.note.ask }).waitFor()
  })
})

describe('coming and going', () => {
  test('nobody signed in sees the sign-in page; a password set after the link opens the desk again', async () => {
    const page = await signIn('cara')
    sessions.delete('cara')
    await page.getByRole('link', { name: 'Finish setting up' }).click()
    await page.getByLabel('Password').fill('correct horse battery')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.getByLabel('E-mail').fill('cara@example.com')
    await page.getByLabel('Password').fill('wrong horse battery')
    await keys(page, 'Enter')
    await page.getByRole('alert').getByText(/\S/).waitFor()
    await page.getByLabel('Password').fill('correct horse battery')
    await keys(page, 'Enter')
    await page.getByRole('region', { name: 'Handoffs' }).waitFor()
    expect(await page.getByRole('link', { name: 'Finish setting up' }).count()).toBe(0)
  })

  test('a desk that sends no mail says so, and offers no link', async () => {
    const page = await (await browser.newContext()).newPage()
    open.push(page)
    await page.goto(desk.url)
    await page.getByText('This desk sends no mail.').waitFor()
    expect(await page.getByRole('button', { name: 'Send me a link instead' }).count()).toBe(0)
  })

  test('what could not be delivered to the agent is said to the owner, who can have it sent again', async () => {
    const { client } = desk.agent
    const { id } = await client.createWebhook({ url: 'http://127.0.0.1:61999/nobody-listens', events: ['decided'] })
    const handoff = await handOff()
    await accepted(handoff)
    await decideAs('ana', handoff.id, { kind: 'approve' })
    const page = await signIn('ana')
    await show(page, handoff)
    await page.getByText(/has not heard this\.$/).waitFor()
    await page.getByRole('button', { name: 'Retry' }).click()
    await page.getByText('Sent again.').waitFor()
    await client.removeWebhook(id)
  })

  test('without the desk the page says so and offers to try again', async () => {
    const handoff = await handOff()
    const page = await signIn('ana')
    await page.route('**/v1/handoffs?*', (route) => route.abort())
    await page.goto(`${desk.url}/?q=${encodeURIComponent(handoff.note.ask)}`)
    await page.getByText('The list could not be read.').waitFor()
    await page.unroute('**/v1/handoffs?*')
    await page.getByRole('button', { name: 'Retry' }).click()
    await option(page, handoff.note.ask).waitFor()
  })
})

describe.each([
  { name: 'desktop', viewport: DESKTOP },
  { name: 'phone', viewport: PHONE },
])('axe finds nothing to say on a $name', ({ viewport }) => {
  test.each(['light', 'dark'] as const)(
    'in the %s theme',
    async (colorScheme) => {
      const handoff = await handOff(
        { action: { tool: 'refund', arguments: { amount: 180 } } },
        { conversation: [{ role: 'customer', text: 'You charged me twice.' }] },
      )
      await accepted(handoff)
      const page = await signIn('ana', { viewport, colorScheme, reducedMotion: 'reduce' })
      // What still fades in has less contrast than it will have: nothing moves here.
      const found: string[] = []
      // What a theme can spoil is the contrast; the rest was looked at in the light one.
      const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined
      const look = async (where: string, inside?: string) =>
        found.push(...(await findFaults(page, { rules, inside })).map((one) => `${where}: ${one}`))
      await page.getByRole('listbox').waitFor()
      await look('list')
      await show(page, handoff)
      await look('note')
      for (const step of ['y', 'e', 'x', 'm', 'b', 'd', 's', 'q', 'r', 't']) {
        await keys(page, step)
        await page.getByRole('form').waitFor()
        await look(`step ${step}`, 'section[aria-label="Actions"]')
        await keys(page, 'Escape')
        await page.getByRole('form').waitFor({ state: 'detached' })
      }
      await page.getByRole('button', { name: 'More' }).click()
      await look('more', 'section[aria-label="Actions"]')
      await page.locator('[data-action=not_needed]').click()
      await page.getByRole('form').waitFor()
      await look('step not needed', 'section[aria-label="Actions"]')
      await keys(page, 'Escape')
      const offered = await handOff()
      await show(page, offered)
      for (const step of ['accept', 'decline', 'escalate']) {
        await page
          .locator(`[data-action=${step}]`)
          .or(page.getByRole('button', { name: 'More' }))
          .first()
          .click()
        if (step !== 'accept') await page.locator(`fieldset [data-action=${step}]`).click()
        await page.getByRole('form').waitFor()
        await look(`step ${step}`, 'section[aria-label="Actions"]')
        await keys(page, 'Escape')
        await page.getByRole('form').waitFor({ state: 'detached' })
      }
      await show(page, handoff)
      for (const sheet of ['h', 'v', '?', 'Control+k']) {
        await keys(page, sheet)
        await page.getByRole('dialog').waitFor()
        await look(`sheet ${sheet}`)
        await keys(page, 'Escape')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
      }
      for (const view of ['all', 'my_work', 'closed']) {
        await page.goto(`${desk.url}/?view=${view}`)
        await page.getByRole('option').or(page.getByText('Nothing')).first().waitFor()
        await look(view)
      }
      for (const path of ['measures', 'setup']) {
        await page.goto(`${desk.url}/${path}`)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await look(path)
      }
      await page.goto(`${desk.url}/profile`)
      await page.getByRole('heading', { name: 'Profile' }).waitFor()
      await look('profile')
      await page.goto(`${desk.url}/refused`)
      await page.getByRole('heading', { name: 'Refused submissions' }).waitFor()
      await look('refused')
      await page.goto(`${desk.url}/sign-in`)
      await page.getByRole('heading', { name: 'Sign in' }).waitFor()
      await look('sign-in')
      const sam = await signIn('sam', { viewport, colorScheme })
      await tellSam()
      await sam.goto(`${desk.url}/notices`)
      await sam.getByRole('button', { name: 'I have read this' }).first().click()
      await sam
        .getByText(/ · Read /)
        .first()
        .waitFor()
      found.push(...(await findFaults(sam, { rules })).map((one) => `notices: ${one}`))
      expect(found).toEqual([])
    },
    180_000,
  )
})

test('no page complained, and the content security policy was never touched', () => {
  expect(complaints).toEqual([])
})
