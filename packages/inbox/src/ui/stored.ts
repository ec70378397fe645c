/** What this browser remembers by itself: typed text until it is sent, and settings. Private windows may refuse; then nothing is kept. */
import { useCallback, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

export function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // Storage is full or forbidden: the text stays on the screen, it is only not kept.
  }
  for (const listener of listeners) listener()
}

export function storedKeys(): string[] {
  try {
    return Object.keys(localStorage)
  } catch {
    return []
  }
}

export function useStored(key: string): [string | null, (value: string | null) => void] {
  const readNow = () => read(key)
  const value = useSyncExternalStore(subscribe, readNow, readNow)
  return [value, useCallback((next) => write(key, next), [key])]
}

/** Whether this browser remembers anything under a key that begins so. */
export function useHasStored(prefix: string): boolean {
  const readNow = () => storedKeys().some((key) => key.startsWith(prefix))
  return useSyncExternalStore(subscribe, readNow, readNow)
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}
