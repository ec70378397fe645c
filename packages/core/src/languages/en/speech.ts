/** How customers and agents speak: greetings, reasons, what cannot be done, what tells little. */
import { phrases, words } from '../phrases.ts'

/** The agent says that it may not or cannot. */
export const CANNOT_DO = phrases(String.raw`\b(…)\b`, 'i')`
  unable to|cannot  + I am unable to do that  - I am able to do that
  can['’]?t|can not|not able to  + I can't do that  - I can do that
  not (_ )?(possible|allowed|permitted|eligible|available|authori[sz]ed|within)  + That is not possible  - That is not far
  isn['’]t (possible|allowed|permitted|eligible|available)  + It isn't allowed  - It isn't far
  (does|do|is|are|did)(n['’]t| not) (_ )?(allow|permit|meet|qualify|support|have (the )?(ability|authority|access))  + The fare does not allow changes  - The fare allows changes
  (outside|beyond)( of)? (my|our|the|what)  + That is outside of our rules  - I am outside
  need(s)? (a |an )?(human|colleague|manager|supervisor|approval)  + It needs a manager  - It needs a stamp
  I (may|can) only  + I may only book  - I may book
  prevents? (me|us)|strictly|no exceptions?|will not be able  + No exceptions  - An exception
`

/** "Mr." and "a.m." end no sentence. */
export const ENDS_NO_SENTENCE = phrases(String.raw`(^|[\s(])(…)\.\s{0,3}$`, 'i')`
  mr|mrs|ms|dr|prof|st|no|nr|vs|approx|sr|sra  + I met Dr.  - I met her.
  e\.g|i\.e|[ap]\.m|z\.b  + at 9 a.m.  - at nine.
`

export const POINTS_BACK = phrases('…', 'i')`
  ^(it|that|this|them|those|these)\b  + Those are broken  - Shoes are broken
  \bthe (first|second|third|fourth|last)( (two|three|one))?( (to|for|from|on|in)\b|$)  + The first two  - The first class seat
`

export const BECAUSE = phrases(String.raw`\b(…)\s+(?<first>[^.;!?—–(]{4,110})`, 'i')`
  because( of)?|due to  + because of the rain  - in spite of the rain
  (the )?reason (_ ){0,8}?(is|was)( just| simply| because| that)*  + The reason for my call is that it broke  - There is every reason
  it('s| is) (just |simply )?due to  + It is due to the rain  - It is overdue
`

export const HAPPENED = phrases('…', 'i')`
  \b(?<first>((i'm|i am|i was|i got|my _( _)?|there('s| is| was| has been)|we had|i had) )(_ ){0,3}?(sick|ill|unwell|hospital\w*|passed away|died|death|emergency|injured|surgery|funeral|by mistake|accident\w*)[^.;!?—–(]{0,60})  + My mother passed away in May  - We had lunch in May
`

/** As people write, without hesitation, stage directions and greetings. */
export const HESITANT = phrases('…', 'i')`
  [’*…]|\.\.|\s\s  + It is... late  - It is late
  \b(um+|uh+|er+m?|hmm+|well|like I said|you know)\b  + Um yes  - Yes
  \b(?<first>I|we|my|the|to|and) \1\b  + My my order  - My order
`

export const GREETING = phrases('…', 'i')`
  ^((hi|hello|hey|(good )?(morning|afternoon|evening|day)|greetings|dear|bonjour)\b( there| again| team| everyone| all| both)?[,!.:\s-]*)+  + Good morning all,  - My morning order
`

export const ASSENT = phrases('…', 'i')`
  ^((yes|yeah|yep|sure|ok|okay|alright|of course|certainly|absolutely|thanks?( you)?( (so|very) much)?( for [^,.!]{3,40}?)?( but)?|oh|well|so|right|great|perfect|actually|no problem|i see|got it|please)[,.!—–-]+\s*)+  + Yes, thank you so much,  - Yesterday I called
`

export const ANSWERS = phrases('^(…)', 'i')`
  sorry to (bother|disturb|trouble)  + Sorry to bother you  - Sorry that it broke
  (am i|are you) (speaking|talking|there|a )  + Am I speaking to support  - Am I eligible
  (is )?(any|some)(one|body) there|can you hear|thanks?\b|thank you  + Is anybody there  - Is it open
  that('s| is| would be) (all|fine|great|perfect|correct|right|it)\b  + That's all  - That's broken
  (yes|no|okay|ok|sure)[.!]?$  + Okay.  - Okay then book it
`

export const HAS_NOT_AT_HAND = phrases(
  String.raw`\b(don['’]?t|do not|didn['’]?t) (_ )?(have|remember|know|recall) (my|the|that|it|any)\b.{0,40}\b(…)\b`,
  'i',
)`
  ids?|numbers?|codes?|reference|handy|hand|with me  + I don't have my number with me  - I have my number
`

