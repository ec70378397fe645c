/**
 * The page on which a customer sees what is passed on about them. Plain words, of what is so now and no more: nothing here
 * promises an answer, and whoever is a machine is called one. Times are instants, said by `time`.
 */
type SayTime = (at: string) => string
type Owner = { owner: string }

export const customerPage = {
  /** BCP 47. */
  language: 'en',
  /** Above everything: who has it. */
  heading: {
    asked: ({ owner }: Owner) => `${owner} is asked to take on your request`,
    taken: ({ owner }: Owner) => `${owner} has your request`,
    decided: ({ owner }: Owner) => `${owner} has decided`,
    over: () => 'Your request is closed',
  },
  status: {
    held: ({ owner }: Owner) =>
      `What you said is being written down for ${owner}, who is a person. Nothing is decided yet.`,
    offered: ({ owner, by }: Owner & { by: string }, time: SayTime) =>
      `${owner} is a person and has not taken it on yet. If nobody has by ${time(by)}, somebody is asked again. Nothing is decided yet.`,
    passingOn: ({ owner, to, by }: Owner & { to: string; by: string }, time: SayTime) =>
      `${owner} is a person and has asked ${to}, also a person, to take it on by ${time(by)}. Nothing is decided yet.`,
    accepted: ({ owner, by }: Owner & { by: string }, time: SayTime) =>
      `${owner} is a person, has taken it on and is to decide by ${time(by)}. Nothing is decided yet.`,
    late: ({ owner, by }: Owner & { by: string }, time: SayTime) =>
      `${owner} is a person and was to decide by ${time(by)}. It takes longer; nothing is decided yet.`,
    putAside: ({ owner, until }: Owner & { until: string }, time: SayTime) =>
      `${owner} is a person, has it and comes back to it at ${time(until)}. Nothing is decided yet.`,
    findsOut: ({ owner, by }: Owner & { by: string }, time: SayTime) =>
      `${owner} is a person, is finding something out and is to decide by ${time(by)}. Nothing is decided yet.`,
    asksYou: ({ owner }: Owner) =>
      `${owner} is a person and has a question for you: you get it where you reached us. Nothing is decided yet.`,
    decided: ({ owner }: Owner) => `${owner} is a person. The answer goes to you where you reached us.`,
    checked: ({ owner }: Owner) => `It is decided. ${owner}, who is a person, is looking whether it was done.`,
    closed: ({ owner }: Owner) => `${owner}, who is a person, decided it.`,
    withdrawn: () =>
      'It was taken back, and nobody decides it any more. If that is wrong, say so where you reached us.',
    expired: () =>
      'The time in which an answer was useful is over. Nobody approved it. If you still need it, say so where you reached us.',
  },
  steps: {
    asked: 'You asked',
    passedOn: 'Passed on to a person',
    decides: ({ owner }: Owner) => `${owner} decides`,
    hear: 'You hear',
  },
  /** Of the agent. */
  machine: ({ agent }: { agent: string }) =>
    `${agent} is a machine (an AI assistant). It wrote down what you said and passed it on; it does not decide this.`,
  passedOn: ({ owner }: Owner) => `What ${owner} is told`,
  why: ({ owner }: Owner) =>
    `So that you need not say it again. Is something wrong or missing? Correct it or add it: ${owner} sees it as your words, before deciding.`,
  noMore: 'It is decided: what was passed on is not changed any more.',
  said: 'You told us',
  details: 'Your details',
  told: 'You were told',
  toldBy: (text: string, by: string | undefined) => (by === undefined ? text : `${text} (by ${by})`),
  nothingSaid: 'That you contacted us and wait for an answer.',
  added: 'You added',
  corrected: 'You corrected this:',
  correct: 'Correct this',
  correction: 'How it really is, in your words',
  send: 'Send the correction',
  add: 'Add something',
  addition: 'What should be known, in your words',
  sendAddition: 'Send it',
  left: ({ left }: { left: number }) =>
    left === 1 ? 'You can do this once more.' : `You can do this ${left} more times.`,
  allSaid: 'You have corrected and added as much as this page takes. Say the rest where you reached us.',
  thanks: 'Thank you. It is passed on as your words.',
  question: 'Did you have to repeat yourself?',
  questionWhy: 'To a person, after you had told our assistant. One tap; you are asked once.',
  yes: 'Yes',
  no: 'No',
  answered: 'Thank you for your answer.',
  until: ({ until, timeZone }: { until: string; timeZone: string }) =>
    `Times are those of ${timeZone}. Whoever has this link sees this page until ${until} at most; looking at it changes nothing.`,
  practice: 'This is practice: nobody real waits for it.',
  /** Why the page shows nothing. */
  over: {
    title: 'Nothing to see here',
    unknown: 'This is no link of ours, or something in it was changed.',
    revoked: 'This link was taken back. Ask where you reached us.',
    expired: 'The time of this link is over. Ask where you reached us.',
  },
  refused: {
    empty: 'Write a few words first. Nothing was sent.',
    tooLong: ({ most }: { most: number }) =>
      `That is longer than ${most} characters. Nothing was sent; say it shorter.`,
    changed: 'What is passed on has changed meanwhile: look at it again. Nothing was sent.',
    decided: 'It was decided before this came. Nothing was sent; say it where you reached us.',
    tooOften: 'That was too often in a short time. Wait some minutes. Nothing was sent.',
  },
}
