import type { Words } from '../words.ts'

/** "Er hat es ausgeschaltet": who did it stands in the step. */
const SAYS_WHO = /^(?:ich|wir|er|sie|es|die kundin|der kunde|I|we|he|she|they|the customer)\b/i
/** "Nicht im Laden anrufen" says it already; agents write English too. */
const SAYS_NOT = /^(?:nicht|nie|kein\w*|niemand|do not|don['’]t|never|no|not|nobody|avoid)\b/i

export const parts: Words['parts'] = {
  rows: {
    next: 'Nächster Schritt',
    why: 'Warum Sie',
    known: 'Bekannt',
    unknown: 'Nicht bekannt',
    tried: 'Versucht',
    wishes: 'Wünsche',
    promise: 'Der Person gesagt',
    contingencies: 'Inzwischen',
    sensitivity: 'Vorsicht',
    confidence: 'Sicherheit',
    silence: 'Wenn niemand antwortet',
    talk: 'So wurde es gesagt',
    customerSaid: 'Die Person sagt jetzt',
    who: 'Wer',
    where: 'Wo',
    care: 'Vorsicht',
    theirDeadline: 'Gebraucht bis',
    against: 'Dagegen',
    ownErrors: 'Fehler oder Zweifel des Agenten',
    open: 'Auch gefragt',
    decides: 'Entscheidend',
    notTried: 'Nicht versucht',
    told: 'Gesagt',
    others: 'Weitere Genannte',
  },
  confidence: { sure: 'Sicher', fairly_sure: 'Ziemlich sicher', unsure: 'Unsicher' },
  wish: { wants: 'Möchte', accepts: 'Nimmt an', refuses: 'Lehnt ab' },
  sensitivity: {
    legal: 'Rechtliches',
    financial: 'Geld',
    medical: 'Gesundheit',
    safety: 'Sicherheit',
    personal_data: 'Persönliche Daten',
  },
  quoted: (by, text) =>
    by === 'tool' ? `Nachgesehen oder getan: ${text}` : `${by === 'customer' ? 'Kundin/Kunde' : 'Agent'}: „${text}“`,
  customerSaid: (text, instead) => `„${text}“${instead ? `, statt „${instead}“` : ''}`,
  notIdentified: 'Person nicht identifiziert',
  aCustomer: 'Eine Kundin oder ein Kunde',
  actBy: (verb, at, left) => `${verb} bis ${at} (${left})`,
  actWithin: (verb, urgency) => `${verb}: ${urgency.charAt(0).toLowerCase()}${urgency.slice(1)}`,
  noDeadline: 'Keine Frist',
  options: (options) => `Möglichkeiten: ${options.join(' · ')}`,
  recommended: (option) => `${option} (empfohlen)`,
  irreversible: 'Kann nicht rückgängig gemacht werden.',
  askedNext: ([first = '', ...others], at) =>
    `${[`Als Nächstes gefragt${at ? ` (${at})` : ''}: ${first}`, ...others.map((name) => `dann ${name}`)].join(', ')}.`,
  approveDraft: 'Genehmigen Sie den Entwurf, bevor er gesendet wird',
  approveFirst: 'Genehmigen Sie, bevor etwas getan wird',
  otherwise: (text) => `Wenn nicht: ${text}`,
  onlyOtherwise: (text) => `Wenn es nicht geht: ${text}`,
  requestState: { open: '', done: 'Erledigt: ', dropped: 'Aufgegeben: ' },
  noApproval: 'Keine wird verlangt',
  notReach: (text) => (SAYS_NOT.test(text) ? text : `Nicht: ${text}`),
  contingency: (condition, consequence, by) =>
    `Falls ${condition}: ${consequence}${by === 'agent' ? ' (das tut der Agent)' : ''}`,
  promise: (text, by) => [text, by].filter(Boolean).join(', bis '),
  tried: (step, times, by) =>
    `${by === 'customer' && !SAYS_WHO.test(step) ? 'Kundin/Kunde: ' : ''}${step}${times > 1 ? `, ${times}-mal` : ''}`,
}
