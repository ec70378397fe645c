/** Takes name and address of somebody who left out of every table. What they did stays, under the id that the playbook gave them. */
import type { PersonId, WorkspaceId } from '@baton-desk/core'
import type { Anonymised } from '../app/ports/people.ts'
import { toJson } from './json-columns.ts'
import { run } from './rows.ts'
import type { Store, Tx } from './store.ts'

/** Null when nobody of this id has left the workspace. */
export async function anonymise(
  tx: Tx,
  workspace: WorkspaceId,
  { person, as }: { person: PersonId; as: string },
): Promise<Anonymised | null> {
  const [left] = await run<{ name: string }>(
    tx,
    'select name from members where workspace = $1 and person = $2 and removed_at is not null for update',
    [workspace, person],
  )
  if (!left) return null
  const known = await wordsFor(tx, workspace, person)
  const names = [...new Set([left.name, ...known.names])].filter((name) => name !== as)
  await run(tx, 'update members set name = $3, email = null where workspace = $1 and person = $2', [
    workspace,
    person,
    as,
  ])
  for (const statement of [
    'update keys set name = null where workspace = $1 and person = $2',
    'delete from notices where workspace = $1 and person = $2',
    `update workspace_events set words = null where workspace = $1 and data ->> 'person' = $2 and words is not null`,
  ])
    await run(tx, statement, [workspace, person])
  const words = [...names, ...known.emails]
  await run(
    tx,
    `update workspace_events set words = null where workspace = $1 and words is not null
       and exists (select from unnest($2::text[]) word where strpos(words::text, word) > 0)`,
    [workspace, words.map((word) => JSON.stringify(word).slice(1, -1))],
  )
  await rewrite(tx, workspace, { person, from: words, to: as })
  return { names, emails: known.emails }
}

/** What versions of the playbook and the workspace's own trail say of them. */
async function wordsFor(tx: Tx, workspace: WorkspaceId, person: PersonId): Promise<Anonymised> {
  const rows = await run<{ name: string | null; email: string | null }>(
    tx,
    `select document -> 'people' -> $2::text ->> 'name' as name, document -> 'people' -> $2::text ->> 'email' as email
     from playbooks where workspace = $1
     union select words -> 'words' ->> 'name', words -> 'words' ->> 'email'
     from workspace_events where workspace = $1 and data ->> 'person' = $2 and type = 'member_changed'`,
    [workspace, person],
  )
  const said = (words: (string | null)[]) => [...new Set(words.filter((word) => word !== null))]
  return { names: said(rows.map(({ name }) => name)), emails: said(rows.map(({ email }) => email)) }
}

type Change = { person: PersonId; from: string[]; to: string }

/** In what the desk and its people have written: playbooks as they were written, and what others were told. */
async function rewrite(tx: Tx, workspace: WorkspaceId, change: Change): Promise<void> {
  await run(tx, `select set_config('app.anonymise', $1, true)`, [workspace])
  const versions = await run<{ version: number; document: unknown; written: unknown; why: string | null }>(
    tx,
    'select version, document, written, why from playbooks where workspace = $1 order by version',
    [workspace],
  )
  for (const { version, ...kept } of versions) {
    const { document, written } = withoutPerson(kept, change)
    const why = replaced(kept.why, change)
    await run(
      tx,
      'update playbooks set document = $3::jsonb, written = $4::jsonb, why = $5 where workspace = $1 and version = $2',
      [workspace, version, toJson(document), written === null ? null : toJson(written), why],
    )
  }
  const notices = await run<{ id: string; person: string; subject: string; body: string }>(
    tx,
    'select id, person, subject, body from notices where workspace = $1',
    [workspace],
  )
  for (const { id, person, ...told } of notices) {
    const { subject, body } = replaced(told, change)
    if (subject !== told.subject || body !== told.body)
      await run(tx, 'update notices set subject = $4, body = $5 where workspace = $1 and id = $2 and person = $3', [
        workspace,
        id,
        person,
        subject,
        body,
      ])
  }
  await run(tx, `select set_config('app.anonymise', '', true)`, [])
}

/**
 * A name of one word may be a word of a rule as well: it goes where the person is described, and nowhere else. Addresses and
 * names of several words go from everywhere.
 */
