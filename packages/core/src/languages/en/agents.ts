/** How agents write about a customer and a case, and what of it says nothing. */
import { phrases } from '../phrases.ts'

/** Sentences that only say that a person is needed tell the person nothing. */
export const EMPTY = phrases(String.raw`^(…)\.?$`, 'i')`
  (please|kindly)\b.{0,120}\b(assist|help|review|handle|advise|follow up|support|process|proceed)\b.{0,120}  + please assist them  - assist
  (further|additional|more|human|manual) (_ ){0,2}(investigation|assistance|review|support|action|help|troubleshooting|follow-up)\b.{0,60}  + further assistance is good  - assistance is good
  (assistance|help|support|review|intervention) (from|by|of) (a |an )?(human|live|person)\b.{0,80}  + help from a human  - help from home
  (this |it )?(requires?|needs?) (_ ){0,3}(support|assistance|investigation|troubleshooting|help)\b.{0,60}  + this needs more support  - this needs a lock
  transfer(red|ring)? (to|for)\b.{0,60}  + transferring to you  - to you
  .{0,40}\b(needs?|requires?|requests?|requested|requesting|asks?|asked|would like|transferring|escalating|escalated)\b.{0,30}\b(human|further|additional|live)\b.{0,20}\b(assistance|agent|help|support|review|person|investigation|intervention)?\b.{0,40}  + They need live support  - They live here
`

/** Says what it is about and not what is wanted. */
export const VAGUE = phrases(
  String.raw`^.{0,60}\b(…) (some )?(help|assistance|support) (with|on|for|regarding) ((the|their|a|an|his|her) )?(_ ){0,2}[\w#-]+\.?$`,
  'i',
)`
  needs?|requires?|wants?|requests?|requesting|seeking|asks for  + She needs help with the order.  - She needs help.
`

export const RULE_SAID = phrases(String.raw`\b(…)\b`, 'i')`
  polic(y|ies)  + a policy  - a polite
  not (_ )?(allowed|permitted|possible|eligible|qualify|supported|able|within|covered)  + not eligible  - eligible
  ineligible|cannot  + ineligible  - eligible
  can['’]t|unable to  + can't  - canteen
  does(n['’]t| not) (_ )?(allow|permit|qualify|meet|support)  + does not allow  - does allow
  do not (_ )?(allow|permit|qualify|meet)  + do not qualify  - do qualify
  neither .{1,40} meets?  + neither bag meets  - either bag meets
  outside (of )?|beyond|against|prevents?  + against  - again
  requires? (a |an )?(human|approval|manager|supervisor)|restrictions?  + requires approval  - requires time
  (could|can) ?not be (found|located|verified)|not found  + could not be verified  - could be verified
`

/** What the customer wants is no rule, even where it speaks of one; what they cannot do is the problem. */
export const WISHING = phrases('^(…)', 'i')`
  request(s|ing|ed)? (for|to)\b  + requests for money  - he requests
  (the |this )?(user|customer|caller|client|they|she|he)\b.{0,40}\b(requests?|requested|requesting|insists?|wants?|asks?|asked|would like|understands?|claims?|believes?|does not have|(is|are) (unable|experiencing))\b  + The customer insists  - The bag insists
`

export const SOUGHT = phrases(
  String.raw`\b(requests?|requesting|needs?|requires?|seeks?|seeking)\b.{0,40}\b(…)\b`,
  'i',
)`
  review|approval|exception|escalation  + needs a review  - needs a view
  authori[sz]ation|verification|judg_|decision|supervisor|manager  + requires authorization  - requires authors
`

export const CUSTOMER_BEFORE_NAME = phrases(
  String.raw`^(the |this |our )?(…)( named)?,? (?=\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)`,
  'iu',
)`
  user|customer|caller|client  + The customer Ann Lee  - The bag Ann Lee
`

export const CUSTOMER_SUBJECT = phrases(
  String.raw`^(…)(?=(want|request|need|call|report|ask|would|has|have|can|cannot|try|experienc|seek|claim|insist|inquir|disput|wish|unable|look|hop|say|stat|booked|provided|believ|attempt|contact)[a-z]*\b)`,
  'i',
)`
  (the |this |our )?(user|customer|caller|client|member|passenger|guest|patient|silver member|gold member)(,)?( (named|with))?( (user |customer |member )?id( is)?:?)?( [a-z.-]*[\d_][\w.-]*)?(\s*\([^()]{1,80}\))?( with [^,.]{3,40}?)?,? (is |are )?  + The customer wants  - The bag wants
  (they|he|she) (is |are )?  + they want  - we want
`

