import { type Kysely, sql } from 'kysely'

/** By which exceptions a trigger stopped nothing: how often a rule applied is counted from that. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const WORDS = `array['kind', 'tool', 'action_hash', 'decided_by', 'matched', 'failed', 'approved', 'excepted']`

const STATEMENTS = [
  `alter table verdicts add column excepted jsonb not null default '[]'`,
  `create index verdicts_excepted on verdicts (workspace, at) where excepted <> '[]'`,
  `create or replace function keep_verdicts() returns trigger language plpgsql as $$
  begin
    if tg_op = 'TRUNCATE' then
      raise exception 'The audit is append-only: its table may not be emptied.' using errcode = 'restrict_violation';
    end if;
    if tg_op = 'DELETE' and current_setting('app.purge', true) = old.workspace
      and exists (select 1 from workspaces where id = old.workspace and practice) then
      return old;
    end if;
    if tg_op = 'DELETE' and old.at < desk_now() - make_interval(days =>
      (select (retention ->> 'verdicts')::int from workspaces where id = old.workspace)) then
      return old;
    end if;
    if tg_op = 'UPDATE'
      and (to_jsonb(new) - ${WORDS}) = (to_jsonb(old) - ${WORDS})
      and (new.kind = old.kind or new.kind = 'erased')
      and coalesce(new.tool, old.tool) is not distinct from old.tool
      and coalesce(new.action_hash, old.action_hash) is not distinct from old.action_hash
      and coalesce(new.decided_by, old.decided_by) is not distinct from old.decided_by
      and coalesce(new.approved, old.approved) is not distinct from old.approved
      and (new.matched = old.matched or new.matched = '[]')
      and (new.failed = old.failed or new.failed = '[]')
      and (new.excepted = old.excepted or new.excepted = '[]') then
      return new;
    end if;
    raise exception 'The audit is append-only: verdict % may not be changed or removed.', old.id
      using errcode = 'restrict_violation';
  end $$`,
]
