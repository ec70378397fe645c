/** Verbs: those that read, those that change something, what they are asked for, what became of it. Of all readers. */
import { phrases, words } from '../phrases.ts'

export const READING = words()`
  get|find|search|list|look|lookup|fetch|read|check|show|view|query|calculate  + fetch  - cancel
  calc|compute|think|describe|count|verify|validate|can|is|has|test|status  + validate  - pay
  inspect|retrieve|load|estimate|compare|detect|browse|track|tracking|identify  + detect  - refund
  recommend|suggest|translate|summarize|classify|ping|diagnose|report|history  + classify  - book
  info|details|preview|quote|authenticate|availability|available|plan|reason  + authenticate  - cancel
  note|log|wait|ask  + wait  - pay
`

/** Verbs for changing something, in names of tools and in what is asked for. */
export const CHANGING = words()`
  book|cancel|update|modify|send|create|add|delete|remove|set|reset|toggle  + add  - think
  enable|disable|grant|revoke|reboot|restart|resume|suspend|refund|pay|charge  + restart  - weather
  credit|make|exchange|return|transfer|submit|issue|apply|change|edit|reseat  + submit  - see
  replace|disconnect|connect|activate|deactivate|register|unregister|subscribe  + deactivate  - look
  unsubscribe|schedule|reschedule|confirm|approve|reject|release|reserve|order  + approve  - hear
  place|refuel|extend|renew|upgrade|downgrade|assign|unassign|open|close  + downgrade  - know
  reopen|lock|unlock|block|unblock|dispatch|escalate|merge|move|archive  + dispatch  - sleep
  restore|install|uninstall|insert|upsert|put|post|patch|write|save|store  + put  - smell
  record|waive|adjust|redeem|void|reverse|ship|resend|email|text|call|notify  + ship  - like
  invite|link|unlink|enroll|withdraw|deposit|rename|start|stop|turn|switch  + deposit  - think
  swap|mark|upload|publish|clear|provision|terminate|pause|complete|finish  + provision  - weather
  request|raise|file|sign|hold|decline|deny|freeze|unfreeze  + hold  - see
`

/** Verbs that are things as well: `order_status` is read, `reject_quote` is not. */
export const ALSO_THINGS = words()`
  book|order|charge|credit|return|transfer|exchange|refund|issue|schedule|hold  + transfer  - cancel
  file|text|call|record|request|ship|deposit|release|post|email|move|change  + deposit  - update
  lock|place  + place  - modify
`

/** What else people do for people: an ask may begin with it. */
export const DONE_FOR_PEOPLE = words()`
  adapt|allow|amend|arrange|attach|bill|bring|buy|call|cap|check|clean|collect  + bring  - weather
  combine|compare|compensate|connect|convert|correct|deliver|dispute|download  + convert  - think
  draft|drop|explain|export|extend|fax|fill|find|fix|fit|grant|honor|honour  + fill  - smell
  identify|import|include|inspect|insure|investigate|lower|match|mend|modify  + investigate  - sleep
  move|obtain|organise|organize|order|pick|plan|prepare|price|print|process  + pick  - know
  protect|prove|provide|pull|purchase|push|put|quote|raise|rebook|reclaim  + push  - weather
  recover|recreate|reduce|refill|reimburse|reinstate|rent|repair|report|rerun  + reinstate  - think
  reroute|resolve|retrieve|review|rsvp|rush|save|secure|sell|separate|service  + rush  - smell
  settle|shift|ship|shorten|sign|speed|split|stop|supply|test|top|track|trade  + split  - sleep
  translate|transpose|trim|try|undo|unlock|verify|visit|waive|warn|help|decide  + verify  - know
  tell|expedite|flag|apply|hire|lift|match|mark|add  + hire  - weather
`

export const RECEIVING = words()`
  get|receive|have|obtain|use|claim  + obtain  - give
`

export const LOOKING = words()`
  check|verify|confirm|review|find|look|discuss  + review  - cancel
`

/** What only the business can do for them: "Wants us to read the lease". */
export const OURS_TO_DO = words()`
  read|review|quote|check|verify|confirm|call|come|visit|look|inspect|explain  + call  - pay
  represent|act|repair|fix|send|deliver|translate|draft|assess|price  + deliver  - drive
`

/** An order begins with its verb. */
export const ORDERED = words()`
  cancel|make|find|upgrade|downgrade|change|book|refund|add|remove|send|return  + book  - think
  exchange|replace|schedule|reschedule|move|update|delete|close|waive|apply  + update  - weather
  switch|renew|extend|reserve|order|reinstate|restore|resend|correct|fix  + reinstate  - smell
  repair|stop|activate|deactivate|unsubscribe|install|connect  + deactivate  - sleep
`

/** What only a person may decide for. */
export const LICENSED = words('…')`
  approved  + approved  - improved
  authori[sz]ed  + authorised  - authored
  granted  + granted  - grated
  waived  + waived  - waved
`

export const PAID_BACK = words('…')`
  refunded  + refunded  - funded
  credited  + credited  - edited
  reimbursed  + reimbursed  - disbursed
`

export const RENEWED = words('…')`
  replaced  + replaced  - placed
  exchanged  + exchanged  - changed
  upgraded  + upgraded  - graded
`

export const CANCELLED = words('…')`
  cancell?ed  + canceled  - concealed
`

export const PASSED_ON = words('…')`
  issued  + issued  - used
  processed  + processed  - professed
`

/** What is paid, mended or made good where somebody has a claim. */
export const MAKING_GOOD = words()`
  refund  + refund  - fund
  credit  + credit  - edit
  reimburse  + reimburse  - purse
  compensate  + compensate  - compete
  replace  + replace  - place
  exchange  + exchange  - change
  upgrade  + upgrade  - grade
`

export const TURNED_DOWN = words('…')`
  rejected  + rejected  - projected
  denied  + denied  - dented
  declined  + declined  - reclined
  refused  + refused  - fused
`

/** Verbs of one meaning: a tool that is to lock a card may answer that it is blocked. */
export const TURNING_DOWN = words()`
  reject  + reject  - project
  decline  + decline  - recline
  deny  + deny  - dent
  refuse  + refuse  - fuse
  disapprove  + disapprove  - approve
  dismiss  + dismiss  - miss
`

export const STOPPING = words()`
  block  + block  - book
  ban  + ban  - bank
  freeze  + freeze  - free
  lock  + lock  - look
  disable  + disable  - able
  suspend  + suspend  - spend
  restrict  + restrict  - strict
  revoke  + revoke  - evoke
`

/** Words of a tool's name for what is done to a record. */
export const NAMES_A_DEED = phrases('^(…)', 'i')`
  cancel|refund|return|exchange|change|modif|updat|book|add|remov|upgrad|pay|send  + cancel  - look
`
