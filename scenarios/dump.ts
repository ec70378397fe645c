import type { StoppedDesk } from '@baton-desk/server'
import { openStore } from '@baton-desk/server/testing'
import { sql } from 'kysely'

/** Every column of every table of every schema of a stopped desk, the queue's included, as text. */
export async function dump(address: StoppedDesk): Promise<string> {
  const store = await openStore({ ...address, jobs: false })
  try {
    return await store.snapshot(async (tx) => {
      const { rows } = await sql<{ schema: string; name: string }>`
        select table_schema as schema, table_name as name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(tx)
      if (!rows.some(({ schema }) => schema === 'boss')) throw new Error('expected the tables of the queue')
      const texts: string[] = []
      for (const { schema, name } of rows) {
        const all = await sql<{ row: string }>`select t::text as row from ${sql.table(`${schema}.${name}`)} t`.execute(
          tx,
        )
        texts.push(...all.rows.map(({ row }) => `${schema}.${name} ${row}`))
      }
      return texts.join('\n')
    })
  } finally {
    await store.close()
  }
}
