/** A customer who contradicts what they were told, and what only sounds like it. */

import { phrases } from '../phrases.ts'
import { NO, NOT } from './negation.ts'

/** The customer holds against what they were told. */
export const DISPUTES = phrases('…', 'i')`
  \b(that|this|it|which)( \w{2,10})? (doesn't|does not|can't|cannot|isn't|is not|'s not)( \w{2,10}){0,3} (right|correct|accurate|true|possible)\b  + That doesn't seem right  - That seems right
  \b(that's|that is|this is|it's|is) (\w{3,10} )?(wrong|incorrect|a mistake|an error|not right|not true|inaccurate)\b  + That's just wrong  - That's just fine
  \b(there )?(must|has to|have to|might|may|could|got to) (be|have been)( \w{1,8})? (mistake|error|mix-?up|glitch|wrong|mistaken)\b  + There must be a mistake  - There must be a way
  \bthere('s| is| was| has been) (\w{1,8} )?(mistake|error|mix-?up|glitch|discrepancy)\b  + There's a glitch  - There's a fee
  \b(i'm|i am|i was|we're|we are)( \w{2,12})? (sure|certain|positive|confident|convinced)( that)? (i|my|we|there|it|the|our|that|this|they|all|both)\b  + I'm sure I paid  - I'm sure
  \bi (did|do) (actually |indeed |already )?(purchase|buy|have|add|pay|select|book|get|cancel|send|return|order|include|receive|sign|enter|confirm)\b  + I did pay  - I did not pay
  \b(i|it) (was )?(definitely|certainly|clearly|distinctly|actually|specifically) (purchased|bought|have|had|added|paid|selected|booked|remember|recall|cancelled|canceled|sent|returned|ordered|signed|that|this|the)\b  + I definitely paid  - I paid
  \bi know (for (a fact|sure|certain)|my|i|that (i|my|it)|it was|there (was|were))\b  + I know for a fact  - I know how
  \bi'm telling you\b  + I'm telling you  - I'm asking you
  \bi insist (that|i|it|there|my)\b  + I insist that it was there  - I insist on it
  \bi thought i (had |already )?(added|bought|purchased|had|paid|selected|got|was|have)\b  + I thought I had added breakfast  - I thought about breakfast
  \bi remember (adding|buying|booking|paying|having|selecting)\b  + I remember paying  - I remember you
  \b(should|ought to) (actually )?(be|have|show|say)( \w{1,10}){0,3} (instead|not)\b  + It should be two instead  - It should be two
  \b(no,? (it|that|there|my|i)|actually,? (it|there|my|i))('s|'m| is| was| were| am| are| have)\b(?! (all|it|everything|fine|okay|ok|alright|not (the one|it|that one)|good|perfect)\b)  + No, it's the other one  - No, it's fine
  \bbut (it|that|this|they|there|my _)('s| is| are| was| were) (actually|supposed)\b  + But it is actually blue  - But it is blue
`

/** Only with a denial just heard is this held against anything: else it answers a question or tells a story. */
export const WONDERS = phrases('…', 'i')`
  \b(should|must|ought to|has to)( already| still| definitely)? be (there|listed|visible|showing)\b  + It should be listed  - It should be cheap
  \b(don't know|not sure) why (it|that|this|they)('s| is| are)( not|n't)\b  + I'm not sure why it's not there  - I don't know why it is there
`

export const ASSURES = phrases('…', 'i')`
  \b(that's|that is|how) (really |so |very )?(strange|odd|weird)\b  + That's really strange  - That's really nice
  \b(should|has to) (already |still |definitely )?be (under|in|on) (this|my|that|the)\b  + It should be under my name  - It should be cheap
  \b(is|was|are|were) (definitely|certainly|actually) [#$€£]?\d  + It is definitely 42  - It is 42
  \bi (was|am|have|had) (definitely|certainly|actually)\b  + I was certainly there  - I was there
  \bi (really |always )?thought (there|it|i|my|that)\b(?! would| might| could)  + I thought it was paid  - I thought it would be paid
  \b(sure|certain|positive) (about|of) (it|this|that)\b  + I am sure of it  - I am sure
`

/** "My number ends in 42, not 41": the second is what they were told. */
export const CORRECTS = phrases(
  String.raw`(…) [^.;?!]{1,40}(,| [—–-]) not (?!(sure|certain|just|only|yet|even|really|because|that|connected|working)\b)(the |an? |in |on )?[#$€£]?(?<first>[\p{L}\p{N}][\p{L}\p{N}-]{2,})`,
  'iu',
)`
  \b(is|are|was|were|(might|must|may) be)|'s|'re  + My room is 412, not 214  - My room is 412, not yet clean
`

