/** What notes may not claim, and the same words where nothing is claimed. */
import { phrases, words } from './phrases.ts'

export const NAMES_WHO = phrases(String.raw`\b(…)\b`, 'i')`
  who (it is|they are|(the )?(customer|caller|visitor|person))|name  + who the caller is  - who
  identity|caller|anonymous  + anonymous  - anon
`

export const NAMES_WHAT = phrases(String.raw`\b(…)\b`, 'i')`
  what (the )?(customer|caller|they|he|she) (wants?|needs?|asks?)  + what the customer wants  - what the customer is
  purpose of the (call|contact)|request  + the purpose of the call  - the purpose
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
  \bend[- ]to[- ]end\b|\bcase closed\b  + case closed  - closed
  \bwithout (any )?(interruption|friction)\b  + without any friction  - with friction
`

export const NOT_SAID_FINISHED = phrases('…', 'i')`
  \b(says?|said|claims?|claimed|believes?|whether|if|unless|until|once|not)\b  + she says  - she
  \b(never|asks?|wants?|expects?|nobody)\b|\?  + nobody  - somebody
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
  approved?|authori[sz]ed?|granted?|waived?|overrid(e|den)  + waived  - waves
  rejected?|den(y|ied)|agreed? to  + agreed to  - agreed
`

export const DO = words()`
  refund(ed|ing)?|credit(ed|ing)?|reimburs(e|ed|ing)  + refunding  - funding
  compensat(e|ed|ing)|cancel(l?ed|l?ing)?|replac(e|ed|ing)  + cancelled  - cancels
  exchang(e|ed|ing)|upgrad(e|ed|ing)|discount(ed|ing)?  + upgraded  - graded
`

export const AUXILIARY = words(String.raw`(\s+(…)|['’](ve|ll|m|re|d))`)`
  have|had|will|shall|am|are  + shall  - may
`

export const BETWEEN = words(String.raw`(\s+(…))*`)`
  already|now|just|also|hereby|therefore  + hereby  - here
  gladly|going to|able to|gone ahead and  + going to  - going
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
  \b(has|have|had)\s+been(\s+already|\s+now)?\s+(approved|authori[sz]ed|granted|waived)\b  + has been approved  - has been
  \b(is|was|were)\s+(already|now|hereby)\s+(approved|authori[sz]ed|granted|waived)\b  + is already waived  - is waived
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
  approved|granted  + the refund is approved  - the refund was asked
  authori[sz]ed|issued|processed|paid|made|completed|sent|done  + the refund has been issued  - the refund has been
`

/** Told as somebody's words, asked, or bound to a condition: nothing is claimed. */
export const NOT_DECIDED = phrases('…', 'i')`
  \b(says?|said|claims?|claimed|believes?|thinks?|heard|asks?|asked|wants?)\b  + she says  - she
  \b(wanted|expects?|whether|if|unless|until|once|before|after|not|never)\b  + she expects it  - she knows it
  \b(cannot|can't|nobody|when)\b|\?  + nobody  - somebody
`

export const DOING = words('…')`
  refunded|credited|reimbursed|cancel(l)?ed|replaced|exchanged|upgraded  + cancelled  - cancels
  rebooked|rescheduled|changed|updated|shipped|sent|issued|processed  + sent  - send
  approved|waived|booked|closed|deleted|unlocked|reset|activated|paid  + paid  - pay
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
  hi|hello|hey|dear  + Hello Ann  - Hello
  good (morning|afternoon|evening|day)|hallo|guten tag|bonjour|hola|ciao  + Good morning, Ann  - Good Ann
  liebe[rs]?  + Liebe Ann  - Lie Ann
  sehr geehrte[r]?  + Sehr geehrte Ann  - Sehr Ann
  estimad[oa]  + Estimada Ann  - Estima Ann
  querid[oa]|cher|chère  + Cher Ann  - Chair Ann
`

