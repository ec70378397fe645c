/** The conversation behind a handoff. Opening it is recorded: a note that needs this has failed. */
import type { Message } from '@baton-desk/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { desk, newIdempotencyKey, sayError } from '../../desk/desk.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { AfterAWhile, Failed } from '../../ui/waiting-and-failed.tsx'

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
    <Sheet title="Conversation" onClose={onClose}>
      {opened.isPending && (
        <AfterAWhile>
          <p className="text-muted">Opening the conversation …</p>
        </AfterAWhile>
      )}
      {opened.error && (
        <Failed
          what="The conversation could not be opened."
          why={sayError(opened.error)}
          onRetry={() => void opened.refetch()}
        />
      )}
      {opened.data && (
        <>
          <p className="mb-3 text-[13px] text-muted">
            That you opened it is in the history: it shows where notes fall short.
          </p>
          {opened.data.erased && <p>The conversation has been erased.</p>}
          <ol className="space-y-3">
            {opened.data.messages.map((message, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: messages are never reordered and have no id
              <Said key={index} message={message} agent={handoff.agent.name} />
            ))}
          </ol>
        </>
      )}
    </Sheet>
  )
}

function Said({ message, agent }: { message: Message; agent: string }) {
  const { role, text, name, toolCall } = message
  const speakers = {
    customer: 'Customer',
    agent,
    tool: `Tool ${name ?? ''}`,
    system: 'System',
    person: name ?? 'Colleague',
  }
  const words = text && role !== 'tool' && (
    <div className={role === 'customer' ? 'border-l-[3px] border-accent pl-3' : 'pl-[15px]'}>
      <p className="text-[13px] text-muted">{speakers[role]}</p>
      <p className="whitespace-pre-wrap">{text}</p>
    </div>
  )
  const data = toolCall ? JSON.stringify(toolCall.arguments, null, 2) : role === 'tool' ? text : undefined
  return (
    <li className="min-w-0 [overflow-wrap:anywhere]">
      {words}
      {data !== undefined && (
        <details className="text-sm text-muted">
          <summary className="cursor-pointer">
            {toolCall ? `${speakers[role]} used ${toolCall.name}` : `${speakers.tool} answered`}
          </summary>
          <pre className="mt-1 rounded bg-ground p-2 whitespace-pre-wrap">{data}</pre>
        </details>
      )}
    </li>
  )
}
