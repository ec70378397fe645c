import { t } from '@lingui/core/macro'
import { useEffect } from 'react'

/**
 * What the browser's tab says: what came last while nobody used it, else how many are overdue, where any are. On the icon of an
 * installed desk: how many are mine.
 */
export function useTitle({ overdue, mine, unseen }: { overdue: number; mine: number; unseen: string }): void {
  useEffect(() => {
    // Where it is not installed, or not allowed, there is no icon to show it on.
    navigator.setAppBadge?.(mine).catch(() => undefined)
  }, [mine])
  useEffect(() => {
    const first = unseen ? `● ${unseen}` : overdue > 0 ? t`${overdue} overdue` : ''
    document.title = first ? t`${first} · Handoffs` : t`Handoffs`
  }, [overdue, unseen])
}
