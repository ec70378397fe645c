import { expect, test } from 'vitest'
import { readCallEvent } from './voice.ts'

const dialled = (status: string) => ({ CallSid: 'CA1', CallStatus: 'in-progress', DialCallStatus: status })
const vapi = (endedReason: string) => ({
  message: {
    type: 'end-of-call-report',
    endedReason,
    call: { id: 'v1' },
    artifact: { messages: [{ role: 'user', message: 'Hi' }] },
  },
})
const retell = (event: string, more: object = {}) => ({ event, call: { call_id: 'r1', ...more } })
const livekit = (event: string, participant: object) => ({
  event,
  room: { name: 'room-1' },
  participant: { identity: 'ana', ...participant },
})

test.each([
  ['Twilio: the call was put through', dialled('completed'), 'CA1', 'bridged'],
  ['Twilio: nobody picked up', dialled('no-answer'), 'CA1', 'no_answer'],
  ['Twilio: busy', dialled('busy'), 'CA1', 'busy'],
  ['Twilio: the caller hung up while it rang', dialled('canceled'), 'CA1', 'caller_gone'],
  ['Twilio: a machine answered', { CallSid: 'CA1', AnsweredBy: 'machine_end_beep' }, 'CA1', 'voicemail'],
  ['Twilio: 1 in the whisper', { CallSid: 'CA1', Digits: '1' }, 'CA1', 'bridged'],
  ['Twilio: 2 in the whisper', { CallSid: 'CA1', Digits: '2' }, 'CA1', 'declined'],
  ['Twilio: 3 says it again, and decides nothing', { CallSid: 'CA1', Digits: '3' }, 'CA1', undefined],
  ['Vapi: forwarded', vapi('assistant-forwarded-call'), 'v1', 'bridged'],
  ['Vapi: the person was busy', vapi('call.forwarding.operator-busy'), 'v1', 'busy'],
  ['Vapi: the caller ended it', vapi('customer-ended-call'), 'v1', 'caller_gone'],
  ['Vapi: another end tells nothing of a transfer', vapi('silence-timed-out'), 'v1', undefined],
  ['Retell: bridged', retell('transfer_bridged'), 'r1', 'bridged'],
  ['Retell: cancelled', retell('transfer_cancelled'), 'r1', 'no_answer'],
  ['Retell: the caller hung up', retell('call_ended', { disconnection_reason: 'user_hangup' }), 'r1', 'caller_gone'],
  ['Retell: begun', retell('transfer_started'), 'r1', undefined],
  [
    'LiveKit: the person is in the call',
    livekit('participant_joined', { attributes: { 'sip.callStatus': 'active' } }),
    'room-1',
    'bridged',
  ],
  [
    'LiveKit: it still rings',
    livekit('participant_joined', { attributes: { 'sip.callStatus': 'ringing' } }),
    'room-1',
    undefined,
  ],
  ['LiveKit: no answer', livekit('participant_left', { disconnectReason: 'USER_UNAVAILABLE' }), 'room-1', 'no_answer'],
  ['LiveKit: refused, by number', livekit('participant_left', { disconnectReason: 12 }), 'room-1', 'busy'],
])('%s', (_, body, call, outcome) => {
  const event = readCallEvent(body)
  expect([event?.call, event?.outcome]).toEqual([call, outcome])
})

test('what was said comes with it, and what is of no platform is nothing', () => {
  expect(readCallEvent(vapi('customer-ended-call'))?.messages).toEqual([{ role: 'user', message: 'Hi' }])
  expect([readCallEvent({ hello: 1 }), readCallEvent('x'), readCallEvent(null), readCallEvent([])]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
