/** What the desk has sent by one channel, and what came of it. */

import type { AnswerOf } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { desk } from '../../desk/desk.ts'
import { sayMoment } from '../../desk/times.ts'
import { WhileReading } from '../../desk/while-reading.tsx'
import { deskNow } from '../../ui/clock.ts'

type Sent = AnswerOf<'listSent'>['items'][number]

export function ChannelLog({ channel }: { channel: string }) {
  const sent = useQuery({
    queryKey: ['channel-log', channel],
    queryFn: ({ signal }) => desk.listSent(channel, { signal }),
  })
  return (
    <>
      <WhileReading
        query={sent}
        waiting={
          <p className="text-muted">
            <Trans>Reading …</Trans>
          </p>
        }
        failed={t`What was sent could not be read.`}
      />
      {sent.data?.items.length === 0 && (
        <p className="text-muted">
          <Trans>Nothing yet.</Trans>
        </p>
      )}
      <ol className="divide-y divide-line text-[.8125rem]">
        {sent.data?.items.map((message) => (
          <Message key={message.id} message={message} />
        ))}
      </ol>
    </>
  )
}

const Message = ({ message }: { message: Sent }) => (
  <li className="py-1">
    <time dateTime={message.at} className="text-muted tabular-nums">
      {sayMoment(message.at, deskNow())}
    </time>{' '}
    <span className={message.state === 'failed' ? 'text-now' : undefined}>{sayOutcome(message)}</span>
    {message.handoffs.slice(0, MOST).map(({ id, says, openedAt }) => (
      <span key={id} className="block">
        <a className="underline" href={`/h/${encodeURIComponent(id)}`}>
          {says}
        </a>
        {openedAt && t` Opened ${sayMoment(openedAt, deskNow())}.`}
      </span>
    ))}
    {message.handoffs.length + message.more > MOST && (
      <span className="block">
        <Trans>And {message.handoffs.length + message.more - MOST} more.</Trans>
      </span>
    )}
    {message.notices.map((subject, n) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: two notices may have one subject
      <span key={n} className="block">
        {subject}
      </span>
    ))}
  </li>
)

const MOST = 5

function sayOutcome({ state, error }: Sent): string {
  if (state === 'sent') return t`Sent.`
  if (state === 'failed') return t`Not sent: ${error ?? t`it was given up`}.`
  return error === null ? t`On its way.` : t`Tried, and tried again soon: ${error}.`
}
