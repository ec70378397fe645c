/** A rule made from decisions in a real browser: from the decided card to the playbook that an admin puts in force. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goodNote, openDesk, type TestDesk, withTrigger } from '../../../scenarios/desk.ts'
import { findFaults } from '../../../tools/axe.ts'
import { launchChromium } from '../../../tools/chromium.ts'

let desk: TestDesk
let browser: Browser
let rejected: string
beforeAll(async () => {
  desk = await openDesk('embedded', { playbook: withTrigger })
  browser = await launchChromium()
  const ana = await desk.person('ana')
  for (const amount of [110, 120, 130, 140, 180, 150]) {
    const action = { tool: 'refund', arguments: { amount } }
    const ask = `Refund $${amount} for a double charge`
    const { handoff } = await desk.handOff({ trigger: 'refund-over-limit', note: { ...goodNote, ask, action } })
    await ana.accept(handoff.id, {})
    const hash = handoff.note.action?.hash
    const answer = amount === 150 ? ({ kind: 'reject', text: 'Paid once.' } as const) : ({ kind: 'approve' } as const)
    const { decision } = await ana.decide(handoff.id, { ...answer, noteVersion: 1, actionHash: hash })
    if (!decision) throw new Error('expected a decision')
    await desk.agent.acknowledge(handoff, decision)
    await desk.agent.client.reportEffect(handoff.id, { decisionId: decision.id, outcome: 'done' })
    if (amount === 150) rejected = handoff.id
  }
})
afterAll(async () => {
  await browser?.close()
  await desk?.stop()
})

test('what was decided alike is drafted as a rule, names what was not, and is put in force by an admin', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' })
  const page = await context.newPage()
  await page.goto(await desk.signInLink('sam'))
  await page.getByRole('button', { name: /^(Join|Sign in)/ }).click()
  await page.getByRole('region', { name: 'Handoffs' }).waitFor()
  await page.goto(`${desk.url}/h/${rejected}`)
  await page.getByRole('link', { name: 'Make this a rule' }).waitFor()
  await page.goto(`${desk.url}/measures`)
  const often = page.getByRole('region', { name: 'Asked the same again and again' })
  await often.getByText('5 of 6 approved unchanged, all about refund.').waitFor()
  expect(await findFaults(page)).toEqual([])
  await often.getByRole('link', { name: 'Make this a rule' }).click()
  const rule = page.getByRole('region', { name: 'The rule' })
  await rule.getByText('action.tool == "refund" && action.amount <= 180.0').waitFor()
  await rule.getByText('6 would have gone on; 5 of 6 were decided so. Not so: 1 rejected.').waitFor()
  expect(await rule.getByRole('link', { name: 'Look at it: reject' }).getAttribute('href')).toBe(`/h/${rejected}`)
  expect(await findFaults(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(await findFaults(page)).toEqual([])
  await rule.getByRole('button', { name: 'Put it in force' }).click()
  await rule.getByText('Version 2 is in force.').waitFor()
  await context.close()
})