/** Takes it back in the same breath. */
export const GIVES_IN = phrases('…', 'i')`
  \b(my (mistake|bad|error)|you're right|you are right)\b  + My mistake  - A mistake
  \b(i|we) (must|may|might|could) (have|be) (_ )?(mistaken|wrong|confus_|mixed|made a mistake|got|misremember\w*)\b  + I may have mixed them  - I may have two
  \bmaybe (i|we)('m| am| was| were)? (made|mistaken|wrong|used|mixed|confus_|misremember\w*|thinking)\b  + Maybe I'm wrong  - Maybe you're wrong
  ^(i'm|i am) not (sure|certain)[.!]?$  + I am not sure.  - I am not sure about that
`

/** Sure of something that nobody denies, or that there is a way. */
export const NO_DISPUTE = phrases('…', 'i')`
  \b(right|correct) (one|number|address|account|order|name)\b  + The right number  - The right way
  \bsure (what|how|why|if|which|when)\b  + I'm not sure how  - I'm sure
  \bnot (_ )?(sure|certain)\b  + Not really sure  - Quite sure
  \b(sure|certain|confident)( that)? (there('s| is| are| must be| has to be)|you have) (_ ){0,2}(way|ways|something|someone|flexibility|solution|option|options|exception)\b  + I'm sure there must be some way  - I'm sure there was a fee
`

/** What the customer asserts to have or to be. */
export const HAS = phrases(
  String.raw`\b(i|we|my _|it|which|booking|reservation|order|policy|account|flight|plan|with|includes?)\b.{0,40}\b(…)\b`,
  'i',
)`
  have|has|had|bought|purchased|added|got|paid for|selected|includes?  + My policy includes it  - My policy
  included|comes with|carry|with  + The plan comes with it  - The plan is new
`

export const NO_ASSERTION = phrases('…', 'i')`
  \?\s*$  + Is it?  - It is.
  \b(if|once|when|whether|want|need|would like|'d like|could|can you|please)\b  + I want two bags  - I have two bags
  \b(would|wish|don't have|do not have|didn't|did not|doesn't|without)\b  + We didn't  - We did
  \b(no longer|not|never|hope|hoping)\b  + I hope so  - I know so
`

export const TOLD = phrases(String.raw`\b(…)\b`, 'i')`
  i was (told|promised|assured|informed)  + I was promised a refund  - I was early
  (they|someone|somebody|(an?|the|your|another|previous|last) (agent|rep|representative|person|colleague|employee|customer service|technician|website|site|app|email)) (told|said|says|promised|assured|confirmed|approved|stated|states)  + The last rep said so  - The last rep came
  (read|saw|seen) (_ )?(on|in) (your|the)  + I read on your page  - I read it twice
  according to (your|the) (website|site|email|policy)  + According to the website  - According to my mother
`

/** A statement of fact: not a condition, an offer or a request. */
export const STATES = phrases('…', 'i')`
  ^(?!.{0,80}\b(if you|once i|once you|would you|could you|please|let me|i can|i'll|i will|i am going|to proceed|thank|i understand|i'm sorry|i apologi[sz]e|would be|will help|helpful|need (your|the|to)|don't worry|happy to)\b)  + The room has no cot  - Thank you, the room has no cot
`

/** "I'm a Gold member": a rank and what it is the rank of. */
export const RANK = phrases(
  String.raw`\b(…)( \w{2,12}){0,2} an? (\p{Ll}{3,12} )?(?<first>\p{Lu}\p{Ll}{2,12}) (?<second>\p{L}{4,14})\b`,
  'u',
)`
  [Ii]'m  + I'm a Gold member  - You have a Gold member
  [Ii] am  + I am a Gold member  - He is a Gold member
  [Ww]e're  + We're a Gold household  - They have a Gold household
  [Ww]e are  + We are a Gold household  - You hold a Gold household
  [Aa]s|should be  + As a Gold member  - For a Gold member
`

export const COUNTED = phrases(
  String.raw`\bthere (…)( (actually|really|definitely|only|also))? (?<first>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) (\w{2,12} )?(?<second>\w{3,20})\b`,
  'i',
)`
  were|are|was|is|should be|must be|have been  + There were two bags  - There came two bags
`

/** Speaks of mistakes: what was told last is meant, whatever it was about. */
export const MISTAKEN = phrases(String.raw`\b(…)\b`, 'i')`
  mistake|error|mix-?up|glitch|discrepancy|wrong|incorrect  + A mix-up  - A match
  can't be right|cannot be right|isn't right|not right  + It can't be right  - It is right
`

export const DENIES = phrases('…', 'i')`
  \b(${NO}|none|only|cannot|unable)\b  + nothing  - something
  ${NOT}\b  + didn't  - did
`
