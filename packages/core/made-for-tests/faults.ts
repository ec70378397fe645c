/** Faults to seed into good notes: each makes one thing wrong that some rule promises to find. */
import type { Conversation } from '../src/evidence/conversation.ts'
import type { CheckContext } from '../src/note/check/rule.ts'
import type { RuleId } from '../src/note/check/rule-words.ts'
import type { Note } from '../src/note/note.ts'

export type Seeded = { note: Note; context?: Partial<CheckContext> }
export type Fault = {
  name: string
  /** Any of these rules finds it. */
  rules: RuleId[]
  /** The note with the fault, once per way of wording it; none where it does not fit this note. */
  seed: (note: Note, conversation: Conversation) => Seeded[]
}

const fault = (name: string, rules: RuleId[], seed: Fault['seed']): Fault => ({ name, rules, seed })
const one = (note: Note | null, context?: Partial<CheckContext>): Seeded[] =>
  note === null ? [] : [{ note, ...(context && { context }) }]
const worded = (phrases: string[], put: (phrase: string) => Note): Seeded[] =>
  phrases.map((phrase) => ({ note: put(phrase) }))

const inWhat =
  (note: Note) =>
  (phrase: string): Note => ({ ...note, what: `${note.what.split(/(?<=\.)\s/)[0]} ${phrase}` })
const inKnown =
  (note: Note) =>
  (phrase: string): Note => ({ ...note, known: [{ text: phrase }] })
const inField =
  (note: Note) =>
  (phrase: string): Note => ({ ...note, known: [], wishes: [], fields: { details: phrase } })
const inDraft =
  (note: Note) =>
  (phrase: string): Note => ({
    ...note,
    draft: {
      channel: 'e-mail',
      to: note.who.reach.find(({ address }) => address.includes('@'))?.address,
      body: `Hello ${note.who.name?.split(' ')[0]},\n\n${phrase}`,
    },
  })

const otherDigits = (text: string) => text.replace(/\d/g, (digit) => String((Number(digit) + 3) % 10))
const withDigits = (text: string | undefined): text is string => text !== undefined && /\d{2}/.test(text)
const firstName = (note: Note) => note.who.name?.split(' ')[0] ?? ''

