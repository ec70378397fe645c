/**
 * Changes a playbook as its author wrote it: text in, text out. What no edit names stays to the byte. It does not judge what
 * comes out: load that before it is put in force. Where a text cannot be changed in place, it is printed anew, comments kept.
 */
import { type Document, isMap } from 'yaml'
import type { Complaint } from '../complaint.ts'
import { pointerOf, positionOf } from '../position.ts'
import { type PlaybookProblem, readDocument, type WrittenDocument } from '../read-document.ts'
import { addRequiredFact, setOutcomes } from './lane-edits.ts'
import { type Put, put, type Remove, remove } from './put.ts'
import { type NewPeople, replacePeople } from './replace-people.ts'
import { addException, addNever, type NewNever, removeRule } from './rule-edits.ts'
import { smallestChange } from './smallest-change.ts'

export type PlaybookEdit =
  | Put
  | Remove
  | { edit: 'set_name'; name: string }
  | { edit: 'set_time_zone'; timeZone: string }
  | ({ edit: 'replace_people' } & NewPeople)
  /** A trigger, a never-rule or an exception. */
  | { edit: 'remove_rule'; id: string }
  /** What the agent must never do, in words; the lane gets what is held back. */
  | ({ edit: 'add_never' } & NewNever)
  /** What a trigger does not stop. */
  | { edit: 'add_exception'; trigger: string; id: string; when: string; why: string }
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
  let now = written
  let done = text
  for (const edit of edits) {
    const before = readDocument(done)
    if ('problems' in before) return before
    const complaint = make(edit, now)
    if (complaint) return refused(complaint, now)
    const inPlace = smallestChange(done, before.doc, now.doc)
    const again = inPlace === undefined ? undefined : readDocument(inPlace)
    if (inPlace !== undefined && again && 'doc' in again && isSame(again.doc, now.doc)) {
      done = inPlace
      now = again
      continue
    }
    const printed = print(now)
    if ('problems' in printed) return printed
    done = printed.text
    const read = readDocument(done)
    if ('problems' in read) return read
    now = read
  }
  return { text: done }
}

const isSame = (one: Document, other: Document): boolean =>
  JSON.stringify(one.toJS({ maxAliasCount: 100 })) === JSON.stringify(other.toJS({ maxAliasCount: 100 }))

function make(edit: PlaybookEdit, { doc }: WrittenDocument): Complaint | undefined {
  switch (edit.edit) {
    case 'put':
      return put(doc, edit)
    case 'remove':
      return remove(doc, edit)
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
      return addNever(doc, written(edit))
    case 'add_exception':
      return addException(doc, { trigger: edit.trigger, id: edit.id, when: edit.when, why: edit.why })
    case 'add_required_fact':
      return addRequiredFact(doc, edit)
    case 'set_outcomes':
      return setOutcomes(doc, edit)
  }
}

function written({ edit: _, ...rule }: { edit: 'add_never' } & NewNever): NewNever {
  return rule
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
