import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writeWholeFile } from './whole-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'baton-whole-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('what lies beside it under a like name is not touched, nor what that links to, and only its owner reads it', async () => {
  const at = (name: string) => join(folder, name)
  writeFileSync(at('backup.part'), 'mine', { mode: 0o644 })
  writeFileSync(at('elsewhere'), 'mine too')
  symlinkSync(at('elsewhere'), at('other.part'))
  for (const name of ['backup', 'other'])
    await writeWholeFile(
      at(name),
      (output) => new Promise<void>((resolve, reject) => output.on('error', reject).end('whole', () => resolve())),
    )
  expect(['backup', 'other', 'backup.part', 'elsewhere'].map((name) => readFileSync(at(name), 'utf8'))).toEqual([
    'whole',
    'whole',
    'mine',
    'mine too',
  ])
  expect(statSync(at('backup')).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder).sort()).toEqual(['backup', 'backup.part', 'elsewhere', 'other', 'other.part'])
})
