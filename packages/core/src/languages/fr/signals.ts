/** What signals hear in French, in lower case. */
import { phrases, words } from '../phrases.ts'

const PERSON = words('(…)', 'u')`
  personne|humain|agente?|opérat(eur|rice)|responsable|supérieure?|conseill(er|ère)|superviseure?|manager|collègue|gérante?  + responsable  - réponse
  quelqu'un|technicien(ne)?|employée?|représentante?|patron(ne)?|avocate?|médecin|direct(eur|rice)|interlocut(eur|rice)  + quelqu'un  - quelque
`

export const ASKS_FOR_PERSON = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  (parler|discuter|échanger|passez-moi|passer|mettre en relation|joindre|transfér\p{L}+|connect\p{L}+) (_ ){0,4}(avec |à |vers )?(un|une|le|la|votre|une vraie|un vrai|l')? ?(_ )?${PERSON}  + je voudrais parler à un conseiller  - je voudrais parler français
  (que|qu'|faire|peut|pourrait|pouvez-vous|pourriez-vous|merci de|veuillez|peut-on) ?(_ ){0,3}(me |nous )?(rappel(er|le|ez|lent)|contact(er|e|ez)|appel(er|le|ez))|rappelez-(moi|nous)|appelez-(moi|nous)|me rappeler|être rappelée?|un rappel  + pouvez-vous me rappeler  - je rappelle demain
  (vraie?|réelle?|en chair et en os) (_ )?(personne|humain)|être humain|pas (_ ){0,3}(robot|machine|bot)  + je veux une vraie personne  - une personne
`

export const NO_TRANSFER = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  ne (me |nous )?(transférez|passez|transfère|renvoyez) (_ )?pas|(pas|sans) (_ ){0,3}(transfér\p{L}+|être transférée?|passer à (quelqu'un|un autre))  + ne me transférez pas  - transférez-moi
`

export const URGENT = phrases(String.raw`(?<!\p{L})(?<!(pas|rien d'|moins|peu|pas très|pas si) ?)(…)(?!\p{L})`, 'u')`
  (c'est |très |assez |super )?urgente?s?|urgemment|d'urgence|en urgence|au plus vite|le plus vite possible|dès que possible|immédiatement|tout de suite|sans (attendre|délai|tarder)  + c'est urgent  - ce n'est pas urgent
  (besoin|faut|venez|envoyez|venir|vite)( [\p{L}\p{N}'’]+){0,6} (maintenant|ce soir|aujourd'hui|dans l'heure|avant (ce soir|demain|midi))|ne peut pas attendre|peut pas attendre|presse beaucoup  + il faut quelqu'un ce soir  - ce soir il pleut
`

export const PAYMENT_DISPUTE = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  (débitée?s?|facturée?s?|prélevée?s?|prélevé|payée?|encaissée?|compté)( [\p{L}\p{N}'’]+){0,4} (deux fois|en double|en trop|à tort|par erreur|sans (_ ){0,2}(accord|autorisation)|trop|trois fois)  + j'ai été débité deux fois  - j'ai été débité une fois
  (double|prélèvement|débit|paiement|facturation) (_ )?(débit|prélèvement|paiement|facturation|non autorisée?|injustifiée?|inconnue?|frauduleu(x|se)|erronée?|indue?|en double)|(que je ne reconnais pas|que je n'ai pas (fait|autorisé))  + un prélèvement non autorisé  - un prélèvement
  (pas|jamais|toujours pas|rien)( [\p{L}\p{N}'’]+){0,3} (reçu|touché|eu|vu|arrivé)( [\p{L}\p{N}'’]+){0,3} (remboursement|argent|virement)|(remboursement|virement)( [\p{L}\p{N}'’]+){0,4} (pas arrivé|jamais arrivé|toujours pas|pas reçu|rien reçu)  + je n'ai toujours pas reçu mon remboursement  - j'ai reçu mon remboursement
  (veux|récupérer|rendez-moi|exige|rendre|demande)( [\p{L}\p{N}'’]+){0,2} (mon argent|remboursée? intégralement)|contest(er|e|ons) (_ ){0,2}(prélèvement|facture|débit|paiement|montant|frais)  + je veux récupérer mon argent  - j'ai de l'argent
`

export const MEDICAL = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  médecins?|docteure?|hôpital|clinique|opération|chirurgi\p{L}+|diagnostic|ordonnance|médicaments?|cachets?|comprimés?  + il est à l'hôpital  - l'hospitalité
  douleurs?|douloureu(x|se)|fièvre|infection|enflée?|gonflée?|enceinte|grossesse|symptômes?|tension artérielle|insuline|allerg\p{L}+|mal (aux?|à la|de) (_)?(dents?|tête|dos|ventre|gorge|oreilles?)  + j'ai mal aux dents  - j'ai mal choisi
  vertiges?|nausées?|vomi\p{L}*|dépress\p{L}+|handicap\p{L}*|fauteuil roulant|blessures?|thérapie|malade  + elle est en fauteuil roulant  - un fauteuil
`

export const LEGAL = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  avocate?s?|tribuna(l|ux)|en justice|juridiques?|porter plainte|porte plainte|plainte (_ )?(contre|au|à la)|poursuites?|mise en demeure|huissier|procès|prud'hommes  + je vais porter plainte  - je vais porter un colis
  médiateur|répression des fraudes|dgccrf|cnil|rgpd|protection des données|rupture (de|du) contrat|dommages (et|-) ?intérêts|que choisir|association de consommateurs  + je saisis le médiateur  - je saisis le code
`

export const FRUSTRATION = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  inadmissible|inacceptable|scandaleu(x|se)|une honte|honteux|se moque(z)? (de moi|du monde)|foutage de gueule|lamentable|n'importe quoi|ras le bol|ras-le-bol|marre|c'est abusé  + j'en ai marre  - il fait beau
  (je suis|très|vraiment|tellement|assez) (_ )?(en colère|furieu(x|se)|énervée?|agacée?|déçue?|exaspérée?|frustrée?|fâchée?)  + je suis vraiment déçue  - je suis ici
  (service|accueil) (_ )?(nul|déplorable|catastrophique|horrible|pourri)|plus jamais|(merde|putain|bordel)|faire une réclamation|personne (_ ){0,4}(répond|aide|rappelle|fait rien)|(troisième|quatrième|cinquième|énième|dixième) fois  + c'est la troisième fois que j'appelle  - c'est la fois
`
