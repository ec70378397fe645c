/** What customers ask for in Spanish: how they begin, and which deed they want. */
import { phrases } from '../phrases.ts'

export const CUE = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  (quiero|quisiera|querría|quería|queremos|queríamos|querríamos|necesito|necesitamos|necesitaría|deseo|me gustaría|nos gustaría|tengo que|tenemos que|prefiero|preferiría|busco|solicito|pido|exijo|intento|vengo a|llamo para|llamaba para|escribo para|es para|hay que|hace falta)( (que|por favor|poder|saber si|también))*  + Me gustaría  - Me gusta
  (puede|pueden|podría|podrían|puedes|podéis|podrías|podríais|puedo|podemos|podría yo|se puede|se podría|es posible|sería posible|hay forma de|hay manera de|le importaría)( (que|usted|ustedes|por favor|usted por favor))*  + ¿Podrían  - poder
  (por favor|hagan el favor de|haga el favor de|le ruego que|les ruego que|le agradecería que|agradecería)  + por favor[ ]  - por fin
`

export const NOT_WANTED = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
  (no|nunca|ni|tampoco)( (me|nos|lo|la|quiero))? $  + no[ ]  - ya[ ]
  (si no|de lo contrario|si|ya)( _){0,6} $  + si no tengo que[ ]  - tengo que[ ]
`

export const CLAUSE_ENDS = phrases('(…)', 'iu')`
  [;!?:(¿¡]|(?<!\d)\.|,? (porque|ya que|pues|aunque|si no|pero|así que|puesto que|cuando)(?!\p{L})|,(?! \d)| - | – | y (que|me|nos|quiero|luego|además)  + mañana, porque  - mañana
`

export const AROUND = phrases('^(…)$', 'iu')`
  por|favor|que|me|nos|le|les|lo|usted|ustedes|de|a|para|ya|también|poder|si|y|se  + favor  - favores
`

/** A verb among the words of a deed: it is no part of the thing. */
export const VERB = phrases('^(…)$', 'iu')`
  \p{L}{1,20}([aei]r|[aei]mos|[ae]n|vuelvan)(l[oa]s?|me|nos)?  + cancelar  - reembolso
`

export const DEEDS = {
  cancel: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    cancel(ar|arla|arlo|en|ación|emos)|anular(la|lo)?|anulen|anulación|dar(me|nos)? de baja|darse de baja|la baja|rescindir  + cancelar la cita  - la cita
  `,
  move: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    (cambiar|mover|pasar|aplazar|retrasar|adelantar|reprogramar|posponer|modificar)(la|lo)? (_ ){0,6}(cita|reserva|fecha|hora|día|vuelo|visita|entrega|clase|revisión|(al|para el|a la) _)|aplazar(la|lo)?|posponer(la|lo)?|reprogramar(la|lo)?|adelantar(la|lo)?|(otro|otra) (día|hora|fecha)|mover(la|lo)  + cambiar la cita  - cambiar la rueda
  `,
  refund: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    reembols\p{L}+|(la )?devolución (del dinero|de mi dinero|del importe|del cobro)|devol\p{L}+ (_ ){0,3}(dinero|importe|fianza|cobro|pagado)|devuelvan (_ ){0,3}(dinero|importe|fianza|cobrado|euros)|dinero de vuelta|abon(en|ar) (_ ){0,3}(importe|diferencia)|compensación|indemnización|mi dinero|recuperar (_ )?(dinero|fianza)  + un reembolso  - un bolso
  `,
  replace: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    (cambiar|cambien|sustituir|sustituyan|reemplaz\p{L}+|reponer)(lo|la|me)? (_ ){0,3}(por|producto|aparato|artículo|talla|pieza|tarjeta|otro|uno nuevo)|sustituir(lo|la)?|devolver (el|la|lo|los|las|un|una|este|esta)|devolverl[oa]|cambiarl[oa] por|duplicado|(uno|una) nuev[oa]|otr[oa] nuev[oa]|repuesto  + devolver el producto  - volver
  `,
  repair: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    repar(ar|en|ación|arlo|arla)|arregl(ar|en|arlo|arla|o)|técnico|fontanero|electricista|cerrajero|venga alguien|(venga|vengan|manden|envíen|mandar|enviar|venir|pase|pasar) (_ ){0,4}(alguien|a alguien|técnico|fontanero|electricista|a (ver|mirar|revisar|arreglar))|revis(ar|en) (_ ){0,3}(caldera|aire|instalación|lavadora|nevera|grifo)|instal(ar|en|ación)|montar  + mandar un técnico  - mandar un correo
  `,
  book: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    reserv(ar|a|en)( (_ ){0,3})?|pedir (_ ){0,2}cita|(una|la|otra) cita|concertar|cita (_ )?(con|para|previa)|contratar|matricul\p{L}+|apuntar(me|nos)|inscrib\p{L}+|encargar|pedir (un|una|unos|unas)|mesa para|comprar|agendar  + pedir cita  - citar
  `,
  quote: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    presupuesto|precios?|tarifas?|cuánto (_ ){0,4}(cuesta|costaría|vale|sale|cobran)|cotización|oferta|descuento  + un presupuesto  - presupone
  `,
  change: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    cambi(ar|en|o de|arme)|modific\p{L}+|actualiz\p{L}+|correg\p{L}+|corrij\p{L}+|rectific\p{L}+|ampli(ar|en)|reducir|añad\p{L}+|desbloque\p{L}+|activ(ar|en)|restablec\p{L}+|renov(ar|ación)|prorrog\p{L}+|poner a nombre  + cambiar la dirección  - la dirección
  `,
  send: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    (envi|mand|remit)(ar|en|ir|an|arme|arnos|enme|ennos)|envíen(me|nos)?|envíe(me|nos)?|manden(me|nos)?|reenvi\p{L}+|facilit\p{L}+|hacerme llegar|(una )?(factura|copia|certificado|justificante|recibo)  + enviar la factura  - viajar
  `,
  pay: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    pagar(lo|la)?|abonar|fraccionar|a plazos|aplazamiento|aplazar el pago|domiciliar|prórroga  + pagar a plazos  - apagar
  `,
  check: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    comprob\p{L}+|verific\p{L}+|revis\p{L}+|mir(ar|en)|averigu\p{L}+|consult\p{L}+|localizar|rastrear|dónde (_ ){0,3}(está|queda)|cuándo (_ ){0,3}(llega|llegará|viene|vienen|estará)|estado de|seguimiento|investig\p{L}+|solucion\p{L}+|resolver|aclarar  + comprobar el pedido  - el pedido
  `,
  call_back: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    llam(en|e|arme|arnos|en?me|ada)|llám\p{L}+|devolver (_ )?la llamada|hablar (con|por)|contact\p{L}+|pong\p{L}+ en contacto|pas(ar|e)me con|páseme|comunic\p{L}+  + que me llamen  - la llama
  `,
  explain: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'iu')`
    saber|decirme|decirnos|explic\p{L}+|información|informar\p{L}*|informe|preguntar|pregunta|duda|por qué|cómo (_ ){0,3}(funciona|puedo|se)|si (_ ){0,2}(puedo|es|está|se|hay)|ayud(a|ar|en|arme)|confirm\p{L}+  + saber si  - sabor
  `,
}
