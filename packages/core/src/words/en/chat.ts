/** What the desk says in a chat, beside the note and what a message says anywhere. */
export const chat = {
  test: ({ person, workspace }: { person: string; workspace: string }) =>
    `A test: ${person} is told here of handoffs of ${workspace}.`,
  askedFor: ({ person }: { person: string }) =>
    `Somebody who is signed in at the desk as ${person} wants to be told of handoffs here. If it was not you, do nothing: nothing is sent here then.`,
  tellMeHere: 'It was me: tell me here',
  orCode: ({ code }: { code: string }) =>
    `Or type this code at the desk, under Profile, Channels, within an hour: ${code}`,
  editFirst: 'Change, then approve…',
  approveAsItStands: 'Approve it as it stands in this message?',
  approveSure: 'Yes, approve it as it stands',
  answerThis: 'Answer this message, or do it on its page:',
  onItsPage: 'This is done on its page:',
  whatItIs: 'The desk tells you here what waits for you. Press the buttons of its messages, or answer what it asks.',
  decideAtDesk: 'Decide at the desk',
  notYet: 'Not yet',
  close: 'Close',
  tooLong: 'Something here is too long for a chat: it stays as the note has it, and can be changed on its page.',
  stillWorking: 'The desk is on it, and takes longer than usual. The message changes when it is done.',
}
