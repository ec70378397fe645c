import { onTestFinished, vi } from 'vitest'

/** A browser's `localStorage` for one test. */
export function giveStorage(): Map<string, string> {
  const kept = new Map<string, string>()
  const storage = new Proxy(
    {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
    {
      ownKeys: () => [...kept.keys()],
      getOwnPropertyDescriptor: (_, key) => ({ value: kept.get(String(key)), enumerable: true, configurable: true }),
    },
  )
  vi.stubGlobal('localStorage', storage)
  onTestFinished(() => {
    vi.unstubAllGlobals()
  })
  return kept
}

/** A private window that refuses. */
export function refuseStorage(): void {
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  Object.defineProperty(globalThis, 'localStorage', { get: refuse, configurable: true })
  onTestFinished(() => {
    Reflect.deleteProperty(globalThis, 'localStorage')
  })
}
