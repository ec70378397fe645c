/** Silence that is read as a yes, and what is then done without anybody. */

import { phrases, words } from '../phrases.ts'
import { MAKING_GOOD, PAID_BACK, PASSED_ON, RENEWED } from './deeds.ts'
import { NO, NONE, NOT, WITHOUT } from './negation.ts'

export const ABOUT_SILENCE = phrases('…', 'i')`
  \b(no|not|never|${NONE}|not?[ -]one|without|cannot|silen_)\b  + nobody came  - somebody came
  \b(time(s|d)? (is )?(up|out)|time runs out|timeout|expires?)\b  + time is up  - time to go
  ${NOT}\b  + didn't  - did
`

export const YES = words()`
  yes  + yes  - yesterday
  approv(al|e[sd]?|ing)  + approval  - refusal
  consent(s|ed)?  + consent  - content
  agree(s|d|ment)?  + agreement  - greeting
  accept(s|ed|ance)?  + acceptance  - except
  ok(ay|ayed)?  + okay  - no
  granted  + granted  - grand
  permission  + permission  - mission
  authori[sz](ed|ation)  + authorisation  - author
  confirm(ed|ation)  + confirmed  - stop
  permitted  + permitted  - permit
  allowed  + allowed  - aloud
  go[- ]ahead  + go-ahead  - stop
  green light  + green light  - light
`

export const READ = words()`
  counts?  + counts  - county
  counted  + counted  - counter
  treat(s|ed)?  + treated  - treaty
  consider(s|ed)?  + considered  - inconsiderate
  deem(s|ed)?  + deemed  - redeem
  tak(es?|en)  + taken  - talk
  understood  + understood  - understand
  read  + read  - bread
  regarded  + regarded  - guarded
  seen  + seen  - see
  interpreted  + interpreted  - interpreter
  assum(es?|ed|ing)  + assumed  - asked
  presum(es?|ed|ing)  + presumed  - resumed
  means?  + means  - mean it
  equals?  + equals  - equally
  defaults?  + defaults  - faults
  signifies  + signifies  - signs
  implies  + implies  - replies
`

export const AS = words()`
  as  + as  - it at
  to be  + to be  - it at
  to  + to  - it at
  it as  + it as  - it at
  it to be  + it to be  - it at
  that as  + that as  - it at
  this as  + this as  - it at
  the answer is  + the answer is  - it at
  it is  + it is  - that is
  it['’]s  + it's  - that is
  that (it|that|this) is  + that it is  - that is
  that (you|they|he|she)  + that you  - that is
`

export const DETERMINER = words('…')`
  an?  + an  - no
  the  + the  - no
  your  + your  - no
  their  + their  - no
  his  + his  - no
  her  + her  - no
`

export const LEAVE = words('…')`
  approval  + approval  - time
  permission  + permission  - time
  decision  + decision  - time
  answer  + answer  - time
  sign-?off  + sign-off  - time
`

const NOT_DENIED = { source: String.raw`(?<!\b(not|never|no longer|nor|cannot)\s(_\s)?)(?<!n['’]t\s(_\s)?)` }

export const NEEDED = words('…')`
  needed  + needed  - known
  required  + required  - known
  necessary  + necessary  - known
`

export const TACIT = words('…')`
  implicit  + implicit  - open
  tacit  + tacit  - open
  implied  + implied  - open
`

export const READ_AS_YES = phrases('…', 'i')`
  ${NOT_DENIED}(\b${READ}|=)\s+(${AS}\s*)?((${DETERMINER}) )?((${TACIT}) )?${YES}\b  + it means yes  - it means no
  \bno (further |more |other )?(${LEAVE}) (is |are |will be )?(${NEEDED})\b  + no answer is needed  - an answer is
  \bwithout (waiting|(any |an? |your |their |further )?(${LEAVE}))\b  + without waiting  - while waiting
  \bsilence (is |gives |grants )?(an? )?${YES}\b  + silence is consent  - silence is golden
  ^\W*(yes|ok(ay)?|approved?|granted|accept(ed)?|go( ahead| on)?|proceed|done)\W*$  + Approved.  - Approved by Ann.
`

