/**
 * The gate: what an agent asks before it goes on. One event against the playbook gives one verdict, with every trigger
 * that matched, the one that decided and why. What cannot be judged goes to a person; nothing here ever approves.
 */
import type { Conversation } from '../evidence/conversation.ts'
import { writtenNow, writtenText } from '../evidence/mail/written-now.ts'
import { signalsIn } from '../evidence/signals/signals.ts'
import { isReadWhole } from '../evidence/signals/talk.ts'
import { pairToolCalls } from '../evidence/tools/tool-calls.ts'
import type { Decision } from '../handoff/decision.ts'
import type { Claim } from '../handoff/handoff.ts'
import { releasedAction } from '../handoff/released-action.ts'
import { hashOf, hashOfAction } from '../hash.ts'
import { ExactNumber, numberOf } from '../json/exact-number.ts'
import { type Note, URGENCIES, type Urgency } from '../note/note.ts'
import type { Never, Trigger } from '../playbook/playbook.ts'
import { type Expression, expressionReader } from '../playbook/triggers/expression.ts'
import { fieldsIn, LONGEST_TEXT } from '../playbook/triggers/field-values.ts'
import { type Section, type Vocabulary, vocabularyOf } from '../playbook/triggers/vocabulary.ts'
import { businessClock, isBusinessOpen } from '../routing/hours.ts'
import type { Instant } from '../time/instant.ts'
import { type Doubt, gate as english } from '../words/en/gate.ts'
import { type Saying, say } from '../words/saying.ts'
import type { Words } from '../words/words.ts'
import type { GateEvent } from './gate-event.ts'
import type { GatePlaybook } from './gate-playbook.ts'
import type { Excepted, Failed, GateVerdict, Matched } from './verdict.ts'

/** A playbook made ready to judge events; reading it once saves parsing its expressions for each event. */
export type Gate = {
  playbook: GatePlaybook
  vocabulary: Vocabulary
  /** The language of its reasons. */
  words: Words['gate']
  /** Rules that can hold for any event. */
  always: readonly Rule[]
  /** `action.kind=refund` → rules that can hold for nothing else. */
  byValue: ReadonlyMap<string, readonly Rule[]>
}

type GateSaying = Saying<Words['gate']>

type Rule = Matched & {
  /** `why` as data. */
  said: GateSaying
  order: number
  expression: Expression
  unless: readonly Unless[]
  onFailure: 'person' | 'proceed'
  instead?: string | undefined
}

type Unless = { id: string; why: string; expression: Expression }

const INDEXED = ['event.kind', 'action.kind', 'action.tool'] as const

/** Makes a loaded playbook ready to judge. Throws where an expression cannot be read: such a playbook does not load. */
export function readGate(playbook: GatePlaybook, words: Words['gate'] = english): Gate {
  const vocabulary = vocabularyOf(playbook.fields)
  const readAny = expressionReader(vocabulary)
  const always: Rule[] = []
  const byValue = new Map<string, Rule[]>()
  for (const [order, source] of [...playbook.never.filter(isEnforced), ...playbook.triggers].entries()) {
    const expression = read(source.id, source.when)
    const exceptions = 'unless' in source ? (source.unless ?? []) : []
    const unless = exceptions.map(({ id, why, when }) => ({ id, why, expression: read(id, when) }))
    const rule = ruleFrom(source, { expression, unless, order }, { playbook, words })
    if (!expression.onlyFor) always.push(rule)
    for (const value of new Set(expression.onlyFor?.values)) {
      const key = `${expression.onlyFor?.field}=${value}`
      byValue.set(key, [...(byValue.get(key) ?? []), rule])
    }
  }
  return { playbook, vocabulary, words, always, byValue }

  function read(id: string, when: string): Expression {
    const expression = readAny(when)
    if ('problem' in expression) throw new Error(`Trigger ${id} cannot be read: ${expression.problem.message}`)
    return expression
  }
}

