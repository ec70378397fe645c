/** The parts of a note: labels of its rows, and the lines that stand in them. */

/** "He turned it off": who did it stands in the step. */
const SAYS_WHO = /^(?:I|we|he|she|they|the customer)\b/i

export const parts = {
  rows: {
    next: 'Next step',
    why: 'Why you',
    known: 'Known',
    unknown: 'Not known',
    tried: 'Tried',
    wishes: 'Wishes',
    promise: 'Told the customer',
    contingencies: 'Meanwhile',
    sensitivity: 'Careful',
    confidence: 'Confidence',
    silence: 'If nobody answers',
    talk: 'They said',
    customerSaid: 'The customer now says',
    who: 'Who',
    where: 'Where',
    care: 'Careful',
    theirDeadline: 'Needed by',
    against: 'Against it',
    ownErrors: 'The agent’s errors or doubts',
    open: 'Also asked',
    decides: 'Decides',
    notTried: 'Not tried',
    told: 'Told',
    others: 'Others named',
  },
  confidence: { sure: 'Sure', fairly_sure: 'Fairly sure', unsure: 'Unsure' },
  wish: { wants: 'Wants', accepts: 'Accepts', refuses: 'Refuses' },
  sensitivity: {
    legal: 'Legal',
    financial: 'Financial',
    medical: 'Medical',
    safety: 'Safety',
    personal_data: 'Personal data',
  },
  /** Customer: “…” */
  quoted: (by: 'customer' | 'agent' | 'tool', text: string) =>
    by === 'tool' ? `Looked up or done: ${text}` : `${by === 'customer' ? 'Customer' : 'Agent'}: “${text}”`,
  /** Corrected or added by the customer, on the page that shows them what is passed on. */
  customerSaid: (text: string, instead: string | undefined) => `“${text}”${instead ? `, instead of “${instead}”` : ''}`,
  notIdentified: 'Customer not identified',
  aCustomer: 'A customer',
  /** "Approve by 2:42 PM (in 15 min)". */
  actBy: (verb: string, at: string, left: string) => `${verb} by ${at} (${left})`,
  actWithin: (verb: string, urgency: string) => `${verb} ${urgency.toLowerCase()}`,
  noDeadline: 'No deadline',
  options: (options: readonly string[]) => `Options: ${options.join(' · ')}`,
  recommended: (option: string) => `${option} (recommended)`,
  irreversible: 'Cannot be undone.',
  /** "Ben is asked at 2:42 PM, then Dana." */
  askedNext: ([first = '', ...others]: readonly string[], at: string | undefined) =>
    `${[`${first} is asked${at ? ` at ${at}` : ''}`, ...others.map((name) => `then ${name}`)].join(', ')}.`,
  approveDraft: 'Approve the draft before it is sent',
  approveFirst: 'Approve before anything is done',
  otherwise: (text: string) => `If not: ${text}`,
  onlyOtherwise: (text: string) => `If it cannot be done: ${text}`,
  requestState: { open: '', done: 'Done: ', dropped: 'Given up: ' },
  noApproval: 'None is asked for',
  /** "Do not call the shop." says it already. */
  notReach: (text: string) => (/^(?:do not|don['’]t|never|no|not|nobody|avoid)\b/i.test(text) ? text : `Not: ${text}`),
  contingency: (condition: string, consequence: string, by: string) =>
    `If ${condition}: ${consequence}${by === 'agent' ? ' (the agent does it)' : ''}`,
  promise: (text: string, by: string | undefined) => [text, by].filter(Boolean).join(', by '),
  tried: (step: string, times: number, by: string) =>
    `${by === 'customer' && !SAYS_WHO.test(step) ? 'Customer: ' : ''}${step}${times > 1 ? `, ${times} times` : ''}`,
}
