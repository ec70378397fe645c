import { type HandoffRow, isOpenState } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { memo } from 'react'
import { isOver, sayClock, sayLeft } from '../../desk/times.ts'
import { useHasTyped } from '../../desk/typed.ts'
import { awaited, labels, nameFor } from '../../desk/words.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { useNowFor } from '../../ui/clock.ts'
import { Icon } from '../../ui/icon.tsx'
import { StateMark } from './state-mark.tsx'

type Props = {
  row: HandoffRow
  me: string
  id: string
  isSelected: boolean
  /** Whether it is one of several that are picked; undefined while none is. */
  isPicked?: boolean | undefined
  /** Owners differ in this list, so that each row says who has it. */
  namesOwner: boolean
  position: number
  total: number
  onOpen: (id: string) => void
  onPickOne: (id: string) => void
}

/** In two lines: what to do and how long there is; what kind of answer, for whom, in which lane, and at most one exception. */
export const Row = memo(function Row({ row, me, id, isSelected, isPicked, namesOwner, position, total, ...on }: Props) {
  const now = useNowFor(row.due ?? row.by)
  const isOpen = isOpenState(row.state)
  const isOverdue = isOpen && isOver(row.by, now)
  const isNotAccepted = row.state === 'held' || row.state === 'offered'
  const colour = !isOpen ? '' : isOverdue || row.urgency === 'now' ? 'red' : ''
  const has = awaited(row)
  const hasTyped = useHasTyped(row.id)
  const exception = hasTyped && isOpen ? { text: t`unsent text`, isWarning: true } : exceptionOf(row, me, now)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the listbox holds the focus and the keys
    <div
      role="option"
      id={id}
      aria-selected={isSelected}
      aria-checked={isPicked}
      aria-posinset={position}
      aria-setsize={total}
      data-handoff={row.id}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey) window.open(`/h/${row.id}`)
        else if (isPicked !== undefined) on.onPickOne(row.id)
        else on.onOpen(row.id)
      }}
      onAuxClick={(event) => {
        if (event.button === 1) window.open(`/h/${row.id}`)
      }}
      className={`row ${isNotAccepted ? 'off' : ''} ${isSelected ? 'sel' : ''} ${isOpen ? '' : 'taken'}`}
    >
      {isPicked === undefined ? (
        <StateMark row={row} now={now} />
      ) : (
        <span className={`cb ${isPicked ? 'on' : ''}`}>{isPicked && <Icon name="check" />}</span>
      )}
      <span className="l1">
        <span className="ask" dir="auto">
          {row.ask}
        </span>{' '}
        <span className={`left num ${colour}`}>{sayWhen(row, now)}</span>
      </span>
      <span className="l2">
        <span className="sub" title={`${labels.decision[row.decision]} · ${row.who} · ${row.lane.name}`}>
          <span className="sr-only">{labels.urgency[row.urgency]}, </span>
          <b>{labels.decision[row.decision]}</b> · <bdi>{row.who}</bdi> · {row.lane.name}
        </span>
        <span className="own">
          {exception && <span className={exception.isWarning ? 'amb' : ''}>{exception.text}</span>}
          {namesOwner && (
            <>
              <Avatar name={has.name} kind={has.id === me ? 'you' : 'person'} />
              <span className="sr-only">{nameFor(has, me)}</span>
            </>
          )}
        </span>
      </span>
    </div>
  )
})

function sayWhen({ state, by, decided, changedAt }: HandoffRow, now: number): string {
  if (isOpenState(state)) return by ? sayLeft(by, now) : ''
  return sayClock(decided?.at ?? changedAt, now)
}

/** Nobody has accepted it, and within this time it goes on to the next person. In milliseconds. */
const SOON = 5 * 60_000

/** The one thing that is not as usual with it. */
function exceptionOf(row: HandoffRow, me: string, now: number): { text: string; isWarning: boolean } | undefined {
  const warning = (text: string) => ({ text, isWarning: true })
  const plain = (text: string) => ({ text, isWarning: false })
  if (row.undelivered) return warning(t`${row.agent.name} not reached`)
  if (row.state === 'in_doubt') return warning(t`did it happen?`)
  if (row.undoable) return plain(`${row.undoable.kind.replaceAll('_', ' ')} · ${nameFor(row.undoable.by, me)}`)
  if (row.approvedBy) return plain(t`${nameFor(row.approvedBy, me)} approved first`)
  if (row.decided?.effect === 'failed') return warning(t`${row.agent.name} could not`)
  if (row.decided) return plain(row.decided.kind.replaceAll('_', ' '))
  if (row.waits?.for === 'time') return plain(t`until ${sayClock(row.waits.until, now)}`)
  if (row.waits)
    return plain(
      t`asked ${row.waits.for === 'agent' ? row.agent.name : t`the customer`} ${sayClock(row.waits.since, now)}`,
    )
  if (row.offeredTo && row.owner.id === me)
    return plain(t`with ${row.offeredTo.name}${row.due ? t` until ${sayClock(row.due, now)}` : ''}`)
  const left = row.due ? Date.parse(row.due) - now : Number.POSITIVE_INFINITY
  if (row.state === 'offered' && left >= 0 && left < SOON)
    return warning(t`passes on in ${sayLeft(row.due ?? '', now)}`)
  if (row.lacks > 0) return warning(t`lacks ${row.lacks}`)
  return undefined
}
