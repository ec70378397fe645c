/** Notes as they should be, of our own making, each with its conversation: the check has nothing to say about them. */
import type { Conversation } from '../src/evidence/conversation.ts'
import {
  BOILER_CONVERSATION,
  BOILER_NOTE,
  DISCOUNT_CONVERSATION,
  DISCOUNT_NOTE,
  REFUND_CONVERSATION,
  REFUND_NOTE,
} from '../src/note/examples.ts'
import { Note } from '../src/note/note.ts'

export type Good = { name: string; note: Note; conversation: Conversation }

export const NOW = '2026-11-05T14:27:00.000Z'

const by = '2026-11-05T16:00:00.000Z'
const customer = (text: string) => ({ role: 'customer' as const, text })
const agent = (text: string) => ({ role: 'agent' as const, text })
const call = (name: string, args: Record<string, unknown>) => ({
  role: 'agent' as const,
  text: '',
  toolCall: { name, arguments: args },
})
const answer = (value: unknown) => ({ role: 'tool' as const, text: JSON.stringify(value) })
const said = (message: number, words: string) => ({ kind: 'customer' as const, message, words })
const told = (message: number, words: string) => ({ kind: 'tool' as const, message, words })

const good = (name: string, conversation: Conversation, note: unknown): Good => ({
  name,
  note: Note.parse(note),
  conversation,
})

