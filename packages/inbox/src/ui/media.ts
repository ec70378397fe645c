import { useSyncExternalStore } from 'react'

/** Wide enough for list and note side by side. The same number stands in styles.css as `--breakpoint-wide`. */
const wide = () => window.matchMedia('(min-width: 53.8125rem)')

export const useIsWide = (): boolean => useSyncExternalStore(subscribe, () => wide().matches)

function subscribe(listener: () => void) {
  const media = wide()
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}
