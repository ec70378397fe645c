import { saidInAnyLanguage } from './in-any-language.ts'
import type { Signal } from './signal.ts'

/** The customer does not want to be passed on. */
export const refusesTransfer: Signal = {
  id: 'refuses_transfer',
  type: 'flag',
  means: 'The customer does not want to be passed to somebody else.',
  limits:
    'English, German, Spanish and French words only. A customer may refuse a transfer and ask for one later; both signals hold then.',
  examples: [
    { said: "Please don't transfer me", value: true },
    { said: "I'd rather not be transferred to a human agent", value: true },
    { said: 'I do not want to be passed on again', value: true },
    { said: "I don't want to talk to someone else", value: true },
    { said: 'No, find someone else please', value: false },
    { said: 'Please transfer me', value: false },
    { said: 'Can I transfer my booking?', value: false },
    { said: "I don't know how to transfer money", value: false },
  ],
  read: saidInAnyLanguage('NO_TRANSFER'),
}
