/** How customers and agents speak in French: small words, greetings, times, what tells little. */
import { phrases, words } from '../phrases.ts'

export const COMMON = words('(…)', 'u')`
  le|les|une|un|et|est|je|j'ai|j'|il|elle|nous|vous|on|que|qui|dans|avec|pour|par|sur|mais|du|des|au|aux  + dans  - dance
  suis|êtes|sommes|ai|avez|avons|c'est|ce|cette|cet|ces|mon|ma|mes|votre|vos|notre|nos|pas|plus|ne|n'est|qu'il  + êtes  - etch
  bonjour|bonsoir|merci|s'il|plaît|oui|non|très|depuis|chez|voudrais|peux|peut|pouvez|veux|besoin|faut|aujourd'hui|demain|hier  + voudrais  - voucher
  ça|cela|quand|comment|où|sont|était|fait|été|être|avoir|tout|rien|encore|déjà|me|se|sa|son|ses|d'un|d'une|l'eau|il y  + déjà  - deja vue
`

export const GREETING = phrases('…', 'iu')`
  ^((bonjour|bonsoir|salut|coucou|allô|allo|madame,? monsieur|messieurs|chère équipe|excusez-moi|pardon)( (madame|monsieur|à tous|l'équipe))?[,!.:\s-]*)+  + Bonjour madame,[ ]  - Journal
`

export const ASSENT = phrases('…', 'iu')`
  ^((oui|ouais|d'accord|ok|bien sûr|parfait|très bien|exactement|voilà|merci( beaucoup)?|non|entendu|c'est ça|super)[,.!;–—-]+\s*)+  + Oui, d'accord,[ ]  - Ouvrir
`

export const FILLERS = phrases(String.raw`(, ?)?(?<!\p{L})(…)(?!\p{L})[,. …]{0,3} `, 'giu')`
  euh+|heu+|hum+|mmm*|bah|ben(?=[,.… ]|$)(?! (est|a|et))|enfin(?=,)|du coup(?=,)|en fait(?=,)|voilà(?=,)|vous savez|tu sais|genre(?=,)  + je, euh, voudrais  - jeune fille
`

export const CORRECTED = phrases('…', 'iu')`
  ^[, ]{0,3}(non|pardon|plutôt|enfin|attendez|je veux dire|euh|désolée?|ou plutôt)[, ]{1,3}((non|pardon|le|la|à|plutôt|euh|je veux dire|désolée?)[, ]{1,3}){0,3}$  + , non, pardon, le[ ]  - et le[ ]
`

export const ASKS_WHEN = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})[^?]{0,80}\?`, 'iu')`
  quand|quel (jour|créneau|horaire)|quelle (date|heure)|pour quand|à quelle heure|c'est urgent  + Quand êtes-vous disponible ?  - Où êtes-vous ?
`

export const NEEDS = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  besoin|voudrais|voudrions|aimerais|veux|souhaite|souhaiterais|faut|pouvez-vous|pourriez-vous|peut-on|dois|cherche|merci de|veuillez  + J'ai besoin d'aide  - J'aide
`

export const WRONG = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  cassée?s?|en panne|hs|abîmée?s?|défectueu(x|se)|(ne|n'|n) ?(_ )?(marche|fonctionne|démarre|s'allume|charge|s'ouvre|arrive|part|passe)(nt)? (plus|pas)|marche (pas|plus)|fuit|fuite|bloquée?|perdue?s?|volée?s?  + Il ne marche plus  - Il marche
  (pas|jamais|toujours pas) (_ ){0,2}(reçu|arrivée?|livrée?|venue?|passée?|eu)|manqu(e|ent|ant)|en retard|retard|erreur|mauvaise?|fausse?|incorrecte?|annulée?|endommagée?|coupure|bouchée?|sans (électricité|eau|internet|connexion)|problèmes?|souci|réclamation  + Je n'ai pas reçu le colis  - J'ai reçu le colis
`

const DAY = words('(…)', 'u')`
  lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(après-)?demain|aujourd'hui|ce (soir|matin|week-end|mois)|cet après-midi|cette semaine|fin (de|du) (semaine|mois)|(la )?semaine prochaine|le mois prochain  + vendredi  - vendre
  \d{1,2}(er)? (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)|\d{1,2}/\d{1,2}|midi|minuit|\d{1,2} ?h(eures?)?( ?\d\d)?  + 4 décembre  - 4 personnes
`

export const DECIDES = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  ${DAY}  + il le faut cette semaine  - il le faut
  (avant|d'ici|jusqu'à|jusqu'au|pour|à partir d[eu]|après|au plus tard|dès) (le |la |l'|ce )?${DAY}  + avant vendredi  - avant tout
  (le|ce|vers|à|entre|tous les) ${DAY}|${DAY} (à|vers|matin|soir|après-midi|prochain|entre|avant|après)  + jeudi à dix heures  - jeune
  (ne|n') ?(m'|me |nous )?(appelez|téléphonez|rappelez) pas|(ne pas|sans) (m'|me |nous )?(appeler|téléphoner|rappeler|appel)|(uniquement|seulement|plutôt|que) (par) (e-?mail|mail|écrit|courriel|sms|courrier)|par écrit  + ne m'appelez pas  - appelez-moi
  (joignable|joindre|appelez|rappel\p{L}*|numéro|téléphone|portable|tél)( [\p{L}\p{N}'’-]+){0,6}[: .]+[+(]?\d[\d ().-]{6,}  + joignable au 06 12 34 56 78  - joignable le matin
  délai|date limite|sinon(?= |,)  + sinon, j'annule  - sinople
`

export const POLITE = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  (en quoi|comment) (puis-je|pouvons-nous|je peux|peut-on) (_ )?(vous )?aider|(puis-je|pouvons-nous) (_ )?(vous )?aider|autre chose|(pouvez-vous|vous pouvez) m'aider|cela vous convient|ça vous convient|besoin d'autre chose  + En quoi puis-je vous aider  - Où êtes-vous
`

/** A day or a time of day. */
export const TIME = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  ${DAY}  + le lundi  - la lune
`

/** A day, a time or a number. */
export const VALUE = phrases(String.raw`(?<![\p{L}\p{N}])(…)(?![\p{L}\p{N}])`, 'giu')`
  ((le|au) )?(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)  + le mardi  - mardis
  \d[\d.:,]{0,9}( ?(uhr|h))?  + 9:30  - neun
`

/** Words of which two in a row mean something. */
export const MEANT_TWICE = phrases('^(…)$', 'iu')`
  non|oui|nous|vous|très  + nous  - nos
`