/** A sentence that takes up the one before it, and says little without it. */
export const TAKES_UP = phrases('(…)', 'i')`
  ^(and|but|so|also|then|or|instead|however|because of (that|this|it))\b  + Because of that I was late.  - I was late because of rain.
  ^(it|this|that|they|those|these)\b  + It is broken.  - My lamp is broken.
  \b(to|for|with|change|cancel|return|keep|have|get|do|add|remove|move|book|send|make|process) (it|that|this|them|those|these)\b  + Please cancel it.  - Please cancel my stay.
`

/** How to go on, and offers to say more: no word of the matter. */
/** Says that help is wanted, and not yet with what. */
export const ONLY_OPENS = phrases('^(…)[?.!]*$', 'i')`
  ((hi|hello|hey)( there)?,? )?(i need|i want|i'd like|i would like|i could use|can i get) (some |your |a bit of )?help( with| on)?( _){0,4}  + Hi there, I need some help with a booking issue.  - I need help because my booking was charged twice.
`

export const GOES_ON = phrases('^(…)[?.!]*$', 'i')`
  (so |ok,? |okay,? )?what (should|do|can|shall|could) (i|we|you) (do|try|check)( (next|now|here|about (it|this|that)))?  + What should I do next?  - What should I do about the gas?
  (what|is there anything) else( that)? ((can|could|should) (i|we|you)|(i|we|you) (can|could|should)) (try|do|check)( .{0,30})?  + What else can we try to fix this issue?  - What else is broken?
  (what's|what is|what are the) (the )?next( steps?)?|how (do|should|can) (i|we) (proceed|continue)  + What's next?  - What's broken?
  (please )?let me know if (you need|there is|there's) [^.?!]{0,60}  + Let me know if you need anything else.  - Let me know the price.
  (can|could|would) you (please )?(guide|walk|help) me( through| with)?( the| on)? ?(next|further|following|this|it|that)? ?(troubleshooting )?(steps?|process)?( on [^.?!]{0,30})?  + Can you guide me through the next troubleshooting steps on my current device?  - Can you help me cancel my order?
  (can|could) you (please )?help( me)?( (figure|find|sort) (this|it|that|out|what's going on)( out)?)?( (figure out )?what's (going on|wrong|happening))?  + Can you help me figure out what's going on?  - Can you help me cancel it?
  (shall|should) i (go ahead|try again|continue|proceed)  + Should I continue?  - Should I pay twice?
`

/** What stands in a list below it holds only if something else does, or is asked for. */
export const CONDITIONAL = phrases(String.raw`\b(…)\b`, 'i')`
  if|when|only|unless|any of|one of|either|at least one|conditions?|criteria|requirements?|eligib\w+|qualif\w+|polic(y|ies)|rules?  + It can be cancelled if any of these is true:  - These are your bags:
  need|provide|tell me|share|send me|let me know|confirm|following (details|information)  + Please provide:  - Here is what I found:
`

/** “5072, not 5027”: a value that was said and is not meant. */
export const TAKEN_BACK = phrases(
  String.raw`\b(…) (the |am |um |el |le )?(?<first>[\p{L}\p{N}]{0,4}[./:-]?\d[\p{L}\p{N}./:-]{0,20})`,
  'giu',
)`
  not|nicht|no|pas  + 5072, not 5027  - 5072, and 5027
`

/** Speaks of reaching somebody. */
export const CONTACTS = phrases(String.raw`\b(…)\b`, 'i')`
  (ring|call|phone|text|write|email|e-mail|mail|reach|message|contact)( to)? (me|us|him|her|them|back|the mobile|my)  + Ring me after eight  - The ring is gold
  (ring|call|phone|text|write|e-?mail) (after|before|by|only|on|thu|fri|mon|tue|wed|sat|sun)\w*|(don['’]t|do not|never|please no) (ring|call|phone|text|write|e-?mail)|in writing|call ?back  + call thurs after 3  - call it a day
`

export const SETS_A_TIME = phrases(String.raw`\b(…)\b`, 'i')`
  before|after|by|until|only|not|never|no|on|tonight|today|tomorrow|this|am|pm  + Ring before ten  - Ring me
  \d{1,2}(ish)?  + Ring me at 8ish  - Ring me soon
`

/** To look something up is on the way to what was asked for, and no other matter. */
export const ONLY_CHECKS = phrases(String.raw`\b(…)\b`, 'i')`
  (can|could|would|will) you (please |just |also |kindly )?((double|re).?check|check|verify|look|find out|see|tell|pull up)  + Could you check which of those matches?  - Could you move it?
`

