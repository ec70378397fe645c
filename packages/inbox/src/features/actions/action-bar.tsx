/**
 * What can be done with the handoff that is shown: one filled button, the others quieter, each with its key. An action
 * opens its second step in the bar; conflicts and failures are said here, and what was typed is kept.
 */

import type { HandoffView } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useConnection } from '../../desk/live.ts'
import type { DeskView } from '../../desk/queries.ts'
import { sayMoment } from '../../desk/times.ts'
import { forgetTyped, typedTexts, useHasTyped } from '../../desk/typed.ts'
import { Button } from '../../ui/button.tsx'
import { pickByDigit } from '../../ui/choices.tsx'
import { deskNow } from '../../ui/clock.ts'
import { Icon } from '../../ui/icon.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { useKeys } from '../../ui/keys.ts'
import { attempt, forgetAttempt, useAttempt } from './attempts.ts'
import { ACTIONS, type Action, type ActionId, offeredActions, offersFor, sayWhyNot } from './offers.ts'
import { sayFailure } from './say-failure.ts'
import type { Step } from './step.ts'
import { STEPS } from './steps/every-step.ts'

/** So many answers stand beside the filled button; "…" holds all of them. */
const BESIDE = 2

/** In "…" these stand apart: they end it, or pass it on, without an answer. */
const APART = new Set<ActionId>(['reject', 'not_needed', 'decline', 'escalate'])

const ICONS: Partial<Record<ActionId, string>> = {
  ask: 'message-circle-question-mark',
  move: 'corner-up-right',
  snooze: 'alarm-clock',
}

/** What reaches a customer or a tool nobody decides without seeing how things stand. */
const AWAY = t`No connection: what reaches a customer or a tool waits until the desk is back. What you type is kept.`

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
  /** The row after this one, for a note with which nothing is to be done. */
  next: { ask: string; onOpen: () => void } | undefined
}

