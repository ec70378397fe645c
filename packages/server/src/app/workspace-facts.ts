/**
 * What every call needs to know of a workspace and what seldom changes: its playbook, its people, its agents. Kept per
 * process, dropped when any process says that it changed, and in any case after half a minute.
 */
import { type Gate, type PersonId, type Playbook, type Role, readGate, type WorkspaceId } from '@baton-desk/core'
import type { KeyOwner } from './ports/agents.ts'
import type { Member } from './ports/people.ts'
import type { PlaybookVersion } from './ports/playbooks.ts'
import type { Records, Store } from './ports/store.ts'
import type { Workspace } from './ports/workspaces.ts'

export type WorkspaceFacts = {
  workspace: Workspace
  playbook: PlaybookVersion
  members: Member[]
  agents: Record<string, string>
  /** Names of everybody who is or was a member. */
  people: Record<PersonId, string>
  /** People with a proven channel. */
  reachable: PersonId[]
  roles: Record<PersonId, Role>
}

export type Facts = {
  of(workspace: WorkspaceId): Promise<WorkspaceFacts>
  /** Versions of the playbook that are no longer in force but still judge open handoffs; a version never changes. */
  keptPlaybook(workspace: WorkspaceId, version: number): Playbook | undefined
  keepPlaybook(workspace: WorkspaceId, version: number, document: Playbook): void
  /** A version of the playbook ready to judge: reading its expressions costs far more than judging by them. */
  gateOf(workspace: WorkspaceId, playbook: { version: number; document: Playbook }): Gate
  /** Who a key belongs to, by its prefix. */
  keyOwner(prefix: string): Promise<KeyOwner | null>
  drop(workspace?: WorkspaceId): void
}

// A lost notification must not leave a removed person reachable for long.
const KEPT_FOR_MS = 30_000
// A revoked key: the process that revokes it knows at once, the others by notification; this is for a lost one.
const KEYS_KEPT_FOR_MS = 5_000
const PLAYBOOKS_KEPT = 200
const GATES_KEPT = 50
const KEYS_KEPT = 10_000

export function createFacts(store: Store, monotonicMs: () => number): Facts {
  const kept = new Map<WorkspaceId, { facts: Promise<WorkspaceFacts>; until: number }>()
  const playbooks = new Map<string, Playbook>()
  const gates = new Map<string, Gate>()
  const keys = new Map<string, { owner: KeyOwner; until: number }>()

  return {
    of(workspace) {
      const found = kept.get(workspace)
      if (found && found.until > monotonicMs()) return found.facts
      const facts = store.transaction(workspace, readFacts)
      kept.set(workspace, { facts, until: monotonicMs() + KEPT_FOR_MS })
      facts.catch(() => kept.delete(workspace))
      return facts
    },
    keptPlaybook: (workspace, version) => playbooks.get(`${workspace} ${version}`),
    keepPlaybook(workspace, version, document) {
      if (playbooks.size >= PLAYBOOKS_KEPT) playbooks.clear()
      playbooks.set(`${workspace} ${version}`, document)
    },
    gateOf(workspace, { version, document }) {
      const found = gates.get(`${workspace} ${version}`)
      if (found) return found
      const gate = readGate(document)
      if (gates.size >= GATES_KEPT) gates.clear()
      gates.set(`${workspace} ${version}`, gate)
      return gate
    },
    async keyOwner(prefix) {
      const found = keys.get(prefix)
      if (found && found.until > monotonicMs()) return found.owner
      const owner = await store.findKey(prefix)
      if (keys.size >= KEYS_KEPT) keys.clear()
      if (owner) keys.set(prefix, { owner, until: monotonicMs() + KEYS_KEPT_FOR_MS })
      else keys.delete(prefix)
      return owner
    },
    drop(workspace) {
      if (workspace) kept.delete(workspace)
      else kept.clear()
      for (const [prefix, { owner }] of keys) if (!workspace || owner.workspace === workspace) keys.delete(prefix)
    },
  }
}

/** People with a proven channel; who is played in practice is there. */
export const reachableOf = (members: readonly Member[]): PersonId[] =>
  members.filter(({ reachableAt, practice }) => reachableAt !== null || practice).map(({ person }) => person)

export const rolesOf = (members: readonly Member[]): Record<PersonId, Role> =>
  Object.fromEntries(members.map(({ person, role }) => [person, role]))

async function readFacts(records: Records): Promise<WorkspaceFacts> {
  const workspace = await records.workspaces.read()
  if (!workspace) throw new Error('the workspace is gone')
  const playbook = await records.playbooks.read()
  if (!playbook) throw new Error(`workspace ${workspace.id} has no playbook`)
  const members = await records.people.list()
  const agents = await records.agents.list()
  return {
    workspace,
    playbook,
    members,
    agents: Object.fromEntries(agents.map(({ id, name }) => [id, name])),
    people: await records.people.names(),
    reachable: reachableOf(members),
    roles: rolesOf(members),
  }
}
