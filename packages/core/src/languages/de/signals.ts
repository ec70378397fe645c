/** What signals hear in German, in lower case. */
import { phrases, words } from '../phrases.ts'

const PERSON = words('(…)', 'u')`
  mensch(en)?|mitarbeiter(in)?|person|berater(in)?|sachbearbeiter(in)?|vorgesetzten?|chef(in)?|kolleg(e|en|in)|leiter(in)?  + mitarbeiterin  - mitarbeit
  jemand(en|em)?|techniker|ansprechpartner(in)?|verantwortlichen?|anwalt|anwältin|arzt|ärztin|kundendienst  + jemandem  - niemand
`

export const ASKS_FOR_PERSON = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  (mit|zu) (_ ){0,4}${PERSON} (_ ){0,6}(sprechen|reden|telefonieren|verbinden|verbunden|schreiben|chatten)  + ich möchte mit einem mitarbeiter sprechen  - ich habe mit dem hund gespielt
  (sprechen|reden|verbinden sie (mich|uns)|verbinden|geben sie mir|durchstellen) (_ )?(bitte )?(_ )?(mit|zu)? ?(einem|einer|dem|der|den|einen|ihrem|ihrer|ihren)? ?(echten |richtigen )?${PERSON}  + verbinden sie mich mit einem menschen  - sprechen sie deutsch
  (kann|könnte|soll|möchte|bitte|will) (_ ){0,3}(mich |uns )?(_ )?${PERSON} (_ ){0,5}(anrufen|zurückrufen|melden|meldet)  + kann mich bitte jemand zurückrufen  - kann man das zurückgeben
  (rufen|ruft|melden|meldet|rufe) (_ )?(sie |ihr )?(mich|uns|sich) (_ ){0,3}(zurück|an|bei mir)|(um|bitte um) (einen )?(dringenden )?rückruf  + bitte um rückruf  - der rückruf des produkts
  (richtig|echt)en? (menschen|person|mitarbeiter)|kein(en)? (bot|roboter|computer|chatbot)  + ich will einen echten menschen  - ein echter gewinn
`

export const NO_TRANSFER = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  (nicht|bitte nicht|kein) (_ ){0,3}(weiterverbinden|weitergeleitet|weiterleiten|verbinden|verbunden|weiterreichen)  + bitte nicht weiterverbinden  - bitte weiterverbinden
  (nicht|kein(en|em)?) (_ ){0,4}(mit|zu) (_ ){0,2}${PERSON} (sprechen|reden)  + ich will nicht mit jemandem sprechen  - ich will mit jemandem sprechen
`

export const URGENT = phrases(String.raw`(?<!\p{L})(?<!(nicht|nicht so|weniger|nicht sehr) )(…)(?!\p{L})`, 'u')`
  dringend\p{L}*|eilig|eilt|so schnell wie möglich|schnellstmöglich|umgehend|unverzüglich|asap  + es ist dringend  - es ist nicht dringend
  (sofort|gleich|jetzt) (_ ){0,3}(kommen|anrufen|jemand|hilfe|helfen|erledigen|brauche)|kann nicht warten|duldet keinen aufschub  + wir brauchen sofort hilfe  - sofort lieferbar
  (brauche|brauchen|muss|müssen|bitte) (_ ){0,6}(noch heute|heute noch|bis heute|bis morgen|heute abend|innerhalb)  + ich brauche das noch heute  - heute ist montag
`

