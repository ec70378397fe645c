/** What tools answer: refused, failed, waiting, done. */

import { phrases, words } from '../phrases.ts'
import { TURNED_DOWN } from './deeds.ts'
import { NO, NOT } from './negation.ts'
import { TO_APPROVE } from './people.ts'

export const PLAIN_REFUSAL = phrases('^(…)$')`
  error(ed)?  + errored  - terror
  fail(ed|ure)?  + fail  - projected
  ${TURNED_DOWN}  + rejected  - projected
  blocked  + blocked  - locks
  unsuccessful  + unsuccessful  - projected
  not (ok|done|successful)  + not done  - done
`

export const WRONG = words('…')`
  error(ed)?  + errored  - sent
  fail(ed|ure)?  + failed  - sent
  ${TURNED_DOWN}  + rejected  - sent
  blocked  + blocked  - sent
  forbidden  + forbidden  - sent
  unauthori[sz]ed  + unauthorised  - sent
  unsuccessful  + unsuccessful  - sent
  aborted  + aborted  - sent
  time(d )?out  + timed out  - sent
  invalid  + invalid  - sent
  ineligible  + ineligible  - sent
  unavailable  + unavailable  - sent
  disallowed  + disallowed  - sent
  undelivered  + undelivered  - sent
  undeliverable  + undeliverable  - sent
  bounced  + bounced  - sent
`

export const WRONG_STATE = phrases()`
  (^|\b)(${WRONG})$  + payment failed  - payment sent
  ^(error|failed|${TURNED_DOWN}|not|cannot|could not|unable)\b  + cannot cancel  - cancel
`

export const WAITING_STATE = phrases()`
  ^(pending|awaiting|waiting|queued|needs?|requires?|on hold|held)\b  + awaiting parts  - parts
  ^(in review|under review)\b  + in review  - reviewed
  ^to be (approved|reviewed|confirmed)\b  + to be approved  - to be
  \b(pending|(approval|review|confirmation|action) (needed|required))$  + approval needed  - approval given
`

export const WELL_STATE = phrases()`
  ^ok(ay)?$  + okay  - okra
  ^(success(ful|fully|ful(l)?y)?|succeeded|done|completed?|confirmed)$  + success  - successor
  ^(accepted|approved|created|updated|sent|booked|scheduled)$  + accepted  - excepted
  \b(confirmed|successful|succeeded|completed|approved)$  + order confirmed  - order
`

/** How systems begin to say that something went wrong, in the languages of many of them. */
export const ERROR_WORD = words('…')`
  error  + error  - terror
  exception  + exception  - failure
  fehler  + fehler  - failure
  ausnahme  + ausnahme  - failure
  erreur  + erreur  - failure
  errore  + errore  - failure
  erro  + erro  - failure
  fout  + fout  - failure
  feil  + feil  - failure
  fejl  + fejl  - failure
  fel  + fel  - failure
  virhe  + virhe  - blad
  błąd  + błąd  - blad
  chyba  + chyba  - blad
  hata  + hata  - blad
  hiba  + hiba  - blad
  eroare  + eroare  - blad
  ошибка  + ошибка  - blad
  помилка  + помилка  - blad
  エラー  + エラー  - blad
  错误  + 错误  - blad
  錯誤  + 錯誤  - blad
  오류  + 오류  - blad
  خطأ  + خطأ  - blad
`

export const BEGINS_WRONG = words('…')`
  failed  + failed  - can
  failure  + failure  - can
  fatal  + fatal  - can
  traceback  + traceback  - can
  ${TURNED_DOWN}  + rejected  - can
  forbidden  + forbidden  - can
  unauthori[sz]ed  + unauthorised  - can
  invalid  + invalid  - can
  cannot  + cannot  - can
  can['’]t  + can't  - can
  unable  + unable  - can
  abgelehnt  + abgelehnt  - can
  refusé  + refusé  - can
  rechazad[oa]  + rechazado  - can
  rifiutat[oa]  + rifiutato  - can
  recusad[oa]  + recusado  - can
  geweigerd  + geweigerd  - can
`

