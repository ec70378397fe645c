/** Danger to life, health, freedom or home, as a customer says it in German. Read in lower case, after `HARMLESS` is read away. */
import { phrases, words } from '../phrases.ts'

const BODY = words('(…)', 'u')`
  kopf|gesicht|augen?|mund|lippen?|zunge|hals|rachen|kiefer|nacken  + lippen  - mütze
  arme?|hände?|hand|finger|daumen|beine?|fuß|füße|haut|rücken|brust|bauch|hüfte|knie|schulter|rippen?  + hüfte  - hose
`

const WIRED = words('(…)', 'u')`
  \p{L}{0,20}(steckdosen?|kabel|stecker|schalter|sicherungskasten|verteilerkasten|stromkasten|leitung|lampe|ladegerät|netzteil)  + ladekabel  - rohr
  \p{L}{0,20}(akkus?|batterien?|heizung|heizlüfter|boiler|ofen|herd|backofen|trockner|spülmaschine|waschmaschine|toaster|gerät|therme|motor|handy)  + gasofen  - teppich
`

const ROOM = words('(…)', 'u')`
  \p{L}{0,20}(keller|küche|wohnung|bad|badezimmer|haus|flur|zimmer|garage|laden|büro|dach|dachstuhl|treppenhaus|werkstatt)  + waschkeller  - garten
`

