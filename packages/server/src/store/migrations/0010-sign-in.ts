import { type Kysely, sql } from 'kysely'
import { APP_ROLE, EVERY_WORKSPACE } from '../schema.ts'
import { secureTable } from './secure-table.ts'

/**
 * Links that open one membership, one account or one address, and how often somebody tried to get in. Both are found
 * before any workspace is known. Whoever left keeps no address and no account by which they could be found again.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  await secureTable(db, 'sign_in_links', 'select, insert, update, delete')
}

const ID = 'text collate "C"'

const STATEMENTS = [
  `create table sign_in_links (
    hash ${ID} primary key,
    kind text not null check (kind in ('join', 'sign-in', 'address')),
    workspace ${ID},
    person ${ID},
    user_id ${ID},
    address text,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    ended text check (ended in ('newer', 'removed', 'password', 'address')),
    check (case kind when 'join' then num_nonnulls(workspace, person) = 2
      when 'address' then num_nonnulls(user_id, address) = 2 else user_id is not null end)
  )`,
  'create index sign_in_links_of_member on sign_in_links (workspace, person) where workspace is not null',
  'create index sign_in_links_of_user on sign_in_links (user_id) where user_id is not null',
  'create index sign_in_links_of_address on sign_in_links (lower(address)) where address is not null',
  `create table sign_in_tries (
    bucket ${ID} primary key,
    tries integer not null,
    last_at timestamptz not null,
    next_at timestamptz not null
  )`,
  'create index sign_in_tries_last on sign_in_tries (last_at)',
  `do $$ begin
    if exists (select 1 from pg_roles where rolname = '${APP_ROLE}') then
      grant select, insert, update, delete on sign_in_tries to ${APP_ROLE};
    end if;
  end $$`,
  `select set_config('app.workspace', '${EVERY_WORKSPACE}', true)`,
  'update members set email = null, user_id = null where removed_at is not null',
  `select set_config('app.workspace', '', true)`,
]
