import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { filesOf, type Gate, lineAt, textOf, type Violation } from '../gate.ts'

/**
 * The compiler keeps core pure: with the language's own types and no others, `process`, `fetch`, `setTimeout` and
 * `node:fs` are names it does not know. This holds the settings that make it so; the clock and chance, which are part of
 * the language, are held by no-ambient.grit in Biome.
 */
export const pureCore: Gate = {
  name: 'pure-core',
  holds: 'core is compiled without Node, DOM and their types',
  inspect(root) {
    const config = 'packages/core/tsconfig.json'
    if (!existsSync(join(root, config))) return { read: 0, violations: [] }
    const files = filesOf(root, 'packages/core/src/**/*.ts')
    return {
      read: files.length,
      violations: [...looseSettings(root, config), ...files.flatMap((file) => borrowedTypes(root, file))],
    }
  },
}

function looseSettings(root: string, config: string): Violation[] {
  const own = JSON.parse(textOf(root, config)).compilerOptions
  const base = JSON.parse(textOf(root, 'tsconfig.base.json')).compilerOptions
  const { lib, types } = { ...base, ...own }
  const violations: Violation[] = []
  if (!/^ES20\d\d$/.test(String(lib)))
    violations.push({ file: config, says: `has lib ${JSON.stringify(lib)}; core is pure with the language alone.` })
  if (!Array.isArray(types) || types.length > 0)
    violations.push({ file: config, says: `has types ${JSON.stringify(types)}; core is pure with [].` })
  return violations
}

const borrowedTypes = (root: string, file: string): Violation[] => {
  const text = textOf(root, file)
  return [...text.matchAll(/^\/\/\/\s*<reference.*|\bdeclare global\b/gm)].map((hit) => ({
    file,
    line: lineAt(text, hit.index),
    says: `borrows types with ${hit[0]}`,
  }))
}
