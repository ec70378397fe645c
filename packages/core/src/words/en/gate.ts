/** Why the gate answered as it did. */
export const gate = {
  noTrigger: () => 'No trigger asks for a person.',
  /** In the words of the exception. */
  excepted: ({ why }: { id: string; trigger: string; why: string }) => why,
  approved: () => 'A person approved exactly this.',
  otherArguments: () => 'The arguments differ from those that were approved.',
  draftUnseen: () =>
    'The draft was edited when it was approved, and its words are not among the arguments: show the draft as it will be sent in `action.draft`.',
  undecided: ({ state }: { state: string }) => `Nobody has decided on it; the handoff is ${state}.`,
  notApproved: ({ kind }: { kind: string }) => `It was not approved; the decision was ${kind.replaceAll('_', ' ')}.`,
  approvalUsed: () => 'The approval has been used; the handoff is closed.',
  approvalOver: ({ usefulUntil }: { usefulUntil: string }) =>
    `The approval was of use until ${usefulUntil}, which has passed; ask again.`,
  unclaimed: () => 'It is approved, and nobody has claimed it: claim it first, and show the claim.',
  claimedByAnother: ({ runner, since }: { runner: string; since: string }) =>
    `It is approved, and ${runner} has carried it out or is carrying it out since ${since}: it runs once.`,
  inDoubt: ({ runner }: { runner: string }) =>
    `It may have happened: ${runner || 'a runner'} claimed it and did not say in time whether it was done. A person looks first.`,
  nothingProposed: () => 'The handoff holds no proposed action that could have been approved.',
  /** "Give legal advice" → "The agent must not give legal advice." */
  mustNot: ({ what }: { what: string }) =>
    `The agent must not ${what.charAt(0).toLowerCase()}${what.slice(1).replace(/[.\s]+$/, '')}.`,
  /** What the playbook says of a trigger, in its own words. */
  asWritten: ({ words }: { words: string }) => words,
  unjudged: ({ rule, reasons }: { rule: string; reasons: readonly Doubt[] }) =>
    `Whether "${rule}" applies could not be judged: ${because(reasons)}.`,
  because: ({ reasons }: { reasons: readonly Doubt[] }) => because(reasons),
}

/** Why a rule could not be judged. */
export type Doubt =
  /** These fields are not there, or of another type. */
  | { missing: readonly string[] }
  /** This argument is told twice, and not the same. */
  | { differs: string }
  /** The conversation is too long to be read whole for this signal. */
  | { unread: string }
  /** The number of this field has more digits than a condition can reckon with. */
  | { tooExact: string }
  /** What the expression itself says. */
  | { fails: string }

const because = (reasons: readonly Doubt[]): string => reasons.map(inWords).join(' and ')

function inWords(doubt: Doubt): string {
  if ('missing' in doubt)
    return `${doubt.missing.join(' and ')} ${doubt.missing.length === 1 ? 'is' : 'are'} missing or of another type`
  if ('differs' in doubt) return `action.${doubt.differs} is not what \`${doubt.differs}\` among the arguments is`
  if ('tooExact' in doubt) return `${doubt.tooExact} has more digits than a condition can reckon with`
  return 'unread' in doubt ? `the conversation is too long to be read whole for ${doubt.unread}` : doubt.fails
}
