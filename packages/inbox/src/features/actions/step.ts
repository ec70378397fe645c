import type { DecideRequest, HandoffView } from '@baton-desk/core'
import { desk } from '../../desk/desk.ts'
import type { DeskView } from '../../desk/queries.ts'
import type { StepProps } from './step-form.tsx'
import { HOLD_SECONDS } from './undo.ts'

/** `reaches`: what it sends reaches a customer or a tool, so that nobody sends it without seeing how things stand. */
export type Run = ((options: { idempotencyKey: string }) => Promise<HandoffView>) & { reaches?: true }

/** What every second step is given. `said` is what the person reads once the desk has taken it. */
export type Step = StepProps & {
  handoff: HandoffView
  workspace: DeskView
  send: (run: Run, said: string) => void
}

/** Binds the answer to the note and the arguments that are on the screen. */
export const decide = (handoff: HandoffView, answer: Omit<DecideRequest, 'noteVersion' | 'actionHash'>): Run =>
  Object.assign(
    (options: { idempotencyKey: string }) =>
      desk.decide(
        handoff.id,
        {
          ...answer,
          noteVersion: handoff.noteVersion,
          actionHash: handoff.note.action?.hash,
          ...(answer.kind !== 'take_over' && { holdSeconds: HOLD_SECONDS }),
        },
        options,
      ),
    { reaches: true as const },
  )
