import { type Kysely, sql } from 'kysely'
import { APP_ROLE, EVERY_WORKSPACE } from '../schema.ts'
import { secureTable } from './secure-table.ts'

/**
 * The words by which a handoff is found, apart from the handoff: what changes in it most often says nothing new. Handoffs
 * of before have none yet and are `found` step by step (`indexWords`).
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  await secureTable(db, 'found_by', 'select, insert, update, delete')
  // Behind row-level security PostgreSQL uses no index for what it does not know to be leakproof, and it knows no search to
  // be. So the owner of the table sees all of it where that is nobody whom the desk works as, and the one function that
  // looks as its owner asks for the workspace itself. Elsewhere a search reads the words of the whole workspace.
  await sql
    .raw(
      `do $$ begin
        if (select coalesce(bool_or(pg_has_role(current_user, oid, 'member')), false) from pg_roles where rolname = '${APP_ROLE}') then
          execute format('create policy finds on found_by to %I using (true)', current_user);
        end if;
      end $$`,
    )
    .execute(db)
}

const ID = 'text collate "C"'

const STATEMENTS = [
  `create table found_by (
    workspace ${ID} not null,
    handoff ${ID} not null,
    -- note: the note and what was written beside it. talk: the conversation itself.
    kind text not null check (kind in ('note', 'talk')),
    words tsvector not null,
    -- The same words in one line, for parts of them.
    parts text not null,
    primary key (workspace, handoff, kind)
  )`,
  'create index found_by_words on found_by using gin (words)',
  // A server may not have the extension, or not let this user create it: then words are found by how they begin.
  `do $$ begin
    create extension if not exists pg_trgm;
    create index found_by_parts on found_by using gin (parts gin_trgm_ops);
  exception when others then
    raise notice 'pg_trgm cannot be had (%): words are found by how they begin.', sqlerrm;
  end $$`,
  `create function finds_parts() returns boolean language sql stable as $$
    select to_regclass('found_by_parts') is not null
  $$`,
  // One word: its beginning as a tsquery, and any part of it as a pattern where that has an index.
  `create function found_by_word(asked_workspace text, asked_kinds text[], beginning text, part text)
    returns setof text language plpgsql stable security definer set search_path from current as $$
    begin
      if asked_workspace is distinct from current_setting('app.workspace', true)
        and current_setting('app.workspace', true) is distinct from '${EVERY_WORKSPACE}' then
        return;
      end if;
      if part is not null and finds_parts() then
        return query select f.handoff::text from found_by f
          where f.workspace = asked_workspace and f.kind = any(asked_kinds) and f.parts like part;
      else
        return query select f.handoff::text from found_by f
          where f.workspace = asked_workspace and f.kind = any(asked_kinds) and f.words @@ beginning::tsquery;
      end if;
    end $$`,
  'alter table handoffs add column found boolean',
  'create index handoffs_not_found on handoffs (workspace, id) where found is null and erased_at is null',
]
