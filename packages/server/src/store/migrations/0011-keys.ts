import { type Kysely, sql } from 'kysely'
import { EVERY_WORKSPACE } from '../schema.ts'

/** Keys have a name, what they may be used for, and an end. Those of before may be used for all that their owner may do. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  'alter table keys add column name text',
  'alter table keys add column scopes text[]',
  'alter table keys add column expires_at timestamptz',
  'create index keys_of_person on keys (workspace, person) where person is not null',
  'drop function find_key(text)',
  // As 0001 made it, with the new columns: the one look across workspaces by a prefix, which closes the door behind it.
  `create function find_key(asked_prefix text)
    returns table (workspace text, id text, hash text, revoked_at timestamptz, last_used_at timestamptz,
      agent text, person text, role text, scopes text[], expires_at timestamptz)
    language plpgsql security definer set search_path from current as $$
    #variable_conflict use_column
    declare outside text := coalesce(current_setting('app.workspace', true), '');
    begin
      perform set_config('app.workspace', '${EVERY_WORKSPACE}', true);
      return query select k.workspace, k.id, k.hash, k.revoked_at, k.last_used_at, k.agent, k.person, m.role, k.scopes, k.expires_at
        from keys k left join members m on m.workspace = k.workspace and m.person = k.person and m.removed_at is null
        where k.prefix = asked_prefix;
      perform set_config('app.workspace', outside, true);
    end $$`,
  'revoke execute on function find_key(text) from public',
]
