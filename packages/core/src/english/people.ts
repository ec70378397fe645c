/** Who is a person: the one with whom somebody wants to speak, who approves, or whose name a tool carries. */
import { words } from './phrases.ts'

export const HUMAN = words()`
  human|person  + human  - robot
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

/** Misspelt, too, where a customer writes it. */
export const ASKED_FOR = words()`
  human|person|agent|operator|assistant|representative|someone|somebody  + operator  - opera
  supervisor|manager|colleague|staff|employee|rep  + colleague  - college
`

export const IN_NAMES_OF_TOOLS = words()`
  human|humans|person|people|agent|agents|operator|representative|rep|specialist|supervisor|staff|live|team|handoff  + humans  - humane
`
