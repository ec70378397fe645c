import type { Signal } from './signal.ts'

/** Said of what must happen, not of what is: "flights before 9 pm" press nobody. */
const WANTS = String.raw`(?<!\b(?:don't|do not|not|no|didn't) )\b(?:need|needs|needed|must|have to|has to|want|please|help me|done|ready|finished|know|hear|be here|be there)`

const SAID = new RegExp(
  [
    String.raw`\b(?<!\b(?:not|isn't|nothing|never|hardly|less)(?: (?:so|very|that|really|at all|all that|particularly|terribly))? )(?:urgent(?:ly)?|asap|as soon as possible|right away|immediately|(?:come|call|here|needed|reply|answer)(?: me| us| back| to me)? at once|straight away|time[- ]sensitive|(?:can't|cannot) wait(?! to\b| for\b)|emergency(?! (?:exit|contact)))\b`,
    String.raw`${WANTS}(?! (?:any|no)thing)\b[^.?!]{0,40}\bright now\b`,
    String.raw`\b(?:leav(?:e|ing)|depart(?:s|ing)?|flight|meeting|deadline|appointment|wedding|funeral|surgery|closing|hearing) (?:is |are )?(?:in (?:an?|one|two|three|a few|\d{1,2}) (?:hours?|minutes?)|today|tonight|this (?:morning|afternoon|evening)|tomorrow)\b`,
    String.raw`${WANTS}\b[^.?!]{0,40}\b(?:by|before) (?:noon|midnight|tonight|tomorrow|the end of (?:the )?(?:day|today)|close of business|eod|cob|\d{1,2}(?::\d\d)? ?(?:am|pm))\b`,
    String.raw`\b(?:please|must|has to|(?<!don't |do not )have to) hurry\b|\bhurry,? please\b|\bcome (?:here )?quickly\b`,
    String.raw`\b(?:need|send|get) (?:me |us )?(?:help|somebody|someone|anybody|a (?:doctor|dentist|solicitor|lawyer|plumber|technician)) (?:here |over |out )?(?:now(?! and)|tonight)\b`,
    String.raw`\b(?:be seen|come out|interview me|interview (?:him|her|us)) (?:now|today|tonight)\b`,
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
  read: ({ customer }) => customer.some((text) => SAID.test(text)),
}
