/** The true state of a handoff in one sentence, fit to be told to the customer. Times are instants, said by `time`. */
type SayTime = (at: string) => string

export const status = {
  notAccepted: ({ owner }: { owner: string }) => `It is with ${owner}, who has not accepted it yet.`,
  passingOn: ({ owner, to }: { owner: string; to: string }) =>
    `${owner} is passing it on to ${to}, who has not accepted it yet.`,
  accepted: ({ owner, by }: { owner: string; by: string }, time: SayTime) =>
    `${owner} has it and will answer by ${time(by)}.`,
  approvedOnce: ({ person, owner, by }: { person: string; owner: string; by: string | undefined }, time: SayTime) =>
    `Approved by ${person}; waits for a second: ${owner} ${by === undefined ? 'is asked' : `has it and will answer by ${time(by)}`}.`,
  putAside: ({ owner, until }: { owner: string; until: string }, time: SayTime) =>
    `${owner} has it and will come back to it at ${time(until)}.`,
  asked: ({ owner, question }: { owner: string; question: string | undefined }) =>
    `${owner} has it and has asked: ${question}`,
  decided: ({ person }: { person: string }) => `${person} has decided; the answer is on its way.`,
  heard: ({ person }: { person: string }) => `${person} has decided; the agent has the answer.`,
  inDoubt: ({ person, owner }: { person: string; owner: string }) =>
    `${person} has decided; ${owner} is looking whether it was done.`,
  closed: ({ person }: { person: string }) => `${person} decided this. It is closed.`,
  withdrawn: () => 'It was withdrawn: nobody has to decide it any more.',
  expired: () => 'The time in which an answer was useful has passed. Nobody approved it.',
}
