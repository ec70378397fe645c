/** How customers and agents speak in Spanish: small words, greetings, times, what tells little. */
import { phrases, words } from '../phrases.ts'

export const COMMON = words('(…)', 'u')`
  el|los|las|una|unos|y|que|qué|en|con|por|para|pero|porque|del|al|lo|se|su|sus  + que  - quay
  está|están|estoy|estamos|es|son|soy|hay|tengo|tiene|tenemos|puede|pueden|puedo|quiero|quisiera|necesito|me|mi|mis|nos|le|les  + tengo  - tango
  hola|buenos|buenas|días|tardes|gracias|favor|sí|ya|muy|más|cuando|cómo|dónde|hoy|mañana|ayer|desde|hasta|también|aquí|ahora  + gracias  - grace
  ha|han|he|había|fue|este|esta|esto|ese|esa|mucho|todo|nada|algo|sin|sobre|como|si|dos  + había  - habit
`

export const GREETING = phrases('…', 'iu')`
  ^(¡?(hola|buenas|buenos días|buenas (tardes|noches)|muy buenas|saludos|oiga|oye|estimados?( señores)?|perdone|disculpe|perdón)[,!.:\s-]*)+  + Hola, buenas tardes,[ ]  - Hojas
`

export const ASSENT = phrases('…', 'iu')`
  ^((sí|si|claro|vale|de acuerdo|perfecto|bien|muy bien|exacto|correcto|gracias|muchas gracias|no|ok|bueno|eso es|por supuesto)[,.!;–—-]+\s*)+  + Sí, claro,[ ]  - Siento
`

export const FILLERS = phrases(String.raw`(, ?)?(?<!\p{L})(…)(?!\p{L})[,. …]{0,3} `, 'giu')`
  eh+m*|em+|mmm*|este(?=[,…. ]*\.\.|, este|[…])|pues(?=,)|bueno(?=,)|o sea|digamos|a ver(?=,)|ya sabe|es que(?=,)  + quiero, eh, cambiar  - es el mes
`

export const CORRECTED = phrases('…', 'iu')`
  ^[, ]{0,3}(no|perdón|perdone|digo|mejor|espera|espere|bueno|eh|quiero decir|mejor dicho|o mejor)[, ]{1,3}((no|perdón|digo|el|la|las|a|mejor|eh|quiero decir)[, ]{1,3}){0,3}$  + , no, perdón, el[ ]  - y el[ ]
`

export const ASKS_WHEN = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})[^?]{0,80}\?`, 'iu')`
  cuándo|qué (día|fecha|hora)|a qué hora|para cuándo|desde cuándo|es urgente  + ¿Cuándo le viene bien?  - ¿Dónde está?
`

export const NEEDS = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  necesito|necesitamos|quiero|queremos|quisiera|querría|me gustaría|puede|pueden|podría|podrían|tengo que|busco|hace falta|quería  + Necesito ayuda  - Me gusta
`

export const WRONG = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  rot[oa]s?|estropead[oa]s?|averiad[oa]s?|no (_ )?(funciona|funcionan|va|enciende|arranca|carga|abre|llega|llegó|ha llegado|han venido|aparece|cierra|conecta)|falla|fallando|averí[ae]|defectuos[oa]  + No funciona  - Funciona
  equivocad[oa]|incorrect[oa]|dañad[oa]|perdid[oa]|retras\p{L}+|robad[oa]|bloquead[oa]|cancelad[oa]|falta|faltan|goter?\p{L}+|fuga|atascad[oa]|sin (luz|agua|internet|línea|señal|servicio)|problemas?|error(es)?|queja  + Está bloqueada  - Está blanca
`

const DAY = words('(…)', 'u')`
  lunes|martes|miércoles|jueves|viernes|sábado|domingo|(pasado )?mañana|hoy|esta (noche|tarde|semana)|fin de (semana|mes)|(la )?(semana|mes) que viene|(la )?próxim[ao] (semana|mes)  + viernes  - vientos
  \d{1,2} de (enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)|(?<!\d)\d{1,2}[/-]\d{1,2}(?!\d)|mediodía|medianoche|las \p{L}+|la una|las \d{1,2}([:.]\d\d)?  + 4 de diciembre  - 4 personas
`

export const DECIDES = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  ${DAY}  + lo quiero esta semana  - lo quiero
  (antes del?|hasta|para|a partir del?|después del?|como muy tarde|desde|al) (el |la |las |este |próximo )?${DAY}  + antes del viernes  - antes de nada
  (el|este|próximo|a|por|los|sobre) (próximo )?${DAY}|${DAY} (a|por|antes|después|entre|de \d)|(mañana|hoy|ayer)(?= (por|a|mismo|temprano|antes))  + el jueves a las diez  - el jugo
  no me (llame|llamen|llames)|(sin|no) (_ )?llamadas|(solo|sólo|únicamente|mejor|prefiero) (_ )?(por|vía) (_ )?(correo|email|e-mail|escrito|whatsapp|mensaje)|por escrito  + no me llamen  - me llamen
  (llám\p{L}+|localiz\p{L}+|número|teléfono|móvil|tel)( _){0,6}[: ]+[+(]?\d[\d ().-]{6,}  + llámeme al 612 345 678  - llámeme al salir
  plazo|fecha límite|si no(?=,| me| lo| la)  + si no, cancelo  - sino
`

export const POLITE = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  (en qué|cómo) (puedo|podemos|le puedo) (_ )?ayudar\p{L}*|(puedo|podemos) (_ ){0,2}ayudar\p{L}*|algo más|alguna otra cosa|(le|te) parece bien|puede(n)? ayudarme|me puede(n)? ayudar|necesita algo  + ¿En qué puedo ayudarle  - ¿Dónde está
`

/** A day or a time of day. */
export const TIME = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  ${DAY}  + el lunes  - la luna
`

/** A day, a time or a number. */
export const VALUE = phrases(String.raw`(?<![\p{L}\p{N}])(…)(?![\p{L}\p{N}])`, 'giu')`
  ((el|al) )?(lunes|martes|miércoles|jueves|viernes|sábado|domingo)  + el martes  - martas
  \d[\d.:,]{0,9}( ?(uhr|h))?  + 9:30  - neun
`

/** Words of which two in a row mean something. */
export const MEANT_TWICE = phrases('^(…)$', 'iu')`
  sí|muy|no|ya  + muy  - mu
`
