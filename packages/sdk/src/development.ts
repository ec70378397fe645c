/**
 * A desk of one process for whoever writes an agent: no server, no database, and a function in place of the person. It keeps
 * nothing, checks no note and tells nobody, so it refuses to run where the environment says that it is production.
 */
import { type AnswerOf, type BodyOf, endpoints, PROBLEMS, Problem, type ProblemCode } from '@baton-desk/core/contract'
import { BatonError } from './baton-error.ts'
import type { Client } from './client.ts'

type HandoffView = AnswerOf<'getHandoff'>
type DecisionMade = NonNullable<HandoffView['decision']>
type DecisionAnswer = Omit<BodyOf<'decide'>, 'noteVersion' | 'actionHash'>

export type DevelopmentOptions = {
  mode: 'development'
  /** Plays the person: asked once for each handoff. A kind alone (`'approve'`) will do. */
  answer: (
    handoff: HandoffView,
  ) => DecisionAnswer | DecisionAnswer['kind'] | Promise<DecisionAnswer | DecisionAnswer['kind']>
  /** Plays the gate: which actions need a person. Default: all. */
  needsPerson?: (action: { tool: string; arguments: Record<string, unknown> }) => boolean
  /** Who this worker is, in words for a person. */
  runner?: string
}

type Kept = { view: HandoffView; claim?: string }

/** Answers what an agent asks; an endpoint that only a real desk has throws. */
export function developmentClient({ answer, needsPerson = () => true }: DevelopmentOptions): Client {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } }
  if (process?.env?.NODE_ENV === 'production')
    throw new Error(
      'Development mode approves without a person, and NODE_ENV is production. Connect with `url` and `key`.',
    )
  const byId = new Map<string, Kept>()
  const find = (id: string): Kept =>
    byId.get(id) ?? refused('not-found', 'There is no such handoff in this process. Development mode keeps nothing.')

  const client: Partial<Client> = {
    async handOff(body) {
      const known = [...byId.values()].find(
        ({ view }) => body.reference !== undefined && view.reference === body.reference,
      )
      if (known) return { handoff: known.view, existed: true, questions: [] }
      const view = viewOf(body)
      byId.set(view.id, { view })
      return { handoff: view, existed: false, questions: [] }
    },
    getHandoff: async (id) => find(id).view,
    async awaitDecision(id) {
      const kept = find(id)
      if (kept.view.state === 'offered') await decide(kept, answer)
      const { state, status, decision = null } = kept.view
      return { handoff: id, state, status, decision, question: null, findings: [] }
    },
    async claim(id, { decisionId, runner, seconds = 60, claim }) {
      const kept = find(id)
      const { view } = kept
      const decision = decidedIn(view, decisionId)
      if (view.state === 'closed')
        return refused('wrong-state', 'It is closed. Do not do it again.', {
          state: 'closed',
          effect: view.effect?.outcome,
        })
      const held = view.claim
      if (held && claim !== kept.claim) return { run: false, by: held.runner, since: held.since }
      const since = held?.since ?? now()
      const until = new Date(Date.now() + seconds * 1_000).toISOString()
      kept.claim ??= crypto.randomUUID()
      kept.view = { ...view, claim: { runner, since, until }, acknowledgedAt: view.acknowledgedAt ?? since }
      return { run: true, claim: kept.claim, by: runner, since, until, decision, ...actionIn(view, decision) }
    },
    async acknowledge(id, { decisionId }) {
      const kept = find(id)
      decidedIn(kept.view, decisionId)
      kept.view = { ...kept.view, acknowledgedAt: now() }
      return kept.view
    },
    async reportEffect(id, { decisionId, outcome, text = '' }) {
      const kept = find(id)
      decidedIn(kept.view, decisionId)
      const { claim: _, ...view } = kept.view
      delete kept.claim
      // After a failure the person is asked again.
      kept.view =
        outcome === 'failed'
          ? { ...view, state: 'offered', decision: undefined, reopened: { reason: text, at: now() } }
          : { ...view, state: 'closed', status: 'It is closed.', effect: { outcome, text, at: now() }, closedAt: now() }
      return kept.view
    },
    async withdraw(id, { reason }) {
      const kept = find(id)
      kept.view = { ...kept.view, state: 'withdrawn', status: `It was withdrawn: ${reason}`, closedAt: now() }
      return kept.view
    },
    async mend(id, { note }) {
      const kept = find(id)
      kept.view = {
        ...kept.view,
        note: { ...kept.view.note, ...(note as object) },
        noteVersion: kept.view.noteVersion + 1,
      }
      return kept.view
    },
    async askGate({ event, approved }) {
      const { action } = event
      const isAsked =
        approved === undefined && action !== undefined && needsPerson({ ...action, arguments: action.arguments ?? {} })
      const judged = { matched: [], failed: [], playbook: 0 }
      if (!isAsked) return { verdict: 'proceed', why: 'Development mode: nobody is asked.', ...judged }
      const why = 'Development mode: a person is played.'
      return { verdict: 'review', why, decidedBy: 'development', ...LANE, reason: 'authority_limit', ...judged }
    },
  }
  return new Proxy(client as Client, {
    get: (target, name) =>
      Reflect.get(target, name) ??
      (name in endpoints
        ? async () => refused('not-allowed', `Development mode has no ${String(name)}: it needs a desk.`)
        : undefined),
  })
}

