/** What a line for the customer may not promise, and what it may tell. */

import { phrases, words } from '../phrases.ts'
import { CANCELLED } from './deeds.ts'
import { NO } from './negation.ts'

/** The only things to come that a line may tell: what the agent passes on, and that a person looks and decides. */
export const MAY_COME = words()`
  tell  + tell  - pay
  pass  + pass  - pay
  ask  + ask  - pay
  let  + let  - pay
  look  + look  - pay
  read  + read  - pay
  see  + see  - pay
  hear  + hear  - pay
  decide  + decide  - pay
  judge  + judge  - pay
  answer  + answer  - pay
  know  + know  - pay
`

export const GRANTED = words()`
  approved  + approved  - funded
  refunded  + refunded  - funded
  credited  + credited  - funded
  waived  + waived  - funded
  fixed  + fixed  - funded
  solved  + solved  - funded
  resolved  + resolved  - funded
  settled  + settled  - funded
  sorted  + sorted  - funded
  booked  + booked  - cooked
  ${CANCELLED}  + canceled  - cooked
  replaced  + replaced  - cooked
  reversed  + reversed  - cooked
  issued  + issued  - cooked
  scheduled  + scheduled  - cooked
  arranged  + arranged  - cooked
  confirmed  + confirmed  - asked
  granted  + granted  - asked
  removed  + removed  - asked
  dispatched  + dispatched  - asked
  compensated  + compensated  - asked
  done  + done  - set
  all set  + all set  - set
  taken care of  + taken care of  - set
`

export const GRANTING = words(String.raw`(…)\b`)`
  approving  + approving  - funding
  refunding  + refunding  - funding
  crediting  + crediting  - funding
  waiving  + waiving  - funding
  fixing  + fixing  - funding
  booking  + booking  - funding
  cancelling  + cancelling  - funding
  canceling  + canceling  - asking
  replacing  + replacing  - asking
  reversing  + reversing  - asking
  issuing  + issuing  - asking
  dispatching  + dispatching  - asking
  sending (you|somebody|someone|out|a (technician|replacement|colleague|new))  + sending somebody  - sending word
`

export const CERTAINTY = phrases(String.raw`\b(…)\b`, 'i')`
  guarantee[sd]?  + we guarantee it  - we ask it
  promise[sd]?  + promised  - premises
  assure[sd]?  + we assure you  - we assume
  ensure[sd]?  + ensures  - defined
  certainly  + certainly  - defined
  definitely  + definitely  - defined
  for sure  + for sure  - defined
  no problem  + no problem  - defined
  don['’]t worry  + don't worry  - worry
`

export const TIME = phrases(String.raw`\b(…)\b`, 'i')`
  shortly  + very shortly  - so on
  soon  + very soon  - so on
  right away  + very right away  - so on
  straight away  + very straight away  - so on
  immediately  + very immediately  - so on
  at once  + very at once  - so on
  in a (moment|minute|bit)  + in a moment  - in a mood
  within ((an?|the|one|two|a few) ?\w*|\d+ \w*|\d\w*)  + within two days  - with two days
  in (an?|\d+|one|two|a few) (minutes?|hours?|days?)  + in two hours  - in two rooms
  by (noon|tonight|tomorrow|\d)\S*  + by tomorrow  - by train
  (today|tonight|tomorrow)  + today  - day
`

export const ADVERB = words('…')`
  been  + been  - not
  now  + now  - not
  already  + already  - not
  just  + just  - not
  fully  + fully  - not
  completely  + completely  - not
  all  + all  - not
  gone ahead and  + gone ahead and  - not
`

export const IT_IS_GRANTED = phrases(
  String.raw`(\b(has|have|is|are|be)|['’](s|re|ve))( (${ADVERB.source}))* (…)\b`,
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
  ${NO}  + not yet  - note
  nobody  + nobody  - note
  cannot  + cannot  - note
  can['’]t  + can't  - note
  whether  + whether  - note
  if  + if  - note
  until  + until  - note
  once  + once  - note
  please  + please  - note
`

export const NEED_NOT = words('…')`
  won['’]t  + won't  - will
  will not  + will not  - will
  will never  + will never  - will
  do not  + do not  - will
  don['’]t  + don't  - will
  does not  + does not  - will
  doesn['’]t  + doesn't  - will
  need not  + need not  - will
`

export const TO_PAY = words('…')`
  be (charged|billed|asked to pay)  + be charged  - look
  pay  + pay  - look
  owe  + owe  - look
  cost  + cost  - look
`

/** Promised by saying what does not happen: a "not" excuses nothing here. */
export const SPARED = phrases('…', 'i')`
  \b(${NEED_NOT})( have to| need to)? (${TO_PAY})\b  + you won't have to pay  - you have to pay
  \b(no|without) (extra |further |any )?(charge|cost|fee)s?\b  + there is no extra fee  - there is a fee
`

export const LEFT_OPEN = phrases(String.raw`\b(…)\b`, 'i')`
  cannot  + cannot it is free  - it is free
  can['’]t  + can't it is free  - it is free
  whether  + whether it is free  - it is free
  if  + if it is free  - it is free
  until  + until it is free  - it is free
  please  + please it is free  - it is free
`
