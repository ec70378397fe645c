/** What the desk writes to somebody who has answered a message of it in words. */
type Act = 'accept' | 'approve' | 'reject' | 'answer' | 'done' | 'take_over' | 'ask' | 'move'

const quoted = (words: string): string => words.replace(/^/gm, '> ')

const MEANT: Record<Act, string> = {
  accept: 'You take it.',
  approve: 'You approve it, as it stands.',
  reject: 'You reject it, and the agent is told your words.',
  answer: 'The agent gets your words as the answer.',
  done: 'You have done it.',
  take_over: 'You take it over.',
  ask: 'The agent is asked your words.',
  move: 'It is moved on.',
}

export const replies = {
  /** In the mail that is answered. */
  offer: ({ words }: { words: readonly string[] }) =>
    `Or answer this mail with one word: ${words.map((word) => word.toLowerCase()).join(', ')}. Your own words are read back to you before anything is done.`,
  subject: ({ ask }: { ask: string }) => `Re: ${ask}`,
  youWrote: ({ words }: { words: string }) => `You wrote:\n\n${quoted(words)}`,
  nothingYet: 'Nothing was done yet.',
  nothing: 'Nothing was done.',
  meant: ({ act, ask }: { act: Act; ask: string }) => `Read as: ${MEANT[act]}\nAbout: ${ask}`,
  /** What counts as a yes to that. */
  yes: ['yes', 'ja', 'oui', 'sí', 'si'] as readonly string[],
  no: ['no', 'nein', 'non'] as readonly string[],
  confirm: 'Answer “yes” (ja, oui, sí), and it is done. Answer “no”, and nothing is.',
  leftAsItIs: 'It is left as it was: nothing was done.',
  unclear: ({ words }: { words: readonly string[] }) =>
    `Your answer was not understood as one thing to do. Answer with one word (${words.map((word) => word.toLowerCase()).join(', ')}), or change and decide it on its page:`,
  empty: 'There were no words of yours in your mail, only what was quoted.',
  rejectHow: 'Answer “no” with your reason behind it: “No, they had two refunds this year”.',
  orOpen: ({ url }: { url: string }) => `Or open it: ${url}`,
  many: 'That mail told of several handoffs, and an answer cannot say which is meant. Open the one you mean.',
  /** Why a mail does not count; to whom the message went, and nobody else. */
  notCounted: {
    another_sender: ({ from }: { from: string }) =>
      `A mail with your answering address came from ${from}. Only what comes from an address at which you are told counts. If that was you, answer from this address, or add the other one under Profile, Channels.`,
    many_senders: () =>
      'A mail with your answering address names no sender, or more than one. Nobody knows whose it is.',
    no_proof: ({ from }: { from: string }) =>
      `A mail in your name (${from}) came with your answering address, and the mail server that this desk trusts did not say that it is really from there (DMARC).`,
    not_proven: ({ from }: { from: string }) =>
      `A mail in your name (${from}) came with your answering address, and is not really from there: the mail server that this desk trusts says so (DMARC). If you did not write it, tell whoever runs the desk.`,
  },
  /** As the log and whoever hands a mail over are told. */
  took: {
    acted: 'The mail decided, or was accepted.',
    read_back: 'The words were read back; nothing is done before they are confirmed.',
    left: 'Who was asked whether that was meant said no.',
    not_understood: 'It was not understood as one thing to do, and whoever wrote it was told so.',
    over: 'What it asks for can be done no more, or not by mail; whoever wrote it was told why.',
    not_counted: 'It does not count, and whom the message was for was told why.',
    automatic: 'It was written by a machine: nothing was done.',
    bounced: 'A message came back: its address is used no more, and other channels are.',
    delayed: 'A message is late, and not lost: nothing was done.',
    unknown: 'It answers no message of this desk. Nothing was done.',
    seen_before: 'This mail came before. Nothing was done now.',
  },
}
