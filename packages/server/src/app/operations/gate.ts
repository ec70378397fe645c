/** The gate's doors: an agent asks, or downloads what it needs to judge by itself; people read what was answered. */
import {
  type Approval,
  approvalIn,
  type GateAnswer,
  gatePlaybookOf,
  isRefusal,
  judge,
  judgeApproved,
  type Refusal,
  refuse,
  toVerdictRecord,
} from '@baton/core'
import type { App } from '../app.ts'
import type { Caller } from '../caller.ts'
import type { FailingTrigger, Records } from '../ports.ts'
import { tellThoseResponsible } from '../tell-those-responsible.ts'
import type { WorkspaceFacts } from '../workspace-facts.ts'
import type { Operations } from './operation.ts'

type GateEndpoints =
  | 'askGate'
  | 'gatePlaybook'
  | 'recordVerdicts'
  | 'listVerdicts'
  | 'listFailingTriggers'
  | 'seeFailingTrigger'

export const gateOperations: Operations<GateEndpoints> = {
  async askGate({ app, caller, body: { event, approved } }) {
    const facts = await app.facts.of(caller.workspace)
    const { version } = facts.playbook
    const gate = app.facts.gateOf(caller.workspace, facts.playbook)
    const asked = await app.store.transaction(caller.workspace, async (records, now) => {
      const approval = approved && (await readApproval(records, caller, approved))
      if (isRefusal(approval)) return approval
      const verdict = approval ? judgeApproved(gate, event, approval, now) : judge(gate, event, now)
      const id = app.ids.next()
      const record = toVerdictRecord({
        id,
        judgedAt: now,
        playbook: version,
        event,
        verdict,
        approved: approved?.handoff,
      })
      await records.verdicts.add({ agent: caller.id, local: false, verdicts: [record] })
      return { verdict, failing: await noteFailing(app, records, { facts, agent: caller.id, failed: verdict.failed }) }
    })
    if (isRefusal(asked)) return asked
    tellOfFailing(app, facts, asked.failing)
    return { ...asked.verdict, playbook: version } satisfies GateAnswer
  },

  async gatePlaybook({ app, caller, query }) {
    const { playbook } = await app.facts.of(caller.workspace)
    const now = await app.store.transaction(caller.workspace, async (_records, now) => now)
    const { version, document } = playbook
    return { version, now, ...(query.unless !== version && { playbook: gatePlaybookOf(document) }) }
  },

  async recordVerdicts({ app, caller, body: { records: verdicts } }) {
    const facts = await app.facts.of(caller.workspace)
    const { version, document } = facts.playbook
    // What an agent says of another version, or of a rule that is not there, is kept, and nobody is called for it.
    const known = new Set([...document.triggers, ...document.never].map(({ id }) => id))
    const failed = verdicts
      .filter(({ playbook }) => playbook === version)
      .flatMap((verdict) => verdict.failed.filter(({ id }) => known.has(id)))
    const failing = await app.store.transaction(caller.workspace, async (records) => {
      await records.verdicts.add({ agent: caller.id, local: true, verdicts })
      return noteFailing(app, records, { facts, agent: caller.id, failed })
    })
    tellOfFailing(app, facts, failing)
    return {}
  },

  async listVerdicts({ app, caller, query }) {
    const { agents } = await app.facts.of(caller.workspace)
    const { items, nextCursor } = await app.store.transaction(caller.workspace, (records) =>
      records.verdicts.list(query),
    )
    return { items: items.map((item) => ({ ...item, agent: named(item.agent, agents) })), nextCursor }
  },

  async listFailingTriggers({ app, caller }) {
    const { agents } = await app.facts.of(caller.workspace)
    const failing = await app.store.transaction(caller.workspace, (records) => records.failingTriggers.list(100))
    return { items: failing.map((one) => ({ ...one, agent: named(one.agent, agents) })) }
  },

  seeFailingTrigger: ({ app, caller, id }) =>
    app.store.transaction(caller.workspace, async (records, now) =>
      (await records.failingTriggers.see(id, now)) ? {} : refuse('not-found', `There is no failing trigger ${id}.`),
    ),
}

const named = (id: string, agents: Record<string, string>) => ({ id, name: agents[id] ?? id })

/** What the decision on record approves; an agent shows its own handoffs only. */
async function readApproval(
  records: Records,
  caller: Caller,
  approved: { handoff: string; decision?: string },
): Promise<Approval | Refusal> {
  const stored = await records.handoffs.read(approved.handoff)
  if (!stored || stored.handoff.agent !== caller.id)
    return refuse('not-found', `There is no handoff ${approved.handoff} that you can see.`)
  const { handoff } = stored
  const decision = 'decision' in handoff ? handoff.decision : undefined
  if (approved.decision !== undefined && decision && decision.id !== approved.decision)
    return refuse('decision-mismatch', `Expected decision ${decision.id}, got ${approved.decision}.`, {
      decisionId: decision.id,
    })
  return approvalIn({ state: handoff.state, note: handoff.note, decision })
}

type Failing = { facts: WorkspaceFacts; agent: string; failed: { id: string; because: string }[] }

/** Keeps which triggers fail; answers those of this version of the playbook that nobody has been told of. */
async function noteFailing(app: App, records: Records, { facts, agent, failed }: Failing): Promise<FailingTrigger[]> {
  if (failed.length === 0) return []
  const playbook = facts.playbook.version
  const once = new Map(failed.map(({ id, because }) => [id, because]))
  return records.failingTriggers.add(
    [...once].map(([trigger, because]) => ({ id: app.ids.next(), trigger, playbook, because, agent })),
  )
}

function tellOfFailing(app: App, facts: WorkspaceFacts, failing: FailingTrigger[]): void {
  for (const { trigger, playbook, because, agent } of failing) {
    const rule = facts.playbook.document.triggers.find(({ id }) => id === trigger)
    const follows =
      rule?.onFailure === 'proceed'
        ? 'What it should look at goes on without a person, as the playbook says.'
        : 'What it should look at goes to a person instead.'
    tellThoseResponsible(app, facts.workspace.id, {
      subject: `The trigger “${trigger}” cannot be judged`,
      text: `“${trigger}” (version ${playbook} of the playbook) could not be judged when ${named(agent, facts.agents).name} asked: ${because}. ${follows} Mend its condition in the playbook, or have the agent send what it looks at. You are told once for each version.`,
    })
  }
}