export function ActionBar(props: Props) {
  const { handoff, workspace, step, onStep, onTaken, onSay, result } = props
  const offers = offersFor(handoff, workspace.me, (at) => sayMoment(at, deskNow()))
  const offered = offeredActions(offers)
  const current = useAttempt(handoff.id)
  const failure = current?.state === 'failed' ? sayFailure(current.error, deskNow()) : undefined
  const hasTyped = useHasTyped(handoff.id)
  const { live, lostAt } = useConnection()
  const isAway = !live && lostAt !== undefined
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
    '.': () => onStep('more'),
  })

  const send: Step['send'] = (run, said) => {
    const before = handoff
    if (isAway && run.reaches) {
      onSay(AWAY)
      return
    }
    attempt(handoff.id, run, (after) => {
      forgetTyped(before.id)
      const isFirst = after.approvedFirst && after.approvedFirst.at !== before.approvedFirst?.at
      onTaken({
        before,
        after,
        said: isFirst ? t`Approved. ${after.owner.name} is asked for the second approval.` : said,
      })
    })
  }
  const close = () => {
    forgetAttempt(handoff.id)
    onStep(undefined)
  }

  const onKeyInMore = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') close()
    else if (!pickByDigit(event.currentTarget, event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const keyless = offered.filter(({ key }) => !key)
  const digitOf = (action: Action) => (action.key ? undefined : keyless.indexOf(action) + 1)

  // Edit stands beside the draft where the bar has no room for it.
  const beside = (
    offers.primary?.id === 'accept' ? offers.answers.filter(({ id }) => id !== 'edit') : offers.answers
  ).slice(0, BESIDE)
  const StepNow = step && step !== 'more' && offered.some(({ id }) => id === step) ? STEPS[step] : undefined
  const isStranded = step !== undefined && step !== 'more' && !StepNow
  return (
    <section aria-label={t`Actions`} className="acts">
      <p role="status" data-testid="result" className="said">
        {result}
      </p>
      {failure && (
        <div role="alert" data-testid="failure" className="flag">
          <Icon name="triangle-alert" size="s" />
          <span className="flex-1">{failure.text}</span>
          {failure.next === 'retry' && current?.state === 'failed' && (
            <Button onClick={current.retry}>
              <Trans>Retry</Trans>
            </Button>
          )}
          {failure.next === 'show-new-note' && (
            <Button
              onClick={() => {
                forgetAttempt(handoff.id)
                props.onShowNewNote()
              }}
            >
              <Trans>Show the new note</Trans>
            </Button>
          )}
        </div>
      )}
      {current?.state === 'waiting' && (
        <div role="status" data-testid="waiting" className="flag">
          <Icon name="circle-pause" size="s" />
          <span className="flex-1">
            <Trans>Kept: it is sent when the desk is back.</Trans>
          </span>
          <Button onClick={() => forgetAttempt(handoff.id)}>
            <Trans>Do not send</Trans>
          </Button>
        </div>
      )}
      {!step && hasTyped && offered.length > 0 && (
        <p className="said" data-testid="unsent">
          <Trans>What you have typed here is kept, and not sent.</Trans>
        </p>
      )}
      {isAway && <p className="said">{AWAY}</p>}
      {offers.because && <p className="said">{offers.because}</p>}
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
        <fieldset aria-label={t`All actions`} className="step" onKeyDown={onKeyInMore}>
          <div className="pick">
            {offered
              .filter(({ id }) => !APART.has(id))
              .map((action, index) => (
                <ActionButton
                  key={action.id}
                  action={action}
                  digit={digitOf(action)}
                  autoFocus={index === 0}
                  onOpen={onStep}
                />
              ))}
            <Button hotkey="H" onClick={props.onHistory}>
              <Trans>History</Trans>
            </Button>
            <Button hotkey="V" onClick={props.onConversation}>
              <Trans>Conversation</Trans>
            </Button>
          </div>
          <div className="pick apart">
            {offered
              .filter(({ id }) => APART.has(id))
              .map((action) => (
                <ActionButton
                  key={action.id}
                  action={action}
                  digit={digitOf(action)}
                  className="danger"
                  onOpen={onStep}
                />
              ))}
          </div>
          <div className="foot">
            <Button look="plain" hotkey="Esc" onClick={close}>
              <Trans>Close</Trans>
            </Button>
          </div>
        </fieldset>
      )}
      {!step && (
        <div className="bar">
          {offers.primary && <ActionButton action={offers.primary} look="primary" onOpen={onStep} />}
          {beside.map((action) => (
            <ActionButton key={action.id} action={action} onOpen={onStep} />
          ))}
          <span className="q">
            {offers.primary &&
              offers.others.map((action) => (
                <ActionButton key={action.id} action={action} look="plain" className="dk" onOpen={onStep} />
              ))}
          </span>
          {!offers.primary &&
            offers.others.map((action) => <ActionButton key={action.id} action={action} onOpen={onStep} />)}
          {!offers.primary && beside.length === 0 && props.next && (
            <Button look="primary" className="min-w-0" onClick={props.next.onOpen}>
              <span className="truncate">
                <Trans>Next: {props.next.ask}</Trans>
              </span>
              <KeyHint>J</KeyHint>
            </Button>
          )}
          <button
            type="button"
            className="btn quiet ico more"
            aria-label={t`More: all actions`}
            aria-keyshortcuts="."
            aria-expanded={false}
            onClick={() => onStep('more')}
          >
            <Icon name="ellipsis" />
          </button>
        </div>
      )}
    </section>
  )
}

type ActionButtonProps = {
  action: Action
  /** In "…", of an action that has no key of its own. */
  digit?: number | undefined
  look?: 'primary' | 'outline' | 'plain'
  className?: string
  autoFocus?: boolean
  onOpen: (id: ActionId) => void
}

const ActionButton = ({ action, digit, onOpen, ...rest }: ActionButtonProps) => (
  <Button
    hotkey={action.key ?? digit?.toString()}
    data-digit={digit}
    data-action={action.id}
    onClick={() => onOpen(action.id)}
    {...rest}
  >
    {ICONS[action.id] && <Icon name={ICONS[action.id] ?? ''} />}
    <span className="lb">{action.label}</span>
  </Button>
)

/** Somebody else decided while this step was open: it can no longer be sent, but the typed text can be copied. */
function Stranded({ handoff, onClose }: { handoff: string; onClose: () => void }) {
  const texts = typedTexts(handoff)
  return (
    <div className="step">
      {texts.length > 0 && (
        <>
          <p className="hint">
            <Trans>What you typed is kept in this browser:</Trans>
          </p>
          <blockquote className="quote max-h-40 overflow-y-auto whitespace-pre-wrap">{texts.join('\n\n')}</blockquote>
        </>
      )}
      <div className="foot">
        {texts.length > 0 && (
          <Button onClick={() => void navigator.clipboard?.writeText(texts.join('\n\n'))}>
            <Trans>Copy</Trans>
          </Button>
        )}
        <Button look="plain" onClick={onClose}>
          <Trans>Close</Trans>
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
