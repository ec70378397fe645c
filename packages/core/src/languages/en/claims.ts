/** What notes may not claim, and the same words where nothing is claimed. */

import { phrases, words } from '../phrases.ts'
import { CANCELLED, LICENSED, PAID_BACK, PASSED_ON, RENEWED } from './deeds.ts'

export const NAMES_WHO = phrases(String.raw`\b(…)\b`, 'i')`
  who (it is|they are|(the )?(customer|caller|visitor|person))  + who the caller is  - who
  name  + name of the caller  - who
  identity  + identity  - identical
  caller  + the caller  - the call
  anonymous  + anonymous  - anon
`

export const NAMES_WHAT = phrases(String.raw`\b(…)\b`, 'i')`
  what (the )?(customer|caller|they|he|she) (wants?|needs?|asks?)  + what the customer wants  - what the customer is
  purpose of the (call|contact)  + the purpose of the call  - the purpose
  request  + the request  - the purpose
`

export const USUAL = words('…')`
  usual  + usual  - unusual
  standard  + standard  - unusual
  basic  + basic  - unusual
  full  + full  - unusual
`

export const SEVERAL = words('…')`
  various  + various  - severe
  several  + several  - severe
  multiple  + multiple  - severe
  numerous  + numerous  - severe
  extensive  + extensive  - severe
`

export const HOW_MANY = words('…')`
  all  + all  - any
  every  + every  - any
  each of the  + each of the  - any
  (the )?(${USUAL})  + the usual  - any
  ${SEVERAL}  + several  - any
`

export const STEPS = words('…')`
  steps?  + steps  - stairs
  troubleshooting  + troubleshooting  - stairs
  checks?  + checks  - stairs
  diagnostics?  + diagnostics  - stairs
  options?  + options  - stairs
  attempts?  + attempts  - stairs
  measures  + measures  - stairs
  solutions?  + solutions  - stairs
  fixes  + fixes  - stairs
  procedures?  + procedures  - stairs
`

export const OF_STEPS = words('…')`
  the  + the  - new
  of the  + of the  - new
  available  + available  - new
  possible  + possible  - new
  usual  + usual  - new
  standard  + standard  - new
  basic  + basic  - new
  necessary  + necessary  - new
  required  + required  - new
  relevant  + relevant  - new
  troubleshooting  + troubleshooting  - new
  diagnostic  + diagnostic  - new
  verification  + verification  - new
`

export const GONE_THROUGH = words('…')`
  done  + done  - planned
  tried  + tried  - planned
  taken  + taken  - planned
  completed?  + completed  - planned
  performed  + performed  - planned
  exhausted  + exhausted  - planned
  followed  + followed  - planned
  attempted  + attempted  - planned
  carried out  + carried out  - planned
  gone through  + gone through  - planned
  failed  + failed  - planned
  made  + made  - planned
  without success  + without success  - planned
  did not  + did not  - planned
`

export const I_WENT_THROUGH = words('…')`
  tried  + tried  - planned
  attempted  + attempted  - planned
  exhausted  + exhausted  - planned
  done  + done  - planned
  performed  + performed  - planned
  completed  + completed  - planned
  followed  + followed  - planned
  went through  + went through  - planned
  gone through  + gone through  - planned
`

export const FIXES = words('…')`
  steps?  + steps  - stairs
  checks  + checks  - stairs
  fixes  + fixes  - stairs
  options  + options  - stairs
  solutions  + solutions  - stairs
  troubleshooting  + troubleshooting  - stairs
`

export const ALL_OF_THEM = words('…')`
  everything  + everything  - it
  all (the |of the |available |possible )?_  + all the options  - it
  (the )?(${USUAL}) (_ )?(steps|checks|procedure|troubleshooting)  + the usual word steps  - it
  (${SEVERAL}) (_ )?(${FIXES})  + several word steps  - it
`

export const ALL_DONE = phrases('…', 'i')`
  \b(${HOW_MANY}) ((${OF_STEPS})\s+)*(${STEPS})\b[^.]{0,40}\b(${GONE_THROUGH})\b  + All steps were done  - The steps
  \b(${I_WENT_THROUGH}) (${ALL_OF_THEM})\b  + I tried everything  - I tried it
`

