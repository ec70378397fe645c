/**
 * Writes a changed document into the text it was read from: only what differs is written anew, all else stays to the byte,
 * with its comments, blank lines and quotes. A comment directly above something that goes, goes with it.
 */
import {
  Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'

type Splice = { from: number; to: number; by: string }
type Change = { text: string; before: Document; after: Document; newline: string; splices: Splice[] }

/** Undefined where the text is written in a way that cannot be changed in place. */
export function smallestChange(text: string, before: Document, after: Document): string | undefined {
  const change: Change = { text, before, after, newline: text.includes('\r\n') ? '\r\n' : '\n', splices: [] }
  try {
    if (isEqual(before.toJS(), after.toJS())) return text
    if (!isMap(before.contents) || !isMap(after.contents)) return undefined
    inMap(change, before.contents, after.contents)
  } catch (error) {
    // A `ReferenceError`: an alias (`*hours`) whose anchor went with what was replaced.
    if (error instanceof NotInPlace || error instanceof ReferenceError) return undefined
    throw error
  }
  return change.splices
    .toSorted((a, b) => b.from - a.from || b.to - a.to)
    .reduce((all, { from, to, by }) => all.slice(0, from) + by + all.slice(to), text)
}

class NotInPlace extends Error {}

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
const plainOf = (node: unknown, doc: Document): unknown =>
  isNode(node) ? node.toJS(doc, { maxAliasCount: 100 }) : (node ?? null)
const isSame = (change: Change, before: unknown, after: unknown): boolean =>
  isEqual(plainOf(before, change.before), plainOf(after, change.after))
const nameOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : String(key))

function inMap(change: Change, before: YAMLMap, after: YAMLMap): void {
  const names = after.items.map(nameOf)
  const isOtherwise = names.length !== before.items.length || before.items.some((pair) => !names.includes(nameOf(pair)))
  if (isOtherwise && (after.items.length === 0 || before.items.length === 0)) {
    replace(change, before, after)
    return
  }
  for (const [nr, pair] of before.items.entries()) {
    const now = after.items.find((one) => nameOf(one) === nameOf(pair))
    if (now) inPair(change, pair, now, before.flow === true)
    else if (before.flow) removeFromBrackets(change, before, nr)
    else removeFromMap(change, before, nr)
  }
  if (before.flow) {
    addToBrackets(
      change,
      before,
      after.items.filter((one) => !before.items.some((was) => nameOf(was) === nameOf(one))),
    )
    return
  }
  let last: Pair | undefined
  const added = new Map<Pair | undefined, Pair[]>()
  for (const pair of after.items) {
    const there = before.items.find((one) => nameOf(one) === nameOf(pair))
    if (there) last = there
    else added.set(last, [...(added.get(last) ?? []), pair])
  }
  for (const [behind, pairs] of added) addBehind(change, before, behind, pairs)
}

/** Of a map or list in brackets: with the comma before it, or behind it where it is the first. */
function removeFromBrackets(change: Change, held: YAMLMap | YAMLSeq, nr: number): void {
  const spanAt = (at: number) => spanOf(change, held.items[at])
  const [from, to] = spanAt(nr)
  if (nr > 0) change.splices.push({ from: spanAt(nr - 1)[1], to, by: '' })
  else if (held.items.length > 1) change.splices.push({ from, to: spanAt(1)[0], by: '' })
  else throw new NotInPlace()
}

/** As the others in there are written: in one line or each in its own, with the quotes of JSON or without. */
function addToBrackets(change: Change, held: YAMLMap | YAMLSeq, more: readonly unknown[]): void {
  if (more.length === 0) return
  const first = spanOf(change, held.items[0])[0]
  const space = change.text.slice(lineStart(change, first), first)
  const between = space.trim() === '' ? `,${change.newline}${space}` : ', '
  const isJson = change.text.trimStart().startsWith('{')
  const words = more.map((one) => {
    const pair = isPair(one) ? one : undefined
    const value = pair ? pair.value : one
    if (!isJson) return `${pair ? `${nameOf(pair)}: ` : ''}${inBrackets(value as Node, true)}`
    return `${pair ? `${JSON.stringify(nameOf(pair))}: ` : ''}${JSON.stringify(plainOf(value, change.after))}`
  })
  const at = spanOf(change, held.items.at(-1))[1]
  change.splices.push({ from: at, to: at, by: words.map((word) => between + word).join('') })
}

/** From where to where an item of brackets is written. */
function spanOf(change: Change, item: unknown): readonly [number, number] {
  if (!isPair(item)) return [rangeOf(item)[0], rangeOf(item)[1]]
  const [from, end] = rangeOf(item.key)
  return [from, hasText(item.value) ? endOf(change, item.value) : end]
}