export const BLOCKER = phrases(String.raw`\b(…)\b`, 'i')`
  locked|blocked|expired|suspended|denied|declined|failed|broken|missing  + suspended  - spent
  cannot  + cannot  - can
  can['’]t|unable  + unable  - able
  not (found|available|possible|working)  + not working  - working
`

export const ATTRIBUTED = phrases(String.raw`\b(…)\b`, 'i')`
  claims?|says?|said|states?|stated|insists?|believes?|mentions?  + She claims  - She came
  mentioned|reports?|reported|according to|thinks?|wants?|requests?  + She reported  - A reporter
  requested|requesting|asks?|asked|asking|would like|needs?|seeking|seeks?|looking to|insisting  + She asked  - A task
`

/** What such a word begins holds together to the end of the sentence. */
export const JOINS = phrases(String.raw`^[,;]\s(…)\b`, 'i')`
  but|which|who|as|because|since|so|and|while|although|however|therefore  + , but it is red  - , it is red
`

/** What went wrong in a longer answer. */
export const TELLING = phrases(String.raw`\b(…)\b`, 'i')`
  locked\w*|missing  + It is missing  - It is mine
  no[_ ]?(service|signal|connection|sim|access|data)|not|cannot|none  + no service  - service
  failed|error|denied|suspended|broken|expired|inactive|overdue|disabled  + It failed  - It fell
  invalid|unavailable|rejected  + rejected  - projected
`

export const CHECKING = phrases(
  String.raw`^(i(['’]ve| have|['’]m| can| do)?|upon|after|based on|according to|looking at)\b[^.;]{0,80}?\b(…)( that| here that)?,? (?=(you|your|there|the|it|this|only)\b)`,
  'i',
)`
  confirm(ed)?|see|found|checked|shows?|verified|reviewing|records?  + I have checked that your bag  - You have checked that your bag
  details|information|indicates?  + After the details, your bag  - The details
`

export const HAS_VERB = phrases(String.raw`\b(…)\b`, 'i')`
  is|was|am|are|have|has|had|got|passed|died|can|can't|need|'s|'m  + it has come  - hash
  changed|want  + I want  - wanted... w
`

export const STILL = phrases(String.raw`\b(…)\b`, 'i')`
  still|again|same|not working  + still  - stilts
  doesn['’]t work  + doesn't work  - does work
  didn['’]t work|no luck|keeps|persist  + keeps  - keeper
  nothing (works|changed|happened)  + nothing works  - it works
`

/** What the agent says about the search for a fault, or in passing. */
export const NOT_A_RULE = phrases(String.raw`\b(…)\b`, 'i')`
  necessarily  + necessarily  - necessary
  will (proceed|check|look|search)|going to  + going to  - gone
  (might|may|could) be|troubleshoot\w*  + may be  - maybe
  let['’]s|next step|please  + next step  - next stop
  check(ing)? (the|your|their)|could you  + could you  - could they
  if (you|they)|for two reasons|following reasons?  + for two reasons  - for two
  transfer (them|you)  + transfer you  - transfer it
`

export const RULE = phrases(String.raw`\b(…)\b`, 'i')`
  policy|policies|rules?|only|eligible|allowed|permitted|cannot be  + policy  - police
  can['’]t be|not be|unable|without|after|must  + must  - mustard
`

export const BY_POLICY = phrases(
  String.raw`^(…) (our|the|my|current|airline|company|store)[^,]{0,60}policy[^,]{0,40},\s*`,
  'i',
)`
  based on|according to|per|under|as per|due to|given  + According to our refund policy, no  - According to my mother, no
`

export const TELLS_YOU = phrases(String.raw`^i (must|have to|need to|can|do)( _)? (…)( that)?\s+`, 'i')`
  confirm|inform you|say|tell you|let you know|advise you  + I must confirm that it  - I must go that it
`

