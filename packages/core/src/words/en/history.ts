/**
 * What happened to a handoff, a sentence for each type of event. `who` did it, or the desk where nobody is named; `said` is
 * what they wrote, absent where it was erased. People and agents by name, times as instants, which `time` says.
 */
type SayTime = (at: string) => string
type Who = { who?: string | undefined }
type Said = { said?: string | undefined }
type To = { to?: string | undefined }
type From = { from?: string | undefined }

/** Why the desk opened again what was over. */
export const wroteAgain = 'The customer wrote again.'

export const history = {
  desk: () => DESK,
  customer: () => 'The customer',
  submitted: ({ who, owner }: Who & { owner?: string | undefined }) => `${by(who)} handed off to ${name(owner)}.`,
  held: (
    { who, until, lacks = [], questions }: Who & { until?: string; lacks?: readonly string[]; questions?: number },
    time: SayTime,
  ) => {
    const asked = questions === undefined ? [] : [questions === 1 ? '1 question' : `${questions} questions`]
    const what = lacks.length > 0 ? (questions === undefined ? 'mend' : 'mend and answer') : 'answer'
    return `The note was held for ${by(who)} to ${what} until ${moment(until, time)}: ${[...lacks, ...asked].join(', ')}.`
  },
  offered: ({ to, acceptBy }: To & { acceptBy?: string | undefined }, time: SayTime) =>
    `Offered to ${name(to)}, to accept by ${moment(acceptBy, time)}.`,
  mended: ({ who, version }: Who & { version: number }) => `${by(who)} sent the note again (version ${version}).`,
  reworded: ({ model, version }: { model: string; version: number }) =>
    `A model (${model}) worded it anew (version ${version}).`,
  accepted: ({ who, said }: Who & Said) => quoting(`${by(who)} accepted`, said),
  stepped_in: ({ who, from, said }: Who & From & Said) =>
    quoting(`${by(who)} stepped in as an admin${from === undefined ? '' : ` and took it over from ${from}`}`, said),
  transfer_reported: ({
    who,
    outcome = 'unknown',
    person,
    said,
  }: Who & Said & { outcome?: keyof typeof TRANSFERS; person?: string | undefined }) =>
    quoting(`${by(who)}: ${TRANSFERS[outcome](name(person))}`, said),
  declined: ({ who, to, said }: Who & To & Said) => quoting(`${by(who)} declined; ${name(to)} was asked`, said),
  moved: ({ who, to, lane, said }: Who & To & Said & { lane?: string | undefined }) =>
    quoting(`${by(who)} moved it to ${name(to)}${lane ? ` (lane ${lane})` : ''}`, said),
  move_returned: ({ from, to, because = 'unanswered', said }: From & To & Said & { because?: keyof typeof RETURNED }) =>
    quoting(`${name(from)} ${RETURNED[because]}; it is back with ${name(to)}`, said),
  asked: ({ who, of, said }: Who & Said & { of: string }) => quoting(`${by(who)} asked the ${of}`, said),
  replied: ({ who, said }: Who & Said) => quoting(`${by(who)} replied`, said),
  snoozed: ({ who, until, said }: Who & Said & { until?: string | undefined }, time: SayTime) =>
    quoting(`${by(who)} put it aside until ${moment(until, time)}`, said),
  resumed: ({ waitedFor }: { waitedFor: string }): string =>
    waitedFor === 'time'
      ? 'The time it was put aside for is over.'
      : 'No answer came in time; it is back with its owner.',
  escalated: ({ from, to, because = 'unaccepted', said }: From & To & Said & { because?: keyof typeof BECAUSE }) =>
    `${BECAUSE[because]}: passed from ${name(from)} to ${name(to)}.${said ? ` “${said}”` : ''}`,
  reminded: (
    {
      to,
      because = 'unaccepted',
      acceptBy,
      said,
    }: To & Said & { because?: keyof typeof BECAUSE; acceptBy?: string | undefined },
    time: SayTime,
  ) =>
    quoting(
      `${BECAUSE[because]}, and nobody stands behind ${name(to)}: asked again${acceptBy ? `, to accept by ${time(acceptBy)}` : ''}`,
      said,
    ),
  decided: ({ who, kind, choice, first, said }: Who & Said & Decided & { first?: string | undefined }) =>
    quoting(
      `${by(who)} ${first === undefined ? '' : `agreed with ${first} and `}decided: ${answered(kind, choice)}`,
      said,
    ),
  deciding: ({ who, until }: Who & { until?: string | undefined }, time: SayTime) =>
    `${by(who)} decided, and could take it back until ${moment(until, time)}.`,
  undone: ({ who, of, kind, because }: Who & { of?: string | undefined; kind: string; because: string }) =>
    because === 'note_changed'
      ? `What ${name(of)} decided (${spaced(kind)}) does not stand: the note changed before it did.`
      : because === 'may_not_decide'
        ? `What ${name(of)} decided (${spaced(kind)}) does not stand: ${VOID.may_not_decide}.`
        : `${by(who)} took back the decision${who === of ? '' : ` of ${name(of)}`}: ${spaced(kind)}.`,
  approved: ({ who, kind, choice, to, said }: Who & To & Said & Decided) =>
    quoting(`${by(who)} was the first of two to say yes (${answered(kind, choice)}); ${name(to)} was asked`, said),
  approval_void: ({ of, because }: { of?: string | undefined; because: keyof typeof VOID }) =>
    `The approval of ${name(of)} counts no more: ${VOID[because]}.`,
  acknowledged: ({ who }: Who) => `${by(who)} has the decision.`,
  claimed: ({ who, until, said }: Who & Said & { until?: string | undefined }, time: SayTime) =>
    quoting(`${by(who)} is carrying it out, until ${moment(until, time)}`, said),
  claim_extended: ({ who, until, said }: Who & Said & { until?: string | undefined }, time: SayTime) =>
    quoting(`${by(who)} is still carrying it out, until ${moment(until, time)}`, said),
  in_doubt: ({ owner, said }: Said & { owner?: string | undefined }) =>
    quoting(
      `Nobody said in time whether it was done, and it may have happened. ${name(owner)} was asked to look`,
      said,
    ),
  it_happened: ({ who, said }: Who & Said) => quoting(`${by(who)} looked: it happened`, said),
  do_it_now: ({ who, said }: Who & Said) => quoting(`${by(who)} looked, and has it done now`, said),
  effect_reported: ({ who, outcome, said }: Who & Said & { outcome: string }) =>
    quoting(`${by(who)} reported: ${spaced(outcome)}`, said),
  effect_contradicted: ({ who, outcome, onRecord, said }: Who & Said & { outcome: string; onRecord: string }) =>
    quoting(
      `${by(who)} reported ${spaced(outcome)} of a decision that ${
        onRecord === 'claimed'
          ? 'another of its runners is carrying out'
          : `it had reported ${spaced(onRecord)} before, which stands`
      }. Somebody has to see what really happened`,
      said,
    ),
  closed: () => 'Closed.',
  withdrawn: ({ who, said }: Who & Said) => quoting(`${by(who)} withdrew it`, said),
  expired: ({ outcome }: { outcome: string }) => `Its time passed without a decision. Declared for that: ${outcome}.`,
  reopened: ({ who, owner, said }: Who & Said & { owner?: string | undefined }) =>
    quoting(`${by(who)} reopened it, with ${name(owner)}`, said),
  commented: ({ who, said }: Who & Said) => quoting(`${by(who)} remarked`, said),
  customer_said: ({ said, instead }: Said & { instead?: string | undefined }) =>
    quoting(
      instead === undefined
        ? 'The customer added to what is passed on'
        : `The customer corrected what is passed on, instead of “${instead}”`,
      said,
    ),
  customer_answered: ({ repeated }: { repeated: boolean }): string =>
    repeated
      ? 'Asked afterwards, the customer said that they had to repeat themselves.'
      : 'Asked afterwards, the customer said that they did not have to repeat themselves.',
  customer_link_handed_out: ({ who }: Who) => `${by(who)} had the link of the customer’s page shown, to send it on.`,
  customer_link_revoked: ({ who }: Who) => `${by(who)} took the customer’s page back: its link shows nothing any more.`,
  conversation_added: ({ who, messages }: Who & { messages: number }) =>
    `${by(who)} added ${messages === 1 ? 'a message' : `${messages} messages`} to the conversation.`,
  conversation_opened: ({ who }: Who) => `${by(who)} opened the conversation.`,
  revealed: ({ who }: Who) => `${by(who)} had the hidden values of the action shown.`,
  agent_silent: ({ of }: { of: string }): string =>
    of === 'effect'
      ? 'The agent has not said what it did with the decision.'
      : 'The agent has not acknowledged the decision.',
  delivery_failed: ({ target, said }: Said & { target: string }) =>
    quoting(`Could not be delivered to ${target}`, said),
  delivered: ({ target }: { target: string }) => `Delivered to ${target} after all.`,
  told: ({ to, channel }: To & { channel: string }) => `${name(to)} was told by ${named(channel)}.`,
  not_told: ({ to, channel, said }: To & Said & { channel: string }) =>
    quoting(`${name(to)} could not be told by ${named(channel)}`, said),
  seen: ({ who }: Who) => `${by(who)} opened it.`,
  passedOver: ({ people }: { people: readonly { person: string; reason: keyof typeof SKIPPED }[] }) =>
    `Passed over: ${people.map(({ person, reason }) => `${person} (${SKIPPED[reason]})`).join(', ')}.`,
}

