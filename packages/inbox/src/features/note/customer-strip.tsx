/** Who it is about: by what they are known, what they want and refuse, what they were promised. */

import type { HandoffView } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { isOver, sayMoment } from '../../desk/times.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Icon } from '../../ui/icon.tsx'
import { CustomersPage } from './customers-page.tsx'
import { Copy, linkTo } from './reach.tsx'

type Props = {
  handoff: HandoffView
  now: number
  onCustomer: (() => void) | undefined
  /** Not of whoever only reads. */
  canSendPage: boolean
}

export function CustomerStrip({ handoff, now, onCustomer, canSendPage }: Props) {
  const { who, where, promise } = handoff.note
  const name = who.name ?? who.organisation
  const known = [
    name !== who.organisation && who.organisation,
    ...who.identifiers.slice(0, 2).map(({ label, value }) => `${label} ${value}`),
    where.channel,
  ].filter(Boolean)
  return (
    <section className="cust" aria-label={t`Customer`}>
      <Avatar name={name ?? '?'} kind="customer" isLarge />
      <div className="min-w-0">
        <p>
          <b>
            <bdi>{name ?? t`Not identified`}</bdi>
          </b>{' '}
          <bdi className="dim">{known.join(' · ')}</bdi>
        </p>
        <p className="two">
          {sayWishes(handoff)}
          {promise && (
            <Trans>
              Promised:{' '}
              <b className={isOver(promise.by, now) ? 'red' : ''}>
                <bdi>{promise.text.replace(/[.\s]+$/, '')}</bdi>
                {promise.by && t`, by ${sayMoment(promise.by, now)}`}
              </b>
              .
            </Trans>
          )}
        </p>
      </div>
      <span className="row-x dim small nw">
        {who.reach.map(({ channel, address }) => {
          const link = linkTo(channel, address)
          return link ? (
            <a
              key={address}
              href={link.href}
              className="btn quiet ico"
              aria-label={`${link.verb} ${address}`}
              title={address}
            >
              <Icon name={link.icon} />
            </a>
          ) : (
            <Copy key={address} text={address} />
          )
        })}
        {handoff.customerPage === 'works' && <CustomersPage handoff={handoff.id} canSend={canSendPage} />}
        {onCustomer && (
          <button type="button" className="btn quiet" onClick={onCustomer}>
            <span className="dk">
              <Trans>Earlier</Trans>
            </span>
            <Icon name="chevron-right" className="flip" />
            <span className="sr-only">
              <Trans>handoffs of this customer</Trans>
            </span>
          </button>
        )}
      </span>
    </section>
  )
}

/** "Wants it on his card, refuses credit." */
function sayWishes({ note }: HandoffView): ReactNode {
  const wishes = note.wishes.map(({ kind, text }, index) => (
    <span key={`${kind} ${text}`}>
      {index > 0 && ', '}
      {index > 0 ? kind : `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`}{' '}
      <b>
        <bdi>{text.replace(/[.\s]+$/, '')}</bdi>
      </b>
    </span>
  ))
  return wishes.length > 0 && <>{wishes}. </>
}
