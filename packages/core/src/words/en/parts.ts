/** The parts of a note: labels of its rows, and the lines that stand in them. */
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
    confidence: 'Agent is',
    who: 'Who',
    where: 'Where',
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
  notIdentified: 'Customer not identified',
  /** "Approve by 2:42 PM (in 15 min)". */
  actBy: (verb: string, at: string, left: string) => `${verb} by ${at} (${left})`,
  actWithin: (verb: string, urgency: string) => `${verb} ${urgency.toLowerCase()}`,
  noDeadline: 'No deadline',
  options: (options: readonly string[]) => `Options: ${options.join(' · ')}`,
  recommended: (option: string) => `${option} (recommended)`,
  irreversible: 'Cannot be undone.',
  onSilence: (outcome: string) => `If nobody answers: ${outcome}`,
  approveDraft: 'Approve the draft before it is sent',
  approveFirst: 'Approve before anything is done',
  contingency: (condition: string, consequence: string, by: string) =>
    `If ${condition}: ${consequence}${by === 'agent' ? ' (the agent does it)' : ''}`,
  promise: (text: string, by: string | undefined) => [text, by].filter(Boolean).join(', by '),
  tried: (step: string, times: number, by: string) =>
    `${by === 'customer' ? 'Customer: ' : ''}${step}${times > 1 ? `, ${times} times` : ''}`,
}
