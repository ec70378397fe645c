/** What signals hear, in lower case: anger, law, illness, disputed payments, hurry, being asked again, wanting a person or none. */

import { phrases, words } from '../phrases.ts'
import { TO_SPEAK_TO } from './people.ts'

export const REFUSED_BEFORE = phrases(
  String.raw`\b(…)( (want|need|have|like|wish|going|being|be|to|having|please)){0,3}$`,
)`
  don't|do not|dont|not|without|never|no need to|avoid|instead of  + i don't want  - i want
`

/** "is there anyone else I can talk to?" */
export const SPEAK_TO_OTHERS = phrases(
  String.raw`\b(…) (else )?(that |who |whom )?(i|we) (can|could|may|might|should)( please)? (speak|talk|chat)\b`,
)`
  ${TO_SPEAK_TO}  + is there someone i can talk to  - someone can talk
`

export const WANTED_BEFORE = phrases(
  String.raw`\b(…)( (to have|a|an|the|your|some|real|live|actual|proper|bloody|fucking|damn)){0,4}$`,
)`
  want|need|get me|give me|have|let me have|like  + get me a real  - get a real
`

export const NOT_ASKED = phrases(String.raw`\b(…)\b`)`
  don't|do not|dont|not|without|never|rather than|instead of|are you  + i don't  - i do
  you are|you're  + you're  - your
`

export const REACHES = phrases(String.raw`^(from [a-z ]{2,20} )?(to |who can )?(…)\b`)`
  call|phone|ring|contact|reach|write|email|text|speak|talk  + who can call  - recall
`

/** "Agent fee", "manager told me": the noun before is part of something else. */
export const OF_SOMETHING = phrases('^(…)$')`
  fee|fees|account|code|number|id|discount|portal|login|name|who|said  + fee  - free
  told|app  + told  - toll
`

export const CONTESTS = phrases()`
  \b(that|this|it|which)('s| is| was| does| can| cannot| can't| isn't| doesn't)( not)?( _){0,2} (wrong|incorrect|inaccurate|not right|not correct|not true|impossible|a mistake|an error|out of date|be right|seem right|sound right|look right|right\?)  + that is just plain wrong  - that is just fine
  \b(isn't|doesn't|does not|is not|can't|cannot)( _){0,2} (right|correct|true|accurate|match)\b  + it doesn't look quite right  - it looks right
  (?<!\b(i|i'd|i'll) )\b(must|has to|might|may|could) (be|have been) (a |an |some )?(kind of |sort of )?(mistake|error|mix-?up|glitch|wrong|mistaken)\b  + there must be a mistake  - i must be mistaken
  \b(i'm|i am|i was)( _)? (sure|certain|positive|confident|convinced)( that)? (i|my|it|we|there (was|were)|the)\b  + i'm sure i paid  - i'm sure
  \bi (did|do) (actually |indeed |already )?(purchase|buy|pay|add|select|book|cancel|send|return|order|include)\b  + i did pay  - i did not pay
  \byour (system|records?|information|data) (is|are|must be|says?|shows?) (wrong|incorrect|outdated|not)\b  + your records are wrong  - your records are fine
  \bi (was told|(definitely|clearly|specifically)(?! (don't|do not|want|need|would|will|can|think|like|am|have to)\b)) _  + i was told that  - i told them
`

export const FRUSTRATION = phrases()`
  \b(ridiculous|unacceptable|outrageous|absurd)\b  + this is absurd  - this is a bird
  \b(disgrace(ful)?|disgusting|pathetic|appalling|infuriating|unbelievable)\b  + this is pathetic  - this is sympathetic
  \b((is|what|such|just) a joke|nightmare)\b  + such a joke  - tell me a joke
  \b(terrible|horrible|awful) (service|experience|support|company)\b  + terrible service  - terrible weather
  \b((it|this|that|service|support) (is|was|has been) horrible|worst)\b  + this is horrible  - a horrible day
  \bfed up\b  + i am fed up  - i fed the cat
  \b(sick (and tired )?of|tired of|had enough)\b  + i am tired of it  - i am tired
  \blosing (my )?patience\b  + i am losing my patience  - i am losing my keys
  \brunning out of patience\b  + i am running out of patience  - i am running out of milk
  \bat my wits? end\b  + i am at my wits end  - i am at the end
  \b(waste of (my )?time|wasting my time)\b  + a waste of time  - a waste of paper
  \b(i'm|i am|i'm getting|this is|it's|it is|feeling|getting|i feel)( _){0,2} (frustrat_|angry|furious|annoyed|annoying|upset|livid|irritated|exasperated|outraged|very disappointed|extremely disappointed|really disappointed)\b  + i'm getting really angry  - an angry bird
  \byou('re| are)( _){0,2} (not listening|useless|no help|not helping|not helpful)\b  + you are no help  - you are helpful
  \byou( _)? aren't (listening|helping|helpful)\b  + you aren't listening  - you aren't late
  \b(you don't understand|this isn't helping|you're useless)\b  + you don't understand  - you understand
  \b(never (again|buying|using|coming back)|i want to complain)\b  + never again  - never mind
  \b(file a complaint|lodge a complaint|make a complaint)\b  + i will file a complaint  - i will file a form
  \b(wtf|damn|fuck\w*|bullshit|bloody|crap)\b  + damn  - dam
`

