import type { AnswerOf, TrailEvent } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { sayMoment } from '../../desk/times.ts'
import { sayEvent } from '../../desk/words.ts'
import { deskNow } from '../../ui/clock.ts'

/** The entries, and whether the chain of hashes that joins them is whole. */
export const Trail = ({ trail: { events, intact, because } }: { trail: AnswerOf<'history'> }) => (
  <>
    <ol className="space-y-3">
      {events.map((event) => (
        <Change key={event.seq} event={event} />
      ))}
    </ol>
    <p className={`mt-4 text-[.8125rem] ${intact ? 'text-muted' : 'font-semibold text-now'}`}>
      {intact
        ? t`Checked: nothing in these ${events.length} entries was changed or taken out.`
        : t`This history is not whole: ${because ?? t`it was changed`}.`}
    </p>
  </>
)

function Change({ event }: { event: TrailEvent }) {
  const sentence = sayEvent(event, deskNow())
  // Many sentences already quote the words: they are not shown twice.
  const words = Object.values(event.words ?? {}).filter((text) => text && !sentence.includes(text))
  return (
    <li className="grid grid-cols-[5.5rem_1fr] gap-x-3">
      <time dateTime={event.at} className="text-[.8125rem] text-muted tabular-nums">
        {sayMoment(event.at, deskNow())}
      </time>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p>{sentence}</p>
        {words.map((text) => (
          <p key={text} className="line-clamp-6 border-l-2 border-line pl-2 text-sm whitespace-pre-wrap text-muted">
            {text}
          </p>
        ))}
      </div>
    </li>
  )
}
