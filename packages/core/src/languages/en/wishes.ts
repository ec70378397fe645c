/** What a customer refuses and accepts, and what only sounds like it. */
import { phrases } from '../phrases.ts'

export const REFUSES = phrases('…', 'i')`
  \b(i|we)( \w{3,10})? (don't|do not|didn't|won't|will not|wouldn't|would not)( \w{3,10})? (want|accept|agree|wish|like|consent)\b  + I don't want a voucher  - I want a voucher
  \b(i|we)( \w{3,10})? (don't|do not|won't|will not)( \w{3,10})? need\b  + We do not need it  - We need it
  \b(i|we)( \w{3,10})? (can't|cannot|can not) (really |just )?(accept|agree|afford|buy|purchase|pay|spend|wait)\b  + I can't afford it  - I can afford it
  \b(i|we) can only (use|pay|accept|proceed|spend)\b  + I can only pay 20  - I can pay 20
  \bplease,? (don't|do not|never)\b  + Please don't  - Please do
  \b(don't|do not) (\w{3,8} )?(transfer|pass|send|charge|cancel|close|call|contact) (me|us|my|it|this)\b  + Do not transfer me  - Do transfer me
  \b(not|n't) (\w{3,10} )?(interested in|willing to|okay with|ok with|comfortable|(happy|satisfied) with(?! (_ ){0,2}(service|experience|quality|treatment))|acceptable|going to accept|an option|be transferred)\b  + I'm not interested in it  - I'm interested in it
  \bnot (just|only|merely|simply) (looking for|asking for|after|interested in)\b  + I'm not just looking for words  - I'm just looking for words
  \bmore than (just )?an? _( or _)?\b(?=.{0,40}\b(compensat|want|need|expect|missed|lost))  + More than an apology, I want a refund  - It took more than an hour
  \b(rather not|no thanks|no,? thank you)\b  + Rather not  - Rather nice
  \bunder no circumstances\b  + Under no circumstances  - Under these circumstances
  \b(unacceptable|refuse to|i decline|unwilling)\b  + I refuse to pay  - I agree to pay
  \bwon't work for (me|us)\b  + That won't work for me  - That works for me
  \bdoesn't work for (me|us)\b  + That doesn't work for us  - That works for us
  \b(does not work for (me|us)|prefer not)\b  + I prefer not to  - I prefer two
  \b(seems?|is|feels?|be|sounds?)( \w{1,10}){0,2} (too low|bit low|quite low|not enough|insufficient|inadequate|too expensive|too high|too late|unfair|not fair)\b  + That seems too low  - That seems low
  \b(isn't|doesn't feel|doesn't seem|is not|does not seem) (\w{3,10} )?(enough|sufficient|adequate|fair|reasonable|good enough)\b  + That isn't enough  - That is enough
  \b(don't|do not) think (\w{1,12} ){1,6}(is |are )?(enough|fair|acceptable|sufficient|reasonable)\b  + I don't think that is fair  - I think that is fair
  \b(doesn't|does not|won't|hardly)( \w{3,10}){0,2}( to)? (reflect|compensate|make up for|cover what|match|come close)\b  + It doesn't make up for it  - It does make up for it
  \b(over|above|beyond|exceeds?|outside) (my|our) (_ )?(budget|limit|price range)\b  + That is over my budget  - That is my budget
  \bwithout ((being |getting )?(transferr|cancell|pay)(ed|ing)|(having|needing) to (pay|cancel|transfer|contact|call|speak|talk))\b  + Without having to pay  - Without my card
  \b(want|expect|prefer)\b[^.?!]{3,100}(,? (and )?not (a|an|just|the|to)|\(not)\b  + I want a refund, not a voucher  - I want a refund
  \bno (transfers?|vouchers?)\b(?![^?]*\?)  + No vouchers  - Are there no vouchers left?
  \b(i'll|i will|i'd|we'll|we will) pass\b(?! (it|this|that) on)  + I'll pass  - I'll pass it on
  ^no,? (that's|that is|it's) (okay|ok|fine|alright|all right)\b  + No, that's okay  - That's okay
  \b(don't|do not) feel comfortable\b  + I don't feel comfortable  - I feel comfortable
  \bi('m| am| feel)( \w{1,10}){0,3} uncomfortable\b  + I am a bit uncomfortable  - The seat is uncomfortable
  \b(i|we)('ve| have)? changed (my|our) minds?\b|\bnever ?mind\b  + Never mind  - I mind
  \b(more|less) than (i|we|what (i|we|you))('m|'re| was| am| were| are|'d| had)? (hoping|comfortable|willing|wanted|planned|planning|prepared|mentioned|offered)\b  + That's more than I was hoping for  - That's more than enough
  \b(little|bit|too|quite|pretty) (steep|pricey|costly)\b  + That's quite steep  - The path is steep
`

