/**
 * One tool call of any loop, with a person before it where the playbook wants one: gate, hand-off, wait, claim, run, report.
 * Whatever happens comes back with a text that answers the call in the model's history.
 */
import type { AnswerOf } from '@baton-desk/core/contract'
import type { Baton, HandedOff, HandOff, WaitOptions } from './baton.ts'
import * as told from './for-the-model.ts'
import { type Decided, NotApplied, type Once, type OnceOptions, type Run } from './once.ts'

export type GuardedOptions<T = unknown> = Omit<HandOff, 'trigger'> &
  WaitOptions & {
    /**
     * `playbook`: the gate is asked, and what it lets go on runs at once, without a person. `always`: a person is asked, whatever
     * the playbook says. Default `playbook`.
     */
    asks?: 'playbook' | 'always'
    /** What triggers look at beside the action and the conversation: `customer`, `signals`, fields of your own. */
    event?: Record<string, unknown>
    /** Answers to questions of the desk, by their ids: what you were told in `held`. */
    answers?: Record<string, string>
    /**
     * Mends a note that is held. Left out, or answering undefined, the call comes back as `held` with what is missing; call
     * again with the same reference and with a better note, brief or `answers`.
     */
    mend?: (held: HandedOff) => Promise<Mending | undefined> | Mending | undefined
    /** How the effect is carried out and told: see `once`. */
    once?: Omit<OnceOptions<T>, 'asked' | 'runsOn'>
  }
export type Mending = Pick<HandOff, 'note' | 'brief'> & { answers?: Record<string, string> }

/** `decided` is absent where no person was needed. */
export type GuardedRun<T> = (args: Record<string, unknown>, decided?: Decided) => T | Promise<T>

export type Guarded<T> =
  | Once<T>
  | ({ text: string } & (
      | { /** No person was needed; it ran. */ happened: 'proceeded'; value: T }
      | { /** The agent must not do it, approved or not. */ happened: 'never' }
      | {
          /** A person has it, and the note lacks something that the agent can mend. */ happened: 'held'
          held: HandedOff
        }
      | { /** It was over before anybody decided. */ happened: 'undecided'; state: 'withdrawn' | 'expired' | 'closed' }
    ))

/**
 * Runs `run` with the arguments of the model, or with those that a person approved, once. Throws where the desk refuses or cannot
 * be reached before anything ran, and the signal's reason; what `run` throws comes back as `failed`.
 */
export async function guarded<T>(
  baton: Baton,
  options: GuardedOptions<T>,
  tool: string,
  args: Record<string, unknown>,
  run: GuardedRun<T>,
): Promise<Guarded<T>> {
  const { asks = 'playbook', event, answers, mend, once, signal, onQuestion, ...handOff } = options
  const { note, conversation, customer } = handOff
  const action = { tool, arguments: args }
  const about = {
    kind: 'action',
    action,
    ...(conversation && { conversation }),
    ...(customer !== undefined && { customer: { id: customer } }),
    ...event,
  }
  const verdict = asks === 'always' ? undefined : await baton.client.askGate({ event: about }, { signal })
  if (verdict?.verdict === 'never') return { happened: 'never', text: told.never(verdict.why, verdict.instead, tool) }
  if (verdict?.verdict === 'proceed') return proceed(() => run(args), tool)

  // What a person takes over is nothing that they approve.
  const proposed = verdict?.verdict === 'hand_off' ? {} : { action }
  const why = verdict && { why: { code: verdict.reason, sentence: verdict.why } }
  const written = (given: HandOff['note']) => ({ ...why, ...given, ...proposed })
  const handed = await baton.handOff({
    ...handOff,
    ...(verdict && { trigger: verdict.decidedBy, lane: handOff.lane ?? verdict.lane }),
    note: written(note),
  })
  const { handoff } = handed
  if (handoff.state === 'held') {
    const mending = await mendingOf(handed, { answers, mend, note, brief: handOff.brief })
    if (mending)
      await baton.mend(handoff, mending.note && written(mending.note), {
        brief: mending.brief,
        answers: mending.answers,
      })
    // Told before, and called again without anything new: it goes to the person as it is.
    else if (mend || !handed.existed) return { happened: 'held', held: handed, text: told.toMend(handed, tool) }
  }

  const answer = await baton.waitForDecision(handoff, { signal, onQuestion })
  const { decision } = answer
  if (!decision) return { happened: 'undecided', state: answer.state, text: told.undecided(answer.status, tool) }
  const allowed: Run<T> = async (approved, decided) => {
    if (verdict) await unlessAllowed(baton, { event: about, handoff: handoff.id, decided, approved, tool })
    return run(approved, decided)
  }
  return baton.once(handoff, decision, allowed, { ...once, asked: { tool, arguments: args } })
}

async function proceed<T>(run: () => T | Promise<T>, tool: string): Promise<Guarded<T>> {
  try {
    const value = await run()
    return { happened: 'proceeded', value, text: told.asText(value) || 'Done.' }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { happened: 'failed', error, text: `${tool} could not be done: ${message}` }
  }
}

type Held = Pick<GuardedOptions, 'answers' | 'mend' | 'note' | 'brief'>

/** What the caller brought along counts once it has been told what is missing: on a later call of the same reference. */
async function mendingOf(held: HandedOff, { answers, mend, note, brief }: Held): Promise<Mending | undefined> {
  if (mend) return mend(held)
  const again = held.existed && (note || brief) ? { note, brief } : undefined
  return answers || again ? { ...again, ...(answers && { answers }) } : undefined
}

type Approved = {
  event: Parameters<Baton['client']['askGate']>[0]['event']
  handoff: string
  decided: Decided
  approved: Record<string, unknown>
  tool: string
}

/** The playbook may have changed while the person thought, and the arguments with the decision: judged again as it is about to run. */
async function unlessAllowed(baton: Baton, { event, handoff, decided, approved, tool }: Approved): Promise<void> {
  const { claim, action } = decided
  const draft = action?.draft && { draft: action.draft }
  const verdict: AnswerOf<'askGate'> = await baton.client.askGate({
    event: { ...event, action: { tool, arguments: approved, ...draft } },
    approved: { handoff, claim },
  })
  if (verdict.verdict !== 'proceed') throw new NotApplied(verdict.why)
}