/** The verdict on one event. */
export function judge(gate: Gate, sent: GateEvent, now: Instant): GateVerdict {
  const event = asWritten(sent)
  const context = contextOf(gate, event)
  const rules = rulesFor(gate, context)
  addComputed(gate, event, readsOf(rules), context, now)
  const unclear = unclearIn(gate, event)

  const matched: Rule[] = []
  const excepted: Excepted[] = []
  const unjudged: Unjudged[] = []
  for (const rule of rules) {
    const answer = judgeRule(rule, event, context, unclear)
    if (answer === true) {
      const exception = rule.unless.find(({ expression }) => isExcepted(expression, context, unclear))
      if (exception) excepted.push({ id: exception.id, trigger: rule.id, why: exception.why })
      else matched.push(rule)
    } else if (answer !== false) unjudged.push({ rule, reasons: answer.reasons })
  }
  return verdictFrom(gate, event, { matched, excepted, unjudged })
}

/** Everything that a rule could look at in this event, by `section.name`; what is unclear or not there is left out. */
export function seenIn(gate: Gate, sent: GateEvent, now: Instant): Record<string, unknown> {
  const event = asWritten(sent)
  const context = contextOf(gate, event)
  const fields = Object.keys(gate.vocabulary.signals).map((name) => `signals.${name}`)
  addComputed(gate, event, [...fields, 'clock.hour'], context, now)
  const unclear = unclearIn(gate, event)
  return Object.fromEntries(
    Object.entries(context).flatMap(([section, values]) =>
      Object.entries(values).flatMap(([name, value]) =>
        unclear.has(`${section}.${name}`) ? [] : [[`${section}.${name}`, value]],
      ),
    ),
  )
}

/** What mails carry along is not what was said. */
function asWritten(event: GateEvent): GateEvent {
  const { conversation, text } = event
  return {
    ...event,
    ...(conversation && { conversation: writtenNow(conversation) }),
    ...(typeof text === 'string' && { text: writtenText(text) }),
  }
}

/**
 * The verdict when an approved action is about to run. An approval lifts a review of the very same tool, arguments and
 * draft, and nothing else: not a `never`, not a hand-over, not other arguments. That the tool was refused before is why
 * the approval was asked for, and stops it no more.
 */
export function judgeApproved(gate: Gate, event: GateEvent, approved: Approval, now: Instant): GateVerdict {
  const isCovered = covers(approved, event)
  const verdict = judge(gate, isCovered ? withoutItsRefusals(event) : event, now)
  if (verdict.verdict !== 'review') return verdict
  const preceded = (why: string, said: GateSaying | undefined): GateVerdict => ({
    ...verdict,
    why: `${why} ${verdict.why}`,
    said: said && verdict.said && [said, ...verdict.said],
  })
  if ('missing' in approved) return preceded(approved.missing, approved.said)
  const { matched, failed, excepted, actionHash } = verdict
  if (isCovered)
    return {
      verdict: 'proceed',
      ...whyOf(gate, { code: 'approved', facts: {} }),
      matched,
      failed,
      ...(excepted && { excepted }),
      actionHash,
    }
  const isDraftUnseen = approved.actionHash === undefined && event.action?.draft === undefined
  const other: GateSaying = { code: isDraftUnseen ? 'draftUnseen' : 'otherArguments', facts: {} }
  return preceded(say(gate.words, other), other)
}

/**
 * What a person has approved, or why nothing is: the hash of tool and arguments, and with a draft the hash of all three.
 * Without the first of them the person changed something that only the draft shows, so it has to be shown.
 */
export type Approval =
  | { actionHash?: string | undefined; withDraft?: string | undefined }
  | { missing: string; said?: GateSaying }

function covers(approved: Approval, { action }: GateEvent): boolean {
  if ('missing' in approved || !action) return false
  const hash = hashWhereJson(action)
  return hash !== undefined && hash === (action.draft ? approved.withDraft : approved.actionHash)
}

