/** How customers and agents speak in German: small words, greetings, times, what tells little. */
import { phrases, words } from '../phrases.ts'

export const COMMON = words('(…)', 'u')`
  ich|ist|nicht|und|das|ein|eine|einen|mit|für|auf|bei|der|den|dem|wir|sie  + nicht  - night
  bitte|habe|haben|kann|können|möchte|mein|meine|meinen|uns|unser|unsere|aus|auch|noch|schon|sich|mir|mich  + bitte  - bitter
  wird|wurde|sind|seit|wie|wann|wenn|weil|aber|oder|zu|zum|zur|vom|nach|von|über|heute|morgen|guten|hallo|danke  + über  - uber
  ihr|ihnen|ihre|er|es|im|am|hier|bin|hat|dass|keine|kein|nur|immer|jetzt|gerade|würde|gerne|gern|brauche  + gerne  - gene
`

export const GREETING = phrases('…', 'iu')`
  ^((hallo|hi|hey|(schönen )?guten (morgen|tag|abend)|moin|servus|grüezi|grüß gott|grüß dich|sehr geehrte( damen und herren)?|liebes team|mahlzeit)( zusammen| an alle)?[,!.:\s-]*)+  + Guten Tag,[ ]  - Tag der Arbeit
`

export const ASSENT = phrases('…', 'iu')`
  ^((ja|jo|genau|richtig|stimmt|okay|ok|klar|gut|super|perfekt|danke( schön)?|vielen dank|ach so|alles klar|nein|sicher)[,.!;–—-]+\s*)+  + Ja, genau,[ ]  - Jahr
`

export const FILLERS = phrases(String.raw`(, ?)?(?<!\p{L})(…)(?!\p{L})[,. …]{0,3} `, 'giu')`
  (ä|öh|eh)hm*|ähm+|ähh?|öhm?|hm+|naja|na ja|sozusagen|quasi|wissen sie|weißt du|wie gesagt|sag ich mal  + ich hab, ähm, Ärger  - ähnlich gut
`

export const CORRECTED = phrases('…', 'iu')`
  ^[, ]{0,3}(nein|ne|nee|quatsch|moment|entschuldigung|sorry|stimmt nicht|ach|äh|ähm|halt|ich meine|ich mein|besser gesagt|beziehungsweise)[, ]{1,3}((nein|nicht|sorry|entschuldigung|ich meine|am|um|doch|äh|ähm)[, ]{1,3}){0,3}$  + , nein, am[ ]  - und am[ ]
`

export const ASKS_WHEN = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})[^?]{0,80}\?`, 'iu')`
  wann|an welchem tag|welcher (tag|termin)|um wie viel uhr|bis wann|wie (schnell|dringend|eilig)  + Wann passt es Ihnen?  - Wo sind Sie?
`

export const NEEDS = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  brauche|brauchen|benötige|möchte|möchten|will|wollen|würde gern|muss|müssen|können sie|könnten sie|hätte gern|suche|geht nicht|kaputt  + Ich brauche Hilfe  - Ich mag Hilfe
`

export const WRONG = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  kaputt|defekt|funktioniert (_ ){0,2}nicht|geht nicht|geht (_ )?nicht( mehr)?|fehlt|fehlen|fehlerhaft|falsch|beschädigt|ausgefallen|undicht|leckt|tropft  + Er ist defekt  - Er ist perfekt
  nicht (_ )?(angekommen|da|geliefert|erhalten|bekommen|möglich|gekommen|erschienen)|nie (_ )?(angekommen|erhalten|gekommen)|verspätet|verloren|gestohlen|gesperrt|storniert|abgestürzt|gerissen|zerbrochen|verschwunden  + Es ist nicht angekommen  - Es ist angekommen
  (kein|keine) (strom|wasser|wärme|internet|netz|empfang|signal|antwort|heizung|verbindung)|fehler(meldung)?|problem(e)?|störung|reklamation|ärger mit  + wir haben kein Internet  - wir haben Internet
`

/** Behind a day of the month with its full stop no sentence ends. */
export const MONTH = phrases('^(…)(?!\\p{L})', 'iu')`
  (januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)  + Dezember  - Dezimal
`

const DAY = words('(…)', 'u')`
  (mon|diens|donners|frei|sams|sonn)tag\p{L}*|mittwoch\p{L}*|(über)?morgen|heute|wochenende|ende (der|des) (woche|monats)|(nächste[rn]?|kommende[rn]?|diese[rn]?) (woche|monat)  + übermorgen  - vormittags
  \d{1,2}\.( ?\d{1,2}\.| ?(januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember))|(mittags|abends|mitternacht|\d{1,2}([:.]\d\d)? uhr)  + 4. Dezember  - 4 Tage
`

export const DECIDES = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  ${DAY}  + das muss diese Woche sein  - das muss sein
  (bis|vor|spätestens|ab|nach) (_ )?(am |zum |zu |nächsten |kommenden |diesen )?${DAY}  + bis zum 4. Dezember  - bis bald
  (am|um|für|auf|gegen|zwischen|jeden) (_ )?(den |der |kommenden |nächsten )?${DAY}|${DAY} (um|vor|nach|früh|abend|nachmittag|vormittag|zwischen|ab|gegen)  + am Donnerstag um zehn  - am Ende
  (nicht|bitte nicht|keine) (_ ){0,2}(anrufen|telefonisch|telefonieren|anrufe|sms)|(nur|ausschließlich|lieber) (per|über|via) (e-?mail|mail|whatsapp|sms|brief|post)|schriftlich  + bitte nicht anrufen  - bitte anrufen
  (erreichbar|erreichen|erreichst|rückruf|melden|anrufen|nummer|handy|telefon|tel)( _){0,6}[: ]+[+(]?\d[\d ()/.-]{6,}  + erreichbar unter 030 123456  - erreichbar ab 9
  frist|stichtag|sonst (_ ){0,3}(kündige|storniere|stornieren|wechsle|verfällt|ist)  + sonst kündige ich  - sonst nichts
`

export const POLITE = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  (was|wie|womit) (kann|darf|können) (ich|wir) (_ ){0,2}(helfen|tun|für sie)|(kann|darf|können) (ich|wir) (_ ){0,5}(helfen|weiterhelfen|für sie tun)|sonst noch (etwas|was|fragen)|noch etwas|können sie mir (_ )?helfen|alles (klar|gut|in ordnung)|passt das  + Kann ich Ihnen sonst noch helfen  - Wo sind Sie
`

/** A day or a time of day. */
export const TIME = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  ${DAY}  + am Montag  - am Mond
`

/** A day, a time or a number. */
export const VALUE = phrases(String.raw`(?<![\p{L}\p{N}])(…)(?![\p{L}\p{N}])`, 'giu')`
  ((am|den) )?((mon|diens|donners|frei|sams|sonn)tag|mittwoch)  + am Dienstag  - dienstags
  \d[\d.:,]{0,9}( ?(uhr|h))?  + 9:30  - neun
`

/** Words of which two in a row mean something. */
export const MEANT_TWICE = phrases('^(…)$', 'iu')`
  ja|nein|sehr|ganz|die|das  + sehr  - seh
`
