/** What the desk has sent by one channel, and what came of it. */
import type { AnswerOf } from '@baton-desk/core'
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
        waiting={<p className="text-muted">Reading …</p>}
        failed="What was sent could not be read."
      />
      {sent.data?.items.length === 0 && <p className="text-muted">Nothing yet.</p>}
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
        {openedAt && ` Opened ${sayMoment(openedAt, deskNow())}.`}
      </span>
    ))}
    {message.handoffs.length + message.more > MOST && (
      <span className="block">And {message.handoffs.length + message.more - MOST} more.</span>
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
  if (state === 'sent') return 'Sent.'
  if (state === 'failed') return `Not sent: ${error ?? 'it was given up'}.`
  return error === null ? 'On its way.' : `Tried, and tried again soon: ${error}.`
}
