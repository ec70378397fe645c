/** A value that lives outside the components. Whoever uses it is drawn again when it changes. */
import { useSyncExternalStore } from 'react'

export type SharedValue<Value> = {
  get: () => Value
  set: (next: Value) => void
  subscribe: (listener: () => void) => () => void
}

export function sharedValue<Value>(initial: Value): SharedValue<Value> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      value = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

export const useShared = <Value>({ get, subscribe }: SharedValue<Value>): Value =>
  useSyncExternalStore(subscribe, get, get)
