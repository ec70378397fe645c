/** How people say in Spanish by what they are reached, by what somebody else is, and how not. */
import { phrases } from '../phrases.ts'

export const REACHED_ON = phrases(String.raw`(?<!\p{L})(…)[: .,]{0,3}$`, 'iu')`
  (llám\p{L}+|llamar\p{L}*|llamen|llame|localiz\p{L}+|contact\p{L}+|número|teléfono|móvil|celular|tel|tfno|telf|whatsapp|fijo)( (es|es el|al|a|en|en el|mi|de|el|me|por|favor|contacto|móvil|este|número|teléfono)){0,5}  + Llámeme al  - Vivo en el
`

export const THEIR_NUMBER = phrases(String.raw`(?<!\p{L})(…)[: ]*$`, 'iu')`
  (el|su) (número|teléfono|móvil|correo) de(l| la| mi| su| el)? (_ ){1,2}(es( el)?)?|(lo|la|le) (pueden|puede) (llamar|localizar) (al|en el)|(él|ella|mi _|el _) (está|contesta) (en el|al)|llamen? a mi (_ )?al  + el teléfono de mi marido es el  - mi teléfono es el
`

export const NO_CALLS = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  no me (llame|llamen|llames|llaméis)|no (puedo|quiero) (_ ){0,2}(hablar|llamadas|que me llamen|por teléfono)|(solo|sólo|únicamente|exclusivamente) (_ )?(por|vía) (_ )?(correo|email|e-mail|escrito|whatsapp|mensaje|chat)|sin llamadas|nada de llamadas|por escrito  + No me llamen, por favor  - Me llaman mucho
`

/** What stands before digits is the number of a thing. */
export const OF_A_THING = phrases(String.raw`(?<!\p{L})(…)( (es( el)?|número))?[: ]*$`, 'iu')`
  pedido|reserva|factura|cuenta|póliza|referencia|cliente|contrato|expediente|tarjeta|localizador|contador|dni|cita  + el número de pedido es el  - mi número es el
`
