/**
 * What people write when they answer a message in their own words, as whole clauses and without case or marks. Only what means
 * the same in every talk stands here: whatever is not here is asked back.
 */
export const YES = new Set([
  ...[
    'yes',
    'yes please',
    'yep',
    'ok',
    'okay',
    'go ahead',
    'please go ahead',
    'do it',
    'sounds good',
    'fine',
    'agreed',
  ],
  ...['approve', 'approved', 'i approve', 'please approve', 'approve it', 'confirmed', 'no problem', 'all good'],
  ...[
    'ja',
    'ja bitte',
    'passt',
    'einverstanden',
    'genehmigt',
    'freigegeben',
    'bitte freigeben',
    'freigeben',
    'in ordnung',
  ],
  ...['ja bitte freigeben', 'mach das', 'machen sie das', 'geht klar', 'zugestimmt', 'genehmige ich'],
  ...['oui', 'oui svp', "d'accord", 'allez-y', 'vas-y', 'approuvé', 'approuver', 'validé', "c'est bon", 'accordé'],
  ...['sí', 'si', 'adelante', 'aprobado', 'aprobar', 'de acuerdo', 'vale', 'conforme', 'autorizado'],
])

export const NO = new Set([
  ...['no', 'nope', 'reject', 'rejected', 'refuse', 'refused', 'denied', 'declined'],
  ...['nein', 'abgelehnt', 'ablehnen', 'nicht freigeben', 'nicht genehmigt', 'lehne ich ab'],
  ...['non', 'refusé', 'refuser', 'rejeté', 'non merci'],
  ...['rechazado', 'rechazar', 'denegado', 'no aprobado'],
])

export const MINE = new Set([
  ...['accept', 'accepted', 'i accept', 'i take it', "i'll take it", 'i have it', 'mine', 'on it'],
  ...['übernehme ich', 'ich übernehme', 'ich übernehme das', 'angenommen', 'ich nehme es', 'mache ich'],
  ...['je prends', 'je le prends', "je m'en occupe", 'accepté'],
  ...['lo tomo', 'me encargo', 'yo me encargo', 'aceptado'],
])

/** Said beside anything, and adds nothing. */
export const POLITE = new Set([
  ...['thanks', 'thank you', 'many thanks', 'please', 'hi', 'hello', 'cheers'],
  ...['danke', 'vielen dank', 'bitte', 'hallo', 'merci', "merci d'avance", 'bonjour', 'gracias', 'por favor', 'hola'],
])

/** Lines with which a letter ends: what follows is who wrote it. */
export const CLOSINGS = new Set([
  ...['regards', 'kind regards', 'best regards', 'best', 'best wishes', 'sincerely', 'yours'],
  ...[
    'mit freundlichen grüßen',
    'mit freundlichem gruß',
    'freundliche grüße',
    'viele grüße',
    'beste grüße',
    'liebe grüße',
  ],
  ...['grüße', 'gruß', 'vg', 'lg', 'mfg', 'cordialement', 'bien cordialement', 'bien à vous', 'salutations'],
  ...['saludos', 'un saludo', 'saludos cordiales', 'atentamente', 'un cordial saludo'],
])

/** What programs add by themselves, as the beginning of a line. */
export const MACHINE_LINES = [
  ...['sent from', 'get outlook for', 'von meinem', 'gesendet von', 'gesendet mit', 'outlook für', 'von yahoo mail'],
  ...['envoyé de', 'envoyé à partir', 'envoyé depuis', 'télécharger outlook', 'obtenir outlook'],
  ...['enviado desde', 'enviado con', 'obtener outlook'],
]
