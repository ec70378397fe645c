/** What is broken, missing or late. */
import { phrases } from '../phrases.ts'

export const HAVING = phrases(
  String.raw`\b(…)( \w{2,12}){0,3} (trouble|troubles|problems?|issues?|difficult(y|ies)|errors?|faults?)( (with|on|in|at|about|regarding))? (?<first>[^,.;:!?—()]{3,80})`,
  'i',
)`
  having|have|had|experiencing|facing|got|getting|encountering  + I'm having trouble with my phone  - I like my phone
  there('s| is| are)  + There is an issue with my phone  - This is my phone
  run(ning)? into  + We run into problems with my phone  - We run to problems with my phone
`

export const CANNOT = phrases(
  String.raw`\b(I|we)('m| am| are|'re)? (still |just |really |currently )?(…)( seem to| even| get it to)? (?<first>[a-z][^,.;:!?—()]{2,80})`,
  'i',
)`
  can't|cannot|can not|couldn't|could not|unable to|not able to  + I can't open the app  - I can open the app
`

export const BROKEN = phrases(
  String.raw`^((so|but|and|yes|now|lately|today|hi|hello|hey) ){0,3}(.{0,60}\b(because|that|noticed|saying) )?(?<first>(my|our|the|this|that|your|both|all) [^,.;:!?—()]{2,50}?) (…)\b(?<second>.{0,120})`,
  'i',
)`
  isn't|is not|are not|aren't|won't|will not|doesn't|does not|don't  + My phone isn't working  - I like my phone working
  wasn't|was|were|is|are|has|have|keeps?|stopped|started|arrived|came  + My parcel arrived open  - Parcels arrived open
  never|went|looks|shows|failed|fails|broke|has been|have been  + The app failed again  - The app, failed again
`

export const WRONG = phrases(String.raw`\b(…)\b`, 'i')`
  work(ing|s)?|slow|down|broken|missing|wrong|damaged|delayed|late  + It is broken  - It is blue
  leak(ing|s|ed)?|lost|stolen|stuck  + It leaks  - It leads
  stop(s|ped)  + It stops  - It is a shop
  fail(ing|s|ed)?|error  + An error  - An arrow
  no (service|signal|power|heat|water|internet|connection)|never  + No signal  - No news
  not (_ )?(_ing|on|in|there|here|yet (come|arrived)|come|arrived)  + It has not come  - It has come
  crash(ing|es|ed)?  + It crashed  - It is cash
  freez(es|ing)|defective|cancell?ed|overcharged|incorrect|expired  + It expired  - It aspired
  locked|blocked|suspended|disconnected|faulty|noise|cold|showing|dead  + It is blocked  - It is black
  cracked|clogged  + It is cracked  - It is crisp
  overflow(ing)?  + It is overflowing  - It flows
`

export const MISHAP = phrases(String.raw`\b(…)\b`, 'i')`
  delayed|late|cancell?ed|lost|stolen|missing|wrong|damaged  + It is lost  - It is last
  never (came|arrived)|overcharged|incorrect|expired|overbooked|moved  + It never came  - It came
`

export const EXISTING = phrases(String.raw`^(to )?(…)\b`, 'i')`
  leave|stay|let|risk|think|say|decide|explain|fix|buy|find|see|remember  + To leave it  - To lend it
  recall|access|believe|understand|provide|tell|make it|help|wait|be  + Recall it  - Record it
  imagine|afford|thank|stress  + Imagine it  - Image it
`

export const TIDIED = phrases(String.raw`\b(…)\b.*$`, 'i')`
  from|on|for|since|despite|after|even|because|while|when|whenever  + broken since May  - broken
  right now|at the moment|today|anymore|any more|and|but|so|that|which  + slow right now  - slow right there
  no matter  + no matter what  - no matters
`

/** Base forms that end as they are: no "e" was lost before "-ing". */
export const BASE = phrases()`
  (ee|oo|ea|ai|oa|ou)[a-z]$  + read  - make
  ^(open|visit|answer|order|enter|print|load|log|fit|edit|play|view|show|print)$  + open  - hop
`
