/**
 * One change of a playbook, drafted from cases that were decided alike: an exception of the trigger where they were approved
 * or needed nobody, a never-rule where they were rejected. It says no more than what all of them share, and leaves out, where
 * it can, whatever was decided otherwise.
 */
import { readGate, seenIn } from '../gate/gate.ts'
import type { DecisionKind } from '../handoff/decision.ts'
import { editPlaybook, type PlaybookEdit } from '../playbook/edit/edit-playbook.ts'
import { slugOf } from '../playbook/edit/slug.ts'
import { loadPlaybook } from '../playbook/load.ts'
import type { Playbook, Trigger } from '../playbook/playbook.ts'
import type { PlaybookProblem } from '../playbook/read-document.ts'
import { expressionReader } from '../playbook/triggers/expression.ts'
import { vocabularyOf } from '../playbook/triggers/vocabulary.ts'
import { type RehearsalCase, rehearse, stoppedAt } from '../rehearse/rehearse.ts'
import { type Instant, toInstant } from '../time/instant.ts'
import { isRuled } from './candidates.ts'
import { type Fact, isBounded, type Seen, sharedBy } from './shared-facts.ts'

/** A case that can be played, with what was decided on it; null where nobody did. */
export type DecidedCase = { played: RehearsalCase; decision: DecisionKind | null }

export type RuleDraft = {
  /** Id of the exception or never-rule. */
  id: string
  kind: 'exception' | 'never'
  /** The trigger that stopped these. */
  trigger: string
  /** "“refund-over-limit” no longer stops: the tool issue_refund, amount of 180 at most." */
  words: string
  /** CEL. */
  when: string
  /** What to think of before it is taken up. */
  warnings: string[]
  /** Those that share it, which it was drafted from. */
  from: string[]
  /** The whole playbook with it, as text: every other line as it was written. */
  document: string
}

export type NoRule = { none: string }

type Asked = {
  /** The playbook as its author wrote it. */
  text: string
  /** All that the trigger stopped with this tool, whatever was decided. */
  cases: readonly DecidedCase[]
  trigger: string
  decision: DecisionKind
  now: Instant
}

type Found = DecidedCase & { seen: Seen }

/** Undefined `none`: there is nothing that a rule could say instead of a person, with the reason. */
export function draftRule({ text, cases, trigger: id, decision, now }: Asked): RuleDraft | NoRule | Refused {
  const loaded = loadPlaybook(text)
  if ('problems' in loaded) return loaded
  const { playbook } = loaded
  if (!isRuled(decision))
    return {
      none: 'What a person did themselves no rule can do. Approvals, rejections and what needed nobody can become one.',
    }
  const trigger = playbook.triggers.find((one) => one.id === id)
  if (!trigger) return { none: `The playbook in force has no trigger “${id}” any more.` }

  const found = stoppedBy(playbook, { cases, id, now })
  const alike = found.filter((one) => one.decision === decision)
  if (alike.length === 0) return { none: `Played again, “${id}” stops none of these: nobody is asked any more.` }
  const others = found.filter((one) => one.decision !== decision)
  const chosen = choose(alike, others, { playbook, rule: id, bound: decision === 'reject' ? 'at_least' : 'at_most' })
  if (!chosen) return { none: 'They share nothing that a rule can look at, beyond what stops them.' }

  if (isWhole(playbook, trigger, chosen))
    return {
      none:
        kindOf(decision) === 'exception'
          ? `They share no more than what stops them. If nobody is needed for any of these, remove “${id}”.`
          : `They share no more than what stops them. If none of these may ever be done, write a never-rule in place of “${id}”.`,
    }

  const when = chosen.facts.map((fact) => fact.when).join(' && ')
  const said = chosen.facts.map((fact) => fact.words).join(', ')
  const kind = kindOf(decision)
  const name = freeId(playbook, slugOf(`${kind === 'never' ? 'no' : 'allow'} ${id} ${said}`.slice(0, 60)))
  const count = `${chosen.alike.length} of ${found.length}`
  const edit: PlaybookEdit =
    kind === 'never'
      ? {
          edit: 'add_never',
          id: name,
          what: `Do what was rejected each time: ${said}`.slice(0, 200),
          when,
          reason: trigger.reason,
          lane: trigger.lane,
        }
      : {
          edit: 'add_exception',
          trigger: id,
          id: name,
          when,
          why: whyOf(decision, { count, said, day: now.slice(0, 10) }),
        }
  const edited = editPlaybook(text, [edit])
  if ('problems' in edited) return edited
  return {
    id: name,
    kind,
    trigger: id,
    words:
      kind === 'never'
        ? `The agent must not: ${said}. Nobody is asked to approve it any more.`
        : `“${id}” stops no longer: ${said}. The agent goes on by itself.`,
    when,
    warnings: kind === 'exception' ? warningsOf(playbook, trigger, chosen) : [],
    from: chosen.alike.map(({ played }) => played.id),
    document: edited.text,
  }
}

const kindOf = (decision: DecisionKind) => (decision === 'reject' ? 'never' : 'exception')

