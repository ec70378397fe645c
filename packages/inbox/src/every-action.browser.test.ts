/**
 * Every action by keyboard alone and by thumb alone, in the built inbox: what the desk has recorded afterwards, and that whoever
 * decided stands on the next row and is told which it is.
 */
import type { HandoffView } from '@baton-desk/core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { goodNote, openDesk, type TestDesk } from '../../../scenarios/desk.ts'
import { launchChromium } from '../../../tools/chromium.ts'

let desk: TestDesk
let browser: Browser
beforeAll(async () => {
  desk = await openDesk('embedded')
  browser = await launchChromium()
  await desk.person('ben')
})
afterAll(async () => {
  await browser?.close()
  await desk?.stop()
})

const act = { next: { action: 'Call Amir', decision: { kind: 'act' as const } } }
const open = { next: { action: 'Answer', decision: { kind: 'answer' as const, question: 'May they keep the key?' } } }
const options = [
  { id: 'match', label: 'Match 12%' },
  { id: 'standard', label: 'Stay at 5%' },
]
const choice = {
  next: {
    action: 'Pick one',
    decision: { kind: 'choose' as const, question: 'Which discount may they have?', options },
  },
}
const refund = { action: { tool: 'refund', arguments: { order: '4471', amount: 180 } } }

