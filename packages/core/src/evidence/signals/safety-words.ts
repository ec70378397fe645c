import { LANGUAGES } from '../../languages/languages.ts'
import { hasDangerSigns } from './danger-signs.ts'
import { languagesFor, languagesWithin } from './in-any-language.ts'
import type { Signal } from './signal.ts'

/** The customer speaks of danger. */
export const safetyWords: Signal = {
  id: 'safety_words',
  type: 'flag',
  means:
    'Words of danger to life, health, freedom or home: gas, fire, electricity, water, cold, injury, poison, self-harm, violence, threats, arrest.',
  limits:
    'English, German, Spanish and French words only. It errs on the side of danger: a medical word in passing counts.',
  examples: [
    { said: 'There is a smell of gas in the kitchen', value: true },
    { said: 'I can smell gas', value: true },
    { said: 'I smell rotten eggs in the basement', value: true },
    { said: 'We all have headaches since the boiler came on', value: true },
    { said: 'I got a shock from the faucet', value: true },
    { said: 'He has chest pain and is dizzy', value: true },
    { said: 'water is flooding the basement', value: true },
    { said: 'My son swallowed a coin', value: true },
    { said: ['Our heat is out', 'We have a two week old'], value: true },
    { said: "I don't want to live any more", value: true },
    { said: 'My husband hit me last night', value: true },
    { said: 'I was arrested this morning', value: true },
    { said: 'Bei uns riecht es nach Gas', value: true },
    { said: 'Mi madre no respira', value: true },
    { said: 'La cave est inondée', value: true },
    { said: 'He has no chest pain and no bleeding', value: false },
    { said: 'The heat is out at our cabin, nobody is there', value: false },
    { said: 'Where is the fire station?', value: false },
    { said: 'I must cancel my trip, there is a family emergency', value: false },
    { said: 'A family emergency: my father has chest pain', value: true },
    { said: 'My gas bill is too high', value: false },
    { said: 'The emergency exit row has more legroom', value: false },
    { said: 'I got a shock when I saw the bill', value: false },
  ],
  read: ({ customer }) => customer.some(isDanger) || isColdForTheFrail(customer),
}

function isDanger(text: string): boolean {
  // Most of what is said is neither: what is harmless is read away only where something else would be heard.
  if (!soundsDangerous(text)) return false
  return soundsDangerous(LANGUAGES.reduce((left, { dangers }) => left.replace(dangers.HARMLESS, '…'), text))
}

const soundsDangerous = (text: string): boolean =>
  languagesWithin(text).some(({ dangers }) => dangers.DANGERS.some((kind) => kind.test(text))) ||
  languagesFor(text).some((language) => hasDangerSigns(text, language))

/** Whichever message says which. */
const isColdForTheFrail = (customer: readonly string[]): boolean =>
  LANGUAGES.some(({ dangers }) =>
    [dangers.NO_HEAT, dangers.FRAIL].every((said) => customer.some((text) => said.test(text))),
  )
