/** What customers ask for in German: how they begin, and which deed they want. The verb stands last. */
import { phrases } from '../phrases.ts'

export const CUE = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  (ich|wir) (möchte|möchten|will|wollen|würde|würden|muss|müssen|müsste|müssten|wollte|wollten|brauche|brauchen|bräuchte|bräuchten|hätte|hätten|bitte|suche|benötige)( (gern|gerne|nur|bitte|eigentlich|einfach|mal|unbedingt|noch|dringend|jetzt|daher|deshalb|um))*  + Ich möchte gerne  - Ich mochte
  (möchte|möchten|will|wollen|würde|würden|muss|müssen|müsste|wollte|brauche|brauchen|bräuchte|hätte|benötige|bitte) (ich|wir)( (gern|gerne|nur|bitte|eigentlich|einfach|mal|unbedingt|noch|dringend|sie|um))*  + deshalb möchte ich  - möchte er
  (können|könnten|würden|kannst|könntest|könnt|könntet) (sie|du|ihr|wir|wir das)( (bitte|mir|uns|mal|noch|das|den|die|vielleicht|eventuell|möglichst))*  + Könnten Sie mir bitte  - Können wird man
  (kann|könnte|kann man|darf|ließe sich|lässt sich|ist es möglich|wäre es möglich|besteht die möglichkeit|geht es)( (ich|man|bitte|jemand|mir|uns|mal|noch|das|sich|zu))*  + Kann ich das  - Kanne
  (muss|müssen|möchte|will|würde) (leider|daher|deshalb|nun|jetzt|also)|\p{L}{2,20}en sie( (bitte|mir|uns|das|mich|es|die|den))+|bitte( (noch|nur|mal|einmal|mir|uns))*|es geht (mir )?um( (einen?|den|die|das))?|geht um|wegen|bitte um|mit der bitte um|ich wünsche mir|mein anliegen ist  + es geht um  - bitter
`

export const NOT_WANTED = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  (nicht|kein|keine|keinen|niemals|auf keinen fall|ohne)( _){0,2} $  + ich will nicht[ ]  - ich will
  (sonst|ansonsten|andernfalls|falls|wenn|schon|bereits|hätten wir)( _){0,6} $  + sonst müssen wir[ ]  - wir
`

export const CLAUSE_ENDS = phrases('(…)', 'iu')`
  [;!?:(]|(?<!\d)\.|,? (weil|denn|da|obwohl|sonst|ansonsten|damit|sodass|wenn|falls|aber)(?!\p{L})|,(?! \d)| - | – | und (zwar|ich|wir|das|dann)  + morgen, weil  - morgen
`

export const AROUND = phrases('^(…)$', 'iu')`
  bitte|gern|gerne|mir|uns|mich|sie|doch|mal|noch|einmal|dringend|jetzt|das|es|zu|lassen|werden|bekommen|haben  + bitte  - bitter
  kann|können|könnten|würden|möchte|dann|einfach|nur|nochmal|um|und|dass|man|jemand|wird|also  + nur  - nun
`

/** A verb among the words of a deed: it is no part of the thing. Nouns begin with a capital. */
export const VERB = phrases('^(…)$', 'u')`
  \p{Ll}[\p{L} ]{1,30}(en|t|n|e)  + absagen  - Absage
`

