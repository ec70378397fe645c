/** Rules made from decisions: where they would spare somebody a question, drafted, and how often they applied. */
import { days, isRefusal, after as later, type Playbook, type Refusal, refuse } from '@baton-desk/core'
import { candidatesIn, type DecidedAlike, keptCase } from '@baton-desk/core/rules'
import type { ClosedHandoff } from '../ports/handoffs.ts'
import type { Operations } from './operation.ts'

/** Whatever is kept longer is of another time. */
const DAYS = 90
/** The newest; playing them takes a thread some seconds. */
const MOST = 500

export const ruleOperations: Operations<'listRules' | 'draftRule'> = {
  async listRules({ app, caller }) {
    const { document: playbook } = (await app.facts.of(caller.workspace)).playbook
    const made = rulesMade(playbook)
    return app.store.transaction(caller.workspace, async (records, now) => {
      const since = later(now, -days(DAYS))
      const closed = await records.handoffs.closedSince({ since, limit: MOST + 1 })
      const applied = await records.verdicts.applied({ rules: made.map(({ id }) => id), since })
      const looked = closed.slice(0, MOST)
      const why = new Map(playbook.triggers.map((trigger) => [trigger.id, trigger.why]))
      return {
        days: DAYS,
        looked: looked.length,
        isAll: closed.length <= MOST,
        candidates: candidatesIn(looked.filter(isDecided)).flatMap(({ handoffs, ...candidate }) => {
          const [newest] = handoffs
          const words = why.get(candidate.rule)
          return newest && words ? [{ ...candidate, why: words, n: handoffs.length, newest }] : []
        }),
        rules: made.map((rule) => ({
          ...rule,
          applied: applied[rule.id]?.n ?? 0,
          lastAt: applied[rule.id]?.lastAt ?? null,
        })),
      }
    })
  },

  async draftRule({ app, caller, body: { handoff, without } }) {
    if ((handoff === undefined) === (without === undefined))
      return refuse('invalid-request', { code: 'ruleFromWhat', facts: {} })
    const { playbook } = await app.facts.of(caller.workspace)
    const { now, closed, kept, asked } = await app.store.transaction(caller.workspace, async (records, now) => {
      const of = { since: later(now, -days(DAYS)), limit: MOST + 1 }
      const stored = handoff === undefined ? null : await records.handoffs.read(handoff)
      return {
        now,
        closed: await records.handoffs.closedSince(of),
        kept: await records.handoffs.keptSince(of),
        asked: stored && asClosed(stored.handoff),
      }
    })
    if (handoff !== undefined && !asked) return refuse('not-found', { code: 'noSuchHandoffNamed', facts: { handoff } })
    const found = { basedOn: playbook.version, days: DAYS, isAll: closed.length <= MOST }
    const none = (why: string) => ({ ...found, none: why, draft: null, document: null, tried: null })
    const from = without === undefined ? asked && alikeTo(asked, closed.slice(0, MOST)) : { without }
    if (!from) return none(asked?.decision ? NO_RULE_STOPPED_IT : NOT_DECIDED)

    const drafted = await app.aside(`${caller.workspace} ${caller.id}`, 'draftRule', {
      text: playbook.text ?? JSON.stringify(playbook.document),
      cases: kept.slice(0, MOST).flatMap((one) => {
        const played = keptCase(one)
        return played ? [{ played, decision: one.decision ?? null }] : []
      }),
      from,
      now,
    })
    if (isRefusal(drafted)) return drafted
    if ('problems' in drafted) return refusedFor(drafted.problems)
    if ('none' in drafted) return none(drafted.none)
    if (!('draft' in drafted)) return { ...found, none: null, draft: null, ...drafted }
    const { document, ...draft } = drafted.draft
    return { ...found, none: null, draft, document, tried: drafted.tried }
  },
}

const NOT_DECIDED = 'Nobody has decided on it yet.'
const NO_RULE_STOPPED_IT =
  'No trigger of the playbook stopped this: the agent handed it off by itself, and only its own instructions can change that.'

const isDecided = (closed: ClosedHandoff): closed is ClosedHandoff & DecidedAlike => closed.decision !== undefined

function asClosed(handoff: {
  id: string
  note: { why?: { trigger?: string | undefined } | undefined; action?: { tool: string } | undefined }
  decision?: { kind: NonNullable<ClosedHandoff['decision']> } | undefined
}): ClosedHandoff {
  const { id, note, decision } = handoff
  const rule = note.why?.trigger
  const tool = note.action?.tool
  return {
    id,
    ...(rule !== undefined && { rule }),
    ...(tool !== undefined && { tool }),
    ...(decision && { decision: decision.kind }),
  }
}

/** What the same trigger stopped with the same tool. */
function alikeTo({ rule, tool, decision }: ClosedHandoff, closed: readonly ClosedHandoff[]) {
  if (rule === undefined || decision === undefined) return undefined
  const handoffs = closed.filter((one) => one.rule === rule && one.tool === tool).map(({ id }) => id)
  return { trigger: rule, decision, handoffs }
}

function rulesMade({ triggers, never }: Playbook) {
  return [
    ...triggers.flatMap(({ id: trigger, unless = [] }) =>
      unless.map(({ id, when, why }) => ({ id, kind: 'exception' as const, trigger, words: why, when })),
    ),
    ...never.flatMap(({ id, what, when }) =>
      when === undefined ? [] : [{ id, kind: 'never' as const, words: what, when }],
    ),
  ]
}

const refusedFor = (problems: { message: string; pointer: string }[]): Refusal =>
  refuse(
    'playbook-refused',
    { code: 'playbookDoesNotLoad', facts: { problem: problems[0]?.message } },
    { errors: problems },
  )
