/** What a title may be made of, and the nouns that say little. */
import { phrases } from '../phrases.ts'

/** What ails somebody is nobody's to fix or find out; the lane knows what to do about it. */
export const OF_A_BODY = phrases(String.raw`\b(…)\b`, 'i')`
  blood|pressure|pains?|aches?|knees?  + My knee  - My keys
  f[eo]{2}t|hands?|arms?|legs?|hips?|shoulders?|neck|back|chest|anxiety  + My foot  - My food
  cycle|heart|stomach|bladder|teeth|tooth|eyes?|ears?|skin|sleep\w*  + My skin  - My skis
  walk\w*|breath\w*|eat\w*|swallow\w*  + Walking  - Wax
  head(aches?)?|weight|medications?|infections?|moods?  + A headache  - A header
`

/** What an amount can be of. */
export const MONEY = phrases(String.raw`\b(…)\b`, 'i')`
  refund|fees?|payment|credit|card|voucher|certificate|quote|estimate  + A refund  - A fund
  invoice|charge|discount|compensation|transfer|deposit|bonus|price|loan  + An invoice  - An invitation
  order  + My order  - My older
`

export const WANTS = phrases(String.raw`\b(…) to (?<first>.+)$`, 'i')`
  wants?|needs?|requests?|requested|wishes|would like|asks?|asked|seeks?  + The customer wants to cancel  - The customer went to bed
  looking|trying  + They are looking to cancel  - They are looking
`

export const FILLER = phrases(String.raw`\b(…)\s+`, 'gi')`
  upcoming|current|existing  + my upcoming trip  - my trip
  (most )?recent|latest|some kind of|some sort of|any kind of|own|actual  + the most recent one  - the one
  possible|whole|entire|aforementioned|of my|of our|just|also|really  + the entire trip  - the trip
  please|for me|for us  + it is for me now  - it is now
`

/** What an ask must not hold: somebody speaking, a clause, a question. */
export const SPEAKS = phrases('…', 'i')`
  \b(i|i'm|i've|i'd|me|we|us|you|your|yours|am|it|its|this|that|which|who)\b  + my bag, which broke  - my bag
  \b(them|these|those|what|how|why|when|was|were|is|are|isn't|don't|they)\b  + why me  - my bag
  \b(another|first|second|third|last|other|new|same) ones?\b  + the other one  - the other
  [?"“”…*:;]  + “Bag”  - Bag
`

export const PREPOSITION = phrases(String.raw`\s(…)\s`, 'gi')`
  to|from|for|on|in|with|at|by|under|after|before|using|into|as|per|via  + go to Rome  - go
  through|and|due|between|including|instead|rather  + go through Rome  - throughout
  just like|like|than|without|unless|so|if  + a seat like hers  - a seat
`

/** "Get up", "get into the house", "get some nice weather": nothing that somebody can give. */
export const NO_THING = phrases(String.raw`^(…)(\s|$)`, 'i')`
  on|in|into|to|up|as|at|off|out|of|down|back|through|over|with|by|for  + on Monday  - Monday
  away|around|along|there|here|home|some|that|very|more|better|started  + some help  - handsome
  going|done|it|them|me  + done now  - donations
`

/** "Make a change to X" → "Change X". */
export const LIGHT = phrases('…', 'i')`
  ^(a |an |some |any |the |few )?(_ )?(?<first>change|changes|modification|modifications|cancellation|refund|exchange|return|update|updates|upgrade|payment|adjustment|correction)( (to|of|for|on|from|in) (?<second>.+))?$  + a quick change to my order  - a quick lunch
`

export const ONE_THING = phrases(String.raw`^(on |with )?(…)(?![\w-])(?! (passenger|item|of))`, 'i')`
  one|ones|someone|somebody|something|anyone|anything|some  + on someone  - on some-thing
`

export const ENDS_OPEN = phrases(String.raw`\s(…)$`, 'i')`
  a|an|the|and|or|to|my|on|of|in|for|with|both|all|two|three|one|new  + cancel the  - cancel
  another|different|other|booked|scheduled|made|placed|ordered|bought  + book another  - book an other seat
  purchased|to be _  + the bag purchased  - purchased bags
`

export const NOT_A_THING = phrases('…', 'i')`
  ^(any|whatever|this|that)\b  + Any bag  - Many bags
  (^|\s)(then|much|long|too|now|past|life|before|for them|anymore|as well|that yes)$  + like that yes  - like that
`

export const PARTICLE = phrases('^(…)$', 'i')`
  on|with|to|for|up|out|in|of|from|as|and|or|not|if|by|down|back|away  + up  - cup
  over|off|around|ahead|forward|again|there|here|now|later|today  + today  - day
`

/** What is given to make good, not the thing put right. */
export const REMEDY = phrases(String.raw`\b(…)\b`, 'i')`
  refund\w*|compensation|reimburse\w*|money|credit\w*|replacement  + reimbursement  - bursar
  discount|voucher\w*|certificate\w*  + a voucher  - a vow
  cop(y|ies)|receipt|invoice|quote|appointment|estimate|call ?back  + a receipt  - a recipe
  explanation|apology  + an apology  - a policy
`

/** "I have a flight booked on …": the thing that the rest of the sentence calls "it". */
export const ANTECEDENT = phrases(
  String.raw`\b(…) (an? |the |my |two |upcoming |existing |current )*(?<first>[a-z-]+( [a-z-]+)?)(?= (booked|out|from|to|for|on|with|under|that|scheduled|and|in|at)\b|[,.;—–-])`,
  'i',
)`
  i have|i want|i need  + I have a red bag,  - You have a red bag,
  i['’]d like  + I'd like a red bag,  - They like a red bag,
  i['’]ve got|i booked|i bought|i ordered|i placed|i made|i took  + I bought a red bag,  - He bought a red bag,
  i received|(my|of my)(?= (?!(family|wife|husband|partner|mother|father|mom|mum|dad|son|daughter|friend|parents?|kids?|children|boss|name)\b))  + I received a red bag,  - He received a red bag,
`

export const EMPTY_OBJECT = phrases('^(…)?( (for me|too|all|now|please|instead|with|on))*$', 'i')`
  both|all|one  + both  - bag
  the (first|second|third|last|other|new|same)( (two|one|ones|option))?  + the last one now  - the last bag
  (another|that|this) one|it|this|that|them|these|those|something  + another one  - another bag
  everything|anything|so|one|some|me|us|you  + everything  - every bag
`

export const LIGHT_OBJECT = phrases('^(an? |some |any |the |your |my )?(…)$', 'i')`
  issue|matter|problem|thing|situation|request|change|changes|help  + the issue  - the bag
  details?|information|options?|call|next steps?|way|time|chance|minute  + some information  - some shoes
  moment|look|process|question|questions  + a moment  - a bag
`
