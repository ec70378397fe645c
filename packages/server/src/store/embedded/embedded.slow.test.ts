import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startDatabases, type TestDatabases } from '../../testing/databases.ts'
import { openStore } from '../store.ts'
import { createWorkspace, listWorkspaces } from '../workspaces.ts'
import { lockDataFolder } from './data-folder-lock.ts'
import { DurableFileSystem } from './durable-file-system.ts'
import { templateFile } from './template.ts'

let databases: TestDatabases
const temporary = fs.mkdtempSync(path.join(tmpdir(), 'baton-embedded-test-'))
beforeAll(async () => {
  databases = await startDatabases('embedded')
})
afterAll(async () => {
  await databases.stop()
  fs.rmSync(temporary, { recursive: true, force: true })
})

const holders: ChildProcess[] = []
afterEach(async () => {
  for (const holder of holders.splice(0)) await kill(holder)
})

const freshFolder = async (): Promise<string> => (await databases.createAddress()).dataDir ?? ''

/** Another process that holds the folder until it is killed. */
async function holderOf(directory: string): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./data-folder-lock.ts', import.meta.url))
  const holder = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { lockDataFolder } = await import(${JSON.stringify(script)}); await lockDataFolder(${JSON.stringify(directory)}); console.log('locked'); setInterval(() => {}, 1e6)`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  holders.push(holder)
  await new Promise((resolve) => holder.stdout?.once('data', resolve))
  return holder
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

describe('a data folder', () => {
  test('is refused while another process holds it, and taken over when that process is dead', async () => {
    const dataDir = await freshFolder()
    const holder = await holderOf(path.join(dataDir, 'database'))
    await expect(openStore({ dataDir, jobs: false })).rejects.toMatchObject({
      code: 'data_folder_in_use',
      message: expect.stringMatching(
        new RegExp(
          `^The data folder ${dataDir} is in use by process ${holder.pid}; stop it or choose another folder with --data\\.$`,
        ),
      ),
    })
    await kill(holder)
    await (await openStore({ dataDir, jobs: false })).close()
    expect(fs.readdirSync(path.join(dataDir, 'database.lock'))).toEqual([])
  })

  test('is refused a second time within one process, and free after it was closed', async () => {
    const dataDir = await freshFolder()
    const store = await openStore({ dataDir, jobs: false })
    await expect(openStore({ dataDir, jobs: false })).rejects.toMatchObject({ code: 'data_folder_in_use' })
    await store.close()
    await (await openStore({ dataDir, jobs: false })).close()
  })

  test('goes to at most one of many that come at the same moment', async () => {
    for (let round = 0; round < 4; round += 1) {
      const directory = path.join(temporary, `race-${round}`)
      const results = await Promise.allSettled([1, 2, 3, 4, 5].map(() => lockDataFolder(directory)))
      const holders = results.filter((result) => result.status === 'fulfilled')
      expect(holders.length).toBeLessThanOrEqual(1)
      for (const { value } of holders) value.release()
    }
  })

  test('of a process whose number has gone to another one is taken over', async () => {
    const directory = path.join(temporary, 'reused')
    leaveClaim(directory, { pid: process.ppid, host: hostname(), startedAt: 'long ago/1' })
    const lock = await lockDataFolder(directory)
    await expect(lockDataFolder(directory)).rejects.toMatchObject({ code: 'data_folder_in_use' })
    lock.release()
  })

  test('held on another machine is never taken over; the sentence says which file to delete when it is gone', async () => {
    const directory = path.join(temporary, 'elsewhere')
    const file = leaveClaim(directory, { pid: 999_999, host: 'another-machine', startedAt: 'x/1' })
    await expect(lockDataFolder(directory)).rejects.toMatchObject({
      code: 'data_folder_in_use',
      message: expect.stringContaining(
        `on another-machine; stop it or choose another folder with --data. If that machine or container is gone for good, delete ${file}.`,
      ),
    })
  })

  test('that cannot be written to is named', async () => {
    const file = path.join(temporary, 'a-file')
    fs.writeFileSync(file, '')
    await expect(openStore({ dataDir: path.join(file, 'data'), jobs: false })).rejects.toMatchObject({
      code: 'data_folder_unusable',
      message: expect.stringContaining('choose another folder with --data'),
    })
  })

  test('gets the database that was built before, or one made now; a creation that was cut short is begun anew', async () => {
    const dataDir = path.join(temporary, 'first-start')
    fs.mkdirSync(path.join(dataDir, 'database.new', 'base'), { recursive: true })
    const said: string[] = []
    const store = await openStore({ dataDir, jobs: false, onProgress: (words) => said.push(words) })
    await store.transaction('w', (tx) => createWorkspace(tx, { id: 'w', name: 'W', practice: false }))
    expect(await store.systemTransaction(listWorkspaces)).toHaveLength(1)
    await store.close()
    const isBuilt = fs.existsSync(templateFile())
    expect(said).toEqual([
      isBuilt ? 'Laying down the database.' : 'Creating the database. This takes a few seconds, once.',
    ])
    expect(fs.readdirSync(dataDir).toSorted()).toEqual(['database', 'database.lock'])
    expect(fs.statSync(path.join(dataDir, 'database')).mode & 0o077).toBe(0)
  })
})

const leaveClaim = (directory: string, claim: { pid: number; host: string; startedAt: string }): string => {
  fs.mkdirSync(`${directory}.lock`, { recursive: true })
  const name = [claim.pid, claim.host, claim.startedAt, 'left-behind'].map(encodeURIComponent).join(',')
  const file = path.join(`${directory}.lock`, name)
  fs.writeFileSync(file, '')
  return file
}

/** PGlite's file system as shipped: whoever calls fsync is told that all is well. */
class ForgetfulFileSystem extends DurableFileSystem {
  override init: DurableFileSystem['init'] = async (pg, options) => {
    const { emscriptenOpts } = await super.init(pg, options)
    return { emscriptenOpts: { ...emscriptenOpts, preRun: emscriptenOpts.preRun?.slice(1) } }
  }
}

describe('durability', () => {
  test('every commit reaches the disk before it is answered', async () => {
    const dataDir = await freshFolder()
    let fileSystem: DurableFileSystem | undefined
    const store = await openStore({
      dataDir,
      jobs: false,
      fileSystem: (directory) => {
        fileSystem = new DurableFileSystem(directory)
        return fileSystem
      },
    })
    try {
      for (let n = 1; n <= 5; n += 1) {
        const before = fileSystem?.syncs ?? 0
        await store.transaction(`w${n}`, (tx) => createWorkspace(tx, { id: `w${n}`, name: 'W', practice: false }))
        expect(fileSystem?.syncs).toBeGreaterThan(before)
      }
    } finally {
      await store.close()
    }
  })

  test('the desk does not start when commits do not reach the disk', async () => {
    const dataDir = await freshFolder()
    await expect(
      openStore({ dataDir, jobs: false, fileSystem: (directory) => new ForgetfulFileSystem(directory) }),
    ).rejects.toMatchObject({
      code: 'database_not_durable',
      message: expect.stringContaining('does not write its commits through to the disk'),
    })
    await (await openStore({ dataDir, jobs: false })).close()
  })

  test('a disk that fails ends the process at once, in words', async () => {
    const dataDir = await freshFolder()
    const script = fileURLToPath(new URL('./open.ts', import.meta.url))
    const child = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import fs from 'node:fs'
         const { openEmbedded } = await import(${JSON.stringify(script)})
         const { DurableFileSystem } = await import(${JSON.stringify(script.replace('open.ts', 'durable-file-system.ts'))})
         const { lite } = await openEmbedded(${JSON.stringify(dataDir)}, { onError: () => {}, fileSystem: (at) => new DurableFileSystem(at) })
         fs.fdatasyncSync = () => { throw new Error('EIO: i/o error, fdatasync') }
         await lite.query('create table t ()')
         console.log('went on')`,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    let [said, answered] = ['', '']
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    child.stdout.on('data', (chunk) => {
      answered += chunk
    })
    const code = await new Promise((resolve) => child.once('exit', resolve))
    expect({ code, answered }).toEqual({ code: 74, answered: '' })
    expect(said).toContain('The embedded database could not write to its disk, so the desk stops at once: Error: EIO')
  })
})