export const ANYBODY = words('…')`
  you  + you  - it
  i  + i  - it
  we  + we  - it
  he  + he  - it
  she  + she  - it
  they  + they  - it
`

export const TO_TELL = words('…')`
  send  + send  - be
  tell  + tell  - be
  give  + give  - be
  share  + share  - be
  confirm  + confirm  - be
  provide  + provide  - be
  let  + let  - be
  have  + have  - be
  get  + get  - be
  ask  + ask  - be
  repeat  + repeat  - be
  verify  + verify  - be
  supply  + supply  - be
  forward  + forward  - be
`

export const PLEASE_TELL = words('…')`
  send  + send  - be
  tell  + tell  - be
  give  + give  - be
  share  + share  - be
  confirm  + confirm  - be
  provide  + provide  - be
  let  + let  - be
  repeat  + repeat  - be
  verify  + verify  - be
  reply with  + reply with  - be
  supply  + supply  - be
  forward  + forward  - be
  ask  + ask  - be
`

export const MIGHT = words('…')`
  could  + could  - must
  can  + can  - must
  would  + would  - must
  will  + will  - must
  may  + may  - must
  might  + might  - must
`

export const GIVE_IT = words('…')`
  give  + give  - know
  send  + send  - know
  share  + share  - know
  confirm  + confirm  - know
  repeat  + repeat  - know
  provide  + provide  - know
  tell  + tell  - know
`

export const OBTAIN = words('…')`
  get  + get  - have
  obtain  + obtain  - have
  collect  + collect  - have
  find out  + find out  - have
  request  + request  - have
`

/** Requests to be told something. */
export const ASKS_FOR = phrases('…', 'iu')`
  \b(${MIGHT}) (${ANYBODY}) (please |kindly )?(${TO_TELL})\b  + Could you please send it  - Could it be
  \bplease (${PLEASE_TELL})\b  + Please confirm it  - Please
  \b(what|which) (is|was|are) (your|his|her|their|the)\b  + What is your name  - What is it
  \b(ask|asking) (the customer|him|her|them|for)\b  + Ask the customer  - Ask
  \b(ask|asking) \p{Lu}[\p{L}'’-]+( \p{Lu}[\p{L}'’-]+)? (for|to (${GIVE_IT}))\b  + Ask Ann to confirm it  - Ask Ann
  \b(${OBTAIN}) (the customer'?s?|his|her|their)[ ]  + Get the customer's number  - Get a number
  \b(${OBTAIN}) \p{Lu}[\p{L}-]+['’]s[ ]  + Get Ann's number  - Get Ann
  \b(we|i) (still |also )?need (your|the|his|her|their)\b  + We still need your name  - We need it
`

export const MISSING = phrases('…', 'iu')`
  \b(missing|unknown|not (known|given|provided|stated|clear)|needed|required|no)\b  + it is unknown  - it is known
  ^(the )?(customer'?s |caller'?s )?[\p{L} -]{2,40}$  + the customer's name  - the 3 names
  \?$  + Which?  - Which
`

export const ASKS_NAME = phrases(String.raw`\b(…)\b`, 'i')`
  (full |first |last |your |customer'?s )name  + full name  - name
  (his|her|their|the) (full )?name  + his name  - her names
  name (of|and)  + name of  - names
`

export const ASKS_COMPANY = phrases('…', 'i')`
  \b(company|organi[sz]ation|business) name\b  + company name  - company
  \bname of (the |your )?(company|organi[sz]ation)\b  + name of the company  - name of the street
`

export const A_PERSONS = words('…')`
  your  + your  - a
  a person'?s?  + a person's  - a
  human  + human  - a
  manager('s)?  + manager's  - a
  the owner'?s?  + the owner's  - a
`

export const CALLED_ON = words('…')`
  please  + please  - you may
  you (need|have) to  + you need to  - you may
  you (must|should)  + you must  - you may
  (needs?|awaits?|awaiting|requires?|pending|waits? for) (${A_PERSONS})  + needs your  - you may
`

