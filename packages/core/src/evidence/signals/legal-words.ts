import type { Signal } from './signal.ts'

const SAID = new RegExp(
  [
    String.raw`\b(?:lawyers?|attorneys?|solicitors?|barrister|legal (?:action|advice|team|department|proceedings|counsel|rights|steps|notice|matter|representation)|law ?suits?|litigation|subpoena|court (?:order|case|date|hearing)|tribunals?|bailiffs?|(?:my|our|general|legal) counsel|in court|to court|small claims|class action)\b`,
    String.raw`\b(?:i(?:'ll| will|'m going to| am going to)|we(?:'ll| will)|going to|want to|could|might) sue\b|\bsuing\b|\bsue (?:you|them|the company)\b`,
    String.raw`\b(?:gdpr|data protection (?:officer|authority)|ombudsman|consumer (?:protection|rights)|better business bureau|regulator|trading standards|attorney general|breach of contract|liable|liability claim|negligen\w+|defamation|discriminat\w+|harass\w+)\b`,
  ].join('|'),
)

/** The customer speaks of law. */
export const legalWords: Signal = {
  id: 'legal_words',
  type: 'flag',
  means: 'Words of law: lawyers, courts, suing, regulators, breach of contract.',
  limits: 'English words only. It does not know whether the customer threatens, asks or merely tells.',
  examples: [
    { said: 'My lawyer will be in touch', value: true },
    { said: 'I will take you to court', value: true },
    { said: 'This is a breach of contract', value: true },
    { said: "I'll complain to the ombudsman", value: true },
    { said: 'Our counsel wants that in writing', value: true },
    { said: 'The tribunal is on Monday', value: true },
    { said: 'Is it legal to park here?', value: false },
    { said: 'I have a basketball court booking', value: false },
    { said: 'Sue Miller made the booking', value: false },
  ],
  read: ({ customer }) => customer.some((text) => SAID.test(text)),
}
