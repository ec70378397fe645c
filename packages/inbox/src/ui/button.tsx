import type { ComponentProps } from 'react'
import { KeyHint } from './key-hint.tsx'

const looks = {
  /** The one thing this page is for. At most one at a time. */
  primary: 'pri',
  outline: '',
  plain: 'quiet',
}

type Props = ComponentProps<'button'> & { look?: keyof typeof looks; hotkey?: string }

export function Button({ look = 'outline', hotkey, className = '', children, ...rest }: Props) {
  return (
    <button type="button" aria-keyshortcuts={hotkey} className={`btn ${looks[look]} ${className}`} {...rest}>
      {children}
      {hotkey && <KeyHint>{hotkey}</KeyHint>}
    </button>
  )
}
