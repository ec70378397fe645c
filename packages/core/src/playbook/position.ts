import { type Document, isMap, isNode, isScalar, type LineCounter, type Scalar, type YAMLMap } from 'yaml'

export type Path = readonly (string | number)[]
export type Position = { line: number; column: number }

/** Where the value at `path` stands in the text; for what is missing, the nearest thing around it. */
export function positionOf(doc: Document, lines: LineCounter, path: Path, what: 'value' | 'key' = 'value'): Position {
  const parent = doc.getIn(path.slice(0, -1), true)
  if (what === 'key' && isMap(parent)) {
    const key = keyIn(parent, String(path.at(-1)))
    if (key) return at(lines, key.range?.[0])
  }
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? doc.contents : doc.getIn(path.slice(0, length), true)
    if (isNode(node)) return at(lines, node.range?.[0])
  }
  return { line: 1, column: 1 }
}

/** Where the text at `path` is `within` characters on; its beginning, where the source writes it otherwise. */
export function positionWithin(
  doc: Document,
  lines: LineCounter,
  source: string,
  path: Path,
  within: number,
): Position {
  const node = doc.getIn(path, true)
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return positionOf(doc, lines, path)
  return at(lines, offsetWithin(source, node.range[0], node.value, within) ?? node.range[0])
}

/** Follows the text through its source, in which only blanks differ: folded lines, indentation. */
function offsetWithin(source: string, begin: number, value: string, within: number): number | undefined {
  const opening = source[begin] ?? ''
  const isBlock = opening === '|' || opening === '>'
  let here = isBlock ? source.indexOf('\n', begin) : /["']/.test(opening) ? begin + 1 : begin
  for (const wanted of value.slice(0, within).replace(/\s/g, '')) {
    while (/\s/.test(source[here] ?? '')) here += 1
    // An escaped quote, as JSON writes it.
    if (source[here] === '\\' && wanted !== '\\') here += 1
    if (source[here] !== wanted) return undefined
    here += 1
  }
  while (/[ \t\r\n]/.test(source[here] ?? '') && within < value.length) here += 1
  return here
}

/** JSON pointer (RFC 6901) of a path. */
export const pointerOf = (path: Path): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

function keyIn(map: YAMLMap, name: string): Scalar | undefined {
  for (const { key } of map.items) if (isScalar(key) && String(key.value) === name) return key
  return undefined
}

function at(lines: LineCounter, offset = 0): Position {
  const { line, col } = lines.linePos(offset)
  return { line, column: col }
}
