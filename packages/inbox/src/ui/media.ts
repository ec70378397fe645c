import { useSyncExternalStore } from 'react'

/** Wide enough for list and note side by side. The same number stands in styles.css as `--breakpoint-wide`. */
const wide = window.matchMedia('(min-width: 56.25rem)')

export const useIsWide = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      wide.addEventListener('change', listener)
      return () => wide.removeEventListener('change', listener)
    },
    () => wide.matches,
  )
