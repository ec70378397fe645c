/**
 * A decision is taken back in a browser while its desk is killed, by SIGKILL, in a process of its own: at 4.9 s it is taken back
 * however often and by whomever it is pressed, at 5.1 s it stands, and the agent never acts on what was taken back.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, createClient } from '@baton-desk/sdk'
import { startDatabases } from '@baton-desk/server/testing'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { launchChromium } from '../tools/chromium.ts'
import { freePort, goodNote, playbook, stores } from './desk.ts'
import { type DeskProcess, startDeskProcess } from './desk-process.ts'

const action = { tool: 'refund', arguments: { order: '4471', amount: 180 } }
/** Long enough for every deadline of the hold, and shorter than the lane's own. */
const MUCH_LATER = 60_000

describe.each(stores)('the desk is killed while a decision can be taken back, on %s', (kind) => {
  test('4.9 s after it is taken back once, by two people who press twice; 5.1 s after it stands, and is done once', async () => {
    const databases = kind === 'postgres' ? await startDatabases(kind) : undefined
    const folder = mkdtempSync(join(tmpdir(), 'baton-undo-'))
    const browser = await launchChromium()
    const place = {
      ...(databases ? await databases.createAddress() : { dataDir: join(folder, 'data') }),
      port: await freePort(),
      smtpUrl: 'smtp://127.0.0.1:9',
      playbook,
      shift: 0,
      standsAt: Date.now(),
    }
    let desk: DeskProcess = await startDeskProcess(place)
    try {
      const { url, agentKey = '', personKey = '' } = desk
      const agent = connect({ url, key: agentKey, runner: 'pod 1' })
      const sam = createClient({ baseUrl: url, key: personKey })
      const page = await (
        await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' })
      ).newPage()
      await page.clock.setFixedTime(place.standsAt)
      await page.goto((await sam.inviteMember('ana')).url)
      await page.getByRole('button', { name: /^(Join|Sign in)/ }).click()
      await page.getByRole('region', { name: 'Handoffs' }).waitFor()

      const killAndStart = async (passed: number) => {
        await desk.kill()
        place.standsAt += passed
        desk = await startDeskProcess(place)
        await page.clock.setFixedTime(place.standsAt)
      }
      const approve = async (ask: string) => {
        const { handoff } = await agent.handOff({ lane: 'support', reference: ask, note: { ...goodNote, ask, action } })
        await page.goto(`${url}/h/${handoff.id}`)
        await page.getByRole('heading', { name: ask }).waitFor()
        await page.keyboard.press('y')
        await page.getByRole('form').waitFor()
        await page.keyboard.press('Enter')
        await page.getByTestId('undo').waitFor()
        const decisionId = (await sam.getHandoff(handoff.id)).undoable?.id ?? ''
        return { id: handoff.id, decisionId }
      }
      const typesOf = async (id: string) => (await sam.history(id)).events.map(({ type }) => type)

      const early = await approve('Refund $180 and take it back')
      await desk.kill()
      await page.keyboard.press('z')
      await said(page, 'Not taken back: the desk did not answer. Try again.')
      await page.getByTestId('undo').waitFor()
      await killAndStart(4_900)
      const { id, decisionId } = early
      const others = [sam.undo(id, { decisionId }), sam.undo(id, { decisionId })]
      await page.keyboard.press('z')
      await page.keyboard.press('z')
      await said(page, /has heard nothing/)
      await Promise.all(others)
      await killAndStart(MUCH_LATER)
      expect((await typesOf(id)).filter((type) => type === 'undone' || type === 'decided')).toEqual(['undone'])
      const { client } = agent
      expect((await client.awaitDecision(id)).decision).toBeNull()
      await expect(client.claim(id, { decisionId, runner: 'pod 1' })).rejects.toMatchObject({ code: 'wrong-state' })

      const late = await approve('Refund $180 for good')
      await desk.kill()
      place.standsAt += 5_100
      desk = await startDeskProcess(place)
      // The browser's clock has not moved: to it there is time left.
      await page.getByTestId('undo').waitFor()
      await page.keyboard.press('z')
      await said(page, /^Not taken back: /)
      await expect(sam.undo(late.id, { decisionId: late.decisionId })).rejects.toMatchObject({
        code: 'already-decided',
      })
      const { decision } = await client.awaitDecision(late.id)
      expect(decision).toMatchObject({ id: late.decisionId, kind: 'approve', by: 'ana' })
      let refunds = 0
      const refund = () => {
        refunds += 1
        return 'Refunded $180.'
      }
      if (!decision) throw new Error('expected a decision')
      await agent.once(late.id, decision, refund)
      await killAndStart(0)
      await connect({ url, key: agentKey, runner: 'pod 2' }).once(late.id, decision, refund)
      expect(refunds).toBe(1)
      for (const { id } of [early, late]) expect((await sam.history(id)).intact).toBe(true)
    } finally {
      await browser.close()
      await desk.kill()
      await databases?.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }, 600_000)
})

const said = (page: Page, words: string | RegExp) => page.getByTestId('result').getByText(words).waitFor()