/** Presses what was asked for before, and asks for nothing new. */
export const PLEADS = phrases(String.raw`\b(…)`, 'i')`
  (an |any |some )?exceptions?\b|goodwill\b  + Could you make an exception?  - Could you make a booking?
  (anything|something|nothing|any way|no way|any other way|another way)( else| more| at all)? (that )?(you|we|i|to|around)\b  + Is there anything you can do?  - Is there a window?
  (are you|am i) (really |absolutely |quite )?(sure|certain)\b|you['’]re (telling|saying)\b  + Are you sure about that?  - Are you open?
  (can|could|would|will) you (please )?(help|assist|take a look|look|check|try|double.?check|verify|sort (it|this) out)( me| us)?( (into|with) )?( ?(it|that|this|everything))?( again| once more| out)?( for me| please)?[?]  + Can you check again?  - Can you check order 17?
  (should|shall|do) i (try|run|check|restart|reboot|turn|go|need|do)\b  + Should I try it again?  - Should I pay twice?
  what (do|else do|information do|details do) you need\b|what('s| is) the next step\b  + What do you need from me?  - What do they need?
  why (not|can['’]?t|is (that|it)|are you)\b|how (is|come) (that|it)\b  + Why can't it be done?  - How many are left?
  (supervisor|manager|human|representative|real person|escalate|transfer me)\b  + May I speak to your manager?  - May I pay?
`

/** Secrets, and orders to whoever writes the note. */
export const TELLS_NOBODY = phrases(String.raw`\b(…)\b`, 'i')`
  password|passcode  + My password is hidden  - My parcel is hidden
  log-?ins?( (details|data|name|and|to|for)( _){0,4})? (is|are)|credentials  + The login to see it is ann.l / Rain!9  - The login page is slow to load
  pin (is|code)|cvv|card number  + My card number  - My order number
  (ignore|disregard|forget) (all |any |the |your )?(previous|prior|above|earlier)  + Ignore all previous orders from me  - Ignore the noise
  you are now|system\s*:|write in the note|approved by  + It was approved by the boss  - It was improved
`

/** The agent puts an amount on the table. */
export const OFFERS = phrases(String.raw`\b(…)\b`, 'i')`
  (can|could|may|able to|like to|happy to|want to) (also )?(offer|give|issue|provide|credit)|offer(ing)? you|we offer|I offer  + I can offer you $50  - It costs $50
  (voucher|certificate|credit|compensation|refund|discount) (of|for|worth)  + A voucher of $50  - A vault
`

/** A phone that does not work is no way to reach anybody. */
export const NO_SERVICE = phrases(String.raw`\b(…)\b`, 'i')`
  no (service|signal)|(can['’]?t|cannot) (make|receive|take) (any )?calls  + It shows no service since noon  - The service was good
`

/** What sets a time, and how one may not be reached: it decides whatever else is said. */
export const DECIDES = phrases(String.raw`\b(…)\b`, 'i')`
  (by|before|until|till|no later than) (next |this )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|noon|midnight|the \d|\d|(january|february|march|april|may|june|july|august|september|october|november|december)\b)  + sign by Friday  - stand by me
  (don['’]t|do not|never|please no|not) (ring|phone|call me|call us|calls|phone calls|text|email me)  + please don't ring  - please ring
  (is|are|['’]s|reachable|number|ring (him|her|them)|call (him|her|them)) (on|at|under|is) [+(]?\d[\d ().-]{6,}  + he is on 020 7946 0018  - it is on 3
  (only|just) (by|in|via|through) (e-?mail|mail|writing|post|text|phone)|in writing  + in writing please  - in waiting
`

/** The agent asks for what nobody else may read. */
export const ASKS_SECRET = phrases(String.raw`\b(…)\b([^?]{0,40}\?|[^.?!]{0,20}\b(please|below|now)\b)`, 'i')`
  (door|gate|access|entry|security|alarm|safe|lock ?box|verification|one-time|sms) code|password|passcode|pin( number| code)?|cvv|cvc|card number  + Your door code, please?  - Your order code?
  maiden name|security answer|secret answer|memorable word|social security number  + Your mother's maiden name?  - Your name?
`

export const TELL_ME_SECRET = phrases(
  String.raw`\b(enter|provide|tell me|give me|share|confirm|need|say|type|send me|require)\b[^.?!]{0,40}\b(…)\b`,
  'i',
)`
  (door|gate|access|entry|security|alarm|safe|lock ?box|verification|one-time|sms) code|password|passcode|pin|cvv|cvc|card number  + I need your PIN  - I need your order number
  maiden name|security answer|secret answer|memorable word|social security number  + Tell me your mother's maiden name  - Tell me your name
`

export const NEEDS = phrases(String.raw`\b(…)\b`, 'i')`
  need|needs|want|wants|would like|looking for|have to|must|can you  + Can you look  - You can look
  could you|should|quit|broke  + It broke  - It works
`

