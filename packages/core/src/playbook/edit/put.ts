/** What a form says: values of one part of the playbook, or that the part goes. What the form does not name stays. */
import { type Document, isCollection, isMap, isSeq, type Node, YAMLMap } from 'yaml'
import type { Complaint } from '../complaint.ts'
import { inOneLine, isComplaint, listOf, mapOf } from './written-parts.ts'

/** Parts that a form can change, each with an id; `playbook` is what stands at its top. */
export type FormPart = 'playbook' | 'people' | 'lanes' | 'templates' | 'rotas' | 'triggers' | 'never'
/** Undefined leaves a value as it is, null takes it out. */
export type FormValues = { readonly [name: string]: unknown }

/** Changes what is there under the id, or adds it. */
export type Put = { edit: 'put'; part: FormPart; id: string; values: FormValues }
export type Remove = { edit: 'remove'; part: Exclude<FormPart, 'playbook'>; id: string }

export function put(doc: Document, { part, id, values }: Put): Complaint | undefined {
  if (part === 'playbook') {
    merge(doc, doc.contents as YAMLMap, values)
    return undefined
  }
  const held = partOf(doc, part)
  if (isComplaint(held)) return held
  const there = isMap(held) ? held.get(id, true) : held.items.find((item) => isMap(item) && item.get('id') === id)
  if (isMap(there)) {
    merge(doc, there, values)
    return undefined
  }
  if (there) return { message: `Expected a map in ${part}.${id}. Write it out.`, path: [part, id] }
  const node = new YAMLMap(doc.schema)
  merge(doc, node, isMap(held) ? values : { id, ...values })
  if (isMap(held)) held.set(id, node)
  else held.add(node)
  return undefined
}

export function remove(doc: Document, { part, id }: Remove): Complaint | undefined {
  const held = partOf(doc, part)
  if (isComplaint(held)) return held
  const count = held.items.length
  if (isMap(held)) held.delete(id)
  else held.items = held.items.filter((item) => !(isMap(item) && item.get('id') === id))
  if (held.items.length < count) return undefined
  return { message: `Expected an id in ${part}, got "${id}".`, path: [part] }
}

const partOf = (doc: Document, part: Exclude<FormPart, 'playbook'>) =>
  part === 'triggers' || part === 'never' ? listOf(doc, part) : mapOf(doc, part)

function merge(doc: Document, map: YAMLMap, values: FormValues): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue
    if (value === null) {
      map.delete(name)
      continue
    }
    const there = map.get(name, true) as Node | undefined
    if (there && JSON.stringify(there.toJS(doc)) === JSON.stringify(value)) continue
    if (isMap(there) && isPlain(value)) merge(doc, there, value)
    else map.set(name, isCollection(there) || typeof value === 'object' ? nodeOf(doc, value, there) : value)
  }
}

const isPlain = (value: unknown): value is FormValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Short lists and maps stand in one line, as people write them; items of a list that are still there keep their comments. */
function nodeOf(doc: Document, value: unknown, there: Node | undefined): unknown {
  if (isSeq(there) && Array.isArray(value)) {
    const items = value.map((item) => {
      const same = there.items.find((one) => JSON.stringify((one as Node).toJS(doc)) === JSON.stringify(item))
      return same ?? (there.flow ? inOneLine(doc, item) : nodeOf(doc, item, undefined))
    })
    const list = there.clone() as typeof there
    list.items = items as typeof list.items
    return list
  }
  if (typeof value !== 'object' || value === null) return doc.createNode(value)
  if (JSON.stringify(value).length <= LONGEST_LINE) return inOneLine(doc, value)
  if (Array.isArray(value)) {
    const list = doc.createNode([])
    list.items = value.map((item) => nodeOf(doc, item, undefined)) as typeof list.items
    return list
  }
  const map = new YAMLMap(doc.schema)
  for (const [name, inner] of Object.entries(value))
    if (inner !== undefined && inner !== null) map.set(name, nodeOf(doc, inner, undefined))
  return map
}

const LONGEST_LINE = 100
