/** Faulty playbooks, each with the sentence it gets and its place; the tests and the page of them are made from these. */

/** A playbook with nothing wrong in it. */
export const SOUND_PLAYBOOK = `# Our desk
name: Harbour Dental
timeZone: Europe/Berlin
lastResort: sam
people:
  ana:
    name: Ana Ruiz
    email: ana@example.com
    hours: [{ days: [mon, tue, wed, thu, fri], from: 09:00, to: "17:00" }]
    away: [{ from: 2026-12-24, to: 2026-12-26, why: Christmas }]
  sam: { name: Sam Okafor }
lanes:
  support:
    name: Support
    owners: { people: [ana], order: round_robin }
    escalation: [{ to: { people: [sam] }, accept: 10m }]
    accept: { now: 2m, today: 2h working, this_week: 1d, fyi: 2d }
`

/** What is wrong, text of the sound playbook, what stands there instead, the place in JSON, words of the sentence. */
type Exchanged = readonly [what: string, from: string, to: string, pointer: string, words: string]
/** The same, with text that stands behind the sound playbook: in its support lane or at its end. */
type Added = readonly [what: string, more: string, pointer: string, words: string]

// ▸ marks the place that the problem must name.
const EXCHANGED: readonly Exchanged[] = [
  [
    'a person who is not there',
    'people: [ana]',
    'people: [▸anna]',
    '/lanes/support/owners/people/0',
    'got "anna", who is not in `people` (ana, sam). Did you mean "ana"?',
  ],
  [
    'an address that is somebody else’s',
    'sam: { name: Sam Okafor }',
    'sam: { name: Sam Okafor, email: ▸ANA@example.com }',
    '/people/sam/email',
    'is also that of "ana"',
  ],
  ['an unknown last resort', 'lastResort: sam', 'lastResort: ▸boss', '/lastResort', 'got "boss"'],
  [
    'an unknown template',
    '    name: Support',
    '    name: Support\n    template: ▸quick_intak',
    '/lanes/support/template',
    'Did you mean "quick_intake"?',
  ],
  ['a city that is none', 'Europe/Berlin', '▸Europe/Berln', '/timeZone', 'expected an IANA time zone'],
  ['an offset for a time zone', 'Europe/Berlin', '▸"+02:00"', '/timeZone', 'expected an IANA time zone'],
  [
    'a missing time zone',
    'name: Harbour Dental\ntimeZone: Europe/Berlin',
    '▸name: Harbour Dental',
    '/timeZone',
    'expected a text, got nothing. Add it.',
  ],
  [
    'a length of time in words',
    'accept: 10m',
    'accept: ▸soon',
    '/lanes/support/escalation/0/accept',
    'a length of time such as "30s", "5m" or "2h working", got "soon"',
  ],
  ['no time to accept', 'now: 2m', 'now: ▸0s', '/lanes/support/accept/now', 'between 1 second and 366 days, got "0s"'],
  [
    'a working day of unknown length',
    'fyi: 2d',
    'fyi: ▸2d working',
    '/lanes/support/accept/fyi',
    'write the hours, such as "16h working"',
  ],
  [
    'a grace time of a day',
    '    name: Support',
    '    name: Support\n    grace: ▸1d',
    '/lanes/support/grace',
    'at most 60 minutes',
  ],
  [
    'working time for an agent',
    '    name: Support',
    '    name: Support\n    hears: { acknowledge: ▸1h working, effect: 4h }',
    '/lanes/support/hears/acknowledge',
    'an agent has no working hours',
  ],
  [
    'a misspelt setting',
    '    escalation:',
    '    ▸escalations:',
    '/lanes/support/escalations',
    'nothing of this name here',
  ],
  [
    'a misspelt order',
    'round_robin',
    '▸roundrobin',
    '/lanes/support/owners/order',
    'expected one of named, round_robin, least_loaded, recently_engaged, got "roundrobin". Did you mean "round_robin"?',
  ],
  [
    'hours of nobody',
    '[{ days: [mon, tue, wed, thu, fri], from: 09:00, to: "17:00" }]',
    '▸[]',
    '/people/ana/hours',
    'would ever be on duty',
  ],
  ['a shift of no length', '"17:00"', '▸"09:00"', '/people/ana/hours/0/to', 'write from "00:00" to "24:00"'],
  [
    'an hour the day does not have',
    '"17:00"',
    '▸"25:00"',
    '/people/ana/hours/0/to',
    'a local time from "00:00" to "24:00", got "25:00"',
  ],
  [
    'days away the wrong way round',
    'to: 2026-12-26',
    'to: ▸2026-12-20',
    '/people/ana/away/0/to',
    'expected a day not before 2026-12-24',
  ],
  [
    'a day that does not exist',
    'from: 2026-12-24',
    'from: ▸2026-13-24',
    '/people/ana/away/0/from',
    'a date such as "2026-12-24", got "2026-13-24"',
  ],
  ['a name with capitals', '  sam: {', '  ▸Sam: {', '/people/Sam', 'a name is written with lower-case letters'],
  [
    'a name JavaScript knows',
    '  sam: {',
    '  ▸constructor: { name: X }\n  sam: {',
    '/people/constructor',
    'JavaScript gives it a meaning',
  ],
  [
    'a name that reaches the prototype',
    '  sam: {',
    '  ▸__proto__: { name: X }\n  sam: {',
    '/people/__proto__',
    'JavaScript gives it a meaning',
  ],
  [
    'a person twice in one list',
    'people: [ana]',
    'people: [ana, sam, ▸ana]',
    '/lanes/support/owners/people/2',
    '"ana" stands in this list twice',
  ],
  [
    'a time of day that is a number',
    'to: "17:00"',
    'to: ▸1700',
    '/people/ana/hours/0/to',
    'expected a text, got 1700. Write a time of day such as "17:00".',
  ],
  ['a name that stands twice', '  sam: {', '  ▸ana: { name: Other }\n  sam: {', '', '"ana" stands here twice'],
  ['nobody to ask', 'people: [ana]', 'people: ▸[]', '/lanes/support/owners/people', 'expected at least 1 entry, got 0'],
  ['text that is no YAML', 'timeZone: Europe/Berlin', 'timeZone: "Europe/Berlin" ▸Germany', '', 'cannot be read'],
]