/** Ways to open or close a talk, not questions that want an answer. */
export const POLITE = phrases(String.raw`\b(…)\b`, 'i')`
  anything else  + Anything else  - Something else
  can (you|i|we) help  + Can I help  - Can I go
  help (me|you)( with| fix| sort| figure| out|$)|how can i|how may i  + Help me out  - Help yourself
  assist (me|you)  + May I assist you  - May I go
  is that (ok|okay)  + Is that ok  - Is that new
  sound(s)? good|would you like me to|shall i|what should i do  + Would you like me to book  - Would you like tea
  what (do|should) (i|we) do|what else can|is there anything  + Is there anything left  - Is there a way
`

/** A request in the form of a question; it is heard as a request. */
export const REQUEST_ASKED = phrases('…', 'i')`
  \b(can|could|would|will) (you|we|i)\b(?!.{0,30}\b(tell|explain|let me know|say|know)\b)  + Could you cancel it  - Could you tell me when
  \bis there (any|a|some) (way|chance|possibility)\b  + Is there any chance  - Is there a fee
`

/** What an agent says to keep the talk going: it tells nothing of the case. */
export const CHATS = phrases('(?:…)', 'i')`
  ^(thank|please|hi|hello)\b  + Thank you for 2 pictures.  - We thank you.
  ^(your|the) (_ ){0,3}(id|number|code|name|email|e-mail|date)\b.{0,40}\(|\b(e\.g\.|for example|something like|looks like|usually (a|an|starts))  + Your code (e.g. 4471).  - Your code was 4471.
  ^(let me|how can|is there|would you|could you|do you)\b  + Let me look at 4471.  - We let it.
  ^i('ll|’ll| will| can help)\b  + I'll look at 4471.  - I shall.
  \bi('ll|’ll| will)? need (me with )?(your|the)\b  + To do so I need your code.  - I need it.
  \b(provide|confirm) (me with )?(your|the)\b  + You may provide your code.  - They provide it.
`

/** Small words that stand in nearly every sentence, and in few of other languages. */
export const COMMON = words()`
  the|and|is|are|was|were|have|has|had|not|you|your|my|we|our|they|it|i|i'm|it's  + the  - thee
  this|that|with|for|from|of|to|on|at|by|but|or|because|so|do|does|did|can|could|would|will  + with  - width
  please|need|want|what|when|where|how|why|there|here|been|be|just|now|hi|hello|thanks|get|don't|can't  + need  - neat
`

/** What is said while thinking. */
export const FILLERS = phrases(String.raw`(, ?)?(?<![\p{L}'’])(…)(?![\p{L}'’])[,. …]{0,3} `, 'giu')`
  (?<=(^|[.!?] ))well|um+|uh+|uhm+|erm+|hmm+|mm+|uh-huh|well(?=,)|like I said|you know|I mean(?=,)|sort of(?=,)|er(?=[,.… ])  + I need, um, help  - the umbrella is lost
`

/** The customer takes back what they said just before. */
export const CORRECTED = phrases('…', 'iu')`
  ^[, ]{0,3}(no|sorry|wait|actually|I mean|make that|rather|scratch that|or rather|um|uh)[, ]{1,3}((no|sorry|wait|I mean|make that|actually|on|at|the|it's|um|uh)[, ]{1,3}){0,3}$  + , no, sorry,[ ]  - and
`

/** The agent asks for a time. */
export const ASKS_WHEN = phrases(String.raw`\b(…)\b[^?]{0,80}\?`, 'i')`
  when|what (day|time|date)|which (day|time|date)|by when|how soon|how (urgent|quickly)  + When would suit you?  - Where are you?
`

/** A day or a time of day. */
export const TIME = phrases(String.raw`\b(…)\b`, 'i')`
  (mon|tues|wednes|thurs|fri|satur|sun)days?|today|tomorrow|tonight|mornings?|afternoons?|evenings?|weekends?|noon|midday|midnight  + on Tuesday  - on tues
  \d{1,2}(:\d\d)? ?[ap]\.?m|(this|next|end of the) (week|month|year)|\d{1,2}(st|nd|rd|th)? (of )?(january|february|march|april|may|june|july|august|september|october|november|december)|(january|february|april|june|july|august|september|october|november|december)( \d{1,2})?  + 4 December  - may I
`

/** A day, a time or a number. */
export const VALUE = phrases(String.raw`(?<![\p{L}\p{N}])(…)(?![\p{L}\p{N}])`, 'giu')`
  ((on|the|at|next) )?(mon|tues|wednes|thurs|fri|satur|sun)day  + on Tuesday  - on tuesdays
  ((at|the) )?\d[\d.:,]{0,9}( ?[ap]m)?  + at 9:30 am  - at all
  (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)  + six  - sixth
`

/** Words of which two in a row mean something. */
export const MEANT_TWICE = phrases('^(…)$', 'iu')`
  very|really|so|no|yes|bye|ha|had|that  + had  - has
`