export const CHECKED = phrases(String.raw`\b(…)\b`, 'i')`
  verified|confirmed|validated|established|proven  + verified  - very
  (the )?(system|records?|database|account|order) (shows?|says?|confirms?)  + the system shows  - the show
  on (file|record)  + on file  - on fire
  ((was|were|is|are|been|has|have|had|i|we|agent|double)[ -]|^)checked(?! (bag|baggage|luggage|in\b|out\b))  + we checked  - checked bag
  as per (the )?(system|records?)  + as per the system  - as per me
`

/** With no number or address in the claim its words are compared; what is merely "confirmed" the customer may have confirmed. */
export const SAYS_WHO_CHECKED = phrases(String.raw`\b(…)\b`, 'i')`
  verified|validated|established|proven  + established  - stable
  (system|records?|database) (shows?|says?|confirms?)  + system shows  - shows
`

export const NOT_CHECKED = phrases(String.raw`\b(…)\b`, 'i')`
  not|never|cannot|could not|unable|to be|should be|must be|needs? to be  + to be checked  - be checked
  whether|if  + whether  - weather
  un(verified|confirmed|checked)|says?|said|claims?  + unverified  - verified
  customer (has )?(confirmed|checked|verified)  + customer has confirmed  - has confirmed
`

export const TURN = phrases(String.raw`(^|\s|[|/;"”])(…)\s*(\([^)]{0,20}\))?:\s`, 'gi')`
  customer|client|user|caller|guest|visitor|agent|assistant|bot|ai|rep  + Customer: hi  - Customer hi
  representative|support|human|me|them  + Support: hi  - Report: hi
`

/** What the agent counts itself, from the conversation. */
export const COUNTED_WORDS = phrases(String.raw`\b(…)\p{L}*\b`, 'iu')`
  ask|tri|try|call|contact|request|repeat|report|attempt|wrote|writ|said  + asked  - task
  says|told|offer|restart|reset  + says  - say
`

export const REFUSED_THING = phrases(
  String.raw`\b(…)\s+((as|in|on|for|to (get|have|take|accept))\s+)?((an?|any|the|another|some)\s+)?((?!(it|that|this|them|those|these|me|us|you|him|her|what|who|how) )\p{L}+ )?(?<first>\p{L}{4,})(?=\s*([^\p{L}\s]|$|\s(and|or|but|please|for|to|on|in|at|with|from|because|if|as|thanks?)\b))`,
  'giu',
)`
  not|no|never|without|instead of|rather than  + not a voucher  - a voucher
  ((do|does|would|could)(n['’]t| not)|(ca|wo)n['’]t|(can|will) ?not)( _)? (want|accept|take|need|like)  + does not want a voucher  - does want a voucher
  cannot (accept|take)  + cannot accept a voucher  - can accept a voucher
`

export const WANTED_THING = phrases(
  String.raw`\b(…)\s+(?!\s)(?<first>.*?)(?=[.,;:!?]|\b(not?|without|instead|rather|but|unless|if)\b|$)`,
  'giu',
)`
  wants?|would like|asks? for|prefers?|accepts?  + wants a refund  - wanted a refund
  agree[sd]? to  + agreed to a refund  - a refund
  (is )?(happy|fine|ok|okay) with|insists on|takes  + insists on a refund  - insists a refund
`

/** Two capitalised words in a row, or one behind a word that goes before names. */
export const NAMED_PEOPLE = phrases('…', 'gu')`
  (\b(named|called|by|with|from|Mr|Mrs|Ms|Dr)\.?\s+)(?<first>\p{Lu}\p{Ll}[\p{L}'’-]+)  + sent by Ann  - sent by ann
  (?<!^)(?<![.!?:]\s)\b(?<second>\p{Lu}\p{Ll}[\p{L}'’-]+)\s+(?<third>\p{Lu}\p{Ll}[\p{L}'’-]+)  + I met Ann Lee  - Ann met Lee
`