function withoutPerson<T extends { document: unknown; written: unknown }>(kept: T, change: Change): T {
  const { person, from, to } = change
  const plain = from.filter((word) => /[\s@]/.test(word))
  const { document, written } = replaced(kept, { ...change, from: plain })
  const text = typeof written === 'string' ? written : undefined
  const said = from.reduce((all, word) => all?.replaceAll(`name: ${word}\n`, `name: ${to}\n`), text)
  return { ...kept, document: renamed(document, person, to), written: said ?? renamed(written, person, to) }
}

function renamed(document: unknown, person: PersonId, to: string): unknown {
  const { people } = (document ?? {}) as { people?: Record<string, object> }
  const described = people?.[person]
  if (typeof document !== 'object' || document === null || !described) return document
  const { email: _, ...rest } = described as { email?: unknown }
  return { ...document, people: { ...people, [person]: { ...rest, name: to } } }
}

/** In every text of it, where it stands as a word of its own. */
function replaced<T>(value: T, { from, to }: Change): T {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return from.reduce((text, word) => withoutWord(text, word, to), part)
    if (Array.isArray(part)) return part.map(walk)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]))
  }
  return walk(value) as T
}

const withoutWord = (text: string, word: string, to: string): string =>
  text.replaceAll(word, (found, at: number) => {
    const isPart = /[\p{L}\p{N}]/u.test(`${text[at - 1] ?? ''}${text[at + found.length] ?? ''}`)
    return isPart ? found : to
  })

/**
 * Accounts of this name or address that belong to no workspace any more, and letters that were sent there. They lie in tables of
 * the sign-in library and of the queue, which the role of our transactions may not write.
 */
export async function forgetAccounts(store: Store, { names, emails }: Anonymised): Promise<void> {
  const isThere = async (table: string) =>
    (await run<{ is: boolean }>(store.db, 'select to_regclass($1) is not null as is', [table]))[0]?.is === true
  const users = (await isThere('"user"')) ? await accountsWithout(store, { names, emails }) : []
  const ids = users.map(({ id }) => id)
  const addresses = [...new Set([...emails, ...users.map(({ email }) => email)].map((email) => email.toLowerCase()))]
  if (ids.length > 0)
    for (const [table, statement] of ACCOUNT) if (await isThere(table)) await run(store.db, statement, [ids])
  await store.systemTransaction((tx) =>
    run(tx, 'delete from sign_in_links where user_id = any($1::text[]) or lower(address) = any($2::text[])', [
      ids,
      addresses,
    ]),
  )
  if (await isThere('boss.job'))
    await run(
      store.db,
      `delete from boss.job where state in ('completed', 'cancelled', 'failed')
         and (lower(data ->> 'to') = any($1::text[]) or lower(data ->> 'address') = any($1::text[]))`,
      [addresses],
    )
}

/** What an account has, before the account itself. */
const ACCOUNT: [table: string, statement: string][] = [
  ['"oauthAccessToken"', 'delete from "oauthAccessToken" where "userId" = any($1::text[])'],
  ['"oauthRefreshToken"', 'delete from "oauthRefreshToken" where "userId" = any($1::text[])'],
  ['"oauthClient"', 'update "oauthClient" set "userId" = null where "userId" = any($1::text[])'],
  ['"oauthConsent"', 'delete from "oauthConsent" where "userId" = any($1::text[])'],
  ['session', 'delete from session where "userId" = any($1::text[])'],
  ['account', 'delete from account where "userId" = any($1::text[])'],
  ['passkey', 'delete from passkey where "userId" = any($1::text[])'],
  ['"user"', 'delete from "user" where id = any($1::text[])'],
]

async function accountsWithout(store: Store, { names, emails }: Anonymised): Promise<{ id: string; email: string }[]> {
  const bound = await store.systemTransaction((tx) =>
    run<{ user_id: string }>(
      tx,
      'select distinct user_id from members where workspace is not null and user_id is not null',
      [],
    ),
  )
  return run(
    store.db,
    `select id, email from "user" where (name = any($1::text[]) or lower(email) = any($2::text[])) and id <> all($3::text[])`,
    [names, emails.map((email) => email.toLowerCase()), bound.map(({ user_id }) => user_id)],
  )
}
