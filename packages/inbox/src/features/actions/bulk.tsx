/**
 * Several handoffs at once: accepted, moved, put aside, or not needed. Each is shown, each is sent by itself and bound to its own
 * note; what was refused stays, with its reason. A decision is offered only where lane and kind are the same for all.
 */

import type { HandoffRow, HandoffView } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQueries } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { desk, once } from '../../desk/desk.ts'
import { type DeskView, handoffQuery } from '../../desk/queries.ts'
import { sayLeft, sayMoment } from '../../desk/times.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { deskNow } from '../../ui/clock.ts'
import { TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useKeys } from '../../ui/keys.ts'
import { ACTIONS, offeredActions, offersFor } from './offers.ts'
import { sayFailure } from './say-failure.ts'
import { decide } from './step.ts'
import { StepForm } from './step-form.tsx'
import { targetsFor } from './steps/move.tsx'
import { PICKS } from './steps/not-needed.tsx'
import { ReasonWithPicks } from './steps/reason-with-picks.tsx'
import { snoozeTimes } from './steps/snooze.tsx'

const TOGETHER = ['accept', 'move', 'snooze', 'not_needed'] as const
type Together = (typeof TOGETHER)[number]
type Send = (handoff: HandoffView) => Promise<HandoffView>
export type Done = { before: HandoffView; after: HandoffView }

type Props = {
  rows: readonly HandoffRow[]
  workspace: DeskView
  onTakeOut: (id: string) => void
  onClear: () => void
  /** What the desk has taken, in words for all of it. */
  onDone: (done: readonly Done[], said: string) => void
}