const ADDED: readonly Added[] = [
  [
    'words for the customer that promise an outcome',
    '    tellCustomer: ▸We will refund you today.',
    '/lanes/support/tellCustomer',
    'expected words that promise the customer nothing',
  ],
  ['a skill that nobody has', '    skills: [▸welsh]', '/lanes/support/skills/0', 'expected a skill that somebody has'],
  [
    'an agent that need never answer',
    '    hears: { acknowledge: 15m, effect: ▸0s }',
    '/lanes/support/hears/effect',
    'between 1 second and 366 days, got "0s"',
  ],
  [
    'a lane that asks nobody next',
    '  sales: { name: Sales, owners: { people: [ana] }, escalation: [{ to: { people: ▸[] } }] }',
    '/lanes/sales/escalation/0/to/people',
    'expected at least 1 entry, got 0',
  ],
  [
    'a never-rule that can be approved',
    'never:\n  - { id: n, what: W, ▸then: review, lane: support }',
    '/never/0/then',
    'nothing of this name here',
  ],
  [
    'a trigger that approves what it cannot judge',
    'triggers:\n  - { id: a, when: customer.is_new, then: review, onFailure: ▸approve, lane: support, reason: complaint, why: W }',
    '/triggers/0/onFailure',
    'expected one of person, proceed, got "approve"',
  ],
  [
    'a misspelt field',
    'triggers:\n  - { id: a, when: action.▸amout > 5, then: review, lane: support, reason: complaint, why: W }',
    '/triggers/0/when',
    'expected a field of `action`',
  ],
  [
    'a field in the second line of a block',
    'triggers:\n  - id: a\n    when: >-\n      customer.tier == "gold" &&\n      action.▸amout > 5\n    then: review\n    lane: support\n    reason: complaint\n    why: W',
    '/triggers/0/when',
    'expected a field of `action`',
  ],
  [
    'a comparison that makes no sense, in quotes',
    `triggers:\n  - { id: a, when: "▸action.kind > 5.0", then: review, lane: support, reason: complaint, why: W }`,
    '/triggers/0/when',
    'these do not go together: text > number',
  ],
  [
    'a misspelt field behind escaped quotes',
    'triggers:\n  - { id: a, when: "action.kind == \\"x\\" && action.▸amout > 5", then: review, lane: support, reason: complaint, why: W }',
    '/triggers/0/when',
    'got "amout"',
  ],
  [
    'a regular expression',
    `triggers:\n  - { id: a, when: '▸event.text.matches("(a+)+$")', then: review, lane: support, reason: complaint, why: W }`,
    '/triggers/0/when',
    'expected no regular expression',
  ],
  [
    'a trigger into nowhere',
    'triggers:\n  - { id: a, when: customer.is_new, then: review, lane: ▸suport, reason: complaint, why: W }',
    '/triggers/0/lane',
    'Did you mean "support"?',
  ],
  [
    'a trigger without a reason',
    'triggers:\n  - ▸{ id: a, when: customer.is_new, then: review, lane: support, why: W }',
    '/triggers/0/reason',
    'expected one of customer_asked',
  ],
  [
    'a trigger that approves',
    'triggers:\n  - { id: a, when: customer.is_new, then: ▸approve, lane: support, reason: complaint, why: W }',
    '/triggers/0/then',
    'expected one of review, hand_off, got "approve"',
  ],
  [
    'two triggers of one name',
    'triggers:\n  - { id: a, when: customer.is_new, then: review, lane: support, reason: complaint, why: W }\n  - { id: ▸a, when: "!customer.is_new", then: review, lane: support, reason: complaint, why: W }',
    '/triggers/1/id',
    'Give each its own',
  ],
  [
    'two triggers of one condition',
    'triggers:\n  - { id: a, when: customer.is_new, then: review, lane: support, reason: complaint, why: W }\n  - { id: b, when: ▸" customer.is_new", then: hand_off, lane: support, reason: complaint, why: W }',
    '/triggers/1/when',
    '"a" has the same condition',
  ],
  [
    'two triggers of one condition in other words',
    'triggers:\n  - { id: a, when: action.amount > 100, then: review, lane: support, reason: complaint, why: W }\n  - { id: b, when: ▸100.0 < action.amount, then: hand_off, lane: support, reason: complaint, why: W }',
    '/triggers/1/when',
    '"a" has the same condition',
  ],
  [
    'a never-rule and a trigger of one condition',
    'never:\n  - { id: n, what: W, when: customer.is_new, lane: support }\ntriggers:\n  - { id: b, when: ▸customer.is_new, then: hand_off, lane: support, reason: complaint, why: W }',
    '/triggers/0/when',
    '"n" has the same condition',
  ],
  ['a never-rule into nowhere', 'never:\n  - { id: n, what: W, lane: ▸nowhere }', '/never/0/lane', 'got "nowhere"'],
  [
    'a template row that shows nothing of the note',
    'templates:\n  own: { name: Own, rows: [{ label: A, shows: fields.size }, { label: B, shows: ▸wat }] }',
    '/templates/own/rows/1/shows',
    'Did you mean "what"?',
  ],
  [
    'a field with a name of the language',
    'fields:\n  customer: { ▸in: text }',
    '/fields/customer/in',
    'a word of the expression language',
  ],
  [
    'a known field of another type',
    'fields:\n  action: { amount: ▸text }',
    '/fields/action/amount',
    'expected the type it is known with, number, got text',
  ],
  [
    'a field of an unknown type',
    'fields:\n  action: { size: ▸integer }',
    '/fields/action/size',
    'expected one of text, number, flag, list',
  ],
  ['an escalation to nobody', '    lastResort: ▸sma', '/lanes/support/lastResort', 'got "sma"'],
  [
    'a decide time in weeks',
    '    decide: { now: 5m, today: 1h, this_week: ▸1 week, fyi: 7d }',
    '/lanes/support/decide/this_week',
    'got "1 week"',
  ],
  [
    'deadlines for some urgencies only',
    '    decide: ▸{ now: 5m, today: 1h, this_week: 2d }',
    '/lanes/support/decide/fyi',
    'expected a text, got nothing',
  ],
  [
    'silence that approves',
    '    onSilence: { outcome: ▸approve, words: Go on }',
    '/lanes/support/onSilence/outcome',
    'expected one of reject, return, none, got "approve"',
  ],
  [
    'words by which silence approves',
    '    onSilence: { outcome: none, words: ▸The refund is approved automatically. }',
    '/lanes/support/onSilence/words',
    'expected words for silence that approve nothing, got "approved"',
  ],
  [
    'an if-then by which silence approves',
    '    contingencies: [{ if: Nobody answers, then: ▸We go ahead, by: agent }]',
    '/lanes/support/contingencies/0/then',
    'expected nothing to be approved because nobody answers, got "go ahead"',
  ],
  [
    'an agent that promises meanwhile',
    '    contingencies: [{ if: They call again, then: ▸Tell them it is approved, by: agent }]',
    '/lanes/support/contingencies/0/then',
    'expected the agent to promise nothing meanwhile, got "is approved"',
  ],
  ['an unknown reason', '    reason: ▸because', '/lanes/support/reason', 'expected one of customer_asked'],
  ['an unknown urgency', '    urgency: ▸soon', '/lanes/support/urgency', 'expected one of now, today, this_week, fyi'],
  [
    'two outcomes of one id',
    '    outcomes: [{ id: a, label: A }, ▸{ id: a, label: B }]',
    '/lanes/support/outcomes/1',
    '"a" stands in this list twice',
  ],
  ['no outcome at all', '    outcomes: ▸[]', '/lanes/support/outcomes', 'expected at least 1 entry, got 0'],
  [
    'a contingency of nobody',
    '    contingencies: [{ if: They call, then: Answer, by: ▸boss }]',
    '/lanes/support/contingencies/0/by',
    'expected one of agent, person',
  ],
  [
    'a check level that is none',
    '    check: { no-reason: ▸maybe }',
    '/lanes/support/check/no-reason',
    'expected one of must, should, off',
  ],
  [
    'an ask of a hundred characters',
    `    ask: ▸${'Call them back '.repeat(8)}`,
    '/lanes/support/ask',
    'expected at most 60 characters, got 119',
  ],
  [
    'a name with spaces',
    '  ▸Sales Team: { name: Sales, owners: { people: [ana] } }',
    '/lanes/Sales Team',
    'a name is written with lower-case letters',
  ],
  [
    'a lane of nobody',
    '  sales: ▸{ name: Sales }',
    '/lanes/sales/owners',
    'expected a group of values (name: value), got nothing',
  ],
  [
    'people as a text',
    '  sales: { name: Sales, owners: { people: ▸ana } }',
    '/lanes/sales/owners/people',
    'expected a list, got "ana"',
  ],
  [
    'a rota that is not there',
    '  sales: { name: Sales, owners: { people: [ana], rota: ▸weekend } }',
    '/lanes/sales/owners/rota',
    'expected the id of a rota (none), got "weekend"',
  ],
  [
    'a rota of somebody unknown',
    'rotas: { w: { url: "https://c.example/w.ics", people: { Boss: ▸boss } } }',
    '/rotas/w/people/Boss',
    'got "boss"',
  ],
  ['a rota that is no web address', 'rotas: { w: { url: ▸"ftp://c.example/w.ics" } }', '/rotas/w/url', 'Correct it'],
  [
    'a holiday that ends before it begins',
    'holidays: [{ from: 2026-12-26, to: ▸2026-12-25 }]',
    '/holidays/0/to',
    'expected a day not before 2026-12-26',
  ],
  ['a business that is never open', 'hours: ▸[]', '/hours', 'nobody would ever be on duty'],
  [
    'a day that is none',
    'hours: [{ days: [▸monday], from: 09:00, to: "17:00" }]',
    '/hours/0/days/0',
    'Did you mean "mon"?',
  ],
  [
    'a template without rows',
    'templates: { own: { name: Own, rows: ▸[] } }',
    '/templates/own/rows',
    'expected at least 1 entry',
  ],
  [
    'a trigger without a condition',
    'triggers:\n  - ▸{ id: a, then: review, lane: support, reason: complaint, why: W }',
    '/triggers/0/when',
    'expected a text, got nothing',
  ],
  [
    'a condition that is a number',
    'triggers:\n  - { id: a, when: ▸5, then: review, lane: support, reason: complaint, why: W }',
    '/triggers/0/when',
    'expected a text, got 5',
  ],
  [
    'a condition of three thousand characters',
    `triggers:\n  - { id: a, when: ▸"${'true || '.repeat(375)}true", then: review, lane: support, reason: complaint, why: W }`,
    '/triggers/0/when',
    'expected at most 2000 characters',
  ],
  [
    'two playbooks in one file',
    '▸---\nname: Harbour Dental North',
    '',
    'Expected one playbook, and `---` begins another document here.',
  ],
  ['a list of triggers that is none', 'triggers: ▸refunds', '/triggers', 'expected a list, got "refunds"'],
]

export type FaultyPlaybook = {
  what: string
  text: string
  /** The place that the problem must name. */
  line: number
  column: number
  pointer: string
  /** What the sentence must hold. */
  words: string
}

export const FAULTY_PLAYBOOKS: readonly FaultyPlaybook[] = [
  {
    what: 'a lane that nobody owns in the end',
    pointer: '/lanes/support',
    words: 'expected a last resort, got none',
    ...withoutMark(exchange('lastResort: sam\n', '').replace('  support:', '  ▸support:')),
  },
  ...EXCHANGED.map(([what, from, to, pointer, words]) => ({
    what,
    pointer,
    words,
    ...withoutMark(exchange(from, to)),
  })),
  ...ADDED.map(([what, more, pointer, words]) => ({
    what,
    pointer,
    words,
    ...withoutMark(`${SOUND_PLAYBOOK}${more}\n`),
  })),
]

function exchange(from: string, to: string): string {
  if (!SOUND_PLAYBOOK.includes(from)) throw new Error(`the playbook has no "${from}"`)
  return SOUND_PLAYBOOK.replace(from, to)
}

function withoutMark(marked: string) {
  const before = marked.slice(0, marked.indexOf('▸')).split('\n')
  return { text: marked.replace('▸', ''), line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
