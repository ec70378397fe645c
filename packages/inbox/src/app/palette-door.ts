/** The palette, from wherever one is: whether it is open, and what the page that is shown adds to it. */
import { useEffect } from 'react'
import type { Command } from '../ui/palette.tsx'
import { sharedValue, useShared } from '../ui/shared-value.ts'

const isOpen = sharedValue(false)
let fromPage: () => Command[] = () => []

export const openPalette = (): void => isOpen.set(true)
export const closePalette = (): void => isOpen.set(false)
export const usePaletteIsOpen = (): boolean => useShared(isOpen)
/** Asked for when the palette opens. */
export const commandsOfPage = (): Command[] => fromPage()

export function usePageCommands(commands: () => Command[]): void {
  useEffect(() => {
    fromPage = commands
    return () => {
      fromPage = () => []
    }
  })
}
