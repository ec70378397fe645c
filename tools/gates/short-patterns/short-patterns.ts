import type { Node } from 'oxc-parser'
import { filesOf, type Gate, lineAt } from '../gate.ts'
import { readSource, walk } from '../syntax.ts'

/** A longer one is a list of words in disguise, or several things at once; nobody can review it. */
const LONGEST = 80

/** What language is made of is a list, one phrase a line, in the folder of that language; the rest is composed by name. */
export const shortPatterns: Gate = {
  name: 'short-patterns',
  holds: `no regular expression of more than ${LONGEST} characters outside core/src/languages`,
  inspect(root) {
    const files = filesOf(root, '{packages,tools,scenarios,bench,examples}/**/*.{ts,tsx}').filter(
      (file) => !file.startsWith('packages/core/src/languages/') && !/\.(test|case)\.tsx?$/.test(file),
    )
    const violations = files.flatMap((file) => {
      const { text, tree } = readSource(root, file)
      return patternsIn(tree)
        .filter(({ length }) => length > LONGEST)
        .map(({ at, length }) => ({ file, line: lineAt(text, at), says: `has a pattern of ${length} characters.` }))
    })
    return { read: files.length, violations }
  },
}

type Pattern = { at: number; length: number }

/** Literals, and what is written out in `new RegExp(…)`. */
function patternsIn(tree: Node): Pattern[] {
  const patterns: Pattern[] = []
  walk(tree, (node) => {
    if (node.type === 'Literal' && 'regex' in node && node.regex)
      patterns.push({ at: node.start, length: node.regex.pattern.length })
    if (node.type !== 'NewExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'RegExp') return
    const [pattern] = node.arguments
    if (pattern) patterns.push({ at: node.start, length: writtenOut(pattern) })
  })
  return patterns
}

/** Characters of the texts below; what is put in by name does not count. */
function writtenOut(node: Node): number {
  let length = 0
  walk(node, (each) => {
    if (each.type === 'TemplateElement') length += each.value.raw.length
    if (each.type === 'Literal' && typeof each.value === 'string') length += each.value.length
  })
  return length
}
