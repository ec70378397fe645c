/** The one record to open before deciding: the only button at the head of the note. */

import type { CardLink } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Icon } from '../../ui/icon.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'

/** Words may say anything: whoever opens a link sees where it leads. */
export function OpenFirst({ link, className = '' }: { link: CardLink | null; className?: string }) {
  if (!link?.url) return null
  return (
    <a
      href={link.url}
      target="_blank"
      rel="noopener noreferrer"
      data-open-first=""
      aria-keyshortcuts="O"
      className={`btn first ${className}`}
      title={link.host ? t`${link.text}, at ${link.host}` : link.text}
    >
      <Icon name="arrow-up-right" />
      <span className="lb">{link.text}</span>
      <KeyHint>O</KeyHint>
    </a>
  )
}