export const TO_DECIDE = words('…')`
  approv(e|al)  + approve  - look
  decide  + decide  - look
  decision  + decision  - look
  confirm  + confirm  - look
  confirmation  + confirmation  - look
  choose  + choose  - look
  authori[sz]e  + authorise  - look
  authori[sz]ation  + authorisation  - look
  sign[- ]?off  + sign-off  - look
  grant  + grant  - look
`

export const APPROVE = words('…')`
  approve  + approve  - look
  confirm  + confirm  - look
  decide  + decide  - look
  authori[sz]e  + authorise  - look
  grant  + grant  - look
  allow  + allow  - look
`

export const ASKED_HERE = phrases('…', 'i')`
  \b(${CALLED_ON})\b[^.]{0,40}\b(${TO_DECIDE})\b  + Please approve  - Please
  \b(can|could|will|may) (you|we|somebody|someone) (please )?(${APPROVE})\b  + Could you confirm  - Could you look
`

export const MATTER = words('…')`
  issue  + issue  - tissue
  case  + case  - tissue
  problem  + problem  - tissue
  request  + request  - tissue
  matter  + matter  - tissue
  conversation  + conversation  - tissue
`

export const OVER = words('…')`
  resolved  + resolved  - open
  closed  + closed  - open
  solved  + solved  - open
  finished  + finished  - open
  completed?  + completed  - open
`

export const TO_DO = words('…')`
  needed  + needed  - known
  required  + required  - known
  necessary  + necessary  - known
  to do  + to do  - known
  left to do  + left to do  - known
`

export const SETTLED = words('…')`
  set  + set  - sent
  settled  + settled  - sent
  sorted  + sorted  - sent
  done  + done  - sent
  taken care of  + taken care of  - sent
  handled  + handled  - sent
`

export const IS_OR_WAS = words('…')`
  is  + is  - will be
  was  + was  - will be
  has been  + has been  - will be
  have been  + have been  - will be
`

export const WHOLLY = words('…')`
  fully  + fully  - partly
  completely  + completely  - partly
  successfully  + successfully  - partly
`

export const FURTHER = words('…')`
  else  + else  - fewer
  more  + more  - fewer
  further  + further  - fewer
  other  + other  - fewer
`

export const WORK = words('…')`
  action  + action  - rest
  steps?  + steps  - rest
  follow[- ]?up  + follow-up  - rest
  work  + work  - rest
`

export const FINISHED = phrases('…', 'i')`
  \bseamless(ly)?\b  + a seamless handoff  - a seam
  \b(all|everything) (is |has been )?(${SETTLED})(?! by\b)\b  + everything is settled  - everything is settled by her
  \b(fully|completely|successfully) (resolved|handled|completed)\b  + fully resolved  - resolved
  \b(${MATTER}) (${IS_OR_WAS}) (now )?((${WHOLLY}) )?(${OVER})\b  + the issue has been resolved  - the issue
  \b(nothing|no) (${FURTHER})? ?(${WORK})? ?(is |are |was )?(${TO_DO})\b  + nothing more is needed  - more is needed
  \bend[- ]to[- ]end\b  + end to end  - closed
  \bcase closed\b  + case closed  - closed
  \bwithout (any )?(interruption|friction)\b  + without any friction  - with friction
`

export const NOT_SAID_FINISHED = phrases('…', 'i')`
  \b(says?|said|claims?|claimed|believes?|whether|if|unless|until|once|not)\b  + she says  - she
  \b(never|asks?|wants?|expects?|nobody)\b  + nobody  - somebody
  \?  + ?  - somebody
`

export const REMAIN = words('…')`
  remain  + remain  - remind
  stay  + stay  - remind
  continue (as|to be)  + continue as  - remind
  keep being  + keep being  - remind
  be  + be  - remind
  am  + am  - remind
  ['’]m  + 'm  - remind
`

export const WHOSE = words('…')`
  your  + your  - no
  the  + the  - no
  their  + their  - no
  his  + his  - no
  her  + her  - no
  a  + a  - no
`

export const MAIN = words('…')`
  main  + main  - former
  only  + only  - former
  first  + first  - former
  single  + single  - former
  sole  + sole  - former
  personal  + personal  - former
  dedicated  + dedicated  - former
  primary  + primary  - former
`