export const PAYMENT_DISPUTE = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  (doppelt|zweimal|zwei mal|dreimal|zu viel|fälschlich\p{L}*|falsch|unberechtigt|ohne (_ )?(erlaubnis|zustimmung|einwilligung)) (_ ){0,5}(abgebucht|berechnet|belastet|eingezogen|abgerechnet|bezahlt|kassiert)  + mir wurde doppelt abgebucht  - mir wurde das abgebucht
  (abgebucht|belastet|eingezogen|berechnet) (_ ){0,5}(doppelt|zweimal|zu viel|falsch|nicht bestellt|nie bestellt)  + ihr habt abgebucht und zwar doppelt  - ihr habt abgebucht
  (geld|betrag|erstattung|rückerstattung|gutschrift) (_ ){0,4}(nie|nicht|immer noch nicht|noch nicht) (_ )?(erhalten|bekommen|angekommen|da|eingegangen|zurück)  + die erstattung ist noch nicht angekommen  - die erstattung ist da
  (nicht (_ )?(autorisiert\p{L}*|genehmigt\p{L}*)|unbekannte|unberechtigte|falsche|doppelte|betrügerische|fehlerhafte) (_ )?(abbuchung(en)?|belastung|zahlung|lastschrift|buchung auf|rechnung)|doppelabbuchung  + da ist eine unbekannte abbuchung  - da ist eine abbuchung
  (will|möchte|verlange|fordere) (_ ){0,3}geld (_ ){0,2}zurück|geld zurück(haben|gefordert|verlangt)?|rückbuchung|lastschrift (_ ){0,3}(widersprechen|zurück\p{L}*)  + ich will mein geld zurück  - ich zahle mein geld ein
`

export const MEDICAL = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  arzt|ärztin|krankenhaus|klinik|operation|op-termin|diagnose|rezept|medikament(e|en)?|tabletten  + im krankenhaus  - im haus
  schmerz(en|t|haft\p{L}*)?|fieber|entzünd\p{L}+|geschwollen|ausschlag|schwanger(schaft)?|(kopf|zahn|bauch|rücken|ohren|hals)(schmerzen|weh)  + ich habe zahnschmerzen  - ich habe zahnpasta
  schwindel|schwindlig|übel|übelkeit|erbrech\p{L}+|allergi(e|en|sch\p{L}*)|depress\p{L}+|behinder\p{L}+|rollstuhl|blutdruck|insulin  + sie sitzt im rollstuhl  - sie sitzt im stuhl
  tut (_ )?(sehr |so |richtig )?weh|krank (geworden|im)|verletz\p{L}+|therapie  + es tut sehr weh  - das ist schade
`

export const LEGAL = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  anw(alt|ältin|älte|alts)|rechtsanw\p{L}+|gericht(s\p{L}*)?|klage|verklag\p{L}+|rechtlich\p{L}* (schritte|mittel|weg)  + mein anwalt meldet sich  - der anbau
  verbraucherschutz|verbraucherzentrale|schlichtungsstelle|mahnbescheid|einstweilige|abmahnung|vertragsbruch|dsgvo|datenschutz(beauftragt\p{L}*|behörde|verstoß)  + ich gehe zur verbraucherzentrale  - ich gehe zur zentrale
  anzeige (erstatten|gegen|bei der polizei)|strafanzeige|schadenersatz|schadensersatz|haftung|bundesnetzagentur  + ich erstatte strafanzeige  - die anzeige leuchtet
`

export const FRUSTRATION = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  unverschämt\p{L}*|frechheit|unmöglich von|lächerlich|skandal(ös)?|saftladen|unfassbar|katastrophe (mit|bei|ihr)|eine katastrophe  + das ist eine frechheit  - das ist frech
  (bin|langsam|so|echt|richtig|sehr|total|stink) ?(_ )?(sauer|wütend|genervt|verärgert|enttäuscht|frustriert)|stinksauer|nervt (mich|langsam|gewaltig)  + ich bin echt sauer  - das ist saure sahne
  (reicht|langt) (es )?(mir|jetzt|langsam)|mir reicht|(habe|hab) (_ )?(die nase voll|es satt|genug (davon|von))|zum kotzen|scheiß\p{L}*|verdammt\p{L}*|zum (dritten|vierten|fünften|x-ten|hundertsten) mal  + mir reicht es jetzt  - das reicht für zwei
  (schlechter|miserabler|schrecklicher|furchtbarer|schlechteste) (kunden)?(service|dienst)|nie wieder|will mich beschweren|beschwerde einreichen|niemand (_ ){0,2}(hilft|reagiert|kümmert)  + nie wieder bei ihnen  - wieder bei ihnen
`
