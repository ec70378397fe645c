/**
 * What can be done with the handoff that is shown: one filled button, the others quieter, each with its key. An action
 * opens its second step in the bar; conflicts and failures are said here, and what was typed is kept.
 */
import type { HandoffView } from '@baton-desk/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { DeskView } from '../../desk/queries.ts'
import { sayMoment } from '../../desk/times.ts'
import { Button } from '../../ui/button.tsx'
import { deskNow } from '../../ui/clock.ts'
import { useKeys } from '../../ui/keys.ts'
import { attempt, forgetAttempt, useAttempt } from './attempts.ts'
import { ACTIONS, type Action, type ActionId, offeredActions, offersFor, sayWhyNot } from './offers.ts'
import { sayFailure } from './say-failure.ts'
import type { Step } from './step.ts'
import { AcceptStep } from './steps/accept.tsx'
import { AnswerStep } from './steps/answer.tsx'
import { ApproveStep } from './steps/approve.tsx'
import { AskStep } from './steps/ask.tsx'
import { DoneStep } from './steps/done.tsx'
import { EditStep } from './steps/edit.tsx'
import { MoveStep } from './steps/move.tsx'
import { NotNeededStep } from './steps/not-needed.tsx'
import { RejectStep } from './steps/reject.tsx'
import { RevealStep } from './steps/reveal.tsx'
import { DeclineStep, EscalateStep, ReopenStep, ReturnStep, StepInStep, TakeOverStep } from './steps/say-why.tsx'
import { SnoozeStep } from './steps/snooze.tsx'
import { forgetTyped, typedTexts } from './typed.ts'

const STEPS: Record<ActionId, (step: Step) => React.ReactNode> = {
  accept: AcceptStep,
  reveal: RevealStep,
  approve: ApproveStep,
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
  reopen: ReopenStep,
}

/** So many buttons fit beside More in one line on a phone. */
const PHONE_ROOM = 3

export type OpenStep = ActionId | 'more' | undefined

type Props = {
  handoff: HandoffView
  workspace: DeskView
  step: OpenStep
  onStep: (step: OpenStep) => void
  /** The desk has taken it. `before` is the handoff as it was. */
  onTaken: (taken: { before: HandoffView; after: HandoffView; said: string }) => void
  onShowNewNote: () => void
  onHistory: () => void
  onConversation: () => void
  /** The last result, kept in sight until something else happens. */
  result: string | undefined
  onSay: (line: string) => void
}

