/**
 * The second step of each action. None is loaded later: who presses X and then 2 means the step's digit, and a step that is
 * still on its way would let the page have it.
 */
import type { ActionId } from '../offers.ts'
import type { Step } from '../step.ts'
import { AcceptStep } from './accept.tsx'
import { AnswerStep } from './answer.tsx'
import { ApproveStep } from './approve.tsx'
import { AskStep } from './ask.tsx'
import { DoneStep } from './done.tsx'
import { EditStep } from './edit.tsx'
import { MoveStep } from './move.tsx'
import { NotNeededStep } from './not-needed.tsx'
import { RejectStep } from './reject.tsx'
import { RevealStep } from './reveal.tsx'
import {
  DeclineStep,
  DoItNowStep,
  EscalateStep,
  ItHappenedStep,
  ReopenStep,
  ReturnStep,
  StepInStep,
  TakeOverStep,
} from './say-why.tsx'
import { SnoozeStep } from './snooze.tsx'

export const STEPS: Record<ActionId, (step: Step) => React.ReactNode> = {
  accept: AcceptStep,
  approve: ApproveStep,
  reveal: RevealStep,
  edit: EditStep,
  reject: RejectStep,
  answer: AnswerStep,
  done: DoneStep,
  take_over: TakeOverStep,
  step_in: StepInStep,
  move: MoveStep,
  return: ReturnStep,
  ask: AskStep,
  snooze: SnoozeStep,
  decline: DeclineStep,
  not_needed: NotNeededStep,
  escalate: EscalateStep,
  it_happened: ItHappenedStep,
  do_it_now: DoItNowStep,
  reopen: ReopenStep,
}
