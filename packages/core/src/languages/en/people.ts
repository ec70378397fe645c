/** Who is a person: the one with whom somebody wants to speak, who approves, or whose name a tool carries. */
import { phrases, words } from '../phrases.ts'

export const HUMAN = words()`
  human|person  + human  - robot
`

export const KIN_OR_CLIENT = words()`
  daughter|son|child|baby|husband|wife|partner|mother|father|mum|mom|dad|parents?  + daughter  - daughters
  brother|sister|aunt|uncle|grandmother|grandfather|grandson|granddaughter|neighbou?r|friend|tenant|client|boss|colleague  + tenant  - tent
`

export const SOMEONE = words()`
  someone|somebody  + someone  - something
`

export const AT_THE_DESK = words()`
  representative|rep|agent|operator  + rep  - repair
`

export const TO_SPEAK_TO = words()`
  ${SOMEONE}|anyone|anybody|supervisor|manager|${HUMAN}  + manager  - management
`

export const TO_PASS_TO = words()`
  ${HUMAN}|people|${SOMEONE}|anyone|${AT_THE_DESK}|supervisor|manager|specialist|team|colleague  + team  - time
`

export const TO_APPROVE = words()`
  manager|supervisor|specialist|staff|${HUMAN}|colleague  + staff  - stuff
`

/** Somebody else's matter: "I'm calling for my daughter". */
export const SPEAKS_FOR = phrases(String.raw`\b(…) (?<first>(my|our) (_ )?(${KIN_OR_CLIENT.source}))\b`, 'i')`
  (calling|call|writing|write|ringing|asking|here|speaking) (for|about|on behalf of|because of)|(book|make|need|get|want)( an?)? (_ ){0,2}(appointment|visit|slot)? ?for  + I'm calling for my daughter  - I'm calling for my order
`

/** Misspelt, too, where a customer writes it. */
export const ASKED_FOR = words()`
  human|person|agent|operator|assistant|representative|someone|somebody  + operator  - opera
  supervisor|manager|colleague|staff|employee|rep  + colleague  - college
`

export const IN_NAMES_OF_TOOLS = words()`
  human|humans|person|people|agent|agents|operator|representative|rep|specialist|supervisor|staff|live|team|handoff  + humans  - humane
`
