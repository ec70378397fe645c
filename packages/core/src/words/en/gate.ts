/** Why the gate answered as it did. */
export const gate = {
  noTrigger: 'No trigger asks for a person.',
  approved: 'A person approved exactly this.',
  otherArguments: 'The arguments differ from those that were approved.',
  draftUnseen:
    'The draft was edited when it was approved, and its words are not among the arguments: show the draft as it will be sent in `action.draft`.',
  undecided: (state: string) => `Nobody has decided on it; the handoff is ${state}.`,
  notApproved: (kind: string) => `It was not approved; the decision was ${kind.replaceAll('_', ' ')}.`,
  approvalUsed: 'The approval has been used; the handoff is closed.',
  approvalOver: (usefulUntil: string) => `The approval was of use until ${usefulUntil}, which has passed; ask again.`,
  nothingProposed: 'The handoff holds no proposed action that could have been approved.',
  /** "Give legal advice" → "The agent must not give legal advice." */
  mustNot: (what: string) =>
    `The agent must not ${what.charAt(0).toLowerCase()}${what.slice(1).replace(/[.\s]+$/, '')}.`,
  unjudged: (rule: string, because: string) => `Whether "${rule}" applies could not be judged: ${because}.`,
}