export function Bulk({ rows, workspace, onTakeOut, onClear, onDone }: Props) {
  const read = useQueries({ queries: rows.map(({ id }) => handoffQuery(id)) })
  const handoffs = read.flatMap(({ data }) => data ?? [])
  const isRead = handoffs.length === rows.length
  /** The version of each note as it was picked: one that has changed since is refused, and says so. */
  const seen = useRef(new Map<string, number>()).current
  for (const { id, noteVersion } of handoffs) if (!seen.has(id)) seen.set(id, noteVersion)
  const [step, setStep] = useState<Together>()
  const [isSending, setIsSending] = useState(false)
  const [failures, setFailures] = useState<ReadonlyMap<string, string>>(new Map())
  const [said, setSaid] = useState('')
  const possible = TOGETHER.filter((id) => isRead && whyNot(id, handoffs, workspace.me) === undefined)
  /** Asked for while they were still being read: it opens as soon as they are. */
  const [wanted, setWanted] = useState<Together>()
  const open = (id: Together) => {
    const why = isRead ? whyNot(id, handoffs, workspace.me) : t`They are still being read.`
    setWanted(isRead ? undefined : id)
    setSaid(why ?? '')
    if (!why) setStep(id)
  }
  if (isRead && wanted) open(wanted)
  useKeys({ a: () => open('accept'), m: () => open('move'), s: () => open('snooze'), '.': () => open('not_needed') })

  const send = async (run: Send, words: (count: number) => string) => {
    setIsSending(true)
    const done: Done[] = []
    const failed = new Map<string, string>()
    for (const before of handoffs) {
      try {
        done.push({ before, after: await run({ ...before, noteVersion: seen.get(before.id) ?? before.noteVersion }) })
      } catch (error) {
        failed.set(before.id, sayFailure(error, deskNow()).text)
        seen.delete(before.id)
      }
    }
    setIsSending(false)
    setFailures(failed)
    setStep(undefined)
    setSaid(failed.size > 0 ? t`${done.length} done, ${failed.size} refused: they are left here with the reason.` : '')
    onDone(done, words(done.length))
  }
  const form = { handoffs, workspace, send, isSending, onCancel: () => setStep(undefined) }
  return (
    <>
      <header className="top">
        <h2 className="ps-2">
          <Trans>{rows.length} selected</Trans>
        </h2>
        <span className="sp" />
        <Button look="plain" hotkey="Esc" onClick={onClear}>
          <Trans>Clear</Trans>
        </Button>
      </header>
      <section
        data-note=""
        aria-label={t`Selected`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="scroll focus-visible:outline-offset-[-2px]"
      >
        <div className="body">
          <h1 className="ask-h">{rows.length === 1 ? t`1 handoff` : t`${rows.length} handoffs`}</h1>
          <p className="lede">
            <Trans>What you do here is done to each of them by itself, as its note stands now.</Trans>
          </p>
          <ul className="mt-4 divide-y divide-line rounded-xl border border-line">
            {rows.map((row) => (
              <li key={row.id} className="row-x py-2 ps-4 pe-2">
                <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                  <b dir="auto">{row.ask}</b>
                  <p className="small dim">{failures.get(row.id) ?? sayRow(row)}</p>
                </div>
                <button
                  type="button"
                  className="btn quiet ico"
                  aria-label={t`Take out “${row.ask}”`}
                  onClick={() => onTakeOut(row.id)}
                >
                  <Icon name="x" />
                </button>
              </li>
            ))}
          </ul>
        </div>
      </section>
      <section aria-label={t`Actions`} className="acts">
        <p role="status" className="said" data-testid="bulk-said">
          {said}
        </p>
        {step === 'accept' && <AcceptAll {...form} />}
        {step === 'move' && <MoveAll {...form} />}
        {step === 'snooze' && <SnoozeAll {...form} />}
        {step === 'not_needed' && <NotNeededAll {...form} />}
        {!step && (
          <div className="bar">
            {possible.map((id, nr) => (
              <Button
                key={id}
                look={nr === 0 ? 'primary' : 'outline'}
                hotkey={ACTIONS[id].key ?? '.'}
                onClick={() => open(id)}
              >
                {ACTIONS[id].label} {rows.length}
              </Button>
            ))}
            {isRead && possible.length === 0 && (
              <p className="hint">
                <Trans>Nothing can be done with all of them at once: take some out.</Trans>
              </p>
            )}
          </div>
        )}
        {!step && isRead && possible.length > 0 && possible.length < TOGETHER.length && (
          <p className="hint">{TOGETHER.flatMap((id) => whyNot(id, handoffs, workspace.me) ?? []).join(' ')}</p>
        )}
      </section>
    </>
  )
}

const sayRow = ({ by, lane, who, lacks }: HandoffRow): string =>
  [who, lane.name, by && sayLeft(by, deskNow()), lacks > 0 && t`lacks ${lacks}`].filter(Boolean).join(' · ')

/** In words, what stands in the way of doing this with all of them; nothing where it can be done. */
function whyNot(id: Together, handoffs: readonly HandoffView[], me: DeskView['me']): string | undefined {
  const { label } = ACTIONS[id]
  const isOffered = (handoff: HandoffView) =>
    offeredActions(offersFor(handoff, me, String)).some((one) => one.id === id)
  const not = handoffs.find((handoff) => !isOffered(handoff))
  if (not)
    return t`${label} is not possible with “${not.note.ask}”${not.state === 'offered' && id === 'snooze' ? t`: accept it first` : ''}.`
  if (id !== 'not_needed') return undefined
  const kinds = new Set(handoffs.map(({ lane, note }) => `${lane.id} ${note.next.decision.kind}`))
  return kinds.size > 1 ? t`${label} needs the same lane and the same kind of decision for all.` : undefined
}

type FormProps = {
  handoffs: readonly HandoffView[]
  workspace: DeskView
  send: (run: Send, words: (count: number) => string) => Promise<void>
  isSending: boolean
  onCancel: () => void
}

function AcceptAll({ handoffs, send, workspace: _, ...step }: FormProps) {
  const [readBack, setReadBack] = useState(t`I will look at each by its deadline.`)
  return (
    <StepForm
      {...step}
      title={t`Say it back, for all ${handoffs.length}`}
      submit={t`Accept ${handoffs.length}`}
      missing={readBack.trim() ? undefined : t`Say what you will do.`}
      onSubmit={() =>
        void send(
          ({ id }) => desk.accept(id, { readBack }, once()),
          (count) => t`Accepted ${count}.`,
        )
      }
    >
      <TextField label={t`Read-back`} autoFocus maxLength={500} value={readBack} onText={setReadBack} />
    </StepForm>
  )
}

function MoveAll({ handoffs, workspace, send, ...step }: FormProps) {
  const [to, setTo] = useState<string>()
  const [reason, setReason] = useState('')
  const [first = [], ...others] = handoffs.map((handoff) => targetsFor(handoff, workspace))
  const targets = first.filter(({ id }) => others.every((one) => one.some((target) => target.id === id)))
  const target = targets.find(({ id }) => id === to)
  return (
    <StepForm
      {...step}
      title={t`Move ${handoffs.length} to`}
      submit={t`Move ${handoffs.length}`}
      missing={
        !target ? t`Pick a person or a lane.` : reason.trim() ? undefined : t`Say why, for the one who gets them.`
      }
      onSubmit={() =>
        target &&
        void send(
          ({ id }) => desk.move(id, { to: target.to, reason }, once()),
          (count) => t`Moved ${count} to ${target.label}.`,
        )
      }
    >
      <Choices label={t`Person or lane`} columns autoFocus chosen={to} onChoose={setTo} choices={targets} />
      <TextField label={t`Reason`} maxLength={1000} value={reason} onText={setReason} />
    </StepForm>
  )
}

function SnoozeAll({ handoffs, send, workspace: _, ...step }: FormProps) {
  const [now] = useState(deskNow)
  const [choice, setChoice] = useState<string>()
  const [reason, setReason] = useState('')
  const times = snoozeTimes(now)
  const until = times.find(({ id }) => id === choice)?.at
  const late = handoffs.filter(({ due, by }) => until && (due ?? by) && until > (due ?? by ?? '')).length
  return (
    <StepForm
      {...step}
      title={t`Put ${handoffs.length} aside until`}
      submit={t`Snooze ${handoffs.length}`}
      missing={
        !until
          ? t`Pick a time.`
          : late > 0 && !reason.trim()
            ? t`For ${late} of them this is past the deadline: say why.`
            : undefined
      }
      onSubmit={() =>
        until &&
        void send(
          ({ id }) => desk.snooze(id, { until, reason: reason.trim() || undefined }, once()),
          (count) => t`Put ${count} aside until ${sayMoment(until, deskNow())}.`,
        )
      }
    >
      <Choices
        label={t`Time`}
        columns
        autoFocus
        chosen={choice}
        onChoose={setChoice}
        choices={times.map(({ id, label, at }) => ({ id, label, about: sayMoment(at, now) }))}
      />
      {late > 0 && <TextField label={t`Reason`} maxLength={500} value={reason} onText={setReason} />}
    </StepForm>
  )
}

function NotNeededAll({ handoffs, send, workspace: _, ...step }: FormProps) {
  const [reason, setReason] = useState('')
  return (
    <StepForm
      {...step}
      title={t`No person was needed for these ${handoffs.length}: why?`}
      submit={t`Not needed ${handoffs.length}`}
      missing={reason.trim() ? undefined : t`Say why. It helps to hand off less.`}
      onSubmit={() =>
        void send(
          (handoff) => decide(handoff, { kind: 'not_needed', text: reason.trim() })(once()),
          (count) => t`Marked ${count} as not needed.`,
        )
      }
    >
      <ReasonWithPicks label={t`Reason`} picks={PICKS} maxLength={1000} value={reason} onText={setReason} />
    </StepForm>
  )
}