/** In a file system of its own, of 200 MB, that only this command sees. */
const onASmallDisk = (command: string) =>
  spawnSync('unshare', ['-rm', 'sh', '-c', `mount -t tmpfs -o size=200m none ${smallDisk} && ${command}`], {
    encoding: 'utf8',
  })
const smallDisk = path.join(temporary, 'small-disk')
fs.mkdirSync(smallDisk)
const hasSmallDisk = onASmallDisk('true').status === 0
if (!hasSmallDisk)
  console.warn('No small disk can be mounted here (unshare, tmpfs): a log that cannot grow is not tried.')

test.runIf(hasSmallDisk)(
  'a database whose log cannot grow ends its process and says so, where it would spin; with room it opens again',
  () => {
    const opening = `const { openEmbedded } = await import(${JSON.stringify(new URL('./open.ts', import.meta.url).href)})
      const { lite } = await openEmbedded('${smallDisk}/data', { onError() {} })`
    const filling = `${opening}
      const fs = await import('node:fs')
      const { bavail, bsize } = fs.statfsSync('${smallDisk}')
      fs.writeFileSync('${smallDisk}/filler', Buffer.alloc(bavail * bsize))
      for (;;) await lite.query("select pg_logical_emit_message(true, 'baton', repeat('log', 1000000))")`
    const run = (script: string) =>
      `'${process.execPath}' --conditions=baton-dev --input-type=module -e '${script.replaceAll("'", `'"'"'`)}'; echo $?`
    const { stdout, stderr } = onASmallDisk(
      [run(filling), run(opening), `rm ${smallDisk}/filler`, run(`${opening}; process.exit(0)`)].join('\n'),
    )
    expect(stdout.trim().split('\n')).toEqual(['74', '74', '0'])
    expect(stderr).toContain('pg_wal is full. Make room on it, at least 20 MB, and start the desk again')
    expect(stderr).toContain('no backup is needed')
  },
)
