/** Parts of a written playbook that edits share. */
import { type Document, isMap, isScalar, isSeq, type Node, Scalar, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Complaint } from '../complaint.ts'

export type WrittenLane = { id: string; map: YAMLMap }

/** Every lane that is written out; one that is an alias of another is changed with that. */
export function lanesOf(doc: Document): WrittenLane[] {
  const lanes = doc.get('lanes', true)
  if (!isMap(lanes)) return []
  return lanes.items.flatMap(({ key, value }) =>
    isScalar(key) && isMap(value) ? [{ id: String(key.value), map: value }] : [],
  )
}

export function laneOf(doc: Document, id: string): WrittenLane | Complaint {
  const lanes = lanesOf(doc)
  return (
    lanes.find((lane) => lane.id === id) ?? {
      message: `Expected one of the lanes ${lanes.map((lane) => lane.id).join(', ')}, got "${id}".`,
      path: ['lanes'],
    }
  )
}

/** The list of this name; a new one at the end where there is none. */
export function listOf(doc: Document, name: string): YAMLSeq | Complaint {
  const there = partOf(doc, name) ?? addPart(doc, name, [])
  return isSeq(there) ? there : { message: `Expected a list in ${name}.`, path: [name] }
}

/** The map of this name; a new one at the end where there is none. */
export function mapOf(doc: Document, name: string): YAMLMap | Complaint {
  const there = partOf(doc, name) ?? addPart(doc, name, {})
  return isMap(there) ? there : { message: `Expected a map in ${name}.`, path: [name] }
}

/** Undefined also where only the name stands, with nothing after it. */
function partOf(doc: Document, name: string): unknown {
  const there = doc.get(name, true)
  return isScalar(there) && there.value === null ? undefined : there
}

/** With a blank line before it. */
function addPart(doc: Document, name: string, empty: object): Node {
  const part = doc.createNode(empty)
  const key = new Scalar(name)
  key.spaceBefore = true
  doc.delete(name)
  doc.add(doc.createPair(key, part))
  return part
}

export const isComplaint = (part: object): part is Complaint => 'message' in part && 'path' in part

/** `{ people: [ ana ] }` */
export const inOneLine = (doc: Document, value: object): Node => doc.createNode(value, { flow: true })