/** The conversation without the calls of this tool that were refused or failed. */
function withoutItsRefusals(event: GateEvent): GateEvent {
  const { action, conversation } = event
  if (!conversation) return event
  const refused = pairToolCalls(conversation).filter(
    ({ name, outcome }) => name === action?.tool && (outcome === 'refused' || outcome === 'failed'),
  )
  const gone = new Set(refused.flatMap(({ callAt, answerAt }) => [callAt, answerAt]))
  return gone.size === 0 ? event : { ...event, conversation: conversation.filter((_message, at) => !gone.has(at)) }
}

/**
 * What the decision of a handoff lets this runner do. An approval is good for the one who holds its claim, until its effect is
 * reported or the claim is over: doing the same once more is a new action, which a person has not seen. Nor is it good after
 * the time for which it was asked. `holds`: whoever asks showed that the claim is theirs.
 */
export function approvalIn(
  handoff: {
    state: string
    note: Pick<Note, 'action' | 'draft'>
    decision?: Pick<Decision, 'kind' | 'edits'> | undefined
    claim?: Pick<Claim, 'runner' | 'since' | 'until'> | undefined
    usefulUntil?: Instant | undefined
  },
  { now, holds, words = english }: { now: Instant; holds: boolean; words?: Words['gate'] },
): Approval {
  const { state, note, decision, claim, usefulUntil } = handoff
  const missing = (said: GateSaying): Approval => ({ missing: say(words, said), said })
  if (!decision) return missing({ code: 'undecided', facts: { state } })
  if (decision.kind !== 'approve' && decision.kind !== 'approve_with_edits')
    return missing({ code: 'notApproved', facts: { kind: decision.kind } })
  if (state === 'in_doubt' || (state === 'decided' && claim && claim.until <= now))
    return missing({ code: 'inDoubt', facts: { runner: claim?.runner ?? '' } })
  if (state !== 'decided') return missing({ code: 'approvalUsed', facts: {} })
  if (usefulUntil !== undefined && usefulUntil <= now) return missing({ code: 'approvalOver', facts: { usefulUntil } })
  if (!claim) return missing({ code: 'unclaimed', facts: {} })
  if (!holds) return missing({ code: 'claimedByAnother', facts: { runner: claim.runner, since: claim.since } })
  const released = releasedAction(note, decision.edits)
  if (!released) return missing({ code: 'nothingProposed', facts: {} })
  const { tool, arguments: args, draft, onlyInDraft } = released
  return {
    ...(onlyInDraft.length === 0 && { actionHash: hashOfAction({ tool, arguments: args }) }),
    ...(draft && { withDraft: hashOfAction({ tool, arguments: args, draft }) }),
  }
}

/** Lane, urgency and reason that a trigger or never-rule of the playbook gives to what it stops. */
export type RuleReason = Pick<Matched, 'id' | 'verdict' | 'lane' | 'reason' | 'why'> & {
  urgency?: Urgency | undefined
  /** An approval of it needs a second one by somebody else. */
  twoMustAgree?: boolean | undefined
  /** What is at risk. */
  risk?: Trigger['risk']
}

/** The trigger or never-rule of this id; undefined when the playbook has none. */
export function ruleReason(
  playbook: Pick<GatePlaybook, 'triggers' | 'never'>,
  id: string,
  words: Words['gate'] = english,
): RuleReason | undefined {
  const source = [...playbook.triggers, ...playbook.never].find((rule) => rule.id === id)
  return source && reasonOf(source, words)
}

function reasonOf(source: Trigger | Never, words: Words['gate']): RuleReason {
  const { id, lane, reason, risk } = source
  return 'what' in source
    ? { id, verdict: 'never', lane, reason, risk, why: words.mustNot({ what: source.what }) }
    : {
        id,
        verdict: source.then,
        lane,
        reason,
        risk,
        why: source.why,
        urgency: source.urgency,
        twoMustAgree: source.twoMustAgree,
      }
}

