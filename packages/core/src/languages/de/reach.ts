/** How people say in German by what they are reached, by what somebody else is, and how not. */
import { phrases } from '../phrases.ts'

export const REACHED_ON = phrases(String.raw`(?<!\p{L})(…)[: .,]{0,3}$`, 'iu')`
  (erreichbar|erreichen|erreichst|anrufen|rufen|rückruf|zurückrufen|melden|nummer|rufnummer|handynummer|telefonnummer|handy|mobil|telefon|tel|festnetz|durchwahl)( (ist|lautet|bitte|mich|mir|sie|uns|die|auch|am besten|unter|auf|der|dem|meine[rm]?|zurück|an)){0,5}  + Sie erreichen mich unter  - Ich wohne unter
`

export const THEIR_NUMBER = phrases(String.raw`(?<!\p{L})(…)[: ]*$`, 'iu')`
  (seine|ihre|deren|dessen) (_)?(nummer|handynummer|telefonnummer|adresse|mail|e-mail)( (ist|lautet))?|(er|sie|mein _|meine _|der _|die _) (ist|erreichen sie) (_ )?(erreichbar )?unter|(erreichen|rufen) sie (ihn|ihr) (_ )?unter|die nummer (von|meines|meiner|des|der) (_ ){1,3}(ist|lautet)?  + seine Nummer ist  - meine Nummer ist
`

export const NO_CALLS = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  (nicht|keinesfalls|keine) (_ ){0,2}(anrufen|telefonieren|angerufen|anrufe|telefonisch)|(nur|ausschließlich|bitte) (_ )?schriftlich|(nur|ausschließlich) (per|über) (e-?mail|mail|post|brief|whatsapp|sms|chat)|rufen sie (_ )?(bitte )?nicht an|kann (_ ){0,3}nicht (telefonieren|ans telefon|sprechen)  + Bitte nicht anrufen  - Bitte anrufen
`

/** What stands before digits is the number of a thing. */
export const OF_A_THING = phrases(
  String.raw`(?<!\p{L})(…)-?(nummer|nr\.?|code)?( (ist|lautet|war))?( die)?[: ]*$`,
  'iu',
)`
  (bestell|auftrags?|rechnungs?|kunden|vertrags?|buchungs?|vorgangs?|sendungs?|zähler|policen|karten|ticket|artikel|serien|reservierungs?|konto)  + meine Bestellnummer ist  - meine Nummer ist
`
