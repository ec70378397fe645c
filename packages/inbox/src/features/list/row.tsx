import { type HandoffRow, isOpenState, labels, URGENCY_SHAPES } from '@baton-desk/core'
import { memo } from 'react'
import { isOver, sayTimeLeft } from '../../desk/times.ts'
import { awaited, nameFor, sayStanding } from '../../desk/words.ts'
import { useNowFor } from '../../ui/clock.ts'
import { UrgencyMark } from '../../ui/urgency-mark.tsx'

type Props = {
  row: HandoffRow
  me: string
  id: string
  isSelected: boolean
  position: number
  total: number
  onOpen: (id: string) => void
}

/** Four facts in two lines: how urgent and until when; what to do; for whom, in which lane; who has it. */
export const Row = memo(function Row({ row, me, id, isSelected, position, total, onOpen }: Props) {
  const now = useNowFor(row.by)
  const isOpen = isOpenState(row.state)
  const isOverdue = isOpen && isOver(row.by, now)
  const notAccepted = row.state === 'held' || row.state === 'offered'
  const first = row.approvedBy && `Approved by ${nameFor(row.approvedBy, me)}, waits for a second`
  const marks = [first, row.lacks > 0 && 'Note incomplete', row.undelivered && 'Agent not reached']
  const about = [...marks, labels.decision[row.decision], row.who, row.lane.name].filter(Boolean).join(' · ')
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the listbox holds the focus and the keys
    <div
      role="option"
      id={id}
      aria-selected={isSelected}
      aria-posinset={position}
      aria-setsize={total}
      data-handoff={row.id}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey) window.open(`/h/${row.id}`)
        else onOpen(row.id)
      }}
      onAuxClick={(event) => {
        if (event.button === 1) window.open(`/h/${row.id}`)
      }}
      className={`grid min-h-[60px] cursor-pointer grid-cols-[5.5rem_1fr] wide:grid-cols-[6.25rem_1fr] content-center items-start gap-x-2 border-b border-line border-l-[3px] py-2 pr-3 pl-2.5 ${
        isSelected ? 'border-l-accent bg-selected' : 'border-l-transparent hover:bg-hover'
      } ${isOpen ? '' : 'opacity-75'}`}
    >
      <UrgencyMark level={row.urgency} shape={URGENCY_SHAPES[row.urgency]} word={labels.urgency[row.urgency]} />
      <span className="min-w-0 text-[15px] leading-snug font-semibold [overflow-wrap:anywhere]">{row.ask}</span>
      <span className={`text-[13px] whitespace-nowrap tabular-nums ${isOverdue ? 'font-bold text-now' : 'text-muted'}`}>
        {isOpen && row.by ? sayTimeLeft(row.by, now) : ''}
      </span>
      <span className="flex min-w-0 justify-between gap-2 text-[13px] text-muted">
        <span className="truncate" title={about}>
          {about}
        </span>
        <span className={`max-w-[55%] shrink-0 truncate ${notAccepted ? 'font-semibold text-accent-ink' : ''}`}>
          {row.state === 'accepted' ? nameFor(awaited(row), me) : sayStanding(row, me)}
        </span>
      </span>
    </div>
  )
})
