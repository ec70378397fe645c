/** What messages say around a note, beyond what its card says. */
export const media = {
  /** BCP 47: the language that screen readers and voices are told. */
  language: 'en',
  records: 'Records',
  conversation: 'Conversation',
  open: 'open',
  /** Said into a person's ear behind what the call is about. */
  pressOne: 'Press 1 to connect, 2 for not me, 3 to repeat.',
  subject: 'Subject',
  /** How a draft goes out, and to whom. */
  address: (channel: string | undefined, to: string | undefined) => [channel, to].filter(Boolean).join(' to '),
  missing: 'Not given',
  more: (count: number) => `and ${count} more`,
  saidByCustomer: (text: string) => `${text} (customer)`,
  saidByAgent: (text: string) => `${text} (agent)`,
  rowsLeftOut: (count: number) => `${count} more rows are in the inbox.`,
  argumentsCut: 'Not all of the arguments is shown here; see them in the inbox before you approve.',
  draftCut: '[cut here; the whole draft is in the inbox]',
  customer: {
    opening: 'This is what we pass on to a colleague:',
    said: 'You told us',
    details: 'Your details',
    contacted: 'That you contacted us and wait for an answer.',
    told: 'We told you',
  },
}
