/** What a line for the customer may not promise, and what it may tell. */
import { NO } from './negation.ts'
import { phrases, words } from './phrases.ts'

/** The only things to come that a line may tell: what the agent passes on, and that a person looks and decides. */
export const MAY_COME = words()`
  tell|pass|ask|let|look|read|see|hear|decide|judge|answer|know  + decide  - pay
`

export const GRANTED = words()`
  approved|refunded|credited|waived|fixed|solved|resolved|settled|sorted  + refunded  - funded
  booked|cancelled|canceled|replaced|reversed|issued|scheduled|arranged  + booked  - cooked
  confirmed|granted|removed|dispatched|compensated  + granted  - asked
  done|all set|taken care of  + all set  - set
`

export const GRANTING = words(String.raw`(…)\b`)`
  approving|refunding|crediting|waiving|fixing|booking|cancelling  + refunding  - funding
  canceling|replacing|reversing|issuing|dispatching  + issuing  - asking
  sending (you|somebody|someone|out|a (technician|replacement|colleague|new))  + sending somebody  - sending word
`

export const CERTAINTY = phrases(String.raw`\b(…)\b`, 'i')`
  guarantee[sd]?  + we guarantee it  - we ask it
  promise[sd]?  + promised  - premises
  assure[sd]?  + we assure you  - we assume
  ensure[sd]?|certainly|definitely|for sure|no problem  + definitely  - defined
  don['’]t worry  + don't worry  - worry
`

export const TIME = phrases(String.raw`\b(…)\b`, 'i')`
  shortly|soon|right away|straight away|immediately|at once  + very soon  - so on
  in a (moment|minute|bit)  + in a moment  - in a mood
  within ((an?|the|one|two|a few) ?\w*|\d+ \w*|\d\w*)  + within two days  - with two days
  in (an?|\d+|one|two|a few) (minutes?|hours?|days?)  + in two hours  - in two rooms
  by (noon|tonight|tomorrow|\d)\S*  + by tomorrow  - by train
  (today|tonight|tomorrow)  + today  - day
`

export const IT_IS_GRANTED = phrases(
  String.raw`(\b(has|have|is|are|be)|['’](s|re|ve))( been| now| already| just| fully| completely| all| gone ahead and)* (…)\b`,
  'i',
)`
  ${GRANTED}  + it has now been refunded  - it has now been asked
`

export const IT_IS_COMING = phrases(String.raw`(\b(is|are|am)|['’](s|re|m))( now| already| just)* (…)`, 'i')`
  ${GRANTING}  + we are now refunding it  - we are now asking
  (on (its|the|their|his|her|our|my) way|under ?way|coming)\b  + it's on its way  - it's on the table
`

export const GIFT = phrases('…', 'i')`
  \bconsider (it|this|that|your _) _  + consider it done  - consider
  \b(free of charge|on the house)\b  + it is on the house  - it is in the house
`

export const TO_COME = phrases(String.raw`(…)(?! (not|never|only)\b)( be)?(?! ${MAY_COME.source}\b) _`, 'i')`
  \b(will|shall|going to)  + we will pay  - we will look
  ['’]ll  + we'll pay  - we'll look
`

export const NOT_PROMISED = phrases(String.raw`\b(…)\b`, 'i')`
  ${NO}|nobody|cannot|can['’]t|whether|if|until|once|please  + not yet  - note
`

/** Promised by saying what does not happen: a "not" excuses nothing here. */
export const SPARED = phrases('…', 'i')`
  \b(won['’]t|will not|will never|do not|don['’]t|does not|doesn['’]t|need not)( have to| need to)? (be (charged|billed|asked to pay)|pay|owe|cost)\b  + you won't have to pay  - you have to pay
  \b(no|without) (extra |further |any )?(charge|cost|fee)s?\b  + there is no extra fee  - there is a fee
`

export const LEFT_OPEN = phrases(String.raw`\b(…)\b`, 'i')`
  cannot|can['’]t|whether|if|until|please  + whether it is free  - it is free
`
