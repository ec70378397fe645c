import {
  loadPlaybook,
  type PersonId,
  type Playbook,
  type Role,
  starterPlaybook,
  type WorkspaceId,
  type WrittenPlaybook,
} from '@baton-desk/core'
import type { App } from './app.ts'
import type { Member } from './ports/people.ts'
import { type Doer, remember } from './remember.ts'

/** Accounts need an address, and some have none: those of this domain, which cannot exist, are shown to nobody. */
export const shownEmail = (email: string | null): string | null => (email?.endsWith('@desk.invalid') ? null : email)

export type NewWorkspace = {
  name: string
  practice: boolean
  playbook: WrittenPlaybook
  people: { person: PersonId; name: string; email?: string; role: Role; practice: boolean; userId?: string | null }[]
  /** The admin who opens it. */
  admin: PersonId
  agent: { id: string; name: string }
}

export type OpenedWorkspace = { workspace: WorkspaceId; agentKey: string }

/** A workspace with its first playbook, its people, and one agent with a key. A person's key is made when somebody asks for it. */
export async function openWorkspace(app: App, opening: NewWorkspace, doer?: Doer): Promise<OpenedWorkspace> {
  const { name, practice, people, admin, agent } = opening
  const playbook = provenPlaybook(opening.playbook)
  const workspace = app.ids.next()
  const agentKey = app.newKey('agent')
  await app.store.createWorkspace({ id: workspace, name, practice })
  await app.store.transaction(workspace, async (records, now) => {
    await records.playbooks.write({ basedOn: 0, document: playbook, writtenBy: admin })
    await records.people.follow(people)
    await records.calendars.expect(Object.values(playbook.rotas).map(({ url }) => url))
    // Whoever opens the desk sits at it: the link that opened it is their proof of being there.
    const { userId = null } = people.find(({ person }) => person === admin) ?? {}
    await records.people.change(admin, { reachableAt: now, ...(userId && { userId }) })
    await records.agents.add({ ...agent, practice })
    const key = app.ids.next()
    await records.agents.addKey({ id: key, agent: agent.id, prefix: agentKey.prefix, hash: agentKey.hash })
    await remember(app, records, doer, { type: 'workspace_made', data: { practice }, words: { name } })
    await remember(app, records, doer, {
      type: 'agent_made',
      data: { agent: agent.id, key },
      words: { name: agent.name },
    })
  })
  return { workspace, agentKey: agentKey.key }
}

/** The workspace of somebody who begins for real: they own every lane until they write down who else does. */
export function starterFor(
  me: Pick<Member, 'person' | 'name' | 'email' | 'userId'>,
  timeZone: string,
): Pick<NewWorkspace, 'playbook' | 'people' | 'admin' | 'agent'> {
  const { person, name, userId } = me
  const email = shownEmail(me.email) ?? undefined
  return {
    playbook: starterPlaybook({ person: { id: person, name, ...(email && { email }) }, timeZone }),
    people: [{ person, name, email, role: 'admin', practice: false, userId }],
    admin: person,
    agent: { id: 'agent', name: 'Your agent' },
  }
}

function provenPlaybook(written: WrittenPlaybook): Playbook {
  const loaded = loadPlaybook(written)
  if ('playbook' in loaded) return loaded.playbook
  throw new Error(
    `The playbook of a new workspace does not load: ${loaded.problems.map(({ message }) => message).join(' ')}`,
  )
}