export const NO_REFUSAL = phrases(String.raw`\b(…)\b`, 'i')`
  anything else  + Anything else  - Something
  need (any )?(help|to know|more)  + I need help  - I need it
  don't need (to|it now)  + I don't need to  - I need it now
  afford to keep  + I can't afford to keep it  - I can't afford it
  (want|mean|like) to (give|tell|send)( _)? (_ )?(wrong|incorrect|false)  + I don't want to give you wrong information  - I don't want to give you my number
  don't want to (bother|take|be (rude|left|the only|without|late|stuck)|mess|lose|miss|risk|waste)  + I don't want to miss it  - I want to go
  don't like (to|how)|wouldn't want  + I wouldn't want that  - I want that
  (insufficient|not enough|too (low|high)) for|set to  + It is set to 2G, which is too low for pictures  - It is too low
  if (you|i|we|that|it) (don't|do not|can't|isn't)|like to know  + If you don't mind  - Since you mind
`

export const ACCEPTS = phrases('…', 'i')`
  \b(go ahead|please proceed|proceed with)\b  + Go ahead  - Go away
  \blet's (do|go|use|proceed|book|try|start|move on to|keep|stick|continue)\b  + Let's book it  - Let's see
  \b(i'll|i will) (definitely )?(take|go with|choose|accept|pay|use|reach out|look into)\b  + I'll take it  - I'll think
  \bi'll do(?! my best)\b  + I'll do that  - I'll do my best
  \bi('d| would) (like|prefer|want) (to (go with|choose|take|proceed|go ahead|accept)|both|the (first|second|third|last) (one|option)|option)\b  + I'd prefer the first option  - I'd prefer an answer
  \b(i'm|i am|we're|we are|i'd be|i would be)( \w{3,10})? (willing|happy|fine|ok|okay|open|prepared) (to|with|if|\w{3,12}ing)\b  + I'm happy to wait  - I'm happy
  \b(that|this|it|which|either|both|\w{1,12})('s|'d be| is| are| sounds| would be| will be| works| would work| should be| all looks| looks)( \w{3,10})? (fine|okay|ok|acceptable|perfect|great|good|works|alright|(?<=looks )correct)( (with|for|by) (me|us))?(?=[,.!;—–-]|$| but| too| as| with| for| by| if| and)  + That sounds good  - That sounds good enough
  \bworks for (me|us)\b  + It works for me  - It works
  \b(i (agree|accept|confirm|consent|approve)|i don't mind|i do not mind)\b  + I agree  - I disagree
  \bthat would be (helpful|appreciated)\b  + That would be helpful  - That was helpful
  \bno problem with\b  + No problem with that  - A problem with that
  \b(even|même) (if|though|without|sans) (i|we|je|a|any|rembours\w*)\b(?=.{0,40}\b(get|receive|have|refund|pay|lose|rembours\w*|recevrai)\b)  + Even if I get less  - Even if it rains
  ^((oh|and|so|but|ah|great|thanks|thank you)[,.! ]+)*(if [^,]{3,60}, then )?(yes|yeah|yep|yup|sure|ok|okay|alright|absolutely|certainly|of course|oui)\b[—–,.! -]*((oui|i think)[, ]*)?(i('d| would) (also )?(like|appreciate|love|prefer)|i want|please(?! (note|look|find|tell|provide))|do (it|so|that)|let's|i confirm|that works|that would|you (can|may)|(just )?(transfer|cancel|upgrade|use|confirm|book|change|add|send|proceed|remove|refund|issue|connect|switch|update|keep|apply|charge|take|downgrade)\b)  + Yes, please do  - Yes, please tell me
  ^(yes|yep|yeah|oui|agreed|confirmed)[.! ]*$  + Agreed.  - Agreed on what
`

