import type { Rule } from './rule.ts'

/** What taking in a note may find, before the check reads it (`../salvage.ts`). */
export const SALVAGE_RULES: Pick<Rule, 'id' | 'level' | 'title' | 'says'>[] = [
  {
    id: 'over-limit',
    level: 'must',
    title: 'Something was too long and has been cut',
    says: 'Texts and lists have limits (see the note’s schema). What is over the limit is cut there and ends in "…". Send it shorter.',
  },
  {
    id: 'malformed-field',
    level: 'must',
    title: 'A field could not be read',
    says: 'A field had the wrong type or form and was left out; everything else was kept. Send it as the schema of the note has it.',
  },
  {
    id: 'action-not-kept',
    level: 'must',
    title: 'The proposed action could not be kept exactly',
    says: 'What a person approves is exactly what was sent, or nothing. An action that is too long or nests too deep, whose tool has no plain name, or that holds what no text or number can hold, is left out whole, and until it can be read nobody can approve. Send it again within the limits (see [actions](../actions.md)).',
  },
  {
    id: 'unknown-field',
    level: 'should',
    title: 'A field that notes do not have',
    says: 'The field was left out. Use the fields of the note; what is particular to your team’s template goes into `fields`.',
  },
  {
    id: 'unknown-trigger',
    level: 'should',
    title: 'A trigger that the playbook does not have',
    says: 'The handoff named a trigger or never-rule that the playbook in force does not have; everything else was kept. Send `decidedBy` of the gate’s verdict as it came.',
  },
  {
    id: 'points-nowhere',
    level: 'should',
    title: 'A line of the brief names a message that is not there',
    says: 'Each line of a brief names in `m` the messages it rests on, by their numbers; the first is 0. A number beyond the last points nowhere, and the line stands without a source. Send the numbers of the conversation that you sent.',
  },
  {
    id: 'maybe-duplicate',
    level: 'should',
    title: 'It may be the same as one that is open',
    says: 'You sent the same ask for the same customer, lane and action minutes ago, and that one is open. Both are kept. Where they are the same, withdraw this one and wait on the other; send a `reference` of your own, and the desk tells them apart.',
  },
]