export const RELATIONSHIP = words('…')`
  customer  + customer  - bag
  client  + client  - bag
  relationship  + relationship  - bag
  account  + account  - bag
`

export const KEEP_FROM = words('…')`
  do not  + do not  - please
  don['’]t  + don't  - please
  please avoid  + please avoid  - please
  no need to  + no need to  - please
  without  + without  - please
`

export const CONTACTING = words('…')`
  contact(ing)?  + contacting  - meet
  call(ing)?  + calling  - meet
  speak(ing)? to  + speaking to  - meet
  reach(ing)? out to  + reaching out to  - meet
  talk(ing)? to  + talking to  - meet
`

export const AS_I = words('…')`
  directly  + directly  - later
  yourself  + yourself  - later
  as i  + as i  - later
  since i  + since i  - later
  because i  + because i  - later
`

export const TRUSTS = words('…')`
  prefers?  + prefers  - wants
  trusts?  + trusts  - wants
  only (wants?|talks?|speaks?)  + only wants  - wants
`

export const THE_AGENT = words('…')`
  me  + me  - the owner
  the agent  + the agent  - the owner
  the ai  + the ai  - the owner
  the assistant  + the assistant  - the owner
`

export const TRUST = words('…')`
  rapport  + rapport  - house
  relationship  + relationship  - house
  trust  + trust  - house
`

export const I_OR_WE_WILL = words('…')`
  (i|we)(['’]ll| will| shall| can)?  + i'll  - you
`

export const THEM = words('…')`
  customer  + customer  - it
  client  + client  - it
  him  + him  - it
  her  + her  - it
  them  + them  - it
`

export const THEY = words('…')`
  customer  + customer  - it
  client  + client  - it
  he  + he  - it
  she  + she  - it
  they  + they  - it
`

export const MINE = phrases('…', 'i')`
  \bmy (own )?(customer|client|prospect|lead|guest|patient|relationship)\b  + my customer  - the customer
  \b(${I_OR_WE_WILL}) (${REMAIN}) ((${WHOSE}) )?((${MAIN}) )*(point of )?contact\b  + I am your contact  - I contact you
  \b(i['’]m|i am) (your|their|his|her) (dedicated|personal|main|primary|own)\b  + I'm your dedicated  - I'm your
  \b(i|we) (own|hold|keep) (this|the|that) (${RELATIONSHIP})\b  + I own this relationship  - I own a bag
  \b(${KEEP_FROM}) (${CONTACTING}) (the |this )?(${THEM}) (${AS_I})  + do not call her directly  - call her
  \b(${THEY}) (${TRUSTS}) (to (deal|talk|speak) with )?(${THE_AGENT})\b  + she prefers to deal with me  - she talks
  \bi (have )?(built|established) (a |the )?(good |strong )?(${TRUST})\b  + I built a good rapport  - I built a house
`

export const DECIDE = words()`
  approved?  + approved  - approves
  authori[sz]ed?  + authorised  - author
  granted?  + granted  - grand
  waived?  + waived  - waves
  overrid(e|den)  + overridden  - overseen
  rejected?  + rejected  - projected
  den(y|ied)  + denied  - dented
  agreed? to  + agreed to  - agreed
`

export const DO = words()`
  refund(ed|ing)?  + refunding  - funding
  credit(ed|ing)?  + credited  - edited
  reimburs(e|ed|ing)  + reimbursed  - purse
  compensat(e|ed|ing)  + compensated  - competed
  cancel(l?ed|l?ing)?  + cancelled  - cancels
  replac(e|ed|ing)  + replacing  - placing
  exchang(e|ed|ing)  + exchanged  - changed
  upgrad(e|ed|ing)  + upgraded  - graded
  discount(ed|ing)?  + discounted  - counted
`

export const AUXILIARY = words(String.raw`(\s+(…)|['’](ve|ll|m|re|d))`)`
  have  + have  - half
  had  + had  - has
  will  + will  - well
  shall  + shall  - may
  am  + am  - an
  are  + are  - art
`

export const BETWEEN = words(String.raw`(\s+(…))*`)`
  already  + already  - all ready
  now  + now  - know
  just  + just  - adjust
  also  + also  - all so
  hereby  + hereby  - here
  therefore  + therefore  - there
  gladly  + gladly  - glad
  going to  + going to  - going
  able to  + able to  - able
  gone ahead and  + gone ahead and  - gone ahead
`

