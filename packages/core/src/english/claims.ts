/** What notes may not claim, and the same words where nothing is claimed. */
import { CANCELLED, LICENSED, PAID_BACK, PASSED_ON, RENEWED } from './deeds.ts'
import { phrases, words } from './phrases.ts'

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

export const ALL_DONE = phrases('…', 'i')`
  \b(all|every|each of the|the (usual|standard|basic|full)|usual|standard|basic|full|extensive|various|several|multiple|numerous) ((the|of the|available|possible|usual|standard|basic|necessary|required|relevant|troubleshooting|diagnostic|verification)\s+)*(steps?|troubleshooting|checks?|diagnostics?|options?|attempts?|measures|solutions?|fixes|procedures?)\b[^.]{0,40}\b(done|tried|taken|completed?|performed|exhausted|followed|attempted|carried out|gone through|failed|made|without success|did not)\b  + All the usual steps were done  - The steps
  \b(tried|attempted|exhausted|done|performed|completed|followed|went through|gone through) (everything|all (the |of the |available |possible )?_|(the )?(usual|standard|basic|full) (_ )?(steps|checks|procedure|troubleshooting)|(various|several|multiple|numerous|extensive) (_ )?(steps?|checks|fixes|options|solutions|troubleshooting))\b  + I tried everything  - I tried it
`

