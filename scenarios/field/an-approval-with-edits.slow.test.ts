import { readFileSync } from 'node:fs'
import type { WrittenPlaybook } from '@baton-desk/core'
import { ExactNumber } from '@baton-desk/sdk'
import { openGate } from '@baton-desk/sdk/gate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { openDesk, stores, type TestDesk } from '../desk.ts'

type Case = { role: string; tool: string; arguments: Record<string, unknown>; customer?: Record<string, string> }

/** One action of each role that its playbook has a person review, with the reply that goes out by it. */
const CASES: Case[] = [
  { role: 'receptionist', tool: 'waive_fee', arguments: { fee: 'late cancellation', count: 1 } },
  {
    role: 'sales',
    tool: 'send_email',
    arguments: { to: 'amir@example.com', body: 'As drafted.' },
    customer: { segment: 'enterprise' },
  },
  { role: 'support', tool: 'issue_refund', arguments: { order: '4471', amount: 180, same_card: true } },
  { role: 'home-service', tool: 'send_estimate', arguments: { visit: 'V-17', amount: 2_150.5 } },
  { role: 'professional-services', tool: 'extend_payment_terms', arguments: { invoice: 'R-2210', days: 30 } },
]

const BODY = 'Hi Amir, thank you for waiting. We take care of it today, and you owe us nothing until then.'
const EDITED = 'Hi Amir, thank you for waiting. We take care of it tomorrow.'

const shop = (role: string) =>
  parse(readFileSync(new URL(`../../packs/${role}/playbook.yaml`, import.meta.url), 'utf8')) as WrittenPlaybook

describe.each(stores)('an approval with edits, on %s', (kind) => {
  describe.each(CASES)('under the playbook of $role', ({ role, tool, arguments: own, customer }) => {
    let desk: TestDesk
    beforeAll(async () => {
      desk = await openDesk(kind, { playbook: shop(role) })
    })
    afterAll(() => desk.stop())

    const proposed = { ...own, account: 9_007_199_254_740_993n, message: { text: BODY } }
    const edited = { ...own, account: 9_007_199_254_740_995n, message: { text: EDITED } }
    const draft = { channel: 'email', to: 'amir@example.com', body: BODY }
    const refused = [
      { role: 'agent' as const, text: '', toolCall: { name: tool, arguments: proposed } },
      { role: 'tool' as const, name: tool, text: '{"error": "refused: a person has to approve this first"}' },
    ]
    /** The agent tried twice before it asked: in three of the packs that by itself is a case for a person. */
    const conversation = [
      { role: 'customer' as const, text: 'Hi, Amir Haddad here. Could you look at my case, please?' },
      ...refused,
      ...refused,
    ]
    const event = (args: object, more: object = {}) => ({
      kind: 'action',
      action: { tool, arguments: { ...args }, ...more },
      customer,
      conversation,
    })

    async function approve(edits: object | undefined, action: { arguments: Record<string, unknown> }) {
      const { handoff } = await desk.agent.handOff({
        reference: `run-${crypto.randomUUID()}`,
        lane: 'owner',
        conversation,
        note: {
          ask: 'Approve it for Amir',
          next: { decision: { kind: 'approve' } },
          why: { code: 'authority_limit', sentence: 'A person approves this.' },
          draft,
          action: { tool, ...action },
        },
      })
      const owner = await desk.person(handoff.owner.id)
      await owner.decide(handoff.id, {
        kind: edits ? 'approve_with_edits' : 'approve',
        edits,
        noteVersion: handoff.noteVersion,
        actionHash: handoff.note.action?.hash,
      })
      const { decision } = await desk.agent.waitForDecision(handoff)
      const claim = await desk.agent.claim(handoff, { id: decision?.id ?? '' })
      const shown = { handoff: handoff.id, claim: claim.run ? claim.claim : undefined }
      return { handoff: await desk.agent.read(handoff), claim, shown }
    }

    test('releases the edited action and draft at both gates, and nothing that differs from them', async () => {
      const { handoff, claim, shown } = await approve(
        { draft: { body: EDITED }, arguments: { ...proposed, account: 9_007_199_254_740_995n } },
        { arguments: proposed },
      )
      const released = handoff.decision?.edits?.arguments ?? {}
      expect(released.account).toBeInstanceOf(ExactNumber)
      expect(String(released.account)).toBe('9007199254740995')
      expect(released.message).toEqual({ text: EDITED })

      const gate = await openGate(desk.agent.client)
      const asked = async (args: object, more?: object) => {
        const { verdict } = await desk.agent.client.askGate({
          event: event(args, more),
          approved: shown,
        })
        expect(gate.judgeApproved(event(args, more), handoff, claim).verdict).toBe(verdict)
        return verdict
      }
      const whole = { ...draft, body: EDITED }
      expect(await asked(edited)).toBe('proceed')
      expect(await asked(released)).toBe('proceed')
      expect(await asked(edited, { draft: whole })).toBe('proceed')
      for (const other of [
        proposed,
        { ...edited, account: 9_007_199_254_740_994n },
        { ...edited, account: 9_007_199_254_740_993n },
        { ...proposed, account: edited.account },
        { ...edited, message: { text: `${EDITED} ` } },
        { ...edited, more: null },
      ])
        expect(await asked(other)).not.toBe('proceed')
      for (const other of [draft, { ...whole, to: 'amir@example.org' }, { ...whole, body: `${EDITED}!` }])
        expect(await asked(edited, { draft: other })).not.toBe('proceed')
      await gate.close()
    })

    test('of a draft that is sent from elsewhere has the draft shown, as it was edited', async () => {
      const { shown } = await approve({ draft: { body: EDITED } }, { arguments: own })
      const asked = async (more?: object) => desk.agent.client.askGate({ event: event(own, more), approved: shown })
      expect((await asked({ draft: { ...draft, body: EDITED } })).verdict).toBe('proceed')
      expect((await asked()).verdict).not.toBe('proceed')
      expect((await asked({ draft })).verdict).not.toBe('proceed')
    })

    test('is not stopped again by the refusals that led to it, while another action is', async () => {
      const { shown } = await approve(undefined, { arguments: proposed })
      const asked = (args: object) => desk.agent.client.askGate({ event: event(args), approved: shown })
      expect(await asked(proposed)).toMatchObject({ verdict: 'proceed', why: 'A person approved exactly this.' })
      expect((await asked({ ...proposed, account: 1 })).verdict).not.toBe('proceed')
    })
  })
})
