/** How people say by what they are reached, by what somebody else is, and how not. */
import { phrases } from '../phrases.ts'

export const REACHED_ON = phrases(String.raw`\b(…)[: .,]{0,3}$`, 'i')`
  (call|ring|phone|text|reach|contact|number|phone|mobile|cell|tel|telephone|whatsapp|landline)( (is|me|us|back|on|at|via|my|number|mobile|phone|please|here|it's)){0,5}  + Call me back on  - Come back on
`

/** What stands before a number that is somebody else's: "the caretaker is on …". */
export const ON_THEIR_PHONE = phrases(
  String.raw`\b(he|she|they|who|(the|my|our|his|her|their) (_ )?_|\p{Lu}\p{Ll}+)( (is|are|can be|will be)|['’]s|['’]re) (…)[: ]*$`,
  'u',
)`
  (reachable |reached |available )?(on|at|under)|called on  + he is on  - I am on
`

export const THEIR_NUMBER = phrases(String.raw`\b(…)[: ]*$`, 'i')`
  (his|her|their|(?<!\bmy )_['’]s) (phone |mobile |cell |direct )?(number|phone|mobile|cell|line|e-?mail|address)( is|['’]s)?  + her number is  - my number is
  (call|ring|phone|reach|ask) (him|her|them) (on|at|under)  + ring her on  - ring me on
`

export const NO_CALLS = phrases(String.raw`\b(…)\b`, 'i')`
  (don['’]?t|do not|never|please no|no) (_ ){0,1}(ring|phone|call (me|us)|calls|phone calls)|(only|just) (by|via|in|through) (e-?mail|mail|writing|post|text|chat|message)|(can['’]?t|cannot) (talk|take calls|speak on the phone|be on the phone)  + Please don't ring  - Please ring
`

/** What stands before digits is the number of a thing. */
export const OF_A_THING = phrases(String.raw`\b(…)( (number|no|id|code))?( (is|was|it's))?[: ]*$`, 'i')`
  order|booking|reservation|invoice|account|policy|reference|confirmation|customer|ticket|case|claim|tracking|serial|card|contract|meter|code|pin  + my order number is  - my number is
`