export const DANGERS = [
  // Gas and smoke.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    (chlor|säure|ammoniak|bleichmittel|chemikalien?) (_ ){0,4}(gemischt|vermischt|ausgelaufen|läuft aus|tritt aus)  + chlor und säure haben sich vermischt  - chlor für das becken
    gas(geruch|leck|alarm|austritt|explosion)  + hier ist gasgeruch  - die gasrechnung ist zu hoch
    (riech(t|en|e|st)|gerochen|stink(t|en)) (_ ){0,6}(gas|faulen eiern|rauch|verbrannt\p{L}*|verschmort\p{L}*|schwefel|brand|qualm)  + hier riecht es im flur nach gas  - hier riecht es nach kaffee
    (nach|von) (gas|rauch|verbranntem|schwefel) (_ ){0,2}(riecht|stinkt|gerochen|gestunken)  + weil es nach gas riecht  - weil es nach kaffee riecht
    gas(?! geben) (_ )?(strömt|tritt|entweicht|zischt|austritt|ausströmt)  + gas strömt aus  - gas ist teuer
    gas(leitung|hahn|herd|flasche|therme|rohr) (_ ){0,3}(zischt|undicht|leck|leckt|beschädigt|angebohrt)  + die gasleitung ist undicht  - die gasleitung wird gelegt
    kohlenmonoxid(?!-?(melder|warner))|(co|kohlenmonoxid|rauch|gas|feuer|brand)-?(melder|warner|alarm) (_ ){0,3}(piept|piepst|schlägt|geht los|ging los|schrillt|heult|angeschlagen)  + der co-melder piept  - ich möchte rauchmelder kaufen
    (kopfschmerzen|kopfweh|schwindelig|schwindlig|übel)( _){0,8} (heizung|therme|ofen|boiler|kamin|gasherd)  + uns ist schwindelig seit die therme läuft  - mir ist auf booten schwindelig
    (giftig|ätzend)\p{L}* (_ )?(dämpfe|gase|rauch)  + giftige dämpfe im keller  - giftige pflanzen
  `,
  // Fire.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    (?<!(lampe|licht|leuchte|lämpchen|cd|dvd) )brennt(?! (die lampe|das licht|nicht|kein))  + unsere küche brennt  - die lampe brennt
    in flammen|flammen (_ )?(schlagen|kommen|aus|im|in)|steh(t|en) (_ ){0,2}in brand|in brand (geraten|gesetzt|steht)  + das auto steht in flammen  - das ist ein feuerwehrauto
    feuer (_ )?(gefangen|ausgebrochen|fängt|fing|im|in der|unter)|es hat gebrannt  + der vorhang hat feuer gefangen  - das feuerwerk war schön
    (überall|alles voller|voller|dichter|schwarzer|viel) (rauch|qualm)  + überall rauch  - rauchen ist verboten
    (rauch|qualm) (_ ){0,2}(kommt|quillt|dringt|steigt|im|in|aus|unter)  + rauch dringt unter der tür durch  - das ist ein rauchmelder
    (kommt|kommen|steigt|quillt|dringt|schlagen|sprühen|fliegen) (_ ){0,5}(rauch|qualm|flammen|funken)  + aus dem ofen kommt rauch  - morgen kommt jemand
    (es|${WIRED}) (_ ){0,3}(raucht|qualmt|schmort|glüht|kokelt|rauchte|qualmte|brannte)  + der toaster qualmt  - mein nachbar raucht
    (raucht|qualmt|schmort|kokelt) (_ ){0,2}${WIRED}  + es schmort die steckdose  - es raucht der koch
    (ver|durchge|ange)schmort\p{L}*  + die steckdose ist verschmort  - der braten wird geschmort
    funken(?! (_ )?nicht)|funkenflug|fun(k|ken)t und (knistert|knallt)  + aus der wand sprühen funken  - wir haben funkgeräte
    explodier(t|te|en)|explosion  + der akku ist explodiert  - ich exportiere
    (akkus?|batterien?|powerbank) (_ ){0,4}(aufgebläht|gebläht|bläht|zischt|dampft|sehr heiß|glühend)  + der akku ist aufgebläht  - der akku ist leer
    ${BODY} (_ ){0,2}verbrannt|verbrüht\p{L}*|verbrennung(en)?  + er hat sich die hand verbrannt  - der kuchen ist verbrannt
  `,
  // Electricity.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    unter strom|stromschl(ag|äge)  + die wand steht unter strom  - der strom ist teuer
    (einen?|elektrischen|elektrische|eine) (_ )?(schlag|schläge|gewischt) (_ )?(bekommen|gekriegt|abbekommen|gegeben|verpasst)  + ich habe einen schlag bekommen  - ich habe einen brief bekommen
    (eine|eins) gewischt  + die lampe hat mir eine gewischt  - ich habe gewischt
    (kabel|leitung|drähte|stromkabel) (_ ){0,4}(frei|blank|offen|hängt|hängen|gerissen|abgerissen)|blanke (kabel|drähte)|(offene|freiliegende|lose) (strom)?(kabel|drähte|leitung)  + aus der wand hängen blanke drähte  - das kabel ist zu kurz
    (steckdosen?|sicherungskasten|stecker|schalter) (_ ){0,3}(heiß|knistert|brummt|summt|knallt)  + die steckdose wird heiß  - die steckdose ist weiß
    (wasser|tropft|läuft|feucht) (_ ){0,6}(steckdosen?|sicherungskasten|stromkasten|verteilerkasten|lampe|deckenlampe|stromzähler|elektrik)  + das wasser läuft in den sicherungskasten  - das wasser läuft in die spüle
    (stromleitung|oberleitung|strommast) (_ ){0,4}(gerissen|herunter|runter|abgerissen|umgestürzt|boden)  + eine stromleitung liegt am boden  - die stromleitung ist neu
  `,
  // Water and building.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    (wasser)?rohrbruch|\p{L}{0,20}(rohr|schlauch|leitung|boiler|heizkörper) (_ ){0,3}(geplatzt|gebrochen|gerissen|platzt)  + das rohr ist geplatzt  - das rohr ist neu
    geplatzt\p{L}* \p{L}{0,20}(rohr|schlauch|leitung|boiler)  + ein geplatzter schlauch  - ein geplatzter termin
    unter wasser|überflutet|überschwemm\p{L}*|hochwasser  + der keller steht unter wasser  - das wasser ist kalt
    ${ROOM} (_ ){0,3}(läuft (_ )?voll|vollgelaufen|voll wasser)  + der keller läuft langsam voll  - der keller ist voll
    wasser (_ ){0,4}(läuft|schießt|strömt|tropft|spritzt|kommt|dringt|drückt|steigt|steht|rinnt) (_ ){0,3}(aus|durch|von|in|im|über|unter|hoch)  + wasser schießt aus der wand  - das wasser läuft wieder
    (läuft|tropft|strömt|schießt|spritzt|kommt|dringt|steigt|steht|rinnt) (_ ){0,5}wasser (_ ){0,2}(aus|durch|von|in|im|über|ein|hoch)  + es spritzt überall wasser aus dem rohr  - es kommt kein strom
    (aus|durch|von) (_ ){0,3}(decke|wand|lampe|dach) (_ ){0,4}wasser|(läuft|tropft|kommt|rinnt) (_ ){0,4}(durch|aus|von) (_ )?(decke|wand|lampe)  + durch die decke kommt wasser  - die decke ist weiß
    decke (_ ){0,4}(eingestürzt|stürzt|einzustürzen|durchhängt|hängt durch|kommt (_ )?runter|bricht)  + die decke ist eingestürzt  - die decke ist gestrichen
    (wasser|haupthahn|ventil|hahn) (_ ){0,5}(nicht|nicht mehr) (abstellen|abdrehen|zudrehen|stoppen|zu)  + wir können das wasser nicht abstellen  - wir stellen das wasser ab
    (abwasser|fäkalien) (_ ){0,4}(hoch|läuft|drückt|steht|kommt)|(toilette|badewanne|waschmaschine|klo) (_ ){0,2}(läuft über|übergelaufen)  + das abwasser drückt hoch  - was kostet abwasser
    einsturzgefahr|eingestürzt|stürzt (_ )?ein|(baum|mast|kran|gerüst|dachziegel|mauer|wand) (_ ){0,3}(umgestürzt|gestürzt|gefallen|herunter|umgefallen|kippt)  + es besteht einsturzgefahr  - die wand ist gestrichen
  `,
  // Health.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    bewusstlos\p{L}*|ohnmächtig|ohnmacht|umgekippt|zusammengebrochen|zusammengesackt|kollabiert  + er ist bewusstlos  - ich bin mir dessen bewusst
    nicht (mehr )?(ansprechbar|bei bewusstsein|aufwachen|atmen)|wacht (_ ){0,2}nicht (mehr )?auf|nicht (mehr )?wach zu kriegen  + sie ist nicht ansprechbar  - er ist nicht zu erreichen
    atmet (_ )?(nicht|kaum|schwer|schlecht|nur|flach)|atemnot|(keine|kaum|schlecht|schwer|nicht genug) luft|luft (mehr )?bekommen|erstick(t|en|e)  + sie bekommt keine luft  - die luft ist gut
    (glaube|fürchte|befürchte),? (_ )?(mein|meine|sein|seine|ihr|ihre) (_ )?(hüfte|bein|arm|knöchel|handgelenk|rippen?|schlüsselbein) (ist|sind|sei) gebrochen  + ich glaube meine hüfte ist gebrochen  - mein bein war gebrochen
    blutet (_ )?(stark|sehr|heftig|aus|nicht|wie|immer|überall|schlimm)|(hört|hören) (_ ){0,2}nicht auf zu bluten|stark blut\p{L}*|(viel|so viel|überall|voller|lauter) blut|blut verloren|blut (gespuckt|gehustet|erbrochen)|(spuckt|hustet|erbricht) blut  + seine hand blutet stark  - blutdruckmessgerät
    herzinfarkt|schlaganfall|herzstillstand|herzrasen|krampfanfall|krampft|epileptisch\p{L}*  + ich glaube es ist ein schlaganfall  - der anfall von arbeit
    (schmerzen|stechen|druck|enge|stiche) (_ ){0,2}(in der|auf der|im) (linken )?brust(korb)?|brustschmerz(en)?|brust (tut|schmerzt|zieht)  + er hat starke schmerzen in der brust  - er hat schmerzen im fuß
    (lippen|gesicht|zunge|hals|rachen|augen?|kiefer) (_ ){0,3}(blau|geschwollen|schwillt|schwellen|angeschwollen|zugeschwollen|zu)  + ihre lippen werden blau  - ihre lippen sind schmal
    (läuft|lief) (_ )?blau an|blau (angelaufen|im gesicht)|allergisch\p{L}* (reaktion|schock)|anaphyla\p{L}*  + das baby läuft blau an  - das kleid ist blau gestreift
    ${BODY} (_ ){0,2}gebrochen|(kopf|schädel) (_ ){0,2}(aufgeschlagen|angeschlagen)|(finger|hand) (_ ){0,2}(ab|abgetrennt|abgeschnitten|eingeklemmt|tief geschnitten)  + sie hat sich die hüfte gebrochen  - der vertrag wurde gebrochen
    gesicht hängt|mundwinkel hängt|lallt|halbseitig|gelähmt|linke seite (_ ){0,3}taub  + ihr gesicht hängt und sie lallt  - das bild hängt schief
    (schwer|stark|ist|bin|wurde|sind|sich|jemand) verletzt\p{L}*|verletzte  + jemand ist schwer verletzt  - das verletzt den vertrag
    (leiter|treppe|dach|fenster|gerüst|balkon|bett|stuhl|kran|wickeltisch|hochbett|rad|fahrrad|podest|rampe) (_ ){0,2}((herunter|runter|hinunter|ab|um)?(gefallen|gestürzt|gerutscht))  + er ist von der leiter gefallen  - die leiter ist da
    (gestürzt|hingefallen|ausgerutscht|zusammengestoßen|angefahren|überfahren) (_ ){0,10}(liegt|kann|bewegt|blutet|steht|spürt|schreit|verletzt)  + sie ist gestürzt und kann nicht aufstehen  - der kurs ist gestürzt
    liegt (_ ){0,6}(am boden|auf dem boden|regungslos|reglos|bewegungslos)|rührt sich (_ )?nicht|bewegt sich (_ )?nicht( mehr)?(?= |[.,!]|$)(?! (_ )?(cursor|mauszeiger))  + er liegt am boden und rührt sich nicht  - der vertrag liegt bei
    ((mein|meine|unser|unsere|ihr|ihre|sein|seine) (_ )?(mutter|vater|mann|frau|kind|sohn|tochter|baby|oma|opa|nachbarin?|kollegin?|kollege|freundin?|chef|chefin|schwester|bruder)|er|sie) (_ ){0,3}(reagiert|antwortet mir|spricht) (_ )?nicht( mehr)?  + meine oma reagiert nicht  - die app reagiert nicht
    (ertrunken|ertrinkt|ertrinken|ins? (_ )?(wasser|pool|teich|fluss|see) gefallen)|(unter|zwischen|in) (_ ){0,3}(eingeklemmt|begraben|verschüttet|eingequetscht)|in die (maschine|säge|presse|walze|fräse|tür) (gekommen|geraten)|kein puls|wiederbeleb\p{L}*|schaum vor dem mund  + mein kollege ist in die maschine gekommen  - er ist in die firma gekommen
    (sauerstoff|beatmung|dialyse)\p{L}* (_ ){0,5}(ausgefallen|leer|aus|stoppt|piept|geht nicht|kein strom)|(strom|stromausfall) (_ ){0,8}(sauerstoff|beatmung)\p{L}*|kein insulin|insulin (_ )?(alle|leer|aufgebraucht)  + der strom ist weg und sie braucht sauerstoff  - der strom ist weg
    (kind|sohn|tochter|enkel|enkelin|mutter|vater|oma|opa|baby|mann|frau) (_ ){0,4}(verschwunden|vermisst|weggelaufen|ist weg)(?= |[.,!]|$)(?! (die|das|der|mein|unser)? ?(paket|gepäck|koffer|tasche|konto))|finde (mein|meine|meinen) (kind|sohn|tochter|mutter|vater|oma|opa) nicht  + mein kind ist verschwunden  - mein paket ist verschwunden
    (säure|lauge|reiniger|bleiche|chemikalie\p{L}*|ätzend\p{L}*|kleber) (_ ){0,5}(auge|augen|gesicht|haut|verätz\p{L}*)|verätz\p{L}*  + sie hat reiniger im auge  - ich kaufe reiniger
    (gebissen|gestochen) (_ ){0,6}(geschwollen|allergisch|schlange|luft)|(hund|schlange) (_ ){0,4}gebissen  + ein hund hat mein kind gebissen  - ich habe gebissen
    notarzt|krankenwagen|rettungswagen|lebensgefahr|lebensbedrohlich|notfall|fieber (_ )?(39|4\d)|fehlgeburt|wehen|fruchtblase  + wir brauchen einen notarzt  - wir brauchen einen arzttermin
    (112|110) (_ ){0,2}(gerufen|angerufen|gewählt|rufen)|(feuerwehr|notruf|rettung) (_ ){0,3}(gerufen|rufen|angerufen|verständigt|unterwegs)  + ich habe die 112 gerufen  - die nummer endet auf 112
    insulin (_ ){0,4}(vergessen|zu viel|falsch|leer|keins?)|unterzucker\p{L}*  + sie ist unterzuckert  - ich bestelle insulin
  `,
  // Swallowed, self-harm.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    überdosis|vergift\p{L}*|(ver|hinunterge|runterge)schluckt(?! (_ )?(geld|den preis))  + mein kind hat eine münze verschluckt  - ich schlucke den preis
    (reiniger|putzmittel|bleiche|waschmittel|spülmittel|frostschutz|farbe|benzin|rattengift|schneckenkorn|säure|entkalker|lampenöl) (_ ){0,2}(getrunken|gegessen|gefressen|probiert|erwischt)  + er hat entkalker getrunken  - er hat tee getrunken
    (zu viele?|alle|ganze packung|ganzen?|mehrere|\d{2,3}|handvoll|falschen?) (_ ){0,2}\p{L}{0,20}(tabletten|pillen|medikamente|tropfen|schlafmittel|kapseln) (_ ){0,3}(genommen|geschluckt|gegessen|eingenommen|erwischt|intus)  + sie hat zu viele tabletten genommen  - sie hat ihre tabletten genommen
    (beeren|pilze?|tabletten|pillen|medikamente|batterie|knopfzelle|magnet(e|en)?) (_ ){0,4}(gegessen|gefressen)  + der hund hat pilze gefressen  - wir haben pizza gegessen
    umbringen|suizid\p{L}*|selbstmord\p{L}*|selbst verletz\p{L}*|(ritze|schneide|verletze) mich  + ich will mich umbringen  - ich will umbuchen
    (will|kann|möchte|mag) (_ ){0,4}nicht mehr (leben|weiterleben|da sein|weiter|aufwachen)|mir (das leben nehmen|etwas antun|was antun)|lebensmüde|keinen sinn mehr (im leben)?|allem ein ende  + ich kann so nicht mehr leben  - ich kann nicht mehr bestellen
  `,
  // Violence, arrest, loss of the home.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    (bedroht|bedrohen|bedrohte|schlägt|schlug|würgt|verprügelt|verfolgt|belästigt|misshandelt|vergewaltigt|angreift|tritt|stalkt|verletzt) (_ )?(mich|uns|unsere?n? _|meine?n? _)(?! (auf|über|mit|vor))  + mein mann bedroht mich  - das schlägt mir auf den magen
    (mich|uns|meine?n? _|unsere?n? _) (_ ){0,3}(bedroht|geschlagen|gewürgt|verprügelt|angegriffen|vergewaltigt|missbraucht|misshandelt|überfallen|ausgeraubt|gestalkt|verfolgt|getreten|eingesperrt|begrapscht)  + er hat meine mutter geschlagen  - er hat mich angerufen
    (mich|uns|sie|ihn) (_ )?(umbringen|umzubringen|töten|erschießen|abstechen|abzustechen)|(bringt|tötet) (mich|uns) (_ )?um  + er droht mich umzubringen  - er will mich besuchen
    (mann|frau|junge|mädchen|jemand|einer|kind|person|er|sie) (_ ){0,2}(steht|sitzt|liegt|läuft|klettert) (_ ){0,3}(auf|über|an) (den |dem |der |das )?(gleisen|gleise|schienen|brückengeländer|geländer|dachkante|brüstung|fenstersims)  + ein mann steht auf den gleisen  - der zug steht auf den gleisen
    (jemand|einer|die|ein mann|männer) (hat|haben|schlägt|schlagen|bricht|brechen|tritt) (_ ){0,3}(scheibe|fenster|tür|haustür|terrassentür|schloss|rollladen)( (_ ){0,2}(eingeschlagen|ein|auf|aufgebrochen|eingetreten))|(er|sie|jemand|die) (ist|sind) (schon |noch |bereits )?(im haus|in der wohnung|im flur unten)  + jemand hat die scheibe eingeschlagen  - meine scheibe ist zersprungen
    einbrecher|einbrechen|einzubrechen|eingebrochen|einbruch(?!s(schutz|meldeanlage))|überfall(en)?|raubüberfall  + bei uns wird eingebrochen  - ich bin zusammen eingezogen
    (mit|hat|hält|zieht|zückt) (_ )?(einem|ein|einer|eine|sein) (messer|pistole|waffe|axt|schlagstock)  + er steht mit einem messer vor mir  - er kauft ein messerset
    (jemand|fremder mann|ein mann|unbekannter|einer) (_ ){0,5}(in die wohnung|ins haus|in unserer wohnung|in meiner wohnung|im haus|im garten|am fenster|an der tür|die tür auf\p{L}*|reinzukommen|reinkommen)  + jemand versucht die tür aufzubrechen  - jemand kommt morgen
    (eingesperrt|eingeschlossen|lässt (mich|uns) nicht (raus|weg|gehen|mehr raus))|häusliche gewalt|angst (_ ){0,2}(um mein leben|um unser leben|vor ihm|vor meinem|nach hause zu)|(in gefahr|nicht sicher (zu hause|hier))  + er lässt mich nicht raus  - er lässt mich nicht ausreden
    (steck\p{L}+|fest|hängen|eingeschlossen|eingesperrt) (_ ){0,4}(aufzug|fahrstuhl|lift)|(aufzug|fahrstuhl|lift) (_ ){0,3}(fest|steck\p{L}+|eingeschlossen|hängen geblieben)|(kind|baby|enkel|hund) (_ ){0,4}(im auto|im wagen) (_ ){0,3}(eingeschlossen|eingesperrt|allein)  + wir stecken im aufzug fest  - der aufzug ist neu
    festgenommen|verhaftet|verhaftung|festnahme|(in|im|aus) (_ )?(polizeigewahrsam|u-haft|untersuchungshaft|haft|gewahrsam|arrest)|(haus)?durchsuch(t|en|ung|ungsbeschluss)|abgeschoben|abschiebung|abschiebehaft  + mein bruder wurde verhaftet  - ich durchsuche die website
    (polizei|polizisten|beamte|zoll|steuerfahndung|gerichtsvollzieher) (_ ){0,5}(vor der tür|steht|stehen|ist da|sind da|hier|bei mir|bei uns|klingelt|mitgenommen|mitnehmen|verhör\p{L}*|vernehm\p{L}*|abgeholt|auf der wache)  + die polizei steht vor der tür  - die polizei hat öffnungszeiten
    (auf der|zur) (polizei)?(wache|dienststelle)|zwangsräumung|geräumt (werden|heute)|(stehen|sitzen|stehe|sitze) (_ ){0,3}auf der straße  + ich sitze auf der wache  - ich wohne an der straße
  `,
]

/** No heat is discomfort; no heat and somebody frail in the house (`FRAIL`) is danger, whichever message says which. */
export const NO_HEAT = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  heizung (_ ){0,5}(ausgefallen|kaputt|aus|geht nicht|funktioniert nicht|kalt|läuft nicht|springt nicht|defekt|tot|streikt)  + die heizung ist seit gestern ausgefallen  - die heizung läuft wieder
  (keine|ohne) heizung|heizung(s)?ausfall  + wir sind ohne heizung  - wir wollen eine heizung
  (eiskalt|saukalt|bitterkalt|\d grad) (_ ){0,2}(in der|im|bei uns|hier)  + es ist eiskalt in der wohnung  - das wasser ist kalt
`

export const FRAIL = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  baby|babys|säugling|neugeboren\p{L}*|kleinkind\p{L}*|frühchen|(wochen|monate) alt\p{L}*  + wir haben ein neugeborenes  - wir haben einen hund
  oma|opa|großmutter|großvater|(über )?(8\d|9\d)[ -]?(jahre|jährig\p{L}*)|(acht|neun)zig\p{L}*  + meine mutter ist 84 jahre  - in 90 tagen
  pflegebedürftig\p{L}*|bettlägerig\p{L}*|sauerstoffgerät|dialyse|schwerkrank\p{L}*|hochschwanger|aus dem krankenhaus  + er ist bettlägerig  - er ist verreist
`

/** Read away before danger is looked for: the same words, and nobody in danger. */
export const HARMLESS = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
  (kein|keine|keinen|ohne|nicht|niemand|weder) (_ ){0,2}(gasgeruch|rauch|funken|feuer|notfall|verletzt\p{L}*|bewusstlos|einbruch|überschwemmung|blut|flammen|verbrennungen|brustschmerzen|atemnot)  + es ist kein notfall  - es ist ein notfall
  (im|für den|für) (notfall|notfälle)|notfall(kontakt|nummer|plan|koffer|set)  + für den notfall habe ich einen schlüssel  - das ist ein notfall
  (preise?|rechnung|kosten|beiträge|nebenkosten|strompreis) (_ ){0,3}(explodier\p{L}*|brennt)  + die preise explodieren  - der ofen explodiert
  brennt (_ ){0,3}(unter den nägeln|auf den nägeln)|brennende frage  + das brennt mir unter den nägeln  - das haus brennt
  (einbruch|brand|überfall)(schutz|meldeanlage|versicherung)|feuer(löscher|versicherung|stelle|holz)|rauchmelder (kaufen|bestellen|einbauen|montieren|installieren)  + ich brauche einbruchschutz  - ein einbruch
  (umsatz|umsätze|zahlen|kurse?|preise?|aktien) (_ ){0,3}(eingebrochen|gestürzt)  + der umsatz ist eingebrochen  - bei uns wurde eingebrochen
  (herz|eis) gebrochen|vertrauen verletzt|recht(e)? verletzt|verletzung (der|des|von) (_ )?(pflicht\p{L}*|recht\p{L}*|vertrag\p{L}*|datenschutz\p{L}*)  + die rechte verletzt  - schwer verletzt
  schlag (auf|ins) (_ )?(kontor|wasser)|(der|vom) schlag getroffen  + mich hat der schlag getroffen  - ich habe einen schlag bekommen
  (vor (lachen|lauter|langeweile|neugier)) (_ ){0,3}(ersticke?|umgekippt|gestorben)|(in|im) (arbeit|mails?|anfragen|papierkram) (_ )?(ersticke|ersticken|erstickt)|erstick\p{L}* (_ )?in (_ )?(arbeit|mails?|anfragen|papierkram)  + wir ersticken in arbeit  - das kind erstickt
`

/** Words that are no danger by themselves and are when two kinds of them meet in one short message. */
export const SIGNS = {
  HARM: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    blut\p{L}*|puls|atmet|atmen|atmung|luft|röchelt|keucht|zuckt|zittert|krampf\p{L}*|ohnmächtig|umgekippt|zusammen(gebrochen|gesackt|gesunken)|schlaff|taub|erbricht|erbrochen|gekotzt|übergeben|geschluckt  + ich fühle keinen puls  - das pult
    (stockwerke?|meter|etagen|stufen) (_ ){0,3}(tief|gefallen|gestürzt|abgestürzt|runter)|aufgeschlitzt|aufgerissen|klaffend\p{L}*|wunde|platzwunde|verrenkt|abgetrennt|zerquetscht|eingequetscht|gestochen|angeschossen|vergiftet|verbrüht|blasen|verbrannt|versengt|angesengt|kopfschmerzen|unfall|zusammenstoß|tot|kollabiert|schreit vor schmerz\p{L}*|unerträglich\p{L}* schmerzen  + zwei meter tief gestürzt  - zwei meter stoff
    (hohes|40|41|39) (_ )?fieber|trinkt (_ )?nicht(s)?( mehr)?|(ganz|so) (komisch|schwummrig|benommen)|benommen|verwirrt  + uns wird ganz komisch  - das ist komisch
  `,
  WHOM: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    kopf|gesicht|augen?|mund|lippen|zunge|hals|arme?|hand|hände|finger|beine?|fuß|füße|brust|bauch|herz|knie|rücken  + seine lippen  - seine lieder
    baby|zwillinge|kind(er)?|sohn|tochter|mutter|mama|vater|papa|eltern|mann|frau|partner(in)?|bruder|schwester|oma|opa|nachbar(in)?|kolleg(e|en|in)|freund(in)?|jemand|patient(in)?|kund(e|in)|herr|dame|mädchen|junge|enkel(in)?|schwanger\p{L}*|uns|er|sie|arbeiter|gast|fahrer|radfahrer|kleine[rn]?|(jahre|monate|wochen) alt  + meine nachbarin  - meine nachricht
  `,
  BUILDING: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    decke|zimmerdecke|boden|fußboden|wand|wände|dach|treppe|balkon|kamin|gerüst|sicherungskasten|kabel|steckdosen?|lampe|boiler|therme|heizung|herd|gasherd|ofen|akku|rohr|leitung|tank|gas|keller|haus|wohnung|flur|aufzug|baum|kran|auto|garage|tür|wasser|arbeitsplatte|waschmaschine|waschküche|ladegerät|zähler|schrank|dachboden|lkw|bus|bett  + die decke  - die deckung
  `,
  BREAKS: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    ein(gestürzt|gebrochen|stürzt)|(runter|herunter|herab)(gekommen|gefallen|gebrochen|gestürzt)|nachgegeben|gibt nach|bricht|gerissen|geplatzt|zischt|zischen|knistert|qualm\p{L}*|flammen|feuer|explodiert|schmilzt|geschmolzen|funken|kurzschluss|unter der tür durch|durch die decke|läuft (_ )?aus|überall wasser  + der boden hat nachgegeben  - der preis gibt
  `,
  STUCK: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    (komme|kommen|kommt) (_ ){0,4}nicht (mehr )?(raus|heraus|hoch|weg|runter|rein)|kann (_ ){0,4}nicht (mehr )?(laufen|aufstehen|gehen|sehen|sprechen|bewegen)|(wacht|reagiert|antwortet|öffnet|rührt|bewegt) (_ ){0,3}nicht|eingesperrt|eingeklemmt|eingeschlossen|gefangen|trauen uns nicht|traue mich nicht|macht (_ )?nicht (mehr )?auf  + wir kommen nicht mehr raus  - wir kommen nicht
  `,
  ATTACK: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    (mit|hat|hält) (_ )?(einem|einen|ein|einer|eine) (hammer|messer|pistole|axt|schläger|waffe|eisenstange|flasche)|(klettert|steigt|dringt|bricht) (_ ){0,3}(ein|durch|rein|über)|(wirft|geworfen|schmeißt) (_ ){0,3}(stein|steine|fenster|scheibe)|scheibe (_ )?(eingeschlagen|eingeworfen)|droht|bedroht|schreit|geschlagen|verfolgt|versteck\p{L}*|eingesperrt|lässt (_ )?(mich|uns) nicht|tritt gegen|hämmert gegen|vor der tür|handschellen|(weg|mit)genommen|jugendamt|polizei  + er steht vor der tür  - er steht im weg
  `,
  DESPAIR: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    (kann|will|mag|schaffe) (_ ){0,3}nicht mehr|keinen (ausweg|sinn)|alles (ist )?(sinnlos|aus|vorbei)|(auf der|auf dem|auf den) (brücke|dach|gleisen|geländer)|springen|springe|(abschied|abschiedsbrief)|ohne mich besser|schluss (_ )?machen|tabletten|niemand vermisst  + ich kann nicht mehr  - ich kann das
  `,
  HELP: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    hilfe(?=[!,.]|$)|zu hilfe|schnell(?=[!,.]|$)|notarzt|rettung|feuerwehr|was soll(en)? (ich|wir) (tun|machen)|bitte helfen sie(?! mir (bei|mit))|kommen sie (bitte )?(schnell|sofort)|beeilen  + hilfe, es zischt  - eine hilfe bei der rechnung
  `,
}

/** What speaks of business: whoever says it wants something of the desk, not help. In lower case. */
export const ROUTINE = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  termine?|angebot|kostenvoranschlag|preise?|kosten|bestell\p{L}*|buchung|gebucht|reservier\p{L}*|rechnung(en)?|erstatt\p{L}*|liefer\p{L}*|paket|abo|konto|vertrag|versicherung|mitglied\p{L}*  + mein termin  - mein termitenbau
  kündig\p{L}*|storn\p{L}*|absagen|verschieben|ändern|umzug|umgezogen|besichtig\p{L}*|interesse|suche|möchte|möchten|hätte gern|hätten gern|bitte (schicken|senden|mailen|notieren)|danke|frage|wie (viel|lange|kann)|wann (kann|kommt|ist|haben)|können sie|könnten sie|haben sie|öffnungszeiten|funktioniert nicht|geht nicht|kaputt|defekt|tropft nur|quietscht|langsam|verspätet|verloren|vergessen|falsch|garantie|reparatur|wartung|einbau\p{L}*|austausch\p{L}*|anmeld\p{L}*|neukunde|bewerb\p{L}*|miete|pacht  + ich möchte eine tür  - die tür
  (am|nächsten|kommenden|bis) (montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|nächste (woche|monat)|morgen|keine eile|wenn es passt  + am montag  - am mond
`
