/** Every change of one handoff, oldest first: who, when, what; and whether the chain that proves it is whole. */
import type { TrailEvent } from '@baton-desk/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { desk, once, sayError } from '../../desk/desk.ts'
import { sayMoment } from '../../desk/times.ts'
import { Button } from '../../ui/button.tsx'
import { deskNow } from '../../ui/clock.ts'
import { TextField } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { AfterAWhile, Failed } from '../../ui/waiting-and-failed.tsx'

type Props = { handoff: { id: string }; mayComment: boolean; onClose: () => void }

export default function HistorySheet({ handoff, mayComment, onClose }: Props) {
  const trail = useQuery({
    queryKey: ['history', handoff.id],
    queryFn: ({ signal }) => desk.history(handoff.id, { signal }),
  })
  return (
    <Sheet
      title="History"
      onClose={onClose}
      footer={mayComment && <Comment handoff={handoff.id} onSaid={() => void trail.refetch()} />}
    >
      {trail.isPending && (
        <AfterAWhile>
          <p className="text-muted">Reading the history …</p>
        </AfterAWhile>
      )}
      {trail.error && (
        <Failed
          what="The history could not be read."
          why={sayError(trail.error)}
          onRetry={() => void trail.refetch()}
        />
      )}
      {trail.data && (
        <>
          <ol className="space-y-3">
            {trail.data.events.map((event) => (
              <Change key={event.seq} event={event} />
            ))}
          </ol>
          <p className={`mt-4 text-[13px] ${trail.data.intact ? 'text-muted' : 'font-semibold text-now'}`}>
            {trail.data.intact
              ? `Checked: nothing in these ${trail.data.events.length} entries was changed or taken out.`
              : `This history is not whole: ${trail.data.because ?? 'it was changed'}.`}
          </p>
        </>
      )}
    </Sheet>
  )
}

function Change({ event }: { event: TrailEvent }) {
  const words = Object.values(event.words ?? {}).filter((text) => text && !event.sentence.includes(text))
  return (
    <li className="grid grid-cols-[5.5rem_1fr] gap-x-3">
      <time dateTime={event.at} className="text-[13px] text-muted tabular-nums">
        {sayMoment(event.at, deskNow())}
      </time>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p>{event.sentence}</p>
        {words.map((text) => (
          <p key={text} className="line-clamp-6 border-l-2 border-line pl-2 text-sm whitespace-pre-wrap text-muted">
            {text}
          </p>
        ))}
      </div>
    </li>
  )
}

function Comment({ handoff, onSaid }: { handoff: string; onSaid: () => void }) {
  const [text, setText] = useState('')
  const [failure, setFailure] = useState('')
  const say = async () => {
    if (!text.trim()) return
    try {
      await desk.comment(handoff, { text }, once())
      setText('')
      setFailure('')
      onSaid()
    } catch (error) {
      setFailure(sayError(error))
    }
  }
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void say()
      }}
    >
      <TextField className="grow" label="Add a remark" maxLength={4000} value={text} onText={setText} />
      <Button type="submit">Add</Button>
      <p role="alert" className="text-sm text-now">
        {failure}
      </p>
    </form>
  )
}
