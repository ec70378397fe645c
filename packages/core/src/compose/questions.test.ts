import { describe, expect, test } from 'vitest'
import type { Conversation } from '../evidence/conversation.ts'
import { salvageBrief } from '../note/salvage-brief.ts'
import { Playbook } from '../playbook/playbook.ts'
import { noteForLane } from './note-for-lane.ts'

const playbook = Playbook.parse({
  timeZone: 'UTC',
  lastResort: 'ana',
  people: { ana: { name: 'Ana Pohl', email: 'ana@example.com' } },
  lanes: { office: { name: 'Office', owners: { people: ['ana'] } } },
})
const now = '2026-11-20T09:06:00.000Z'

function handOff(brief: unknown, conversation: Conversation, answers: Record<string, string> = {}) {
  return noteForLane(
    {
      conversation,
      supplied: {},
      brief: brief === undefined ? undefined : salvageBrief(brief).brief,
      answers,
      lane: 'office',
      owner: 'ana',
      urgency: 'today',
    },
    playbook,
    now,
  )
}
const idsOf = ({ questions }: ReturnType<typeof handOff>) => questions.map(({ id }) => id)

/** A power company's desk: the customer's number is another than that of the contract that was opened. */
const contracts: Conversation = [
  {
    role: 'customer',
    text: 'My bill is double. My phone is 555-010-7788, contract M-4120 and contract M-4199 are mine.',
  },
  { role: 'agent', text: '', toolCall: { name: 'get_contract', arguments: { contract_id: 'M-4120' } } },
  { role: 'tool', name: 'get_contract', text: '{"contract_id":"M-4120","phone":"555-010-3131","reading":8812}' },
  { role: 'customer', text: 'Last week your colleague told me that I would get $90 back for the wrong reading.' },
  { role: 'agent', text: 'I pass it on.' },
]
const bare = { ask: 'Correct the bill for contract M-4120', decides: ['The reading is 8812.'] }

describe('the desk asks', () => {
  test('whose record was meant, what was promised and what was not opened, and no more than three', () => {
    const asked = handOff(bare, contracts)
    expect(idsOf(asked)).toEqual(['record', 'promise', 'not_opened'])
    const [record, promise, rest] = asked.questions
    expect(record).toMatchObject({ about: '/customer' })
    for (const part of ['7788', '3131', 'M-4120']) expect(record?.text).toContain(part)
    expect(promise?.text).toContain('$90')
    expect(rest?.text).toContain('M-4199')
  })

  test('nothing that the brief answers', () => {
    const answered = handOff(
      {
        ...bare,
        own_errors: 'I opened M-4120, which belongs to the number ending 3131.',
        told: 'He says a colleague told him last week he would get $90 back for the wrong reading; not found.',
        not_tried: 'M-4199 was not opened.',
        why_you: 'Bills are corrected by a person.',
      },
      contracts,
    )
    expect(answered.questions).toEqual([])
    expect(answered.note.unknown.filter(({ text }) => text.includes('3131'))).toEqual([])
  })

  test('which rule stood in the way, where “policy” is all that was said', () => {
    const talk: Conversation = [
      { role: 'customer', text: 'I want the late fee of $12 taken off.' },
      { role: 'agent', text: 'I pass it on.' },
    ]
    const ask = 'Decide on the late fee of $12'
    expect(idsOf(handOff({ ask }, talk))).toEqual(['rule'])
    expect(idsOf(handOff({ ask, why_you: 'Per policy.' }, talk))).toEqual(['rule'])
    expect(idsOf(handOff({ ask, why_you: 'Fees over $10 are taken off by a person.' }, talk))).toEqual([])
  })

  test('what it is about, where nothing at all was sent; and nothing where no brief was, but a conversation', () => {
    expect(idsOf(handOff(undefined, []))).toEqual(['about'])
    expect(idsOf(handOff(undefined, contracts))).toEqual([])
    expect([idsOf(handOff({}, contracts)), idsOf(handOff({}, []))]).toEqual([[], ['about']])
  })
})

test('what stays unanswered the person reads as not known; what is answered stands in the note', () => {
  const open = handOff(bare, contracts)
  expect(
    open.note.unknown
      .slice(0, 3)
      .map(({ text }) => text)
      .join(' '),
  ).toMatch(/3131.*\$90.*M-4199/)
  const answers = {
    record: 'The contract M-4199 is meant, M-4120 is a neighbour’s.',
    promise: 'no',
    not_opened: 'M-4199 was not opened, please look at it.',
  }
  const { note, questions } = handOff(bare, contracts, answers)
  expect(questions).toEqual([])
  const told = JSON.stringify(note.brief)
  expect(told).toContain(answers.record)
  expect(told).toContain('M-4199 was not opened')
  expect(told).toMatch(/\$90[^"]*: no/)
  expect(note.unknown.map(({ text }) => text).join(' ')).not.toContain('M-4199')
})

test('what is asked stands once among what is not known', () => {
  const { note } = handOff(bare, contracts)
  const told = note.unknown.filter(({ text }) => text.includes('3131'))
  expect(told).toHaveLength(1)
})

test('an answer says what an empty hand-off is about', () => {
  const { note } = handOff(undefined, [], { about: 'Call the baker at 12 Mill Lane about her oven' })
  expect(note.ask).toBe('Call the baker at 12 Mill Lane about her oven')
})

describe('when it is too late for the customer', () => {
  const usual = handOff(bare, contracts).note.when.by ?? ''
  const dueWith = (at: string) =>
    handOff({ ...bare, by: { text: 'At noon the meter is taken down.', at } }, contracts).note.when.by

  test('brings the deadline forward', () => {
    expect(usual > '2026-11-20T12:00:00.000Z').toBe(true)
    expect(dueWith('2026-11-20T12:00')).toBe('2026-11-20T12:00:00.000Z')
  })

  test.each(['2026-11-20T09:00', '2027-01-20T12:00', 'at noon'])('and changes nothing when it is %s', (at) => {
    expect(dueWith(at)).toBe(usual)
  })
})
