/** How matters are left in Spanish: what an agent refuses and puts up, and a yes to it. */
import { phrases } from '../phrases.ts'

export const REFUSES_THEM = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  no (me |nos |le |se )?(puedo|podemos|puede|pueden|podría)  + Lo siento, no puedo cancelarlo  - Sí puedo cancelarlo
  no (_ )?(es|son|está|están) (_ )?(posible|permitido|permitida|autorizado|reembolsable|reembolsables)|no (se )?(permite|permiten|admite|admiten|cumple|incluye)  + No es posible devolverlo  - Es posible devolverlo
  no (tengo|tenemos|estoy|estamos) (_ ){0,2}(permiso|autorización|acceso|autorizado|autorizada|facultad)|fuera de (mi|nuestro|nuestra|la)|(solo|sólo) (puede|un|una) (_ ){0,3}(supervisor|supervisora|persona|compañero)  + No tengo permiso para eso  - Tengo permiso para eso
`

export const PUTS_FORWARD = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  (quiere|desea|le gustaría|prefiere) que (_ ){0,2}(reserve|cancele|cambie|envíe|haga|mueva|anote|pida|devuelva|proceda|lo|la|le)  + ¿Quiere que reserve para las 8?  - ¿Quiere café?
  (procedo|lo confirmo|confirmamos|lo reservo|le reservo|lo cambio|lo cancelo|es correcto|está bien así|de acuerdo|me confirma|confirma)  + ¿Es correcto?  - ¿Es nuevo?
`

export const SAYS_YES = phrases(String.raw`^(…)(?!\p{L})(?!,? pero)`, 'iu')`
  (sí|si|claro|correcto|exacto|de acuerdo|vale|ok|perfecto|está bien|por favor sí|adelante)  + Sí, por favor.  - Siempre
`