export const ERROR_START = phrases(String.raw`^\s*["'\[]?(…)`, 'iu')`
  (${ERROR_WORD})(?![\p{L}\p{N}])  + Error 12  - Errors
  (${BEGINS_WRONG})(?![\p{L}\p{N}])  + Cannot cancel  - Cancel
`

export const STATUS = words('…')`
  bad request  + bad request  - found
  unauthori[sz]ed  + unauthorised  - found
  forbidden  + forbidden  - found
  not found  + not found  - found
  conflict  + conflict  - found
  gone  + gone  - found
  too many requests  + too many requests  - found
  unprocessable  + unprocessable  - found
  internal server error  + internal server error  - found
  bad gateway  + bad gateway  - found
  service unavailable  + service unavailable  - found
  gateway time-?out  + gateway time-out  - found
`

export const HTTP_LINE = phrases('…', 'i')`
  \b(?<first>[45]\d\d)\b[\s:–-]*(${STATUS})  + 404 not found  - 404 rooms
  ^\s*(http|status)\b[^\n\d]{0,12}(\d\.\d\s+)?(?<second>[45]\d\d)\b  + HTTP/1.1 500  - HTTP/1.1 200
`

export const BROKE = phrases(String.raw`\b(…)\b`, 'i')`
  time[sd]?[ -]?out  + it timed out  - it is time
  timeout  + a timeout  - a turnout
  unavailable  + the unavailable is down  - the net
  unreachable  + it is unreachable  - it is reachable
  connection  + the connection is lost  - the connect
  network  + the network is down  - the net
  internal server  + an internal server fault  - an internal matter
  50[0-4]  + status 503  - status 200
  429  + status 429  - status 200
  rate limit  + the rate limit  - the rate
  exception  + an exception  - an excerpt
  traceback  + a traceback  - a trace
  crash(ed)?  + it crashed  - it cashed
  overload(ed)?  + overloaded  - loaded
  no connection  + there is no connection yet  - no connect
  malformed  + malformed  - formed
  syntax  + a syntax fault  - a tax
  parse  + cannot parse it  - a parsley
  unexpected  + unexpected  - expected
  try again  + try again  - try
`

export const OUT_OF_REACH = words('…')`
  unavailable  + unavailable  - good
  unreachable  + unreachable  - good
  down  + down  - good
  offline  + offline  - good
`

/** Said of nothing but a call that broke, so it needs no word for error before it. */
export const BROKEN_TEXT = phrases(String.raw`\b(…)\b`, 'i')`
  timed[ -]out  + it timed out  - it is time
  time-?out (error|after|while|exceeded|occurred)  + timeout after 5 s  - timeout
  (connection|request) (was )?(refused|reset|lost|aborted|timeout)  + connection refused  - connection
  upstream (error|timeout)  + upstream error  - upstream
  rate limit(ed| exceeded)  + rate limit exceeded  - rate limit
  too many requests  + too many requests  - many requests
  (service|server|system) (is )?(currently |temporarily )?(${OUT_OF_REACH})  + the server is down  - the server is good
`

export const NOTHING = phrases(String.raw`\b(…)\b`, 'i')`
  not found  + not found  - found
  no (results?|records?|matches|match|data|entries|such)  + no results  - results
  no (_ ){1,3}(found|available|left|match)  + no such room available  - room available
  there (are|is) no  + there are no rooms  - there are rooms
  does not exist  + it does not exist  - it does exist
  doesn't exist  + it doesn't exist  - it exists
  nothing found  + nothing found  - something found
  0 results  + 0 results  - 10 result
`

export const ERRORS = words('…')`
  errors?  + errors  - rooms
  failures?  + failures  - rooms
  failed  + failed  - rooms
  problems?  + problems  - rooms
  issues?  + issues  - rooms
  extra  + extra  - rooms
  additional  + additional  - rooms
  charges?  + charges  - rooms
  fees?  + fees  - rooms
  costs?  + costs  - rooms
  further  + further  - rooms
  longer  + longer  - rooms
`

export const NO_ERROR = phrases('…', 'gi')`
  \b(no|zero|0|without( any)?) (${ERRORS})\b  + without any errors  - with errors
  \bno\.? ?#?\d  + no. #3  - only
  \bnot only\b  + not only  - only
`

