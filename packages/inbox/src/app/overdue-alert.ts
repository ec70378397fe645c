/** Interrupts a screen reader for one reason only: a handoff that this person has accepted has become overdue. */

import type { HandoffRow } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { useEffect, useRef } from 'react'
import { isOver } from '../desk/times.ts'
import { alertNow } from '../ui/announcer.tsx'
import { useNow } from '../ui/clock.ts'

export function useOverdueAlert(rows: HandoffRow[], me: string): void {
  const now = useNow('ten seconds')
  const known = useRef<ReadonlySet<string>>(undefined)
  useEffect(() => {
    const over = overdueOf(rows, me, now)
    // What was overdue when the page opened is not announced.
    if (known.current) for (const { id, ask } of over) if (!known.current.has(id)) alertNow(t`Overdue: ${ask}`)
    if (rows.length > 0) known.current = new Set([...(known.current ?? []), ...over.map(({ id }) => id)])
  }, [rows, me, now])
}

export const overdueOf = (rows: HandoffRow[], me: string, now: number): HandoffRow[] =>
  rows.filter((row) => row.owner.id === me && row.state === 'accepted' && isOver(row.by, now))