export const NO_ACCEPTANCE = phrases('…', 'i')`
  \bhope (that|it|this)\b  + I hope that works  - It works
  \bif (it's|that's|it is) (ok|okay|fine|alright|good|possible)\b  + If it's ok  - It's ok
  \b(happy|willing|okay|fine) to (give|provide|share|tell|answer|show|explain|wait)\b  + I'm happy to explain  - I'm happy to pay
  \bonly\b[^.]{0,40}\bwilling\b  + I'm only a bit willing  - I'm willing
  \bfor (all )?(your|the) help\b  + Thanks for your help  - Thanks for the tea
  \b(not|isn't|don't|doesn't|can't|cannot|never|no longer|wouldn't)( \w{2,10}){0,2} (ok|okay|fine|good|great|acceptable|willing|happy|open|agree|accept|work|works|ready|perfect|right)\b  + It's not okay  - It's okay
  ^i (do )?(completely |fully )?(understand|see|get)\b(?!.{0,120}\b(go ahead|proceed|fine|okay|willing|accept)\b)  + I understand the rule  - I misread the rule
  ^(what|how|why|would|can you|is there|do you)\b  + How would that be good  - That would be good
  \bif (you|i|we) (could|can)\b.{0,120}\b(great|helpful|appreciated|good|perfect)\b  + If you could, that would be great  - That would be great
  \b(be|is|sounds|was|were) (really |so )?(great|good|perfect|fine)( (news|to hear|so far))\b  + It was good to hear  - It was good
`

/** The agent puts something to the customer. */
export const PUTS_UP = phrases('…', 'i')`
  (?<!\bhow )\b(would you|you'd|you would) like (me )?to\b  + Would you like me to book it  - How would you like to pay
  \b(shall|should) i\b|\bwant me to\b|\bproceed with\b  + Shall I book it  - I shall book it
  \bonce (you('ve)? )?confirm  + Once you confirm  - You confirm
`

/** What stands and falls with what was put up before: alone it may just tell which order is meant. */
export const YES_TO_THAT = phrases(
  String.raw`^((oh|and|so|ah)[,.! ]+)*(yes|yeah|yep|yup)\b[—–,.! -]*(…) ((all )?(correct|right|perfect|good)|the one)\b`,
  'i',
)`
  that's|that is|it's|it is  + Yes, that's correct  - Yes, I'd like that
  everything('s| is| looks)  + Yes, everything is correct  - Yes, something is correct
`

/** "That sounds good, but can you …?": what stands before it is no question. */
export const ASKS_ON = phrases(String.raw`[,;—–] ?(but|and|though)?,? ?(…) (you|i|we|it|there|the|my)\b`, 'i')`
  can|could|would|will|is|are|do|does|what|how|when|where  + Good, but can you wait  - Good, you can wait
`

export const TAKES_UP = phrases('…', 'i')`
  ^((oh|and|so|ah)[,.! ]+)*(yes|yeah|yep|yup|sure|ok|okay|alright|oui)\b  + Sure  - I am sure
  \b(go ahead|proceed|go with|i'll take|i confirm)\b  + I'll take it  - I took it
`

export const CLAUSE_BREAK = phrases('…', 'gi')`
  [;—–:]\s*|\.[ ]  + Yes; no  - Yes
  ,? (but|because|so that|so|since)[ ]  + Yes but no  - Yes butter
  , (and )?(?=(i|we|please|that|it|this)\b)  + Yes, and it is  - Yes, they are
  [ ]and (?=(i|we|please)\b)  + Yes and please do  - Yes and no
`
