/** What was asked, answered, remarked and moved since the note came, and what the agent says it did. */

import type { HandoffView, TrailEvent } from '@baton-desk/core'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { historyQuery } from '../../desk/queries.ts'
import { sayMoment } from '../../desk/times.ts'
import { sayEvent } from '../../desk/words.ts'
import { deskNow } from '../../ui/clock.ts'
import { Icon } from '../../ui/icon.tsx'

/** What people and the agent did with it; what the desk did by itself stands in the history. */
const ICONS: Partial<Record<TrailEvent['type'], string>> = {
  asked: 'message-circle-question-mark',
  replied: 'message-square',
  commented: 'message-square',
  moved: 'corner-up-right',
  move_returned: 'undo-2',
  declined: 'x',
  escalated: 'arrow-up',
  stepped_in: 'hand',
  snoozed: 'alarm-clock',
  mended: 'pencil',
  approved: 'check',
  decided: 'check',
  effect_reported: 'circle-check',
  it_happened: 'circle-check',
  reopened: 'undo-2',
}

export default function Thread({ handoff }: { handoff: HandoffView }) {
  const { data } = useQuery(historyQuery(handoff.id))
  const events = data?.events.filter(({ type }) => ICONS[type]) ?? []
  if (events.length === 0) return null
  return (
    <section className="led" aria-labelledby="thread">
      <header className="led-h">
        <h2 id="thread">
          <Trans>What happened since</Trans>
        </h2>
      </header>
      <ol className="pt-2">
        {events.map((event) => (
          <Entry key={event.seq} event={event} />
        ))}
      </ol>
    </section>
  )
}

function Entry({ event }: { event: TrailEvent }) {
  const sentence = sayEvent(event, deskNow())
  // Many sentences already quote the words: they are not shown twice.
  const words = Object.values(event.words ?? {}).filter((text) => text && !sentence.includes(text))
  return (
    <li className="ev">
      <time dateTime={event.at}>{sayMoment(event.at, deskNow())}</time>
      <span className={`d ${event.by.kind === 'person' ? 'a' : ''}`}>
        <Icon name={ICONS[event.type] ?? 'dot'} />
      </span>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p dir="auto">{sentence}</p>
        {words.map((text) => (
          <p key={text} dir="auto" className="whitespace-pre-wrap">
            {text}
          </p>
        ))}
      </div>
    </li>
  )
}
