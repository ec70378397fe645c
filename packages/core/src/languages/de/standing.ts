/** How matters are left in German: what an agent refuses and puts up, and a yes to it. */
import { phrases } from '../phrases.ts'

export const REFUSES_THEM = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  (ich|wir) (_ ){0,2}(kann|können|darf|dürfen) (_ ){0,6}(nicht|keine?n?)  + Das kann ich leider nicht stornieren: ich kann es nicht  - Ich kann das stornieren
  (kann|können|darf|dürfen) (ich|wir) (_ ){0,6}(nicht|keine?n?)  + Leider kann ich das nicht ändern  - Gern kann ich das ändern
  (ist|sind|wäre) (_ ){0,5}nicht (_ )?(möglich|erlaubt|vorgesehen|zulässig|erstattungsfähig|gestattet)  + Eine Erstattung ist nicht möglich  - Eine Erstattung ist möglich
  (nicht|keine?n?) (_ ){0,3}(berechtigt|befugt|zuständig|erstattet|storniert|geändert) (werden|bin|sind)|außerhalb (der|unserer|meiner)|(nur|muss) (_ ){0,3}(kollege|kollegin|vorgesetzte[rn]?|mitarbeiter(in)?)  + Dazu bin ich nicht befugt: nicht befugt bin  - Ich bin befugt
`

export const PUTS_FORWARD = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  (soll|darf|kann|sollen|dürfen) (ich|wir) (_ ){0,12}(buchen|stornieren|ändern|verschieben|umbuchen|erstatten|bestellen|schicken|senden|reservieren|eintragen|auslösen|veranlassen|machen|anlegen|vormerken)  + Soll ich das für 40 Euro buchen?  - Was soll ich sagen?
  (möchten|wollen) sie,? dass (ich|wir)|(ist|passt|stimmt) (das|es|dies) (so )?(_ )?(richtig|recht|in ordnung|okay|ok|so)|einverstanden|bestätigen sie  + Sind Sie einverstanden?  - Sind Sie da?
`

export const SAYS_YES = phrases(String.raw`^(…)(?!\p{L})(?!,? aber)`, 'iu')`
  (ja|jo|genau|richtig|stimmt|okay|ok|gern(e)?|einverstanden|passt|in ordnung|das (ist richtig|stimmt|passt))  + Ja, bitte.  - Jahre später
`