const LANE = { lane: 'development', urgency: 'now' } as const
const now = (): string => new Date().toISOString()

async function decide(kept: Kept, answer: DevelopmentOptions['answer']): Promise<void> {
  const given = await answer(kept.view)
  const made = typeof given === 'string' ? { kind: given } : given
  const by = { by: 'development', byName: 'Whoever develops this' }
  const decision = {
    ...made,
    ...by,
    id: crypto.randomUUID(),
    at: now(),
    noteVersion: kept.view.noteVersion,
    fromNote: true,
  }
  kept.view = { ...kept.view, state: 'decided', status: 'It is decided.', decision: decision as DecisionMade }
}

function decidedIn({ decision, state }: HandoffView, id: string): DecisionMade {
  if (!decision) return refused('wrong-state', `There is no decision in force; it is ${state}.`, { state })
  return decision.id === id ? decision : refused('decision-mismatch', `Expected decision ${decision.id}, got ${id}.`)
}

function actionIn({ note }: HandoffView, { kind, edits }: DecisionMade) {
  const { action, draft } = note
  if (!action || !kind.startsWith('approve')) return {}
  const edited = draft && { ...draft, ...edits?.draft }
  const args = edits?.arguments ?? action.arguments
  return { action: { tool: action.tool, arguments: args, ...(edited && { draft: edited }) } }
}

const EMPTY_NOTE = {
  ask: 'Decide this',
  next: { decision: { kind: 'approve' } },
  when: { urgency: 'now' },
  who: {},
  what: '',
  why: { code: 'authority_limit', sentence: '' },
  where: {},
}

function viewOf(body: BodyOf<'handOff'>): HandoffView {
  const { reference, customer, note, urgency = 'now', lane = 'development' } = body
  const given = (note ?? {}) as Record<string, object | undefined>
  const parts = Object.entries(given).map(([name, part]) => {
    const before = (EMPTY_NOTE as Record<string, unknown>)[name]
    const isPart = typeof part === 'object' && !Array.isArray(part) && typeof before === 'object'
    return [name, isPart ? { ...(before as object), ...part } : part]
  })
  const { action } = given
  const at = now()
  const view = {
    id: crypto.randomUUID(),
    agent: { id: 'development', name: 'Your agent' },
    ...(reference !== undefined && { reference }),
    ...(customer !== undefined && { customer }),
    lane: { id: lane, name: lane },
    urgency,
    state: 'offered',
    status: 'It is with whoever develops this.',
    owner: { id: 'development', name: 'Whoever develops this' },
    due: null,
    by: null,
    note: {
      ...EMPTY_NOTE,
      ...Object.fromEntries(parts),
      ...(action && { action: { ...action, hash: 'development' } }),
    },
    noteVersion: 1,
    findings: [],
    conversation: { messages: body.conversation?.length ?? 0, opened: false },
    step: 0,
    skipped: [],
    playbook: 0,
    practice: true,
    createdAt: at,
    changedAt: at,
  }
  const read = endpoints.getHandoff.answer.safeParse(view)
  if (read.success) return read.data
  const [issue] = read.error.issues
  return refused('invalid-request', `/${issue?.path.map(String).join('/')}: ${issue?.message}`)
}

function refused(code: ProblemCode, detail: string, facts: Record<string, unknown> = {}): never {
  const { status } = PROBLEMS[code]
  const problem = { ...facts, type: `urn:baton:problem:${code}`, title: code, status, detail, code, next: '' }
  throw new BatonError(Problem.parse(problem))
}