/** It would say just what the trigger says: as an exception the trigger stops nothing then, as a never-rule it is one too many. */
function isWhole({ fields }: Playbook, { when }: Trigger, { facts }: Chosen): boolean {
  const read = expressionReader(vocabularyOf(fields))
  const [own, drafted] = [read(when), read(facts.map((fact) => fact.when).join(' && '))]
  return 'canonical' in own && 'canonical' in drafted && own.canonical === drafted.canonical
}

type Refused = { problems: PlaybookProblem[] }

/** The playbook without this rule or exception, every other line as it was written. */
export function withoutRule(text: string, id: string): { document: string } | Refused {
  const edited = editPlaybook(text, [{ edit: 'remove_rule', id }])
  return 'problems' in edited ? edited : { document: edited.text }
}

const whyOf = (decision: DecisionKind, { count, said, day }: { count: string; said: string; day: string }): string =>
  `${decision === 'approve' ? 'Approved unchanged' : 'Needed nobody'} in ${count} cases until ${day}: ${said}.`.slice(
    0,
    200,
  )

function warningsOf(playbook: Playbook, { id, twoMustAgree, risk, lane }: Trigger, { facts }: Chosen): string[] {
  const isForTwo = twoMustAgree === true || (playbook.lanes[lane]?.twoMustAgree ?? false) !== false
  return [
    ...(facts.length === 1 ? [`It covers whatever comes of ${facts[0]?.words}: “${id}” stops none of it.`] : []),
    ...(isForTwo ? ['Two people may have to agree on these. With this rule, nobody is asked.'] : []),
    ...(risk ? [`The trigger names a risk: ${risk}.`] : []),
  ]
}

/** Those that this trigger stops as the playbook is now, with what it saw of them. */
function stoppedBy(playbook: Playbook, { cases, id, now }: Pick<Asked, 'cases' | 'now'> & { id: string }): Found[] {
  const gate = readGate(playbook)
  return cases.flatMap((one) => {
    const [played] = rehearse(playbook, [one.played], { now, notes: false })
    if (!played || played.verdict.verdict === 'proceed' || played.verdict.decidedBy !== id) return []
    const event = stoppedAt(one.played, played)
    return event ? [{ ...one, seen: seenIn(gate, event, toInstant(one.played.at ?? '') ?? now) }] : []
  })
}

type Choosing = Parameters<typeof sharedBy>[1]
type Chosen = { facts: Fact[]; alike: Found[] }

/** Fewer cases than these are no reason to leave some of them out. */
const LEFT_OVER = 5

function choose(alike: readonly Found[], others: readonly Found[], asked: Choosing): Chosen | undefined {
  const shared = sharedBy(
    alike.map(({ seen }) => seen),
    asked,
  )
  const isTool = shared[0]?.field === 'action.tool'
  const must = shared.filter(({ field, when }) => (isTool ? FIRST.has(field) : !when.startsWith('!')))
  let rest = shared.filter((fact) => !must.includes(fact))
  const facts = [...must]
  const covered = () => others.filter(({ seen }) => facts.every((fact) => fact.holds(seen)))
  // More conditions, as long as one leaves out something that was decided otherwise.
  for (let wrong = covered(); wrong.length > 0 && rest.length > 0; wrong = covered()) {
    const [best] = rest
      .map((fact) => ({ fact, out: wrong.filter(({ seen }) => !fact.holds(seen)).length }))
      .sort((a, b) => b.out - a.out)
    if (!best || best.out === 0) break
    facts.push(best.fact)
    rest = rest.filter((fact) => fact !== best.fact)
  }
  if (facts.length === 0 || facts.length > MOST) return undefined
  return tightened({ facts, alike: [...alike] }, covered(), asked.bound)
}

const FIRST = new Set(['action.tool', 'action.amount', 'action.count', 'action.currency'])
const MOST = 8

/** A lower limit (or a higher one), where that leaves out what was decided otherwise and enough remains. */
function tightened(chosen: Chosen, wrong: readonly Found[], bound: Choosing['bound']): Chosen {
  const field = chosen.facts.find(({ field }) => field === 'action.amount' || field === 'action.count')?.field
  if (field === undefined || wrong.length === 0) return chosen
  const limits = wrong.map(({ seen }) => seen[field]).filter((value) => typeof value === 'number')
  const limit = bound === 'at_most' ? Math.min(...limits) : Math.max(...limits)
  const within = chosen.alike.filter(({ seen }) => {
    const value = seen[field] as number
    return bound === 'at_most' ? value < limit : value > limit
  })
  if (within.length < LEFT_OVER) return chosen
  const name = field.slice('action.'.length)
  const tighter = isBounded(
    field,
    within.map(({ seen }) => seen[field] as number),
    { name, bound },
  )
  return { facts: chosen.facts.map((fact) => (fact.field === field ? tighter : fact)), alike: within }
}

function freeId({ triggers, never }: Playbook, wanted: string): string {
  const taken = new Set([
    ...triggers.flatMap(({ id, unless = [] }) => [id, ...unless.map((one) => one.id)]),
    ...never.map(({ id }) => id),
  ])
  for (let nr = 1; ; nr += 1) {
    const id = nr === 1 ? wanted : `${wanted}-${nr}`
    if (!taken.has(id)) return id
  }
}