export const NO_ANSWER = words('…')`
  answer  + answer  - bag
  reply  + reply  - bag
  response  + response  - bag
  decision  + decision  - bag
  objection  + objection  - bag
  word  + word  - bag
  reaction  + reaction  - bag
  veto  + veto  - bag
`

export const SOMEBODY = words('…')`
  you  + you  - bag
  they  + they  - bag
  he  + he  - bag
  she  + she  - bag
  it  + it  - bag
  we  + we  - bag
  the _  + the manager  - bag
  a _  + a person  - bag
  somebody  + somebody  - bag
  someone  + someone  - bag
  anybody  + anybody  - bag
  anyone  + anyone  - bag
`

export const AUXILIARY = words('…')`
  do  + do  - may
  does  + does  - may
  did  + did  - may
  is  + is  - may
  are  + are  - may
  has  + has  - may
  have  + have  - may
  was  + was  - may
  were  + were  - may
  will  + will  - may
  can  + can  - may
`

export const NOBODY = words('…')`
  nobody  + nobody  - somebody
  no[ -]?one  + no one  - somebody
  none of you  + none of you  - somebody
  no person  + no person  - somebody
  no human  + no human  - somebody
  no manager  + no manager  - somebody
  no (${NO_ANSWER})  + no answer  - somebody
  silence  + silence  - somebody
  there (is|are|was) no _  + there is no answer  - somebody
`

export const ANSWERS = words('…')`
  answers?  + answers  - goes
  answered  + answered  - goes
  decides?  + decides  - goes
  decided  + decided  - goes
  replies  + replies  - goes
  reply  + reply  - goes
  replied  + replied  - goes
  responds?  + responds  - goes
  responded  + responded  - goes
  reacts?  + reacts  - goes
  objects?  + objects  - goes
  objected  + objected  - goes
  comes?  + comes  - goes
  came  + came  - goes
  given  + given  - goes
  heard  + heard  - goes
  received  + received  - goes
  made  + made  - goes
  there  + there  - goes
  available  + available  - goes
  in time  + in time  - goes
  by then  + by then  - goes
`

const DOES_NOT = `(${SOMEBODY.source}) (${AUXILIARY.source})(n['’]t| not| never)`
const THEN_ANSWERS = String.raw`([^,;.]{0,60}?\b(${ANSWERS.source}))?`

/** The condition itself speaks of nobody; that denies nothing. */
export const NOBODY_ANSWERS = phrases(String.raw`\b(…)\s+((${NOBODY.source}|${DOES_NOT})\b)${THEN_ANSWERS}`, 'gi')`
  if  + if nobody answers  - if somebody answers
  when  + when nobody answers  - if somebody answers
  whenever  + whenever nobody answers  - if somebody answers
  where  + where nobody answers  - if somebody answers
  as long as  + as long as nobody answers  - if somebody answers
  in case  + in case nobody answers  - if somebody answers
  should  + should nobody answer  - would nobody answer
  because  + because nobody answers  - if somebody answers
  since  + since nobody answers  - if somebody answers
  after  + after nobody answers  - if somebody answers
  with  + with no reply  - no reply
  on  + on no reply  - no reply
  upon  + upon no reply  - no reply
  given  + given no reply  - no reply
`

export const DECIDES = words('…')`
  approves?  + approves  - asks
  approved  + approved  - asks
  agrees?  + agrees  - asks
  decides?  + decides  - asks
  decided  + decided  - asks
  confirms?  + confirms  - asks
  confirmed  + confirmed  - asks
  says? (yes|so)  + says yes  - asks
  allows?  + allows  - asks
  signs? (it )?off  + signs it off  - asks
`

const NOT_BY_NOBODY = String.raw`(?<!(nobody|no[ -]?one|not|never|n['’]t|nobody else|no _)\s)`

export const A_PERSON_DECIDES_FIRST = phrases(
  String.raw`\b(…)\s+((a|an|the|your|some)\s+)?(_\s+){0,2}(${NOT_BY_NOBODY}(${DECIDES.source}))\b`,
  'i',
)`
  once  + once the manager approves  - the manager approves
  when  + when the manager approves  - the manager approves
  if  + if the manager approves  - the manager approves
  after  + after the manager approves  - the manager approves
  as soon as  + as soon as the manager approves  - the manager approves
  only (if|when|once|after|with)  + only if she agrees  - she agrees
`

