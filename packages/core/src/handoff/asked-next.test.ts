import { expect, test } from 'vitest'
import { accept, decline, noteOf, startDesk } from '../../made-for-tests/desk.ts'
import { hours, minutes } from '../time/instant.ts'
import { askedNext } from './asked-next.ts'

type Story = ReturnType<typeof startDesk>
const nextOf = (desk: Story) => askedNext(desk.handoff, desk.desk())

/** Who owns it one after another while nobody acts. */
function ownersInSilence(desk: Story): string[] {
  const owners: string[] = []
  for (let n = 0; n < 200 && desk.handoff.owner !== 'sam'; n++) {
    const { owner } = desk.handoff
    desk.passes(minutes(30))
    if (desk.handoff.owner !== owner) owners.push(desk.handoff.owner)
  }
  return owners
}

test.each([
  ['in the morning', '2026-11-05T09:00:00.000Z', ['cleo', 'dan', 'sam']],
  ['on a Saturday, without who is not on duty then', '2026-11-07T09:00:00.000Z', ['cleo', 'sam']],
])('what is told %s is what happens', (_, at, expected) => {
  const desk = startDesk({ at })
  expect(nextOf(desk)).toEqual(expected)
  expect(ownersInSilence(desk)).toEqual(expected)
})

test('whoever may not decide what is proposed, or said no, is not among them; the last resort is whatever it said', () => {
  const desk = startDesk({
    lane: 'refunds',
    note: noteOf({ action: { tool: 'refund', arguments: { payment: 'pay_2', amount: 500 } } }),
  })
  expect(desk.handoff.owner).toBe('ana')
  expect(nextOf(desk)).toEqual(['cleo', 'sam'])
  desk.does('ana', decline)
  expect(desk.handoff.owner).toBe('cleo')
  expect(nextOf(desk)).toEqual(['sam'])
})

test('nobody is told where silence leads to nobody else', () => {
  const desk = startDesk()
  desk.does('ana', accept)
  expect(nextOf(desk)).toEqual(['cleo', 'dan', 'sam'])
  desk.does('ana', { type: 'snooze', until: '2026-11-05T11:00:00.000Z' })
  expect(nextOf(desk)).toEqual([])
  desk.passes(hours(400))
  expect(desk.handoff.owner).toBe('sam')
  expect(nextOf(desk)).toEqual([])
})
