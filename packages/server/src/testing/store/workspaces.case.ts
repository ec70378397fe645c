import type { Playbook } from '@baton-desk/core'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { handoffRecords } from '../../store/handoffs.ts'
import { playbookRecords } from '../../store/playbooks.ts'
import { createWorkspace, listWorkspaces, purgePractice } from '../../store/workspaces.ts'
import { newSave, offeredHandoff } from '../handoff.ts'
import type { StoreAtTest } from './store-at-test.ts'

export function describeWorkspaces(at: StoreAtTest): void {
  const { newWorkspace, save, read } = at

  describe('a workspace', () => {
    test('can neither read nor change another one', async () => {
      const [ours, theirs] = [await newWorkspace(), await newWorkspace()]
      const handoff = offeredHandoff()
      await save(theirs, handoff)
      await at.store.transaction(ours, async (tx) => {
        expect((await sql`select 1 from handoffs where workspace = ${theirs}`.execute(tx)).rows).toEqual([])
        expect((await sql`select 1 from events where workspace = ${theirs}`.execute(tx)).rows).toEqual([])
        expect(
          (await sql`update handoffs set owner = 'eve' where id = ${handoff.id} returning 1`.execute(tx)).rows,
        ).toEqual([])
        expect((await sql<{ id: string }>`select id from workspaces`.execute(tx)).rows).toEqual([{ id: ours }])
        expect(await handoffRecords(tx, theirs).read(handoff.id)).toBeNull()
      })
      await expect(
        at.store.transaction(ours, (tx) => handoffRecords(tx, theirs).saveNew(newSave(offeredHandoff()))),
      ).rejects.toThrow()
      await expect(
        at.store.transaction(ours, (tx) =>
          sql`insert into agents (workspace, id, name) values (${theirs}, 'eve', 'Eve')`.execute(tx),
        ),
      ).rejects.toThrow('row-level security')
      expect((await read(theirs, handoff.id)).handoff).toEqual(handoff)
    })

    test('has to be named: with the setting gone no row of any table is seen', async () => {
      const workspace = await newWorkspace()
      await save(workspace, offeredHandoff())
      await at.store.transaction(workspace, async (tx) => {
        await sql`select set_config('app.workspace', '', true)`.execute(tx)
        const { rows } = await sql<{ table_name: string }>`
          select table_name from information_schema.columns where column_name = 'workspace' and table_schema = 'public'`.execute(
          tx,
        )
        expect(rows.length).toBeGreaterThanOrEqual(13)
        for (const { table_name } of rows)
          expect((await sql`select 1 from ${sql.table(table_name)}`.execute(tx)).rows).toEqual([])
      })
    })

    test('locks every table that belongs to one', async () => {
      const { rows } = await sql<{ relname: string }>`
        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace'
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not (c.relrowsecurity and c.relforcerowsecurity)`.execute(
        at.store.db,
      )
      expect(rows).toEqual([])
    })

    test('may not be called like all of them', async () => {
      await expect(at.store.transaction('*', async () => 1)).rejects.toThrow('systemTransaction')
      await expect(
        at.store.systemTransaction((tx) => createWorkspace(tx, { id: '*', name: 'all', practice: false })),
      ).rejects.toThrow()
    })

    test('of practice can be removed whole, a real one cannot', async () => {
      const [real, practice] = [await newWorkspace(), await newWorkspace(true)]
      for (const workspace of [real, practice]) {
        await save(workspace, offeredHandoff(), { conversation: [{ role: 'customer', text: 'hi' }] })
        await at.store.transaction(workspace, (tx) =>
          playbookRecords(tx, workspace).write({ basedOn: 0, document: {} as Playbook, writtenBy: 'desk' }),
        )
      }
      expect(await at.store.transaction(practice, (tx) => purgePractice(tx, practice))).toBe(1)
      await expect(at.store.transaction(real, (tx) => purgePractice(tx, real))).rejects.toThrow('no practice workspace')
      await at.store.systemTransaction(async (tx) => {
        const ids = (await listWorkspaces(tx)).map(({ id }) => id)
        expect(ids).toContain(real)
        expect(ids).not.toContain(practice)
        for (const table of ['handoffs', 'events', 'conversations', 'playbooks', 'submissions'])
          expect((await sql`select 1 from ${sql.table(table)} where workspace = ${practice}`.execute(tx)).rows).toEqual(
            [],
          )
        expect((await sql`select 1 from handoffs where workspace = ${real}`.execute(tx)).rows).toHaveLength(1)
      })
    })
  })

  describe('the tables', () => {
    test('have keys that begin with the workspace, save what is found before it is known', async () => {
      const { rows } = await sql<{ key: string; begins: string | null }>`
        select i.relname as key, a.attname as begins
        from pg_index x
        join pg_class i on i.oid = x.indexrelid
        join pg_class t on t.oid = x.indrelid and t.relnamespace = current_schema()::regnamespace
        left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = x.indkey[0]
        where x.indisunique and t.relname not like 'kysely%' order by i.relname`.execute(at.store.db)
      expect(rows.length).toBeGreaterThan(20)
      expect(rows.filter(({ begins }) => begins !== 'workspace')).toEqual([
        { key: 'keys_prefix_key', begins: 'prefix' },
        { key: 'settings_pkey', begins: 'name' },
        { key: 'sign_in_links_pkey', begins: 'hash' },
        { key: 'sign_in_tries_pkey', begins: 'bucket' },
        { key: 'workspaces_pkey', begins: 'id' },
      ])
    })
  })
}
