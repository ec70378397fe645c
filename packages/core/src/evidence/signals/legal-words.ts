import { saidInAnyLanguage } from './in-any-language.ts'
import type { Signal } from './signal.ts'

/** The customer speaks of law. */
export const legalWords: Signal = {
  id: 'legal_words',
  type: 'flag',
  means: 'Words of law: lawyers, courts, suing, regulators, breach of contract.',
  limits:
    'English, German, Spanish and French words only. It does not know whether the customer threatens, asks or merely tells.',
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
  read: saidInAnyLanguage('LEGAL'),
}
