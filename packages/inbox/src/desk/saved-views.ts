/** Lists that a person comes back to, kept in this browser: a view with a lane or a search, under the name it had in the list. */
import { useMemo } from 'react'
import { read, useStored, write } from '../ui/stored.ts'
import { addressOf, type Place } from './address.ts'

type Saved = { name: string; to: string }

const KEY = 'baton.views'
/** More than one can choose from is no help. */
const MOST = 12

export const addressOfView = ({ view, lane, search }: Omit<Place, 'id'>): string =>
  addressOf({ view, lane, search, id: undefined })

export function useSavedViews(): Saved[] {
  const [text] = useStored(KEY)
  return useMemo(() => savedIn(text), [text])
}

/** Saves it, or forgets it where it was saved. */
export function toggleView(view: Saved): void {
  const saved = savedIn(read(KEY))
  const others = saved.filter(({ to }) => to !== view.to)
  const next = others.length < saved.length ? others : [...others, view].slice(-MOST)
  write(KEY, next.length > 0 ? JSON.stringify(next) : null)
}

/** Whatever somebody else wrote there is no view. */
function savedIn(text: string | null): Saved[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    if (!Array.isArray(kept)) return []
    return kept.filter(
      (one): one is Saved => typeof one?.name === 'string' && typeof one?.to === 'string' && one.to.startsWith('/'),
    )
  } catch {
    return []
  }
}
