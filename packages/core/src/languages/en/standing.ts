/** How matters are left: what is only wanted if something else fails, what an agent refuses and what it puts up. */
import { phrases } from '../phrases.ts'

/** What follows is wanted only if what was asked for before cannot be had. */
export const IF_NOT = phrases(String.raw`\b(…)\b`, 'i')`
  if (that|this|it|there|you|they|we|none|nothing|neither)( (is|are|really|still|_))? ?(can['’]?t|cannot|can not|isn['’]t|is not|not|aren['’]t|no|won['’]t|doesn['’]t|does not|do not|don['’]t|works?|fails?|impossible)  + If that can't be done, cancel it  - If that can be done, cancel it
  if (not|nothing|neither|impossible)|or else|otherwise|failing that|as a last resort|in that case|only if|or,? if  + Otherwise cancel it  - Cancel it
`

/** The agent says that it may not or cannot do what was asked: its own limit, a rule, or that the case does not fit one. */
export const REFUSES_THEM = phrases(String.raw`\b(…)`, 'i')`
  (I|we)(['’]m| am|['’]re| are)? (currently |simply |also |still |unfortunately )?(unable to|not (_ )?(able|allowed|permitted|authori[sz]ed|in a position) to)\b  + I am unable to do that  - You are unable to see it
  (I|we) (_ )?(cannot|can['’]t|can not|could ?n['’]t|could not|may not|won['’]t be able|will not be able)\b  + We cannot do that  - They cannot do that
  (I|we) (don['’]t|do not) (_ )?have (_ ){0,4}(tools?|ability|authority|access|rights?|means|permission)\b  + I don't have the authority  - I don't have a dog
  (does|do|did|would)(n['’]t| not) (_ )?(allow|permit|qualify|meet|support|include|cover|apply)\b  + The fare does not allow changes  - The fare allows changes
  (is|are|was|were|be|been|it['’]s) not (_ )?(allowed|permitted|eligible|possible|applicable|refundable|transferable|covered|supported|offered|authori[sz]ed|within|qualified)\b  + That is not possible  - That is not far
  (isn|aren|wasn|weren)['’]t (_ )?(allowed|permitted|eligible|possible|applicable|refundable|transferable|covered|supported|offered|within)\b  + It isn't allowed  - It isn't far
  (cannot|can['’]t|can not|may not|must not) (_ )?be (_ )?_(ed|en|ne|t|ut)\b  + It cannot be changed  - It can be changed
  cannot have (_ ){1,4}(modified|changed|cancel\w*|removed|added|refunded)\b  + They cannot have their bags changed  - They have bags
  (there are )?no exceptions?\b|ineligible\b|non-?refundable\b|against (our|the|company) (policy|rules?)\b|outside (of )?(our|my|the|what)\b|beyond (my|what i)\b|strictly\b  + It is non-refundable  - It is refundable
  (will|would) (need|have) to (be )?(reviewed?|approved?|handled|transfer\w*|escalat\w*|connect\w*|pass\w*)\b|needs? (a |an )?(human|colleague|manager|supervisor|approval)\b  + This needs a manager  - This needs a stamp
  (I|we) (may|can) only\b|only (_ ){0,2}(eligible|allowed|possible|available) (if|for|when|with)\b  + I can only book one  - Only one is red
`

/** Takes up what the agent said just before, and says little without it. */
export const FOLLOWS_FROM = phrases('^(…)', 'i')`
  (given (that|this)|therefore|so|thus|as such|because of (that|this)|for (that|this) reason|this|that|these|it|they|however|but|which)\b  + Therefore I cannot do it  - I cannot do it
`

/** The agent asks for a yes to what it would do. */
export const PUTS_FORWARD = phrases('…', 'i')`
  \b(would you|you'd|you would|do you) (like|want|prefer) (me|us) to\b  + Would you like me to book it?  - Would you like tea?
  \b(shall|should|may|can) (i|we) (_ )?(proceed|go ahead|book|cancel|change|move|send|issue|process|add|apply|refund|place|update|exchange|return|make|set|charge|order|schedule|reserve|do|use|put|switch|transfer)\b  + Shall I book it?  - Can I help?
  \b(want|wish|like|okay|ok|alright|fine|happy|ready|willing) (for )?(me |us )?to (proceed|go ahead|continue)\b|\b(proceed|go ahead) with\b  + Are you ready to proceed?  - Are you ready to talk?
  \b(please|kindly|do you|can you|could you) confirm\b(?! (your|the) (_ ){0,2}(name|e-?mail|address|number|id)\b)  + Can you confirm the change to 4 May?  - Could you confirm your e-mail?
  \b(is|does) (that|this|it|everything) (all )?(correct|right|okay|ok|fine|work|sound (good|right|okay))\b  + Is that correct?  - Is that new?
`

/** To look something up, or to be told something, is no proposal. */
export const ONLY_LOOKS = phrases(String.raw`\b(…)\b`, 'i')`
  provide|share|tell me|your user id  + Could you please provide your user ID?  - Shall I book it?
  (me|I) (to )?(check|look|search|pull|verify)  + Would you like me to check it?  - Would you like me to book it?
`

export const SAYS_YES = phrases('^(…)', 'i')`
  (yes|yeah|yep|correct|right|confirmed|ok|okay|sure|agreed|exactly|that('s| is) (right|correct|fine))\b(?!,? but\b)  + Yes.  - Yesterday
`

/** What was done already is no offer. */
export const CARRIED_OUT = phrases(String.raw`\b(…)(?!\w)|[✅✓]`, 'i')`
  cancell?ed|issued|processed|refunded|credited|completed|(has|have) been|was|were|asked|confirmed  + a refund of $20 was sent  - a refund of $20
`