export const I_DECIDED = phrases(String.raw`\b(i|we)${AUXILIARY.source}?${BETWEEN.source}\s+(…)\b`, 'i')`
  ${DECIDE}  + I have already approved it  - I have already asked
`

export const GIVING_OUT = words('…')`
  issue  + issue  - use
  issued  + issued  - use
  issuing  + issuing  - use
  process  + process  - use
  processed  + processed  - use
  processing  + processing  - use
  give  + give  - use
  given  + given  - use
  giving  + giving  - use
`

export const PAYABLE = words('…')`
  refund  + refund  - note
  credit  + credit  - note
  discount  + discount  - note
  replacement  + replacement  - note
  voucher  + voucher  - note
`

export const SENDING = words('…')`
  send  + send  - ask
  sending  + sending  - ask
  sent  + sent  - ask
  pay  + pay  - ask
  paying  + paying  - ask
  paid  + paid  - ask
  give  + give  - ask
  giving  + giving  - ask
  given  + given  - ask
  return  + return  - ask
  returning  + returning  - ask
  returned  + returned  - ask
  transfer  + transfer  - ask
  transferring  + transferring  - ask
  transferred  + transferred  - ask
`

export const SUM = words('…')`
  money  + money  - bag
  amount  + amount  - bag
  payment  + payment  - bag
  sum  + sum  - bag
  fee  + fee  - bag
  charge  + charge  - bag
`

export const I_DO = phrases(String.raw`\b(i|we)${AUXILIARY.source}${BETWEEN.source}\s+(…)\b`, 'i')`
  ${DO}  + I will refund  - I will ask
  (${GIVING_OUT})\s+(_\s+){0,3}(${PAYABLE})  + I will issue a full refund  - I will issue a note
  (${SENDING})\s+(_\s+){0,3}(${SUM})\s+back  + I will send the money back  - I will send the money
`

export const IT_IS_DECIDED = phrases('…', 'i')`
  \b(has|have|had)\s+been(\s+already|\s+now)?\s+(${LICENSED})\b  + has been approved  - has been
  \b(is|was|were)\s+(already|now|hereby)\s+(${LICENSED})\b  + is already waived  - is waived
`

export const MONEY_BACK = words('…')`
  refund  + refund  - bag
  credit  + credit  - bag
  discount  + discount  - bag
  replacement  + replacement  - bag
  money back  + money back  - bag
`

export const IT_WILL_BE_DONE = phrases('…', 'i')`
  \bwill\s+be\s+(${DO}|${DECIDE}|waived)\b  + will be refunded  - will be asked
  \bwill\s+(get|receive|have)\s+(_\s+){0,3}(${MONEY_BACK})\b  + will get a refund  - will get a bag
  \b(he|she|customer)\s+gets\s+(_\s+){0,2}(refund|money back)\b  + the customer gets a refund  - the customer gets a bag
`

export const A_FULL = words('…')`
  the  + the  - no
  her  + her  - no
  his  + his  - no
  their  + their  - no
  an?  + an  - no
  full  + full  - no
  partial  + partial  - no
  requested  + requested  - no
`

export const CLAIMED = words('…')`
  refund  + refund  - bag
  credit  + credit  - bag
  replacement  + replacement  - bag
  exception  + exception  - bag
  discount  + discount  - bag
  cancellation  + cancellation  - bag
  reimbursement  + reimbursement  - bag
  compensation  + compensation  - bag
  waiver  + waiver  - bag
  upgrade  + upgrade  - bag
  voucher  + voucher  - bag
`

export const HAS_BEEN = words('…')`
  ((has|have)\s+been|is|are)\s+(already\s+|now\s+)?  + has been now[ ]  - has now
`

const NOT_LONG_AGO = String.raw`(?![^.]*\b(by the customer|last|ago)\b)`