const BECAUSE = {
  unaccepted: 'Not accepted in time',
  undecided: 'Not decided in time',
  in_doubt: 'Nobody looked in time',
  asked: 'Escalated',
  unheard: 'Told and not heard',
  call_unanswered: 'The call was not taken',
  call_declined: 'The call was declined',
  owner_left: 'The owner is no longer in the playbook',
  may_not_decide: 'Its owner may not decide what is proposed now',
}

const TRANSFERS = {
  bridged: (person: string) => `${person} took the call`,
  no_answer: (person: string) => `${person} did not answer the call`,
  busy: (person: string) => `the line of ${person} was busy`,
  voicemail: (person: string) => `the voicemail of ${person} answered`,
  declined: (person: string) => `${person} declined the call`,
  caller_gone: () => 'the caller has hung up: ring back',
  unknown: (person: string) => `a call was to be passed to ${person}`,
}

const RETURNED = {
  declined: 'declined the move',
  unanswered: 'did not accept in time',
  left: 'is no longer in the playbook',
}

const SKIPPED = {
  off_duty: 'off duty',
  away: 'away',
  unreachable: 'never signed in',
  excluded: 'excluded',
  not_in_playbook: 'not in the playbook',
  lacks_skill: 'lacks a skill this needs',
  declined: 'declined before',
  had_it: 'had it before',
  may_not_decide: 'may not decide this',
  approved_first: 'gave the first approval',
}

/** Of a kind that came later than this sentence, its own name. */
const named = (channel = 'a channel'): string => CHANNELS[channel] ?? channel.charAt(0).toUpperCase() + channel.slice(1)

/** Those that are not called by their own name. */
const CHANNELS: Record<string, string> = { email: 'e-mail', push: 'browser push', sms: 'text message', voice: 'phone' }

const VOID = {
  note_changed: 'the note has changed since',
  may_not_decide: 'they may not decide this any more',
}

type Decided = { kind: string; choice?: string | undefined }
const answered = (kind: string, choice: string | undefined): string =>
  `${spaced(kind)}${choice === undefined ? '' : ` (${choice})`}`

const DESK = 'The desk'
const by = (who: string | undefined): string => who ?? DESK
const name = (person: string | undefined): string => person ?? 'somebody'
const moment = (at: string | undefined, time: SayTime): string => (at === undefined ? '' : time(at))
const spaced = (code: string): string => String(code).replaceAll('_', ' ')

/** With what they wrote behind it, and a full stop where neither ends in one. */
function quoting(sentence: string, said: string | undefined): string {
  if (said) return `${sentence}: “${said}”`
  return /[.”]$/.test(sentence) ? sentence : `${sentence}.`
}
