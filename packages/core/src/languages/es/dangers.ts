/** Danger to life, health, freedom or home, as a customer says it in Spanish. Read in lower case, after `HARMLESS` is read away. */
import { phrases, words } from '../phrases.ts'

const WIRED = words('(…)', 'u')`
  enchufes?|cables?|interruptor|cuadro( eléctrico| de luz)?|diferencial|lámpara|cargador|batería|contador|regleta  + enchufe  - tubo
  caldera|calentador|estufa|horno|cocina|lavadora|secadora|nevera|tostadora|aparato|móvil|motor|patinete|termo|vitro|radiador|televisor|tele  + caldera  - alfombra
`

const ROOM = words('(…)', 'u')`
  sótano|cocina|piso|casa|baño|garaje|salón|habitación|pasillo|local|tienda|oficina|bodega|calle|escalera|cuarto|apartamento|departamento  + sótano  - jardín
`

const BODY = words('(…)', 'u')`
  cabeza|cara|ojos?|boca|labios?|lengua|garganta|cuello|mandíbula  + labios  - gorro
  brazos?|manos?|dedos?|piernas?|pies?|pie|piel|espalda|pecho|cadera|rodilla|hombro|costillas?|muñeca|tobillo  + cadera  - falda
`

const ME = words('(…)', 'u')`
  me|nos|le|la|lo|te  + me  - se
`

