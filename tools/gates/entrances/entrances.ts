import { filesOf, type Gate, type Violation } from '../gate.ts'
import { readSource } from '../syntax.ts'

/**
 * Behind its entrances (`exports` of its package.json) a package may be rebuilt without asking anybody, tools, benches and
 * other packages' tests included. Here each path is followed to its file; what a package name must not be followed by,
 * Biome knows (biome.json).
 */
export const entrances: Gate = {
  name: 'entrances',
  holds: 'from outside, a package is reached by its name only',
  inspect(root) {
    const files = filesOf(root, '{packages,tools,scenarios,bench,examples}/**/*.{ts,tsx}')
    const violations = files.flatMap((file) =>
      readSource(root, file).imports.flatMap(({ from, file: target, line }): Violation[] => {
        const [inside] = /^packages\/[^/]+\//.exec(target ?? '') ?? []
        if (!inside || file.startsWith(inside)) return []
        return [{ file, line, says: `imports ${from}: use an entrance of ${inside}, by the package's name.` }]
      }),
    )
    return { read: files.length, violations }
  },
}
