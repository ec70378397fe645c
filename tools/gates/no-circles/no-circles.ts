import { filesOf, type Gate, type Violation } from '../gate.ts'
import { type Import, readSource } from '../syntax.ts'

/** Two files that import each other are one file with a cut through it. Biome's own rule passes over `import type`. */
export const noCircles: Gate = {
  name: 'no-circles',
  holds: 'no file leads back to itself by its imports, types included',
  inspect(root) {
    const files = filesOf(root, '{packages,tools,scenarios,bench,examples}/**/*.{ts,tsx}')
    const imports = new Map(files.map((file) => [file, readSource(root, file).imports]))
    const violations = files.flatMap((file) =>
      (imports.get(file) ?? []).flatMap((imported): Violation[] => {
        const way = imported.file && wayBetween(imported.file, file, imports)
        return way ? [{ file, line: imported.line, says: `leads back to itself: ${[file, ...way].join(' → ')}` }] : []
      }),
    )
    return { read: files.length, violations }
  },
}

/** The shortest way from one file to another, both included. */
function wayBetween(from: string, to: string, imports: Map<string, Import[]>): string[] | undefined {
  const ways = new Map([[from, [from]]])
  // A Map hands out what is added to it while it is walked.
  for (const [file, way] of ways) {
    if (file === to) return way
    for (const { file: next } of imports.get(file) ?? []) if (next && !ways.has(next)) ways.set(next, [...way, next])
  }
  return
}
