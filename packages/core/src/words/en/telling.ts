/**
 * What a message to a person says has happened, before the note. `by`: until when they are to act; `next`: who is asked after them
 * where they do not; both absent where nobody waits for them.
 */
type Told = { by?: string | undefined; next?: string | undefined }

const until = ({ by }: Told): string => (by === undefined ? '' : ` by ${by}`)
const after = ({ next }: Told): string => (next === undefined ? '' : ` Then ${next} is asked.`)

export const telling = {
  offered: (told: Told) => `Yours to accept${until(told)}.${after(told)}`,
  still_offered: (told: Told) => `Still yours to accept${until(told)}: nobody stands behind you.`,
  moved_to_you: (told: Told) => `Moved to you, to accept${until(told)}.`,
  second_asked: (told: Told) =>
    `Approved once; your approval is the second of two, asked for${until(told)}.${after(told)}`,
  move_came_back: (told: Told) => `The move was not accepted: it is yours again, to act${until(told)}.`,
  taken_from_you: () => 'It has passed to somebody else.',
  taken_over: () => 'Somebody else has taken it over.',
  approval_void: () => 'Your approval, the first of two, counts no more.',
  decision_undone: () =>
    'What you decided does not stand: somebody took it back, the note changed, or you may not decide it any more.',
  moved_on: () => 'It was moved on; you own it until the receiver accepts.',
  move_over: () => 'It was moved to you, and went another way before you accepted.',
  owner_left: () => 'Its owner has left, and somebody else has it now.',
  note_changed: (told: Told) => `The note has changed since you had it${until(told) && `; yours${until(told)}`}.`,
  replied: (told: Told) => `Your question was answered; it is yours${until(told)}.`,
  customer_said: (told: Told) =>
    `The customer corrected or added something, and the note has changed${until(told) && `; yours${until(told)}`}.`,
  customer_wrote: () => 'The customer wrote again.',
  caller_gone: () => 'The caller has hung up: ring back.',
  resumed: (told: Told) => `What it waited for is over; it is yours${until(told)}.`,
  withdrawn: () => 'It was withdrawn: nothing is left to decide.',
  expired: () => 'Its time passed without a decision.',
  agent_silent: () => 'The agent has not said what became of your decision.',
  undelivered: () => 'What was decided could not be delivered to the agent.',
  effect_failed: () => 'The agent could not do what was decided.',
  effect_contradicted: () => 'The agent contradicts what it reported: somebody has to see what really happened.',
  in_doubt: (told: Told) =>
    `It may have happened, and nobody said so: look before it is done again${until(told)}.${after(told)}`,
  doubt_over: () => 'The agent has said after all what it did.',
  deadline_near: (told: Told) => `You have it, and its time runs out${until(told)}.`,
  /** Of a message that stands for many. */
  many: ({ count }: { count: number }) => (count === 1 ? 'A handoff waits for you' : `${count} handoffs wait for you`),
  notices: 'The desk has something to tell you',
  more: ({ more }: { more: number }) => (more === 1 ? 'And 1 more in the inbox.' : `And ${more} more in the inbox.`),
  /** A code for a browser that has not acted before. */
  browserCode: ({ code, ask }: { code: string; ask: string }) => ({
    subject: `${code} is your code to act`,
    body: `Somebody pressed a button of a message to you, in a browser that has not acted for you before: “${ask}”. If it was you, type ${code} there within ten minutes; that browser is not asked again for 90 days. If it was not you, do nothing and give the code to nobody: somebody else has your message, and nothing was done.`,
  }),
  push: {
    name: 'browser push',
    asks: 'A browser: sign in there, and say so under Profile',
    proveTitle: 'Open this to be told here',
    proveBody: 'Then the desk tells you of handoffs in this browser.',
    testTitle: 'This browser is told',
    testBody: 'So a handoff comes that is yours.',
    open: 'Open',
    unfit: 'Expected what the browser gave out when it was asked to be told: an address with two keys',
  },
  acts: {
    accept: 'Accept',
    approve: 'Approve',
    reject: 'Reject',
    answer: 'Answer',
    done: 'Done',
    take_over: 'Take over',
    ask: 'Ask',
    move: 'Move',
    open: 'Open the note',
  },
  /** What the button of a page does, and what was done. */
  acted: {
    accept: 'You have it. Everybody who looks sees that.',
    approve: 'Approved. The agent hears it now.',
    reject: 'Rejected. The agent hears it now, with your reason.',
    answer: 'Answered. The agent hears it now.',
    done: 'Done. The agent hears it now.',
    take_over: 'You have taken it over. The agent hears it now.',
    ask: 'Asked. You hear the answer here.',
    move: 'Moved. You own it until the receiver accepts.',
  },
  /** Why a link does nothing. */
  over: {
    unknown: 'This is no link of this desk, or something in it was changed. Nothing was done.',
    gone: 'Whoever this was sent to is not in the workspace any more. Nothing was done.',
    unknown_browser:
      'This browser has not acted for this person before, and a code could not be sent to them. Sign in at the desk to act. Nothing was done.',
    channel_gone: 'The address that this was sent to is no longer one by which this person is told. Nothing was done.',
    sent_to: ({ person }: { person: string }) => `This was sent to ${person}. Nothing was done.`,
    another_person: 'This was sent to somebody else than you are signed in as here. Nothing was done.',
    used: 'This link was used already; each works once. Nothing was done now.',
    expired: 'The time of this link is over. Nothing was done.',
    note_changed:
      'The note has changed since this was sent, and nobody decides on what they have not seen. Nothing was done.',
    decided: 'Nothing is left to do here.',
    not_yours: 'Somebody else has it now. Nothing was done.',
    sign_in:
      'What is about money or law, or what this lane keeps for it, is decided signed in and from no message. Nothing was done.',
  },
  /** What comes of the proof that somebody is told at an address. */
  proving: {
    proven: ({ person, workspace }: { person: string; workspace: string }) =>
      `${person} is told here of handoffs of ${workspace} from now on.`,
    unknown: 'This proves nothing: start again at the desk, under Profile, Channels.',
    wrong: 'This is not the code that was asked for last: start again at the desk, under Profile, Channels.',
    over: 'Its time is over, or it was tried too often: start again at the desk, under Profile, Channels.',
    anothers: 'Somebody else of the workspace is told here already. They take it away first, under Profile, Channels.',
    elsewhere: 'This was sent to another account than yours. Nothing was done.',
    twice: 'You are told here already.',
  },
  /** What stands on the page that a link opens. */
  pages: {
    code: 'Is it you?',
    codeSent: ({ person, label }: { person: string; label: string }) =>
      `This was sent to ${person}, and this browser has not acted for them before. A code is on its way to ${label}: type it in here. It is asked for once in this browser. Nothing was done yet.`,
    codeWrong: 'That is not the code. Look at the newest message. Nothing was done yet.',
    codeOver:
      'That code is over, or was tried too often. Press the button of the first page again for another. Nothing was done.',
    codesTooMany: 'Several codes were sent already. Type in the newest, or sign in at the desk. Nothing was done yet.',
    codeField: 'Code of 6 digits',
    goOn: 'Go on',
    for: ({ person }: { person: string }) => `for ${person}`,
    done: 'Done',
    over: 'Nothing was done',
    note: 'The note',
    held: 'Noted. The agent hears it in 5 seconds; until then you can take it back.',
    undo: 'Undo',
    undone: 'Taken back: nothing is decided, and the agent has heard nothing. Decide it in the inbox.',
    once: 'Works once. Looking at this page does nothing.',
    instead: 'Or:',
    signInThere: 'Open it at the desk',
    approveAsItStands: 'Approve as it stands above',
    readBack: 'What you will do, in your words',
    why: 'Why not? The agent reads this.',
    choose: 'Choose one',
    answer: 'Your answer',
    outcome: 'What came of it',
    whatWasDone: 'What you did',
    remark: 'A remark, if you have one',
    question: 'What do you want to know? The agent answers.',
    moveTo: 'Where to',
    moveWhy: 'Why? Whoever gets it reads this.',
    movedFromMessage: 'Moved from a message.',
  },
  forYou: ({ person }: { person: string }) =>
    `For ${person} only. Each link shows a page first and acts once, from its button.`,
  settings: 'Change what you are sent',
  inbox: 'Open the inbox',
}
