/** What whoever runs the desk does at its side: they can read its database, so these need no leave of any workspace. */
import { isRefusal, type PersonId, type Refusal, refuse, type WorkspaceId } from '@baton-desk/core'
import type { App } from './app.ts'
import { makeKey } from './keys.ts'
import { type OpenedWorkspace, openWorkspace, starterFor } from './open-workspace.ts'
import type { Member } from './ports/people.ts'
import type { Workspace } from './ports/workspaces.ts'
import { rememberLink } from './remember.ts'
import { linkAs } from './sign-in-links.ts'

export type Who = {
  /** Left out: the oldest one. */
  workspace?: WorkspaceId
  /** Left out: an admin. */
  person?: PersonId
}

export type Operator = {
  workspaces(): Promise<Workspace[]>
  /** A real one with one person, its admin and last resort, who signs in by the link. */
  addWorkspace(added: { name: string; admin: string; email?: string; timeZone?: string }): Promise<AddedWorkspace>
  /** Of practice only: a real one keeps its trail. */
  removeWorkspace(workspace: WorkspaceId): Promise<Record<string, never> | Refusal>
  /** Signs this person in, whether or not they have signed in before. */
  signInLink(who: Who): Promise<{ url: string; expiresAt: string; person: string } | Refusal>
  /** Acts as this person. */
  personKey(who: Who): Promise<MadeKey | Refusal>
}

export type MadeKey = { id: string; key: string; prefix: string; person: string }
export type AddedWorkspace = OpenedWorkspace & { signInUrl: string }

const OPERATOR = { kind: 'operator' } as const

export const operatorOf = (app: App): Operator => ({
  workspaces: () => app.store.workspaces(),

  async addWorkspace({ name, admin, email, timeZone = 'UTC' }) {
    const me = { person: 'owner', name: admin, email: email ?? null, userId: null }
    const opened = await openWorkspace(app, { name, practice: false, ...starterFor(me, timeZone) }, OPERATOR)
    const link = await linkAs(app, opened.workspace, me)
    await rememberLink(app, opened.workspace, { person: me.person, doer: OPERATOR })
    return { ...opened, signInUrl: link.url }
  },

  async removeWorkspace(workspace) {
    const found = (await app.store.workspaces()).find(({ id }) => id === workspace)
    if (!found) return refuse('not-found', { code: 'noSuchWorkspace', facts: { workspace } })
    if (!found.practice) return refuse('wrong-state', { code: 'realWorkspace', facts: { workspace: found.name } })
    await app.store.purgePractice(workspace)
    await app.factsChanged(workspace)
    return {}
  },

  async signInLink(who) {
    const found = await find(app, who)
    if ('refused' in found) return found
    const link = await linkAs(app, found.workspace, found.member)
    await rememberLink(app, found.workspace, { person: found.member.person, doer: OPERATOR })
    return { ...link, person: found.member.name }
  },

  async personKey(who) {
    const found = await find(app, who)
    if ('refused' in found) return found
    const { workspace, member } = found
    const scopes = ['read', 'decide', 'set-up'] as const
    const made = await makeKey(
      app,
      workspace,
      { person: member.person, name: 'made by whoever runs the desk', scopes },
      OPERATOR,
    )
    return isRefusal(made) ? made : { ...made, person: member.name }
  },
})

async function find(
  app: App,
  { workspace, person }: Who,
): Promise<{ workspace: WorkspaceId; member: Member } | Refusal> {
  const all = await app.store.workspaces()
  const found = workspace === undefined ? all[0] : all.find(({ id }) => id === workspace)
  if (!found) return refuse('not-found', { code: 'noSuchWorkspace', facts: { workspace: workspace ?? '' } })
  const { members } = await app.facts.of(found.id)
  const member = members.find((one) => (person === undefined ? one.role === 'admin' : one.person === person))
  return member
    ? { workspace: found.id, member }
    : refuse('not-found', { code: 'noSuchMember', facts: { person: person ?? 'admin' } })
}
