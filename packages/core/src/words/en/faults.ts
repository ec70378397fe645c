/** What is wrong with a note, told to the agent that sent it: what came, and what to send instead. */
export const faults = {
  askEmpty: () => 'The ask is empty. Send what the person must do, verb first, in at most 12 words.',
  nextMissing: () =>
    'Nothing says what to do next. Send next.action with the step you recommend, or next.decision.question with what you need answered.',
  urgencyMissing: ({ urgency }: { urgency: string }) =>
    `No urgency and no deadline were given, so the lane's "${urgency}" stands. Send when.urgency, and when.by where there is a deadline.`,
  whoMissing: () =>
    'Nothing says who the customer is. Send who.name, who.identifiers or who.reach; when you know none of them, say so in unknown with about "who".',
  whatMissing: () =>
    'Nothing says what the customer asks for. Send what: the request in one or two sentences, with the record it is about.',
  whyMissing: () =>
    'Nothing says why a person is needed. Send why.sentence: what you may not, cannot or should not do here.',
  whereMissing: () =>
    'Nothing says where this happened. Send where.channel, and the record it is about in where.artifacts.',

  onlyHandedOff: ({ sentence }: { sentence: string }) =>
    `"${sentence}" only says that it was handed off. Send which limit, doubt, wish or failure stopped you.`,
  reasonIsRequest: () =>
    'The reason repeats the request word for word. Send why you may not, cannot or should not do it.',
  requestVague: () =>
    'The request is told in words that fit any request. Send the thing it is about, its record and what is wanted.',
  askVague: ({ ask }: { ask: string }) =>
    `"${ask}" does not say what to do. Send a verb and its object, such as "Refund $180 for a double charge".`,
  decisionBuried: () =>
    'The decision is asked for here, where it is read last. Say it in ask, and send the question with its options in next.decision.',
  askTooLong: ({ words, most }: { words: number; most: number }) =>
    `The ask has ${words} words, of which at most ${most} are seen at once. Send verb and object; the rest goes into what.`,
  tooFewToChoose: ({ options }: { options: number }) =>
    `The person is to choose, and there ${options === 1 ? 'is 1 option' : `are ${options} options`}. Send at least two in next.decision.options, each with an id and a label; where there is nothing to choose, ask for an approval or an answer.`,
  optionWithout: ({ option, part }: { option: number; part: 'id' | 'label' }) =>
    `Option ${option} has no ${part}. Send one that tells it from the others.`,
  optionsAlike: ({ first, second, part, written }: Alike) =>
    `Options ${first} and ${second} have the same ${part} "${written}". Send each its own, so that the answer says which one was picked.`,
  recommendsNoOption: ({ recommended }: { recommended: string }) =>
    `"${recommended}" is the id of no option. Send the id of the one you recommend, or leave it out.`,
  nothingToAnswer: () => 'The person is to answer, but there is no question. Send it in next.decision.question.',
  coreTooLong: ({ words, most }: { words: number; most: number }) =>
    `Ask, deadline, who and what are ${words} words; at most ${most} are read in 10 seconds. Shorten ask and what.`,
  noteTooLong: ({ words, most }: { words: number; most: number }) =>
    `The note is ${words} words; at most ${most} are read in 30 seconds. Leave out what the decision does not need.`,
  longerThanConversation: ({ words, conversation }: { words: number; conversation: number }) =>
    `The note has ${words} words, the conversation ${conversation}. Send only ask, what, why and what is open.`,
  pastedIn: () =>
    'Conversation or data was pasted in here. Say in your own words what matters; the conversation itself is one key away.',

  toldAsDecided: ({ words }: { words: string }) =>
    `"${words}" speaks as if it were decided; a person decides it. Send what is asked for, and what you recommend in next.action.`,
  approvedBySilence: ({ words }: { words: string }) =>
    `"${words}" lets silence approve what a person decides. Send what stays open, is refused or goes to somebody else when nobody answers.`,
  toldAsFinished: ({ words }: { words: string }) =>
    `"${words}" speaks as if all were done, while a person still has to act. Leave it out; send what is done in tried and what is open in unknown.`,
  customerClaimed: ({ words }: { words: string }) =>
    `"${words}" claims the customer as the agent's own. Leave it out: the person is in charge from here.`,
  factNowhere: ({ fact }: { fact: string }) =>
    `"${fact}" is nowhere in the conversation. Send it as it was said, or leave it out; what you are not sure of goes into unknown.`,
  sourceNoTool: ({ message }: { message: number | undefined }) =>
    `The source is said to be a tool, but message ${message} is not a tool's answer. Send source.kind "customer" or "agent", as it was.`,
  notChecked: ({ words }: { words: string | undefined }) =>
    `"${words}" says it was checked, but only the customer said it. Say who said it, and leave the word out.`,
  refusedToldAsDone: ({ step, tool, outcome }: { step: string; tool: string; outcome: string }) =>
    `"${step}" is told as done, but ${tool} was ${outcome}. Send outcome "${outcome}" and what the tool answered.`,
  refusedToldAsWanted: ({ word }: { word: string }) =>
    `The customer refused "${word}", and here it is wanted. Send it as they said it, in wishes with kind "refuses".`,
  generalised: ({ words }: { words: string }) =>
    `“${words}” speaks of all or always, and nothing in the conversation bears it out. Send what was seen.`,
  pointsNowhere: ({ number, last }: { number: number; last: number }) =>
    last < 0
      ? `m names message ${number}, and no conversation was sent. Send it, or leave m out.`
      : `m names message ${number}; the last one is ${last}, the first is 0. Send the number of the message it rests on.`,
  stepsUntold: ({ words }: { words: string }) =>
    `"${words}" does not say which steps. Send each step with its result in tried.`,
  askedAgain: ({ what, label }: { what: keyof typeof KNOWN; label?: string | undefined }) =>
    `The ${label ?? KNOWN[what]} is asked for here and stands in the note already. Leave the question out.`,
  unknownUnsaid: ({ reason }: { reason: 'unsure' | 'low_confidence' | 'missing_information' }) =>
    `${reason === 'unsure' ? 'The agent is unsure' : `The reason is ${reason}`}, but nothing says what is not known. Send it in unknown, one thing each.`,

  sensitiveInNoWay: () =>
    'The reason is that it is sensitive, but not in which way. Send sensitivity with a kind and why.',
  sensitiveWithoutWhy: ({ kind }: { kind: string }) =>
    `It is marked ${kind} without saying why. Send in one clause what to be careful of.`,
  deadlineMissing: ({ urgency }: { urgency: string }) =>
    `It is marked "${urgency}" without a deadline. Send when.by, such as 2026-11-22T14:02:00Z.`,
  deadlinePassed: ({ by, now }: { by: string; now: string }) =>
    `when.by is in the past (${by}, now ${now}). Send a later time, or leave it out for the lane's default.`,
  silenceUnsaid: ({ urgency }: { urgency: string }) =>
    `It is marked "${urgency}" and does not say what happens when nobody answers. Send next.decision.onSilence, never an approval.`,
  severalToOpenFirst: ({ records }: { records: number }) =>
    `${records} records are marked to be opened first. Mark the one that the decision hangs on.`,
  noneToOpenFirst: () => 'No record is marked to be opened first. Set openFirst on the one that the decision hangs on.',
  nothingToOpen: () =>
    'There is no record to open. Send the order, booking, account … that this is about in where.artifacts, with openFirst: true.',
  draftGreetsOther: ({ greeted, customer }: { greeted: string; customer: string | undefined }) =>
    `The draft greets "${greeted}", but the customer is ${customer}. Send a draft to the customer of this note.`,
  draftGoesElsewhere: ({ to }: { to: string | undefined }) =>
    `The draft goes to ${to}, which is no address of this customer. Send it to one in who.reach, or add the address there.`,
  draftClaimsDone: ({ words }: { words: string }) =>
    `"${words}" tells the customer that it is done, while it waits for this decision. Say what will happen instead.`,
  rowEmpty: ({ label, shows }: { label: string; shows: string }) =>
    `The template's row "${label}" is required and empty. Send ${shows}.`,
  rowTooLong: ({ label, words, most }: { label: string; words: number; most: number }) =>
    `The template's row "${label}" has ${words} words and may have ${most}. Send fewer.`,
  holdsSecret: ({ secret }: { secret: string }) =>
    `A ${secret} stands here. Leave it out; name the record that holds it, or the last four digits.`,
  secretRemoved: () =>
    'A secret stood here and has been removed. Send notes without card numbers, codes, passwords and keys; name the record that holds them.',
  unknownTrigger: ({ trigger }: { trigger: string }) =>
    `Expected the id of a trigger or never-rule of the playbook, got “${trigger}”. Send \`decidedBy\` of the gate’s verdict, or leave it out and say why in \`why\`.`,

  maybeDuplicate: ({ handoff, minutes }: { handoff: string; minutes: number }) =>
    `You sent the same ask for the same customer, lane and action within ${minutes} minutes: ${handoff} is open. Where this is the same, withdraw this one and wait on that; with a \`reference\` of your own the desk tells them apart.`,

  noteNotAnObject: ({ came }: { came: Came }) =>
    `Expected the note as a JSON object, got ${inWords(came)}. Send an object with ask, what, why …`,
  notAnObject: ({ fields, came }: { fields: readonly string[]; came: Came }) =>
    `Expected an object with ${listed(fields)}, got ${inWords(came)}.`,
  partsMissing: ({ missing, kept, send }: { missing: readonly string[]; kept: boolean; send: readonly string[] }) =>
    `${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} missing or could not be read${kept ? '; the rest is kept' : ', so this was left out'}. Send an object with ${listed(send)}.`,
  tooManyItems: ({ most, came, kept }: { most: number; came: number; kept: number }) =>
    `Expected at most ${most} items, got ${came}; the first ${kept} are kept. Send the ones the decision needs.`,
  notNamesAndValues: ({ came }: { came: Came }) => `Expected an object of names and values, got ${inWords(came)}.`,
  nameTooLong: ({ most }: { most: number }) =>
    `Expected a name of at most ${most} characters. Send the field under a short name.`,
  tooManyEntries: ({ most, came }: { most: number; came: number }) =>
    `Expected at most ${most} entries, got ${came}; the first ones are kept. Send the ones the person needs.`,
  argumentsTooMany: ({ most }: { most: number }) => lost(`Expected at most ${most} values in the arguments.`),
  argumentsTooDeep: ({ most }: { most: number }) => lost(`Expected arguments nested at most ${most} deep.`),
  argumentsTooLong: ({ most }: { most: number }) => lost(`Expected at most ${most} characters in the arguments.`),
  argumentsUnstorable: () => lost('Expected text without NUL characters and broken surrogates in the arguments.'),
  argumentsNumberTooLong: ({ most }: { most: number }) =>
    lost(`Expected numbers of at most ${most} digits in the arguments.`),
  argumentsNotJson: () => lost('Expected JSON values in the arguments.'),
  argumentsKey: ({ key }: { key: Came }) => lost(`Expected arguments without a key such as ${inWords(key)}.`),
  actionNotKept: () =>
    'The proposed action could not be kept exactly as it was sent, so nobody can approve it. Send it again, within the limits of the note’s schema, or leave it out.',
  argumentsUnderOtherName: ({ names }: { names: readonly string[] }) =>
    lost(`Expected the arguments in \`arguments\`, got ${listed(names)}.`),
  toolNotExact: ({ came }: { came: Came }) =>
    `Expected the name of a tool in one line of at most 200 characters without control signs, got ${inWords(came)}. Nothing of the action was kept, because under another name it would be another one.`,
  notAChoice: ({ choices, came }: { choices: readonly string[]; came: Came }) =>
    `Expected one of ${listed(choices)}, got ${inWords(came)}.`,
  notText: ({ came }: { came: Came }) => `Expected text, got ${inWords(came)}.`,
  textTooLong: ({ most, came }: { most: number; came: number }) =>
    `Expected at most ${most} characters, got ${came}; it was cut there. Say it shorter.`,
  notOfTheForm: ({ form, most, came }: { form: 'time' | 'address' | 'text'; most?: number | undefined; came: Came }) =>
    `Expected ${FORMS[form](most)}, got ${inWords(came)}.`,
  notSuchAValue: ({ because, came }: { because: string; came: Came }) =>
    `${because}; got ${inWords(came)}. Send such a value, or leave it out.`,
  noSuchField: ({ fields }: { fields: readonly string[] }) =>
    `The note has no such field here, so it was left out. Use ${listed(fields)}; a template's own fields go into fields.`,
  moreIsWrong: () =>
    'More is wrong with this note than is listed here. Compare it with the schema of the note before sending it again.',
}

/** What came, short enough for a sentence: `the number 3`, `"soon"`, `a list of 3`, `an object`. */
export type Came = { literal: string } | { number: string } | { text: string } | { list: number } | { type: string }

function inWords(came: Came): string {
  if ('literal' in came) return came.literal
  if ('number' in came) return `the number ${came.number}`
  if ('text' in came) return `"${came.text}"`
  if ('list' in came) return `a list of ${came.list}`
  return came.type === 'object' ? 'an object' : `a ${came.type}`
}

const listed = (names: readonly string[]): string => names.join(', ')

const lost = (fault: string): string =>
  `${fault} Nothing of the arguments was kept, because a part of them would be another action. Send them again within the limits.`

const FORMS = {
  time: () => 'a date-time with an offset, such as 2026-11-22T14:02:00Z',
  address: (most: number | undefined) => `an http or https address of at most ${most} characters`,
  text: () => 'text',
}

const KNOWN = {
  name: 'name',
  organisation: 'organisation',
  email: 'e-mail address',
  phone: 'phone number',
  identifier: 'identifier',
}

type Alike = { first: number; second: number; part: 'id' | 'label'; written: string }
