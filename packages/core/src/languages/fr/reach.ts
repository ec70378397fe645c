/** How people say in French by what they are reached, by what somebody else is, and how not. */
import { phrases } from '../phrases.ts'

export const REACHED_ON = phrases(String.raw`(?<!\p{L})(…)[: .,]{0,3}$`, 'iu')`
  (joignable|joindre|appelez(-moi)?|rappel\p{L}*(-moi)?|contact\p{L}*(-moi)?|numéro|téléphone|portable|mobile|tél|fixe|whatsapp)( (est|au|le|c'est le|c'est|mon|de|sur|me|moi|est le|à|ce|numéro|portable|téléphone)){0,5}  + Appelez-moi au  - J'habite au
`

export const THEIR_NUMBER = phrases(String.raw`(?<!\p{L})(…)[: ]*$`, 'iu')`
  (son|leur) (numéro|portable|téléphone|adresse|mail)( (est|c'est)( le)?)?|(numéro|portable|téléphone) de (mon|ma|mes|son|sa|notre|la|l'|le) ?(_ ){0,2}(est|c'est)?( le)?|(il|elle) est joignable au|(joindre|appel\p{L}+) (mon|ma|le|la) _ au|(l'appeler|le joindre|la joindre) au  + son numéro est le  - mon numéro est le
`

export const NO_CALLS = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  ne (pas|surtout pas) (me |m['’]|nous )?(appeler|téléphoner|rappeler)|(ne|n['’]) ?(me |m['’]|nous )?(appelez|téléphonez|rappelez) (surtout )?pas|pas d['’]appels?|pas (_ )?(m['’]appeler|téléphoner|au téléphone|par téléphone)|(uniquement|seulement|exclusivement|que) par (e-?mail|mail|écrit|courriel|sms|courrier|chat)|par écrit (uniquement|seulement)|ne peux pas (parler|téléphoner)  + Merci de ne pas m'appeler  - Merci de m'appeler
`

/** What stands before digits is the number of a thing. */
export const OF_A_THING = phrases(String.raw`(?<!\p{L})(…)( (est( le)?|c'est( le)?|numéro))?[: ]*$`, 'iu')`
  commande|réservation|facture|compte|client|contrat|référence|dossier|carte|suivi|série|compteur|ticket  + mon numéro de commande est le  - mon numéro est le
`
