/** Adds a channel of any kind that this desk can tell people by, beside mail and this browser: by an address, or by an invitation. */

import type { AnswerOf } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { desk } from '../../desk/desk.ts'
import { Button } from '../../ui/button.tsx'

type Kind = AnswerOf<'listChannelKinds'>['items'][number]
type Invitation = NonNullable<AnswerOf<'addChannel'>['invitation']>
type Acting = { act: (work: () => Promise<unknown>, done?: string) => Promise<void> }

/** What has a way of its own on this page. */
const ELSEWHERE = new Set(['email', 'push'])

export function OtherChannels({ act }: Acting) {
  const kinds = useQuery({ queryKey: ['channel-kinds'], queryFn: ({ signal }) => desk.listChannelKinds({ signal }) })
  const others = (kinds.data?.items ?? []).filter(({ kind, canSend }) => canSend && !ELSEWHERE.has(kind))
  return others.map((kind) =>
    kind.asks === null ? (
      <ByInvitation key={kind.kind} kind={kind} act={act} />
    ) : (
      <ByAddress key={kind.kind} kind={kind} asks={kind.asks} act={act} />
    ),
  )
}

function ByAddress({ kind: { kind, name }, asks, act }: { kind: Kind; asks: string } & Acting) {
  const [address, setAddress] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    void act(async () => {
      await desk.addChannel({ kind, address })
      setAddress('')
    }, t`A code was sent there. Look there (${name}), and say that it was you.`)
  }
  return (
    <form onSubmit={send} className="mt-2 flex flex-wrap gap-2">
      <input
        aria-label={`${name}: ${asks}`}
        placeholder={`${name}: ${asks}`}
        required
        className="min-h-11 min-w-0 flex-1 rounded-md border border-control bg-surface px-3 wide:min-h-8"
        value={address}
        onChange={({ target }) => setAddress(target.value)}
      />
      <Button type="submit">
        <Trans>Add</Trans>
      </Button>
    </form>
  )
}

function ByInvitation({ kind: { kind, name }, act }: { kind: Kind } & Acting) {
  const [invitation, setInvitation] = useState<Invitation>()
  const ask = () => void act(async () => setInvitation((await desk.addChannel({ kind })).invitation))
  return (
    <div className="mt-2">
      <Button onClick={ask}>
        <Trans>Link {name}</Trans>
      </Button>
      {invitation && (
        <p className="mt-1">
          {invitation.words}{' '}
          {invitation.url && (
            <a
              href={invitation.url}
              rel="noopener noreferrer"
              target="_blank"
              className="break-all text-accent underline"
            >
              {invitation.url}
            </a>
          )}
        </p>
      )}
    </div>
  )
}
