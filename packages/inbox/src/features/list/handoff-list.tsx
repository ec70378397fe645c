/**
 * The list of handoffs: our own listbox over TanStack Virtual. Only the rows in view are in the page. The active
 * option is always one of them, because a screen reader cannot read a row that is not in the page.
 */
import type { HandoffRow } from '@baton-desk/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { Row } from './row.tsx'

const ROW_HEIGHT = 60

export type ListHandle = { focus: () => void }

type Props = {
  rows: HandoffRow[]
  /** Of the whole view; undefined while unknown. */
  total: number | undefined
  selected: string | undefined
  me: string
  label: string
  ref?: Ref<ListHandle>
  onSelect: (id: string) => void
  /** Enter, or a click: the person wants to read it. */
  onOpen: (id: string) => void
  /** The end of what is loaded comes into view. */
  onNearEnd: () => void
}

export function HandoffList({ rows, total, selected, me, label, ref, onSelect, onOpen, onNearEnd }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus({ preventScroll: true }) }), [])
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
  })
  const items = virtualizer.getVirtualItems()
  const at = rows.findIndex(({ id }) => id === selected)
  const isRendered = items.some(({ index }) => index === at)

  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' })
  }, [at, virtualizer])

  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 10) onNearEnd()
  }, [last, rows.length, onNearEnd])

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
    if (index !== undefined) go(index)
    else if (event.key === 'Enter' && selected) onOpen(selected)
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
      className="h-full overflow-y-auto overscroll-contain bg-surface focus-visible:outline-offset-[-2px]"
      data-testid="list"
    >
      <div role="presentation" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start, key }) => {
          const row = rows[index]
          if (!row) return null
          return (
            <div
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              role="presentation"
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              <Row
                row={row}
                me={me}
                id={optionId(row.id)}
                isSelected={row.id === selected}
                position={index + 1}
                total={total ?? -1}
                onOpen={onOpen}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

const optionId = (id: string) => `handoff-${id}`