function inPair(change: Change, before: Pair, after: Pair, isFlow: boolean): void {
  if (isSame(change, before.value, after.value)) return
  const [was, is] = [before.value, after.value]
  if (isMap(was) && isMap(is)) {
    inMap(change, was, is)
    return
  }
  if (isSeq(was) && isSeq(is)) {
    inSeq(change, was, is)
    return
  }
  const isInline = (isFlow || isOneLine(is)) && !isBlock(was)
  if (isInline && hasText(was)) {
    replace(change, was, is as Node)
    return
  }
  if (isFlow) throw new NotInPlace()
  const key = rangeOf(before.key)
  const to = hasText(was) ? endOf(change, was) : change.text.indexOf(':', key[1]) + 1
  change.splices.push({ from: key[0], to, by: inColumn(change, key[0], written(pairAlone(after))).trimStart() })
}

function inSeq(change: Change, before: YAMLSeq, after: YAMLSeq): void {
  const most = Math.min(before.items.length, after.items.length)
  let first = 0
  while (first < most && isSame(change, before.items[first], after.items[first])) first += 1
  let last = 0
  while (last < most - first && isSame(change, before.items.at(-1 - last), after.items.at(-1 - last))) last += 1
  const were = before.items.slice(first, before.items.length - last)
  const are = after.items.slice(first, after.items.length - last)
  const isEmpty = before.items.length === 0 || after.items.length === 0
  if (were.length !== are.length && (isEmpty || (before.flow && were.length > 0))) {
    replace(change, before, after)
    return
  }
  for (const [nr, was] of were.entries()) {
    if (nr < are.length) inItem(change, before, was, are[nr])
    else change.splices.push(wholeLines(change, dashOf(change, was), endOf(change, was), first + nr > 0))
  }
  const more = are.slice(were.length)
  if (more.length === 0) return
  if (before.flow) {
    if (last > 0) replace(change, before, after)
    else addToBrackets(change, before, more)
    return
  }
  const behind = before.items[first + were.length - 1]
  const beside = behind ?? before.items[0]
  const text = written(seqOf(more))
  if (behind) addLines(change, endOf(change, behind), inColumn(change, dashOf(change, beside), text))
  else {
    const at = lineStart(change, dashOf(change, beside))
    change.splices.push({ from: at, to: at, by: inColumn(change, dashOf(change, beside), text) + change.newline })
  }
}

function inItem(change: Change, seq: YAMLSeq, was: unknown, is: unknown): void {
  if (isSame(change, was, is)) return
  if (isMap(was) && isMap(is)) {
    inMap(change, was, is)
    return
  }
  if (isSeq(was) && isSeq(is)) {
    inSeq(change, was, is)
    return
  }
  if (seq.flow || (isOneLine(is) && !isBlock(was))) {
    replace(change, was, is as Node)
    return
  }
  const dash = dashOf(change, was)
  const by = inColumn(change, dash, written(seqOf([is]))).trimStart()
  change.splices.push({ from: dash, to: endOf(change, was), by })
}

/** A value in place of another: of one line, or in brackets. */
function replace(change: Change, was: unknown, is: Node): void {
  const range = rangeOf(was)
  if (isBlock(was)) {
    // Nothing is left of it: brackets stand in its place.
    const start = change.text.lastIndexOf(':', range[0])
    change.splices.push({ from: start + 1, to: endOf(change, was), by: ` ${inBrackets(is, true)}` })
    return
  }
  const isPadded = change.text[range[0] + 1] === ' ' || (isCollection(was) && was.items.length === 0)
  change.splices.push({ from: range[0], to: range[1], by: inBrackets(is, isPadded) })
}

function inBrackets(is: Node, isPadded: boolean): string {
  const doc = new Document(null)
  doc.contents = isCollection(is) ? asFlow(is) : isNode(is) ? is : doc.createNode(is)
  const text = stringified(doc, { flowCollectionPadding: isPadded, lineWidth: 0 })
  if (text.includes('\n')) throw new NotInPlace()
  return text
}

function asFlow(node: YAMLMap | YAMLSeq): YAMLMap | YAMLSeq {
  const clone = node.clone() as YAMLMap | YAMLSeq
  clone.flow = true
  clone.commentBefore = null
  clone.comment = null
  clone.spaceBefore = false
  return clone
}

