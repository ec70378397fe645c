/** The gate's doors: an agent asks, or downloads what it needs to judge by itself; people read what was answered. */
import {
  type AnswerOf,
  type Approval,
  approvalIn,
  type GateEvent,
  type GateVerdict,
  gatePlaybookOf,
  type Instant,
  isRefusal,
  judge,
  judgeApproved,
  type Refusal,
  refuse,
  toVerdictRecord,
} from '@baton-desk/core'
import type { App } from '../app.ts'
import { isLong } from '../at-length.ts'
import { type Caller, senderKey } from '../caller.ts'
import type { PlaybookVersion } from '../ports/playbooks.ts'
import type { Records } from '../ports/store.ts'
import { tell, whoAnswersFor } from '../tell.ts'
import type { WorkspaceFacts } from '../workspace-facts.ts'
import type { Operations } from './operation.ts'

type GateEndpoints = 'askGate' | 'gatePlaybook' | 'recordVerdicts' | 'listVerdicts'

export const gateOperations: Operations<GateEndpoints> = {
  async askGate({ app, caller, body: { event, approved } }) {
    const facts = await app.facts.of(caller.workspace)
    const { version } = facts.playbook
    const gate = app.facts.gateOf(caller.workspace, facts.playbook)
    const early = isLong(event.conversation)
      ? await judgeEarly(app, { caller, event, approved, playbook: facts.playbook })
      : undefined
    if (isRefusal(early)) return early
    return app.store.transaction(caller.workspace, async (records, now) => {
      const approval = early ? undefined : approved && (await readApproval(records, { caller, approved, now }))
      if (isRefusal(approval)) return approval
      const verdict = early ?? (approval ? judgeApproved(gate, event, approval, now) : judge(gate, event, now))
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
      await tellOfFailing(records, facts, { agent: caller.id, failed: verdict.failed })
      return { ...verdict, playbook: version } satisfies AnswerOf<'askGate'>
    })
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
    return app.store.transaction(caller.workspace, async (records) => {
      await records.verdicts.add({ agent: caller.id, local: true, verdicts })
      await tellOfFailing(records, facts, { agent: caller.id, failed })
      return {}
    })
  },

  async listVerdicts({ app, caller, query }) {
    const { agents } = await app.facts.of(caller.workspace)
    const { items, nextCursor } = await app.store.transaction(caller.workspace, (records) =>
      records.verdicts.list(query),
    )
    return { items: items.map((item) => ({ ...item, agent: named(item.agent, agents) })), nextCursor }
  },
}

type Asked = { caller: Caller; event: GateEvent; approved: Approved | undefined; playbook: PlaybookVersion }

/** Judged before the transaction that records it, where others would have to wait. */
async function judgeEarly(app: App, { caller, event, approved, playbook }: Asked): Promise<GateVerdict | Refusal> {
  const read = await app.store.transaction(caller.workspace, async (records, now) => {
    const approval = approved && (await readApproval(records, { caller, approved, now }))
    return isRefusal(approval) ? approval : { approval, now }
  })
  if (isRefusal(read)) return read
  const by = { workspace: caller.workspace, ...playbook }
  return app.aside(`${caller.workspace} ${senderKey(caller)}`, 'judge', { ...read, event, by })
}

const named = (id: string, agents: Record<string, string>) => ({ id, name: agents[id] ?? id })

type Approved = { handoff: string; decision?: string | undefined; claim?: string | undefined }

/** What the decision on record approves; an agent shows its own handoffs only. */
async function readApproval(
  records: Records,
  { caller, approved, now }: { caller: Caller; approved: Approved; now: Instant },
): Promise<Approval | Refusal> {
  const stored = await records.handoffs.read(approved.handoff)
  if (!stored || stored.handoff.agent !== caller.id)
    return refuse('not-found', { code: 'noSuchHandoffNamed', facts: { handoff: approved.handoff } })
  const { handoff } = stored
  const decision = 'decision' in handoff ? handoff.decision : undefined
  if (approved.decision !== undefined && decision && decision.id !== approved.decision)
    return refuse(
      'decision-mismatch',
      { code: 'otherDecision', facts: { expected: decision.id, got: approved.decision } },
      { decisionId: decision.id },
    )
  const { state, note, usefulUntil } = handoff
  const claim = 'claim' in handoff ? handoff.claim : undefined
  const holds = claim !== undefined && claim.id === approved.claim
  return approvalIn({ state, note, decision, claim, usefulUntil }, { now, holds })
}

type Failing = { agent: string; failed: { id: string; because: string }[] }

/** Those who answer for the playbook are told of a trigger that cannot be judged, once for each version. */
async function tellOfFailing(records: Records, facts: WorkspaceFacts, { agent, failed }: Failing): Promise<void> {
  const { version, document } = facts.playbook
  for (const [trigger, because] of new Map(failed.map(({ id, because }) => [id, because]))) {
    const rule = document.triggers.find(({ id }) => id === trigger)
    const follows =
      rule?.onFailure === 'proceed'
        ? 'What it should look at goes on without a person, as the playbook says.'
        : 'What it should look at goes to a person.'
    await tell(records, {
      id: `failing-trigger.${trigger}.${version}`,
      people: whoAnswersFor(document, facts.members),
      subject: `The trigger “${trigger}” cannot be judged`,
      body: `“${trigger}” (version ${version} of the playbook) could not be judged when ${named(agent, facts.agents).name} asked: ${because}. ${follows} Mend its condition, or have the agent send what it looks at. You are told once for each version.`,
    })
  }
}