export const DANGERS = [
  // Gas and smoke.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    (huele|huelo|olemos|oler|oliendo|olía|apesta) (_ ){0,4}(gas|quemado|humo|huevos? podridos?|azufre|chamuscado)  + huele mucho a gas en la cocina  - huele a café
    olor (_ ){0,4}(gas|quemado|humo|huevos? podridos?|azufre)|peste a gas  + hay un olor fuerte a gas  - tiene olor a rosas
    (cloro|lejía|amoníaco|ácido|productos? químicos?) (_ ){0,4}(mezclad[oa]s?|derramad[oa]s?|saliendo|se ha mezclado)|mezcl\p{L}+ (_ ){0,3}(lejía|amoníaco|cloro)  + hemos mezclado lejía y amoníaco  - cloro para la piscina
    (fuga|fugas|escape|escapes) (_ ){0,2}(gas|butano|monóxido)|(gas|butano) (_ )?(escapa|sale|se escapa|saliendo)|sale (_ )?gas  + creo que hay una fuga de gas  - la factura del gas
    monóxido de carbono(?! (_ )?(detector|alarma))|(alarma|detector) (_ ){0,4}(monóxido|humo|gas|incendios?) (_ ){0,3}(suena|pita|sonando|pitando|salta|saltado|no para)  + la alarma de humo no para  - vendéis detectores
    (mareos?|mareados?|mareadas?|náuseas|dolor de cabeza|duele la cabeza)( _){0,8} (caldera|estufa|calentador|brasero|chimenea)  + estamos mareados desde que encendimos la estufa  - me mareo en el barco
    (gases|vapores|humos) (_ )?(tóxicos?|químicos?)  + hay vapores tóxicos  - hay gases
  `,
  // Fire.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    (hay|es|un) (un )?(fuego|incendio|llamas)|incendio|en llamas|llamas (_ )?(en|salen|por)|(salen|sale|con) llamas  + hay fuego en la cocina  - juegos
    (prendió|prendido|prende|prendiendo|cogido|pillado) (_ )?fuego|fuego (_ )?(en|dentro)  + la cortina ha prendido fuego  - el fuego artificial
    (se|está|están|estamos) (_ ){0,2}(quemando|ardiendo|incendiando)|arde (la|el|mi|un|una)|ardió|se incendi(a|ó)|se (ha )?incendiado  + se está quemando la cocina  - el sol quema
    (hay|sale|mucho|lleno de|echa|echando|soltando|saliendo|veo|despide) (_ )?humo|humo (_ )?(negro|sale|saliendo|por)|humea|humeando  + sale humo del enchufe  - no es un detector
    ${WIRED} (_ ){0,4}(se (ha )?quem\p{L}+|quemad[oa]|chamuscad[oa]|derreti\p{L}+|se derrite|arde|ardiendo|explot\p{L}+|revent\p{L}+)  + el enchufe está quemado  - el enchufe está lejos
    chispas|chispazos?|chisporrote\p{L}*|echa chispa  + el enchufe echa chispas  - la luz es cara
    (ha )?explot(ó|ado|a|ando)|explosión|(ha )?estall(ó|ado|ando)  + la olla ha explotado  - la explotación agrícola
    batería (_ ){0,3}(hinchada|hinchando|inflada|ardiendo|muy caliente|silba)  + la batería está hinchada  - la batería está vacía
    (se|me|le|nos) (_ ){0,2}(quemó|quemado|quemada|quemé|escaldó|escaldado) (_ ){0,2}${BODY}|quemaduras?|${BODY} (_ )?quemad[oa]s?  + mi hija se ha quemado la mano  - se quemó la tostada
  `,
  // Electricity.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    (descargas?|choque|corriente|sacudida) (_ ){0,2}(eléctric[ao]s?)|electrocut\p{L}+|calambres?( (_ ){0,3}(al tocar|grifo|lavadora|nevera|ducha))|(dio|da|dado|dan) (_ ){0,2}(calambres?|corriente|toques)  + la nevera me dio calambre  - la corriente artística
    cables? (_ ){0,3}(pelad\p{L}+|suelt\p{L}+|colgando|al aire|expuest\p{L}+|caíd\p{L}+|desnud\p{L}+|cuelgan?)  + hay cables pelados en el baño  - hay cables nuevos
    (cuelgan|cuelga|colgando) (_ ){0,2}cables?|(poste|tendido|línea) (_ ){0,3}(caído|caída|ha caído|cayó|en el suelo)  + cuelgan cables del techo  - cuelgan cuadros
    (agua|gotea|goteando|mojad[oa]|cae) (_ ){0,7}(enchufes?|cuadro (_ )?(eléctrico|luz)|cuadro de la luz|lámpara|contador|diferencial|fusibles)  + está cayendo agua sobre el enchufe  - el agua está fría
    (enchufe|cuadro|cable|interruptor) (_ ){0,3}(caliente|zumba|zumbando|quema|chasquea)  + el enchufe está muy caliente  - el enchufe es blanco
  `,
  // Water and building.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    inund\p{L}+|${ROOM} (_ ){0,3}(llen[oa]|lleno|encharcad[oa]) de agua|bajo el agua  + el sótano está inundado  - el agua está fría
    (tubería|tubo|cañería|manguera|caldera|calentador|radiador|depósito|bajante|termo|latiguillo|flexo|llave) (_ ){0,4}(revent\p{L}+|rot[oa]|rompi\p{L}+|romper|estall\p{L}+|part\p{L}+)|(reventó|ha reventado|se rompió|se ha roto|rompió|revienta) (_ ){0,2}(tubería|tubo|cañería|manguera|bajante|caldera|calentador|termo|latiguillo)  + se ha roto una tubería  - se ha roto el móvil
    agua (_ ){0,4}(sale|saliendo|cae|cayendo|chorr\p{L}+|entra|entrando|brota|brotando|sube|subiendo|por todas partes|por todos lados|del techo|a chorros|por el techo|por la pared)  + el agua sale por la pared  - el agua es cara
    (sale|saliendo|cae|cayendo|chorrea|entra|entrando|brota|gotea|filtra) (_ ){0,3}(agua|(del?|por|desde) (el |la )?(techo|pared|lámpara))  + gotea del techo  - sale el sol
    techo (_ ){0,4}(caído|cayó|cae|caer|cayendo|hundid\p{L}+|hundiendo|abomb\p{L}+|derrumb\p{L}+|viene abajo|desplom\p{L}+)|derrumb\p{L}+|(se ha |se )(hundió|hundido|vino abajo)  + el techo se está cayendo  - el techo es blanco
    (no (puedo|podemos|consigo|logro|hay forma de|sé)) (_ ){0,2}(cerrar|cortar|parar) (_ ){0,2}(agua|llave|grifo|gas|paso)  + no puedo cerrar el agua  - no puedo cerrar la cuenta
    (aguas? (fecales|negras|residuales|sucia)|el váter|inodoro|retrete) (_ ){0,4}(sal\p{L}+|sub\p{L}+|desbord\p{L}+|rebos\p{L}+|por)|desbord\p{L}+  + el inodoro se desborda  - el inodoro es blanco
  `,
  // Health.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    inconsciente|sin conocimiento|sin conciencia|perdi(ó|do) (el conocimiento|la conciencia)|desmay\p{L}+|desvanec\p{L}+|desplom(ó|ado|ada)|colaps(ó|ado)  + mi padre está inconsciente  - soy consciente
    (no|apenas|casi no|cuesta|costando|cuesta mucho|dificultad(es)? para|puede|puedo|mal) (_ ){0,3}respir\p{L}+|ahog(a|ando|ándose|ó|ado|o)|atragant\p{L}+|asfixi\p{L}+|falta (_ )?(el )?aire|sin aire  + mi madre no respira  - respira tranquilo
    no (reacciona|despierta|se despierta|se mueve|responde a|me responde|contesta cuando|habla bien|se levanta|puede (levantarse|moverse|hablar))(?! (la (app|aplicación|web|página|pantalla)))  + no se despierta  - no contesta el teléfono
    (creo|temo) (_ )?(me|se) (_ ){0,2}(he|ha) (roto|fracturado|partido) (_ ){0,2}(cadera|pierna|brazo|tobillo|muñeca|costillas?)  + creo que me he roto la cadera  - se ha roto la silla
    sangr(a|ando|o) (_ )?(mucho|sin|por|muchísimo|bastante|de|no)|sangrado|hemorragia|(mucha|tanta|perdiendo|perdido|hay|lleno de|llena de|cubierto de|vomit\p{L}+|escup\p{L}+|tos\p{L}+) sangre|no (para|deja) de sangrar  + está sangrando mucho  - el análisis de sangre
    infarto|ataque (al corazón|cardíaco|de corazón)|derrame|ictus|convulsi\p{L}+|ataque epiléptico|embolia|paro cardíaco  + creo que es un infarto  - un infierno
    (dolor|dolores|presión|opresión|pinchazos?|punzadas?) (_ ){0,3}(en el|de|del) pecho|(duele|dolía|doliendo) (_ ){0,2}el pecho  + tiene un dolor fuerte en el pecho  - dolor de muelas
    (cara|labios?|lengua|garganta|ojos?|cuello) (_ ){0,3}(hinchad[oa]s?|hinchando|inflamad[oa]s?|morad[oa]s?|azul(es)?|torcid[oa])|(hinch\p{L}+|cierra|cerrando) (_ ){0,2}(cara|garganta|lengua|labios?)|(labios|cara) (_ ){0,2}(azules|morados)|(reacción|choque|shock) (_ )?(alérgic[ao]|anafiláctico)|anafila\p{L}+  + se le está cerrando la garganta  - la cara es famosa
    (rompi(ó|do)|roto|fractur(a|ó|ado)|partido|cortado|cortó|corté|amput\p{L}+) (_ ){0,2}${BODY}|golpe (_ ){0,2}(en la )?cabeza|golpe(ó|ado|é) (_ )?la cabeza  + se ha roto la cadera  - se ha roto el móvil
    (cayó|caído|caída|caer|caí|tiró|tirado|precipitado) (_ ){0,2}(de|por|del|desde|en) (_ )?(escaleras?|tejado|techo|balcón|ventana|andamio|árbol|cama|caballo|silla|moto|bici|bicicleta|cambiador|altura|ducha|bañera|tramo|montacargas)  + se cayó de la escalera  - la escalera es cara
    (cayó|caído|caída|caí|resbal(ó|ado|é)|tropez\p{L}+|atropell\p{L}+)( _){0,10} (no (puede|se|puedo|reacciona|responde|contesta)|sangr\p{L}+|inmóvil|suelo|tirad[oa])|(está|estaba|sigue|tirad[oa]|tumbad[oa]|tendid[oa]) (_ )?en el suelo|atropell(ó|ado|aron)  + resbaló y no puede levantarse  - cayó la noche
    (herid[oa]s?|lesionad[oa]s?) (_ )?(grave|graves|de gravedad|en|de bala)|hay (_ )?(heridos?|herida)|malherid\p{L}*|está herid[oa]|muy mal herid\p{L}*  + hay un herido grave  - la herencia
    ahogad[oa]|(cayó|caído|caída) (a|al|en) (la |el )?(piscina|río|pozo|agua|mar|lago|canal)|(atrapad[oa]|aplastad[oa]|pillad[oa]|enganchad[oa]) (_ ){0,3}(bajo|debajo|entre|máquina|prensa|puerta|mano|brazo|pierna|dedos?)|(máquina|sierra|prensa) (_ ){0,4}(mano|dedos?|brazo)|sin pulso|no tiene pulso|reanimación|espuma por la boca  + se le ha quedado la mano atrapada en la máquina  - la máquina de café
    (oxígeno|respirador|diálisis|concentrador) (_ ){0,5}(apagad[oa]|acaba\p{L}*|agot\p{L}+|parado|sin luz|no funciona|pita|vacía)|(sin luz|luz|corriente|apagón) (_ ){0,8}(oxígeno|respirador)|(sin|quedado sin|no (tengo|tiene|queda)) insulina  + nos hemos quedado sin insulina  - la insulina es cara
    (niñ[oa]|hij[oa]|bebé|madre|padre|abuel[oa]|marido|niet[oa]) (_ ){0,4}(desaparecid[oa]|perdid[oa]|desapareció|se ha perdido|se perdió)|no encuentro a mi (_ )?(hij[oa]|niñ[oa]|madre|padre|abuel[oa]|marido|mujer)  + mi hija ha desaparecido  - mi paquete ha desaparecido
    (lejía|ácido|sosa|producto|amoniaco|químicos?|cal|salfumán|desatascador) (_ ){0,5}(ojos?|cara|piel)  + le ha caído lejía en los ojos  - compré lejía
    (mordido|mordió|picado|picó|ataca|atacado) (_ ){0,4}(perro|serpiente|víbora|avispa|abeja|alacrán)|(perro|serpiente|víbora) (_ ){0,3}(mordió|mordido|atacó|ataca)  + un perro ha mordido a mi hijo  - un perro nuevo
    ambulancia|emergencia|urgencia médica|vida o muerte|(se|está|me) (_ )?muri(endo|éndose|ó)|fiebre (_ )?(39|4\d)|(está|voy) de parto|rompió aguas|contracciones|(llam\p{L}+ al|llamado al) (112|911|061)|bajada de azúcar|coma diabético|sobredosis  + necesitamos una ambulancia  - es ambulante
    (cara torcida|boca torcida|no (_ )?(puede )?(mover|siente|mueve) (_ )?(brazo|pierna|lado|un lado)|habla raro|balbuce\p{L}+)  + no puede mover el brazo  - no puede mover la cita
  `,
  // Swallowed, self-harm.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    envenen\p{L}+|intoxic\p{L}+|(se|me|le) (ha |han |había |he )?(trag(ó|ado|ué|a|aron)|tragado)(?! (el|la|mi) (tarjeta|dinero|máquina|cajero))  + el niño se tragó una pila  - trago saliva
    (bebió|bebido|tomó|tomado|comió|comido|ingerido|chupado|lamido) (_ ){0,3}(lejía|detergente|limpiador|pila|pilas|veneno|anticongelante|pintura|gasolina|pegamento|raticida|matarratas|amoniaco|aguarrás|desatascador|salfumán|insecticida)  + el perro ha comido raticida  - ha comido bien
    (demasiad[oa]s|muchas|tod[oa]s|much[oa]s|un bote|una caja|un frasco|\d{2,3}|puñado|entera|unas) (_ ){0,3}(pastillas?|medicamentos?|píldoras?|comprimidos?|somníferos?|pastillero)  + se tomó muchas pastillas  - venden vitaminas
    (pastillas?|píldoras?|comprimidos?) (_ ){0,4}(demasiad[oa]s|de más|todas|de golpe)  + tomó las pastillas todas de golpe  - tomó pastillas
    suicid\p{L}+|matarme|matarse|quitarme la vida|quitarse la vida|no (quiero|quiere|puedo) (seguir )?(vivir|viviendo|vivo|viva|seguir (así|viviendo|adelante))|quiero morir(me)?|hacerme daño|cortarme las venas|(me corto|acabar con (todo|mi vida))  + no quiero vivir más  - quiero vivir allí
  `,
  // Violence, arrest, loss of the home.
  phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
    ${ME} (_ )?(amenaz\p{L}+|peg(a|ó|ado|ando|aron)|golpe(a|ó|ado|ando|aron)|persigue|persigu\p{L}+|atac(a|ó|ado|ando|aron)|agred\p{L}+|acos\p{L}+|maltrat\p{L}+|viol(ó|ado|aron)|estrangul\p{L}+|dispar\p{L}+|apuñal\p{L}+|secuestr\p{L}+|atrac\p{L}+|asalt\p{L}+|encerr(ó|ado|aron)|retien\p{L}+|siguen? por)  + mi marido me pegó anoche  - me llega el pedido
    (amenaza|amenazó|va a|quiere|quería|dice que va a) (_ ){0,3}(matar\p{L}*|pegar\p{L}*|hacer(me|nos|le) daño|quemar la casa)|(nos|me) (va a )?mata|matarnos  + dice que nos va a matar  - nos va a llamar
    (con|tiene|lleva|saca|sacó|trae) (un|una|el) (_ )?(cuchillo|navaja|pistola|arma|escopeta|machete|hacha)  + tiene un cuchillo  - tiene un cuchitril
    (hombre|mujer|chico|chica|alguien|niño|niña|persona|él|ella|chaval) (_ ){0,2}(en|sobre|por) (las vías|la vía|los raíles|la cornisa|la barandilla|el borde|el alféizar)  + hay un hombre en las vías  - el tren está en las vías
    (alguien ha|han|nos han|están|un hombre ha|unos hombres han) (_ )?(roto|rompiendo|reventado|reventando|forzado|forzando) (_ )?(cristal|ventana|puerta|cerradura|persiana)|(están|está) (ya |todavía )?(dentro de (la|mi) casa|dentro de casa|abajo en casa)  + han roto la ventana  - se me ha roto la ventana
    ladr(ón|ones) (_ )?(en|dentro)|(ha|han) entrado (a robar|alguien|en (mi|la|nuestra) casa)|(intenta|intentan|intentando|quiere|quieren|tratan de|trata de) (_ ){0,2}(entrar|forzar|abrir la puerta|tirar la puerta)|robando|(nos|me) (han|están) (robado|robando|atracado)|intruso|hay alguien (_ )?(en|dentro)|violencia (de género|doméstica|machista)|abus\p{L}+ (sexual\p{L}*|de mí)  + alguien intenta entrar en casa  - quiero entrar en la web
    (tengo|tenemos) (_ )?miedo (de|a) (_ )?(volver|él|mi (marido|pareja|ex|padre|novio)|ir a casa|que me)|(en|corre) peligro|no estoy segur[oa] en (casa|mi)|encerrad[oa]s? (en|con)|no me deja (salir|ir)|me he encerrado|escondid[oa]s? (en|de|debajo)  + tengo miedo de volver a casa  - tengo miedo de perder el vuelo
    (atrapad[oa]s?|encerrad[oa]s?|atascad[oa]s?|parad[oa]s?|colgad[oa]s?) (_ ){0,4}(ascensor|elevador|coche|montacargas)|(ascensor|elevador) (_ ){0,3}(atrapad\p{L}+|parado con|atascado)|(niño|niña|bebé|hijo|hija|perro) (_ ){0,4}(encerrad[oa]|atrapad[oa])  + estamos atrapados en el ascensor  - el ascensor es nuevo
    deten(ido|ida|idos|ción)|arrest(ad[oa]s?|ó|aron)|(en|al|del) (calabozo|comisaría|cárcel|prisión)|esposad[oa]s?|registr(o|ar|ando) (_ ){0,3}(casa|domicilio|piso|despacho)|orden (judicial )?de (registro|arresto|detención|entrada)|deport(ad[oa]s?|ar|ación)  + han detenido a mi hermano  - quiero deportes
    (policía|guardia civil|agentes|mossos|inspectores) (_ ){0,5}(puerta|aquí|en casa|en mi|en nuestra|llev\p{L}+|interrog\p{L}+|entrado|registr\p{L}+|busca\p{L}*)|(desahuci\p{L}+|desaloj\p{L}+|en la calle (esta noche|con))  + la policía está en la puerta  - la policía local tiene web
  `,
]

/** No heat is discomfort; no heat and somebody frail in the house (`FRAIL`) is danger, whichever message says which. */
export const NO_HEAT = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  (sin|no (hay|tenemos|tengo)) (_ )?calefacción|(calefacción|caldera) (_ ){0,5}(no funciona|no va|no enciende|no arranca|estropead[oa]|apagad[oa]|rot[oa]|averiad[oa]|parad[oa]|se ha (parado|apagado|estropeado)|dejó de)  + estamos sin calefacción  - la calefacción es cara
  (mucho frío|helad[oa]s?|helando|congelad[oa]s|\d grados) (_ ){0,2}(en (la )?(casa|piso)|dentro|aquí)  + estamos helados en casa  - el agua está fría
`

export const FRAIL = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  bebés?|recién nacid[oa]|(semanas|meses) de (vida|edad)|niño pequeño|niña pequeña|prematur[oa]  + tenemos un bebé  - tenemos un perro
  abuel[oa]s?|ancian[oa]s?|(8\d|9\d|ochenta|noventa)( y _)? años|persona mayor|mayores  + mi madre tiene 84 años  - hace 90 días
  oxígeno|diálisis|encamad[oa]|embarazada|dependiente|recién operad[oa]|enferm[oa] (grave|crónic[oa])  + está con oxígeno  - está de viaje
`

/** Read away before danger is looked for: the same words, and nobody in danger. */
export const HARMLESS = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
  (no hay|no es|sin|no tiene|ningun[oa]|ni|no huele|no está) (_ ){0,2}(olor|humo|fuego|gas|heridos?|emergencia|sangre|inundad[oa]|herid[oa]|peligro)(?! apagar)  + no hay heridos  - hay heridos
  (en caso de|salida de|contacto de|para una|teléfono de|por si hay una) (_ )?emergencias?|emergencia familiar  + la salida de emergencia  - es una emergencia
  (precios?|factura|costes?|luz|ventas) (_ ){0,3}(disparad\p{L}+|explot\p{L}+|por las nubes)  + los precios han explotado  - la olla ha explotado
  inund\p{L}+ de (_ )?(correos?|llamadas|mensajes|emails|publicidad|trabajo)  + me inundan de correos  - se inunda la casa
  (me|nos) (muero|mata|matan) (de|por) (_ )?(risa|ganas|hambre|curiosidad|calor|aburrimiento)|morir(me)? de (risa|ganas|curiosidad)|el corazón (roto|partido)  + me muero de ganas  - se muere
  ahog(ado|ada|ados|ando|o) (_ )?(en|con|de) (_ )?(deudas|trabajo|facturas|papeleo)|(ataque|golpe) de (risa|suerte)  + estoy ahogado en deudas  - el niño se ahoga
  (juego|prueba) de fuego|fuegos artificiales|a fuego lento|alarma de incendios? (nueva|instalar)|extintor(es)?|seguro de (_ )?incendios?  + fuegos artificiales  - hay fuego
  me (trago|tragué|he tragado) (_ ){0,3}(orgullo|gastos?|coste|palabras)  + me trago el coste  - se tragó la pila
  (registro|registrar|registré|registrado) (_ ){0,2}(en la web|cuenta|usuario|producto|online)  + el registro de mi cuenta  - un registro en casa
`

/** Words that are no danger by themselves and are when two kinds of them meet in one short message. */
export const SIGNS = {
  HARM: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    sangr\p{L}+|sangre|pulso|respir\p{L}+|jade\p{L}+|aire|temblando|tiembla|convuls\p{L}+|espuma|rígid[oa]|desmay\p{L}+|desplom\p{L}+|vomit\p{L}+|morad[oa]|adormecid[oa]|dormid[oa] (_ )?(brazo|mano)|tragado|tragó  + ha empezado a sangrar  - el aro
    (pisos|metros|plantas|escalones) (_ )?(de altura|abajo)|(se )?(cayó|caído) (de|desde) (_ )?(piso|metros|planta)|herid[oa]|corte profundo|aplastad[oa]|quemad[oa]|quemaduras|apuñalad[oa]|en la cara|explotado en|ampollas|torcid[oa]|líquido rojo|accidente|choque|muert[oa]|dolor de cabeza|gritando de dolor|dolor insoportable|(mucha|cuarenta de|40 de|39 de) fiebre|no (come|mama|bebe)  + le explotó en la cara  - la carne
  `,
  WHOM: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    cabeza|cara|ojos?|boca|labios|lengua|garganta|brazos?|manos?|dedos?|piernas?|pies?|pecho|barriga|corazón|espalda  + los labios  - los libros
    bebé|gemelos|niñ[oa]s?|hij[oa]s?|madre|mamá|padre|papá|padres|marido|mujer|esposa|herman[oa]|abuel[oa]|vecin[oa]|compañer[oa]|amig[oa]|alguien|paciente|clienta?|señora?|chic[oa]|niet[oa]|embarazada|de (_ )?meses|hombre|persona|trabajador|ancian[oa]|veo|ven  + mi vecino  - mi vestido
  `,
  BUILDING: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    techo|suelo|pared|muro|tejado|escalera|balcón|chimenea|andamio|cuadro (de la luz|eléctrico)|cables?|enchufe|lámpara|caldera|termo|calefacción|horno|cocina|batería|tubería|depósito|gas|sótano|casa|piso|edificio|ascensor|árbol|grúa|coche|garaje|puerta|agua|cargador|estantería|estante|camión|furgoneta|armario|olla|lavadora  + el techo  - el tecno
  `,
  BREAKS: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    (se )?(ha |han )?(caído|hundido|derrumbado|desplomado|venido abajo|cedido|rajado|agrietado|reventado|roto a chorros|partido)|cayó|hundió|reventó|cedió|silba|silbando|chispa(zo|zos|s)?|humo|llamas|fuego|ardiendo|explot\p{L}+|derret\p{L}+|plástico quemado|al rojo( vivo)?|olor (horrible|raro|fuerte)|viene abajo|venido abajo|chorro|a chorros  + el suelo ha cedido  - el suelo es nuevo
  `,
  STUCK: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    no (_ )?(puedo|podemos|puede|pueden) (_ ){0,2}(salir|mover\p{L}*|andar|levantar\p{L}*|ver|hablar|bajar|caminar)|no (_ )?(responde|reacciona|despierta|se mueve|abre|contesta a)|atrapad[oa]s?|encerrad[oa]s?|no (nos )?(atrevemos|atrevo)|no (veo|ve) bien|tirad[oa] (_ ){0,2}(en|al)|no nos dejan?  + no podemos salir  - no podemos reservar
  `,
  ATTACK: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    (con|tiene|lleva) (un|una) (martillo|cuchillo|pistola|hacha|arma|barra|navaja|botella)|(está|están) (entrando|trepando|forzando|saltando)|(tirado|lanzado|tirando|lanzando) (_ )?(piedras?|ladrillo)|amenaz\p{L}+|gritando|me (pega|golpea|persigue)|escondid[oa]s?|encerrad[oa]s? (en|por)|no me deja|comisaría|calabozo|esposas|(se han|se) llev(ado|aron) a (mi|su)|(acaba de )?llev(arse|ado|aron)|no lo volveré a ver|dando golpes|aporreando  + nos amenaza  - nos llama
  `,
  DESPAIR: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    no (puedo|aguanto|quiero) más|no (tiene|tengo) (sentido|salida|nada por)|(en el|en la|sobre el) (puente|tejado|azotea|vías|cornisa)|saltar|tirarme|despedirme|adiós a todos|mejor sin mí|acabar (con todo|con esto)|(todas las|bote de) pastillas  + no puedo más  - no puedo ir
  `,
  HELP: phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'gu')`
    socorro|auxilio|ayuda(?=[!,.]|$)|ayúd(enme|eme|ame)(?! (a|con))|rápido|deprisa|corran?|ambulancia|bomberos|qué (hago|hacemos)|vengan (ya|rápido|corriendo)|dense prisa  + socorro, hay humo  - ayuda con la factura
  `,
}

/** What speaks of business: whoever says it wants something of the desk, not help. In lower case. */
export const ROUTINE = phrases(String.raw`(?<!\p{L})(…)(?!\p{L})`, 'u')`
  citas?|presupuesto|precios?|pedidos?|reserv\p{L}+|facturas?|reembols\p{L}+|devol\p{L}+|entregas?|entregar|paquete|suscripci\p{L}+|cuenta|contrato|seguro|socio  + mi cita  - mi citara
  cancel\p{L}+|anular|cambiar|mudanza|visita|disponib\p{L}+|interesad[oa]|busco|quiero|quisiera|querría|me gustaría|por favor (envíen|manden)|gracias|pregunta|duda|cuánto|cuándo (pueden|puede|viene|es)|pueden|podrían|tienen|horario|no funciona|estropead[oa]|averiad[oa]|gotea un poco|lent[oa]|retras\p{L}+|perdid[oa]|olvid\p{L}+|equivocad[oa]|garantía|reparación|revisión|instal\p{L}+|sustituir|alta|nuevo cliente|alquil\p{L}+  + quiero una puerta  - la puerta
  (el|este|próximo) (lunes|martes|miércoles|jueves|viernes|sábado|domingo)|la semana que viene|mañana|sin prisa|cuando puedan  + el lunes  - la luna
`