type Did = Partial<HandoffView> | { decision: Partial<NonNullable<HandoffView['decision']>> }
type Way = {
  note?: object
  isOffered?: true
  /** What a person presses and types: each of more than one sign and no name of a key is typed. */
  keys: string[]
  /** By its button, or behind "More"; then what is tapped, and what is typed in the field that has the focus or is tapped. */
  thumb: (page: Page) => Promise<void>
  did: Did
  /** It leaves the list of whoever did it: they stand on the next row. */
  leaves?: true
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const bar = async (page: Page, id: string) => {
  const there = page.locator(`.bar [data-action=${id}]:visible`)
  if ((await there.count()) > 0) return there.tap()
  await button(page, 'More: all actions').tap()
  await page.locator(`fieldset [data-action=${id}]`).tap()
}
const send = async (page: Page, name: RegExp) =>
  page.getByRole('form').getByRole('button', { name }).and(page.locator('.pri')).tap()
const write = async (page: Page, label: RegExp, text: string) => {
  const field = page.getByRole('form').getByRole('textbox', { name: label })
  await field.tap()
  await page.keyboard.insertText(text)
}
const tapRadio = (page: Page, name: RegExp) => page.locator('label').filter({ hasText: name }).tap()

const WAYS: Record<string, Way> = {
  accept: {
    isOffered: true,
    keys: ['a', 'Enter'],
    thumb: async (page) => {
      await bar(page, 'accept')
      await send(page, /^Accept/)
    },
    did: { state: 'accepted' },
  },
  'approve with an edit': {
    note: refund,
    keys: ['e', 'Control+Home', 'Dear Amir, ', 'Control+Enter'],
    thumb: async (page) => {
      await bar(page, 'edit')
      await write(page, /^Draft/, 'Dear Amir, ')
      await send(page, /^Approve with edits/)
    },
    did: { decision: { kind: 'approve_with_edits' } },
    leaves: true,
  },
  approve: {
    note: refund,
    keys: ['y', 'Enter'],
    thumb: async (page) => {
      await bar(page, 'approve')
      await send(page, /^Approve/)
    },
    did: { decision: { kind: 'approve' } },
    leaves: true,
  },
  reject: {
    keys: ['x', '2', 'Enter'],
    thumb: async (page) => {
      await bar(page, 'reject')
      await button(page, /^The facts are not right/).tap()
      await send(page, /^Reject/)
    },
    did: { decision: { kind: 'reject', text: 'The facts are not right' } },
    leaves: true,
  },
  ask: {
    keys: ['q', 'Which card was charged?', 'Enter'],
    thumb: async (page) => {
      await bar(page, 'ask')
      await write(page, /^Question/, 'Which card was charged?')
      await send(page, /^Ask/)
    },
    did: { state: 'waiting', waitingFor: 'agent' },
  },
  'ask the customer': {
    keys: ['q', 'Shift+Tab', '2', 'Tab', 'Which card was charged?', 'Enter'],
    thumb: async (page) => {
      await bar(page, 'ask')
      await tapRadio(page, /The customer/)
      await write(page, /^Question/, 'Which card was charged?')
      await send(page, /^Ask/)
    },
    did: { state: 'waiting', waitingFor: 'customer' },
  },
  'answer in words': {
    note: open,
    keys: ['r', 'Until Friday.', 'Enter'],
    thumb: async (page) => {
      await bar(page, 'answer')
      await write(page, /^Answer, for/, 'Until Friday.')
      await send(page, /^Answer/)
    },
    did: { decision: { kind: 'answer', text: 'Until Friday.' } },
    leaves: true,
  },
  choose: {
    note: choice,
    keys: ['r', '2', 'Enter'],
    thumb: async (page) => {
      await bar(page, 'answer')
      await page.getByRole('form').getByText('Stay at 5%').tap()
      await send(page, /^Answer/)
    },
    did: { decision: { kind: 'answer', option: 'standard' } },
    leaves: true,
  },
  move: {
    keys: ['m', '1', 'Tab', 'Ben knows this customer.', 'Enter'],
    thumb: async (page) => {
      await bar(page, 'move')
      await tapRadio(page, /^Ben Katz/)
      await write(page, /^Reason/, 'Ben knows this customer.')
      await send(page, /^Move/)
    },
    did: { state: 'offered' },
  },
  snooze: {
    keys: ['s', '1', 'Enter'],
    thumb: async (page) => {
      await bar(page, 'snooze')
      await tapRadio(page, /Half an hour/)
      await send(page, /^Snooze/)
    },
    did: { state: 'waiting', waitingFor: 'time' },
  },
  'take over': {
    keys: ['t', 'Enter'],
    thumb: async (page) => {
      await bar(page, 'take_over')
      await send(page, /^Take over/)
    },
    did: { decision: { kind: 'take_over' } },
    leaves: true,
  },
  return: {
    keys: ['b', 'Ask for the second receipt.', 'Enter'],
    thumb: async (page) => {
      await bar(page, 'return')
      await write(page, /^Instruction for/, 'Ask for the second receipt.')
      await send(page, /^Give back/)
    },
    did: { decision: { kind: 'return', text: 'Ask for the second receipt.' } },
    leaves: true,
  },
  done: {
    note: act,
    keys: ['d', '2', 'Enter'],
    thumb: async (page) => {
      await bar(page, 'done')
      await tapRadio(page, /Replied/)
      await send(page, /^Done/)
    },
    did: { decision: { kind: 'done', outcome: 'replied' } },
    leaves: true,
  },
  'not needed': {
    keys: ['.', '2', '2', 'Enter'],
    thumb: async (page) => {
      await bar(page, 'not_needed')
      await button(page, /^Already handled/).tap()
      await send(page, /^Not needed/)
    },
    did: { decision: { kind: 'not_needed', text: 'Already handled' } },
    leaves: true,
  },
  decline: {
    isOffered: true,
    keys: ['.', '1', 'Out all day.', 'Enter'],
    thumb: async (page) => {
      await bar(page, 'decline')
      await write(page, /^Reason/, 'Out all day.')
      await send(page, /^Decline/)
    },
    did: { owner: { id: 'ben', name: 'Ben Katz' } },
    leaves: true,
  },
  'pass up': {
    keys: ['.', '1', 'Over my head.', 'Enter'],
    thumb: async (page) => {
      await bar(page, 'escalate')
      await write(page, /^Reason/, 'Over my head.')
      await send(page, /^Pass up/)
    },
    did: { owner: { id: 'ben', name: 'Ben Katz' } },
    leaves: true,
  },
}

/** A list of two for whoever does it, this one before them. */
async function two(name: string, { note, isOffered }: Way) {
  const clear = await (await desk.person('ana')).listHandoffs({ view: 'mine', limit: 50 })
  for (const { id } of clear.rows) await desk.agent.client.withdraw(id, { reason: 'Of another story.' })
  const make = async (ask: string, more: object = {}, accepted = true) => {
    const { handoff } = await desk.handOff({ note: { ...goodNote, ask, ...more } })
    if (accepted) await (await desk.person('ana')).accept(handoff.id, { readBack: 'I look into it.' })
    return handoff
  }
  const handoff = await make(`Case to ${name}`, note, !isOffered)
  const next = await make(`The next one after ${name}`)
  return { handoff, next }
}
const opened = async (handoff: { id: string; note: { ask: string } }, options: BrowserContextOptions = {}) => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
    ...options,
  })
  onTestFinished(() => context.close())
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await page.goto(await desk.signInLink('ana'))
  await button(page, /^(Join|Sign in)/).click()
  await page.getByRole('region', { name: 'Handoffs' }).waitFor()
  await page.goto(`${desk.url}/h/${handoff.id}`)
  await page.getByRole('heading', { name: handoff.note.ask }).waitFor()
  return page
}
const recorded = async (id: string, did: Did) => {
  const sam = await desk.person('sam')
  await expect.poll(() => sam.getHandoff(id), { timeout: 20_000 }).toMatchObject(did)
}
const NAMED = /^(.|Enter|Tab|Shift\+Tab|Escape|Control\+\w+)$/

