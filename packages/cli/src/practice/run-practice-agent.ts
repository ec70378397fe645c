/**
 * The scripted AI employee of the practice workspace. It does what a real one does, through the same public door: hands
 * off, answers the owner's questions, claims the decision and reports what it did. It has no model and calls nobody.
 */
import { DECISION_KINDS, type DecisionKind } from '@baton-desk/core'
import { type Answer, type Baton, BatonError, connect } from '@baton-desk/sdk'
import { type PracticeCase, practiceCases } from './cases.ts'

export type PracticeAgentOptions = {
  url: string
  key: string
  signal: AbortSignal
  now: Date
}

/**
 * Plays all cases side by side until each is settled or the signal aborts. Started again, it goes on with the same
 * handoffs. Ends quietly when the practice workspace, and its key with it, is removed.
 */
export async function runPracticeAgent({ url, key, signal, now }: PracticeAgentOptions): Promise<void> {
  const baton = connect({ url, key })
  const results = await Promise.allSettled(practiceCases(now).map((practiceCase) => play(baton, practiceCase, signal)))
  for (const result of results) if (result.status === 'rejected' && !isOver(result.reason, signal)) throw result.reason
}

async function play(baton: Baton, practiceCase: PracticeCase, signal: AbortSignal): Promise<void> {
  const { id, lane, urgency, customer, conversation, note } = practiceCase
  const { handoff } = await baton.handOff({ reference: `practice/${id}`, lane, urgency, customer, conversation, note })
  const onQuestion = (question: string) => answerTo(question, practiceCase)
  // A failed effect would open it again; here every effect succeeds, so one decision is the end.
  const answer = await baton.waitForDecision(handoff, { signal, onQuestion })
  if (!answer.decision || handoff.effect) return
  await baton.once(handoff, answer.decision, () => effectOf(answer.decision, practiceCase), { runsOn: DECISION_KINDS })
}

export function answerTo(question: string, { answers }: PracticeCase): string {
  const words = new Set(question.toLowerCase().match(/[\p{L}\p{N}_-]+/gu))
  const known = answers.find(({ about }) => about.some((word) => words.has(word)))
  return known?.say ?? 'The customer has not said, and I find nothing about it in the records.'
}

function effectOf(decision: NonNullable<Answer['decision']>, { effect }: PracticeCase): string {
  const said: Record<DecisionKind, string> = {
    approve: effect.approved,
    approve_with_edits: `${effect.approved} With your changes.`,
    reject: effect.rejected,
    answer: effect.answered,
    return: 'Went on with the customer as you said.',
    take_over: effect.taken,
    done: 'Told the customer that it is done.',
    not_needed: 'Left it as it is.',
  }
  return said[decision.kind]
}

/** The wait was ended, or the workspace with its key is gone. */
const isOver = (reason: unknown, signal: AbortSignal): boolean =>
  signal.aborted ||
  (reason instanceof BatonError && ['wrong-key', 'revoked-key', 'not-found', 'unknown-lane'].includes(reason.code))