export const DENIED = phrases('…', 'i')`
  \b(${NO}|${NONE}|${WITHOUT}|cannot|refus_)\b  + nothing is done  - something is done
  \b(reject\w*|declin_|den(y|ies|ied))\b  + denied  - dented
  \b(slots?|holds?|reservations?) (is|are)\b  + the slots are free  - the slot machine
  \b(asks?|asked) (for|whether|if)\b  + asks for it  - asks
  \b(waits?|waiting|request|is told|are told|tells?|learns?|informed)\b  + is told  - told
  ${NOT}\b  + doesn't  - does
`

export const GIVEN = words('…')`
  refunds?  + refund  - fund
  money  + money  - monkey
  credits?  + credits  - edits
  discounts?  + discount  - count
  replacements?  + replacement  - placement
  vouchers?  + voucher  - couch
  compensations?  + compensation  - competition
  reimbursements?  + reimbursement  - purse
  payments?  + payment  - pavement
  payouts?  + payout  - bag
  exceptions?  + exception  - reception
  exemptions?  + exemption  - redemption
  upgrades?  + upgrades  - bag
`

export const IS = words('…')`
  is  + is  - may
  are  + are  - may
  be  + be  - may
  been  + been  - may
  being  + being  - may
  gets?  + gets  - may
  was  + was  - may
`

export const DONE_TO_IT = words('…')`
  ${PAID_BACK}  + refunded  - asked
  compensated  + compensated  - asked
  ${RENEWED}  + replaced  - asked
  discounted  + discounted  - asked
  paid  + paid  - asked
  released  + released  - asked
  ${PASSED_ON}  + issued  - asked
  executed  + executed  - asked
  done  + done  - asked
  made  + made  - asked
  performed  + performed  - asked
  fulfilled  + fulfilled  - asked
  completed  + completed  - asked
  shipped  + shipped  - asked
  confirmed  + confirmed  - asked
  transferred (to (her|him|them|the customer))  + transferred to her  - asked
`

export const WHO_ACTS = words('…')`
  i  + i  - you
  we  + we  - you
  it  + it  - you
  he  + he  - you
  she  + she  - you
  they  + they  - you
  agent  + agent  - you
  ai  + ai  - you
  bot  + bot  - you
  assistant  + assistant  - you
  desk  + desk  - you
  system  + system  - you
  baton  + baton  - you
`

export const SIMPLY = words('…')`
  will  + will  - never
  shall  + shall  - never
  can  + can  - never
  may  + may  - never
  must  + must  - never
  simply  + simply  - never
  just  + just  - never
  automatically  + automatically  - never
`

export const ACTS = words('…')`
  ${MAKING_GOOD}s?  + refunds  - asks
  pays?  + pays  - asks
  issues?  + issues  - asks
  releases?  + releases  - asks
  processe?s?  + processes  - asks
  books?  + books  - asks
  cancels?  + cancels  - asks
  ships?  + ships  - asks
  sends? (it|the (money|refund|payment|draft|reply|quote))  + sends it  - asks
  does (it|so|that)  + does it  - asks
  do (it|so|that)  + do it  - asks
  acts?  + acts  - asks
  runs? it  + runs it  - asks
  decides?  + decides  - asks
`

export const ACT = words('…')`
  ${MAKING_GOOD}  + refund  - ask
  pay  + pay  - ask
  issue  + issue  - ask
  release  + release  - ask
  process  + process  - ask
  book  + book  - ask
  cancel  + cancel  - ask
  ship  + ship  - ask
  send  + send  - ask
  do  + do  - ask
  act  + act  - ask
  run  + run  - ask
`

export const GETS = words('…')`
  gets?  + gets  - wants
  receives?  + receives  - wants
  has  + has  - wants
  have  + have  - wants
  given  + given  - wants
  paid  + paid  - wants
  sent  + sent  - wants
`

