/**
 * What the desk itself writes into a note where the agent left something out. What it makes of the customer's and the
 * agent's own sentences (`ask.ts`, "Wants to …") follows their grammar and belongs to the reader of their language.
 */
export const compose = {
  customer: 'the customer',
  decideRefused: (deed: string, who: string, instead?: string) =>
    `Decide whether, despite that, to ${deed}; then tell ${who}.${instead ? ` ${instead}` : ''}`,
  stepAgain: (deed: string, who: string) => `Try again to ${deed}, or do it another way, then tell ${who}.`,
  overrule: (said: string, deed: string, who: string) =>
    `${said === '' ? 'Find out why the system refused it' : `Put right or overrule what stopped it (“${said}”)`}: ${deed}, then tell ${who}.`,
  elseTheyWant: (said: string) => `If not: “${said}”`,
  carryOut: (said: string, who: string) => `Do what ${who} said yes to: “${said}”`,
  answerThis: (who: string, question: string) => `Answer ${who}: “${question}”`,
  /** What was opened bears another number. `unopened`: others of its kind that nobody opened. */
  openTheirs: (kind: string, address: string, opened: string, unopened: readonly string[]) =>
    `Open the ${kind} of ${address} first${unopened.length > 0 ? ` (${unopened.join(' or ')})` : ''}: ${opened}, which was opened, has another number or address.`,
  findWhichIsRight: (who: string, deed: string | undefined) =>
    `Find out which is right, the record or ${who}; then ${deed ?? 'decide'}.`,
  deedToDecide: (deed: string) => `decide whether to ${deed}`,
  thenTell: (deed: string, who: string, instead?: string) =>
    `${deed}, then tell ${who}.${instead ? ` ${instead}` : ''}`,
  lookFurther: (deed: string, said: string | undefined, who: string) =>
    `Go on to ${deed}${said ? `, from the last check (“${said}”)` : ', beyond the steps tried'}; then tell ${who}.`,
  decideWhether: (deed: string, who: string, instead?: string) =>
    `Decide whether to ${deed}, then tell ${who}.${instead ? ` ${instead}` : ''}`,
  sendDraft: 'Send the drafted answer, or change it first.',
  approveAction: (deed: string) => `Approve or refuse it: ${deed}.`,
  readFirst: ({ isDanger, isUnanswered }: { isDanger: boolean; isUnanswered: boolean }) =>
    [
      isDanger
        ? 'Read at once what was said, below; where somebody is in danger, emergency services come first.'
        : 'Read first what was said, below.',
      ...(isUnanswered ? ['What the customer said last had no answer when this was handed off.'] : []),
    ].join(' '),
  nobodyNamed: 'Who it is: the desk found no name and no number that they gave.',
  saidLast: (last: string) => `They said last: “${last}”`,
  answerAtOnce: (who: string) => `Answer ${who} at once`,
  mayBeDanger: (said: string) =>
    `It may be an emergency: they say at once where they are and how to reach them, and ask for nothing else: “${said}”`,
  danger: (said: string) => `The customer speaks of danger: “${said}”`,
  reachAtOnce: (
    who: string,
    {
      address,
      location,
      inWritingOnly,
    }: { address?: string | undefined; location?: string | undefined; inWritingOnly: boolean },
  ) =>
    `${address ? `Reach ${who} on ${address}` : `Answer ${who}`}${inWritingOnly ? ', in writing only,' : ''} at once${location ? ` (at ${location})` : ''}; where somebody is in danger, emergency services come first.`,
  call: (who: string, address: string) => `Call ${who} on ${address}.`,
  writeTo: (who: string, address: string) => `Write to ${who} at ${address}.`,
  answer: (who: string) => `Answer ${who} where they wrote: no number or address was given.`,
  /** `deed`: what the lane asks of its people. */
  deedAbout: (deed: string, said: string) => `${deed}: “${said}”`,
  decideAbout: (said: string) => `Decide what to do about: “${said}”`,
  answerWhat: (said: string) => `Answer: “${said}”`,
  agentSaidLast: (said: string) => `The agent said last: “${said}”`,
  notAnsweredSince: (said: string) => `The agent said last: “${said}” What they wrote since has no answer.`,
  notAnswered: 'The agent has not answered this.',
  nothingLeft: 'Check that nothing is left to do',
  allDone: (step: string, result: string) => `What was asked for is done: ${step}${result ? ` (${result})` : ''}.`,
  closeIt: (who: string) => `Close it, unless ${who} still waits for something.`,
  refused: (said: string) => `The system refused: ${said || 'no reason given'}`,
  failed: (said: string) => `A step failed: ${said || 'no reason given'}`,
  disagree: 'What the customer says and what the record says do not agree.',
  askedForPerson: (said: string) => `The customer asked for a person: “${said}”`,
  lookedAtNothing: 'The agent handed over without looking anything up and gave no reason.',
  stoppedAt: (found: string) => `The agent stopped where the last check said: ${found}`,
  triedOnly: 'The agent tried what stands under “Tried” and gave no reason for stopping there.',
  lookedUpOnly: (record: string | undefined) =>
    `The agent looked up ${record ?? 'the records'}, changed nothing and gave no reason.`,
  noReason: 'No reason given.',
  stepsEndedAt: (count: string, said: string) => `${count} steps were tried; the last check said: “${said}”.`,
  notSolved: 'Steps were tried, and the problem is not solved.',
  agentSaid: (said: string) => `The agent said: “${said}”`,
  sides: (customer: string, by: 'record' | 'agent', said: string) =>
    by === 'record'
      ? `The customer: “${customer}” The record: ${said}`
      : `The customer: “${customer}” The agent: “${said}”`,
  quoted: (said: string) => `“${said}”`,
  /** What "the first two" stands for. */
  meant: (codes: readonly string[]) => `(Meant: ${codes.join(', ')}.)`,
  inTheirWords: (passages: readonly string[]) => passages.map((said) => `“${said}”`).join(' '),
  asksForPersonOnly: 'Asks for a person; has not said what for.',
  saysNothing: 'The conversation does not say what for.',
  whoIsMissing: 'Who the customer is.',
  recordIsMissing: 'Which record it is about.',
  bothAreMissing: 'Who, which record.',
  recordOfAnother: (record: string, customer: string) =>
    `The record is ${record}’s; the customer says they are ${customer}.`,
  labelOfAnother: (label: string, name: string) => `${label} of ${name}`,
  callsFor: (record: string, whom: string) => `The record is ${record}’s; the customer calls for ${whom}.`,
  confirmed: (said: string) => `The customer said yes to: “${said}”`,
  offered: (said: string, answer?: string) =>
    `The agent offered: “${said}”${answer ? ` The customer: “${answer}”` : ''}`,
  alsoRefused: (said: string) => `The agent also said: “${said}”`,
  noneOpened: (kind: string, ids: readonly string[]) => `No ${kind} was opened: ${ids.join(', ')}.`,
  openFirstOf: (kind: string, ids: readonly string[], deed: string, said: string | undefined, who: string) =>
    `Open ${ids.length > 1 ? `the ${kind} that is meant` : `the ${kind}`} (${ids.join(', ')}), which nobody opened${said ? `; the last check said “${said}”` : ''}. Then ${deed} and tell ${who}.`,
  notOpened: (records: readonly string[]) => `Not opened: ${records.join(', ')}.`,
  saidTo: (said: string, question: string) => `${said} (to: ${question})`,
  otherReach: (record: string, theirs: string, its: string) =>
    `The customer gave ${theirs}; ${record} belongs to ${its}.`,
  misnamed: (name: string) => `The agent wrote, and nothing bears it out: the customer is ${name}.`,
  unfounded: (text: string) => `The agent’s word alone, found nowhere in the talk: “${text}”`,
  onlyTheirWord: (text: string) => `Only the customer says so: ${text}`,
  /** `code` is ISO 639; what is not read is only quoted. */
  writtenIn: (code: string, isRead: boolean) => {
    const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code
    return isRead ? `Written in ${name}.` : `Written in ${name}; quoted as it came.`
  },
  /** What is wanted, in the desk's language; what it is wanted for stands in the customer's. */
  deeds: {
    cancel: { of: (thing: string) => `Cancel “${thing}”`, alone: 'Cancel what they ask for' },
    move: { of: (thing: string) => `Move “${thing}”`, alone: 'Find them another time' },
    refund: { of: (thing: string) => `Decide on a refund: “${thing}”`, alone: 'Decide on a refund' },
    replace: { of: (thing: string) => `Exchange “${thing}”`, alone: 'Exchange what they bought' },
    repair: { of: (thing: string) => `Send somebody: “${thing}”`, alone: 'Send somebody to repair it' },
    book: { of: (thing: string) => `Book “${thing}”`, alone: 'Book what they ask for' },
    quote: { of: (thing: string) => `Quote a price: “${thing}”`, alone: 'Quote a price' },
    change: { of: (thing: string) => `Change “${thing}”`, alone: 'Change what they ask for' },
    send: { of: (thing: string) => `Send “${thing}”`, alone: 'Send what they ask for' },
    pay: { of: (thing: string) => `Settle how they pay: “${thing}”`, alone: 'Settle how they pay' },
    check: { of: (thing: string) => `Look into “${thing}”`, alone: 'Look into what they ask' },
    call_back: { of: (thing: string) => `Call them back: “${thing}”`, alone: 'Call them back' },
    explain: { of: (thing: string) => `Tell them: “${thing}”`, alone: 'Answer their question' },
  },
  notChecked: (claim: string) => `Not checked: ${claim}`,
  theirQuestion: (question: string) => `Customer's question: ${question}`,
  unanswered: (question: string) => `Customer has not answered: ${question}`,
  /** `asks` the agent, `open` tells the person where nobody answered, `topic` stands before an answer of few words. */
  /** On what the desk rests how sure one can be. */
  confidence: {
    routine: 'routine, no doubt or gap was named',
    missing: (count: number, first: string) =>
      count === 1 ? `not known: “${first.replace(/[.?]$/, '')}”` : `${count} things are not known`,
    differ: 'something speaks against it',
    atStake: 'danger, law, health, money or grief is named',
    unchecked: 'not all of it was checked',
    nothingTried: 'nothing was looked up or tried',
    noReason: 'the agent gave no reason',
    onlyQuoted: 'only what was said and looked up, with no account by the agent',
    onlySummed: 'the agent wrote only a few sentences; what was said and looked up is below',
    noBrief: 'read from the talk, the agent sent no brief',
    risk: (risk: string, lane: string) => `a ${risk} risk, for ${lane}`,
  },
  questions: {
    about: {
      asks: 'What is it about: what must the person do or decide, for whom, about which record?',
      open: 'What it is about: the agent was asked and did not say.',
      topic: 'It is about',
    },
    nameOfAnother: (said: string, record: string) => ({
      asks: `The customer says they are ${said}; the record opened is ${record}’s. Whose is meant?`,
      open: `Whose record is meant: ${said}, as the customer says, or ${record}, as the record opened says.`,
      topic: 'Whose record is meant',
    }),
    numberOfAnother: (said: string, record: string, its: string) => ({
      asks: `The customer gave ${said}; ${record}, which you opened, belongs to ${its}. Which one is meant?`,
      open: `Which is meant: the customer gave ${said}; ${record}, which was opened, belongs to ${its}.`,
      topic: 'Which one is meant',
    }),
    promise: (claim: string) => ({
      asks: `The customer says: “${claim}”. Was that found anywhere?`,
      open: `Whether it is so, as the customer says: “${claim}”`,
      topic: `“${claim}”`,
    }),
    notOpened: (records: readonly string[]) => ({
      asks: `The customer also named ${records.join(', ')}, which was not opened. What about it, or is it left out?`,
      open: `Named by the customer and not opened: ${records.join(', ')}.`,
      topic: records.join(', '),
    }),
    rule: {
      asks: 'Which rule, limit or error stood in the way, in its own words?',
      open: 'Which rule or limit stopped the agent.',
      topic: 'What stood in the way',
    },
    ruleBehind: {
      asks: 'What does the rule say that stood in the way, and what exactly does it forbid here?',
      open: 'What the rule says that stopped the agent.',
      topic: 'What stood in the way',
    },
  },
  idInRecord: (value: string) => `“${value}”, which they gave, stands in the record that was opened`,
  nowhere: (facts: readonly string[]) => `Not in the conversation, so reckoned or wrong: ${facts.join(', ')}`,
  saidOtherwise: (done: string, said: string) => `The agent says: ${done} The system answered: ${said}`,
  recordNames: (name: string) => `The conversation names ${name}.`,
  tried: {
    nothing: 'Nothing',
    checked: 'Checked',
    done: 'Done',
    refused: (said: string) => (said === '' ? 'Refused' : `Refused: ${said}`),
    failed: (said: string) => (said === '' ? 'Failed' : `Failed: ${said}`),
    unclear: (said: string) => (said === '' ? 'No answer recorded' : `Not certain: ${said}`),
    unpaired: (said: string) => `Not known which of the calls was answered so: ${said}`,
    lookedUp: (things: readonly string[]) => `Looked up ${things.join(', ')}`,
    nothingFound: 'Nothing found',
    foundBut: (missing: readonly string[]) => `Nothing for ${missing.join(', ')}`,
  },
}
