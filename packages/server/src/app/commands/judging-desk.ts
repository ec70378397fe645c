/** The desk that judges a command: rules, people, calendars and who is there, read in the command's own transaction. */
import {
  type Gate,
  type Instant,
  type Playbook,
  type Roster,
  rosterNeeds,
  type WorkspaceId,
  withPeopleOfNow,
} from '@baton-desk/core'
import type { App } from '../app.ts'
import type { Records } from '../ports/store.ts'
import type { WorkspaceFacts } from '../workspace-facts.ts'

export type JudgingDesk = {
  now: Instant
  /** The version that judges. */
  version: number
  /** Its rules, with the people of the version in force. */
  playbook: Playbook
  gate(): Gate
  /** Who is there to be asked for this lane and customer. */
  roster(about: { lane: string; customer?: string | undefined }): Promise<Roster>
}

type Judging = {
  records: Records
  facts: WorkspaceFacts
  /** The version by which the handoff was judged first; the one in force when left out. */
  version?: number
  now: Instant
}

export async function judgingDesk(app: App, { records, facts, version, now }: Judging): Promise<JudgingDesk> {
  const workspace = facts.workspace.id
  const { version: inForce, document: ofNow } = facts.playbook
  const judging = version ?? inForce
  const document = judging === inForce ? ofNow : await oldPlaybook(app, records, workspace, judging)
  const playbook = withPeopleOfNow(document, ofNow)
  return {
    now,
    version: judging,
    playbook,
    gate: () => app.facts.gateOf(workspace, { version: judging, document }),
    async roster({ lane, customer }) {
      const { reachable, roles } = facts
      if (!Object.hasOwn(playbook.lanes, lane)) return { reachable, roles, openByOwner: {} }
      // Also of lanes that it may be moved to.
      const hasRotas = Object.keys(playbook.rotas).length > 0
      const needs = rosterNeeds(playbook, lane)
      const versions = judging === inForce ? `${inForce}` : `${judging} with ${inForce}`
      return {
        reachable,
        roles,
        openByOwner: needs.openByOwner ? await records.handoffs.openByOwner(Object.keys(playbook.people)) : {},
        lastAssigned: needs.lastAssigned ? await records.handoffs.lastAssigned(lane) : undefined,
        lastEngaged: needs.lastEngaged && customer ? await records.handoffs.lastEngaged(customer) : undefined,
        rotas: hasRotas ? await app.rotas.of(records, { workspace, playbook, versions }, now) : undefined,
      }
    },
  }
}

/** Read in this transaction when the process does not hold it yet. */
async function oldPlaybook(app: App, records: Records, workspace: WorkspaceId, version: number): Promise<Playbook> {
  const kept = app.facts.keptPlaybook(workspace, version)
  if (kept) return kept
  const old = await records.playbooks.read(version)
  if (!old) throw new Error(`version ${version} of the playbook of ${workspace} is missing`)
  app.facts.keepPlaybook(workspace, version, old.document)
  return old.document
}
