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

  /** What Citus asks of a table that is distributed by the workspace. */
  describe('the tables, by the rules of Citus', () => {
    const found = async (statement: string): Promise<string[]> =>
      (await sql.raw<{ name: string }>(statement).execute(at.store.db)).rows.map(({ name }) => name).sort()
    const OURS = `c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not like 'kysely%'`
    const DISTRIBUTED = `exists (select from pg_attribute w where w.attrelid = c.oid and w.attname = 'workspace' and w.attnotnull)`

    test('are distributed by the workspace, save what belongs to none', async () => {
      expect(await found(`select c.relname as name from pg_class c where ${OURS} and not ${DISTRIBUTED}`)).toEqual(
        OF_NO_WORKSPACE,
      )
    })

    test('are co-located: the workspace is of one type in all of them', async () => {
      expect(
        await found(`select distinct format_type(a.atttypid, a.atttypmod) || ' ' || a.attcollation::regcollation as name
          from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace' where ${OURS} and ${DISTRIBUTED}`),
      ).toEqual(['text "C"'])
    })

    test('have the workspace in each unique key and exclusion, but that by which a key is found', async () => {
      expect(
        await found(`select i.relname as name from pg_index x join pg_class c on c.oid = x.indrelid
          join pg_class i on i.oid = x.indexrelid where ${OURS} and ${DISTRIBUTED} and (x.indisunique or x.indisexclusion)
          and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace' and a.attnum = any(x.indkey))`),
      ).toEqual(['keys_prefix_key'])
    })

    test('refer to one another by no foreign key', async () => {
      expect(
        await found(`select o.conname as name from pg_constraint o join pg_class c on c.oid = o.conrelid
          where ${OURS} and ${DISTRIBUTED} and o.contype = 'f'`),
      ).toEqual([])
    })

    test('have triggers only where nothing may be changed or deleted', async () => {
      expect(
        await found(`select distinct t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
          where ${OURS} and ${DISTRIBUTED} and not t.tgisinternal`),
      ).toEqual(KEEPING)
    })

    test('take no number from a sequence', async () => {
      expect(
        await found(`select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
          join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
          where ${OURS} and ${DISTRIBUTED} and pg_get_expr(d.adbin, d.adrelid) like 'nextval%' or ${OURS} and a.attidentity <> ''`),
      ).toEqual([])
    })

    test('inherit from no other, and are not partitioned', async () => {
      expect(
        await found(`select c.relname as name from pg_class c where ${OURS} and (c.relkind = 'p' or c.relispartition)`),
      ).toEqual([])
    })
  })
}

/** `workspaces` is distributed by its id; of the others each node may have a copy. */
const OF_NO_WORKSPACE = ['settings', 'sign_in_links', 'sign_in_tries', 'workspaces']

/** They keep what was said and done from being changed; Citus asks for a setting before it takes them. */
const KEEPING = [
  'keep_all_events',
  'keep_all_verdicts',
  'keep_all_workspace_events',
  'keep_events',
  'keep_playbooks',
  'keep_verdicts',
  'keep_workspace_events',
]
