/** What customers ask for in French: how they begin, and which deed they want. */
import { phrases } from '../phrases.ts'

export const CUE = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  (je|nous|on) (voudrais|voudrions|voudrait|veux|voulons|veut|souhaite|souhaiterais|souhaitons|souhaiterions|aimerais|aimerions|aimerait|dois|devons|doit|désire|préfère|préférerais|demande|exige|cherche|cherche à|tiens à|voulais|viens|compte)( (juste|bien|que|vraiment|aussi|savoir si|pouvoir|simplement|donc))*  + Je voudrais bien  - Je vois
  (j'aimerais|j'aurais besoin|j'ai besoin|nous avons besoin|on a besoin|nous aurions besoin|il (me |nous )?faut|il (me |nous )?faudrait|j'appelle pour|je vous appelle pour|je vous écris pour|je vous contacte pour|c'est pour|ce serait pour|je voulais)( (de|d'|que|savoir si|un|une))*  + J'aimerais  - J'aime
  (pouvez-vous|pourriez-vous|peux-tu|pourrais-tu|vous pouvez|vous pourriez|est-ce que (vous|je|on|c'est)|est-il possible|serait-il possible|est-ce possible|puis-je|peut-on|pourrait-on|pourrais-je|c'est possible|possible)( (me|nous|de|d'|que|s'il vous plaît|peut|peux|pouvez|pourriez))*  + Pourriez-vous  - Vous pourrez
  (merci de|veuillez|prière de|s'il vous plaît|je vous prie de|je vous demande de|svp)  + merci de[ ]  - merci à tous
`

export const NOT_WANTED = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  (ne|n'|pas|sans|jamais|ni)( [\p{L}']+){0,1} $  + je ne[ ]  - je veux[ ]
  (sinon|autrement|si|déjà)( [\p{L}']+){0,6} $  + sinon je dois[ ]  - je dois[ ]
`

export const CLAUSE_ENDS = phrases('(…)', 'iu')`
  [;!?:(]|(?<!\d)\.|,? (parce que|car|puisque|mais|sinon|alors que|comme|quand|s'il vous plaît|svp)(?!\p{L})|,(?! \d)| - | – | et (que|je|on|nous|ensuite|puis)  + demain, car  - demain
`

export const AROUND = phrases('^(…)$', 'iu')`
  être|avoir|svp|merci|que|me|nous|de|d'|à|pour|aussi|bien|en|y|m'|vous|et|si|le faire  + svp  - spa
`

/** A verb among the words of a deed: it is no part of the thing. */
export const VERB = phrases('^(…)$', 'iu')`
  (m'|l'|nous |me )?(re)?\p{L}{2,20}([ei]r|re|ez|iez)  + annuler  - devis
`

export const DEEDS = {
  cancel: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    annul(er|ation|ez)|l'annuler|résili(er|ation)|me désabonner|désinscrire|décommander|supprimer (_ )?(compte|commande|réservation)|rétracter|rétractation  + annuler le rendez-vous  - le rendez-vous
  `,
  move: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    déplac(er|ement)|report(er|é)|repousser|décaler|avancer (le|la|mon|ma|notre)|(changer|modifier) (_ ){0,3}(date|heure|jour|rendez-vous|créneau|réservation|vol)|autre (jour|date|créneau|horaire|rendez-vous)|reprogrammer  + reporter le rendez-vous  - rapporter
  `,
  refund: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    rembours(er|ement|ez|ée?)|(récupérer|rendre|rendiez) (_ ){0,2}(argent|caution)|avoir (_ )?(sur|de)|un avoir|dédommag\p{L}+|compensation|indemnis\p{L}+|geste commercial|restitution|recrédit\p{L}+  + un remboursement  - un bouton
  `,
  replace: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    échang(er|e|ez)|remplac(er|ement|ez|ée?)|(nouve(au|l)|autre) (produit|appareil|modèle|exemplaire|carte|colis|clé)|renvoyer (le|la|l'|les|un|ce|cette) _|retourner (le|la|l'|les|un|ce|cette) _|retour (de|du)  + échanger l'article  - l'étranger
  `,
  repair: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    répar(er|ation|ez|ée?)|dépann(er|age|eur)|technicien|plombier|électricien|chauffagiste|serrurier|(envoyer|envoyiez|envoyez|faire venir|passer|passe|venir|vienne)( [\p{L}']+){0,4} (quelqu'un|voir|regarder|vérifier|réparer)|quelqu'un (_ ){0,3}(passe|vienne|venir|passer)|intervention|intervenir|entretien (de|annuel)|installer|installation|monter  + envoyer un technicien  - envoyer un mot
  `,
  book: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    réserv(er|ation)|prendre (_ )?rendez-vous|(un|d'un) (_ )?(rendez-vous|rdv|créneau)|command(er|e de)|m'inscrire|inscription|inscrire|souscrire|abonner|acheter|une table|fixer (un|une)  + prendre rendez-vous  - rendre
  `,
  quote: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    devis|tarifs?|prix|combien (_ ){0,4}(coûte|coûterait|ça coûte|prenez)|estimation|remise|réduction|offre  + un devis  - devise
  `,
  change: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    chang(er|ement|ez)|modif(ier|ication|iez)|corrig\p{L}+|correction|rectif\p{L}+|mettre à jour|mise à jour|ajouter|augmenter|réduire|débloquer|activer|réinitialiser|renouvel\p{L}+|prolong\p{L}+|transférer (mon|ma|le|la)  + changer l'adresse  - l'adresse
  `,
  send: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    env(oyer|oi|oyez)|(m'|nous |me )?renvoyer|transmettre|faire parvenir|adresser|fournir|recevoir|(une )?(facture|copie|attestation|justificatif|duplicata|quittance)  + m'envoyer la facture  - la voie
  `,
  pay: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    pay(er|ement)|régler|paiement|échelonn\p{L}+|en plusieurs fois|délai de paiement|échéancier  + payer en plusieurs fois  - pays
  `,
  check: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    vérif(ier|iez|ication)|regarder|voir (ce|si|où|avec)|contrôler|suivre|suivi|où (_ ){0,3}(est|en est|se trouve)|quand (_ ){0,4}(arrive|sera|livré|reçois|recevrai|vient|passe)|état de|localiser|retrouver|examiner|régler (ce|le) problème|résoudre|relire  + vérifier ma commande  - ma commande
  `,
  call_back: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    rappel(er|ez|le|é|ée)|(m'|nous |me )?appel(er|ez)|parler (à|avec|au)|contact(er|ez)|joindre|mettre en relation|passer (un|une|le|la) (responsable|conseiller|collègue)|discuter avec  + me rappeler  - la pelle
  `,
  explain: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    savoir|dire|expli(quer|quez|cation)|renseign\p{L}+|information(s)?|comprendre|pourquoi|comment (_ ){0,3}(faire|ça|puis|on)|si (_ )?(vous|c'est|je|on)|question|aide(r)?|confirmer|confirmation|conseil  + savoir si  - savon
  `,
}