export const NEGATED_TEXT = phrases(String.raw`\b(…)\b`, 'i')`
  ${NO}  + nothing  - something
  none  + none  - nine
  cannot  + cannot  - can
  can['’]?t  + can't  - canteen
  (could|was|were|is|are|did|does|do|has|have|had|wo|would)${NOT}  + wasn't  - was
  unable  + unable  - able
  impossible  + impossible  - possible
  unavailable  + unavailable  - eligible
  ineligible  + ineligible  - eligible
  unsuccessful  + unsuccessful  - eligible
`

export const NEEDS_PERSON = phrases(
  String.raw`\b(needs?|requires?|must|ha[sv]e? to|only (with|after|by)|without)\b.{0,60}\b(…)\b`,
  'i',
)`
  approv_  + needs to be approved  - needs to be improved
  review\w*  + needs to be reviewed  - needs to be viewed
  sign(ed)?[ -]?off  + needs to be signed off  - needs to be signed
  authori[sz]_  + requires authorisation  - requires an author
  permission  + requires permission  - requires a mission
  consent  + requires consent  - requires content
  ${TO_APPROVE}  + must go to a human  - must go home
`

export const STILL_WAITS = phrases(String.raw`\b(…)\b`, 'i')`
  (submitted|sent|forwarded|passed on) (for|to) (approval|review)  + sent to review  - sent to me
  pending  + it is pending  - it is spent
  awaiting  + it is awaiting parts  - it is waiting
  waiting for  + it is waiting for parts  - it is waiting
  queued  + it is queued  - it is cued
  under review  + it is under review  - it is spent
  in review  + it is in review  - it is spent
  subject to  + it is subject to  - it is spent
`

export const CONFIRMED = phrases(String.raw`\b(…)\b`, 'iu')`
  success\w*  + it is success  - it is dawn
  confirm\w*  + it is confirm  - it is dawn
  done  + it is done  - it is dawn
  ok  + it is ok  - it is dawn
  okay  + it is okay  - it is dawn
  \p{L}{2,}ed  + it is aaed  - it is dawn
  made  + it is made  - it is dawn
  set  + it is set  - it is dawn
  sent  + it is sent  - it is dawn
  put  + it is put  - it is dawn
  paid  + it is paid  - it is dawn
  reset  + reset  - starting
  is now  + is now  - starting
  are now  + are now  - starting
  will be  + will be  - starting
  will reset  + will reset  - starting
  restarting  + restarting  - starting
  resetting  + resetting  - starting
  rebooting  + rebooting  - starting
`

/** Of a system that would not, unless it is what was asked for. */
export const WOULD_NOT = phrases(String.raw`\b(…)\b`, 'i')`
  ${TURNED_DOWN}  + denied  - dined
  exceed\w*  + exceed  - dined
  forbidden  + forbidden  - dined
  insufficient  + insufficient  - dined
  ineligible  + ineligible  - experts
  expired  + expired  - experts
  blocked  + blocked  - locks
  locked  + locked  - experts
  suspended  + suspended  - experts
  restricted  + restricted  - experts
  prohibited  + prohibited  - experts
  conflict\w*  + conflict  - kneaded
  required  + required  - kneaded
  needed  + needed  - kneaded
  too (late|many|few|long|high|low|soon)  + too late  - late
`

export const SAYS_CHANGED = phrases(String.raw`\b(…)\b`, 'i')`
  successfully  + it successfully on  - it is on
  success  + it success on  - it is on
  has been  + it has been on  - it is on
  have been  + it have been on  - it is on
  is now  + it is now on  - it is on
  are now  + it are now on  - it is on
  set to  + it set to on  - it is on
  created  + it created on  - it is on
  updated  + updated  - moved
  removed  + removed  - moved
  added  + added  - moved
  sent  + sent  - moved
  restart(ed|ing)?  + restarting  - rest
  reset(ting)?  + resetting  - setting
  reboot(ed|ing)?  + rebooted  - boot
  turned o(n|ff) now  + turned on now  - grand
  granted  + granted  - grand
  disconnected  + disconnected  - grand
  will be  + will be  - grand
  will reset  + will reset  - grand
`
