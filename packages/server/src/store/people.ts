import type { Role, WorkspaceId } from '@baton-desk/core'
import type { Kysely } from 'kysely'
import type { MemberChange, Membership, PeopleRecords } from '../app/ports/people.ts'
import { anonymise } from './anonymise.ts'
import { toJson } from './json-columns.ts'
import { endLinks } from './links.ts'
import { maybeInstant, run } from './rows.ts'
import type { Database } from './schema.ts'
import type { Tx } from './store.ts'

type MemberRow = {
  person: string
  name: string
  email: string | null
  role: Role
  user_id: string | null
  reachable_at: Date | null
  practice: boolean
  wants_digest: boolean
}

export const peopleRecords = (tx: Tx, workspace: WorkspaceId): PeopleRecords => ({
  async list() {
    const rows = await run<MemberRow>(
      tx,
      `select person, name, email, role, user_id, reachable_at, practice, wants_digest from members
       where workspace = $1 and removed_at is null order by name, person`,
      [workspace],
    )
    return rows.map(({ user_id, reachable_at, wants_digest, ...member }) => ({
      ...member,
      userId: user_id,
      reachableAt: maybeInstant(reachable_at),
      wantsDigest: wants_digest,
    }))
  },

  async names() {
    const rows = await run<{ person: string; name: string }>(
      tx,
      'select person, name from members where workspace = $1 order by person',
      [workspace],
    )
    return Object.fromEntries(rows.map(({ person, name }) => [person, name]))
  },

  async remove(person) {
    const rows = await run(
      tx,
      `with removed as (
         update members set removed_at = desk_now(), reachable_at = null, user_id = null, email = null, role = 'member',
           mail_shown = null
         where workspace = $1 and person = $2 and removed_at is null returning person
       ), untold as (
         delete from channels where workspace = $1 and person = $2
       ), unsent as (
         -- What a mail server says may name the address.
         update messages set last_error = null, next_at = null, state = case state when 'pending' then 'failed' else state end
         where workspace = $1 and person = $2
       ), forgotten as (
         update deliveries set last_error = null where workspace = $1 and person = $2 and last_error is not null
       ), revoked as (
         update keys set revoked_at = desk_now() where workspace = $1 and person = $2 and revoked_at is null
       )
       select 1 from removed`,
      [workspace, person],
    )
    await endLinks(tx, { of: { workspace, person }, because: 'removed' })
    return rows.length > 0
  },

  anonymise: (anonymising) => anonymise(tx, workspace, anonymising),

  async follow(people) {
    await run(
      tx,
      `insert into members (workspace, person, name, email, role, practice)
       select $1, p.person, p.name,
         case when row_number() over (partition by lower(p.email) order by p.nr) = 1 and not exists (
           select 1 from members m where m.workspace = $1 and lower(m.email) = lower(p.email) and m.person <> p.person and m.removed_at is null
         ) then p.email end, p.role, p.practice
       from rows from (jsonb_to_recordset($2::jsonb) as (person text, name text, email text, role text, practice boolean))
         with ordinality as p(person, name, email, role, practice, nr)
       on conflict (workspace, person) do update
         set name = excluded.name, email = coalesce(members.email, excluded.email), removed_at = null`,
      [workspace, toJson(people)],
    )
  },

  async change(person, change) {
    const parameters: unknown[] = [workspace, person]
    const assignments = Object.entries(COLUMN_OF).flatMap(([field, column]) => {
      const value = change[field as keyof MemberChange]
      return value === undefined ? [] : [`${column} = $${parameters.push(value)}`]
    })
    if (assignments.length === 0) return
    await run(tx, `update members set ${assignments.join(', ')} where workspace = $1 and person = $2`, parameters)
  },
})

const COLUMN_OF = {
  name: 'name',
  email: 'email',
  role: 'role',
  userId: 'user_id',
  reachableAt: 'reachable_at',
  wantsDigest: 'wants_digest',
} as const
/** Where somebody who signed in belongs; the workspaces' order is that of their creation. Not for use in a transaction. */
export async function findMemberships(db: Kysely<Database>, userId: string): Promise<Membership[]> {
  return run<Membership>(db, 'select workspace, practice, person, role from find_memberships($1)', [userId])
}
