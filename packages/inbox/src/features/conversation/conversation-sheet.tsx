/** The conversation behind a handoff. Opening it is recorded: a note that needs this has failed. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { desk, newIdempotencyKey } from '../../desk/desk.ts'
import { WhileReading } from '../../desk/while-reading.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Messages } from './messages.tsx'

type Props = { handoff: { id: string; agent: { name: string } }; onClose: () => void }

export default function ConversationSheet({ handoff, onClose }: Props) {
  // One key for as long as the sheet is open: React may ask twice, the desk records one opening.
  const [idempotencyKey] = useState(newIdempotencyKey)
  const opened = useQuery({
    queryKey: ['conversation', handoff.id, idempotencyKey],
    queryFn: ({ signal }) => desk.openConversation(handoff.id, { signal, idempotencyKey }),
    gcTime: 0,
  })
  return (
    <Sheet title={t`Conversation`} onClose={onClose}>
      <WhileReading
        query={opened}
        waiting={
          <p className="text-muted">
            <Trans>Opening the conversation …</Trans>
          </p>
        }
        failed={t`The conversation could not be opened.`}
      />
      {opened.data && (
        <>
          <p className="mb-3 text-[.8125rem] text-muted">
            <Trans>That you opened it is in the history: it shows where notes fall short.</Trans>
          </p>
          <Messages opened={opened.data} agent={handoff.agent.name} />
        </>
      )}
    </Sheet>
  )
}