/** "Refund approved." "The credit has been issued to her card." */
export const IT_IS_DONE = phrases(
  String.raw`^((${A_FULL.source})\s+)*(?<first>${CLAIMED.source})\s+(${HAS_BEEN.source})?(…)\b${NOT_LONG_AGO}`,
  'i',
)`
  approved  + the refund is approved  - the refund was asked
  granted  + the refund is granted  - the refund was asked
  authori[sz]ed  + the refund has been authorised  - the refund has been
  ${PASSED_ON}  + the refund has been issued  - the refund has been
  paid  + the refund has been paid  - the refund has been
  made  + the refund has been made  - the refund has been
  completed  + the refund has been completed  - the refund has been
  sent  + the refund has been sent  - the refund has been
  done  + the refund has been done  - the refund has been
`

/** Told as somebody's words, asked, or bound to a condition: nothing is claimed. */
export const NOT_DECIDED = phrases('…', 'i')`
  \b(says?|said|claims?|claimed|believes?|thinks?|heard|asks?|asked|wants?)\b  + she says  - she
  \b(wanted|expects?|whether|if|unless|until|once|before|after|not|never)\b  + she expects it  - she knows it
  \b(cannot|can't|nobody|when)\b  + nobody  - somebody
  \?  + ?  - somebody
`

export const DOING = words('…')`
  ${PAID_BACK}  + refunded  - cancels
  ${CANCELLED}  + cancelled  - cancels
  ${RENEWED}  + replaced  - cancels
  rebooked  + rebooked  - booking
  rescheduled  + rescheduled  - reschedules
  changed  + changed  - change
  updated  + updated  - outdated
  shipped  + shipped  - shopped
  sent  + sent  - send
  ${PASSED_ON}  + issued  - send
  approved  + approved  - pay
  waived  + waived  - waved
  booked  + booked  - books
  closed  + closed  - close
  deleted  + deleted  - delete
  unlocked  + unlocked  - locks
  reset  + reset  - pay
  activated  + activated  - active
  paid  + paid  - pay
`

export const BY_NOW = words('…')`
  already  + already  - never
  now  + now  - never
  just  + just  - never
  also  + also  - never
  therefore  + therefore  - never
  successfully  + successfully  - never
`

export const SENT_THING = words('…')`
  refund  + refund  - bag
  replacement  + replacement  - bag
  credit  + credit  - bag
  payment  + payment  - bag
  parcel  + parcel  - bag
  order  + order  - bag
`

export const CLAIMS_DONE = phrases('…', 'i')`
  \b(i|we)(['’]ve| have| had)( (${BY_NOW}))* (?<first>${DOING})\b  + I have already refunded  - I will refund
  \b(has|have) (already |now |just |successfully )?been (?<second>${DOING})\b  + has been refunded  - has been asked
  \b(is|are) (now |already )(?<third>${DOING})\b  + it is now cancelled  - it is cancelled
  \b(?<fourth>${SENT_THING}) (is|are) (already )?on (its|their|the) way\b  + the refund is on its way  - the refund
  \b(i|we) (just |already )?(?<fifth>${DOING}) (your|the|this|one|a)\b  + we refunded your order  - we refunded it
`

export const TITLE = words('…')`
  mr  + mr  - sir
  mrs  + mrs  - sir
  ms  + ms  - sir
  miss  + miss  - sir
  mx  + mx  - sir
  dr  + dr  - sir
  prof  + prof  - sir
  herr  + herr  - sir
  frau  + frau  - sir
  señora?  + señora  - sir
  monsieur  + monsieur  - sir
  madame  + madame  - sir
`

const CAPITALISED = String.raw`\p{Lu}[\p{L}'’-]+`

const WITH_TITLE = String.raw`((${TITLE.source})\.?\s+)?`

export const GREETING_TO = phrases(
  String.raw`^[^\S\n\r\u2028\u2029]*(…)[ ,]+${WITH_TITLE}(?<first>${CAPITALISED})(\s+(?<second>${CAPITALISED}))?`,
  'imu',
)`
  hi  + Hi Ann  - High Ann
  hello  + Hello Ann  - Hello
  hey  + Hey Ann  - They Ann
  dear  + Dear Ann  - Deer Ann
  good (morning|afternoon|evening|day)  + Good morning, Ann  - Good Ann
  hallo  + Hallo Ann  - Hall Ann
  guten tag  + Guten Tag, Ann  - Guten Ann
  bonjour  + Bonjour, Ann  - Jour, Ann
  hola  + Hola Ann  - Hole Ann
  ciao  + Ciao Ann  - Chat Ann
  liebe[rs]?  + Liebe Ann  - Lie Ann
  sehr geehrte[r]?  + Sehr geehrte Ann  - Sehr Ann
  estimad[oa]  + Estimada Ann  - Estima Ann
  querid[oa]  + Querida Ann  - Query Ann
  cher  + Cher Ann  - Chair Ann
  chère  + Chère Ann  - Chair Ann
`

