import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { filesOf, type Gate } from '../gate.ts'

/** Biome with the borders of biome.json. It is content with having read nothing, so what it read is counted. */
export const lint: Gate = {
  name: 'lint',
  holds: 'Biome: format, imports, borders between packages, a pure core',
  async inspect(root) {
    if (!existsSync(join(root, 'biome.json'))) return { read: 0, violations: [] }
    const { failed, output } = await runBiome(root)
    const read = Number(/Checked (\d+) files?/.exec(output)?.[1] ?? 0)
    const expected = filesOf(root, '{packages,tools,scenarios,bench,examples}/**/*.{ts,tsx}').length
    const violations = failed ? [{ file: 'biome.json', says: `\n${output.trim()}` }] : []
    if (read < expected)
      violations.push({ file: 'biome.json', says: `Biome read ${read} files, and there are ${expected}.` })
    return { read, violations }
  },
}

async function runBiome(root: string): Promise<{ failed: boolean; output: string }> {
  const biome = join(import.meta.dirname, '../../../node_modules/@biomejs/biome/bin/biome')
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [biome, 'check', '--error-on-warnings', '--max-diagnostics=60', '--colors=off'],
      { cwd: root, maxBuffer: 64 * 2 ** 20 },
    )
    return { failed: false, output: `${stdout}${stderr}` }
  } catch (error) {
    const { stdout = '', stderr = String(error) } = error as { stdout?: string; stderr?: string }
    return { failed: true, output: `${stderr}${stdout}` }
  }
}
