import { type Kysely, sql } from 'kysely'
import { APP_ROLE, EVERY_WORKSPACE } from '../schema.ts'

/**
 * The first tables. No foreign keys between the tables of a handoff: each insert would pay for a look-up and a lock,
 * there is one write path, and it writes all of them in one statement. Ids sort by bytes (`collate "C"`) whatever the
 * locale of the database, so that cursors mean the same on every store.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...TABLE_STATEMENTS, ...FUNCTION_STATEMENTS]) await sql.raw(statement).execute(db)
  for (const [table, column] of WORKSPACE_COLUMNS) await secure(db, table, column)
  await makeRole(db)
}

const ID = 'text collate "C"'
const NOW = `timestamptz not null default date_trunc('milliseconds', clock_timestamp())`

const TABLE_STATEMENTS = [
  `create table workspaces (
    id ${ID} primary key check (id <> '' and id <> '${EVERY_WORKSPACE}'),
    name text not null,
    practice boolean not null default false,
    position bigint not null default 0,
    playbook_version integer not null default 0,
    created_at ${NOW}
  )`,
  // Every write of the workspace updates this one row: room on its page keeps the updates off the index.
  `alter table workspaces set (fillfactor = 10)`,
  `create table playbooks (
    workspace ${ID} not null,
    version integer not null check (version > 0),
    document jsonb not null,
    written jsonb,
    written_by text not null,
    at ${NOW},
    primary key (workspace, version)
  )`,
  `create table members (
    workspace ${ID} not null,
    person ${ID} not null,
    name text not null,
    email text,
    role text not null check (role in ('admin', 'member', 'viewer')),
    user_id ${ID},
    reachable_at timestamptz,
    practice boolean not null default false,
    removed_at timestamptz,
    primary key (workspace, person)
  )`,
  `create unique index members_email on members (workspace, lower(email)) where removed_at is null`,
  `create unique index members_user on members (workspace, user_id) where removed_at is null`,
  `create index members_by_user on members (user_id) where user_id is not null`,
  `create table agents (
    workspace ${ID} not null,
    id ${ID} not null,
    name text not null,
    practice boolean not null default false,
    created_at ${NOW},
    primary key (workspace, id)
  )`,
  // A key acts as an agent or as a person. Only its hash is kept; the prefix finds it before the workspace is known.
  `create table keys (
    workspace ${ID} not null,
    id ${ID} not null,
    agent ${ID},
    person ${ID},
    prefix ${ID} not null unique,
    hash text not null,
    created_at ${NOW},
    revoked_at timestamptz,
    last_used_at timestamptz,
    primary key (workspace, id),
    check (num_nonnulls(agent, person) = 1)
  )`,
  `create table handoffs (
    workspace ${ID} not null,
    id ${ID} not null,
    agent ${ID} not null,
    reference ${ID},
    customer ${ID},
    lane ${ID} not null,
    urgency smallint not null check (urgency between 0 and 3),
    state text not null,
    open boolean not null,
    owner ${ID} not null check (owner <> ''),
    offered_to ${ID},
    due timestamptz,
    act_by timestamptz check (act_by is not null or not open),
    note jsonb not null,
    summary jsonb not null,
    data jsonb not null,
    search text not null,
    note_version integer not null,
    seq integer not null,
    hash text not null,
    messages integer not null,
    practice boolean not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    closed_at timestamptz,
    primary key (workspace, id)
  )`,
  `create unique index handoffs_reference on handoffs (workspace, agent, reference) where reference is not null`,
  `create index handoffs_due on handoffs (due) where due is not null`,
  `create index handoffs_mine on handoffs (workspace, owner, urgency, act_by, id) where open`,
  `create index handoffs_offered_to on handoffs (workspace, offered_to, urgency, act_by, id) where open and offered_to is not null`,
  `create index handoffs_not_accepted on handoffs (workspace, urgency, act_by, id) where open and state in ('held', 'offered')`,
  `create index handoffs_overdue on handoffs (workspace, act_by, id) where open`,
  `create index handoffs_all on handoffs (workspace, urgency, act_by, id) where open`,
  `create index handoffs_closed on handoffs (workspace, changed_at desc, id desc) where not open`,
  `create index handoffs_agent on handoffs (workspace, agent, urgency, act_by, id) where open`,
  `create index handoffs_customer on handoffs (workspace, customer, changed_at desc) where customer is not null`,
  `create index handoffs_lane on handoffs (workspace, lane, id desc)`,
  `create table notes (
    workspace ${ID} not null,
    handoff ${ID} not null,
    version integer not null,
    note jsonb not null,
    primary key (workspace, handoff, version)
  )`,
  `create table submissions (
    workspace ${ID} not null,
    handoff ${ID} not null,
    body jsonb not null,
    at ${NOW},
    primary key (workspace, handoff)
  )`,
  `create table conversations (
    workspace ${ID} not null,
    handoff ${ID} not null,
    messages jsonb not null,
    count integer not null,
    erased_at timestamptz,
    primary key (workspace, handoff)
  )`,
  `create table events (
    workspace ${ID} not null,
    position bigint not null,
    handoff ${ID} not null,
    seq integer not null,
    type text not null,
    at timestamptz not null,
    actor jsonb not null,
    data jsonb not null,
    words jsonb,
    words_hash text,
    previous_hash text,
    hash text not null,
    primary key (workspace, position)
  )`,
  `create unique index events_trail on events (workspace, handoff, seq)`,
  `create table idempotency (
    workspace ${ID} not null,
    actor ${ID} not null,
    key ${ID} not null,
    request_hash text not null,
    status integer not null,
    body jsonb not null,
    at ${NOW},
    primary key (workspace, actor, key)
  )`,
  `create index idempotency_at on idempotency (at)`,
  `create table refused_submissions (
    workspace ${ID} not null,
    id ${ID} not null,
    agent ${ID} not null,
    code text not null,
    detail text not null,
    body text not null,
    at ${NOW},
    seen_at timestamptz,
    primary key (workspace, id)
  )`,
  `create table webhooks (
    workspace ${ID} not null,
    id ${ID} not null,
    agent ${ID},
    url text not null,
    secret text not null,
    events text[],
    active boolean not null default true,
    created_at ${NOW},
    removed_at timestamptz,
    primary key (workspace, id)
  )`,
  `create table deliveries (
    workspace ${ID} not null,
    id ${ID} not null,
    handoff ${ID} not null,
    seq integer not null,
    webhook ${ID} not null,
    state text not null check (state in ('pending', 'delivered', 'dead')),
    attempts integer not null default 0,
    last_error text,
    last_at timestamptz,
    delivered_at timestamptz,
    primary key (workspace, id)
  )`,
  `create index deliveries_handoff on deliveries (workspace, handoff, seq)`,
  `create index deliveries_unfinished on deliveries (workspace, state) where state <> 'delivered'`,
]

/** The body of a function that answers one query over all workspaces. */
const acrossWorkspaces = (
  query: string,
): string => `language plpgsql security definer set search_path from current as $$
  #variable_conflict use_column
  declare outside text := coalesce(current_setting('app.workspace', true), '');
  begin
    perform set_config('app.workspace', '${EVERY_WORKSPACE}', true);
    return query ${query};
    perform set_config('app.workspace', outside, true);
  end $$`

