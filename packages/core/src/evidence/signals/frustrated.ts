import type { Signal } from './signal.ts'

const SAID = new RegExp(
  [
    String.raw`\b(?:ridiculous|unacceptable|outrageous|absurd|disgrace(?:ful)?|disgusting|pathetic|appalling|infuriating|unbelievable|(?:is|what|such|just) a joke|nightmare|(?:terrible|horrible|awful) (?:service|experience|support|company)|(?:it|this|that|service|support) (?:is|was|has been) horrible|worst)\b`,
    String.raw`\b(?:fed up|sick (?:and tired )?of|tired of|had enough|losing (?:my )?patience|running out of patience|at my wits? end|waste of (?:my )?time|wasting my time)\b`,
    String.raw`\b(?:i'm|i am|i'm getting|this is|it's|it is|feeling|getting|i feel)(?: \w+){0,2} (?:frustrat\w+|angry|furious|annoyed|annoying|upset|livid|irritated|exasperated|outraged|very disappointed|extremely disappointed|really disappointed)\b`,
    String.raw`\b(?:you(?:'re| are)(?: \w+){0,2} (?:not listening|useless|no help|not helping|not helpful)|you(?: \w+)? aren't (?:listening|helping|helpful)|you don't understand|this isn't helping|you're useless)\b`,
    String.raw`\b(?:never (?:again|buying|using|coming back)|i want to complain|file a complaint|lodge a complaint|make a complaint)\b`,
    String.raw`\b(?:wtf|damn|fuck\w*|bullshit|bloody|crap)\b`,
  ].join('|'),
)

/** The customer is annoyed, in words. */
export const frustrated: Signal = {
  id: 'frustrated',
  type: 'flag',
  means: 'The customer is annoyed: says so, swears, complains of the service or runs out of patience.',
  limits: 'English words only. Irony is not seen, and neither is somebody who is angry and polite.',
  examples: [
    { said: 'This is ridiculous, I have been waiting for three weeks', value: true },
    { said: "I'm really frustrated with all this", value: true },
    { said: 'You are not listening to me', value: true },
    { said: "I'm fed up with your app", value: true },
    { said: 'I was worried it would be a problem, but all is well', value: false },
    { said: 'The last visit was a mess, it was horrible', value: true },
    { said: 'I have a horrible pain in my back', value: false },
    { said: 'I need to cancel everything for Friday', value: false },
    { said: 'Finally it went through!!! Great!!!', value: false },
    { said: 'Can I get a refund please?', value: false },
    { said: 'The delivery came a day late', value: false },
  ],
  read: ({ customer }) => customer.some((text) => SAID.test(text)),
}
