/** Silence that is read as a yes, and what is then done without anybody. */
import { MAKING_GOOD, PAID_BACK, PASSED_ON, RENEWED } from './deeds.ts'
import { NO, NONE, NOT, WITHOUT } from './negation.ts'
import { phrases, words } from './phrases.ts'

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

export const READ_AS_YES = phrases('…', 'i')`
  (?<!\b(not|never|no longer|nor|cannot)\s(_\s)?)(?<!n['’]t\s(_\s)?)(\b${READ}|=)\s+(${AS}\s*)?(an? |the |your |their |his |her )?(implicit |tacit |implied )?${YES}\b  + silence counts as a yes  - silence counts as a no
  \bno (further |more |other )?(approval|permission|decision|answer|sign-?off) (is |are |will be )?(needed|required|necessary)\b  + no further approval is needed  - approval is needed
  \bwithout (waiting|(any |an? |your |their |further )?(approval|permission|decision|answer|sign-?off))\b  + without waiting  - while waiting
  \bsilence (is |gives |grants )?(an? )?${YES}\b  + silence is consent  - silence is golden
  ^\W*(yes|ok(ay)?|approved?|granted|accept(ed)?|go( ahead| on)?|proceed|done)\W*$  + Approved.  - Approved by Ann.
`

/** The condition itself speaks of nobody; that denies nothing. */
export const NOBODY_ANSWERS = phrases(
  String.raw`\b(…)\s+((nobody|no[ -]?one|none of you|no person|no human|no manager|no (answer|reply|response|decision|objection|word|reaction|veto)|silence|there (is|are|was) no _|(you|they|he|she|it|we|the _|a _|somebody|someone|anybody|anyone) (do|does|did|is|are|has|have|was|were|will|can)(n['’]t| not| never))\b)([^,;.]{0,60}?\b(answers?|answered|decides?|decided|replies|reply|replied|responds?|responded|reacts?|objects?|objected|comes?|came|given|heard|received|made|there|available|in time|by then))?`,
  'gi',
)`
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

export const A_PERSON_DECIDES_FIRST = phrases(
  String.raw`\b(…)\s+((a|an|the|your|some)\s+)?(_\s+){0,2}((?<!(nobody|no[ -]?one|not|never|n['’]t|nobody else|no _)\s)(approves?|approved|agrees?|decides?|decided|confirms?|confirmed|says? (yes|so)|allows?|signs? (it )?off))\b`,
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
  \b(is|are|be|been|being|gets?|was)\s+(_ly\s+|then\s+|now\s+){0,2}(${PAID_BACK}|compensated|${RENEWED}|discounted|paid|released|${PASSED_ON}|executed|done|made|performed|fulfilled|completed|shipped|confirmed|transferred (to (her|him|them|the customer)))\b  + is then refunded  - is then asked
  \b(i|we|it|he|she|they|agent|ai|bot|assistant|desk|system|baton)\s+((will|shall|can|may|must|simply|just|automatically)\s+|['’]ll\s+){0,2}(${MAKING_GOOD}s?|pays?|issues?|releases?|processe?s?|books?|cancels?|ships?|sends? (it|the (money|refund|payment|draft|reply|quote))|does (it|so|that)|do (it|so|that)|acts?|runs? it|decides?)\b  + we will refund  - we will ask
  ['’]ll\s+((simply|just|automatically)\s+)*(${MAKING_GOOD}|pay|issue|release|process|book|cancel|ship|send|do|act|run)\b  + it'll just pay  - it'll just ask
  \b(gets?|receives?|has|have|given|paid|sent)\s+(back\s+)?(_\s+){0,3}(${GIVEN})\b(?! (request|case|question|claim|handoff|note))  + gets a full refund  - gets a full refund request
  \b(issue|issues|make|makes|pay|pays|give|gives|send|sends|release|releases|process|processes|grant|trigger|triggers)\s+(_\s+){0,3}(${GIVEN})\b(?! (request|case|question|claim|handoff|note))  + issue a full refund  - issue a full refund request
  \brecommend(ed|ation)s?\b[^.;]{0,30}\b(taken|appl(y|ies|ied)|followed|stands|used|chosen|holds)\b  + the recommendation is taken  - the recommendation is long
  \b(takes?|chooses?|follows?|appl(y|ies)|uses?) (the |my |its )?recommend(ed|ation)  + takes the recommendation  - takes the train
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