const FUNCTION_STATEMENTS = [
  // Declared stable although it reads the running clock: one statement sees one time, and an index on due can be used.
  `create function desk_now() returns timestamptz language sql stable as $$
    select date_trunc('milliseconds', clock_timestamp()
      + coalesce(nullif(current_setting('app.clock_shift', true), '')::float8, 0) * interval '1 millisecond')
  $$`,
  `create function keep_events() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and new.words is null and (to_jsonb(new) - 'words') = (to_jsonb(old) - 'words') then
      return new;
    end if;
    if tg_op = 'DELETE' and current_setting('app.purge', true) = old.workspace
      and exists (select 1 from workspaces where id = old.workspace and practice) then
      return old;
    end if;
    raise exception 'The trail is append-only: event % of handoff % may not be changed or removed.',
      old.seq, old.handoff using errcode = 'restrict_violation';
  end $$`,
  `create trigger keep_events before update or delete on events for each row execute function keep_events()`,
  `create function keep_all_events() returns trigger language plpgsql as $$
  begin
    raise exception 'The trail is append-only: its table may not be emptied.' using errcode = 'restrict_violation';
  end $$`,
  `create trigger keep_all_events before truncate on events for each statement execute function keep_all_events()`,
  `create function keep_playbooks() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' and current_setting('app.purge', true) = old.workspace
      and exists (select 1 from workspaces where id = old.workspace and practice) then
      return old;
    end if;
    raise exception 'A playbook is append-only: version % may not be changed or removed. Write the next version.',
      old.version using errcode = 'restrict_violation';
  end $$`,
  `create trigger keep_playbooks before update or delete on playbooks for each row execute function keep_playbooks()`,
  // Who is calling is found before the workspace is known: these two, and nothing else, look across workspaces by
  // themselves. They answer one exact prefix or one exact user, and close the door behind them.
  `create function find_key(asked_prefix text)
    returns table (workspace text, id text, hash text, revoked_at timestamptz, last_used_at timestamptz,
      agent text, person text, role text)
    ${acrossWorkspaces(`
      select k.workspace, k.id, k.hash, k.revoked_at, k.last_used_at, k.agent, k.person, m.role
      from keys k left join members m on m.workspace = k.workspace and m.person = k.person and m.removed_at is null
      where k.prefix = asked_prefix`)}`,
  `create function find_memberships(asked_user text)
    returns table (workspace text, workspace_name text, practice boolean, person text, name text, email text, role text)
    ${acrossWorkspaces(`
      select m.workspace, w.name, w.practice, m.person, m.name, m.email, m.role
      from members m join workspaces w on w.id = m.workspace
      where m.user_id = asked_user and m.removed_at is null
      order by w.created_at, w.id`)}`,
  `revoke execute on function find_key(text), find_memberships(text) from public`,
]