export function ActionBar(props: Props) {
  const { handoff, workspace, step, onStep, onTaken, onSay, result } = props
  const offers = offersFor(handoff, workspace.me, (at) => sayMoment(at, deskNow()))
  const offered = offeredActions(offers)
  const current = useAttempt(handoff.id)
  const failure = current?.state === 'failed' ? sayFailure(current.error, deskNow()) : undefined
  useFocusBack(step)

  const open = (id: ActionId) => {
    if (offered.some((action) => action.id === id)) onStep(id)
    else onSay(sayWhyNot(id, handoff, offers))
  }
  useKeys({
    ...Object.fromEntries(
      Object.values(ACTIONS).flatMap(({ id, key }) => (key ? [[key.toLowerCase(), () => open(id)]] : [])),
    ),
    h: props.onHistory,
    v: props.onConversation,
  })

  const send: Step['send'] = (run, said) => {
    const before = handoff
    attempt(handoff.id, run, (after) => {
      forgetTyped(before.id)
      const isFirst = after.approvedFirst && after.approvedFirst.at !== before.approvedFirst?.at
      onTaken({
        before,
        after,
        said: isFirst ? `Approved. ${after.owner.name} is asked for the second approval.` : said,
      })
    })
  }
  const close = () => {
    forgetAttempt(handoff.id)
    onStep(undefined)
  }

  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    close()
  }

  const answers = offers.primary ? [offers.primary, ...offers.answers] : offers.answers
  const crowdedOut = answers.slice(PHONE_ROOM)
  const StepNow = step && step !== 'more' && offered.some(({ id }) => id === step) ? STEPS[step] : undefined
  const isStranded = step !== undefined && step !== 'more' && !StepNow
  return (
    <section
      aria-label="Actions"
      className="border-t border-line bg-surface px-3 pt-2.5 pb-[max(0.75rem,env(safe-area-inset-bottom))] wide:px-4"
    >
      <p role="status" data-testid="result" className="text-sm font-medium [&:not(:empty)]:mb-2">
        {result}
      </p>
      {failure && (
        <div
          role="alert"
          data-testid="failure"
          className="mb-2 flex flex-wrap items-center gap-2 rounded-md border border-now px-3 py-2 text-sm font-medium"
        >
          <span className="grow">{failure.text}</span>
          {failure.next === 'retry' && current?.state === 'failed' && <Button onClick={current.retry}>Retry</Button>}
          {failure.next === 'show-new-note' && (
            <Button
              onClick={() => {
                forgetAttempt(handoff.id)
                props.onShowNewNote()
              }}
            >
              Show the new note
            </Button>
          )}
        </div>
      )}
      {offers.because && <p className="mb-2 text-sm text-muted">{offers.because}</p>}
      {isStranded && <Stranded handoff={handoff.id} onClose={close} />}
      {StepNow && (
        <StepNow
          key={`${handoff.id} ${step}`}
          handoff={handoff}
          workspace={workspace}
          send={send}
          isSending={current?.state === 'sending'}
          onCancel={close}
        />
      )}
      {step === 'more' && (
        <fieldset aria-label="More actions" className="flex flex-wrap gap-2" onKeyDown={closeOnEscape}>
          {[...crowdedOut, ...offers.others].map((action) => (
            <ActionButton key={action.id} action={action} onOpen={onStep} className="wide:hidden" />
          ))}
          {offers.more.map((action) => (
            <ActionButton key={action.id} action={action} onOpen={onStep} />
          ))}
          <Button autoFocus hotkey="H" onClick={props.onHistory}>
            History
          </Button>
          <Button hotkey="V" onClick={props.onConversation}>
            Conversation
          </Button>
          <Button look="plain" hotkey="Esc" onClick={close}>
            Close
          </Button>
        </fieldset>
      )}
      {!step && (
        <div className="flex flex-wrap items-center gap-1.5">
          {answers.map((action) => (
            <ActionButton
              key={action.id}
              action={action}
              look={action === offers.primary ? 'primary' : 'outline'}
              onOpen={onStep}
              className={crowdedOut.includes(action) ? 'max-wide:hidden' : 'grow wide:grow-0'}
            />
          ))}
          <span className="hidden grow wide:block" />
          {offers.others.map((action) => (
            <ActionButton key={action.id} action={action} look="plain" onOpen={onStep} className="max-wide:hidden" />
          ))}
          <Button look="plain" className="grow wide:grow-0" aria-expanded={false} onClick={() => onStep('more')}>
            More
          </Button>
        </div>
      )}
    </section>
  )
}

type ActionButtonProps = {
  action: Action
  look?: 'primary' | 'outline' | 'plain'
  className?: string
  autoFocus?: boolean
  onOpen: (id: ActionId) => void
}

const ActionButton = ({ action, onOpen, ...rest }: ActionButtonProps) => (
  <Button hotkey={action.key} data-action={action.id} onClick={() => onOpen(action.id)} {...rest}>
    {action.label}
  </Button>
)

/** Somebody else decided while this step was open: it can no longer be sent, but the typed text can be copied. */
function Stranded({ handoff, onClose }: { handoff: string; onClose: () => void }) {
  const texts = typedTexts(handoff)
  return (
    <div className="space-y-2">
      {texts.length > 0 && (
        <>
          <p className="text-sm text-muted">What you typed is kept in this browser:</p>
          <blockquote className="max-h-40 overflow-y-auto rounded-md border border-line p-2.5 whitespace-pre-wrap">
            {texts.join('\n\n')}
          </blockquote>
        </>
      )}
      <div className="flex gap-2">
        {texts.length > 0 && (
          <Button onClick={() => void navigator.clipboard?.writeText(texts.join('\n\n'))}>Copy</Button>
        )}
        <Button look="plain" onClick={onClose}>
          Close
        </Button>
      </div>
    </div>
  )
}

/** When a step closes, the focus goes back to where it was when it opened. */
function useFocusBack(step: OpenStep): void {
  const before = useRef<HTMLElement | null>(null)
  const [wasOpen, setWasOpen] = useState(false)
  const isOpen = step !== undefined
  if (isOpen && !wasOpen) {
    before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    setWasOpen(true)
  }
  useEffect(() => {
    if (isOpen || !wasOpen) return
    setWasOpen(false)
    const target = before.current?.isConnected && before.current !== document.body ? before.current : null
    ;(target ?? document.querySelector<HTMLElement>('[data-note]'))?.focus({ preventScroll: true })
  }, [isOpen, wasOpen])
}
