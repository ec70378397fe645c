import { editPlaybook, type PlaybookEdit } from '@baton-desk/core'
import type { Answers } from './answers.ts'
import { readChoices, usualOwners } from './read-choices.ts'

/** A pack's playbook with a team's answers in it; the pack's comments stay where they explain something. */
export function writePlaybook(pack: string, answers: Answers): string {
  const written = editPlaybook(pack, editsFor(answers, pack))
  if ('problems' in written) throw new Error(written.problems.map(({ message }) => message).join('\n'))
  return written.text
}

function editsFor(answers: Answers, pack: string): PlaybookEdit[] {
  const { name, timeZone, people, hours, without, never, fields, outcomes } = answers
  const lane = readChoices(pack).lanes[0]?.id ?? ''
  const owners = { ...usualOwners(pack, people), ...answers.owners }
  return [
    { edit: 'set_name', name },
    { edit: 'set_time_zone', timeZone },
    ...(people.length > 0 ? [{ edit: 'replace_people', people, hours, owners } as const] : []),
    ...without.map((id) => ({ edit: 'remove_rule', id }) as const),
    ...never.map((what) => ({ edit: 'add_never', what, lane }) as const),
    ...fields.map((label) => ({ edit: 'add_required_fact', label, lane }) as const),
    ...(outcomes.length > 0 ? [{ edit: 'set_outcomes', labels: outcomes, lane } as const] : []),
  ]
}