export const FAULTS: Fault[] = [
  fault('the ask is left out', ['missing-next'], (note) => one({ ...note, ask: '' })),
  fault('the next step is left out', ['missing-next'], (note) =>
    note.next.decision.question ? [] : one({ ...note, next: { ...note.next, action: undefined } }),
  ),
  fault('the customer is left out', ['missing-who'], (note) =>
    one({ ...note, who: { reach: [], identifiers: [] }, unknown: [] }),
  ),
  fault('the request is left out', ['missing-what'], (note) => one({ ...note, what: '' })),
  fault('the reason is left out', ['missing-why'], (note) => one({ ...note, why: { ...note.why, sentence: '' } })),
  fault('the place is left out', ['missing-where'], (note) => one({ ...note, where: { artifacts: [] }, unknown: [] })),
  fault('the deadline is left out', ['urgent-without-a-deadline'], (note) =>
    note.when.urgency === 'this_week' ? [] : one({ ...note, when: { urgency: note.when.urgency } }),
  ),
  fault('the urgency was never stated', ['missing-when'], (note) =>
    one({ ...note, when: { urgency: 'this_week' } }, { supplied: { ask: note.ask } }),
  ),
  fault('the deadline lies in the past', ['deadline-in-the-past'], (note) =>
    one({ ...note, when: { ...note.when, by: '2026-11-05T13:00:00.000Z' } }),
  ),
  fault('the reason says nothing', ['no-reason'], (note) =>
    worded(
      [
        'Needs a human.',
        'The customer requires further assistance from a human agent.',
        'Escalation required per policy.',
        'Transferred to a specialist for review.',
        'This case needs human attention.',
        'Limit.',
        'N/A',
        'Out of scope.',
        'See conversation.',
      ],
      (sentence) => ({ ...note, why: { code: 'out_of_scope', sentence } }),
    ),
  ),
  fault('the reason repeats the request', ['no-reason'], (note) =>
    one({ ...note, why: { ...note.why, sentence: note.what } }),
  ),
  fault('the request is told vaguely', ['vague-summary'], (note) =>
    worded(
      [
        'The customer has an issue and needs help.',
        'Customer contacted us regarding a problem with their account.',
        'User has a question about the service.',
        'They would like assistance with a request.',
        'General inquiry from the customer.',
      ],
      (what) => ({ ...note, what }),
    ),
  ),
  fault('the ask is a title', ['vague-summary'], (note) =>
    worded(
      ['New handoff', 'Escalation', 'Customer issue', 'Follow-up request', 'Case for review', 'Support ticket'],
      (ask) => ({ ...note, ask }),
    ),
  ),
  fault('a number in the request is changed', ['unsupported-fact'], (note) =>
    withDigits(note.what) ? one({ ...note, what: otherDigits(note.what) }) : [],
  ),
  fault('a number in the ask is changed', ['unsupported-fact'], (note) =>
    withDigits(note.ask) ? one({ ...note, ask: otherDigits(note.ask) }) : [],
  ),
  fault('a known number is changed', ['unsupported-fact'], (note) =>
    withDigits(note.known[0]?.text)
      ? one({ ...note, known: [{ ...note.known[0], text: otherDigits(note.known[0].text) }] })
      : [],
  ),
  fault('an amount is made up', ['unsupported-fact'], (note) =>
    worded(['He paid $3,870 for it', 'The total is 961.40 EUR', 'A fee of £77 was charged'], inKnown(note)),
  ),
  fault('a date is made up', ['unsupported-fact'], (note) =>
    worded(['Bought on 17 June', 'The contract is of 2019-07-23', 'First reported on 22 April'], inKnown(note)),
  ),
  fault('an identifier is changed', ['unsupported-fact'], (note) => {
    const [identifier] = note.who.identifiers
    return identifier && withDigits(identifier.value)
      ? one({ ...note, who: { ...note.who, identifiers: [{ ...identifier, value: otherDigits(identifier.value) }] } })
      : []
  }),
  fault('the record’s id is changed', ['unsupported-fact'], (note) => {
    const [artifact] = note.where.artifacts
    return artifact && withDigits(artifact.id)
      ? one({ ...note, where: { ...note.where, artifacts: [{ ...artifact, id: otherDigits(artifact.id) }] } })
      : []
  }),
  fault('the customer has another name', ['unsupported-fact'], (note) =>
    note.who.name ? one({ ...note, who: { ...note.who, name: 'Bernadette Okafor' }, draft: undefined }) : [],
  ),
  fault('somebody is named whom nobody mentioned', ['unsupported-fact'], (note) =>
    worded(
      ['Spoke with Hannah Ferreira last week', 'Was advised by Gregor before', 'The case was with Mr Oyelaran'],
      inKnown(note),
    ),
  ),
  fault('an address is changed', ['unsupported-fact'], (note) => {
    const [reach] = note.who.reach
    if (!reach) return []
    const address = reach.address.includes('@') ? `x${reach.address}` : otherDigits(reach.address)
    return one({ ...note, who: { ...note.who, reach: [{ ...reach, address }] }, draft: undefined })
  }),
  fault('an amount in the draft is made up', ['unsupported-fact'], (note) =>
    worded(['we are sending you $9,240.', 'the price is 8,313 EUR a year.'], inDraft(note)),
  ),
  fault('the agent says it decided', ['decision-taken-for-the-person'], (note) =>
    worded(
      [
        'I have approved this.',
        'I already approved the exception.',
        'We have granted it.',
        'The exception has been approved.',
        'I authorized it.',
        "I've waived the fee.",
      ],
      inWhat(note),
    ),
  ),
  fault('the agent says what will be done', ['decision-taken-for-the-person'], (note) =>
    worded(
      [
        'We will refund it.',
        'I will be refunding the amount.',
        "We'll replace the unit.",
        'I am going to cancel it.',
        'We are refunding it today.',
        'I will issue a full refund.',
        'We are going to send the money back.',
        'Refund approved.',
        'The credit has been issued to the card.',
      ],
      inWhat(note),
    ),
  ),
  fault('the customer was promised the outcome', ['decision-taken-for-the-person'], (note) =>
    worded(
      [
        'You will get a refund',
        'It will be refunded by tomorrow',
        'We will waive the fee',
        'The discount will be approved',
      ],
      (text) => ({ ...note, promise: { text } }),
    ),
  ),
  fault('it is called seamless', ['claims-seamless-or-finished'], (note) =>
    worded(['Handed over seamlessly.', 'A seamless transition.', 'This ensures a seamless experience.'], inWhat(note)),
  ),
  fault('it is called finished', ['claims-seamless-or-finished'], (note) =>
    worded(
      [
        'The issue has been resolved.',
        'Everything is taken care of.',
        'No further action is needed.',
        'The case is closed.',
        'The request was successfully completed.',
        'All set.',
      ],
      inWhat(note),
    ),
  ),
  fault('the conversation is pasted in', ['transcript-dump'], (note, conversation) => {
    const turns = conversation.filter(({ role, text }) => role !== 'tool' && text).slice(0, 3)
    return [
      ...one(inField(note)(turns.map(({ role, text }) => `${role}: ${text.slice(0, 60)}`).join('\n'))),
      ...one(
        inField(note)(
          turns
            .map(({ role, text }) => `${role === 'customer' ? 'User' : 'Assistant'}: ${text.slice(0, 60)}`)
            .join(' '),
        ),
      ),
    ]
  }),
  fault('a message is copied', ['transcript-dump'], (note, conversation) => {
    const long = conversation.find(({ role, text }) => role !== 'tool' && text.split(' ').length >= 30)
    return long ? one(inField(note)(long.text.split(' ').slice(0, 40).join(' '))) : []
  }),
  fault('a tool’s answer is pasted in', ['transcript-dump'], (note, conversation) => {
    const data = conversation.find(({ role, text }) => role === 'tool' && (text.match(/":/g)?.length ?? 0) >= 3)
    return data ? one(inField(note)(data.text)) : []
  }),
  fault('the decision is buried', ['buried-decision'], (note) =>
    worded(
      [
        'Please approve it.',
        'This needs your approval.',
        'Can you confirm that this is allowed?',
        'Please decide how to proceed.',
        'It is pending your decision.',
      ],
      inWhat(note),
    ),
  ),
  fault('a choice has no options', ['choice-that-cannot-be-told'], (note) =>
    one({
      ...note,
      next: { ...note.next, decision: { ...note.next.decision, kind: 'choose', options: [], question: undefined } },
    }),
  ),
  fault('a question is not asked', ['buried-decision'], (note) =>
    one({ ...note, next: { ...note.next, decision: { ...note.next.decision, kind: 'answer', question: undefined } } }),
  ),
  fault('the ask is a sentence', ['buried-decision'], (note) =>
    one({ ...note, ask: `${note.ask} and then look at everything else that was said about it before today` }),
  ),
  fault('the request is long-winded', ['too-long-to-read'], (note) =>
    one({
      ...note,
      what: `${note.what} ${'This was said more than once and in more or less the same words as before, with much feeling. '.repeat(3)}`.slice(
        0,
        590,
      ),
    }),
  ),
  fault('the note is long', ['too-long-to-read'], (note) =>
    one({
      ...note,
      known: Array.from({ length: 5 }, (_, n) => ({
        text: `Something that was said about it at some length and that nobody needs in order to decide, part ${'abcde'[n]}`,
      })),
    }),
  ),
  fault('the note is longer than what it stands for', ['longer-than-the-conversation'], (note) =>
    one(note, { conversation: [{ role: 'customer', text: 'Please help me with this today. '.repeat(11) }] }),
  ),
  fault('the customer is claimed', ['claims-the-relationship'], (note) =>
    worded(
      [
        'This is my customer.',
        'I will remain their point of contact.',
        'I will stay the main contact.',
        'Please do not contact the customer directly.',
        'The customer trusts me.',
        'I have built a strong relationship.',
      ],
      inWhat(note),
    ),
  ),
  fault('the draft claims the customer', ['claims-the-relationship'], (note) =>
    worded(
      [
        'I am your personal contact from now on.',
        'I will be your main point of contact.',
        'I remain your dedicated contact.',
      ],
      inDraft(note),
    ),
  ),
  fault('a customer’s word is sourced to a tool', ['said-by-customer-reported-as-checked'], (note, conversation) => {
    const message = conversation.findIndex(({ role }) => role === 'customer')
    return one({
      ...note,
      known: [{ text: note.known[0]?.text ?? 'So it is', source: { kind: 'tool', message, words: 'x' } }],
    })
  }),
  fault('a customer’s word is called verified', ['said-by-customer-reported-as-checked'], (note) => {
    const address = note.who.reach.find(({ source }) => source?.kind === 'customer')?.address
    return address
      ? worded(
          [
            `Verified: ${address}`,
            `The address ${address} is confirmed`,
            `${address} is on file`,
            `System shows ${address}`,
          ],
          inKnown(note),
        )
      : []
  }),
  fault('all steps are done and none is listed', ['all-steps-done-without-the-list'], (note) =>
    worded(
      [
        'All troubleshooting steps were completed',
        'We tried everything',
        'Standard troubleshooting was performed',
        'All available options have been exhausted',
        'Multiple steps were attempted without success',
        'Went through all the usual checks',
      ],
      (text) => ({ ...note, tried: [], known: [{ text }] }),
    ),
  ),
  fault('the draft asks for what is known', ['asks-again'], (note) => {
    const [identifier] = note.who.identifiers
    const label = identifier?.label.toLowerCase()
    return [
      ...(label && ['order', 'account', 'booking', 'document', 'patient'].includes(label)
        ? worded(
            [
              `could you please send us your ${label} number?`,
              `what is your ${label} number?`,
              `please confirm your ${label} ID.`,
            ],
            inDraft(note),
          )
        : []),
      ...(note.who.reach.some(({ address }) => address.includes('@'))
        ? worded(['please share your e-mail address with us.', 'may I have your email?'], inDraft(note))
        : []),
    ]
  }),
  fault('what is known is listed as unknown', ['asks-again'], (note) => {
    const reach = note.who.reach[0]
    const phrases = reach
      ? reach.address.includes('@')
        ? ['E-mail address', 'Customer’s email is missing']
        : ['Phone number', 'The callback number is not known']
      : []
    return worded(phrases, (text) => ({ ...note, unknown: [{ text, kind: 'missing', sources: [] }] }))
  }),
  fault('the agent is to ask for the name it has', ['asks-again'], (note) =>
    note.who.name ? one({ ...note, next: { ...note.next, action: 'Ask the customer for their name' } }) : [],
  ),
  fault('the person is to ask a named customer for what is known', ['asks-again'], (note) =>
    firstName(note) && note.who.reach.some(({ address }) => address.includes('@'))
      ? one({ ...note, next: { ...note.next, action: `Ask ${firstName(note)} for the e-mail address and a picture` } })
      : [],
  ),
  fault('it is unsure and does not say of what', ['unknown-left-out'], (note) =>
    one({ ...note, confidence: { level: 'unsure' }, unknown: [] }),
  ),
  fault('information is missing and it does not say which', ['unknown-left-out'], (note) =>
    one({ ...note, why: { code: 'missing_information', sentence: note.why.sentence }, unknown: [] }),
  ),
  fault('it is sensitive without saying why', ['sensitive-without-why'], (note) =>
    one({ ...note, sensitivity: [{ kind: 'legal' }] }),
  ),
  fault('it is sensitive in no way', ['sensitive-without-why'], (note) =>
    one({ ...note, why: { ...note.why, code: 'sensitive' }, sensitivity: [] }),
  ),
  fault('silence leads nowhere', ['no-escalation-path'], (note) =>
    note.when.urgency === 'this_week'
      ? []
      : one({
          ...note,
          contingencies: [],
          next: { ...note.next, decision: { ...note.next.decision, onSilence: undefined } },
        }),
  ),
  fault('silence approves', ['approves-by-silence'], (note) =>
    worded(
      [
        'If nobody answers it counts as yes.',
        'No reply by noon means approval.',
        'It is approved automatically.',
        'We go ahead after 2 hours.',
        'Then I will do it.',
        'They get their money back unless somebody objects.',
        'The recommended option is taken.',
      ],
      (onSilence) => ({ ...note, next: { ...note.next, decision: { ...note.next.decision, onSilence } } }),
    ),
  ),
  fault('no record is to be opened first', ['nothing-to-open-first'], (note) =>
    note.where.artifacts.length > 0
      ? one({
          ...note,
          where: {
            ...note.where,
            artifacts: note.where.artifacts.map((artifact) => ({ ...artifact, openFirst: false })),
          },
        })
      : [],
  ),
  fault('every record is to be opened first', ['nothing-to-open-first'], (note) => {
    const [artifact] = note.where.artifacts
    return artifact
      ? one({
          ...note,
          where: { ...note.where, artifacts: [artifact, { ...artifact, label: `${artifact.label}, history` }] },
        })
      : []
  }),
  fault('the draft greets somebody else', ['draft-names-somebody-else'], (note) => {
    const put = inDraft(note)
    return worded(['Hello Beatrix,', 'Dear Mr Underwood,', 'Hi Khadija!'], (greeting) => {
      const { draft, ...rest } = put('we are looking into it.')
      return { ...rest, draft: draft && { ...draft, body: draft.body.replace(`Hello ${firstName(note)},`, greeting) } }
    })
  }),
  fault('the draft goes to somebody else', ['draft-names-somebody-else'], (note) => {
    if (!note.who.reach.some(({ address }) => address.includes('@'))) return []
    const { draft, ...rest } = inDraft(note)('we are looking into it.')
    return one({ ...rest, draft: draft && { ...draft, to: 'somebody.else@example.com' } })
  }),
  fault('the draft greets and goes to somebody else', ['draft-names-somebody-else'], (note) => {
    const { draft, ...rest } = inDraft(note)('we are looking into it.')
    const body = draft?.body.replace(/^Hello .*,/, 'Dear Ottilie,') ?? ''
    return one({ ...rest, draft: draft && { ...draft, to: 'ottilie@example.com', body } })
  }),
  fault('an amount is told in another currency', ['unsupported-fact'], (note, conversation) => {
    const amount = conversation
      .filter(({ role }) => role !== 'tool')
      .map(({ text }) => /(?:[$€£]\d[\d.,]*\d|\d[\d.,]*\d ?€)/.exec(text)?.[0])
      .find((words) => words !== undefined)
    return amount ? worded([`The amount is ${amount.replace(/[^\d.,]/g, '')} yen`], inKnown(note)) : []
  }),
  fault('a count is made up', ['unsupported-fact'], (note) =>
    worded(['It has happened five times since then', 'Was billed six times'], inKnown(note)),
  ),
  fault('the action is for another amount or record', ['unsupported-fact'], (note) =>
    ['amount', 'record_id'].map((name) => ({
      note: { ...note, action: { tool: 'apply', arguments: { [name]: name === 'amount' ? 73_913 : 'rec_73913' } } },
    })),
  ),
  fault('a refused step is told as done', ['refused-told-as-done'], (note, conversation) => {
    const refused = note.tried.find(({ outcome }) => outcome === 'refused')
    const called = conversation.some(({ toolCall }) => toolCall && refused?.step.toLowerCase().includes(toolCall.name))
    return refused && called ? one({ ...note, tried: [{ ...refused, outcome: 'done' }] }) : []
  }),
  fault('a refused thing is told as wanted', ['wish-turned-around'], (note, conversation) => {
    const told = conversation.map(({ role, text }) => (role === 'customer' ? text : '')).join(' ')
    const refused = /\bNo (\w{4,})\./.exec(told)?.[1]
    return refused
      ? [
          ...one({ ...note, wishes: [{ text: `a ${refused}`, kind: 'accepts' }] }),
          ...one(inWhat(note)(`Would like a ${refused}.`)),
        ]
      : []
  }),
  fault('the ask is no deed', ['vague-summary'], (note) =>
    worded(
      ['Can you please tell me when this is done?', 'Double charge', '59.90', 'The customer is angry', 'What now?'],
      (ask) => ({ ...note, ask }),
    ),
  ),
  fault('the draft says it is done', ['draft-claims-done'], (note) => {
    if (note.next.decision.kind !== 'approve') return []
    return worded(
      [
        'we have refunded the amount.',
        'your order has been cancelled.',
        'I have updated your booking.',
        'your replacement is on its way.',
        'we just shipped your order.',
        "I've processed it for you and it has been sent.",
      ],
      inDraft(note),
    )
  }),
  fault('a card number stands in it', ['secret-in-note'], (note) =>
    worded(['Card 4242 4242 4242 4242', 'Paid with 5105105105105100', 'Amex 3714 496353 98431'], inKnown(note)),
  ),
  fault('a password or code stands in it', ['secret-in-note'], (note) =>
    worded(['Password: Tr0ub4dor&3', 'CVV 737', 'her PIN is 4412', 'The password is correcthorse'], inKnown(note)),
  ),
  fault('a key stands in it', ['secret-in-note'], (note) =>
    worded(
      ['Bearer abcdefghijklmnopqrstuvwxyz123456', 'AKIAIOSFODNN7EXAMPLE', 'ghp_16C7e42F292c6912E7710c838347Ae178B4a'],
      inKnown(note),
    ),
  ),
  fault('a row that the template needs is empty', ['missing-template-field'], (note) =>
    one(note, { template: { name: 'Ours', rows: [{ label: 'Plan', shows: 'fields.plan', required: true }] } }),
  ),
  fault('a row is longer than the template allows', ['template-field-too-long'], (note) =>
    one(note, { template: { name: 'Ours', rows: [{ label: 'Request', shows: 'what', required: true, maxWords: 5 }] } }),
  ),
]
