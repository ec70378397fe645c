import { type Kysely, sql } from 'kysely'

/** Versions of the playbook name people, and may lose the name of somebody who has left: nothing else of them, and no number. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(
      `create or replace function keep_playbooks() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and current_setting('app.purge', true) = old.workspace
          and exists (select 1 from workspaces where id = old.workspace and practice) then
          return old;
        end if;
        if tg_op = 'UPDATE' and current_setting('app.anonymise', true) = old.workspace
          and (to_jsonb(new) - array['document', 'written', 'why']) = (to_jsonb(old) - array['document', 'written', 'why']) then
          return new;
        end if;
        raise exception 'A playbook is append-only: version % may not be changed or removed. Write the next version.',
          old.version using errcode = 'restrict_violation';
      end $$`,
    )
    .execute(db)
}
