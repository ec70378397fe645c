import { saidInAnyLanguage } from './in-any-language.ts'
import type { Signal } from './signal.ts'

/** The customer says it cannot wait. */
export const urgentWords: Signal = {
  id: 'urgent_words',
  type: 'flag',
  means: 'The customer says it cannot wait, or names a time that is near.',
  limits: 'English, German, Spanish and French words only. It reads what is said, not what the calendar says.',
  examples: [
    { said: 'I need this asap', value: true },
    { said: 'My flight is in two hours', value: true },
    { said: 'It has to be done by noon', value: true },
    { said: 'Please send somebody right away', value: true },
    { said: 'I need it fixed right now', value: true },
    { said: 'This cannot wait', value: true },
    { said: 'I need a dentist tonight', value: true },
    { said: 'Please hurry', value: true },
    { said: 'They want to interview me now', value: true },
    { said: 'That is all for right now', value: false },
    { said: "I don't need anything else right now", value: false },
    { said: 'Can you change both at once?', value: false },
    { said: 'I prefer flights that depart before 9pm', value: false },
    { said: "I can't wait to see the apartment!", value: false },
    { said: 'There is no hurry', value: false },
    { said: 'Please do not hurry', value: false },
    { said: 'I need someone now and then', value: false },
    { said: 'It is not urgent, next week will do', value: false },
    { said: "It isn't all that urgent", value: false },
    { said: 'I would like to book for next month', value: false },
    { said: 'It can wait until next week', value: false },
  ],
  read: saidInAnyLanguage('URGENT'),
}
