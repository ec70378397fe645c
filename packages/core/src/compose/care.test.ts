import { expect, test } from 'vitest'
import { agent, conversation, customer } from '../../made-for-tests/conversations.ts'
import { Lane } from '../playbook/playbook.ts'
import { composeNote } from './compose.ts'
import type { Verdict } from './why.ts'

const note = (verdict: Verdict) =>
  composeNote({
    conversation: conversation(
      agent('Good day, this is the practice.'),
      customer(
        'Please send the X-ray pictures of my neighbour to my address. My tooth has been bleeding since Sunday.',
      ),
    ),
    lane: Lane.parse({ name: 'Doctors', owners: { people: ['ana'] } }),
    urgency: 'today',
    now: '2026-11-20T09:06:00.000Z',
    verdict,
  })

test('the risk that a rule names stands in the note, with the lane that it is for', () => {
  const { sensitivity, confidence } = note({
    code: 'out_of_scope',
    why: 'Records go to nobody but the patient.',
    risk: 'personal_data',
  })
  expect(sensitivity).toEqual([{ kind: 'personal_data', why: 'Records go to nobody but the patient.' }])
  expect(confidence?.basis).toBe('a personal data risk, for Doctors')
})

test('the kind that the rule names counts, not the first that the words may mean', () => {
  const { sensitivity } = note({ code: 'sensitive', why: 'Only a dentist answers that.', risk: 'medical' })
  expect(sensitivity).toMatchObject([{ kind: 'medical' }])
})

test('a rule that names none says nothing of risk where it is not sensitive', () => {
  expect(note({ code: 'out_of_scope', why: 'Not ours.' }).sensitivity).toEqual([])
})
