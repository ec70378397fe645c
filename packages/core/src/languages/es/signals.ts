/** What signals hear in Spanish, in lower case. */
import { phrases, words } from '../phrases.ts'

const PERSON = words('(…)', 'u')`
  persona|humano|agente|operador(a)?|encargad[oa]|responsable|supervisor(a)?|gerente|jefe|jefa|compañer[oa]  + encargada  - encargo
  alguien|técnico|asesor(a)?|empleado|representante|abogad[oa]|médico|director(a)?|comercial  + alguien  - algo
`

export const ASKS_FOR_PERSON = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  (hablar|conversar|comunicar(me)?|contactar|chatear|pás[ea]me|páseme|ponme|póngame|pasarme|comuníqueme|comunícame|conecte|conectar) (_ ){0,4}(con )?(un|una|el|la|su|algún|alguna|otra|otro)? ?(_ )?${PERSON}  + quiero hablar con una persona  - quiero hablar español
  (que|puede|podría|pueden|podrían|quiero que|necesito que) (_ ){0,4}(me|nos) (llame|llamen|llama|llamar|contacte|contacten|escriba|escriban)|(llámeme|llámenme|llámame|llamadme|llámennos|llamarme|devuélvame la llamada|devolverme la llamada)  + que alguien me llame  - yo llamo mañana
  (persona|humano|agente) (_ )?(real|de verdad|de carne y hueso|humano)|no (quiero|con) (_ ){0,4}(robot|máquina|bot)  + quiero una persona de verdad  - una persona amable
`

export const NO_TRANSFER = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  no (_ ){0,2}(me )?(pase|pasen|transfiera|transfieran|pases|derive|deriven|transfieras) (_ )?(con|a)?  + no me pase con otro  - me pase con otro
  no (quiero|necesito) (_ ){0,2}(hablar con|que me pasen)  + no quiero hablar con nadie  - quiero hablar con alguien
`

export const URGENT = phrases(String.raw`(?<!\p{L})(?<!(no es|no|nada|poco|tan) )(…)(?!\p{L})`, 'u')`
  urgente(mente)?|urge|cuanto antes|lo antes posible|inmediatamente|de inmediato|enseguida|con urgencia|lo más pronto posible  + es urgente  - no es urgente
  (ahora mismo|ya mismo|ya) (_ ){0,3}(vengan|venir|alguien|ayuda|por favor|necesito)|(necesito|vengan|manden|venga|envíen) (_ ){0,6}(ahora mismo|hoy mismo|ya|esta noche|hoy sin falta|para hoy|para mañana)|no puede esperar|corre prisa|tengo prisa  + lo necesito hoy mismo  - hoy es lunes
`

export const PAYMENT_DISPUTE = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  (cobrado|cobraron|cobran|cobró|cargado|cargaron|facturado|cobro|cargo|pagado) (_ ){0,4}(dos veces|doble|de más|mal|sin (_ )?(permiso|autorización|avisar)|por error|duplicado|indebid\p{L}+|incorrect\p{L}+|tres veces)  + me han cobrado dos veces  - me han cobrado una vez
  (doble|duplicado|indebido|erróneo|extraño|no autorizado|desconocido|incorrecto|fraudulento) (_ )?(cargo|cobro|pago)|(cargo|cobro|pago) (_ )?(doble|duplicado|indebido|erróneo|extraño|no autorizado|desconocido|que no (reconozco|he hecho|autoric\p{L}+)|fraudulento)  + hay un cargo que no reconozco  - hay un cargo
  (no (_ ){0,3}(recibido|llegado|devuelto|ingresado|han devuelto|llega)) (_ ){0,4}(reembolso|dinero|devolución)|(reembolso|devolución|dinero) (_ ){0,4}(no (_ )?(llega|llegado|aparece|recibido)|sin llegar)  + no he recibido el reembolso  - he recibido el reembolso
  (quiero|exijo|devuélvanme|devuelvan|devolver|que me devuelvan|recuperar) (_ ){0,3}(mi )?dinero|reclamar (_ )?(cargo|cobro)|disputar (_ )?(cargo|cobro)  + quiero mi dinero de vuelta  - llevo mi dinero
`

export const MEDICAL = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  médic[oa]s?|doctora?|hospital|clínica|cirugía|operación|diagnóstico|receta|medicamentos?|medicinas?|pastillas?  + está en el hospital  - la hospitalidad
  dolor(es)?|duele|duelen|fiebre|infección|hinchad[oa]|embaraz\p{L}+|síntomas?|tensión alta|insulina|alergi\p{L}+|alérgic[oa]  + me duele la muela  - me huele
  mareos?|náuseas|vómitos?|vomit\p{L}+|depresi\p{L}+|discapacidad|silla de ruedas|heridas?|terapia|enferm[oa]  + va en silla de ruedas  - una silla
`

export const LEGAL = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  abogad[oa]s?|tribunal(es)?|juzgado|demanda(r|ré|remos)?|denunci(a|ar|aré|o)|juicio|juez|acciones legales|vía (legal|judicial)|burofax  + hablaré con mi abogado  - hablaré con mi amigo
  oficina del consumidor|consumo (_ )?(reclam\p{L}+)?|omic|protección de datos|rgpd|incumplimiento (de|del) contrato|indemnización|hoja de reclamaciones|daños y perjuicios  + pondré una hoja de reclamaciones  - pondré una hoja
`

export const FRUSTRATION = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  vergüenza|vergonzoso|inaceptable|indignante|indignad[oa]|ridículo|increíble que|una tomadura de pelo|intolerable  + esto es una vergüenza  - esto es un placer
  (estoy|muy|tan|bastante|ya) (_ )?(hart[oa]|enfadad[oa]|cabread[oa]|molest[oa]|furios[oa]|cansad[oa] de|decepcionad[oa]|frustrad[oa])  + estoy harta de esto  - estoy en casa
  (pésimo|horrible|terrible|fatal|peor|mal|malísimo) (servicio|atención|trato)|(servicio|atención) (_ )?(pésim[oa]|horrible|terrible|lamentable|fatal)|nunca más|(mierda|joder|coño)|poner una (queja|reclamación)|nadie (_ ){0,3}(hace caso|contesta|responde|ayuda|soluciona)|(tercera|cuarta|quinta|enésima) vez  + es la tercera vez que llamo  - es la vez
`
