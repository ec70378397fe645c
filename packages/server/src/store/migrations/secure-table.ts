import { type Kysely, sql } from 'kysely'
import { APP_ROLE, EVERY_WORKSPACE } from '../schema.ts'

/** Locks a new table with a column `workspace` as 0001 does: rows of its own workspace only, for the desk's role too. */
export async function secureTable(db: Kysely<never>, table: string, rights: string): Promise<void> {
  const allowed = `workspace = current_setting('app.workspace', true) or current_setting('app.workspace', true) = '${EVERY_WORKSPACE}'`
  for (const statement of [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy own_workspace on ${table} using (${allowed}) with check (${allowed})`,
    // Where the role could not be made, the owner of the tables is bound by `force` alone.
    `do $$ begin
      if exists (select 1 from pg_roles where rolname = '${APP_ROLE}') then
        grant ${rights} on ${table} to ${APP_ROLE};
      end if;
    end $$`,
  ])
    await sql.raw(statement).execute(db)
}
