import { parseSync } from 'oxc-parser'
import { filesOf, type Gate, lineAt, textOf, type Violation } from '../gate.ts'
import { readSource } from '../syntax.ts'

/** How many names an entrance may have, by its file: each is a promise, and a reader looks through all of them. */
export type Widths = Record<string, number>

/**
 * Behind its entrances (`exports` of its package.json) a package may be rebuilt without asking anybody, tools, benches and
 * other packages' tests included. Here each path is followed to its file; what a package name must not be followed by,
 * Biome knows (biome.json).
 */
export function gateWith(widths: Widths): Gate {
  return {
    name: 'entrances',
    holds: 'from outside, a package is reached by its name only, and core’s names are at most 200',
    inspect(root) {
      const files = filesOf(root, '{packages,tools,scenarios,bench,examples}/**/*.{ts,tsx}')
      const reachedInto = files.flatMap((file) =>
        readSource(root, file).imports.flatMap(({ from, file: target, line }): Violation[] => {
          const [inside] = /^packages\/[^/]+\//.exec(target ?? '') ?? []
          if (!inside || file.startsWith(inside)) return []
          return [{ file, line, says: `imports ${from}: use an entrance of ${inside}, by the package's name.` }]
        }),
      )
      const tooWide = files.flatMap((file) => namesBeyond(root, file, widths[file]))
      return { read: files.length, violations: [...reachedInto, ...tooWide] }
    },
  }
}

export const entrances = gateWith({ 'packages/core/src/index.ts': 200 })

/** The first name too many; a star lets through what nobody counts. */
function namesBeyond(root: string, file: string, most: number | undefined): Violation[] {
  if (most === undefined) return []
  const text = textOf(root, file)
  const names = parseSync(file, text).module.staticExports.flatMap(({ entries }) => entries)
  const star = names.find(({ importName }) => importName.kind === 'AllButDefault' || importName.kind === 'All')
  if (star) return [{ file, line: lineAt(text, star.start), says: 'exports a star: name what others may use.' }]
  const beyond = names[most]
  if (!beyond) return []
  const says = `has ${names.length} names, ${most} at most: take one back, or give what only tools use to core/testing.`
  return [{ file, line: lineAt(text, beyond.start), says }]
}
