/**
 * A real PostgreSQL for tests: one cluster for each test process, started from npm when first asked for, and a fresh
 * database for each caller. With BATON_TEST_DATABASE_URL set (a user that may create databases) that server is used.
 */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { loadEmbeddedPostgres, runsAsAnotherUser } from './embedded-postgres.ts'

export type TestPostgres = {
  /** Address of a fresh, empty database; with `plainOwner`, of its owner who has no other rights in the cluster. */
  createDatabase(options?: { plainOwner?: boolean }): Promise<string>
  /** Address of the server's own database, as its superuser. */
  adminUrl: string
  stop(): Promise<void>
}

/** Starts a cluster of its own, or uses the one in BATON_TEST_DATABASE_URL. Whoever starts it stops it. */
export async function startPostgres({ durable = false }: { durable?: boolean } = {}): Promise<TestPostgres> {
  const given = process.env.BATON_TEST_DATABASE_URL
  if (given) return serve(given, async () => {})
  const folder = folderForEverybody()
  const passwordFile = path.join(folder, 'password')
  fs.writeFileSync(passwordFile, `${PASSWORD}\n`)
  fs.chmodSync(passwordFile, 0o644)
  const port = await freePort()
  const EmbeddedPostgres = await loadEmbeddedPostgres(folder)
  const cluster = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    port,
    user: 'postgres',
    password: PASSWORD,
    persistent: false,
    createPostgresUser: runsAsAnotherUser,
    // The library's own lies in the temp folder, where a root who shuts others out has one that the server cannot read.
    initdbFlags: [`--pwfile=${passwordFile}`],
    // Tests throw the cluster away: the disk need not be waited for. Benches wait for it, as a desk in use does.
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `fsync=${durable ? 'on' : 'off'}`,
      '-c',
      'max_connections=200',
      '-c',
      `unix_socket_directories=`,
    ],
    onLog: () => {},
    onError: () => {},
  })
  await cluster.initialise()
  await cluster.start()
  return serve(`postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`, async () => {
    await cluster.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  })
}

const PASSWORD = 'test'

/** The server may have to run as another user than the test, who may have a temp folder of its own. */
function folderForEverybody(): string {
  const parent = runsAsAnotherUser ? '/tmp' : tmpdir()
  const folder = fs.mkdtempSync(path.join(parent, 'baton-postgres-'))
  fs.chmodSync(folder, 0o755)
  return folder
}

function serve(adminUrl: string, stop: () => Promise<void>): TestPostgres {
  const databases: string[] = []
  const owners: string[] = []
  return {
    adminUrl,
    createDatabase: async ({ plainOwner = false } = {}) => {
      const name = `baton_${randomUUID().replaceAll('-', '').slice(0, 16)}`
      await asAdmin(adminUrl, `create database ${name}`)
      databases.push(name)
      const url = new URL(adminUrl)
      url.pathname = `/${name}`
      if (!plainOwner) return url.href
      const owner = `${name}_owner`
      await asAdmin(adminUrl, `create role ${owner} login password 'plain' nosuperuser nocreaterole nobypassrls`)
      owners.push(owner)
      await asAdmin(adminUrl, `alter database ${name} owner to ${owner}`)
      await asAdmin(url.href, `alter schema public owner to ${owner}`)
      url.username = owner
      url.password = 'plain'
      return url.href
    },
    stop: async () => {
      for (const name of databases) await asAdmin(adminUrl, `drop database if exists ${name} with (force)`)
      for (const owner of owners) await asAdmin(adminUrl, `drop role if exists ${owner}`)
      await stop()
    },
  }
}

export async function asAdmin(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(statement)
  } finally {
    await client.end()
  }
}

export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as net.AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
