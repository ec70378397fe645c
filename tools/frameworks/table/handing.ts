import type { HandOff } from '@baton-desk/sdk'
import { heardIn, type Job } from './job.ts'

/** A note that lacks nothing, for the refund that a call asks for. */
export const handing = (
  { usefulUntil, poorNote, folder }: Job,
  { arguments: args }: { arguments: Record<string, unknown> },
): Omit<HandOff, 'reference'> => ({
  lane: 'support',
  ...(usefulUntil && { usefulUntil }),
  note: {
    ask: `Refund $${args.amount} for a double charge`,
    next: { action: 'Refund the second charge and tell the customer.', decision: { kind: 'approve' } },
    who: { name: 'Amir Haddad', identifiers: [{ label: 'Customer', value: 'C-2041' }] },
    what: `Amir was charged twice for order ${args.order} and asks for one charge back.`,
    ...((!poorNote || hasSaidWhy(folder)) && {
      why: { code: 'authority_limit' as const, sentence: 'Refunds over $100 need a person.' },
    }),
    where: {
      channel: 'phone',
      artifacts: [{ label: `Order ${args.order}`, id: String(args.order), kind: 'order', openFirst: true }],
    },
  },
})

/** The model says why once it was told that this is missing. */
const hasSaidWhy = (folder: string): boolean =>
  heardIn(folder)
    .flat()
    .some(({ text }) => text.includes('not ready'))