export const LEGAL = phrases()`
  \b(lawyers?|attorneys?|solicitors?|barrister)\b  + my lawyer  - my layer
  \blegal (action|advice|team|department|proceedings|counsel|rights|steps|notice|matter|representation)\b  + legal action  - legal size
  \b(law ?suits?|litigation|subpoena)\b  + a lawsuit  - a suit
  \b(court (order|case|date|hearing)|tribunals?|bailiffs?)\b  + a court date  - a tennis court
  \b((my|our|general|legal) counsel|in court|to court|small claims)\b  + i will see you in court  - the food court is open
  \bclass action\b  + a class action  - a class
  \b(i('ll| will|'m going to| am going to)|we('ll| will)|going to|want to|could|might) sue\b  + i will sue  - sue is my wife
  \bsuing\b  + suing  - issuing
  \bsue (you|them|the company)\b|\bgdpr\b  + i would sue you  - sue called you
  \bdata protection (officer|authority)\b  + data protection officer  - data plan
  \bombudsman\b  + the ombudsman  - the bus
  \bconsumer (protection|rights)\b  + consumer rights  - consumer prices
  \bbetter business bureau\b  + the better business bureau  - a better business
  \b(regulator|trading standards|attorney general|breach of contract|liable)\b  + a breach of contract  - a contract
  \b(liability claim|negligen_|defamation|discriminat_|harass_)\b  + harassment  - a harness
`

export const MEDICAL = phrases(String.raw`\b(…)\b`)`
  doctor|physician|nurse|hospital|surgery  + in hospital  - in hospitality
  diagnos(is|ed)|symptoms?|prescriptions?|medications?|dosage  + my medication  - my meditation
  side effects?  + side effects  - side tables
  pregnan(t|cy)  + she is pregnant  - a page
  pain(ful)?|fever|infection|insulin|blood pressure|tooth ?ache|swelling  + a fever  - a favour
  swollen|rash|vomit\w*  + a rash  - a trash can
  dizz(y|iness)|nause_|headaches?|migraines?|ear ?ache  + i feel dizzy  - i feel busy
  (back|stomach|tummy) ?ache|aching  + a back ache  - a backpack
  (it|this|my _|that) (really |still |badly )?hurts|throb_|in agony  + it really hurts  - he heard
  agoni[sz]ing(?!ly)|excruciating|abscess  + an abscess  - an access
  faint(ed|ing)|bleeding|painkillers?|antibiotics|overdos_|breathless  + bleeding  - a bleep
  wheez_  + wheezing  - a breeze
  allerg(y|ic|ies)|mental health  + allergic  - a gallery
  depress(ed|ion)  + depressed  - impressed
  disabilit(y|ies)|wheelchair|medical  + a wheelchair  - a wheel
`

