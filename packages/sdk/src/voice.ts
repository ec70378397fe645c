/**
 * What voice platforms tell of a call that was passed to a person, as an outcome for `reportTransfer`. Pure: it takes what came
 * and knows no web server; whether it came from the platform (its signature) is for whoever received it to check.
 */
import type { BodyOf } from '@baton-desk/core/contract'

type Outcome = BodyOf<'reportTransfer'>['outcome']

export type CallEvent = {
  platform: 'twilio' | 'vapi' | 'retell' | 'livekit'
  /** The platform's own id of the call or room: look up the handoff by it. */
  call?: string
  /** Absent where nothing is decided yet: it rings, or is to be said again. */
  outcome?: Outcome
  /** The platform's own word for it. */
  said: string
  /** What was said so far, to be sent as `messages`. */
  messages?: unknown
}

type Fields = Record<string, unknown>

/** Undefined where it is of none of these platforms, or tells nothing of a transfer. */
export function readCallEvent(body: unknown): CallEvent | undefined {
  if (!isObject(body)) return undefined
  return fromTwilio(body) ?? fromVapi(body) ?? fromRetell(body) ?? fromLiveKit(body)
}

/** Fields of a form: what `<Dial action>` and the whisper's `<Gather>` send, `Object.fromEntries(new URLSearchParams(…))`. */
function fromTwilio(form: Fields): CallEvent | undefined {
  const call = textAt(form, 'CallSid')
  if (call === undefined) return undefined
  const event = { platform: 'twilio' as const, call }
  const answeredBy = textAt(form, 'AnsweredBy') ?? ''
  if (/^machine|^fax/.test(answeredBy)) return { ...event, outcome: 'voicemail', said: answeredBy }
  const pressed = textAt(form, 'Digits')
  // Of the whisper: 1 connects, 2 is not me, 3 is to be said again.
  if (pressed !== undefined) return { ...event, said: pressed, ...outcomeOf(pressed, { 1: 'bridged', 2: 'declined' }) }
  const said = textAt(form, 'DialCallStatus')
  return said === undefined ? undefined : { ...event, said, ...outcomeOf(said, DIALLED) }
}

const DIALLED: Record<string, Outcome> = {
  completed: 'bridged',
  answered: 'bridged',
  'no-answer': 'no_answer',
  busy: 'busy',
  failed: 'no_answer',
  canceled: 'caller_gone',
}

function fromVapi(body: Fields): CallEvent | undefined {
  const message = objectAt(body, 'message')
  if (!message || !('type' in message)) return undefined
  const said = textAt(message, 'endedReason')
  if (said === undefined) return undefined
  const call = textAt(objectAt(message, 'call'), 'id')
  const messages = objectAt(message, 'artifact')?.messages
  return {
    platform: 'vapi',
    ...(call && { call }),
    said,
    ...outcomeOf(said, VAPI),
    ...(messages !== undefined && { messages }),
  }
}

const VAPI: Record<string, Outcome> = {
  'assistant-forwarded-call': 'bridged',
  'call.forwarding.operator-busy': 'busy',
  'call.forwarding.no-answer': 'no_answer',
  'call.in-progress.error-transfer-failed': 'no_answer',
  'customer-ended-call': 'caller_gone',
  'customer-ended-call-during-transfer': 'caller_gone',
  'customer-ended-call-before-warm-transfer': 'caller_gone',
}

function fromRetell(body: Fields): CallEvent | undefined {
  const [event, call] = [textAt(body, 'event'), objectAt(body, 'call')]
  if (event === undefined || !call || !('call_id' in call)) return undefined
  const reason = event === 'call_ended' ? textAt(call, 'disconnection_reason') : undefined
  const said = reason ?? event
  const messages = call.transcript_with_tool_calls
  return {
    platform: 'retell',
    call: String(call.call_id),
    said,
    ...outcomeOf(said, RETELL),
    ...(Array.isArray(messages) && { messages }),
  }
}

const RETELL: Record<string, Outcome> = {
  transfer_bridged: 'bridged',
  transfer_cancelled: 'no_answer',
  user_hangup: 'caller_gone',
}

/** Of the participant whom the agent rang; the caller's own leaving is `caller_gone`, which its identity tells the receiver. */
function fromLiveKit(body: Fields): CallEvent | undefined {
  const [event, participant] = [textAt(body, 'event'), objectAt(body, 'participant')]
  if (event === undefined || !participant) return undefined
  const call = textAt(objectAt(body, 'room'), 'name')
  const reason = participant.disconnectReason ?? participant.disconnect_reason
  const status = textAt(objectAt(participant, 'attributes'), 'sip.callStatus')
  const said = event === 'participant_left' ? String(reason ?? event) : (status ?? event)
  return { platform: 'livekit', ...(call && { call }), said, ...outcomeOf(said, LIVEKIT) }
}

const LIVEKIT: Record<string, Outcome> = {
  active: 'bridged',
  USER_UNAVAILABLE: 'no_answer',
  11: 'no_answer',
  USER_REJECTED: 'busy',
  12: 'busy',
  SIP_TRUNK_FAILURE: 'no_answer',
  13: 'no_answer',
}

const outcomeOf = (said: string, known: Record<string, Outcome>): { outcome?: Outcome } =>
  Object.hasOwn(known, said) ? { outcome: known[said] as Outcome } : {}
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const objectAt = (fields: Fields | undefined, key: string): Fields | undefined =>
  fields && isObject(fields[key]) ? fields[key] : undefined
const textAt = (fields: Fields | undefined, key: string): string | undefined =>
  fields && typeof fields[key] === 'string' ? fields[key] : undefined