/** Requests to be told something. */
export const ASKS_FOR = phrases('…', 'iu')`
  \b(could|can|would|will|may|might) (you|i|we|he|she|they) (please |kindly )?(send|tell|give|share|confirm|provide|let|have|get|ask|repeat|verify|supply|forward)\b  + Could you please send it  - Could it be
  \bplease (send|tell|give|share|confirm|provide|let|repeat|verify|reply with|supply|forward|ask)\b  + Please confirm it  - Please
  \b(what|which) (is|was|are) (your|his|her|their|the)\b  + What is your name  - What is it
  \b(ask|asking) (the customer|him|her|them|for|\p{Lu}[\p{L}'’-]+( \p{Lu}[\p{L}'’-]+)? (for|to (give|send|share|confirm|repeat|provide|tell)))\b  + Ask the customer  - Ask
  \b(get|obtain|collect|find out|request) (the customer'?s?|his|her|their|\p{Lu}[\p{L}-]+['’]s)[ ]  + Get the customer's number  - Get a number
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

export const ASKED_HERE = phrases('…', 'i')`
  \b(please|you (need|have) to|you (must|should)|(needs?|awaits?|awaiting|requires?|pending|waits? for) (your|a person'?s?|human|manager('s)?|the owner'?s?))\b[^.]{0,40}\b(approv(e|al)|decide|decision|confirm|confirmation|choose|authori[sz]e|authori[sz]ation|sign[- ]?off|grant)\b  + Please approve  - Please
  \b(can|could|will|may) (you|we|somebody|someone) (please )?(approve|confirm|decide|authori[sz]e|grant|allow)\b  + Could you confirm  - Could you look
`

export const FINISHED = phrases('…', 'i')`
  \bseamless(ly)?\b  + a seamless handoff  - a seam
  \b(all|everything) (is |has been )?(set|settled|sorted|done|taken care of|handled)(?! by\b)\b  + everything is settled  - everything is settled by her
  \b(fully|completely|successfully) (resolved|handled|completed)\b  + fully resolved  - resolved
  \b(issue|case|problem|request|matter|conversation) (is|was|has been|have been) (now )?(fully |completely |successfully )?(resolved|closed|solved|finished|completed?)\b  + the issue has been resolved  - the issue
  \b(nothing|no) (else|more|further|other)? ?(action|steps?|follow[- ]?up|work)? ?(is |are |was )?(needed|required|necessary|to do|left to do)\b  + nothing more is needed  - more is needed
  \bend[- ]to[- ]end\b  + end to end  - closed
  \bcase closed\b  + case closed  - closed
  \bwithout (any )?(interruption|friction)\b  + without any friction  - with friction
`

export const NOT_SAID_FINISHED = phrases('…', 'i')`
  \b(says?|said|claims?|claimed|believes?|whether|if|unless|until|once|not)\b  + she says  - she
  \b(never|asks?|wants?|expects?|nobody)\b  + nobody  - somebody
  \?  + ?  - somebody
`

export const MINE = phrases('…', 'i')`
  \bmy (own )?(customer|client|prospect|lead|guest|patient|relationship)\b  + my customer  - the customer
  \b(i|we)(['’]ll| will| shall| can)? (remain|stay|continue (as|to be)|keep being|be|am|['’]m) ((your|the|their|his|her|a) )?((main|only|first|single|sole|personal|dedicated|primary) )*(point of )?contact\b  + I will remain the main point of contact  - I will contact them
  \b(i['’]m|i am) (your|their|his|her) (dedicated|personal|main|primary|own)\b  + I'm your dedicated  - I'm your
  \b(i|we) (own|hold|keep) (this|the|that) (customer|client|relationship|account)\b  + I own this relationship  - I own a bag
  \b(do not|don['’]t|please avoid|no need to|without) (contact(ing)?|call(ing)?|speak(ing)? to|reach(ing)? out to|talk(ing)? to) (the |this )?(customer|client|him|her|them) (directly|yourself|as i|since i|because i)  + do not call the customer directly  - call the customer
  \b(customer|client|he|she|they) (prefers?|trusts?|only (wants?|talks?|speaks?)) (to (deal|talk|speak) with )?(me|the agent|the ai|the assistant)\b  + she prefers to deal with me  - she talks
  \bi (built|have built|established|have established) (a |the )?(good |strong )?(rapport|relationship|trust)\b  + I have built a good rapport  - I have built a house
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

export const I_DO = phrases(String.raw`\b(i|we)${AUXILIARY.source}${BETWEEN.source}\s+(…)\b`, 'i')`
  ${DO}  + I will refund  - I will ask
  (issue|issued|issuing|process|processed|processing|give|given|giving)\s+(_\s+){0,3}(refund|credit|discount|replacement|voucher)  + I will issue a full refund  - I will issue a note
  (send|sending|sent|pay|paying|paid|give|giving|given|return|returning|returned|transfer|transferring|transferred)\s+(_\s+){0,3}(money|amount|payment|sum|fee|charge)\s+back  + I will send the money back  - I will send the money
`

export const IT_IS_DECIDED = phrases('…', 'i')`
  \b(has|have|had)\s+been(\s+already|\s+now)?\s+(${LICENSED})\b  + has been approved  - has been
  \b(is|was|were)\s+(already|now|hereby)\s+(${LICENSED})\b  + is already waived  - is waived
`

export const IT_WILL_BE_DONE = phrases('…', 'i')`
  \bwill\s+(be\s+(${DO}|${DECIDE}|waived)|(get|receive|have)\s+(_\s+){0,3}(refund|credit|discount|replacement|money back))\b  + will be refunded  - will be asked
  \b(he|she|customer)\s+gets\s+(_\s+){0,2}(refund|money back)\b  + the customer gets a refund  - the customer gets a bag
`

/** "Refund approved." "The credit has been issued to her card." */
export const IT_IS_DONE = phrases(
  String.raw`^((the|her|his|their|an?|full|partial|requested)\s+)*(?<first>refund|credit|replacement|exception|discount|cancellation|reimbursement|compensation|waiver|upgrade|voucher)\s+(((has|have)\s+been|is|are)\s+(already\s+|now\s+)?)?(…)\b(?![^.]*\b(by the customer|last|ago)\b)`,
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

export const CLAIMS_DONE = phrases('…', 'i')`
  \b(i|we)(['’]ve| have| had)( (already|now|just|also|therefore|successfully))* (?<first>${DOING})\b  + I have already refunded  - I will refund
  \b(has|have) (already |now |just |successfully )?been (?<second>${DOING})\b  + has been refunded  - has been asked
  \b(is|are) (now |already )(?<third>${DOING})\b  + it is now cancelled  - it is cancelled
  \b(?<fourth>refund|replacement|credit|payment|parcel|order) (is|are) (already )?on (its|their|the) way\b  + the refund is on its way  - the refund
  \b(i|we) (just |already )?(?<fifth>${DOING}) (your|the|this|one|a)\b  + we refunded your order  - we refunded it
`

export const GREETING_TO = phrases(
  String.raw`^[^\S\n\r\u2028\u2029]*(…)[ ,]+((mr|mrs|ms|miss|mx|dr|prof|herr|frau|señora?|monsieur|madame)\.?\s+)?(?<first>\p{Lu}[\p{L}'’-]+)(\s+(?<second>\p{Lu}[\p{L}'’-]+))?`,
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

export const CHECKED = phrases(String.raw`\b(…)\b`, 'i')`
  verified  + verified  - very
  confirmed  + confirmed  - very
  validated  + validated  - very
  established  + established  - very
  proven  + proven  - very
  (the )?(system|records?|database|account|order) (shows?|says?|confirms?)  + the system shows  - the show
  on (file|record)  + on file  - on fire
  ((was|were|is|are|been|has|have|had|i|we|agent|double)[ -]|^)checked(?! (bag|baggage|luggage|in\b|out\b))  + we checked  - checked bag
  as per (the )?(system|records?)  + as per the system  - as per me
`

/** With no number or address in the claim its words are compared; what is merely "confirmed" the customer may have confirmed. */
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

export const REFUSED_THING = phrases(
  String.raw`\b(…)\s+((as|in|on|for|to (get|have|take|accept))\s+)?((an?|any|the|another|some)\s+)?((?!(it|that|this|them|those|these|me|us|you|him|her|what|who|how) )\p{L}+ )?(?<first>\p{L}{4,})(?=\s*([^\p{L}\s]|$|\s(and|or|but|please|for|to|on|in|at|with|from|because|if|as|thanks?)\b))`,
  'giu',
)`
  not  + not a voucher  - a voucher
  no  + no voucher  - a voucher
  never  + never a voucher  - a voucher
  without  + without a voucher  - with a voucher
  instead of  + instead of a voucher  - a voucher
  rather than  + rather than a voucher  - a voucher
  ((do|does|would|could)(n['’]t| not)|(ca|wo)n['’]t|(can|will) ?not)( _)? (want|accept|take|need|like)  + does not want a voucher  - does want a voucher
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

/** Two capitalised words in a row, or one behind a word that goes before names. */
export const NAMED_PEOPLE = phrases('…', 'gu')`
  (\b(named|called|by|with|from|Mr|Mrs|Ms|Dr)\.?\s+)(?<first>\p{Lu}\p{Ll}[\p{L}'’-]+)  + sent by Ann  - sent by ann
  (?<!^)(?<![.!?:]\s)\b(?<second>\p{Lu}\p{Ll}[\p{L}'’-]+)\s+(?<third>\p{Lu}\p{Ll}[\p{L}'’-]+)  + I met Ann Lee  - Ann met Lee
`
