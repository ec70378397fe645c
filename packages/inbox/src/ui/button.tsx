import type { ComponentProps } from 'react'
import { KeyHint } from './key-hint.tsx'

const looks = {
  /** The one thing this page is for. At most one at a time. */
  primary:
    'bg-accent text-on-accent border-accent hover:bg-accent-strong forced-colors:bg-[Highlight] forced-colors:text-[HighlightText] forced-color-adjust-none',
  outline: 'bg-surface text-ink border-control hover:bg-hover',
  plain: 'bg-transparent text-accent-ink border-transparent hover:bg-hover',
}

type Props = ComponentProps<'button'> & { look?: keyof typeof looks; hotkey?: string }

export function Button({ look = 'outline', hotkey, className = '', children, ...rest }: Props) {
  return (
    <button
      type="button"
      aria-keyshortcuts={hotkey}
      className={`inline-flex min-h-11 wide:min-h-9 items-center justify-center gap-1.5 rounded-md border px-2.5 text-sm font-semibold whitespace-nowrap ${looks[look]} ${className}`}
      {...rest}
    >
      {children}
      {hotkey && <KeyHint>{hotkey}</KeyHint>}
    </button>
  )
}
