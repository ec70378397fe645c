/**
 * Every rule's id with what a person is told when it is found. `lacks` completes "This note lacks: …"; the others are
 * sentences. Kept apart from the rules so that a browser can show findings without loading the checks themselves.
 */
export type RuleWords = { lacks: string } | { says: string }

export const RULE_WORDS = {
  'missing-next': { lacks: 'what to do next' },
  'missing-when': { lacks: 'how urgent it is' },
  'missing-who': { lacks: 'who the customer is' },
  'missing-what': { lacks: 'what the customer asks for' },
  'missing-why': { lacks: 'why it came to you' },
  'missing-where': { lacks: 'where it happened' },
  'no-reason': { lacks: 'a reason that says more than “a person is needed”' },
  'vague-summary': { says: 'The request is described in general words only.' },
  'too-long-to-read': { says: 'It takes longer to read than it should.' },
  'longer-than-the-conversation': { says: 'The note is longer than the conversation.' },
  'decision-taken-for-the-person': { says: 'It speaks as if something were decided that is yours to decide.' },
  'approves-by-silence': { says: 'It took silence for a yes; silence never approves anything.' },
  'claims-seamless-or-finished': { says: 'It speaks as if all were done, although you still have to act.' },
  'urgent-without-a-deadline': { lacks: 'a deadline, although it is urgent' },
  'deadline-in-the-past': { says: 'Its deadline had passed when it was sent.' },
  'nothing-to-open-first': { lacks: 'the record to open first' },
  'transcript-dump': { says: 'Conversation or data was pasted in.' },
  'buried-decision': { says: 'What you decide is hard to find in it.' },
  'claims-the-relationship': { says: 'It claims the customer as the agent’s own.' },
  'unsupported-fact': { says: 'It states a fact that is nowhere in the conversation.' },
  'said-by-customer-reported-as-checked': { says: 'It reports as checked what only the customer said.' },
  'refused-told-as-done': { says: 'It tells a step as done that a tool refused.' },
  'wish-turned-around': { says: 'It tells as wanted what the customer refused.' },
  'all-steps-done-without-the-list': { lacks: 'the steps that were tried' },
  'asks-again': { says: 'It asks for something that is already known.' },
  'unknown-left-out': { lacks: 'what is not known' },
  'sensitive-without-why': { lacks: 'why it is sensitive' },
  'no-escalation-path': { lacks: 'what happens when nobody answers' },
  'secret-in-note': { says: 'A secret stood in it.' },
  'draft-names-somebody-else': { says: 'The draft is addressed to somebody else.' },
  'draft-claims-done': { says: 'The draft says that something is done which waits for you.' },
  'missing-template-field': { lacks: 'a row that your template asks for' },
  'template-field-too-long': { says: 'A row is longer than your template allows.' },
  'over-limit': { says: 'Something was too long and has been cut.' },
  'malformed-field': { says: 'Part of what the agent sent could not be read.' },
  'unknown-field': { says: 'The agent sent a field that notes do not have.' },
  'unknown-trigger': { says: 'The agent named a trigger that the playbook does not have.' },
} as const satisfies Record<string, RuleWords>

export type RuleId = keyof typeof RULE_WORDS

/** What a person reads about the findings on a note: what it lacks in one list, the rest in sentences; each once. */
export function inPersonsWords(findings: { rule: string }[]): { lacks: string[]; remarks: string[] } {
  const lacks = new Set<string>()
  const remarks = new Set<string>()
  for (const { rule } of findings) {
    const words: RuleWords | undefined = Object.hasOwn(RULE_WORDS, rule) ? RULE_WORDS[rule as RuleId] : undefined
    if (words === undefined) continue
    if ('lacks' in words) lacks.add(words.lacks)
    else remarks.add(words.says)
  }
  return { lacks: [...lacks], remarks: [...remarks] }
}
