import type { Template } from './own-template.ts'

const quickIntake: Template = {
  name: 'Quick intake',
  rows: [
    { label: 'Customer', shows: 'who', required: true },
    { label: 'Reason for contact', shows: 'ask', required: true },
    { label: 'Summary of request', shows: 'what', required: true },
    { label: 'What the agent already captured', shows: 'known', required: false },
    { label: 'Why this was escalated', shows: 'why', required: true },
    { label: 'Next human owner', shows: 'owner', required: true },
    { label: 'Deadline or urgency', shows: 'when', required: true },
    { label: 'Recommended next action', shows: 'next', required: true },
  ],
}

const outboundReply: Template = {
  name: 'Outbound reply',
  rows: [
    { label: 'Prospect or account', shows: 'who', required: true },
    { label: 'Context from prior messages', shows: 'context', required: true },
    { label: 'Draft response ready for review', shows: 'draft', required: true },
    { label: 'Objection or concern', shows: 'concerns', required: false },
    { label: 'Required approval before send', shows: 'decision', required: true },
    { label: 'Owner responsible for the final decision', shows: 'owner', required: true },
  ],
}

const internalTask: Template = {
  name: 'Internal task',
  rows: [
    { label: 'Task summary', shows: 'what', required: true },
    { label: 'Source of truth', shows: 'openFirst', required: true },
    { label: 'Current blocker', shows: 'blocker', required: true },
    { label: 'Suggested owner', shows: 'owner', required: true },
    { label: 'Status', shows: 'state', required: true },
    { label: 'Due date', shows: 'due', required: false },
  ],
}

/** The templates every playbook has, by id; a playbook's own of the same id stands before them. */
export const SHIPPED_TEMPLATES: Record<string, Template> = {
  quick_intake: quickIntake,
  outbound_reply: outboundReply,
  internal_task: internalTask,
}
