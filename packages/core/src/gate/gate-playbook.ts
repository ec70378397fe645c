import { z } from 'zod'
import { Lane, Playbook, PlaybookPerson } from '../playbook/playbook.ts'

/**
 * The part of a playbook that judges events: an agent may have it. Who the people are and how they are reached is not in
 * it; their hours are, where the business has none of its own.
 */
export const GatePlaybook = Playbook.pick({
  timeZone: true,
  hours: true,
  holidays: true,
  fields: true,
  triggers: true,
  never: true,
}).extend({
  people: z.record(z.string(), PlaybookPerson.pick({ timeZone: true, hours: true, away: true })),
  lanes: z.record(z.string(), Lane.pick({ urgency: true, tellCustomer: true }).partial({ tellCustomer: true })),
})
export type GatePlaybook = z.infer<typeof GatePlaybook>

export function gatePlaybookOf(playbook: Playbook): GatePlaybook {
  const { timeZone, hours, holidays, fields, triggers, never, lanes } = playbook
  const workers = Object.values(playbook.people).filter((person) => !hours && person.hours)
  return {
    timeZone,
    hours,
    fields,
    triggers,
    never,
    holidays: holidays.map(withoutWhy),
    people: Object.fromEntries(
      workers.map(({ timeZone, hours, away }, index) => [
        `person-${index + 1}`,
        { timeZone, hours, away: away.map(withoutWhy) },
      ]),
    ),
    lanes: Object.fromEntries(
      Object.entries(lanes).map(([id, { urgency, tellCustomer }]) => [id, { urgency, tellCustomer }]),
    ),
  }
}

const withoutWhy = ({ from, to }: Playbook['holidays'][number]) => ({ from, to })
