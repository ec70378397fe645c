import type { Note } from '../note.ts'
import { type ReadRow, readTemplate } from '../templates/template.ts'
import type { CheckContext } from './rule.ts'

/** The rows of the lane's template, as far as the note fills them: names of owner and lane are not known yet, and count as there. */
export const templateRows = (note: Note, { template, now }: CheckContext): ReadRow[] =>
  template
    ? readTemplate(note, template, { now, timeZone: 'UTC', ownerName: 'owner', laneName: 'lane', stateLine: 'state' })
    : []