export const GOOD_NOTES: Good[] = [
  { name: 'refund', note: REFUND_NOTE, conversation: REFUND_CONVERSATION },
  { name: 'discount', note: DISCOUNT_NOTE, conversation: DISCOUNT_CONVERSATION },
  { name: 'boiler', note: BOILER_NOTE, conversation: BOILER_CONVERSATION },
  good(
    'late parcel',
    [
      customer('Where is my parcel? It was due on Monday. Order GX-2093, Lena Vogt.'),
      agent(
        'Hello Lena, I will look that up for you. One moment, I am asking the carrier for the latest scan of your parcel.',
      ),
      call('track_parcel', { order: 'GX-2093' }),
      answer({ order: 'GX-2093', carrier: 'Nordpost', last_scan: '2026-10-30 Hamburg', status: 'no scan since' }),
      agent(
        'The last scan was on 30 October in Hamburg and there has been none since. It may be lost. Would you like us to search for it, or to send it again?',
      ),
      customer(
        'I need it by Saturday for a birthday. Please just send it again, I do not want to wait for a search. You can write to lena.vogt@example.org.',
      ),
      call('reship_order', { order: 'GX-2093' }),
      answer({ error: 'reshipping needs a supervisor while the first parcel is open' }),
      agent(
        'Sending it again needs a colleague who may do that, because the first parcel is still open at the carrier. I am asking now and you will be told today.',
      ),
    ],
    {
      ask: 'Send order GX-2093 again',
      next: {
        action: 'Approve a second parcel with express delivery',
        decision: { kind: 'approve', reversible: true, onSilence: 'the search goes on.' },
      },
      when: { by, urgency: 'today' },
      who: {
        name: 'Lena Vogt',
        reach: [{ channel: 'e-mail', address: 'lena.vogt@example.org', source: said(5, 'lena.vogt@example.org') }],
        identifiers: [{ label: 'Order', value: 'GX-2093', source: said(0, 'Order GX-2093') }],
      },
      what: 'Lena Vogt wants her late parcel sent again. She needs it by Saturday.',
      why: { code: 'authority_limit', sentence: 'A second parcel needs a supervisor while the first is open.' },
      where: { channel: 'Web chat', artifacts: [{ label: 'Order GX-2093', id: 'GX-2093', openFirst: true }] },
      known: [{ text: 'Last scan on 30 October in Hamburg', source: told(3, '2026-10-30 Hamburg') }],
      unknown: [{ text: 'Where the first parcel is', kind: 'missing' }],
      tried: [
        {
          step: 'Sent it again',
          result: 'needs a supervisor',
          outcome: 'refused',
          source: told(7, 'reshipping needs a supervisor'),
        },
      ],
      wishes: [{ text: 'a search', kind: 'refuses', source: said(5, 'I do not want to wait for a search') }],
      confidence: { level: 'sure' },
      promise: { text: 'An answer today' },
      draft: {
        channel: 'e-mail',
        to: 'lena.vogt@example.org',
        subject: 'Your order GX-2093',
        body: 'Hello Lena,\n\nyour order goes out again by express, so that you have it by Saturday.\n\nBest wishes',
      },
      action: { tool: 'reship_order', arguments: { order: 'GX-2093', service: 'express' } },
    },
  ),
  good(
    'lease clause',
    [
      customer(
        'Good afternoon, this is Tomasz Zielinski from Brightmill Foods. I have a question on the lease for 8 Mill Lane that your office drafted for us.',
      ),
      agent('Good afternoon Mr Zielinski. I can look up documents and appointments. What would you like to know?'),
      customer(
        'Clause 14 says we pay for the roof. The landlord told me on the phone that he pays. We sign on Tuesday at 9. Which one is right?',
      ),
      call('find_document', { client: 'Brightmill Foods', title: 'lease 8 Mill Lane' }),
      answer({
        document: 'DOC-771',
        title: 'Lease 8 Mill Lane',
        version: 3,
        clause_14: 'Tenant bears the upkeep of the roof.',
      }),
      agent(
        'I have found version 3 of the lease. Clause 14 there says that the tenant bears the upkeep of the roof. Whether that is what was agreed is for your solicitor to say, so I am passing your question on.',
      ),
      customer('Please do. My mobile is +44 7700 900142, afternoons are best for me.'),
    ],
    {
      ask: 'Say who pays for the roof under clause 14',
      next: {
        action: 'Call Mr Zielinski before he signs',
        decision: {
          kind: 'answer',
          question: 'Does the tenant or the landlord pay for the roof?',
          onSilence: 'he is told to wait with signing.',
        },
      },
      when: { by, urgency: 'today' },
      who: {
        name: 'Tomasz Zielinski',
        organisation: 'Brightmill Foods',
        reach: [{ channel: 'phone', address: '+44 7700 900142', source: said(6, '+44 7700 900142') }],
        identifiers: [{ label: 'Document', value: 'DOC-771', source: told(4, 'DOC-771') }],
      },
      what: 'Tomasz Zielinski asks who pays for the roof of 8 Mill Lane. He signs on Tuesday at 9.',
      why: { code: 'sensitive', sentence: 'Only a solicitor may interpret a contract.' },
      where: { channel: 'Phone', artifacts: [{ label: 'Lease 8 Mill Lane', id: 'DOC-771', openFirst: true }] },
      known: [
        {
          text: 'Clause 14 of version 3: the tenant bears the upkeep',
          source: told(4, 'Tenant bears the upkeep of the roof.'),
        },
      ],
      unknown: [
        {
          text: 'Customer says the landlord pays, the lease says the tenant',
          kind: 'contradiction',
          sources: [said(2, 'he pays'), told(4, 'Tenant bears')],
        },
      ],
      wishes: [{ text: 'a call in the afternoon', kind: 'wants', source: said(6, 'afternoons are best') }],
      sensitivity: [{ kind: 'legal', why: 'a contract about to be signed' }],
      confidence: { level: 'unsure', basis: 'two versions of the deal' },
    },
  ),
  good(
    'visit to move',
    [
      customer(
        'Hi, can I move my dental appointment? It is tomorrow and I have a fever. Sofia Reyes, born 12 March 1990.',
      ),
      agent(
        'I am sorry to hear that, Sofia. Let me see which appointments are free in the coming days with the same dentist.',
      ),
      call('find_appointment', { patient: 'Sofia Reyes', born: '1990-03-12' }),
      answer({ patient_id: 'P-5512', appointment: '2026-11-06T09:30', dentist: 'Dr Lindqvist', type: 'root canal' }),
      call('free_slots', { dentist: 'Dr Lindqvist', from: '2026-11-07' }),
      answer([]),
      agent(
        'Your appointment is a root canal with Dr Lindqvist tomorrow at 9:30. I see no free time with her in the next two weeks. The practice manager can sometimes make room, so I am asking there. Do you have pain at the moment?',
      ),
      customer(
        'Yes, it is getting worse, and my cheek is swollen. Another dentist is fine for me. My number is 555 0188 in the same area.',
      ),
      agent(
        'Thank you. I am telling them about the swelling so that they look at it first. Somebody calls you this afternoon.',
      ),
    ],
    {
      ask: 'Find Sofia Reyes an urgent appointment',
      next: {
        action: 'Offer any dentist this week and call her',
        decision: { kind: 'act', onSilence: 'the dentist on call gets it.' },
      },
      when: { by, urgency: 'now' },
      who: {
        name: 'Sofia Reyes',
        reach: [{ channel: 'phone', address: '555 0188', source: said(7, '555 0188') }],
        identifiers: [{ label: 'Patient', value: 'P-5512', source: told(3, 'P-5512') }],
      },
      what: 'Sofia Reyes has a fever and must move her root canal of tomorrow. Her cheek is swollen.',
      why: { code: 'safety_urgent', sentence: 'Swelling with fever needs a clinician to judge.' },
      where: {
        channel: 'Website chat',
        artifacts: [{ label: 'Appointment 6 November, 9:30', kind: 'appointment', id: 'P-5512', openFirst: true }],
      },
      known: [
        { text: 'Root canal with Dr Lindqvist tomorrow at 9:30', source: told(3, '"appointment":"2026-11-06T09:30"') },
      ],
      unknown: [{ text: 'Whether she takes antibiotics', kind: 'missing' }],
      tried: [
        { step: 'Looked for a free time with Dr Lindqvist', result: 'none', outcome: 'empty', source: told(5, '[]') },
      ],
      wishes: [{ text: 'another dentist', kind: 'accepts', source: said(7, 'Another dentist is fine') }],
      sensitivity: [{ kind: 'medical', why: 'pain, fever and swelling' }],
      promise: { text: 'A call this afternoon' },
      confidence: { level: 'sure' },
    },
  ),
  good(
    'angry guest',
    [
      customer('This is the third time I ask. The room was dirty and nobody cares. I want the manager. Now.'),
      agent('I am sorry about that. May I have your booking number, so that the manager sees your stay?'),
      customer('BK88120. Ingrid Solheim. And do not send me another survey.'),
      call('get_booking', { id: 'BK88120' }),
      answer({
        id: 'BK88120',
        guest: 'Ingrid Solheim',
        nights: 3,
        total: 412.5,
        checked_out: '2026-11-04',
        complaints: 2,
      }),
      agent(
        'Thank you. I see your stay of three nights until 4 November and two complaints on it. I am telling the manager now, who will ring you. Is the phone number of the booking still right?',
      ),
      customer('Yes.'),
    ],
    {
      ask: 'Call Ingrid Solheim about a dirty room',
      next: {
        action: 'Call her, listen, and offer what the house allows',
        decision: { kind: 'take_over', onSilence: 'the duty manager gets it.' },
      },
      when: { by, urgency: 'now' },
      who: {
        name: 'Ingrid Solheim',
        identifiers: [{ label: 'Booking', value: 'BK88120', source: said(2, 'BK88120') }],
      },
      what: 'Ingrid Solheim found her room dirty and wants the manager. It is her third complaint.',
      why: { code: 'customer_asked', sentence: 'She asked for the manager.' },
      where: { channel: 'WhatsApp', artifacts: [{ label: 'Booking BK88120', id: 'BK88120', openFirst: true }] },
      known: [
        { text: 'Stayed three nights until 4 November', source: told(4, '"nights":3') },
        { text: 'Two complaints are on the booking', source: told(4, '"complaints":2') },
      ],
      unknown: [{ text: 'What the two complaints were about', kind: 'missing' }],
      wishes: [{ text: 'another survey', kind: 'refuses', source: said(2, 'do not send me another survey') }],
      promise: { text: 'The manager calls' },
      confidence: { level: 'sure' },
    },
  ),
  good(
    'hot lead',
    [
      customer('We run 14 garages and need booking for all of them by January. Ravi Menon, ravi@menon-motors.example.'),
      agent(
        'Hello Ravi, that is a good fit. Do you take bookings by phone or on the web today, and which system do you use now?',
      ),
      customer(
        'Phone and paper, honestly. I have a budget of about 2,000 a month and I decide this myself. Can somebody show it to me this week?',
      ),
      agent(
        'Yes. A colleague who knows garages can show you around. I can see their calendar but may not promise a time for more than ten locations, so they will write to you with two times today.',
      ),
      customer('Good. Thursday or Friday morning would be best.'),
    ],
    {
      ask: 'Offer Ravi Menon a demo this week',
      next: { action: 'Write to him with two times', decision: { kind: 'act', onSilence: 'the sales lead gets it.' } },
      when: { by, urgency: 'today' },
      who: {
        name: 'Ravi Menon',
        reach: [
          { channel: 'e-mail', address: 'ravi@menon-motors.example', source: said(0, 'ravi@menon-motors.example') },
        ],
      },
      what: 'Ravi Menon needs booking for 14 garages by January and wants to see it this week.',
      why: { code: 'qualified_opportunity', sentence: 'More than ten locations go to sales.' },
      where: { channel: 'Website chat', conversation: 'https://chat.example.com/c/12', artifacts: [] },
      known: [
        { text: 'Budget of about 2,000 a month', source: said(2, 'a budget of about 2,000 a month') },
        { text: 'He decides himself', source: said(2, 'I decide this myself') },
      ],
      unknown: [{ text: 'How many bookings a week', kind: 'missing' }],
      wishes: [{ text: 'Thursday or Friday morning', kind: 'wants', source: said(4, 'Thursday or Friday morning') }],
      confidence: { level: 'fairly_sure', basis: 'he said so himself' },
      draft: {
        channel: 'e-mail',
        to: 'ravi@menon-motors.example',
        subject: 'A look at bookings for your garages',
        body: 'Hello Ravi,\n\nwould Thursday at 9 or Friday at 10 suit you for a first look?\n\nBest wishes',
      },
    },
  ),
  good(
    'account locked',
    [
      customer('I am locked out. User name jharper. I tried the reset link three times and it says expired.'),
      agent(
        'Thank you. I will check the account and send a new link. Please keep this window open for a moment, and do not press the old link again, because each one works only once and only for ten minutes.',
      ),
      call('get_account', { user: 'jharper' }),
      answer({ user: 'jharper', name: 'Jo Harper', status: 'locked', reason: 'risk review', since: '2026-11-04' }),
      call('send_reset_link', { user: 'jharper' }),
      answer({ error: 'account under risk review' }),
      agent(
        'The account is locked for a review since 4 November, and while that is so I may not send a link. The security desk has to look at it. Where may they reach you?',
      ),
      customer(
        'jo.harper@example.net, but I cannot read mail there while I am locked out, so please ring 020 7946 0991.',
      ),
    ],
    {
      ask: 'Review the lock on account jharper',
      next: {
        action: 'Decide the risk review, then ring the customer',
        decision: {
          kind: 'choose',
          question: 'What happens to the account?',
          options: [
            { id: 'open', label: 'Unlock it' },
            { id: 'keep', label: 'Keep the lock' },
          ],
          recommended: 'keep',
          onSilence: 'the lock stays.',
        },
      },
      when: { by, urgency: 'today' },
      who: {
        name: 'Jo Harper',
        reach: [{ channel: 'phone', address: '020 7946 0991', source: said(7, '020 7946 0991') }],
        identifiers: [{ label: 'User', value: 'jharper', source: said(0, 'jharper') }],
      },
      what: 'Jo Harper is locked out of account jharper and cannot reset the password.',
      why: { code: 'authority_limit', sentence: 'Accounts under risk review are for the security desk.' },
      where: { channel: 'Web chat', artifacts: [{ label: 'Account jharper', id: 'jharper', openFirst: true }] },
      known: [
        {
          text: 'Locked for a risk review since 4 November',
          source: told(3, '"reason":"risk review","since":"2026-11-04"'),
        },
      ],
      unknown: [{ text: 'What the review was opened for', kind: 'missing' }],
      tried: [
        {
          step: 'Used the reset link',
          result: 'expired',
          outcome: 'failed',
          by: 'customer',
          times: 3,
          source: said(0, 'I tried the reset link three times'),
        },
        {
          step: 'Sent a new link',
          result: 'refused while under review',
          outcome: 'refused',
          source: told(5, 'account under risk review'),
        },
      ],
      sensitivity: [{ kind: 'personal_data', why: 'somebody else may be asking' }],
      confidence: { level: 'fairly_sure', basis: 'the account says so' },
    },
  ),
  good(
    'German invoice',
    [
      customer(
        'Guten Tag, auf der Rechnung 2026-0815 steht eine Stunde zu viel. Mein Name ist Jürgen Weiß, Firma Weiß Dachbau.',
      ),
      agent(
        'Guten Tag Herr Weiß, ich schaue mir die Rechnung an und vergleiche sie mit dem Stundenzettel des Einsatzes. Einen Augenblick bitte, das dauert nicht lange.',
      ),
      call('get_invoice', { number: '2026-0815' }),
      answer({ number: '2026-0815', hours: 7, rate: 68, total: 476, date: '2026-10-28' }),
      agent(
        'Auf der Rechnung vom 28. Oktober stehen sieben Stunden zu 68 Euro. Einen Stundenzettel finde ich nicht. Eine Gutschrift darf nur die Buchhaltung geben, ich gebe es jetzt dorthin weiter. Wie erreichen wir Sie?',
      ),
      customer(
        'Am besten per Mail an weiss@dachbau.example. Es waren sechs Stunden, mein Polier hat es aufgeschrieben.',
      ),
    ],
    {
      ask: 'Stunde auf Rechnung 2026-0815 klären',
      next: {
        action: 'Stundenzettel suchen und Herrn Weiß antworten',
        decision: { kind: 'act', onSilence: 'die Leitung der Buchhaltung bekommt es.' },
      },
      when: { by, urgency: 'today' },
      who: {
        name: 'Jürgen Weiß',
        organisation: 'Weiß Dachbau',
        reach: [{ channel: 'E-Mail', address: 'weiss@dachbau.example', source: said(5, 'weiss@dachbau.example') }],
        identifiers: [{ label: 'Rechnung', value: '2026-0815', source: said(0, 'Rechnung 2026-0815') }],
      },
      what: 'Jürgen Weiß sagt, auf Rechnung 2026-0815 stehe eine Stunde zu viel.',
      why: { code: 'authority_limit', sentence: 'Gutschriften darf nur die Buchhaltung geben.' },
      where: { channel: 'Chat', artifacts: [{ label: 'Rechnung 2026-0815', id: '2026-0815', openFirst: true }] },
      known: [{ text: 'Sieben Stunden zu 68 Euro, vom 28. Oktober', source: told(3, '"hours":7,"rate":68') }],
      unknown: [
        {
          text: 'Der Kunde sagt sechs Stunden, die Rechnung sieben',
          kind: 'contradiction',
          sources: [said(5, 'Es waren sechs Stunden')],
        },
      ],
      confidence: { level: 'fairly_sure', basis: 'Rechnung gesehen, Zettel nicht' },
    },
  ),
  good(
    'router',
    [
      customer('No internet since this morning. Acct 7781-20, Marcus Bell. Lights are all red.'),
      agent(
        'Hello Marcus, I am testing your line now. Please restart the router while I do so and tell me what the lights show.',
      ),
      call('line_test', { account: '7781-20' }),
      answer({ account: '7781-20', line: 'ok', modem: 'unreachable', firmware: '4.2' }),
      customer('Restarted it. Still red.'),
      agent(
        'The line is fine, the router does not answer. Please hold the reset button for ten seconds, then wait for two minutes.',
      ),
      customer('Did that. Same. I work from home, I need this today. Is there a shop where I can swap it?'),
      call('order_replacement', { account: '7781-20' }),
      answer({ error: 'replacement quota for this account used' }),
      agent(
        'A replacement was sent to you before, so another one needs a colleague. I am asking now and you hear from us within the hour.',
      ),
    ],
    {
      ask: 'Swap the router of account 7781-20',
      next: {
        action: 'Approve a swap in a shop and text him the address',
        decision: { kind: 'approve', reversible: true, onSilence: 'the technician on duty gets it.' },
      },
      when: { by, urgency: 'now' },
      who: {
        name: 'Marcus Bell',
        identifiers: [{ label: 'Account', value: '7781-20', source: said(0, 'Acct 7781-20') }],
      },
      what: 'Marcus Bell has had no internet since this morning: the router does not answer. He works from home.',
      why: { code: 'authority_limit', sentence: 'A second replacement needs a person.' },
      where: { channel: 'App', artifacts: [{ label: 'Account 7781-20', id: '7781-20', openFirst: true }] },
      known: [
        { text: 'The line is fine, the router unreachable', source: told(3, '"line":"ok","modem":"unreachable"') },
      ],
      unknown: [{ text: 'Which shop has a router', kind: 'missing' }],
      tried: [
        {
          step: 'Restarted the router',
          result: 'still red',
          outcome: 'failed',
          by: 'customer',
          source: said(4, 'Restarted it. Still red.'),
        },
        {
          step: 'Held the reset button',
          result: 'same',
          outcome: 'failed',
          by: 'customer',
          source: said(6, 'Did that. Same.'),
        },
        {
          step: 'Ordered a replacement',
          result: 'quota used',
          outcome: 'refused',
          source: told(8, 'replacement quota for this account used'),
        },
      ],
      wishes: [
        { text: 'swapping it in a shop', kind: 'accepts', source: said(6, 'Is there a shop where I can swap it?') },
      ],
      confidence: { level: 'sure', basis: 'line test' },
      promise: { text: 'News within the hour' },
    },
  ),
]

/** The same note in other states it may rightly be in; nothing that they change makes a note worse. */
export const VARIANTS: { name: string; vary: (note: Note) => Note }[] = [
  { name: 'as it is', vary: (note) => note },
  { name: 'without a draft', vary: (note) => ({ ...note, draft: undefined }) },
  { name: 'without wishes and promise', vary: (note) => ({ ...note, wishes: [], promise: undefined }) },
  { name: 'this week, without a deadline', vary: (note) => ({ ...note, when: { urgency: 'this_week' } }) },
  {
    name: 'without sources',
    vary: (note) => ({ ...note, known: note.known.map(({ text }) => ({ text })), sources: {} }),
  },
  { name: 'sure', vary: (note) => ({ ...note, confidence: { level: 'sure' } }) },
]
