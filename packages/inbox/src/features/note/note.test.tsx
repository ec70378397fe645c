import { expect, test } from 'vitest'
import { htmlOf, textOf } from '../../../made-for-tests/drawn.tsx'
import { ana, at, ben, handoff, workspace } from '../../../made-for-tests/handoffs.ts'
import { isAway, says, scriptDesk } from '../../../made-for-tests/scripted-desk.ts'
import { NoteCard } from './note-card.tsx'
import { sendAgain } from './send-again.ts'

type Parts = Parameters<typeof handoff>[0]
const card = (parts?: Parts, changed?: string) => (
  <NoteCard handoff={handoff(parts)} workspace={workspace()} changed={changed} />
)

const core = (parts?: Parts) => htmlOf(card(parts)).split('</header>')[0] ?? ''

test('the title is the ask alone; below it who and what, and the hold: whose, how long, who is next, what silence does', () => {
  const parts: Parts = {
    due: at('14:45'),
    by: at('16:00'),
    next: [ben],
    note: {
      who: { name: 'Amir' },
      what: 'Was charged twice.',
      next: { decision: { kind: 'approve', onSilence: 'Nothing is paid back.' } },
    },
  }
  expect(core(parts)).toMatch(/<h1[^>]*>Refund \$180<\/h1>/)
  const text = textOf(card(parts)).join(' ')
  expect(text).toMatch(/Amir : Was charged twice\./)
  for (const words of ['Yours to accept', 'then Ben', 'on duty', 'Nothing is paid back', 'if nobody answers by'])
    expect(text).toContain(words)
})

test('the hold says who has it once it is accepted, and that it is over its time', () => {
  const readBack = { text: 'I look.', by: ana, at: at('14:02') }
  const mine = textOf(card({ state: 'accepted', readBack, by: '2999-01-01T00:00:00.000Z' })).join(' ')
  expect(mine).toMatch(/You have it .* to decide accepted /)
  expect(mine).toContain('Your read-back')
  expect(textOf(card({ state: 'accepted', owner: ben, readBack, by: at('14:03') })).join(' ')).toMatch(
    /Ben Katz has it \S.* over /,
  )
  expect(textOf(card({ offeredTo: ben })).join(' ')).toMatch(/Not accepted · Ben Katz/)
  expect(textOf(card()).join(' ')).toMatch(/then nobody it stays with you/)
})

test('what is over has no deadline: it says who decided, whether the agent has it, and what came of it', () => {
  const decision = {
    id: 'd',
    kind: 'approve',
    by: ana.id,
    byName: ana.name,
    at: at('14:05'),
    noteVersion: 1,
    fromNote: true,
  } as const
  const over = (parts: Parts) => textOf(card({ decision, due: at('15:00'), by: at('15:00'), ...parts })).join(' ')
  expect(over({ state: 'decided' })).toMatch(/You approved .* from the note R Robin has not heard yet .* On its way/)
  const effect = { outcome: 'done', text: 'Refunded.', at: at('14:06') } as const
  const closed = over({ state: 'closed', effect, acknowledgedAt: at('14:05') })
  expect(closed).toMatch(/Robin has it heard .* It is done /)
  expect(closed).not.toMatch(/left|nobody answers/)
  expect(over({ state: 'closed', effect: { ...effect, outcome: 'failed' } })).toContain('Robin could not do it')
  expect(textOf(card({ state: 'withdrawn' })).join(' ')).toContain('Robin withdrew it')
})

test('the ledger stands in the order of the question, each statement with who says it and where it comes from', () => {
  const known = [
    { text: 'Both payments cleared.', source: { kind: 'tool', words: 'cleared', message: 3 } },
    { text: 'The card is lost.', source: { kind: 'customer', words: 'I lost it', message: 0 } },
  ]
  const unknown = [{ text: 'Which card was used' }]
  const tried = [{ step: 'Refund of $180', result: 'over the limit', outcome: 'failed' }]
  const text = textOf(card({ note: { known, unknown, tried } })).join(' ')
  expect(text).toMatch(/What it rests on 1 checked 1 said 1 not known Why/)
  expect(text).toMatch(
    /Why you Over the limit\..* Known checked: Both payments cleared\. a tool, message 4 the customer said: The card is lost\. customer, message 1 .*not known: Which card was used .*did not work: Refund of \$180/,
  )
})

test('a team’s labels name rows of the ledger, and stand nowhere else', () => {
  const shown = workspace()
  const rows = [
    { label: 'Reason for contact', shows: 'ask', required: false },
    { label: 'Facts of the case', shows: 'known', required: false },
  ]
  const [support, ...others] = shown.lanes
  const lanes = support ? [{ ...support, template: 'own' }, ...others] : []
  const text = textOf(
    <NoteCard
      handoff={handoff({ note: { known: [{ text: 'Paid twice.' }] } })}
      workspace={{ ...shown, lanes, templates: { own: { name: 'Own', rows } } }}
      changed={undefined}
    />,
  )
  expect(text).toContain('Facts of the case')
  expect(text).not.toContain('Reason for contact')
})

