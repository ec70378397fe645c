import type { AnswerOf, Message } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'

type Props = { opened: Pick<AnswerOf<'openConversation'>, 'messages' | 'erased'>; agent: string }

/** Who said what, in order; what tools were given and answered is folded. */
export const Messages = ({ opened: { messages, erased }, agent }: Props) => (
  <>
    {erased && (
      <p>
        <Trans>The conversation has been erased.</Trans>
      </p>
    )}
    <ol className="space-y-3">
      {messages.map((message, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: messages are never reordered and have no id
        <Said key={index} message={message} agent={agent} />
      ))}
    </ol>
  </>
)

function Said({ message, agent }: { message: Message; agent: string }) {
  const { role, text, name, toolCall, quoted } = message
  const speakers = {
    customer: t`Customer`,
    agent,
    tool: t`Tool ${name ?? ''}`,
    system: t`System`,
    person: name ?? t`Colleague`,
  }
  const words = text && role !== 'tool' && (
    <div className={role === 'customer' ? 'border-l-[3px] border-accent pl-3' : 'pl-[15px]'}>
      <p className="text-[.8125rem] text-muted">{speakers[role]}</p>
      <p className="whitespace-pre-wrap">{text}</p>
    </div>
  )
  const data = toolCall ? JSON.stringify(toolCall.arguments, null, 2) : role === 'tool' ? text : undefined
  return (
    <li className="min-w-0 [overflow-wrap:anywhere]">
      {words}
      {quoted && (
        <details className="pl-[15px] text-sm text-muted">
          <summary className="cursor-pointer">
            <Trans>Quoted</Trans>
          </summary>
          <p className="whitespace-pre-wrap">{quoted}</p>
        </details>
      )}
      {data !== undefined && (
        <details className="text-sm text-muted">
          <summary className="cursor-pointer">
            {toolCall ? t`${speakers[role]} used ${toolCall.name}` : t`${speakers.tool} answered`}
          </summary>
          <pre className="mt-1 rounded bg-ground p-2 whitespace-pre-wrap">{data}</pre>
        </details>
      )}
    </li>
  )
}