const WORKSPACE_COLUMNS: [table: string, column: string][] = [
  ['workspaces', 'id'],
  ...['playbooks', 'members', 'agents', 'keys', 'handoffs', 'notes', 'submissions', 'conversations'].map(
    (table): [string, string] => [table, 'workspace'],
  ),
  ...['events', 'idempotency', 'refused_submissions', 'webhooks', 'deliveries'].map((table): [string, string] => [
    table,
    'workspace',
  ]),
]

async function secure(db: Kysely<never>, table: string, column: string): Promise<void> {
  const allowed = `${column} = current_setting('app.workspace', true) or current_setting('app.workspace', true) = '${EVERY_WORKSPACE}'`
  await sql.raw(`alter table ${table} enable row level security`).execute(db)
  await sql.raw(`alter table ${table} force row level security`).execute(db)
  await sql.raw(`create policy own_workspace on ${table} using (${allowed}) with check (${allowed})`).execute(db)
}

/**
 * A superuser (PGlite's own user, many a development database) is not bound by row-level security, so every
 * transaction takes this role. Roles belong to the whole cluster and not every user may make one: where it may not, the
 * user is no superuser and, as the owner of the tables, is bound by `force` alone.
 */
async function makeRole(db: Kysely<never>): Promise<void> {
  await sql
    .raw(`do $$
  begin
    if not exists (select 1 from pg_roles where rolname = '${APP_ROLE}') then
      begin
        create role ${APP_ROLE} nologin;
      exception
        -- Another database of the cluster was faster.
        when duplicate_object or unique_violation then null;
      end;
    end if;
    if not pg_has_role(current_user, '${APP_ROLE}', 'member') then
      grant ${APP_ROLE} to current_user;
    end if;
    execute format('grant usage on schema %I to ${APP_ROLE}', current_schema());
    grant select, insert, update, delete on ${WORKSPACE_COLUMNS.map(([table]) => table).join(', ')} to ${APP_ROLE};
  exception
    when insufficient_privilege then
      raise notice 'The role ${APP_ROLE} cannot be used by %; its own rights are bound by row-level security.', current_user;
  end $$`)
    .execute(db)
}
