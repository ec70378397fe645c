import { type Saying, say } from '../saying.ts'
import { deskRefusals } from './desk-refusals.ts'
import { faults } from './faults.ts'

/** Why something was not done: what was expected, what came, what to do. Of a handoff first; the desk's own beside it. */
export const refusals = {
  ...deskRefusals,
  noSuchHandoff: () => 'There is no such handoff that you can see.',
  erased: ({ at }: { at: string }) =>
    `The words of this handoff were erased at ${at}, and nothing more happens to it. Hand off anew.`,
  onlyItself: ({ agent }: { agent: string }) => `Only the agent itself hands off; expected ${agent}.`,
  onlyA: ({ kind, by }: { kind: 'agent' | 'desk' | 'customer'; by: string }) =>
    `Only the ${kind} can do this; a ${by} tried.`,
  onlyAPerson: ({ by }: { by: string }) => `Only a person can do this; the ${by} tried.`,
  notForCustomers: () => 'The page of a customer corrects and adds, and does nothing else.',
  customerLinkOver: () => 'This link of a customer shows nothing any more: its time is over, or it was taken back.',
  customerSaidAll: ({ most }: { most: number }) =>
    `This page takes ${most} corrections or additions at most, and has them. Say the rest where you reached us.`,
  customerSaidNothing: () => 'Expected some words of yours, got none.',
  notDecidedYet: ({ state }: { state: string }) => `The customer is asked once it is decided; it is ${state}.`,
  notByTheDesk: () => 'Only a person or the agent can do this; the desk passes it up when a deadline is over.',
  referenceReused: ({ reference, handoff, state, differs }: Reused) =>
    `You handed off ${handoff} under the reference “${reference}” (it is ${state}). What you send now has another ${differs.join(' and another ')}, so it is not that handoff, and nothing was handed off.`,
  unknownLane: ({ lane }: { lane: string }) => `Expected a lane of the playbook, got “${lane}”.`,
  unknownPerson: ({ person }: { person: string }) =>
    `Expected a person of the playbook by id, name or address, got “${person}”.`,
  severalPeople: ({ person, people }: { person: string; people: readonly string[] }) =>
    `“${person}” names several people: ${people.join(', ')}. Use the id of the one you mean.`,
  unknownSkill: ({ skill }: { skill: string }) => `Expected a skill that somebody of the playbook has, got “${skill}”.`,
  notInPlaybook: ({ person }: { person: string }) =>
    `${person} is not in the playbook, so nobody knows when they are there.`,
  neverSignedIn: ({ person }: { person: string }) =>
    `${person} has never signed in, so nobody knows that they would see it.`,
  excludedFromOwning: ({ person }: { person: string }) =>
    `${person} was excluded from this handoff; somebody else has to decide it.`,
  excludedFromMove: ({ person }: { person: string }) =>
    `${person} was excluded from this handoff; choose somebody else.`,
  signInForSensitive: () =>
    'What is about money or law is decided from the desk and from no message: sign in, and decide it in the inbox.',
  signInToDecide: ({ lane }: { lane: string }) =>
    `A decision in ${lane} is made and taken back only by somebody who has signed in at the desk, and not by a key.`,
  mayNotDecide: ({ person, lane, because, who }: MayNot) =>
    `${person} ${MAY_NOT[because]} in ${lane}. ${who.length === 0 ? 'Nobody else may; an admin can step in' : `Who may: ${who.join(', ')}`}.`,
  approvalDiffers: ({ person }: { person: string }) =>
    `${person} approved something else than you do, and two must agree on the same. Approve what is in \`approvedFirst\`, or say no.`,
  onlyAnAdminStepsIn: () => 'Only an admin of the workspace can step in.',
  noLongerUseful: ({ usefulUntil }: { usefulUntil: string }) =>
    `Nobody needs this any more: it was useful until ${usefulUntil}.`,
  decidedAlready: ({ person, kind, at }: { person: string; kind: string; at: string }) =>
    `${person} decided “${kind}” at ${at}. That stands; nothing of yours was recorded.`,
  decidedUndoable: ({ person, kind, at, until }: { person: string; kind: string; at: string; until: string }) =>
    `${person} decided “${kind}” at ${at}, and can take it back until ${until}. Nothing of yours was recorded.`,
  beingDecided: ({ until }: { until: string }) => `Somebody is deciding it at this moment. Look again after ${until}.`,
  nothingToUndo: () =>
    'There is nothing to take back: the decision stands, the note changed before it did, or it is another one. Read the handoff again.',
  decidedByOther: ({ person }: { person: string }) => `${person} decided this; they or an admin can take it back.`,
  decidedInDoubt: ({ person, kind, at }: { person: string; kind: string; at: string }) =>
    `${person} decided “${kind}” at ${at}, and it may have been carried out. Look, then say that it happened or have it done now; where it did not happen and something else shall be done, reopen it.`,
  notInDoubt: ({ state }: { state: string }) => `Nothing is in doubt here; it is ${state}.`,
  carriedOut: ({ outcome }: { outcome: string | undefined }) =>
    `It is closed${outcome === undefined ? ' and nothing is left to do' : `: it was reported as ${outcome.replaceAll('_', ' ')}`}. Do not do it again.`,
  claimOver: () =>
    'This claim is over: nobody heard in time whether it was done, and a person said to do it now. Claim it anew, without `claim`.',
  claimedByAnother: ({ decision, got }: { decision: string; got: string }) =>
    `Decision ${decision} is claimed, and this report does not show that claim. “${got}” was not recorded as its effect, and a person is told. Send the id of your claim with it.`,
  approvalOver: ({ usefulUntil }: { usefulUntil: string }) =>
    `It was approved for use until ${usefulUntil}, which has passed. Doing it now needs a new decision.`,
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
  actionMasked: () =>
    'Some values of the proposed action are hidden, so you would approve what you have not seen. Have them shown first; the history says so.',
  nothingMasked: () => 'Nothing of the proposed action is hidden.',
  actionUnseen: () => 'This handoff holds a proposed action: send the `actionHash` of the arguments you saw.',
  noSuchChoice: ({ choice, choices }: { choice: string; choices: readonly string[] }) =>
    `Expected ${choices.length === 0 ? 'nothing here' : `one of ${choices.map((id) => `“${id}”`).join(', ')}`}, got “${choice}”.`,
  severalChoices: ({ choice }: { choice: string }) =>
    `Several options have the id “${choice}”, so nobody could tell which one you picked. ${NO_CHOICE}`,
  nothingChosen: ({ choices }: { choices: readonly string[] }) =>
    choices.length === 0
      ? `You are asked to choose, and there is nothing to choose from. ${NO_CHOICE}`
      : `You are asked to choose: send the \`option\` you pick, one of ${choices.map((id) => `“${id}”`).join(', ')}. To have something else done, give it back to the agent and say what.`,
  notAskedToApprove: ({ asked }: { asked: keyof typeof ASKED }) =>
    `Nothing waits for an approval here: ${ASKED[asked]}.`,
  emptyAnswer: () => 'An answer needs `text`, or the `option` you pick.',
  rejectionWithoutWhy: () => 'Say in `text` why not, so that the agent can tell the customer.',
  returnWithoutTask: () => 'Say in `text` what the agent should do now.',
  actionUnreadable: () =>
    'The action that the agent proposed could not be kept exactly, so there is nothing that you could approve.',
  argumentsNotKept: ({ fault }: { fault: Saying<typeof faults> }) => say(faults, fault),
  noActionToChange: () => 'This handoff holds no proposed action to change.',
  noDraftToChange: () => 'This handoff holds no draft to change.',
  nothingChanged: () => 'Send what you changed in `edits`, or approve as it is.',
  noDecision: ({ state }: { state: string }) => `There is no decision in force; it is ${state}.`,
  otherDecision: ({ expected, got }: { expected: string; got: string }) => `Expected decision ${expected}, got ${got}.`,
  effectOnRecord: ({ decision, onRecord, got }: { decision: string; onRecord: string; got: string }) =>
    `Of decision ${decision} you reported “${onRecord}” before. That stands; “${got}” was not recorded as its effect, and a person is told.`,
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

type MayNot = { person: string; lane: string; because: keyof typeof MAY_NOT; who: readonly string[] }
const MAY_NOT = {
  not_in_playbook: 'is not in the playbook and may not decide this',
  viewer: 'is a viewer and may not decide anything',
  not_named: 'is not among those who may decide this',
  over_limit: 'may decide up to a limit only, and this is beyond it,',
  limit_unclear: 'may decide up to a limit only, and it cannot be told that this is within it,',
  excluded: 'was excluded and may not decide this',
  approved_first: 'has given the first approval, and the second has to come from somebody else',
}

type Reused = { reference: string; handoff: string; state: string; differs: readonly string[] }

const NO_CHOICE = 'Give it back to the agent and say what it should do, or take it over.'

const ASKED = {
  approve: 'you are asked to approve',
  choose: 'you are asked to choose. Answer with the `option` you pick',
  answer: 'you are asked a question. Answer it in `text`',
  act: 'you are asked to do something. Decide `done` when you have',
  take_over: 'you are asked to take it over',
}