describe('by keyboard alone', () => {
  test.each(Object.entries(WAYS))(
    '%s, and the focus is on the next row where it leaves the list',
    async (name, way) => {
      const { handoff, next } = await two(name, way)
      const page = await opened(handoff)
      await page.getByRole('option').filter({ hasText: next.note.ask }).waitFor()
      for (const key of way.keys) {
        if (NAMED.test(key)) await page.keyboard.press(key)
        else await page.keyboard.type(key)
      }
      if (way.leaves) {
        await page.getByRole('heading', { name: next.note.ask }).waitFor()
        const list = page.getByRole('listbox')
        await expect.poll(() => list.getAttribute('aria-activedescendant')).toBe(`handoff-${next.id}`)
        expect(await list.evaluate((one) => one === document.activeElement)).toBe(true)
        await page.getByTestId('said').getByText(`Next: ${next.note.ask}`).waitFor()
        expect(await page.getByRole('option').filter({ hasText: handoff.note.ask }).count()).toBe(0)
      }
      await recorded(handoff.id, way.did)
      expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false)
    },
  )

  test('undo: Z, and the one taken back is before them again', async () => {
    const { handoff } = await two('undo', { keys: [], thumb: async () => {}, did: {} })
    const page = await opened(handoff)
    for (const key of ['x', '1', 'Enter']) await page.keyboard.press(key)
    await page.getByTestId('undo').waitFor()
    await page.keyboard.press('z')
    await page.getByRole('heading', { name: handoff.note.ask }).waitFor()
    await page
      .getByTestId('said')
      .getByText(/^Taken back/)
      .waitFor()
    await recorded(handoff.id, { state: 'accepted' })
  })
})

describe('by thumb alone', () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

  test.each(Object.entries(WAYS))(
    '%s, and the next note is before them where it leaves the list',
    async (name, way) => {
      const { handoff, next } = await two(name, way)
      const page = await opened(handoff, phone)
      await way.thumb(page)
      if (way.leaves) await page.getByRole('heading', { name: next.note.ask }).waitFor()
      await recorded(handoff.id, way.did)
    },
  )

  test('undo: its button, and the one taken back is before them again', async () => {
    const { handoff } = await two('undo', { keys: [], thumb: async () => {}, did: {} })
    const page = await opened(handoff, phone)
    await WAYS.reject?.thumb(page)
    await page.getByTestId('undo').getByRole('button', { name: 'Undo' }).tap()
    await page.getByRole('heading', { name: handoff.note.ask }).waitFor()
    await recorded(handoff.id, { state: 'accepted' })
  })
})
