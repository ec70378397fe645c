import type { Signal } from './signal.ts'

const SAID = new RegExp(
  [
    String.raw`\b(?<!\b(?:not|isn't|nothing|never|hardly|less)(?: (?:so|very|that|really|at all|all that|particularly|terribly))? )(?:urgent(?:ly)?|asap|as soon as possible|right away|right now|immediately|at once|straight away|time[- ]sensitive|can't wait|cannot wait|emergency(?! (?:exit|contact)))\b`,
    String.raw`\b(?:leav(?:e|ing)|depart(?:s|ing)?|flight|meeting|deadline|appointment|wedding|funeral|surgery|closing|hearing) (?:is |are )?(?:in (?:an?|one|two|three|a few|\d{1,2}) (?:hours?|minutes?)|today|tonight|this (?:morning|afternoon|evening)|tomorrow)\b`,
    String.raw`\b(?:by|before) (?:noon|midnight|tonight|tomorrow|the end of (?:the )?(?:day|today)|close of business|eod|cob|\d{1,2}(?::\d\d)? ?(?:am|pm))\b`,
  ].join('|'),
)

/** The customer says it cannot wait. */
export const urgentWords: Signal = {
  id: 'urgent_words',
  type: 'flag',
  means: 'The customer says it cannot wait, or names a time that is near.',
  limits: 'English words only. It reads what is said, not what the calendar says.',
  examples: [
    { said: 'I need this asap', value: true },
    { said: 'My flight is in two hours', value: true },
    { said: 'It has to be done by noon', value: true },
    { said: 'Please send somebody right away', value: true },
    { said: 'There is no hurry', value: false },
    { said: 'It is not urgent, next week will do', value: false },
    { said: "It isn't all that urgent", value: false },
    { said: 'I would like to book for next month', value: false },
    { said: 'It can wait until next week', value: false },
  ],
  read: ({ customer }) => customer.some((text) => SAID.test(text)),
}
