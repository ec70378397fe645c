/**
 * Single keys of the page. They are off in text fields, in dialogs, inside an open step and during IME composition,
 * and can be turned off altogether (WCAG 2.1.4); keys with Ctrl or ⌘ always work.
 */
import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { read } from './stored.ts'

export const SINGLE_KEYS = 'baton.single-keys'
const singleKeysAreOff = (): boolean => read(SINGLE_KEYS) === 'off'

/** tinykeys names → what to do. A handler that returns false lets the browser have the key. */
export type Keys = Record<string, (event: KeyboardEvent) => unknown>

export function useKeys(keys: Keys): void {
  const newest = useRef(keys)
  newest.current = keys
  const names = Object.keys(keys).join('\n')
  useEffect(() => {
    const bindings = Object.fromEntries(
      names.split('\n').map((name) => [
        name,
        (event: KeyboardEvent) => {
          if (newest.current[name]?.(event) !== false) event.preventDefault()
        },
      ]),
    )
    return tinykeys(window, bindings, { ignore: isNotForThePage })
  }, [names])
}

function isNotForThePage(event: KeyboardEvent): boolean {
  if (event.isComposing) return true
  if (event.ctrlKey || event.metaKey) return false
  const target = event.target
  if (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role="dialog"], [data-own-keys]')
  )
    return true
  return event.key.length === 1 && singleKeysAreOff()
}