test('where customer and record disagree, both stand side by side', () => {
  const sources = [
    { kind: 'customer', words: 'It never came', message: 0 },
    { kind: 'tool', words: 'Credit $40, pending', message: 2 },
  ]
  const unknown = [{ text: 'Whether the credit came', kind: 'contradiction', sources }]
  expect(textOf(card({ note: { unknown } })).join(' ')).toMatch(
    /1 disputed .*disputed: Whether the credit came The customer says It never came but The record says Credit \$40, pending/,
  )
})

test('the customer strip says what they want, refuse and were promised, and how to reach them', () => {
  const note = {
    who: {
      name: 'Amir Haddad',
      identifiers: [{ label: 'Customer', value: 'C-2041' }],
      reach: [
        { channel: 'phone', address: '+1 (415) 555-0112' },
        { channel: 'email', address: 'amir@example.com' },
        { channel: 'chat', address: 'chat-7781' },
      ],
    },
    wishes: [
      { kind: 'wants', text: 'His money back' },
      { kind: 'refuses', text: 'Credit' },
    ],
    promise: { text: 'An answer today.' },
  }
  const html = htmlOf(card({ note }))
  expect(html).toContain('href="tel:+14155550112"')
  expect(html).toContain('href="mailto:amir%40example.com"')
  expect(html).toContain('aria-label="Copy chat-7781"')
  expect(textOf(card({ note })).join(' ')).toMatch(
    /Amir Haddad Customer C-2041 Wants His money back , refuses Credit \. Promised: An answer today \./,
  )
})

test('an open handoff says who may decide it, and whether two must agree; one that is over does not', () => {
  const mayDecide = [ana, ben]
  expect(textOf(card({ mayDecide })).join(' ')).toMatch(/May decide: (You|Ana[^,]*), (You|Ben[^,]*)/)
  expect(textOf(card({ mayDecide, twoMustAgree: true })).join(' ')).toContain('two of them')
  expect(textOf(card({ mayDecide: [] })).join(' ')).toContain('May decide: nobody')
  expect(textOf(card()).join(' ')).not.toContain('May decide')
})

test('an argument is shown to the sign: its line breaks and tabs can be seen', () => {
  const action = { tool: 'send_mail', arguments: { message: 'Hi Amir,\r\n\twe are sorry.' } }
  expect(textOf(card({ note: { action } }))).toContain('Hi Amir,⏎⇥we are sorry.')
})

test('the draft is shown whole in the decision, with whom it goes to and by which way', () => {
  const draft = { channel: 'email', to: 'amir@example.com', subject: 'Your order', body: 'Hi Amir,\n\nwe are sorry.' }
  const text = textOf(card({ note: { draft } })).join(' ')
  expect(text).toMatch(
    /If you approve, Robin .*sends this by email to amir@example\.com Your order Hi Amir,\s+we are sorry\./,
  )
})

test('a link opens apart from the desk and tells it nothing', () => {
  const where = {
    artifacts: [{ label: 'Order 4471', kind: 'order', url: 'https://shop.example/4471', openFirst: true }],
  }
  const html = htmlOf(card({ note: { where } }))
  expect(html).toMatch(/<a href="https:\/\/shop\.example\/4471" target="_blank" rel="noopener noreferrer"/)
})

test('other open handoffs of the customer are a link away, and what the customer wrote since stands on the card', () => {
  const alsoOpen = [{ id: 'h2', ask: 'Call Amir back', lane: { id: 'sales', name: 'Sales' }, owner: ben }]
  const drawn = card({ alsoOpen, customerWrote: { text: 'Please stop, I found it', at: at('14:02') } })
  expect(htmlOf(drawn)).toContain('href="/h/h2"')
  const text = textOf(drawn).join(' ')
  expect(text).toMatch(/Also open: +Call Amir back +\( ?Ben Katz ?\)/)
  expect(text).toMatch(/The customer wrote .*“ ?Please stop, I found it ?”/)
})

test('what was decided and done with it stands on the card in words', () => {
  const text = textOf(
    card({
      state: 'closed',
      decision: {
        ...{ id: 'd', kind: 'reject', by: ben.id, byName: ben.name, at: at('14:05'), noteVersion: 1, fromNote: true },
        ...{ kind: 'reject' as const, text: 'Not twice.' },
      },
      effect: { outcome: 'not_applied', text: 'Told the customer.', at: at('14:06') },
    }),
  ).join(' ')
  expect(text).toMatch(/Ben Katz rejected .*Robin did not apply it/)
  expect(text).toMatch(/What was decided for Robin Not twice\..* Told the customer\./)
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
