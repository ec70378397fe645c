import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { filesOf, type Gate } from '../gate.ts'

export const generated: Gate = {
  name: 'generated',
  holds: 'what is generated from the code says what the code says',
  async inspect(root) {
    if (!existsSync(join(root, 'tools/generate.ts'))) return { read: 0, violations: [] }
    const read = filesOf(root, '{docs/reference/**,packages/*/**/*.schema.json}').length
    try {
      await promisify(execFile)(process.execPath, ['--conditions=baton-dev', 'tools/generate.ts', '--check'], {
        cwd: root,
      })
      return { read, violations: [] }
    } catch (error) {
      const { stdout = '', stderr = String(error) } = error as { stdout?: string; stderr?: string }
      return {
        read,
        violations: [{ file: 'tools/generate.ts', says: `run "npm run generate".\n${stdout}${stderr}`.trim() }],
      }
    }
  },
}