export const WHO_OR_WAS = words('…')`
  was  + was  - may
  were  + were  - may
  is  + is  - may
  are  + are  - may
  been  + been  - may
  has  + has  - may
  have  + have  - may
  had  + had  - may
  i  + i  - may
  we  + we  - may
  agent  + agent  - may
  double  + double  - may
`

export const CHECKED = phrases(String.raw`\b(…)\b`, 'i')`
  verified  + verified  - very
  confirmed  + confirmed  - very
  validated  + validated  - very
  established  + established  - very
  proven  + proven  - very
  (the )?(system|records?|database|account|order) (shows?|says?|confirms?)  + the system shows  - the show
  on (file|record)  + on file  - on fire
  ((${WHO_OR_WAS})[ -]|^)checked(?! (bag|baggage|luggage|in\b|out\b))  + we checked  - checked bag
  as per (the )?(system|records?)  + as per the system  - as per me
`

/** With no number or address in the claim its words are compared; a customer may have "confirmed" something, too. */
export const SAYS_WHO_CHECKED = phrases(String.raw`\b(…)\b`, 'i')`
  verified  + verified  - stable
  validated  + validated  - stable
  established  + established  - stable
  proven  + proven  - stable
  (system|records?|database) (shows?|says?|confirms?)  + system shows  - shows
`

export const NOT_CHECKED = phrases(String.raw`\b(…)\b`, 'i')`
  not  + not checked  - be checked
  never  + never checked  - be checked
  cannot  + cannot be checked  - can be checked
  could not  + could not be checked  - could be checked
  unable  + unable to check  - able to check
  to be  + to be checked  - be checked
  should be  + should be checked  - should check
  must be  + must be checked  - must check
  needs? to be  + needs to be checked  - needs a check
  whether  + whether  - weather
  if  + if  - weather
  un(verified|confirmed|checked)  + unverified  - verified
  says?  + says  - verified
  said  + said  - verified
  claims?  + she claims  - she climbs
  customer (has )?(confirmed|checked|verified)  + customer has confirmed  - has confirmed
`

export const TURN = phrases(String.raw`(^|\s|[|/;"”])(…)\s*(\([^)]{0,20}\))?:\s`, 'gi')`
  customer  + Customer: hi  - Customer hi
  client  + client: hi  - Customer hi
  user  + user: hi  - Customer hi
  caller  + caller: hi  - the caller
  guest  + guest: hi  - Customer hi
  visitor  + visitor: hi  - Customer hi
  agent  + agent: hi  - Customer hi
  assistant  + assistant: hi  - Customer hi
  bot  + bot: hi  - Customer hi
  ai  + ai: hi  - Customer hi
  rep  + rep: hi  - Customer hi
  representative  + representative: hi  - Report: hi
  support  + Support: hi  - Report: hi
  human  + human: hi  - Report: hi
  me  + me: hi  - Report: hi
  them  + them: hi  - Report: hi
`

/** What the agent counts itself, from the conversation. */
export const COUNTED_WORDS = phrases(String.raw`\b(…)\p{L}*\b`, 'iu')`
  ask  + asked  - task
  tri  + tried  - trusted
  try  + trying  - crying
  call  + called  - task
  contact  + contacted  - contracted
  request  + requested  - task
  repeat  + repeated  - heated
  report  + reported  - ported
  attempt  + attempted  - tempted
  wrote  + wrote  - rote
  writ  + written  - bitten
  said  + saided  - task
  says  + says  - say
  told  + told  - hold
  offer  + offered  - suffered
  restart  + restarted  - started
  reset  + reset  - say
`

