import { expect, test } from 'vitest'
import { answer, call, conversation } from '../../../made-for-tests/conversations.ts'
import { gatherEvidence, type ToolCall } from '../evidence.ts'

function answered(name: string, value: unknown, args: Record<string, unknown> = { booking_id: 'BK-12' }): ToolCall {
  const [step] = gatherEvidence(conversation(call(name, args), answer(value))).calls
  if (!step) throw new Error('Expected a step.')
  return step
}

test.for([
  ['hold_membership', { ok: true, status: 'on hold' }],
  ['open_claim', { ok: true, claim_id: 'CL-4', status: 'not reviewed' }],
  ['freeze_card', { success: true, status: 'frozen' }],
  ['decline_quote', { status: 'declined' }],
  ['upgrade_plan', 'Plan upgraded.'],
  ['replace_card', 'Expired card replaced.'],
  ['book_table', 'Confirmation number: K-8812'],
  ['update_address', { rows_affected: 1 }],
  ['save_address', { updated: 2, created: 0 }],
  ['lock_device', { status: 'locked' }],
  ['suspend_line', { success: true, state: 'blocked' }],
  ['reject_offer', { outcome: 'rejected', offer_id: 'OF-3' }],
  ['deny_request', { ok: true, decision: 'denied' }],
  ['update_booking', { ok: true, errors: [], failed: 0 }],
  ['update_booking', { error: null, booking_id: 'BK-12' }],
  ['cancel_booking', { error: 0, message: 'Booking cancelled' }],
  ['create_ticket', { isError: false, content: [{ type: 'text', text: 'Created ticket 55' }] }],
  ['close_ticket', 'Ticket closed. No errors.'],
  ['update_booking', '{}'],
  [
    'update_booking',
    { booking_id: 'BK-12', room: { number: '4' }, guests: 2, status: 'pending', nights: 3, from: 'x', to: 'y' },
  ],
] as const)('%s that answers %j is done', ([name, value]) => {
  expect(answered(name, value)).toMatchObject({ outcome: 'done', changes: true })
})

test.for([
  ['refused', { content: [{ type: 'text', text: 'Above the limit of 40' }], isError: true }, 'Above the limit of 40'],
  ['refused', [{ type: 'text', text: '{"error":"above the limit"}' }], 'above the limit'],
  ['refused', { statusCode: 422, body: { detail: 'Room already given away' } }, 'Room already given away'],
  ['refused', { statusCode: 403, body: '{"message":"Only staff may do this"}' }, 'Only staff may do this'],
  ['failed', { status: 503, message: 'Come back later' }, 'Come back later'],
  ['failed', { code: 504, message: 'Come back later' }, 'Come back later'],
  [
    'failed',
    '<!doctype html><html><body><b>nginx</b> <title>504 Gateway Time-out</title></body></html>',
    '504 Gateway Time-out',
  ],
  ['failed', 'The request timed out after 12 s', 'The request timed out after 12 s'],
  ['failed', 'Traceback (most recent call last):\n  File "a.py"\nKeyError: room', 'KeyError: room'],
  ['refused', { outcome: 'rejected', why: 'quota' }, 'quota'],
  ['refused', { status: 'declined', code: 'card_expired' }, 'card_expired'],
  ['refused', { errors: [{ message: 'Minimum stay not reached', code: 7 }] }, 'Minimum stay not reached'],
  ['refused', { errors: { date: ['must be in the future'] } }, 'must be in the future'],
  ['refused', { BookingStatus: 'We are unable to change this booking.' }, 'We are unable to change this booking.'],
  ['refused', { booked: false }, ''],
  ['refused', 'false', ''],
  ['refused', { available: false }, ''],
  ['refused', { rows_affected: 0 }, ''],
  ['refused', { statusCode: 404 }, ''],
  ['refused', 'Weekly limit exceeded', 'Weekly limit exceeded'],
  ['refused', 'Deposit required', 'Deposit required'],
  ['refused', 'No room was given because the house is full.', 'No room was given because the house is full.'],
  ['refused', 'Needs sign-off by the night manager.', 'Needs sign-off by the night manager.'],
  ['refused', 'Fehler: kein Zimmer frei', 'kein Zimmer frei'],
  ['refused', 'Erreur : chambre occupée', 'chambre occupée'],
] as const)('a change is %s where the tool answers %j', ([outcome, value, said]) => {
  expect(answered('book_room', value)).toMatchObject({ outcome, said })
})

test.for([
  [{ status: 'pending_approval' }, 'pending_approval'],
  [{ ok: true, status: 'awaiting_review', message: 'A manager looks at it' }, 'A manager looks at it'],
  [{ success: true, errors: ['Second guest not added'] }, 'Second guest not added'],
  ['Submitted for approval', 'Submitted for approval'],
  ['Already booked on 3 May', 'Already booked on 3 May'],
  [{ message: 'The room is available.' }, 'The room is available.'],
  ['The room has a view of the harbour.', 'The room has a view of the harbour.'],
  [{ booking: null }, ''],
  ['null', ''],
] as const)('whether a change was made by %j is not known, and its words are kept', ([value, said]) => {
  expect(answered('book_room', value)).toMatchObject({ outcome: 'unknown', said })
})

test.for([
  { slots: [] },
  { results: [], total: 0, page: 1 },
  { data: { booking: null } },
  { booking_id: 'BK-12', visits: [] },
  { found: false },
  { statusCode: 404 },
  { statusCode: 200, body: '{"visit":null}' },
  'No visits available on 1 December',
  { content: [{ type: 'text', text: '{"slots":[]}' }] },
])('a search that answers %j found nothing', (value) => {
  expect(answered('find_visits', value).outcome).toBe('empty')
})

test.for([
  ['get_card', { card_id: 'C-4', status: 'blocked' }],
  ['get_payment', { payment_id: 'P-4', status: 'failed', delivered: false }],
  ['get_balance', { total: 0 }],
  ['get_pupil', { name: 'Ann Lee', allergies: [] }],
  ['check_address', { city: 'Oakland', code: 415 }],
  ['get_rule', 'A room cannot be moved after noon.'],
] as const)('%s that answers %j found a record, whatever state the record is in', ([name, value]) => {
  expect(answered(name, value).outcome).toBe('done')
})

test('a state that the tool was to end was not ended', () => {
  expect(answered('unlock_door', { status: 'locked' }).outcome).toBe('refused')
})

test('what a tool wraps in content parts is read like a bare answer', () => {
  const wrapped = { content: [{ type: 'text', text: JSON.stringify({ booking_id: 'BK-12', guest: 'Ann Lee' }) }] }
  expect(answered('get_booking', wrapped).json).toEqual({ booking_id: 'BK-12', guest: 'Ann Lee' })
})

test('a device that is asked how it is and names its fault has answered; a change that meets a fault has not been made', () => {
  const fault = { boiler: 'B-12', status: 'lockout', fault: 'F22 low water pressure' }
  expect(answered('boiler_status', fault)).toMatchObject({ outcome: 'done', changes: false })
  expect(answered('restart_boiler', fault).outcome).not.toBe('done')
  expect(answered('boiler_status', { fault: 'Server was unable to read the request' }).outcome).not.toBe('done')
})
