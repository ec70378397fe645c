/** The ways to reach somebody, ready to be rung, written to or copied. */

import type { Note } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { Icon } from '../../ui/icon.tsx'

type Who = Note['who']

export const Reach = ({ who, isMain }: { who: Who; isMain?: boolean }) => (
  <span className="row-x wrap">
    {who.reach.map(({ channel, address }, index) => {
      const link = linkTo(channel, address)
      return (
        <span key={`${channel} ${address}`} className="row-x">
          {link ? (
            <a href={link.href} className={`btn ${isMain && index === 0 ? 'pri' : ''}`}>
              <Icon name={link.icon} size="s" />
              <bdi>{isMain && who.name ? `${link.verb} ${who.name.split(' ')[0]}` : address}</bdi>
            </a>
          ) : (
            <bdi>
              {channel} {address}
            </bdi>
          )}
          {isMain && link && <bdi className="num mut">{address}</bdi>}
          <Copy text={address} />
        </span>
      )
    })}
  </span>
)

/** Only what a phone or a mail program takes as it is; anything else can be copied. */
export function linkTo(channel: string, address: string): { href: string; icon: string; verb: string } | undefined {
  if (/^[^\s@]+@[^\s@]+$/.test(address))
    return { href: `mailto:${encodeURIComponent(address)}`, icon: 'mail', verb: t`Write to` }
  const digits = address.replace(/[\s().\-/]/g, '')
  if (!/^\+?\d{4,15}$/.test(digits) || /chat|id|whatsapp|signal|telegram/i.test(channel)) return undefined
  if (/text|sms|message/i.test(channel)) return { href: `sms:${digits}`, icon: 'message-circle', verb: t`Text` }
  return { href: `tel:${digits}`, icon: 'phone', verb: t`Ring` }
}

export function Copy({ text }: { text: string }) {
  const [isCopied, setIsCopied] = useState(false)
  return (
    <button
      type="button"
      className="btn quiet ico tiny"
      aria-label={t`Copy ${text}`}
      onClick={() => void navigator.clipboard?.writeText(text).then(() => setIsCopied(true))}
    >
      <Icon name={isCopied ? 'check' : 'copy'} size="s" />
      <span role="status" className="sr-only">
        {isCopied && t`Copied.`}
      </span>
    </button>
  )
}
