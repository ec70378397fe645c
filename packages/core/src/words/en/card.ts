/** What the card of a note says around it, in every medium. */
export const card = {
  owner: 'Owner',
  openFirst: 'Open first',
  record: 'Record',
  draft: 'Draft reply',
  action: 'Waits for approval',
  lacks: (lacks: readonly string[]) => `This note lacks: ${lacks.join(', ')}.`,
  wordedByModel: ({ parts, model }: { parts: readonly string[]; model: string }) =>
    `Wording of ${parts.join(', ')} by a model (${model}).`,
  /** What a model may have worded, by its place in the note. */
  worded: {
    '/ask': 'ask',
    '/what': 'request',
    '/why/sentence': 'reason',
    '/next/action': 'next step',
    '/brief/why': 'further reasons',
    '/brief/by': 'their deadline',
    '/brief/open': 'what is open',
    '/brief/decides': 'what decides',
    '/brief/notTried': 'what was not tried',
    '/brief/told': 'what they were told',
    '/brief/ownErrors': 'errors of the agent',
    '/brief/care': 'care',
    '/brief/reach': 'how to reach them',
    '/brief/notReach': 'how not to reach them',
    '/brief/others': 'who else is named',
    '/unknown': 'contradictions',
    '/tried': 'what was tried',
  },
}