/** The strongest rule that was seen to hold; what could not be judged is no reason for anything. */
export const strongestMatch = ({ matched }: GateVerdict): Matched | undefined =>
  strongest(matched.map((rule, order) => ({ ...rule, order })))

const isEnforced = (never: Never): never is Never & { when: string } => never.when !== undefined

function ruleFrom(
  source: Trigger | (Never & { when: string }),
  read: Pick<Rule, 'expression' | 'unless' | 'order'>,
  { playbook, words }: Pick<Gate, 'playbook' | 'words'>,
): Rule {
  const { urgency = playbook.lanes[source.lane]?.urgency ?? 'today', ...reason } = reasonOf(source, words)
  const said: GateSaying =
    'what' in source
      ? { code: 'mustNot', facts: { what: source.what } }
      : { code: 'asWritten', facts: { words: source.why } }
  const common = { ...reason, urgency, said, ...read }
  return 'what' in source
    ? { ...common, onFailure: 'person', instead: source.instead }
    : { ...common, onFailure: source.onFailure }
}

type Context = Record<Section, Record<string, unknown>>

function contextOf(gate: Gate, event: GateEvent): Context {
  const { action, customer } = event
  return {
    event: { ...wordsOf(event), ...fieldsIn(gate.vocabulary.event, event), kind: event.kind },
    action: {
      ...(action && fieldsIn(gate.vocabulary.action, action.arguments)),
      ...(action && fieldsIn(gate.vocabulary.action, action)),
      tool: action?.tool ?? '',
      kind: typeof action?.kind === 'string' ? action.kind : (action?.tool ?? ''),
    },
    customer: customer ? fieldsIn(gate.vocabulary.customer, customer) : {},
    signals: {},
    clock: {},
  }
}

/** A message that comes only with its conversation says what the customer said last. */
function wordsOf({ kind, text, conversation }: GateEvent): { text?: string } {
  const last =
    kind === 'message' && text === undefined ? conversation?.findLast(({ role }) => role === 'customer') : undefined
  return last && last.text.length <= LONGEST_TEXT ? { text: last.text } : {}
}

const wouldBeRounded = (value: unknown): boolean =>
  (typeof value === 'bigint' ? numberOf(String(value)) : value) instanceof ExactNumber

/** The rules that can hold at all, in the playbook's order. */
function rulesFor(gate: Gate, context: Context): readonly Rule[] {
  const chosen = INDEXED.flatMap((field) => {
    const [section, name] = field.split('.') as ['event' | 'action', string]
    return gate.byValue.get(`${field}=${context[section][name]}`) ?? []
  })
  return chosen.length === 0 ? gate.always : [...gate.always, ...chosen].sort((a, b) => a.order - b.order)
}

const readsOf = (rules: readonly Rule[]): string[] =>
  rules.flatMap(({ expression, unless }) => [...expression.reads, ...unless.flatMap((one) => one.expression.reads)])

/** Signals and clock, where something looks at them. */
function addComputed(gate: Gate, event: GateEvent, looked: readonly string[], context: Context, now: Instant): void {
  const reads = new Set(looked)
  const wanted = new Set(
    [...reads].filter((field) => field.startsWith('signals.')).map((field) => field.slice('signals.'.length)),
  )
  const readsClock = [...reads].some((field) => field.startsWith('clock.'))
  if (readsClock || wanted.has('after_hours')) {
    const afterHours = !isBusinessOpen(gate.playbook, now)
    if (readsClock) context.clock = { ...businessClock(gate.playbook, now), after_hours: afterHours }
    context.signals.after_hours = afterHours
  }
  if (wanted.size === 0) return
  const said = saidIn(event)
  if (said) Object.assign(context.signals, signalsIn(said, wanted))
  else if (event.signals) Object.assign(context.signals, fieldsIn(gate.vocabulary.signals, event.signals))
}

/** What signals are computed from; nothing where the agent sent them computed. */
function saidIn({ conversation, signals, text }: GateEvent): Conversation | undefined {
  if (conversation) return conversation
  return !signals && typeof text === 'string' ? [{ role: 'customer', text }] : undefined
}

