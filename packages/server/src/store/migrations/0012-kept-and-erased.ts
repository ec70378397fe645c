import { type Kysely, sql } from 'kysely'
import { APP_ROLE } from '../schema.ts'
import { secureTable } from './secure-table.ts'

/**
 * How long what is kept, who was erased, and what admins did. The trail may lose its words, and what tells of them, to an
 * erasure, and the audit what is older than its workspace keeps it; the triggers let through exactly that.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  await secureTable(db, 'erasures', 'select, insert, update, delete')
  await secureTable(db, 'workspace_events', 'select, insert, update, delete')
}

const ID = 'text collate "C"'

/** In days. Whoever looks back at what was decided (`baton backtest`) needs conversations of 90 at least. */
const KEPT = `{"conversations": 180, "words": 365, "refusedBodies": 90, "verdicts": 365, "deliveries": 90, "idempotencyKeys": 30, "sessions": 30}`

const STATEMENTS = [
  // 1: as the first desks sealed; 2: with a salt; 0: as 1, and the reference among its facts was erased since.
  'alter table events add column sealing smallint not null default 1',
  'alter table handoffs add column talk_erased_at timestamptz',
  'alter table handoffs add column erased_at timestamptz',
  // What the purge looks for: each is left by a handoff once it was dealt with.
  'create index handoffs_with_talk on handoffs (workspace, changed_at, id) where not open and talk_erased_at is null',
  'create index handoffs_with_words on handoffs (workspace, changed_at, id) where not open and erased_at is null',
  'create index refused_submissions_at on refused_submissions (workspace, at)',
  `alter table workspaces add column retention jsonb not null default '${KEPT}'`,
  'alter table workspaces add column purge_at timestamptz not null default clock_timestamp()',
  'alter table workspaces add column trail_seq integer not null default 0',
  'alter table workspaces add column trail_hash text',
  `create table workspace_events (
    workspace ${ID} not null,
    seq integer not null,
    type text not null,
    at timestamptz not null,
    actor jsonb not null,
    data jsonb not null,
    words jsonb,
    words_hash text,
    sealing smallint not null,
    previous_hash text,
    hash text not null,
    primary key (workspace, seq)
  )`,
  // By ids alone: it lies beside backups, and must tell nobody who was erased.
  `create table erasures (
    workspace ${ID} not null,
    id ${ID} not null,
    at timestamptz not null,
    handoffs text[] not null,
    refused text[] not null,
    verdicts text[] not null,
    notices text[] not null,
    done boolean not null default false,
    primary key (workspace, id)
  )`,
  `create or replace function keep_events() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and new.words is null and (to_jsonb(new) - 'words') = (to_jsonb(old) - 'words') then
      return new;
    end if;
    if tg_op = 'UPDATE' and new.words is null and tg_table_name = 'events' and old.type = 'submitted'
      and old.sealing = 1 and new.sealing = 0 and new.data = old.data - 'reference'
      and (to_jsonb(new) - array['words', 'sealing', 'data']) = (to_jsonb(old) - array['words', 'sealing', 'data']) then
      return new;
    end if;
    if tg_op = 'DELETE' and current_setting('app.purge', true) = old.workspace
      and exists (select 1 from workspaces where id = old.workspace and practice) then
      return old;
    end if;
    raise exception 'The trail is append-only: event % of % may not be changed or removed.',
      old.seq, coalesce('handoff ' || (to_jsonb(old) ->> 'handoff'), 'the workspace') using errcode = 'restrict_violation';
  end $$`,
  `create trigger keep_workspace_events before update or delete on workspace_events
    for each row execute function keep_events()`,
  `create trigger keep_all_workspace_events before truncate on workspace_events
    for each statement execute function keep_all_events()`,
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
      and (to_jsonb(new) - array['kind', 'tool', 'action_hash', 'decided_by', 'matched', 'failed', 'approved'])
        = (to_jsonb(old) - array['kind', 'tool', 'action_hash', 'decided_by', 'matched', 'failed', 'approved'])
      and (new.kind = old.kind or new.kind = 'erased')
      and coalesce(new.tool, old.tool) is not distinct from old.tool
      and coalesce(new.action_hash, old.action_hash) is not distinct from old.action_hash
      and coalesce(new.decided_by, old.decided_by) is not distinct from old.decided_by
      and coalesce(new.approved, old.approved) is not distinct from old.approved
      and (new.matched = old.matched or new.matched = '[]')
      and (new.failed = old.failed or new.failed = '[]') then
      return new;
    end if;
    raise exception 'The audit is append-only: verdict % may not be changed or removed.', old.id
      using errcode = 'restrict_violation';
  end $$`,
  `do $$ begin
    if exists (select 1 from pg_roles where rolname = '${APP_ROLE}') then
      grant update on verdicts to ${APP_ROLE};
    end if;
  end $$`,
]
