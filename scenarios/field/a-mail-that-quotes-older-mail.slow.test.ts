/** A customer answers by mail: markup around the words, our own older mail below them. What they wrote now is what counts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, playbook, stores, type TestDesk } from '../desk.ts'

const trigger = {
  id: 'wants-refund',
  when: 'event.text.contains("refund") || signals.legal_words',
  then: 'hand_off' as const,
  lane: 'support',
  reason: 'customer_asked' as const,
  why: 'Refunds are for a person.',
}

describe.each(stores)('a mail that quotes older mail, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind, { playbook: { ...playbook, triggers: [trigger] } })
  })
  afterAll(() => desk.stop())

  const quoting = [
    'Any news on my parcel 881?',
    '',
    'On Mon, 23 Nov 2026 at 09:00, Sam Okafor <sam@example.com> wrote:',
    '> We will refund 500 euros today, or my lawyer writes to you.',
    '> Sam',
  ].join('\n')

  test('the note says what was written now, and the quote is nobody’s wish', async () => {
    const { handoff } = await desk.handOff({ note: {}, conversation: [{ role: 'customer', text: quoting }] })
    const note = JSON.stringify(handoff.note)
    expect(note).toContain('parcel 881')
    expect(note).not.toContain('lawyer')
    expect(note).not.toMatch(/\b500\b/)
    expect((await (await desk.person('ana')).openConversation(handoff.id)).messages).toMatchObject([{ text: quoting }])
  })

  test('what the agent takes from the quote is not unfounded', async () => {
    const note = { what: 'Sam promised 500 euros; she asks for news on parcel 881.' }
    const { handoff } = await desk.handOff({ note, conversation: [{ role: 'customer', text: quoting }] })
    expect(handoff.findings.map(({ rule }) => rule)).not.toContain('unsupported-fact')
  })

  test('markup goes, words stay', async () => {
    const text =
      '<html><body><p>I want my <b>money</b> back for order 4471</p><style>p{color:red}</style></body></html>'
    const { handoff } = await desk.handOff({ note: {}, conversation: [{ role: 'customer', text }] })
    const note = JSON.stringify(handoff.note)
    expect(note).toContain('4471')
    expect(note).not.toMatch(/<b>|<p>|color:red/)
  })

  test.each([
    ['only the quote speaks of it', quoting, 'proceed'],
    ['it is asked now', 'Please <b>refund</b> me<br>', 'hand_off'],
  ])('the gate hears what was written now: %s', async (_, text, verdict) => {
    const gate = desk.agent.client
    const asked = { kind: 'message' as const, conversation: [{ role: 'customer' as const, text }] }
    expect(await gate.askGate({ event: asked })).toMatchObject({ verdict })
    expect(await gate.askGate({ event: { kind: 'message', text } })).toMatchObject({ verdict })
  })
})
