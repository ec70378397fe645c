/** The playbook and its versions: written, compared, rolled back, proven. */
import { isRefusal, playbookChanges, provePlaybook, type Refusal, refuse } from '@baton-desk/core'
import { previewTemplate, whoGets } from '../dry-runs.ts'
import type { ListedPlaybook, PlaybookVersion } from '../ports/playbooks.ts'
import { replayRule } from '../replay-rule.ts'
import { takeUpPlaybook, weighPlaybook } from '../take-up-playbook.ts'
import { channelsOfAll } from '../telling/channels-of-all.ts'
import type { WorkspaceFacts } from '../workspace-facts.ts'
import type { Call, Operations } from './operation.ts'

type PlaybookEndpoints =
  | 'getPlaybook'
  | 'putPlaybook'
  | 'checkPlaybook'
  | 'replayRule'
  | 'whoGets'
  | 'previewTemplate'
  | 'listPlaybooks'
  | 'getPlaybookVersion'
  | 'comparePlaybooks'
  | 'rollBackPlaybook'
  | 'provePlaybook'

export const playbookOperations: Operations<PlaybookEndpoints> = {
  async getPlaybook({ app, caller }) {
    const facts = await app.facts.of(caller.workspace)
    return toView(facts.playbook, facts)
  },

  async putPlaybook({ app, caller, body: { document, ...change } }) {
    const taken = await takeUpPlaybook(app, {
      ...change,
      workspace: caller.workspace,
      document,
      writtenBy: caller.id,
      doer: caller,
    })
    if (isRefusal(taken)) return taken
    return { ...toView(taken.playbook, await app.facts.of(caller.workspace)), remarks: taken.remarks }
  },

  async checkPlaybook({ app, caller, body: { document } }) {
    const { playbook: inForce } = await app.facts.of(caller.workspace)
    const weighed = await weighPlaybook(app, { workspace: caller.workspace, document })
    return {
      version: inForce.version,
      holds: weighed.problems.length === 0,
      problems: weighed.problems.map(({ message, pointer }) => ({ message, pointer })),
      remarks: weighed.remarks ?? [],
      changes: weighed.playbook ? playbookChanges(inForce.document, weighed.playbook) : [],
      gaps: weighed.proof?.gaps ?? [],
    }
  },

  replayRule: ({ app, caller, body }) => replayRule(app, { workspace: caller.workspace, person: caller.id, ...body }),

  whoGets: ({ app, caller, body }) => whoGets(app, { workspace: caller.workspace, person: caller.id, ...body }),

  previewTemplate: ({ app, caller, body }) =>
    previewTemplate(app, { workspace: caller.workspace, person: caller.id, ...body }),

  async listPlaybooks({ app, caller, query }) {
    const facts = await app.facts.of(caller.workspace)
    const versions = await app.store.transaction(caller.workspace, (records) => records.playbooks.list(query))
    return { items: versions.map((version) => toListed(version, facts)), inForce: facts.playbook.version }
  },

  async getPlaybookVersion(call) {
    const version = await versionOf(call, call.id)
    return isRefusal(version) ? version : toView(version, await call.app.facts.of(call.caller.workspace))
  },

  async comparePlaybooks(call) {
    const to = await versionOf(call, call.id)
    if (isRefusal(to)) return to
    const { since = to.version - 1 } = call.query
    if (since === 0) return refuse('not-found', { code: 'firstVersion', facts: {} })
    const from = await versionOf(call, String(since))
    if (isRefusal(from)) return from
    return { from: from.version, to: to.version, changes: playbookChanges(from.document, to.document) }
  },

  async rollBackPlaybook(call) {
    const { app, caller, body } = call
    const old = await versionOf(call, call.id)
    if (isRefusal(old)) return old
    const taken = await takeUpPlaybook(app, {
      workspace: caller.workspace,
      document: old.text ?? old.document,
      basedOn: body.basedOn,
      why: body.why ?? `Back to version ${old.version}.`,
      writtenBy: caller.id,
      doer: caller,
    })
    if (isRefusal(taken)) return taken
    return { ...toView(taken.playbook, await app.facts.of(caller.workspace)), remarks: taken.remarks }
  },

  async provePlaybook({ app, caller }) {
    const { playbook, reachable, roles, members } = await app.facts.of(caller.workspace)
    const { document, version } = playbook
    const asked = { workspace: caller.workspace, playbook: document, versions: `${version}` }
    const { now, rotas, channels, calendars } = await app.store.transaction(caller.workspace, async (records, now) => ({
      now,
      rotas: await app.rotas.of(records, asked, now),
      channels: await channelsOfAll(app, records, members),
      calendars: await records.calendars.list(),
    }))
    const { gapWords: _, untold, ...proof } = provePlaybook(document, { from: now, reachable, roles, rotas, channels })
    const link = `${new URL(app.publicUrl).origin}${TOLD_OF_NOW}`
    return { version, ...proof, untold: untold.map((person) => ({ person, link })), calendars }
  },
}

/** Where whoever is signed in is told what tells them of what is `now`, and has the one button that makes it so. */
const TOLD_OF_NOW = '/profile#now'

async function versionOf(
  { app, caller }: Pick<Call<PlaybookEndpoints>, 'app' | 'caller'>,
  id: string,
): Promise<PlaybookVersion | Refusal> {
  const asked = /^[1-9]\d{0,8}$/.test(id) ? Number(id) : undefined
  const version = asked && (await app.store.transaction(caller.workspace, (records) => records.playbooks.read(asked)))
  return version || refuse('not-found', { code: 'noSuchVersion', facts: { version: id } })
}

const toListed = ({ version, writtenBy, why, at }: ListedPlaybook, facts: WorkspaceFacts) => ({
  version,
  writtenBy: { id: writtenBy, name: facts.people[writtenBy] ?? writtenBy },
  why,
  at,
})

const toView = (version: PlaybookVersion, facts: WorkspaceFacts) => ({
  ...toListed(version, facts),
  document: version.document,
  text: version.text,
})
