/** Every change of one handoff, oldest first: who, when, what; and whether the chain that proves it is whole. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { desk, once, sayError } from '../../desk/desk.ts'
import { historyQuery } from '../../desk/queries.ts'
import { WhileReading } from '../../desk/while-reading.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Trail } from './trail.tsx'

type Props = { handoff: { id: string }; mayComment: boolean; onClose: () => void }

export default function HistorySheet({ handoff, mayComment, onClose }: Props) {
  const trail = useQuery(historyQuery(handoff.id))
  return (
    <Sheet
      title={t`History`}
      onClose={onClose}
      footer={mayComment && <Comment handoff={handoff.id} onSaid={() => void trail.refetch()} />}
    >
      <WhileReading
        query={trail}
        waiting={
          <p className="text-muted">
            <Trans>Reading the history …</Trans>
          </p>
        }
        failed={t`The history could not be read.`}
      />
      {trail.data && <Trail trail={trail.data} />}
    </Sheet>
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
      <TextField className="grow" label={t`Add a remark`} maxLength={4000} value={text} onText={setText} />
      <Button type="submit">
        <Trans>Add</Trans>
      </Button>
      <p role="alert" className="text-sm text-now">
        {failure}
      </p>
    </form>
  )
}