export const IN_ORDER_TO = words('…')`
  as  + as  - by
  in  + in  - by
  on  + on  - by
  for  + for  - by
  to (get|have|take|accept)  + to get  - by
`

export const ARTICLE = words('…')`
  an?  + an  - no
  any  + any  - no
  the  + the  - no
  another  + another  - no
  some  + some  - no
`

export const PRONOUN = words('…')`
  it  + it  - bag
  that  + that  - bag
  this  + this  - bag
  them  + them  - bag
  those  + those  - bag
  these  + these  - bag
  me  + me  - bag
  us  + us  - bag
  you  + you  - bag
  him  + him  - bag
  her  + her  - bag
  what  + what  - bag
  who  + who  - bag
  how  + how  - bag
`

export const GOES_ON = words('…')`
  and  + and  - bag
  or  + or  - bag
  but  + but  - bag
  please  + please  - bag
  for  + for  - bag
  to  + to  - bag
  on  + on  - bag
  in  + in  - bag
  at  + at  - bag
  with  + with  - bag
  from  + from  - bag
  because  + because  - bag
  if  + if  - bag
  as  + as  - bag
  thanks?  + thanks  - bag
`

export const WONT = words('…')`
  (do|does|would|could)(n['’]t| not)  + don't  - do
  (ca|wo)n['’]t  + can't  - do
  (can|will) ?not  + can not  - do
`

const BEFORE_IT = String.raw`((${IN_ORDER_TO.source})\s+)?((${ARTICLE.source})\s+)?((?!(${PRONOUN.source}) )\p{L}+ )?`
const BEHIND_IT = String.raw`(?=\s*([^\p{L}\s]|$|\s(${GOES_ON.source})\b))`

export const REFUSED_THING = phrases(String.raw`\b(…)\s+${BEFORE_IT}(?<first>\p{L}{4,})${BEHIND_IT}`, 'giu')`
  not  + not a voucher  - a voucher
  no  + no voucher  - a voucher
  never  + never a voucher  - a voucher
  without  + without a voucher  - with a voucher
  instead of  + instead of a voucher  - a voucher
  rather than  + rather than a voucher  - a voucher
  (${WONT})( _)? (want|accept|take|need|like)  + does not want a voucher  - does want a voucher
  cannot (accept|take)  + cannot accept a voucher  - can accept a voucher
`

export const WANTED_THING = phrases(
  String.raw`\b(…)\s+(?!\s)(?<first>.*?)(?=[.,;:!?]|\b(not?|without|instead|rather|but|unless|if)\b|$)`,
  'giu',
)`
  wants?  + wants a refund  - wanted a refund
  would like  + would like a refund  - wanted a refund
  asks? for  + asks for a refund  - wanted a refund
  prefers?  + prefers a refund  - wanted a refund
  accepts?  + accepts a refund  - wanted a refund
  agree[sd]? to  + agreed to a refund  - a refund
  (is )?(happy|fine|ok|okay) with  + happy with a refund  - insists a refund
  insists on  + insists on a refund  - insists a refund
  takes  + takes a refund  - insists a refund
`

const NAME = { source: String.raw`\p{Lu}\p{Ll}[\p{L}'’-]+` }

/** Two capitalised words in a row, or one behind a word that goes before names. */
export const NAMED_PEOPLE = phrases('…', 'gu')`
  (\b(named|called|by|with|from|Mr|Mrs|Ms|Dr)\.?\s+)(?<first>\p{Lu}\p{Ll}[\p{L}'’-]+)  + sent by Ann  - sent by ann
  (?<!^)(?<![.!?:]\s)\b(?<second>${NAME})\s+(?<third>${NAME})  + I met Ann Lee  - Ann met Lee
`

/** A claim about all cases, which one conversation seldom bears. */
export const GENERAL = phrases(String.raw`\b(…)(?!\w)`, 'i')`
  always|never|nobody ever|no one ever|usually|invariably|without exception  + it always fails  - it failed
  (every|all) (other |single |possible |standard |available |remaining )?(steps?|checks?|options?|attempts?|charges?|orders?|customers?|settings?|tests?|flights?|records?|rules?|times?)  + every check failed  - all three of them
  nothing (else )?(helps?|helped|works?|worked|fits?)  + nothing helped  - one thing helped
`
