/** What the address says: which list, what is searched, which handoff is shown. So the browser's back button works. */
import { headOf, type View } from '@baton-desk/core'
import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'

export type Place = { view: View; lane: string | undefined; search: string; id: string | undefined }

const VIEWS: readonly View[] = ['mine', 'not_accepted', 'overdue', 'waiting', 'my_work', 'all', 'closed']
const HANDOFF = /^\/h\/([^/]+)$/

export const isInboxPath = (path: string): boolean => path === '/' || HANDOFF.test(path)

export function useAddress(): [Place, (to: Partial<Place>, options?: { replace?: boolean }) => void] {
  const [path, navigate] = useLocation()
  const search = useSearch()
  const place = useMemo(() => readPlace(path, search), [path, search])
  const go = useCallback(
    (to: Partial<Place>, options?: { replace?: boolean }) => navigate(addressOf({ ...place, ...to }), options),
    [place, navigate],
  )
  return [place, go]
}

/** Ignores what it does not know, so that an old link still opens the inbox. */
export function readPlace(path: string, search: string): Place {
  const parts = new URLSearchParams(search)
  const id = HANDOFF.exec(path)?.[1]
  return {
    view: VIEWS.find((view) => view === parts.get('view')) ?? 'mine',
    lane: headOf(parts.get('lane') ?? '', 60) || undefined,
    search: headOf(parts.get('q') ?? '', 200),
    id: id && decodeURIComponent(id),
  }
}

export function addressOf({ view, lane, search, id }: Place): string {
  const parts = new URLSearchParams({
    ...(view !== 'mine' && { view }),
    ...(lane && { lane }),
    ...(search && { q: search }),
  }).toString()
  return `${id ? `/h/${encodeURIComponent(id)}` : '/'}${parts ? `?${parts}` : ''}`
}
