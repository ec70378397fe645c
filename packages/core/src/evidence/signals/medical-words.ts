import { saidInAnyLanguage } from './in-any-language.ts'
import type { Signal } from './signal.ts'

/** The customer speaks of health. */
export const medicalWords: Signal = {
  id: 'medical_words',
  type: 'flag',
  means: 'Words of health: symptoms, injuries, medicine, diagnoses, disabilities.',
  limits:
    'English, German, Spanish and French words only. It does not know whose health it is, or whether it matters to the request.',
  examples: [
    { said: 'I have had a toothache since Monday', value: true },
    { said: 'She needs her prescription', value: true },
    { said: 'I am in agony', value: true },
    { said: 'My jaw really hurts', value: true },
    { said: 'She feels nauseous and has a headache', value: true },
    { said: 'My mother uses a wheelchair', value: true },
    { said: 'My computer has a virus', value: false },
    { said: 'The agonizingly slow site made me leave', value: false },
    { said: 'I would like to change my order', value: false },
  ],
  read: saidInAnyLanguage('MEDICAL'),
}
