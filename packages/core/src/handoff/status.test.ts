import { expect, test } from 'vitest'
import {
  accept,
  acknowledge,
  approve,
  ask,
  LACKING,
  moveTo,
  PLAYBOOK,
  report,
  START,
  snoozeUntil,
  startDesk,
  withdraw,
} from '../../made-for-tests/desk.ts'
import { minutes } from '../time/instant.ts'
import { en } from '../words/en.ts'
import type { Words } from '../words/words.ts'
import { clockTime, statusSentence, tellStatus } from './status.ts'

type TestDesk = ReturnType<typeof startDesk>
const stateOf = ({ handoff, now }: TestDesk) =>
  statusSentence(handoff, { nameOf: (id) => PLAYBOOK.people[id]?.name ?? id, timeZone: 'Europe/Berlin', now })

test('the agent can tell the customer at every moment who has it and until when, and no more than that', () => {
  expect(stateOf(startDesk({ findings: LACKING }))).toBe('It is with Ana, who has not accepted it yet.')
  const desk = startDesk()
  expect(stateOf(desk)).toBe('It is with Ana, who has not accepted it yet.')
  desk.does('ana', accept)
  expect(stateOf(desk)).toBe('Ana has it and will answer by 14:00.')
  desk.does('ana', ask)
  expect(stateOf(desk)).toBe('Ana has it and has asked: Which card?')
  desk.does('ana', accept)
  desk.does('ana', snoozeUntil('2026-11-05T10:30:00.000Z'))
  expect(stateOf(desk)).toBe('Ana has it and will come back to it at 11:30.')
  desk.does('ana', moveTo('eve'))
  expect(stateOf(desk)).toBe('Ana is passing it on to Eve, who has not accepted it yet.')
  desk.does('eve', approve)
  expect(stateOf(desk)).toBe('Eve has decided; the answer is on its way.')
  desk.does('bot', acknowledge())
  expect(stateOf(desk)).toBe('Eve has decided; the agent has the answer.')
  desk.does('bot', report('done'))
  expect(stateOf(desk)).toBe('Eve decided this. It is closed.')
})

test('the status is there as a code and its facts too', () => {
  const desk = startDesk()
  const nameOf = (id: string) => PLAYBOOK.people[id]?.name ?? id
  expect(tellStatus(desk.handoff, nameOf)).toEqual({ code: 'notAccepted', facts: { owner: 'Ana' } })
  desk.does('ana', accept)
  expect(tellStatus(desk.handoff, nameOf)).toEqual({
    code: 'accepted',
    facts: { owner: 'Ana', by: '2026-11-05T13:00:00.000Z' },
  })
})

test('a status in another language is told from the same facts', () => {
  const desk = startDesk()
  desk.does('ana', accept)
  const words: Words = {
    ...en,
    status: { ...en.status, accepted: ({ owner, by }, time) => `${owner} hat es und antwortet bis ${time(by)}.` },
  }
  const clock = { timeZone: 'Europe/Berlin', now: desk.now, words }
  expect(statusSentence(desk.handoff, { nameOf: () => 'Ana', ...clock })).toBe('Ana hat es und antwortet bis 14:00.')
})

test('nothing sounds decided where nobody decided', () => {
  const withdrawn = startDesk()
  withdrawn.does('bot', withdraw)
  expect(stateOf(withdrawn)).toBe('It was withdrawn: nobody has to decide it any more.')
  const expired = startDesk({ usefulUntil: '2026-11-05T09:10:00.000Z' })
  expired.passes(minutes(10))
  expect(stateOf(expired)).toBe('The time in which an answer was useful has passed. Nobody approved it.')
})

test.each([
  ['today', '2026-11-05T15:00:00.000Z', '16:00'],
  ['tomorrow in the reader’s zone', '2026-11-05T23:30:00.000Z', 'Fri 00:30'],
  ['within a week', '2026-11-10T15:00:00.000Z', 'Tue 16:00'],
  ['further away', '2026-11-19T15:00:00.000Z', '19 Nov 16:00'],
])('a time %s is said as people say it', (_, at, said) => {
  expect(clockTime(at, { timeZone: 'Europe/Berlin', now: START })).toBe(said)
})
