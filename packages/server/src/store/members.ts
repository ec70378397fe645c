import type { PersonId, Role, WorkspaceId } from '@baton-desk/core'
import type { Kysely } from 'kysely'
import type { Member } from '../app/ports/store.ts'
import { maybeInstant, run, toJson } from './rows.ts'
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
}

export async function listMembers(tx: Tx, workspace: WorkspaceId): Promise<Member[]> {
  const rows = await run<MemberRow>(
    tx,
    `select person, name, email, role, user_id, reachable_at, practice from members
     where workspace = $1 and removed_at is null order by name, person`,
    [workspace],
  )
  return rows.map(({ user_id, reachable_at, ...member }) => ({
    ...member,
    userId: user_id,
    reachableAt: maybeInstant(reachable_at),
  }))
}

/** Names of everybody who is or was a member: the history goes on naming who has left. */
export async function listNames(tx: Tx, workspace: WorkspaceId): Promise<Record<PersonId, string>> {
  const rows = await run<{ person: string; name: string }>(
    tx,
    'select person, name from members where workspace = $1 order by person',
    [workspace],
  )
  return Object.fromEntries(rows.map(({ person, name }) => [person, name]))
}

/** They may come back: the playbook names them again, and they sign in anew. */
export async function removeMember(tx: Tx, workspace: WorkspaceId, person: PersonId): Promise<boolean> {
  const rows = await run(
    tx,
    `with removed as (
       update members set removed_at = desk_now(), reachable_at = null, user_id = null, role = 'member'
       where workspace = $1 and person = $2 and removed_at is null returning person
     ), revoked as (
       update keys set revoked_at = desk_now() where workspace = $1 and person = $2 and revoked_at is null
     )
     select 1 from removed`,
    [workspace, person],
  )
  return rows.length > 0
}

export type PersonOfPlaybook = { person: PersonId; name: string; email?: string; role: Role; practice: boolean }

/**
 * Brings the members in line with the people of a playbook: new ones are added, names follow, absent ones stay. An
 * e-mail address that a member has given is not overwritten, and one that another member has is left out.
 */
export async function followPlaybook(tx: Tx, workspace: WorkspaceId, people: PersonOfPlaybook[]): Promise<void> {
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
}

const COLUMN_OF = {
  name: 'name',
  email: 'email',
  role: 'role',
  userId: 'user_id',
  reachableAt: 'reachable_at',
} as const
export type MemberChange = Partial<Pick<Member, keyof typeof COLUMN_OF>>

export async function changeMember(
  tx: Tx,
  workspace: WorkspaceId,
  { person, change }: { person: PersonId; change: MemberChange },
): Promise<void> {
  const parameters: unknown[] = [workspace, person]
  const assignments = Object.entries(COLUMN_OF).flatMap(([field, column]) => {
    const value = change[field as keyof MemberChange]
    return value === undefined ? [] : [`${column} = $${parameters.push(value)}`]
  })
  if (assignments.length === 0) return
  await run(tx, `update members set ${assignments.join(', ')} where workspace = $1 and person = $2`, parameters)
}

export type Membership = { workspace: WorkspaceId; practice: boolean; person: PersonId; role: Role }

/** Where somebody who signed in belongs; the workspaces' order is that of their creation. Not for use in a transaction. */
export async function findMemberships(db: Kysely<Database>, userId: string): Promise<Membership[]> {
  return run<Membership>(db, 'select workspace, practice, person, role from find_memberships($1)', [userId])
}
