/** Titles of entries in a calendar, in lower case. */
import { phrases } from './phrases.ts'

/** Words of a title that say somebody is not there; who covers for them is. */
export const ABSENT = phrases(String.raw`(?<![\p{L}-])(…)(?![\p{L}-])`, 'u')`
  ooo|oof|pto|out of (the )?office|off sick|sick leave|(annual |parental )?leave  + ana: out of office  - ana: office
  vacation|day off|not on call  + ben not on call  - ben on call
  urlaub|krank|abwesend|congés?|vacaciones|ferie  + ana urlaub  - urlaubsplanung
`
