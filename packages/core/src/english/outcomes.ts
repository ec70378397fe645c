/** What tools answer: refused, failed, waiting, done. */
import { NO, NOT } from './negation.ts'
import { TO_APPROVE } from './people.ts'
import { phrases, words } from './phrases.ts'

export const PLAIN_REFUSAL = phrases('^(…)$')`
  error(ed)?  + errored  - terror
  fail(ed|ure)?|rejected|denied|declined|refused|blocked|unsuccessful  + rejected  - projected
  not (ok|done|successful)  + not done  - done
`

export const WRONG_STATE = phrases()`
  (^|\b)(error(ed)?|fail(ed|ure)?|rejected|denied|declined|refused|blocked|forbidden|unauthori[sz]ed|unsuccessful|aborted|time(d )?out|invalid|ineligible|unavailable|disallowed|undelivered|undeliverable|bounced)$  + payment failed  - payment sent
  ^(error|failed|rejected|denied|declined|refused|not|cannot|could not|unable)\b  + cannot cancel  - cancel
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
  error|exception|fehler|ausnahme|erreur|errore|erro|fout|feil|fejl|fel  + fehler  - failure
  virhe|błąd|chyba|hata|hiba|eroare|ошибка|помилка|エラー|错误|錯誤|오류|خطأ  + błąd  - blad
`

export const ERROR_START = phrases(String.raw`^\s*["'\[]?(…)`, 'iu')`
  (${ERROR_WORD})(?![\p{L}\p{N}])  + Error 12  - Errors
  (failed|failure|fatal|traceback|denied|declined|rejected|refused|forbidden|unauthori[sz]ed|invalid|cannot|can['’]t|unable|abgelehnt|refusé|rechazad[oa]|rifiutat[oa]|recusad[oa]|geweigerd)(?![\p{L}\p{N}])  + Cannot cancel  - Cancel
`

export const HTTP_LINE = phrases('…', 'i')`
  \b(?<first>[45]\d\d)\b[\s:–-]*(bad request|unauthori[sz]ed|forbidden|not found|conflict|gone|too many requests|unprocessable|internal server error|bad gateway|service unavailable|gateway time-?out)  + 404 not found  - 404 rooms
  ^\s*(http|status)\b[^\n\d]{0,12}(\d\.\d\s+)?(?<second>[45]\d\d)\b  + HTTP/1.1 500  - HTTP/1.1 200
`

export const BROKE = phrases(String.raw`\b(…)\b`, 'i')`
  time[sd]?[ -]?out|timeout|unavailable|unreachable|connection|network  + the network is down  - the net
  internal server  + an internal server fault  - an internal matter
  50[0-4]|429|rate limit|exception|traceback  + an exception  - an excerpt
  crash(ed)?  + it crashed  - it cashed
  overload(ed)?|no connection|malformed|syntax|parse|unexpected  + overloaded  - loaded
  try again  + try again  - try
`

/** Said of nothing but a call that broke, so it needs no word for error before it. */
export const BROKEN_TEXT = phrases(String.raw`\b(…)\b`, 'i')`
  timed[ -]out  + it timed out  - it is time
  time-?out (error|after|while|exceeded|occurred)  + timeout after 5 s  - timeout
  (connection|request) (was )?(refused|reset|lost|aborted|timeout)  + connection refused  - connection
  upstream (error|timeout)  + upstream error  - upstream
  rate limit(ed| exceeded)|too many requests  + too many requests  - many requests
  (service|server|system) (is )?(currently |temporarily )?(unavailable|unreachable|down|offline)  + the service is down  - the service is good
`

export const NOTHING = phrases(String.raw`\b(…)\b`, 'i')`
  not found  + not found  - found
  no (results?|records?|matches|match|data|entries|such)  + no results  - results
  no (_ ){1,3}(found|available|left|match)  + no such room available  - room available
  there (are|is) no|does not exist|doesn't exist|nothing found|0 results  + there are no rooms  - there are rooms
`

export const NO_ERROR = phrases('…', 'gi')`
  \b(no|zero|0|without( any)?) (errors?|failures?|failed|problems?|issues?|extra|additional|charges?|fees?|costs?|further|longer)\b  + without any errors  - with errors
  \bno\.? ?#?\d|\bnot only\b  + not only  - only
`

export const NEGATED_TEXT = phrases(String.raw`\b(…)\b`, 'i')`
  ${NO}|none|cannot  + nothing  - something
  can['’]?t  + can't  - canteen
  (could|was|were|is|are|did|does|do|has|have|had|wo|would)${NOT}  + wasn't  - was
  unable|impossible|unavailable|ineligible|unsuccessful  + ineligible  - eligible
`

export const NEEDS_PERSON = phrases(
  String.raw`\b(needs?|requires?|must|ha[sv]e? to|only (with|after|by)|without)\b.{0,60}\b(…)\b`,
  'i',
)`
  approv_|review\w*|sign(ed)?[ -]?off  + needs to be signed off  - needs to be signed
  authori[sz]_|permission|consent  + requires permission  - requires time
  ${TO_APPROVE}  + must go to a human  - must go home
`

export const STILL_WAITS = phrases(String.raw`\b(…)\b`, 'i')`
  (submitted|sent|forwarded|passed on) (for|to) (approval|review)  + sent to review  - sent to me
  pending|awaiting|waiting for|queued|under review|in review|subject to  + it is pending  - it is spent
`

export const CONFIRMED = phrases(String.raw`\b(…)\b`, 'iu')`
  success\w*|confirm\w*|done|ok|okay|\p{L}{2,}ed|made|set|sent|put|paid  + it is done  - it is dawn
  reset|is now|are now|will be|will reset|restarting|resetting|rebooting  + restarting  - starting
`

/** Of a system that would not, unless it is what was asked for. */
export const WOULD_NOT = phrases(String.raw`\b(…)\b`, 'i')`
  denied|declined|rejected|refused|exceed\w*|forbidden|insufficient  + denied  - dined
  ineligible|expired|blocked|locked|suspended|restricted|prohibited  + expired  - experts
  conflict\w*|required|needed  + needed  - kneaded
  too (late|many|few|long|high|low|soon)  + too late  - late
`

export const SAYS_CHANGED = phrases(String.raw`\b(…)\b`, 'i')`
  successfully|success|has been|have been|is now|are now|set to|created  + it is now on  - it is on
  updated|removed|added|sent  + removed  - moved
  restart(ed|ing)?  + restarting  - rest
  reset(ting)?  + resetting  - setting
  reboot(ed|ing)?  + rebooted  - boot
  turned o(n|ff) now|granted|disconnected|will be|will reset  + granted  - grand
`
