/** Workspaces: what whoever runs the desk does with them, and which one a person looks at. */
import { isRefusal, refuse } from '@baton-desk/core'
import { operatorOf } from '../operator.ts'
import type { Operations } from './operation.ts'

export const workspaceOperations: Operations<
  | 'backUp'
  | 'listWorkspaces'
  | 'addWorkspace'
  | 'removeWorkspace'
  | 'makeSignInLink'
  | 'makePersonKey'
  | 'myWorkspaces'
  | 'chooseWorkspace'
> = {
  async backUp({ app, body }) {
    const backedUp = await app.backUp(body)
    return isRefusal(backedUp) ? backedUp : { rows: backedUp }
  },
  listWorkspaces: async ({ app }) => ({ items: await operatorOf(app).workspaces() }),
  addWorkspace: ({ app, body }) => operatorOf(app).addWorkspace(body),
  removeWorkspace: ({ app, id }) => operatorOf(app).removeWorkspace(id),
  makeSignInLink: ({ app, body }) => operatorOf(app).signInLink(body),
  makePersonKey: ({ app, body }) => operatorOf(app).personKey(body),

  async myWorkspaces({ app, caller }) {
    const all = await app.store.workspaces()
    const mine = caller.kind === 'person' && caller.userId ? await app.store.findMemberships(caller.userId) : [caller]
    const ids = new Set(mine.map(({ workspace }) => workspace))
    return {
      items: all
        .filter(({ id }) => ids.has(id))
        .map(({ id, name, practice }) => ({ id, name, practice, isThis: id === caller.workspace })),
    }
  },

  async chooseWorkspace({ app, caller, body: { workspace } }) {
    if (caller.kind !== 'person' || !caller.userId || !caller.session)
      return refuse('not-allowed', { code: 'signInForThis', facts: {} })
    const mine = await app.store.findMemberships(caller.userId)
    if (!mine.some((membership) => membership.workspace === workspace))
      return refuse('not-found', { code: 'noSuchWorkspace', facts: { workspace } })
    await app.signIn.choose(caller.userId, { session: caller.session.id, workspace })
    return {}
  },
}