/** Fields whose value nobody can tell, with the reason: a rule that depends on one cannot be judged. */
type Unclear = ReadonlyMap<string, Doubt>

function unclearIn({ vocabulary }: Gate, event: GateEvent): Unclear {
  const unclear = new Map<string, Doubt>()
  const { action } = event
  for (const name of Object.keys(vocabulary.action)) {
    // Kind and tool are never read from the arguments.
    if (!action || name === 'kind' || name === 'tool') continue
    if (!Object.hasOwn(action, name) || !Object.hasOwn(action.arguments, name)) continue
    if (!isSame(action[name], action.arguments[name])) unclear.set(`action.${name}`, { differs: name })
  }
  for (const [section, given] of [
    ['action', action?.arguments],
    ['action', action],
    ['customer', event.customer],
    ['event', event],
  ] as const)
    for (const name of Object.keys(vocabulary[section]))
      if (given && Object.hasOwn(given, name) && wouldBeRounded(given[name]))
        unclear.set(`${section}.${name}`, { tooExact: `${section}.${name}` })
  const said = saidIn(event)
  if (!said || isReadWhole(said)) return unclear
  for (const name of Object.keys(vocabulary.signals))
    if (name !== 'after_hours') unclear.set(`signals.${name}`, { unread: `signals.${name}` })
  return unclear
}

const isSame = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) ||
  (a instanceof ExactNumber && b instanceof ExactNumber && hashOf(a) === hashOf(b)) ||
  (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => Object.is(item, b[index])))

/** Whether the rule holds. With an unclear field it is judged as it stands, and again without: only what needs no such field may not hold. */
function judgeRule(rule: Rule, event: GateEvent, context: Context, unclear: Unclear): boolean | { reasons: Doubt[] } {
  const doubts = rule.expression.reads.filter((field) => unclear.has(field))
  const answer = judgeRead(rule, event, context)
  if (doubts.length === 0 || answer === true) return answer
  const depends = judgeRead(rule, event, withoutReading(context, doubts)) !== false
  return depends ? { reasons: doubts.flatMap((field) => unclear.get(field) ?? []) } : false
}

/** What cannot be judged is no exception, nor is an amount in a currency that it does not look at. */
function isExcepted(expression: Expression, context: Context, unclear: Unclear): boolean {
  const { reads } = expression
  if (reads.some((field) => unclear.has(field))) return false
  const { amount, currency } = context.action
  const isInCurrency = amount !== undefined && currency !== undefined && currency !== ''
  if (isInCurrency && reads.includes('action.amount') && !reads.includes('action.currency')) return false
  // Up to 500 means no payment the other way round.
  if (reads.includes('action.amount') && typeof amount === 'number' && amount < 0) return false
  try {
    return expression.holds(context)
  } catch {
    return false
  }
}

/** The same context, in which looking at one of these fields fails; leaving them out would please `has`. */
function withoutReading(context: Context, fields: readonly string[]): Context {
  const bare: Context = {
    ...context,
    event: { ...context.event },
    action: { ...context.action },
    customer: { ...context.customer },
    signals: { ...context.signals },
  }
  for (const field of fields) {
    const [section, name] = field.split('.') as [Section, string]
    Object.defineProperty(bare[section], name, {
      enumerable: true,
      get() {
        throw new Error(`${field} is unclear`)
      },
    })
  }
  return bare
}

function judgeRead(rule: Rule, event: GateEvent, context: Context): boolean | { reasons: Doubt[] } {
  try {
    return rule.expression.holds(context)
  } catch (thrown) {
    const missing = rule.expression.reads.filter((field) => {
      const [section, name] = field.split('.') as [Section, string]
      return !Object.hasOwn(context[section], name)
    })
    // Nothing is proposed, so nothing that is asked about the action holds.
    if (!event.action && missing.length > 0 && missing.every((field) => field.startsWith('action.'))) return false
    if (isAboutWords(rule.expression) && saysNothing(event)) return false
    if (missing.length > 0) return { reasons: [{ missing }] }
    return { reasons: [{ fails: thrown instanceof Error ? thrown.message.split('\n', 1).join() : String(thrown) }] }
  }
}

