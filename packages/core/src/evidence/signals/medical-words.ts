import type { Signal } from './signal.ts'

const SAID = new RegExp(
  [
    String.raw`\b(?:doctor|physician|nurse|hospital|surgery|diagnos(?:is|ed)|symptoms?|prescriptions?|medications?|dosage|side effects?|pregnan(?:t|cy)|pain(?:ful)?|fever|infection|insulin|blood pressure|tooth ?ache|swelling|swollen|rash|vomit\w*|dizz(?:y|iness)|nause\w+|headaches?|migraines?|ear ?ache|(?:back|stomach|tummy) ?ache|aching|(?:it|this|my \w+|that) (?:really |still |badly )?hurts|throb\w+|in agony|agoni[sz]ing(?!ly)|excruciating|abscess|faint(?:ed|ing)|bleeding|painkillers?|antibiotics|overdos\w+|breathless|wheez\w+|allerg(?:y|ic|ies)|mental health|depress(?:ed|ion)|disabilit(?:y|ies)|wheelchair|medical)\b`,
  ].join('|'),
)

/** The customer speaks of health. */
export const medicalWords: Signal = {
  id: 'medical_words',
  type: 'flag',
  means: 'Words of health: symptoms, injuries, medicine, diagnoses, disabilities.',
  limits: 'English words only. It does not know whose health it is, or whether it matters to the request.',
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
  read: ({ customer }) => customer.some((text) => SAID.test(text)),
}