export const GIVES = words('…')`
  issue  + issue  - want
  issues  + issues  - want
  make  + make  - want
  makes  + makes  - want
  pay  + pay  - want
  pays  + pays  - want
  give  + give  - want
  gives  + gives  - want
  send  + send  - want
  sends  + sends  - want
  release  + release  - want
  releases  + releases  - want
  process  + process  - want
  processes  + processes  - want
  grant  + grant  - want
  trigger  + trigger  - want
  triggers  + triggers  - want
`

export const NO_GIFT = words('…')`
  request  + request  - bag
  case  + case  - bag
  question  + question  - bag
  claim  + claim  - bag
  handoff  + handoff  - bag
  note  + note  - bag
`

export const TAKEN = words('…')`
  taken  + taken  - long
  appl(y|ies|ied)  + apply  - long
  followed  + followed  - long
  stands  + stands  - long
  used  + used  - long
  chosen  + chosen  - long
  holds  + holds  - long
`

export const TAKES = words('…')`
  takes?  + takes  - reads
  chooses?  + chooses  - reads
  follows?  + follows  - reads
  appl(y|ies)  + apply  - reads
  uses?  + uses  - reads
`

export const DONE = phrases('…', 'i')`
  \bapprov(es?|ed|ing)\b  + approved  - improves
  \bauthori[sz](es?|ed|ing)\b  + authorised  - authors
  \bgrant(s|ed|ing)?\b  + granted  - grand
  \bwaiv(es?|ed|ing)\b  + waived  - waves
  \baccept(s|ed|ing)?\b  + accepted  - excepted
  \bagree(s|d)\b  + agreed  - agreement
  \bpermit(s|ted)\b  + permits  - permission
  \ballow(s|ed)\b  + allowed  - aloud
  \b(go(es)?|going|went) (right |straight )?(ahead|through|forward|out|live)\b  + goes right ahead  - goes home
  \bproceed(s|ed|ing)?\b  + proceeds  - procedure
  \bpress(es)? on\b  + presses on  - presses it
  \b((continue|continues|go on|goes on) with (the|it|this|that)|carry on)\b  + carry on  - carrier
  \bcarries on\b  + carries on  - carries it
  \b(execute[sd]?|executing)\b  + executed  - executive
  \b(carr(y|ies|ied) (it )?out|put through)\b  + carried out  - carried
  \b(${IS})\s+(_ly\s+|then\s+|now\s+){0,2}(${DONE_TO_IT})\b  + is then refunded  - is then asked
  \b(${WHO_ACTS})\s+((${SIMPLY})\s+|['’]ll\s+){0,2}(${ACTS})\b  + we will refund  - we will ask
  ['’]ll\s+((simply|just|automatically)\s+)*(${ACT})\b  + it'll just pay  - it'll just ask
  \b(${GETS})\s+(back\s+)?(_\s+){0,3}(${GIVEN})\b(?! (${NO_GIFT}))  + gets a refund  - gets a refund request
  \b(${GIVES})\s+(_\s+){0,3}(${GIVEN})\b(?! (${NO_GIFT}))  + issue a refund  - issue a refund request
  \brecommend(ed|ation)s?\b[^.;]{0,30}\b(${TAKEN})\b  + the recommendation is taken  - the recommendation is long
  \b(${TAKES}) (the |my |its )?recommend(ed|ation)  + takes the recommendation  - takes the train
  \b(the )?answer (is|becomes) yes\b  + the answer is yes  - the answer is no
  \bauto-?approv\w*  + it is auto-approved  - it is approved
`

export const NO_DEED = phrases('^(…)')`
  decid  + decides  - paid
  answ  + answers  - says
  ask  + asks  - masks
  tell  + tells  - sells
  choos  + chooses  - shoots
  pick  + picks  - packs
  check  + checks  - chooks
  look  + looks  - locks
  find  + finds  - funds
  call  + calls  - carries
  contact  + contacts  - contracts
  refus  + refuses  - refunds
  reject  + rejects  - projects
  declin  + declines  - recline
  den  + denies  - does
  clos  + closes  - chose
  return  + returns  - turns
`