/** A rule that looks at nothing but what was said. */
const isAboutWords = ({ reads }: Expression): boolean =>
  reads.length > 0 && reads.every((field) => field === 'event.text' || field.startsWith('signals.'))

/** An action that comes by itself: nothing was said that could be asked about. A message without words is one that got lost. */
const saysNothing = ({ action, conversation, signals, text }: GateEvent): boolean =>
  action !== undefined && conversation === undefined && signals === undefined && text === undefined

const STRENGTH = { review: 1, hand_off: 2, never: 3 } as const

type Deciding = Omit<Rule, 'expression' | 'unless'>
type Unjudged = { rule: Rule; reasons: Doubt[] }

const whyOf = ({ words }: Pick<Gate, 'words'>, said: GateSaying) => ({ why: say(words, said), said: [said] })

function verdictFrom(
  { playbook, words }: Gate,
  event: GateEvent,
  {
    matched: rules,
    excepted,
    unjudged,
  }: { matched: readonly Rule[]; excepted: Excepted[]; unjudged: readonly Unjudged[] },
): GateVerdict {
  const matched = rules.map(
    ({ id, verdict, lane, urgency, reason, why }): Matched => ({ id, verdict, lane, urgency, reason, why }),
  )
  const failed = unjudged.map(({ rule: { id, onFailure }, reasons }): Failed => {
    const said: GateSaying = { code: 'because', facts: { reasons } }
    return { id, because: say(words, said), said, onFailure }
  })
  const judged = {
    matched,
    failed,
    ...(excepted.length > 0 && { excepted }),
    actionHash: event.action && hashWhereJson(event.action),
  }
  const deciding = strongest([
    ...rules,
    ...unjudged
      .filter(({ rule }) => rule.onFailure === 'person')
      .map(({ rule, reasons }) => {
        const said: GateSaying = { code: 'unjudged', facts: { rule: rule.id, reasons } }
        return whenUnjudged(rule, { why: say(words, said), said }, event)
      }),
  ])
  if (!deciding) {
    const [exception] = excepted
    const said: GateSaying = exception ? { code: 'excepted', facts: exception } : { code: 'noTrigger', facts: {} }
    return { ...judged, verdict: 'proceed', ...whyOf({ words }, said) }
  }
  const { id, verdict, lane, urgency, reason, why, said, instead } = deciding
  const tellCustomer = playbook.lanes[lane]?.tellCustomer
  return {
    ...judged,
    verdict,
    decidedBy: id,
    lane,
    urgency,
    reason,
    why,
    said: [said],
    tellCustomer,
    ...(instead && { instead }),
  }
}

/** Arguments that are no JSON have no hash: they can be judged, and no approval binds to them. */
function hashWhereJson(action: NonNullable<GateEvent['action']>): string | undefined {
  try {
    return hashOfAction(action)
  } catch {
    return undefined
  }
}

/** A person gets what cannot be judged; what may be forbidden is theirs to do, not to approve. */
function whenUnjudged(rule: Rule, why: Pick<Rule, 'why' | 'said'>, event: GateEvent): Deciding {
  const verdict = rule.verdict === 'review' && event.action ? 'review' : 'hand_off'
  return {
    ...rule,
    verdict,
    reason: 'missing_information',
    ...why,
  }
}

function strongest<R extends Pick<Rule, 'verdict' | 'urgency' | 'order'>>(rules: readonly R[]): R | undefined {
  return rules.toSorted(
    (a, b) =>
      STRENGTH[b.verdict] - STRENGTH[a.verdict] ||
      URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) ||
      a.order - b.order,
  )[0]
}
