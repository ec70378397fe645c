/** What a person has typed for a handoff, kept in this browser until it is sent. */
import { useState } from 'react'
import { read, storedKeys, useHasStored, write } from '../ui/stored.ts'

const PREFIX = 'baton.typed.'
const keyOf = (handoff: string, field: string) => `${PREFIX}${handoff}.${field}`
const keysOf = (handoff: string) => storedKeys().filter((key) => key.startsWith(keyOf(handoff, '')))

export function useTyped(handoff: string, field: string, initial = ''): [string, (value: string) => void] {
  const key = keyOf(handoff, field)
  const [value, setValue] = useState(() => read(key) ?? initial)
  return [
    value,
    (next) => {
      setValue(next)
      write(key, next === initial ? null : next)
    },
  ]
}

/** Typed, or picked, elsewhere than in its field. */
export function setTyped(handoff: string, field: string, value: string): void {
  write(keyOf(handoff, field), value)
}

export function forgetTyped(handoff: string): void {
  for (const key of keysOf(handoff)) write(key, null)
}

/** Something was typed for it and not sent. */
export const useHasTyped = (handoff: string): boolean => useHasStored(keyOf(handoff, ''))

/** Everything typed for a handoff, to be copied where it can no longer be sent. */
export const typedTexts = (handoff: string): string[] =>
  keysOf(handoff)
    .filter((key) => !key.endsWith('.arguments'))
    .map((key) => read(key) ?? '')
    .filter((text) => text.includes(' '))
