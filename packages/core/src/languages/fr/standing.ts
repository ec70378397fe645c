/** How matters are left in French: what an agent refuses and puts up, and a yes to it. */
import { phrases } from '../phrases.ts'

export const REFUSES_THEM = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  (je|nous|on) n(e |['’])(_ )?(peux|pouvons|peut|suis|sommes) (_ )?pas  + Je ne peux pas annuler  - Je peux annuler
  n['’]est (_ )?pas (_ )?(possible|permis|permise|autorisé|autorisée|prévu|remboursable)|ne sont pas (_ )?(possibles|remboursables|autorisés)|ne (permet|permettent|prévoit|couvre) pas  + Ce n'est pas possible  - C'est possible
  (je|nous) n['’](ai|avons) pas (_ ){0,2}(droit|accès|autorisation)|(seul|seule) (_ ){0,2}(responsable|collègue|conseiller|conseillère)|en dehors de (mes|nos|la|notre)  + Je n'ai pas le droit  - J'ai le droit
`

export const PUTS_FORWARD = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  (voulez|souhaitez|désirez)-?vous que (je|nous)|(dois|puis)-je (_ ){0,3}(réserver|annuler|modifier|changer|envoyer|procéder|commander|rembourser|déplacer)  + Voulez-vous que je réserve pour 8 h ?  - Voulez-vous du thé ?
  (c['’]est|est-ce) (bien )?(correct|exact|bon|cela|ça)|je (confirme|procède|réserve|valide)|vous confirmez|d['’]accord|cela vous convient|ça vous (va|convient)  + Ça vous convient ?  - Ça va durer ?
`

export const SAYS_YES = phrases(String.raw`^(…)(?!\p{L})(?!,? mais)`, 'iu')`
  (oui|d['’]accord|exact|exactement|tout à fait|ok|parfait|c['’]est (bon|ça|exact|correct)|volontiers|bien sûr)  + Oui, merci.  - Ouistiti
`
