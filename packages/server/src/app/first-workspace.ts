/** What a desk that nobody has used yet begins with, and how its first admin gets in. */
import type { WrittenPlaybook } from '@baton-desk/core'
import type { App } from './app.ts'
import { type NewWorkspace, type OpenedWorkspace, openWorkspace, starterFor } from './open-workspace.ts'
import { linkAs } from './sign-in-links.ts'

/** A practice workspace with this playbook, or `false` for a real one with one person. */
export type Demo = { playbook: WrittenPlaybook } | false

/** An empty desk opens its first workspace; one that has any is left as it is. */
export async function openFirst(app: App, demo: Demo): Promise<OpenedWorkspace | undefined> {
  if ((await app.store.workspaces()).length > 0) return undefined
  if (demo) return openWorkspace(app, practiceWorkspace(demo.playbook))
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
  const me = { person: 'owner', name: 'Owner', email: null, userId: null }
  return openWorkspace(app, { name: 'Front desk', practice: false, ...starterFor(me, timeZone) })
}

/** Whoever opens the desk is the last resort; the other people of a practice playbook are played. */
function practiceWorkspace(playbook: WrittenPlaybook): NewWorkspace {
  const admin = playbook.lastResort ?? Object.keys(playbook.people)[0] ?? 'owner'
  return {
    name: 'Practice desk',
    practice: true,
    playbook,
    people: Object.entries(playbook.people).map(([person, { name, email }]) => ({
      person,
      name,
      email,
      role: person === admin ? 'admin' : 'member',
      practice: person !== admin,
    })),
    admin,
    agent: { id: 'robin', name: 'Robin' },
  }
}

/** A fresh link at each start while no admin has a password: whoever can read the terminal runs the desk. */
export async function firstSignIn(app: App): Promise<string | undefined> {
  for (const { id } of await app.store.workspaces()) {
    const admins = (await app.facts.of(id)).members.filter(({ role }) => role === 'admin')
    const withPassword = await Promise.all(
      admins.map(({ userId }) => userId !== null && app.signIn.hasPassword(userId)),
    )
    const [first] = admins
    if (first && !withPassword.includes(true)) return (await linkAs(app, id, first)).url
  }
  return undefined
}
