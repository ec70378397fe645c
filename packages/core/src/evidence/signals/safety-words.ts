import type { Signal } from './signal.ts'

const SAID = new RegExp(
  [
    String.raw`\b(?:smell(?:s|ing|ed)?(?: of| like)? gas|gas (?:leak|smell)|carbon monoxide|smoke (?:is )?coming|smells? (?:of|like) (?:smoke|burning)|(?:on|caught) fire|sparks?|sparking|electric(?:al)? shock|electrocuted|live wires?|exposed wir(?:e|es|ing)|burst pipe|flood(?:ing|ed)|ceiling (?:is )?(?:collaps|com|fall)\w*)\b`,
    String.raw`(?<!\b(?:no|without|any) )\b(?:emergency(?! (?:exit|contact))|ambulance|call(?:ed|ing)? 9-?1-?1|call(?:ed|ing)? 112|can't breathe|cannot breathe|trouble breathing|chest pain|unconscious|bleeding|overdose|allergic reaction|seizure|stroke|injur(?:ed|y|ies)|in danger|unsafe|not safe|threaten(?:ed|ing)? me|being (?:followed|stalked|abused)|break-?in|broke into)\b`,
    String.raw`\b(?:suicid\w+|kill (?:myself|himself|herself)|end (?:my|his|her) life|hurt (?:myself|himself|herself)|self[- ]harm|don't want to live)\b`,
  ].join('|'),
)

/** The customer speaks of danger. */
export const safetyWords: Signal = {
  id: 'safety_words',
  type: 'flag',
  means: 'Words of danger to life, health or home: gas, fire, water, electricity, injury, threats, self-harm.',
  limits: 'English words only. It errs on the side of danger: a medical word in passing counts.',
  examples: [
    { said: 'There is a smell of gas in the kitchen', value: true },
    { said: 'I can smell gas', value: true },
    { said: 'He has chest pain and is dizzy', value: true },
    { said: 'water is flooding the basement', value: true },
    { said: "I don't want to live any more", value: true },
    { said: 'He has no chest pain and no bleeding', value: false },
    { said: 'Where is the fire station?', value: false },
    { said: 'My gas bill is too high', value: false },
    { said: 'The emergency exit row has more legroom', value: false },
  ],
  read: ({ customer }) => customer.some((text) => SAID.test(text)),
}
