/** Danger to life, health, freedom or home, as a customer says it in French. Read in lower case, after `HARMLESS` is read away. */
import { phrases, words } from '../phrases.ts'

const WIRED = words('(…)', 'u')`
  prises?|câbles?|fils?|interrupteur|tableau( électrique)?|disjoncteur|lampe|chargeur|batterie|compteur|multiprise  + prise  - tuyau
  chaudière|chauffe-eau|radiateur|poêle|four|cuisinière|gazinière|lave-linge|machine|sèche-linge|frigo|grille-pain|appareil|téléphone|moteur|trottinette|chauffage|télé|ordinateur  + chaudière  - tapis
`

const ROOM = words('(…)', 'u')`
  cave|cuisine|appartement|maison|salle de bains?|garage|salon|chambre|couloir|boutique|bureau|magasin|sous-sol|rez-de-chaussée|immeuble|local  + cave  - jardin
`

const BODY = words('(…)', 'u')`
  tête|visage|yeux|œil|bouche|lèvres?|langue|gorge|cou|mâchoire  + lèvres  - chapeau
  bras|mains?|doigts?|pouce|jambes?|pieds?|peau|dos|poitrine|hanche|genou|épaule|côtes?|poignet|cheville|nez|dents?  + hanche  - jupe
`

export const DANGERS = [
  // Gas and smoke.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    (odeur|sent|sens|sentons|pue|sentait|empeste)( _){0,5} (gaz|brûlé|cramé|fumée|l'œuf pourri|œufs? pourris?|soufre|roussi|chaud)  + ça sent très fort le gaz  - ça sent le café
    (fuite|fuites|échappement|émanation)s? (_ ){0,2}(de |d'|du )?(gaz|monoxyde)|gaz (_ ){0,2}(fuit|s'échappe|échappe|siffle)  + il y a une fuite de gaz  - la facture de gaz
    monoxyde( de carbone)?(?! (_ )?détecteur)|(alarme|détecteur) (_ )?(de |d')?(_ )?(co|monoxyde|fumée|incendie|gaz)( de carbone)? (_ ){0,4}(sonne|bipe|hurle|déclench\p{L}+|s'arrête)  + le détecteur de fumée sonne  - vendez-vous des détecteurs
    (mal (à la|de) tête|maux de tête|vertiges?|nausées?|étourdi\p{L}*|tête qui tourne)( [\p{L}\p{N}'’]+){0,8} (chaudière|poêle|chauffage|chauffe-eau|cheminée|insert)  + on a tous mal à la tête depuis que la chaudière tourne  - j'ai le vertige en bateau
    (vapeurs?|gaz|fumées?) (_ )?(toxiques?|chimiques?)  + des vapeurs toxiques  - de la vapeur
  `,
  // Fire.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    (il y a|y a) (le |du )?feu|(pris|prend|prennent|prenait) feu|(en|au) feu(?! (rouge|vert|doux|tricolore))|mis le feu|incendie|en flammes|des flammes|flammes (_ )?(sortent|dans)  + la prise a pris feu  - un feu rouge
    (de la|beaucoup de|plein de|pleine de|une|énormément de|épaisse) (_ )?fumée|fumée (_ )?(partout|sort|noire|dans|qui)|(fume|fumait)(?= (et|beaucoup|partout|depuis|dans))|${WIRED} (qui )?(fume|fument|fumait)  + il y a de la fumée partout  - je fume
    ((${ROOM}|${WIRED}|ça|tout|voiture|toit|lit|canapé|rideaux?|poubelle) (_ )?(brûle|brûlent|crame))|est en train de brûler|(a|ont) (_ )?brûlé(?! (le|la|mon|du) (gâteau|plat|rôti|repas))  + la cuisine brûle  - je brûle d'impatience
    ${WIRED} (_ ){0,4}(brûlée?s?|fondue?s?|fond|carbonisée?s?|noircie?s?|cramée?s?|rouge|explos\p{L}+)  + la prise est fondue  - la prise est loin
    étincelles?|crépit\p{L}+|fait des arcs  + la prise fait des étincelles  - elle étincelait
    (a |ont |vient d')?explos(é|e|er|ion)|déflagration  + la bouteille a explosé  - exporter
    batterie (_ ){0,3}(gonflée?|gonfle|siffle|brûlante|chauffe)  + la batterie est gonflée  - la batterie est vide
    (s'est|me suis|s'être|m'a|l'a) (_ )?(brûlée?|ébouillantée?) (_ ){0,3}${BODY}|brûlures?|${BODY} brûlée?s?|brûlée? au _ degré  + ma fille s'est brûlé la main  - le toast est brûlé
  `,
  // Electricity.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    électrocut\p{L}+|électris\p{L}+|(décharge|choc|secousse)s? (_ )?électriques?|(pris|prend|reçu|mis|prends) (_ ){0,3}(décharge|châtaigne|coup de jus|le jus|jus)  + j'ai pris une décharge électrique  - la décharge est fermée
    (fils?|câbles?) (_ ){0,4}(dénudés?|à nu|nus?|qui pend\p{L}*|pend\p{L}*|arrachés?|apparents?|tombés?|à terre|par terre)  + des fils dénudés dans la douche  - des fils de laine
    (poteau|ligne) (_ ){0,4}(tombée?|à terre|par terre|arrachée?)  + une ligne électrique est tombée  - la ligne est occupée
    (eau|coule|goutte|fuit|ruisselle|mouillée?)( [\p{L}\p{N}'’]+){0,7} (prises?|tableau (électrique|de fusibles)|compteur|lampe|plafonnier|disjoncteur|lustre|multiprise)  + l'eau coule sur le tableau électrique  - l'eau est chère
    (prise|tableau|disjoncteur|interrupteur|fil) (_ ){0,3}(chaude?|brûlante?|grésille|bourdonne|claque)  + la prise est brûlante  - la prise est blanche
  `,
  // Water and building.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    inond\p{L}+|sous l'eau|(sous|plein d'|pleine d'|rempli\p{L}* d')eau|dégât des eaux (en cours|important)|crue  + la cave est inondée  - une inscription
    (tuyau|canalisation|conduite|tube|flexible|radiateur|chaudière|chauffe-eau|ballon|cumulus|robinet|joint|raccord) (_ ){0,4}(éclatée?|cassée?|percée?|rompue?|pétée?|lâchée?|explosée?|fendue?)|(rupture|éclatement) (_ )?(de |d')?(canalisation|conduite|tuyau)  + un tuyau a éclaté  - un tuyau neuf
    (l'eau|eau) (_ ){0,3}(coule|monte|entre|jaillit|gicle|sort|déborde|ruisselle|tombe|arrive|s'infiltre|partout)( (_ ){0,3}(de|du|par|dans|sur|à|partout|depuis|sous|des))?  + l'eau monte dans la cave  - l'eau est chère
    (coule|goutte|fuit|ruisselle|pleut|tombe)( [\p{L}\p{N}'’]+){0,3} (du|par le|dans le|au|depuis le) (plafond|mur|toit|luminaire)|(plafond|mur) (_ ){0,2}(qui )?(coule|goutte|fuit|ruisselle)  + ça coule du plafond  - le plafond est blanc
    (mur|arbre|toit|échafaudage|grue|poteau|balcon|cheminée)( [\p{L}\p{N}'’]+){0,3} (tombée?|effondrée?|s'écroule|menace de tomber|penche)|plafond (_ ){0,4}(effondr\p{L}+|s'effondre|tomb\p{L}+|gonfl\p{L}+|écroul\p{L}+|s'écroule|fissur\p{L}+|lâch\p{L}+|s'affaisse|bomb\p{L}+|craque)|effondr\p{L}+|écroul\p{L}+  + le plafond s'effondre  - le plafond est haut
    (n'arrive (pas|plus) à|peux (pas|plus)|impossible (de|d')|arrivons (pas|plus) à|arrive (pas|plus) à|sais pas comment) (_ ){0,2}(couper|fermer|arrêter) (_ ){0,2}(l'eau|eau|gaz|vanne|arrivée|robinet)  + impossible de couper l'eau  - impossible de couper la musique
    (égouts?|eaux usées|toilettes?|wc|baignoire|machine à laver|lave-linge) (_ ){0,3}(débord\p{L}+|remont\p{L}+|refoul\p{L}+)  + les toilettes débordent  - les toilettes sont propres
  `,
  // Health.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    inconsciente?s?|perdu connaissance|perd connaissance|sans connaissance|évanoui\p{L}*|malaise|(s'est )?effondrée?  + il est inconscient  - je suis conscient
    (ne|n'|pas|plus|mal|peine|difficultés?|du mal|arrive (pas|plus)|arrive à peine|n'arrive) (_ ){0,3}(respir\p{L}+)|étouff\p{L}+|suffoqu\p{L}+|s'étrangle|manque d'air|plus d'air|asphyxi\p{L}+  + mon père ne respire plus  - il inspire confiance
    (mère|père|mari|femme|fils|fille|bébé|enfant|voisine?|collègue|grand-mère|grand-père|frère|sœur|ami|amie|elle|il|monsieur|dame|conjoint|copain|copine|patron|patronne|belle-mère|beau-père|compagne|compagnon|stagiaire|ouvrier|livreur|technicien|personne)( [\p{L}\p{N}'’]+){0,8} (ne|n') ?(me |nous )?(réagit|répond|bouge|parle|réveille|se réveille|se relève|peut (plus|pas) (bouger|parler|se lever|se relever)) ?(pas|plus|rien)?  + ma mère ne répond plus  - le service client ne répond pas
    (crois|pense|crains) (_ ){0,2}(m'être|s'être|me suis|s'est) (_ )?(cassée?|fracturée?|brisée?) (_ )?(hanche|jambe|bras|cheville|poignet|côtes?)  + je crois que je me suis cassé la hanche  - il s'est cassé
    saign(e|ent|ait|er|ement) (_ )?(beaucoup|énormément|abondamment|de|du|sans|encore|toujours|fort|partout)|hémorragie|(beaucoup de|plein de|tellement de|perd|perdu|crache|vomit|couvert de|couverte de) (du )?sang|du sang partout|n'arrête pas de saigner|arrête pas de saigner  + il saigne beaucoup  - une prise de sang
    infarctus|crise (cardiaque|d'épilepsie|d'asthme|convulsive)|avc|arrêt cardiaque|convuls\p{L}+|attaque cérébrale|épilep\p{L}+  + je crois que c'est un infarctus  - une crise de rire
    (douleurs?|mal|serre|oppression|pression|point|brûlure)( [\p{L}\p{N}'’]+){0,4} (à la|dans la|de la) poitrine|poitrine qui serre|(bras gauche) (_ ){0,3}(engourdi|mal|fait mal)  + il a mal à la poitrine  - il a mal au pied
    (visage|lèvres?|langue|gorge|cou|yeux|œil|joue) (_ ){0,3}(gonflée?s?|gonflent?|enflée?s?|enfle|bleue?s?|tordue?|paralysée?|se ferme|serrée?)|(gonfle|enfle) (_ ){0,3}(visage|gorge|lèvres?)|(réaction|choc) (_ )?(allergique|anaphylactique)|anaphyla\p{L}+|bouche (de travers|tordue)|(devient|devenu|devenue|est) (tout |toute )?bleue?(?= |[.,!]|$)(?! (marine|clair|foncé|ciel))  + sa langue gonfle et ses lèvres sont bleues  - la robe est jolie
    (cassée?|fracturée?|fracture|coupée?|sectionnée?|arrachée?|écrasée?|coincée?) (_ ){0,3}${BODY}|cognée? (_ ){0,2}(la )?tête|(choc|coup) (_ ){0,2}(à|sur) la tête|traumatisme  + elle s'est cassé la hanche  - il a cassé son téléphone
    (tombée?s?|chutée?|chute|basculée?|dégringolée?) (de|du|dans|d'|d'une?|des|depuis) ?((la|le|les|l'|son|sa|une|un|notre|mon) ?)?(échelle|escaliers?|toit|balcon|fenêtre|échafaudage|lit|arbre|étage|marches?|chaise|escabeau|vélo|scooter|table à langer|premier|deuxième|mezzanine|quai|camion)  + elle est tombée de l'échelle  - le toit est neuf
    (tombée?|chutée?|glissée?|renversée?|percutée?)( [\p{L}\p{N}'’]+){0,10} (ne (peut|bouge|répond|se|réagit)|saigne|inconsciente?|immobile|par terre|au sol|arrive (pas|plus))|(allongée?|étendue?|couchée?|inanimée?) (_ )?(par terre|au sol|sur le sol|dans l)|inanimée?  + il a glissé et il ne bouge plus  - il est tombé amoureux
    (grièvement|gravement|est|des|sont|un|une|plusieurs) (_ )?blessée?s?|blessure (grave|profonde|à la tête|à l)  + il y a un blessé  - le bois
    noyée?s?|se noie|tombée? (dans|à) (la |le |l')?(piscine|eau|rivière|puits|canal|lac|étang)|(coincée?|prise?|écrasée?|happée?) (_ ){0,3}(sous|entre|dans la machine|par la machine|par une machine|dans une machine|dans la presse)|sous les décombres|plus de pouls|massage cardiaque|écume  + elle est tombée dans la piscine  - elle nage
    (oxygène|respirateur|dialyse|concentrateur)( [\p{L}\p{N}'’]+){0,5} (arrêtée?|vide|éteinte?|panne|coupée?|bipe|fini)|(panne|coupure|plus d'électricité|courant)( [\p{L}\p{N}'’]+){0,9} (oxygène|respirateur)|(plus d'|sans |à court d')insuline  + il n'a plus d'insuline  - l'insuline est chère
    (enfant|fils|fille|bébé|mère|père|grand-mère|grand-père|mari|garçon)( [\p{L}\p{N}'’]+){0,3} (a disparu|est perdue?|disparue?|s'est perdue?|introuvable)|(ne |n')?(retrouve|trouve) (plus|pas) (mon|ma) (fils|fille|enfant|mère|père|bébé|mari|femme)  + ma fille a disparu  - mon colis a disparu
    (javel|acide|soude|produit|ammoniac|chaux|déboucheur)( [\p{L}\p{N}'’]+){0,5} (yeux|œil|visage|peau)  + il a de la javel dans les yeux  - j'achète de la javel
    (mordue?|piquée?)( [\p{L}\p{N}'’]+){0,2} (par|chien|serpent|vipère|guêpe|frelon|abeille)|(chien|serpent|vipère)( [\p{L}\p{N}'’]+){0,3} mordu  + mon fils a été mordu par un chien  - un chien perdu
    ambulance|samu|(appelé|appeler|prévenu|appelle) (_ )?(les )?(pompiers|secours|15|112|18|police)|urgence vitale|(c'est|une) (_ )?urgence(?! (de|du|que je))|danger de mort|entre la vie et la mort|en train de mourir|va mourir|fièvre (_ ){0,2}(39|4[0-2])|40 de fièvre|perd(u)? les eaux|contractions|en train d'accoucher|fausse couche|hypoglycémie|overdose|surdose  + il nous faut une ambulance  - il nous faut un devis
    (n'arrive (pas|plus) à|peut (pas|plus)|ne sent (pas|plus)) (_ ){0,3}(bouger|lever|parler|articuler|avaler|sentir) (_ )?(bras|jambe|côté|bien|la jambe|le bras|correctement|sa jambe|son bras)?(?! (au|à un|avec))  + elle n'arrive plus à bouger le bras  - il n'arrive pas à payer
  `,
  // Swallowed, self-harm.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    empoisonn\p{L}+|intoxi(c|qu)\p{L}+|(a|ai|ont|vient d'|avoir) (_ )?(avalée?|ingérée?|avaler|ingérer|inhalée?)(?! (ma carte|la carte|ma monnaie))  + mon fils a avalé une pile  - la valise
    (bu|mangé|léché|croqué|goûté|sucé)( [\p{L}\p{N}'’]+){0,4} (javel|détergent|lessive|nettoyant|pile|piles|poison|antigel|peinture|essence|colle|mort-aux-rats|raticide|déboucheur|produit|insecticide|white-spirit|champignons?|baies|cachets|comprimés|médicaments)  + elle a bu du déboucheur  - elle a bu du thé
    (trop de|tous|toute|une boîte|la boîte|le flacon|plein de|beaucoup de|\d{2,3}|poignée)( [\p{L}\p{N}'’]+){0,4} (cachets?|comprimés?|médicaments?|somnifères?|pilules?|gélules?)  + il a pris trop de cachets  - il prend ses cachets
    suicid\p{L}+|me (tuer|suicider|foutre en l'air)|mettre fin à (mes jours|ma vie|ses jours|sa vie)|(plus|pas) envie de vivre|veux (plus vivre|mourir)|veux en finir|en finir avec la vie|me faire du mal|me (coupe|scarifie)|ne veux plus être là|peux plus continuer( comme ça)?  + je n'ai plus envie de vivre  - j'ai envie de partir
  `,
  // Violence, arrest, loss of the home.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    (me|nous|m'a|m'ont|la|l'a|nous a|nous ont|le|les) ?(_ )?(menace|menacée?s?|frappe|frappée?s?|bat|battue?s?|poursuit|suivie?|agresse|agressée?s?|attaque|attaquée?s?|étrangle|étranglée?|violée?|harcèle|harcelée?|tape|tabassée?s?|poignardée?|tirée? dessus|enfermée?s?|séquestr\p{L}+|braquée?s?|kidnapp\p{L}+|cogne)(?! (de|d'un|d'une) (_ )?(pénalité|frais|facture|retard|résili\p{L}+))  + mon mari me frappe  - cela me plaît
    (me|nous|la|le|les) (tuer|tue|buter|planter|égorger|frapper)|(menace|va|veut|essaie|promis)( [\p{L}\p{N}'’]+){0,3} (me|nous|la|le) (tuer|frapper|faire du mal)  + il a dit qu'il va nous tuer  - il va nous appeler
    (avec|a|tient|sort|sorti|brandit|porte|agite) (un|une) (_ )?(couteau|arme|pistolet|fusil|hache|machette|batte|cutter)(?! (de|à) (cuisine|pain|beurre))  + il a un couteau  - il a un coupon
    (homme|femme|garçon|fille|quelqu'un|enfant|personne|il|elle|monsieur|dame) (_ ){0,2}(sur|au bord de) (les rails|les voies|la voie|le parapet|la corniche|le rebord|le toit)  + un homme est sur les rails  - le train est sur les rails
    (quelqu'un|on|il|ils|un homme|des hommes|un type) (a|ont|vient de|viennent de|est en train de) (_ )?(cass|bris|fractur|forc|défonc)\p{L}+ (_ )?(vitre|fenêtre|porte|serrure|volet|baie)|(il|ils|elle|quelqu'un) (est|sont) (déjà |encore )?(dans la maison|chez nous|à l'intérieur|en bas|dans l'appartement)(?! (de|du|pour))  + quelqu'un a brisé la fenêtre  - j'ai cassé la vitre
    cambriol\p{L}+|(essaie|essaye|essaient|tente|tentent|essayer|tenter|veut) (d'|de |d)?(_ )?(entrer|rentrer|forcer|défoncer|casser|s'introduire)|(quelqu'un|un homme|un inconnu|des gens|des hommes|un individu|une personne)( [\p{L}\p{N}'’]+){0,4} (est entrée?|chez (moi|nous)|dans (ma|notre|la) (maison|jardin|chambre|cave|cour)|dans mon (appartement|jardin|garage)|à ma fenêtre|derrière la porte)|intrus|effraction|violences? (conjugales?|domestiques?)|agress\p{L}+ sexuel\p{L}*|attouche\p{L}+|home-jacking|braquage  + quelqu'un essaie de forcer la porte  - quelqu'un passe demain
    (j'ai|on a|nous avons|elle a|il a) (_ )?peur (de (lui|mon|mes|rentrer|sortir|retourner|ce qu)|pour (ma|sa|notre|leur) (vie|sécurité)|qu'il (me|nous))|en danger|pas en sécurité|cachée?s? (dans|sous|derrière)|m'empêche de (sortir|partir)|ne me laisse pas (sortir|partir)|laisse (pas|plus) sortir  + j'ai peur de rentrer chez moi  - j'ai peur de rater le train
    (coincée?s?|bloquée?s?|enfermée?s?|prisonni\p{L}+)( [\p{L}\p{N}'’]+){0,4} (ascenseur|l'ascenseur|voiture|cabine|monte-charge|dedans|à l'intérieur)|(enfant|bébé|fils|fille|chien)( [\p{L}\p{N}'’]+){0,4} (enfermée?|coincée?|bloquée?)  + on est coincés dans l'ascenseur  - l'ascenseur est neuf
    arrêtée?s? (par la police|ce matin|hier|cette nuit|par les gendarmes)|(a|ont|vient|viennent) (_ ){0,3}(arrêté|d'arrêter|embarqué|d'embarquer|interpellé|menotté)( [\p{L}\p{N}'’]+){0,2} (mon|ma|mes|notre|nos|me)|(mon|ma|notre) (_ ){1,3}(a été|s'est fait|vient d'être) (arrêtée?|arrêter|embarquée?|embarquer|interpellée?|expulsée?|menottée?)|interpell\p{L}+|garde à vue|au (poste|commissariat)|en (prison|détention|centre de rétention)|menott\p{L}+|perquisition\p{L}*|mandat (d'arrêt|d'amener|de perquisition)|expuls\p{L}+  + mon frère est en garde à vue  - j'ai arrêté mon abonnement
    (police|gendarmes?|gendarmerie|huissiers?|policiers)( [\p{L}\p{N}'’]+){0,5} (à la porte|devant|chez (moi|nous)|est là|sont là|ici|frappe|emmen\p{L}+|interrog\p{L}+|fouill\p{L}+|cherche|convoqu\p{L}+|saisir)|à la rue (ce soir|cette nuit|avec)  + la police est à la porte  - la police a un site
  `,
]

/** No heat is discomfort; no heat and somebody frail in the house (`FRAIL`) is danger, whichever message says which. */
export const NO_HEAT = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  (sans|plus de|pas de|plus aucun) chauffage|(chauffage|chaudière|radiateurs?) (_ ){0,4}(en panne|ne (marche|fonctionne|chauffe|démarre)|marche (pas|plus)|fonctionne (pas|plus)|hs|coupée?|arrêtée?|éteinte?|froids?|morte?|lâché)  + on n'a plus de chauffage  - le chauffage est cher
  (gèle|très froid|glacial|\d degrés)( [\p{L}\p{N}'’]+){0,3} (chez nous|dans (la maison|l'appartement|la chambre)|ici)  + il fait très froid dans la maison  - l'eau est froide
`

export const FRAIL = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  bébés?|nouveau-née?|nourrisson|(semaines|mois)(?= |[.,!]|$)(?! (de retard|d'abonnement|prochain|dernier|de loyer|gratuit))|prématurée?|petite? (fille|garçon) malade|enfants? en bas âge  + nous avons un nourrisson  - nous avons un chien
  grand-(mère|père)|mamie|papi|(8\d|9\d|quatre-vingts?(-\p{L}+)?) ans|personnes? âgées?|âgée?s? de (8|9)\d  + ma mère a 84 ans  - dans 90 jours
  oxygène|dialyse|alitée?|enceinte|grabataire|handicapée?|sort(ie)? de l'hôpital  + il est sous oxygène  - il est en voyage
`

/** Read away before danger is looked for: the same words, and nobody in danger. */
export const HARMLESS = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
  (pas de|aucune?|sans|ni|plus de|pas d'|n'est pas une|pas une) (_ )?(odeur|fumée|feu|flammes?|blessée?s?|urgence|sang|fuite de gaz|danger|inondation|incendie)  + il n'y a pas de blessés  - il y a des blessés
  (en cas d'|sortie d'|numéro d'|contact d'|issue de )(urgence|secours)|(en cas d'|service des |aux )urgences?(?! vitale)  + en cas d'urgence  - c'est une urgence
  (prix|factures?|coûts?|tarifs?|charges) (_ ){0,3}(explos\p{L}+|flamb\p{L}+)|explosion des (prix|coûts)  + les prix explosent  - le four a explosé
  inond\p{L}+ (de|d') ?(_ )?(mails?|appels|messages|courriels|spams?|publicités?)  + on est inondé de mails  - la cave est inondée
  (mort|morte|mourir|meurs|crève) de (rire|faim|soif|curiosité|honte|ennui)|étouff\p{L}+ (de rire|sous (les|le) (_ ){0,2}\p{L}+)|crise de (rire|nerfs)|coup de (cœur|tête|feu|chance|main)|cœur brisé  + je meurs de curiosité  - il va mourir
  feux? (d'artifice|de signalisation|rouge|arrière|avant|tricolore)|assurance incendie|détecteur(s)? (neuf|à installer)|alarme incendie (neuve|à installer)|extincteurs?  + un feu d'artifice  - au feu
  (fait|ai|a|avons) (_ )?(avaler|avalé) (la pilule|la facture|ma fierté|son orgueil)|carte (bancaire )?avalée|(a|ont) avalé (ma|la) carte  + l'automate a avalé ma carte  - il a avalé une pile
  (me|nous) (menace|menacez|menacent|menacer) (de|d') ?(_ )?(pénalités?|frais|résili\p{L}+|coup\p{L}+|poursuites)|attaquer en justice  + vous me menacez de frais  - il me menace
`

/** Words that are no danger by themselves and are when two kinds of them meet in one short message. */
export const SIGNS = {
  HARM: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    sang|saign\p{L}+|pouls|respir\p{L}+|souffle|halète|tremble|convuls\p{L}+|évanoui\p{L}*|effondrée?|vomi\p{L}*|bleue?s?|violette?s?|engourdi\p{L}*|avalée?|décharge|cœur qui bat  + j'ai le bras engourdi  - un bras long
    (étages|mètres|marches) (_ )?(plus bas|de haut)|(tombée?|chutée?) (de|du) (_ )?(étage|mètres|deuxième|troisième)|blessée?|plaie|écrasée?|brûlée?|poignardée?|cloques|tout (mou|gris|pâle|blanc|bleu)|toute (molle|grise|pâle|blanche|bleue)|transpire|barre (au|dans)|thorax|accident|choc|morte?|mal de tête|hurle de douleur|douleur insupportable|(quarante|40|39|41) (_ )?(de fièvre)|fièvre|(ne|n') ?(_ )?(tète|mange|boit) (plus|pas)  + il a quarante de fièvre  - il a quarante ans
  `,
  WHOM: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    tête|visage|yeux|œil|bouche|lèvres|langue|gorge|bras|mains?|doigts?|jambes?|pieds?|poitrine|ventre|cœur|dos  + ses lèvres  - ses livres
    bébé|jumeaux|enfants?|fils|fille|garçon|mère|maman|père|papa|parents|mari|femme|conjointe?|frère|sœur|grand-(mère|père)|mamie|papi|voisine?|collègue|amie?|quelqu'un|patiente?|cliente?|monsieur|dame|enceinte|ouvrier|homme|personne âgée  + ma voisine  - ma voiture
  `,
  BUILDING: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    plafond|plancher|sol|mur|toit|escalier|balcon|cheminée|échafaudage|tableau électrique|fils?|câbles?|prise|lampe|chaudière|radiateur|poêle|four|batterie|tuyau|cuve|gaz|cave|maison|appartement|immeuble|ascenseur|arbre|grue|voiture|garage|porte|eau|l'eau|papier peint|chargeur|bouteille|étagère|camion|camionnette|lave-linge|placard|lit  + le plancher  - la planche
  `,
  BREAKS: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    affaissée?|effondrée?|écroulée?|tombée?|cédée?|craque|grésill\p{L}*|brunit|noircit|chauffe|fissurée?|éclatée?|siffle|étincelles?|fumée|flammes|feu|explosée?|fond(u|ue)?|jaillit|gicle|arrachée?  + il s'est affaissé  - il s'est assis
  `,
  STUCK: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    (ne |n')?(peut|peux|pouvons|peuvent|arrive|arrivons|ose|osons) (_ )?(pas|plus) (_ ){0,2}(sortir|bouger|marcher|se lever|parler|voir|descendre|avaler)|(n'ose|n'osons|on n'ose) (_ )?(plus|pas)|(ne|n') ?(_ )?(répond|réagit|bouge|réveille|ouvre) (plus|pas)|coincée?s?|bloquée?s? (dans|sous|à)|enfermée?s?|piégée?s?|retenue?s?  + on ne peut plus sortir  - on ne peut plus payer
  `,
  ATTACK: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    (avec|a|tient) (un|une) (marteau|couteau|pistolet|hache|arme|barre|bouteille|batte)|(grimpe|entre|escalade|force|défonce)(nt)? (_ ){0,2}(par|la porte|la fenêtre|chez)|(jeté|lancé|jette|lance) (_ ){0,2}(pierres?|brique|pavé)|menac\p{L}+|hurle|me (frappe|bat|suit)|cachée?s?|enfermée?s? (dans|par)|m'empêche|menott\p{L}+|fouill\p{L}+|embarquée?|emmenée? (au|par)|tambourine|gendarmes|huissier  + il nous menace  - il nous mène
  `,
  DESPAIR: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    (n'en |je )?(peux|veux) plus|plus (rien à|aucune raison|d'espoir)|(sur le|sur la|sur les) (pont|toit|rails|rebord|parapet)|sauter|me jeter|dire adieu|adieu|mieux sans moi|en finir|(tous les|boîte de) (cachets|médicaments)  + je n'en peux plus  - je peux venir
  `,
  HELP: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    au secours|à l'aide|aidez-(moi|nous)(?! à)|vite(?=[!,.]|$)|dépêchez-vous|ambulance|pompiers|que (dois-je|faut-il) faire|qu'est-ce que je (fais|dois)|venez vite|samu  + au secours, des flammes  - l'aide en ligne
  `,
}

/** What speaks of business: whoever says it wants something of the desk, not help. In lower case. */
export const ROUTINE = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  rendez-vous|rdv|devis|prix|tarifs?|command\p{L}+|réserv\p{L}+|factures?|rembours\p{L}+|livrais\p{L}+|colis|abonnement|compte|contrat|assurance|adhérente?  + mon rendez-vous  - mon rendu
  annul\p{L}+|report\p{L}+|changer|modifier|déménag\p{L}+|visite|disponib\p{L}+|intéressée?|cherche|voudrais|voudrions|aimerais|souhaite|merci|question|combien|quand (pouvez|est|puis)|pouvez-vous|pourriez-vous|avez-vous|horaires|ne (marche|fonctionne) (pas|plus)|en panne|cassée?|goutte un peu|lente?|retard|perdue?|oubliée?|erreur|garantie|réparation|entretien|install\p{L}+|remplac\p{L}+|inscri\p{L}+|nouveau client|lou(er|e|ation)  + je voudrais une porte  - la porte
  (le|ce) (lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (prochain|matin)|la semaine prochaine|demain|pas pressée?|quand vous pouvez  + lundi prochain  - lundi noir
`
