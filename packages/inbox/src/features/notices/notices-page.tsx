/** What the desk tells this person outside of any handoff, with what to do about it. Nothing of it is only in a mail. */

import type { AnswerOf } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { desk, once, sayError } from '../../desk/desk.ts'
import { deskQuery } from '../../desk/queries.ts'
import { sayMoment } from '../../desk/times.ts'
import { WhileReading } from '../../desk/while-reading.tsx'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { deskNow } from '../../ui/clock.ts'
import { useKeys } from '../../ui/keys.ts'

type Notice = AnswerOf<'listNotices'>['items'][number]

const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: ({ signal }) => desk.listNotices({ signal }),
  // In no stream: read again whenever somebody comes to look.
  staleTime: 0,
  refetchOnWindowFocus: true,
})

export default function NoticesPage() {
  const queries = useQueryClient()
  const notices = useQuery(noticesQuery)
  const [failure, setFailure] = useState<{ id: string; why: string }>()
  const [, navigate] = useLocation()
  const heading = useRef<HTMLHeadingElement>(null)
  const list = useRef<HTMLUListElement>(null)

  const unread = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-unread]') ?? [])]
  const step = (by: 1 | -1) => {
    const all = unread()
    const at = all.findIndex((one) => one.matches(':focus'))
    all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))]?.focus()
  }
  useKeys({ j: () => step(1), k: () => step(-1), Escape: () => navigate('/') })

  const see = async (notice: Notice) => {
    setFailure(undefined)
    const all = unread()
    const at = all.findIndex((one) => one.dataset.unread === notice.id)
    try {
      await desk.seeNotice(notice.id, once())
    } catch (error) {
      setFailure({ id: notice.id, why: sayError(error) })
      return
    }
    // Before its button goes, so that the keyboard is never left nowhere.
    const next = all[at + 1] ?? all[at - 1] ?? heading.current
    next?.focus()
    announce(all.length > 1 ? t`Read. ${all.length - 1} left.` : t`Read. None is left.`)
    await Promise.all([notices.refetch(), queries.invalidateQueries({ queryKey: deskQuery.queryKey })])
  }

  const items = notices.data?.items
  return (
    <main className="mx-auto max-w-3xl px-4 py-6">
      <h1 ref={heading} tabIndex={-1} className="text-xl font-bold">
        <Trans>Notices</Trans>
      </h1>
      <p className="mt-1 text-muted">
        <Trans>
          What the desk tells you outside of any handoff: gaps in cover, calendars and triggers that fail, people who
          left.
        </Trans>
        {items?.some(({ seenAt }) => !seenAt) && (
          <span className="hidden wide:inline">
            {' '}
            <Trans>J and K go through the unread ones, Enter marks one as read.</Trans>
          </span>
        )}
      </p>
      <WhileReading
        query={notices}
        waiting={
          <p className="mt-4 text-muted">
            <Trans>Reading …</Trans>
          </p>
        }
        failed={t`The list could not be read.`}
      />
      {items?.length === 0 && (
        <p className="mt-4">
          <Trans>There are none. When something needs you, it stands here.</Trans>
        </p>
      )}
      <ul ref={list} className="mt-4 space-y-3">
        {items?.map((notice) => (
          <li key={notice.id} className="rounded-lg border border-line bg-surface p-4">
            <p className="text-[.8125rem] text-muted">
              {sayMoment(notice.at, deskNow())}
              {notice.seenAt && t` · Read ${sayMoment(notice.seenAt, deskNow())}`}
            </p>
            <h2
              id={`notice-${notice.id}`}
              className={`mt-1 [overflow-wrap:anywhere] ${notice.seenAt ? '' : 'font-semibold'}`}
            >
              {notice.subject}
            </h2>
            <p className="mt-1 text-sm whitespace-pre-line [overflow-wrap:anywhere]">{notice.body}</p>
            {!notice.seenAt && (
              <Button
                className="mt-2"
                data-unread={notice.id}
                aria-describedby={`notice-${notice.id}`}
                onClick={() => void see(notice)}
              >
                <Trans>I have read this</Trans>
              </Button>
            )}
            {failure?.id === notice.id && (
              <p role="alert" className="mt-2 text-sm text-now">
                {failure.why}
              </p>
            )}
          </li>
        ))}
      </ul>
    </main>
  )
}
