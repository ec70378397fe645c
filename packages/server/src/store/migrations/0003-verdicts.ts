import { type Kysely, sql } from 'kysely'
import { secureTable } from './secure-table.ts'

/** What the gate answered, for the audit; it holds no words of a conversation. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  await secureTable(db, 'verdicts', 'select, insert, delete')
}

const ID = 'text collate "C"'

const STATEMENTS = [
  `create table verdicts (
    workspace ${ID} not null,
    id ${ID} not null,
    agent ${ID} not null,
    local boolean not null,
    at timestamptz not null,
    judged_at timestamptz not null,
    playbook integer,
    kind text not null,
    tool text,
    action_hash text,
    verdict text not null check (verdict in ('proceed', 'review', 'hand_off', 'never')),
    decided_by ${ID},
    matched jsonb not null,
    failed jsonb not null,
    approved ${ID},
    lost_before integer not null,
    primary key (workspace, id)
  )`,
  `create index verdicts_at on verdicts (workspace, at, id)`,
  // Most verdicts are \`proceed\`: what is looked for is the rest, and it is small.
  `create index verdicts_stopped on verdicts (workspace, verdict, at, id) where verdict <> 'proceed'`,
  `create index verdicts_decided_by on verdicts (workspace, decided_by, at, id) where decided_by is not null`,
  `create function keep_verdicts() returns trigger language plpgsql as $$
  begin
    if tg_op = 'TRUNCATE' then
      raise exception 'The audit is append-only: its table may not be emptied.' using errcode = 'restrict_violation';
    end if;
    if tg_op = 'DELETE' and current_setting('app.purge', true) = old.workspace
      and exists (select 1 from workspaces where id = old.workspace and practice) then
      return old;
    end if;
    raise exception 'The audit is append-only: verdict % may not be changed or removed.', old.id
      using errcode = 'restrict_violation';
  end $$`,
  `create trigger keep_verdicts before update or delete on verdicts for each row execute function keep_verdicts()`,
  `create trigger keep_all_verdicts before truncate on verdicts for each statement execute function keep_verdicts()`,
]
