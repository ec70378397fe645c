/** Which handoff is shown, which one comes after it, and the ways to another; the address says it, so that Back works. */
import type { HandoffRow } from '@baton-desk/core'
import { type RefObject, useCallback, useEffect } from 'react'
import { useAddress } from '../desk/address.ts'
import { handoffQuery, queryClient } from '../desk/queries.ts'
import type { ListHandle } from '../features/list/handoff-list.tsx'
import { announce } from '../ui/announcer.tsx'
import { useIsWide } from '../ui/media.ts'

export type Selection = {
  id: string | undefined
  /** Shown next once this one is decided. */
  following: HandoffRow | undefined
  select: (id: string) => void
  /** Selects it and goes to read it: on a narrow screen the note comes over the list. */
  open: (id: string) => void
  toList: () => void
  /** To the next row or the one before, said to a screen reader. */
  step: (by: 1 | -1) => void
}

export function useSelection(rows: HandoffRow[], list: RefObject<ListHandle | null>): Selection {
  const isWide = useIsWide()
  const [{ id }, go] = useAddress()
  const select = useCallback((next: string) => go({ id: next }, { replace: true }), [go])
  const open = useCallback(
    (next: string) => {
      go({ id: next }, { replace: isWide })
      if (isWide) return
      // The focus goes to the note, so that a screen reader reads it.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-note]')?.focus())
    },
    [go, isWide],
  )
  const toList = () => {
    go({ id: undefined })
    requestAnimationFrame(() => list.current?.focus())
  }
  const step = (by: 1 | -1) => {
    const next = rowBeside(rows, id, by)
    if (!next || next.id === id) return
    select(next.id)
    announce(next.ask)
  }

  const first = rows[0]?.id
  useEffect(() => {
    if (isWide && !id && first) select(first)
  }, [isWide, id, first, select])

  const following = followingRow(rows, id)
  useEffect(() => {
    if (following) void queryClient.prefetchQuery(handoffQuery(following.id))
  }, [following])

  return { id, following, select, open, toList, step }
}

/** The first row if none is selected; at the first and the last row there is nowhere further to go. */
export function rowBeside(rows: HandoffRow[], id: string | undefined, by: 1 | -1): HandoffRow | undefined {
  const at = rows.findIndex((row) => row.id === id)
  return rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))]
}

/** The row after it, or before it where it is the last. */
export function followingRow(rows: HandoffRow[], id: string | undefined): HandoffRow | undefined {
  const at = rows.findIndex((row) => row.id === id)
  return rows[at + 1] ?? rows[at - 1]
}
