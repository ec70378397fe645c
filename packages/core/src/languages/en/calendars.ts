/** Titles of entries in a calendar: as calendar programs write them, so in more languages than the desk itself speaks. */
import { phrases, words } from '../phrases.ts'

/** Words of a title that say somebody is not there; who covers for them is. In lower case, as the title is. */
export const ABSENT = phrases(String.raw`(?<![\p{L}-])(…)(?![\p{L}-])`, 'u')`
  ooo|oof|pto|out of (the )?office|off sick|sick|(sick |annual |parental )?leave  + ana: out of office  - ana: office
  vacation|holidays?|day off|off duty|away|unavailable|not on call  + ben not on call  - ben on call
  urlaub|krank|abwesend|congés?|vacaciones|ferie  + ana urlaub  - urlaubsplanung
`

/** Words of a title that say somebody is there although, or because, another one is not. */
export const COVERED = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  cover(s|ing)?|stand-?in|instead|substitutes?|rota|shift  + ben covers ana, vacation  - discover
  vertritt|vertretung|remplace|sustituye  + urlaub ana, vertretung ben  - vertreterbesuch
`

const OFF = words()`
  cancell?ed|declined|abgesagt|abgesetzt|abgelehnt  + cancelled  - cancel
  annulée?|refusée?|cancelad[oa]|rechazad[oa]|annullat[oa]|geannuleerd|geweigerd  + annulé  - annuler
  aflyst|avlyst|inställt|peruutettu|odwołane|zrušeno|отменено|已取消|キャンセル済み  + odwołane  - odwołanie
`

/** A title that says the event does not take place. */
export const CALLED_OFF = phrases('…', 'iu')`
  ^[^\p{L}\p{N}]*${OFF}(?!\p{L})  + Canceled: Ana Ruiz  - Ana Ruiz, cancelled meetings
  [[(]${OFF}[\])]  + Ana Ruiz [cancelled]  - Ana Ruiz [support]
  [-–:] ?${OFF}[^\p{L}\p{N}]*$  + Ana Ruiz – abgesagt  - Ana Ruiz: abgesagte Termine
`
