import { expect, test } from 'vitest'
import { htmlOf, textOf } from '../../../made-for-tests/drawn.tsx'
import { ana, at, ben, handoff, workspace } from '../../../made-for-tests/handoffs.ts'
import { isAway, says, scriptDesk } from '../../../made-for-tests/scripted-desk.ts'
import { NoteCard } from './note-card.tsx'
import { sendAgain } from './send-again.ts'

type Parts = Parameters<typeof handoff>[0]
const card = (parts?: Parts, changed?: string) => (
  <NoteCard handoff={handoff(parts)} workspace={workspace()} changed={changed} onConversation={() => {}} />
)

test('above the line stand how urgent it is, its lane, who has it and what to do', () => {
  const core = htmlOf(card()).split('</header>')[0] ?? ''
  for (const words of ['Today', 'Support', 'Not accepted · You', 'Refund $180']) expect(core).toContain(words)
})

test('each statement says by sign and word whether it was checked, only said, did not work or is not known', () => {
  const known = [
    { text: 'Both payments cleared.', source: { kind: 'tool', words: 'cleared', message: 3 } },
    { text: 'The card is lost.', source: { kind: 'customer', words: 'I lost it', message: 0 } },
  ]
  const unknown = [{ text: 'Which card was used' }]
  const tried = [{ step: 'Refund of $180', result: 'over the limit', outcome: 'failed' }]
  const text = textOf(card({ note: { known, unknown, tried } })).join(' ')
  expect(text).toMatch(/✓ checked: Both payments cleared\./)
  expect(text).toMatch(/The card is lost\. \(customer\)/)
  expect(text).toMatch(/\? not known: Which card was used/)
  expect(text).toMatch(/✕ did not work: Refund of \$180/)
  expect(text).toContain('Sources of 2 statements')
})

test('an open handoff says who may decide it, and whether two must agree; one that is over does not', () => {
  const mayDecide = [ana, ben]
  expect(textOf(card({ mayDecide })).join(' ')).toMatch(/May decide (You|Ana[^,]*), (You|Ben[^,]*)/)
  expect(textOf(card({ mayDecide, twoMustAgree: true })).join(' ')).toContain('two of them')
  expect(textOf(card({ mayDecide: [] })).join(' ')).toContain('May decide Nobody')
  expect(textOf(card()).join(' ')).not.toContain('May decide')
})

test('an argument is shown to the sign: its line breaks and tabs can be seen', () => {
  const action = { tool: 'send_mail', arguments: { message: 'Hi Amir,\r\n\twe are sorry.' } }
  expect(textOf(card({ note: { action } }))).toContain('Hi Amir,⏎⇥we are sorry.')
})

test('a draft is shown whole, with whom it goes to and by which way', () => {
  const draft = { channel: 'email', to: 'amir@example.com', subject: 'Your order', body: 'Hi Amir,\n\nwe are sorry.' }
  const text = textOf(card({ note: { draft } }))
  expect(text.some((line) => line.endsWith('email · to amir@example.com'))).toBe(true)
  expect(text).toEqual(expect.arrayContaining(['Your order', 'Hi Amir,', 'we are sorry.']))
})

test('a link opens apart from the desk and tells it nothing', () => {
  const where = {
    artifacts: [{ label: 'Order 4471', kind: 'order', url: 'https://shop.example/4471', openFirst: true }],
  }
  const html = htmlOf(card({ note: { where } }))
  expect(html).toMatch(
    /<a href="https:\/\/shop\.example\/4471" target="_blank" rel="noopener noreferrer" data-open-first=""/,
  )
})

test('a note that gives nothing to open says so', () => {
  expect(textOf(card())).toContain('Nothing given')
  expect(textOf(card({ conversation: { messages: 3, opened: false } }))).toContain('Conversation')
})

test('other open handoffs of the customer are a link away, and what the customer wrote since stands on the card', () => {
  const alsoOpen = [{ id: 'h2', ask: 'Call Amir back', lane: { id: 'sales', name: 'Sales' }, owner: ben }]
  const drawn = card({ alsoOpen, customerWrote: { text: 'Please stop, I found it', at: at('14:02') } })
  expect(htmlOf(drawn)).toContain('href="/h/h2"')
  const text = textOf(drawn).join(' ')
  expect(text).toMatch(/Also open: +Call Amir back +\( ?Ben Katz ?\)/)
  expect(text).toMatch(/The customer wrote .*“ ?Please stop, I found it ?”/)
})

test('what was accepted, decided and done with it stands on the card', () => {
  const text = textOf(
    card({
      state: 'closed',
      readBack: { text: 'I look into it today.', by: ana, at: at('14:02') },
      decision: {
        ...{ id: 'd', kind: 'reject', by: ben.id, byName: ben.name, at: at('14:05'), noteVersion: 1, fromNote: true },
        ...{ kind: 'reject' as const, text: 'Not twice.' },
      },
      effect: { outcome: 'not_applied', text: 'Told the customer.', at: at('14:06') },
    }),
  ).join(' ')
  expect(text).toContain('You said I look into it today.')
  expect(text).toMatch(/Decided reject by Ben Katz, .*Not twice\./)
  expect(text).toContain('Effect not applied: Told the customer.')
})

test('a reader who saw the note before is told what changed in it', () => {
  expect(textOf(card({}, 'The note changed: the draft.'))).toContain('The note changed: the draft.')
})

test('an agent that could not be reached is said, with the way to send it again', () => {
  const undelivered = { target: 'https://agent.example', error: 'connection refused', at: at('14:00') }
  const text = textOf(card({ undelivered })).join(' ')
  expect(text).toContain('Robin has not heard this.')
  expect(text).toMatch(/https:\/\/agent\.example: connection refused .*Retry/)
})

test('an effect that the agent told two ways is said, so that somebody looks before it is done again', () => {
  const contradicted = { ...{ decisionId: 'd', at: at('14:00') }, outcome: 'failed', onRecord: 'done' } as const
  const text = textOf(card({ contradicted: { ...contradicted, text: 'Card declined.' } })).join(' ')
  expect(text).toContain('See what really happened. Robin reported done, then failed: Card declined.')
})

const delivery = (id: string) => ({
  ...{ id, handoff: 'h1', webhook: 'w', url: 'https://agent.example', state: 'dead' },
  ...{ attempts: 9, lastError: 'connection refused', lastAt: null },
})

test('sending again sends every dead delivery of this handoff, and says what came of it', async () => {
  const items = [delivery('d1'), delivery('d2')]
  const sent = scriptDesk(({ method, path }) => {
    if (method === 'POST') return says({})
    return says({ items: path.includes('none') ? [] : items, nextCursor: null })
  })
  expect(await sendAgain('none')).toBe('Nothing is waiting to be sent again.')
  expect(await sendAgain('h1')).toBe('Sent again.')
  expect(sent.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual([
    '/v1/deliveries/d1/retry',
    '/v1/deliveries/d2/retry',
  ])
})

test('a desk that is away while sending again is said', async () => {
  scriptDesk(({ method }) => (method === 'POST' ? says({}, 404) : isAway()))
  expect(await sendAgain('h1')).toBe('The desk did not answer. Check your connection.')
})
