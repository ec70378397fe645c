/**
 * Changes a playbook as its author wrote it: text in, text out. What no edit names keeps its comments, its order and its
 * blank lines. It does not judge what comes out: load that before it is put in force. JSON comes out as YAML.
 */
import { isMap } from 'yaml'
import type { Complaint } from '../complaint.ts'
import { pointerOf, positionOf } from '../position.ts'
import { type PlaybookProblem, readDocument, type WrittenDocument } from '../read-document.ts'
import { addRequiredFact, setOutcomes } from './lane-edits.ts'
import { type NewPeople, replacePeople } from './replace-people.ts'
import { addNever, removeRule } from './rule-edits.ts'

export type PlaybookEdit =
  | { edit: 'set_name'; name: string }
  | { edit: 'set_time_zone'; timeZone: string }
  | ({ edit: 'replace_people' } & NewPeople)
  /** A trigger or a never-rule. */
  | { edit: 'remove_rule'; id: string }
  /** What the agent must never do, in words; the lane gets what is held back. */
  | { edit: 'add_never'; what: string; lane: string }
  /** A row at the end of the lane's template: every note that uses the template must have this fact. */
  | { edit: 'add_required_fact'; label: string; lane: string }
  /** In place of the lane's own. */
  | { edit: 'set_outcomes'; labels: readonly string[]; lane: string }

/** Makes all edits, in their order, or none. */
export function editPlaybook(
  text: string,
  edits: readonly PlaybookEdit[],
): { text: string } | { problems: PlaybookProblem[] } {
  const written = readDocument(text)
  if ('problems' in written) return written
  if (!isMap(written.doc.contents))
    return refused({ message: 'Expected a playbook with people and lanes.', path: [] }, written)
  for (const edit of edits) {
    const complaint = make(edit, written)
    if (complaint) return refused(complaint, written)
  }
  return print(written)
}

function make(edit: PlaybookEdit, { doc }: WrittenDocument): Complaint | undefined {
  switch (edit.edit) {
    case 'set_name':
      doc.set('name', edit.name)
      return
    case 'set_time_zone':
      doc.set('timeZone', edit.timeZone)
      return
    case 'replace_people':
      return replacePeople(doc, edit)
    case 'remove_rule':
      return removeRule(doc, edit.id)
    case 'add_never':
      return addNever(doc, edit)
    case 'add_required_fact':
      return addRequiredFact(doc, edit)
    case 'set_outcomes':
      return setOutcomes(doc, edit)
  }
}

function print(written: WrittenDocument): { text: string } | { problems: PlaybookProblem[] } {
  try {
    return { text: written.doc.toString({ lineWidth: 120, flowCollectionPadding: true }) }
  } catch (error) {
    // An alias (`*hours`) whose anchor (`&hours`) went with what was replaced.
    const why = error instanceof Error ? error.message : String(error)
    return refused(
      { message: `Expected no alias of what is replaced: ${why}. Write its value out.`, path: [] },
      written,
    )
  }
}

const refused = ({ message, path }: Complaint, { doc, lines }: WrittenDocument): { problems: PlaybookProblem[] } => ({
  problems: [{ message, pointer: pointerOf(path), ...positionOf(doc, lines, path) }],
})