export const PAYMENT_DISPUTE = phrases()`
  \b(charged|billed|debited)( _){0,3} (twice|two times|three times|double|again|wrongly|incorrectly|too much|by mistake|without my (permission|consent|knowledge|authori[sz]ation))\b  + i was charged twice  - i was charged once
  (?<!\b(no|any|without|zero|avoid) )\b(double|duplicate|wrong|incorrect|unauthori[sz]ed|unexpected|unknown|fraudulent|suspicious|extra|hidden|surprise) (charge|charges|payment|payments|billing|fee|fees|transaction|transactions|debit)\b  + a duplicate charge  - no duplicate charge
  \b(overcharged|over-charged|over charged|overbilled|charge ?back)\b  + i was overcharged  - i was charged
  \bdispute (the|this|a|that|my)( _){0,2} (charge|charges|payment|bill|transaction|fee|invoice)\b  + i dispute this strange charge  - i dispute this
  \brefund (never|has not|hasn't|didn't|did not)\b  + the refund never came  - the refund came
  \b(don't|do not|didn't|did not) (recognise|recognize|authori[sz]e|make) (this|that|the|these|any)( _){0,2} (charge|charges|payment|payments|transaction|transactions|purchase)\b  + i didn't make this strange purchase  - i didn't make this cake
  \b(never|not|haven't|hasn't)( _){0,2} (received|got|gotten|seen)( _){0,2} (refund|money back)\b  + i have not yet received my refund  - i have received my refund
  \btook (the )?money (twice|out|from)\b  + you took the money twice  - you took the money
  \bwant my money back\b  + i want my money back  - my money is back
`

export const NO_TRANSFER = phrases()`
  \b(don't|do not|dont|rather not|prefer not|not want|without|no)( (?!know|how|understand)_){0,4} (transfer\w*|passed on|put through|handed (over|off)|connected to|(to|with) (another|a human) agent|(to|with) someone else)\b  + i don't want to be transferred  - i don't know how to be transferred
  \bplease (don't|do not) (transfer|pass|hand|put)\b  + please don't transfer me  - please transfer me
`

export const ASKED_BEFORE = phrases(String.raw`\b(…)\b`)`
  as i (said|mentioned|told|explained)  + as i said  - as he said
  i('ve| have)? (already|just) (said|told|mentioned|explained|asked|given|gave|provided)  + i've already told you  - i've told my mother
  i('ve| have) (asked|told|called|written|been asking)( _){0,4} (times|twice|before|again)  + i've asked you three times  - i've asked you
  (second|third|fourth|fifth|\d+(nd|rd|th)) time (i|i'm|i've|that i)  + the third time i call  - the third time
  how many times  + how many times  - how many
  still (waiting|not (working|fixed|resolved|received)|no (answer|reply|response))  + i'm still waiting  - i'm waiting
  again and again|asking again  + again and again  - again
`

/** Said of what must happen, not of what is: "flights before 9 pm" press nobody. */
export const WANTS = words(String.raw`(?<!\b(don't|do not|not|no|didn't) )\b(…)`)`
  need|needs|needed|must|have to|has to|want|please|help me|done|ready  + ready  - read
  finished|know|hear|be here|be there  + know  - knew
`

export const URGENT = phrases()`
  \b(?<!\b(not|isn't|nothing|never|hardly|less)( (so|very|that|really|at all|all that|particularly|terribly))? )(urgent(ly)?|asap|as soon as possible|right away|immediately|(come|call|here|needed|reply|answer)( me| us| back| to me)? at once|straight away|time[- ]sensitive|(can't|cannot) wait(?! to\b| for\b)|emergency(?! (exit|contact)))\b  + it is urgent  - it is not urgent
  ${WANTS}(?! (any|no)thing)\b[^.?!]{0,40}\bright now\b  + i need it right now  - i know nothing right now
  \b(leav(e|ing)|depart(s|ing)?|flight|meeting|deadline|appointment|wedding|funeral|surgery|closing|hearing) (is |are )?(in (an?|one|two|three|a few|\d{1,2}) (hours?|minutes?)|today|tonight|this (morning|afternoon|evening)|tomorrow)\b  + my flight is in two hours  - my flight is in may
  ${WANTS}\b[^.?!]{0,40}\b(by|before) (noon|midnight|tonight|tomorrow|the end of (the )?(day|today)|close of business|eod|cob|\d{1,2}(:\d\d)? ?(am|pm))\b  + i need it by noon  - it closes by noon
  \b(please|must|has to|(?<!don't |do not )have to) hurry\b  + please hurry  - no hurry
  \bhurry,? please\b  + hurry please  - hurry up
  \bcome (here )?quickly\b  + come quickly  - come slowly
  \b(need|send|get) (me |us )?(help|somebody|someone|anybody|a (doctor|dentist|solicitor|lawyer|plumber|technician)) (here |over |out )?(now(?! and)|tonight)\b  + send someone now  - send someone now and then
  \b(be seen|come out|interview me|interview (him|her|us)) (now|today|tonight)\b  + can i be seen today  - can i be seen
`
