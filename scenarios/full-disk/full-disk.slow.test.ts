import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const disk = fs.mkdtempSync(path.join(tmpdir(), 'baton-small-disk-'))
afterAll(() => fs.rmSync(disk, { recursive: true, force: true }))

/** In a file system of its own, of 200 MB, that only this command sees. */
const onASmallDisk = (command: string) =>
  spawnSync('unshare', ['-rm', 'sh', '-c', `mount -t tmpfs -o size=200m none ${disk} && ${command}`], {
    encoding: 'utf8',
    env: { ...process.env, BATON_LOG_LEVEL: 'silent' },
  })

const isPossible = onASmallDisk('true').status === 0
if (!isPossible) console.warn('No small disk can be mounted here (unshare, tmpfs): a full disk is not tried.')

const script = (name: string) =>
  `'${process.execPath}' --conditions=baton-dev '${fileURLToPath(new URL(name, import.meta.url))}'`

test.runIf(isPossible)('a full disk is called one, nothing is lost, and the desk goes on when there is room', () => {
  const { stdout, stderr } = onASmallDisk(`exec ${script('fill.ts')} ${disk}`)
  expect(JSON.parse(stdout || `"${stderr}"`)).toEqual({
    before: 201,
    full: {
      status: 503,
      retryAfter: '60',
      code: 'desk-unavailable',
      detail: expect.stringContaining('disk of the database is full'),
    },
    ready: { status: 503, retryAfter: '60' },
    alive: { status: 200, retryAfter: null },
    after: 201,
  })
})
