/** In which words customers ask for things. */

import { phrases } from '../phrases.ts'
import { ORDERED } from './deeds.ts'
import { TO_PASS_TO } from './people.ts'

/** What follows the cue is `to` and a verb, a verb, or a thing. */
export const CUE = phrases('…', 'gi')`
  (?<to>\b(i|we|and)( would|'d)?( (really|just|also|still|actually|definitely|do|only|currently|simply|very much|strongly|absolutely|kindly|now))* (need|want|wanted|like|love|prefer|wish|hope|intend|plan)( you| someone| help)? to )  + I would really like to go  - I like tea
  (?<trying>\b(i|we)('m| am|'re| are|'ve been| have been|(?<=\bi) was(?= (hoping|wondering|looking|calling))|(?<=\bwe) were(?= (hoping|wondering|looking)))?( just| really| also| currently| here)? ?(calling|writing|contacting|looking|trying|hoping|reaching out|wanting|needing|chatting|wondering if (i|we|you) (can|could|might)) (to )?(?=[a-z]))  + I am calling to cancel  - I am called Ann
  (?<can>\b((can|could|would) (you|we|i|someone)|will you)(?! like| prefer)( please| kindly| also| just| possibly| maybe| at least| now)*( go ahead and)? (?=[a-z]))  + Could you please cancel it  - Could you like it
  (?<way>\b((is|isn't) there (any|a|some|no|absolutely no|really no) (other |possible )?(way|chance|possibility)( that)? (to|of|you (can|could)|i (can|could)|we (can|could)|for (me|us|you) to)|(is|would|will) it( be)? possible (to|for (me|us|you) to)|any chance (you|i|we) (can|could)|would (you|it) be (able|willing|possible) to|how (can|could|do|would) (i|we)|(expect|want|wanting|need|like) (you|your _|them|someone|somebody) to|(goal|plan|hope|aim|wish|preference|request|priority) is( just| still)? to|(any|some|a) (possibility|option) (to|of)|(appreciate|grateful|great|love|like)( it)? if (you|someone|we) (can|could|would)|help me( to)?|let's|(i|we) (must(?! (be|have)\b)|have to|gotta)) )  + Is there any way to cancel  - Is there a fee to pay
  (?<thing>\b((i|we)( would|'d)?( (really|just|also|still|actually|definitely|do|only|currently|simply|very much|strongly|absolutely|kindly|now))* ((need|want|like|request|expect|demand|deserve|prefer)( to (get|have|receive))?|should (get|receive|be getting|be receiving))|(i'm|i am|we're|we are)( (really|just|also|still|actually|definitely|do|only|currently|simply|very much|strongly|absolutely|kindly|now))* (requesting|demanding|expecting|asking for|looking for|hoping for|insisting on|interested in)|(looking|asking|hoping) for is|insist on having) (?!((some|a bit of|more|your|a little|any|further|additional|extra|immediate|urgent) )?(help|assistance|support)\b|to\b|you\b|your _ to\b|that you\b|help\b|when\b|if\b|how\b|what\b|someone\b|anything\b|and\b|from\b|at\b)(?=[\w$€£]))  + I want a refund  - I want to go
  (?<topic>\b(question|questions|inquire)( \w{2,10})? (with|about|in|on|regarding|for) )  + A question about my order  - Without question
  (?<help>\b(help|assistance|support|issue|problem|assist me)( \w{2,10})? (with|about|in|on|regarding|for) )  + I need help with my order  - I need my order
  (?<helping>\b(help|assistance)( me| us)?( with| in)? (?=[a-z]{3,}ing\b))  + I need help changing it  - I need tea
  (?<please>\bplease( also| just)? (?=[a-z]))  + Please cancel it  - I am pleased
`

/** An order begins with its verb: "Cancel my plan", "Then book the later one". */
export const ORDER = phrases('…', 'i')`
  ^((yes|no|please|then|now|also|just|after that|and|first|second|next|so)[, ]+){0,3}(?<verb>${ORDERED})(?= (my|our|the|this|that|it|them|a|an|all|both|me|us|[#$€£]|[a-z]*[A-Z\d]))  + Cancel my order  - Cancelled my order
`

/** "Can you help me with this?" asks for nothing in particular. */
export const EMPTY_PLEA = phrases(
  '^(please )?(…)( me| us)?( out)?( with (this|that|it|these|any of this))?[?.!]*$',
  'i',
)`
  help|assist  + Please help me out with this?  - Please help my brother
`

/** "The one I want to cancel is …": what follows tells about a thing. */
export const RELATIVE = phrases('…', 'i')`
  \b(the|those|these|any|every|all|what|which|anything|something|everything)( [\w'-]{1,15}){0,3} $  + the only thing[ ]  - the only thing that
  \bthan $  + more than[ ]  - more
`

export const NEGATED = phrases(
  String.raw`\b(…)\b(?! (you (can|could|would)|(it's|that's|it is) (ok|okay|possible|alright|fine)|possible))`,
  'i',
)`
  no longer|don't|do not|didn't|did not|not|never|wouldn't|why would  + I don't think  - I think
  without  + Without it  - With it
  (do|should|must|would) i|if  + If it rains  - It rains
`

export const SOMEBODY_ELSE = phrases(String.raw`\b(…)\b`, 'i')`
  ${TO_PASS_TO}  + a supervisor  - a vision
`

export const PASSES_ON = phrases(String.raw`\b(…)\b`, 'i')`
  transfer(red)?|switch|speak|talk  + Transfer me  - Trans
  connect(ed)?  + Connect me  - Collect me
  escalate[d]?  + Escalate it  - Escape it
  pass(ed)?  + Passed on  - Past it
  put (me )?through  + Put me through  - Put it there
  get( me)?|need|want|reach|be connected|have  + Reach it  - Rich
`

export const LOOSE_WORD = phrases('^(…)$')`
  ,|and|or|to|with|for|of|on|in|-|–|just|also|still|instead|too|now|even  + also  - fare
  already  + already  - ready
`

export const PRONOUN_ONLY = phrases('^(…)?$', 'i')`
  (it|this|that|them|these|something|anything|everything|me|so|sure|things?)( (_ing|_ed|sorted|done|right|out|over|back|to work|for me|all|again|quickly|please|now|working|online|up|running)){0,6}( before .{3,80})?  + it done quickly  - it tea
`

/** Things that are told, not given. */
export const TOLD_THINGS = phrases(String.raw`^(the |an? |some |any |my )?([\w-]+ ){0,2}(…)\b`, 'i')`
  number|information|info|details|answers?|explanation|confirmation  + the tracking number  - the tracking
  update|clarity|clarification|status|instructions|guidance  + an update  - a date
`

export const PASSING_ON = phrases('^(…)$')`
  transfer|speak|talk|connect|escalate|pass|get|put|reach|have|find  + speak  - spoke
  switch|move|take  + switch  - stitch
`