export const DEEDS = {
  cancel: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    absagen|abzusagen|stornieren|zu stornieren|storniert|stornierung|stornieren lassen|kündigen|zu kündigen|kündigung|abbestellen|annullieren|widerrufen|abmelden|löschen( lassen)?|zurücktreten|absage  + den Termin absagen  - der Termin
  `,
  move: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    verschieben|zu verschieben|verlegen|umbuchen|umzubuchen|vorverlegen|vorziehen|nach hinten schieben|verlegung|verschiebung|umbuchung|anderen termin|neuen termin|ein anderer termin|auf einen anderen tag|später kommen|früher kommen  + den Termin verschieben  - der Termin
  `,
  refund: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    (zurück)?erstatten|(zurück)?erstattet|(rück)?erstattung|geld zurück\p{L}*|gutschrift|gutschreiben|rückzahlung|zurückzahlen|zurückbuchen|zurücküberweisen|zurück(haben|bekommen)|entschädigung|kaution  + das Geld zurück  - das Geld
  `,
  replace: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    umtausch(en)?|tauschen|austauschen|ausgetauscht|ersetzen|ersetzt|ersatz(gerät|teil|lieferung|schlüssel|wagen)?|neu(es|e|en) (gerät|exemplar|karte|schlüssel|akku)|nachliefern|nachlieferung|zurückgeben|retoure|zurückschicken|zurücksenden|rückgabe  + das Gerät umtauschen  - das Gerät
  `,
  repair: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    reparieren|repariert|reparatur|monteur|techniker|handwerker|vorbeikommen|vorbei kommt|vorbeischauen|vorbeischicken|(jemand|jemanden) (_ ){0,4}(schicken|kommt|kommen)|anschauen|ansehen|wartung|warten lassen|richten|in ordnung bringen|beheben|entstören|installieren|einbauen|montieren  + einen Techniker schicken  - einen Brief lesen
  `,
  book: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    buchen|reservieren|reservierung|vereinbaren|termin (_ ){0,5}(machen|ausmachen|bekommen|haben|vereinbaren|frei)|einen termin|bestellen|nachbestellen|anmelden|anmeldung|beratung(stermin|sgespräch)?|erstgespräch|probefahrt|besichtigung|tisch  + einen Tisch reservieren  - eine Reserve
  `,
  quote: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    angebot|kostenvoranschlag|preis(e|liste|anfrage)?|was (_ ){0,4}kostet|wie viel (_ ){0,4}kostet|kosten (_ )?(für|würde)|konditionen|rabatt  + ein Angebot schicken  - ein Gebot
  `,
  change: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    ändern|geändert|änderung|anpassen|umstellen|korrigieren|korrigiert|korrektur|berichtigen|aktualisieren|wechseln|umziehen|ummelden|hinterlegen|umschreiben|erhöhen|reduzieren|hinzufügen|dazubuchen|freischalten|entsperren|zurücksetzen|verlängern|verlängerung|upgraden  + die Adresse ändern  - die Adresse
  `,
  send: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    schicken|zuschicken|zusenden|senden|zukommen|mailen|zumailen|weiterleiten|ausstellen|bescheinigung|kopie|rechnungskopie|unterlagen|versenden|liefern|nachsenden|ausliefern  + die Rechnung zuschicken  - die Schicke
  `,
  pay: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    bezahlen|begleichen|überweisen|raten(zahlung)?|in raten|stundung|aufschub|zahlungsaufschub|später zahlen|zahlung  + in Raten  - beraten
  `,
  check: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    prüfen|überprüfen|nachsehen|nachschauen|nachprüfen|klären|herausfinden|wo (_ ){0,3}(bleibt|ist|steckt)|wann (_ ){0,4}(kommt|kommen|geliefert|ankommt|da ist)|verfolgen|status|stand der dinge|liefertermin|kümmern|begutachten|durchsehen  + bitte prüfen  - die Prüfung lief
  `,
  call_back: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    zurückrufen|rückruf|anrufen|zurückgerufen|rufen sie (mich|uns)|melden sie sich|sich melden|meldet sich|mit (_ ){0,4}(sprechen|reden)|kontaktieren|verbinden|durchstellen|beraten  + mich zurückrufen  - der Ruf
  `,
  explain: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    erklären|wissen|sagen|mitteilen|auskunft|information(en)?|warum|wieso|weshalb|wie (_ ){0,4}(funktioniert|geht|kann)|frage(n)?|ob (ich|sie|wir|das|es)|erläutern|helfen  + mir sagen  - der Sagenheld
  `,
}
