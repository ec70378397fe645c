import { deskRefusals } from './desk-refusals.ts'

/** Why something was not done: what was expected, what came, what to do. Of a handoff first; the desk's own beside it. */
export const refusals = {
  ...deskRefusals,
  noSuchHandoff: () => 'There is no such handoff that you can see.',
  onlyItself: ({ agent }: { agent: string }) => `Only the agent itself hands off; expected ${agent}.`,
  onlyA: ({ kind, by }: { kind: 'agent' | 'desk'; by: string }) => `Only the ${kind} can do this; a ${by} tried.`,
  onlyAPerson: ({ by }: { by: string }) => `Only a person can do this; the ${by} tried.`,
  notByTheDesk: () => 'Only a person or the agent can do this; the desk passes it up when a deadline is over.',
  unknownLane: ({ lane }: { lane: string }) => `Expected a lane of the playbook, got “${lane}”.`,
  unknownPerson: ({ person }: { person: string }) => `Expected a person of the playbook, got “${person}”.`,
  notInPlaybook: ({ person }: { person: string }) =>
    `${person} is not in the playbook, so nobody knows when they are there.`,
  neverSignedIn: ({ person }: { person: string }) =>
    `${person} has never signed in, so nobody knows that they would see it.`,
  excludedFromOwning: ({ person }: { person: string }) =>
    `${person} was excluded from this handoff; somebody else has to decide it.`,
  excludedFromMove: ({ person }: { person: string }) =>
    `${person} was excluded from this handoff; choose somebody else.`,
  noLongerUseful: ({ usefulUntil }: { usefulUntil: string }) =>
    `Nobody needs this any more: it was useful until ${usefulUntil}.`,
  decidedAlready: ({ person, kind, at }: { person: string; kind: string; at: string }) =>
    `${person} decided “${kind}” at ${at}. That stands; nothing of yours was recorded.`,
  notOpen: ({ state }: { state: string }) => `This needs an open handoff; it is ${state}.`,
  notOver: ({ state }: { state: string }) => `Only what is over can be reopened; it is ${state}.`,
  notAccepted: ({ state }: { state: string }) =>
    `Accept it first; it is ${state === 'waiting' ? 'waiting; take it up again' : state}.`,
  acceptedAlready: () => 'You have accepted this already.',
  acceptedByOther: ({ person, at }: { person: string; at: string }) => `${person} accepted this at ${at}.`,
  ownedByOther: ({ person }: { person: string }) => `${person} has this handoff.`,
  owns: ({ person }: { person: string }) => `${person} has it already.`,
  nobodyElse: () => 'Nobody else is there to take this, so it stays with you. Move it to somebody by name if they can.',
  nothingAsked: () => 'Nobody has asked anything.',
  wordingOutdated: ({ version, now }: { version: number; now: number }) =>
    `The wording is of version ${version}; it is ${now} now.`,
  wordsStay: () => 'Somebody has accepted this note as it is; its words stay.',
  noteChanged: ({ version, now }: { version: number; now: number }) =>
    `You decided on version ${version} of the note; it is version ${now} now.`,
  actionChanged: () => 'The proposed action and its arguments are not those you saw.',
  actionUnseen: () => 'This handoff holds a proposed action: send the `actionHash` of the arguments you saw.',
  noSuchChoice: ({ choice, choices }: { choice: string; choices: readonly string[] }) =>
    `Expected ${choices.length === 0 ? 'nothing here' : `one of ${choices.map((id) => `“${id}”`).join(', ')}`}, got “${choice}”.`,
  emptyAnswer: () => 'An answer needs `text`, or the `option` you pick.',
  rejectionWithoutWhy: () => 'Say in `text` why not, so that the agent can tell the customer.',
  returnWithoutTask: () => 'Say in `text` what the agent should do now.',
  noActionToChange: () => 'This handoff holds no proposed action to change.',
  noDraftToChange: () => 'This handoff holds no draft to change.',
  nothingChanged: () => 'Send what you changed in `edits`, or approve as it is.',
  noDecision: ({ state }: { state: string }) => `There is no decision in force; it is ${state}.`,
  otherDecision: ({ expected, got }: { expected: string; got: string }) => `Expected decision ${expected}, got ${got}.`,
  notATime: () => 'Expected a time such as 2026-11-22T14:00:00Z.',
  notAhead: ({ until, now }: { until: string; now: string }) =>
    `Expected a time to come, got ${until}; now it is ${now}.`,
  tooFarAhead: ({ until, latest }: { until: string; latest: string }) =>
    `Expected a time until ${latest}, got ${until}.`,
  afterItsUse: ({ usefulUntil }: { usefulUntil: string }) =>
    `Nobody needs this after ${usefulUntil}. Put it aside until an earlier time.`,
  pastDeadlineWithoutWhy: ({ deadline }: { deadline: string }) =>
    `The deadline is ${deadline}. To put it aside for longer, say why in \`reason\`.`,
}