function removeFromMap(change: Change, map: YAMLMap, nr: number): void {
  const pair = map.items[nr]
  const from = rangeOf(pair?.key)[0]
  const isBehindDash = change.text.slice(lineStart(change, from), from).trim() !== ''
  if (!isBehindDash) {
    const to = hasText(pair?.value) ? endOf(change, pair?.value) : change.text.indexOf(':', from) + 1
    change.splices.push(wholeLines(change, from, to, nr > 0))
    return
  }
  const next = map.items[nr + 1]
  if (!next) throw new NotInPlace()
  change.splices.push({ from, to: rangeOf(next.key)[0], by: '' })
}

function addBehind(change: Change, map: YAMLMap, behind: Pair | undefined, pairs: readonly Pair[]): void {
  const first = rangeOf(map.items[0]?.key)[0]
  const text = pairs.map((pair) => inColumn(change, first, written(pairAlone(pair)))).join(change.newline)
  const space = pairs.some(({ key }) => isScalar(key) && key.spaceBefore) ? change.newline : ''
  if (behind) {
    const end = hasText(behind.value)
      ? endOf(change, behind.value)
      : change.text.indexOf(':', rangeOf(behind.key)[1]) + 1
    addLines(change, end, space + text)
    return
  }
  if (change.text.slice(lineStart(change, first), first).trim() !== '') throw new NotInPlace()
  change.splices.push({ from: lineStart(change, first), to: lineStart(change, first), by: text + change.newline })
}

/** Behind the line that ends here, with the comment that stands on it. */
function addLines(change: Change, end: number, lines: string): void {
  const at = lineEnd(change, end)
  change.splices.push({ from: at, to: at, by: change.newline + lines })
}

function wholeLines(change: Change, from: number, end: number, withComment: boolean): Splice {
  let start = lineStart(change, from)
  while (withComment && start > 0) {
    const above = lineStart(change, start - 1)
    if (!change.text.slice(above, start).trim().startsWith('#')) break
    start = above
  }
  const next = change.text.indexOf('\n', end)
  return { from: start, to: next === -1 ? change.text.length : next + 1, by: '' }
}

const lineStart = ({ text }: Change, at: number): number => text.lastIndexOf('\n', at - 1) + 1
function lineEnd({ text, newline }: Change, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end - (newline.length - 1)
}

function rangeOf(node: unknown): readonly [number, number, number] {
  const range = (node as Node | undefined)?.range
  if (!range) throw new NotInPlace()
  return range
}

const hasText = (node: unknown): node is Node => {
  const range = (node as Node | null | undefined)?.range
  return range !== null && range !== undefined && range[1] > range[0]
}

function isBlock(node: unknown): boolean {
  if (isCollection(node)) return !node.flow
  return isScalar(node) && (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL')
}

/** Where the words of it end, without comments and blank lines behind them. */
function endOf(change: Change, node: unknown): number {
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1)
    if (isMap(node)) {
      const { key, value } = last as Pair
      return hasText(value) ? endOf(change, value) : change.text.indexOf(':', rangeOf(key)[1]) + 1
    }
    return endOf(change, last)
  }
  const [from, to] = rangeOf(node)
  return from + change.text.slice(from, to).trimEnd().length
}

function dashOf(change: Change, item: unknown): number {
  const [from] = isMap(item) && !item.flow ? rangeOf(item.items[0]?.key) : rangeOf(item)
  const before = change.text.slice(0, from).trimEnd()
  if (!before.endsWith('-')) throw new NotInPlace()
  return before.length - 1
}

const isOneLine = (node: unknown): boolean =>
  isAlias(node) ||
  (isCollection(node)
    ? node.flow === true
    : !written(node as Node)
        .trim()
        .includes('\n'))

function pairAlone(pair: Pair): Node {
  const doc = new Document({})
  const map = doc.contents as unknown as YAMLMap
  map.items = [doc.createPair(nameOf(pair), pair.value)]
  return map
}

function seqOf(items: readonly unknown[]): Node {
  const doc = new Document([])
  const seq = doc.contents as unknown as YAMLSeq
  seq.items = [...items]
  return seq
}

function written(node: Node): string {
  const doc = new Document(null)
  doc.contents = isNode(node) ? node : doc.createNode(node)
  return stringified(doc, { flowCollectionPadding: true, lineWidth: 120 })
}

function stringified(doc: Document, options: { flowCollectionPadding: boolean; lineWidth: number }): string {
  try {
    return doc.toString(options).replace(/\n+$/, '')
  } catch {
    // An alias without its anchor.
    throw new NotInPlace()
  }
}

/** Indented to where this place stands in its line. */
function inColumn(change: Change, place: number, text: string): string {
  const indent = ' '.repeat(place - lineStart(change, place))
  return text
    .split('\n')
    .map((line) => (line === '' ? line : indent + line))
    .join(change.newline)
}