export const SINCE = phrases(String.raw`^(…)\b[^,]{5,150}, `, 'i')`
  since|as|because|given|under|while|although|based on|according to  + Because the bag is red, no  - The bag is red, no
  after|due to  + After the first trip, no  - The first trip, no
`

export const HELP_ONLY = phrases('^(…)')`
  help with  + help with  - help
  get (some |any |further )?(help|assistance)  + get some help  - get it
  make (a |some |any )?changes?  + make a change  - make tea
`

export const REFUSING = phrases(
  String.raw`\b(…)( _)? (want|accept|agree|wish|like)( to)? (?<first>[^.;—!?]{3,200})`,
  'i',
)`
  don't|do not|won't|will not|wouldn't|would not|can't|cannot  + don't want to pay  - want to pay
`

export const CUSTOMER_WORDS = phrases(String.raw`\b(…)\b`, 'gi')`
  (am|was) i  + am I  - are they
  (do|can|could|will) you  + could you  - could they
  i(['’](m|ve|d|ll)| am| was)?|me|my|mine|myself  + my  - may
  we(['’](re|ve|d|ll))?|ours?|us|ourselves|yours?  + we're  - were
  (?<!\b[Tt]hank )you(['’](re|ve|ll)| are| can| could| have| do| offer| said| told| all)?  + you said  - Thank you
`

export const ABOUT_THEM = phrases('…', 'gi')`
  \b(?<first>if|that|what|when|as|since|because|and|but|which|why|how|where|until|unless|whether|so|anything|everything) you(?= [a-z])  + that you want  - thank you all
`

export const AGENT_WORDS = phrases(String.raw`\b(…)\b`, 'gi')`
  (for|to|with|give|offer|transfer|help|allow|refund|send) you  + for you  - for them
  i(['’]m not|['’](m|ve|d|ll)| am| was| have| don['’]t| do not| do)?|me  + I'm not  - it
  my|myself|yours?  + yours  - theirs
  you(['’](re|ve|ll|d))?  + you  - they
`

export const SOFTENING = phrases(String.raw`^(…)\b[,:]?\s+`, 'i')`
  unfortunately|otherwise|however|regrettably|sadly|but|and|so|also  + However, it is red  - It is red
  additionally|therefore  + Additionally it is red  - Addition
  please note( that)?  + Please note that it is red  - Please
  note( that)?|in this case|at this time|as mentioned|as i mentioned  + In this case it is red  - In this bag
  for your information|to be clear|honestly  + To be clear, it is red  - To be
`

export const SORRY = phrases(
  String.raw`^(…)( _)? (sorry|afraid)( to (hear|inform you|say)[^,.]{0,60}?)?(,? (but|that))?,?\s+`,
  'i',
)`
  i['’]m|i am  + I am so sorry to hear that,  - You are sorry
  we['’]re|we are  + We're sorry, but  - We sorry
`

export const UNDERSTANDS = phrases(
  String.raw`^i (completely |fully |really |totally )?(…)\b[^,.;—]{0,90}[,;—]\s*(but |however,? |and )?`,
  'i',
)`
  understand  + I fully understand your wish, but no  - I fully pay your wish, but no
  apologi[sz]e|appreciate|see|hear  + I appreciate it, but no  - I appear, but no
`

/** What the agent worked out itself stands nowhere else, and it says so. */
export const WORKED_OUT = phrases(String.raw`\b(…)\b`, 'i')`
  worked out  + $12.40 (worked out)  - it worked
  my (own )?(sum|estimate|calculation)  + 754.39, my sum  - my summer
  calculated  + calculated at 30  - a calculator
  i (estimate|reckon)  + I estimate 30  - an estimate
  in (all|total)  + 3 in all  - install
  sum of  + the sum of both  - summit
`

/** The agent stops: it may not, or somebody else is to take over. */
export const GIVES_UP = phrases(String.raw`\b(…)\b`, 'i')`
  cannot|can['’]?t|unable|not (_ )?(able|allowed|possible|eligible)|(isn|doesn|don|won)['’]t|polic(y|ies)  + I cannot do that  - I can do that
  transfer\w*|escalat\w*|human|colleague|supervisor|manager|specialist|team|hand(ing)? (you |this )?over|pass(ing)? (you|this) (on|to)  + I will transfer you  - I will book it
`
