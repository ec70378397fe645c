/**
 * The list of handoffs: our own listbox over TanStack Virtual. Only the rows in view are in the page. The active
 * option is always one of them, because a screen reader cannot read a row that is not in the page.
 */
import type { HandoffRow, View } from '@baton-desk/core'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { type Group, groupOf } from './groups.ts'
import { Row } from './row.tsx'

/** About as high as they are; each row is measured once it is drawn. In pixels. */
const ROW_HEIGHT = 58
const HEAD_HEIGHT = 30

export type ListHandle = { focus: () => void }

type Props = {
  rows: HandoffRow[]
  /** Of the whole view; undefined while unknown. */
  total: number | undefined
  selected: string | undefined
  /** Several that are picked to be acted on together; undefined while nobody picks. */
  picked: ReadonlySet<string> | undefined
  me: string
  label: string
  view: View
  namesOwner: boolean
  ref?: Ref<ListHandle>
  onSelect: (id: string) => void
  /** Enter, or a click: the person wants to read it. */
  onOpen: (id: string) => void
  /** Picks it, or takes it out. */
  onPickOne: (id: string) => void
  /** The end of what is loaded comes into view. */
  onNearEnd: () => void
}

export function HandoffList({ rows, total, selected, picked, me, label, view, namesOwner, ref, ...on }: Props) {
  const { onSelect, onOpen, onPickOne, onNearEnd } = on
  const box = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus({ preventScroll: true }) }), [])
  const lines = useMemo(() => linesOf(rows, view), [rows, view])
  const heads = useMemo(() => lines.flatMap((line, at) => ('head' in line ? [at] : [])), [lines])
  const sticky = useRef(0)
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: (at) => (heads.includes(at) ? HEAD_HEIGHT : ROW_HEIGHT),
    getItemKey: (at) => keyOf(lines[at]) ?? at,
    overscan: 6,
    scrollPaddingStart: heads.length > 0 ? HEAD_HEIGHT : 0,
    // The head of the first row in view is drawn even where it has been scrolled away: it stays at the top.
    rangeExtractor: (range) => {
      sticky.current = heads.findLast((at) => at <= range.startIndex) ?? -1
      const seen = defaultRangeExtractor(range)
      return sticky.current < 0 || seen.includes(sticky.current) ? seen : [sticky.current, ...seen]
    },
  })
  const items = virtualizer.getVirtualItems()
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === selected),
  )
  const line = lines.findIndex((one) => 'row' in one && one.row.id === selected)
  const isRendered = items.some(({ index }) => index === line)

  useEffect(() => {
    if (line >= 0) virtualizer.scrollToIndex(line, { align: 'auto' })
  }, [line, virtualizer])

  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (lines.length > 0 && last >= lines.length - 10) onNearEnd()
  }, [last, lines.length, onNearEnd])

  const go = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (row) onSelect(row.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1)
    const target: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: at + page,
      PageUp: at - page,
    }
    const index = target[event.key]
    // A key may come before the first row is selected.
    const active = selected ?? rows[0]?.id
    if (event.shiftKey && index !== undefined && active) {
      if (!picked?.has(active)) onPickOne(active)
      const next = rows[Math.max(0, Math.min(rows.length - 1, index))]
      if (next && !picked?.has(next.id) && next.id !== active) onPickOne(next.id)
    }
    if (index !== undefined) go(index)
    else if (event.key === ' ' && active) onPickOne(active)
    else if (event.key === 'Enter' && active) onOpen(active)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={box}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={isRendered && selected ? optionId(selected) : undefined}
      onKeyDown={onKeyDown}
      className="scroll h-full overscroll-contain focus-visible:outline-offset-[-2px]"
      data-testid="list"
    >
      <div role="presentation" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start, key }) => {
          const shown = lines[index]
          if (!shown) return null
          const isHead = 'head' in shown
          const isSticky = isHead && index === sticky.current
          return (
            <div
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              role="presentation"
              className={isSticky ? 'sticky top-0 z-1' : 'absolute inset-x-0 top-0'}
              style={isSticky ? undefined : { transform: `translateY(${start}px)` }}
            >
              {isHead ? (
                <GroupHead
                  head={shown.head}
                  count={index !== heads.at(-1) || total === rows.length ? shown.count : undefined}
                />
              ) : (
                <Row
                  row={shown.row}
                  me={me}
                  id={optionId(shown.row.id)}
                  isSelected={shown.row.id === selected}
                  isPicked={picked?.has(shown.row.id)}
                  onPickOne={onPickOne}
                  namesOwner={namesOwner}
                  position={shown.at + 1}
                  total={total ?? -1}
                  onOpen={onOpen}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

const optionId = (id: string) => `handoff-${id}`

type Head = { head: Group; count: number }
type Line = Head | { row: HandoffRow; at: number }

const keyOf = (line: Line | undefined): string | undefined =>
  line && ('head' in line ? `head ${line.head.id}` : line.row.id)

/** The rows with a head before each group. */
export function linesOf(rows: HandoffRow[], view: View): Line[] {
  const lines: Line[] = []
  let head: Head | undefined
  for (const [at, row] of rows.entries()) {
    const group = groupOf(view, row)
    if (group && group.id !== head?.head.id) {
      head = { head: group, count: 0 }
      lines.push(head)
    }
    if (head) head.count += 1
    lines.push({ row, at })
  }
  return lines
}

/** For the eye: each row says its urgency to a screen reader, which meets options only. */
const GroupHead = ({ head, count }: { head: Group; count: number | undefined }) => (
  <div className={`grp ${head.colour}`} aria-hidden="true" data-group={head.id}>
    <Icon name={head.icon} size="s" />
    {head.label}
    <span className="n">{count}</span>
  </div>
)
