/** Agents and their keys; a new one comes with a snippet, and the page waits for its first call. */

import { slugOf } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { desk, once } from '../../../desk/desk.ts'
import { sayAgo } from '../../../desk/times.ts'
import { WhileReading } from '../../../desk/while-reading.tsx'
import { Avatar } from '../../../ui/avatar.tsx'
import { Button } from '../../../ui/button.tsx'
import { deskNow } from '../../../ui/clock.ts'
import { Page, Text, useAct } from '../page.tsx'
import { type MadeKey, Snippet } from './snippet.tsx'

export default function AgentsPage() {
  const queries = useQueryClient()
  const agents = useQuery({ queryKey: ['setup', 'agents'], queryFn: ({ signal }) => desk.listAgents({ signal }) })
  const [isAdding, setIsAdding] = useState(false)
  const [made, setMade] = useState<MadeKey>()
  const { act, line } = useAct()
  const again = () => queries.invalidateQueries({ queryKey: ['setup', 'agents'] })
  const furtherKey = (agent: string) =>
    void act(async () => {
      const { id, key } = await desk.createKey(agent, {}, once())
      setMade({ agent, secret: key, keyId: id })
      await again()
    })
  const items = agents.data?.items ?? []
  return (
    <Page
      title={t`Agents and keys`}
      about={t`An agent sees its own handoffs and nothing else. Keys are shown once and kept as a hash.`}
      actions={
        <Button look="primary" onClick={() => setIsAdding(true)}>
          <Trans>New agent</Trans>
        </Button>
      }
    >
      {(isAdding || (agents.data && items.length === 0 && !made)) && (
        <NewAgent
          onMade={async (agent) => {
            setMade(agent)
            setIsAdding(false)
            await again()
          }}
        />
      )}
      {made && <Snippet {...made} />}
      {line}
      <WhileReading
        query={agents}
        waiting={
          <p>
            <Trans>Reading …</Trans>
          </p>
        }
        failed={t`Agents could not be read.`}
      />
      {items.map(({ id, name, keys }) => (
        <section key={id} className="card" aria-label={name}>
          <div className="setrow">
            <span className="row-x">
              <Avatar name={name} kind="agent" />
              <b>{name}</b>
            </span>
            <p>
              {id} · {heard(keys)}
            </p>
            <span className="row-x">
              <Button onClick={() => furtherKey(id)}>
                <Trans>Another key</Trans>
              </Button>
            </span>
          </div>
          {keys.map((key) => (
            <div key={key.id} className="setrow">
              <span className="row-x">
                <code>{key.prefix}…</code>
                {key.revokedAt && (
                  <span className="chip">
                    <Trans>switched off</Trans>
                  </span>
                )}
              </span>
              <p>
                <Trans>
                  for {key.scopes?.join(', ') ?? t`all that it may do`} ·{' '}
                  {key.lastUsedAt ? t`used ${sayAgo(key.lastUsedAt, deskNow())}` : t`never used`}
                </Trans>
              </p>
              <span className="row-x">
                {!key.revokedAt && (
                  <Button
                    look="plain"
                    aria-label={t`Switch off ${key.prefix}`}
                    onClick={() =>
                      void act(async () => {
                        await desk.revokeKey(key.id)
                        await again()
                      }, t`Switched off: it opens nothing any more.`)
                    }
                  >
                    <Trans>Switch off</Trans>
                  </Button>
                )}
              </span>
            </div>
          ))}
        </section>
      ))}
      <p>
        <Link to="/setup/start" className="link">
          <Trans>Step by step, with your framework</Trans>
        </Link>
      </p>
    </Page>
  )
}

type Key = { lastUsedAt: string | null }
function heard(keys: readonly Key[]): string {
  const last = keys
    .flatMap(({ lastUsedAt }) => lastUsedAt ?? [])
    .toSorted()
    .at(-1)
  return last ? t`heard ${sayAgo(last, deskNow())}` : t`not heard yet`
}

export function NewAgent({ onMade }: { onMade: (made: MadeKey) => unknown }) {
  const [name, setName] = useState('')
  const { act, line } = useAct()
  const make = (event: FormEvent) => {
    event.preventDefault()
    const id = slugOf(name)
    void act(async () => {
      const made = await desk.createAgent({ id, name }, once())
      await onMade({ agent: id, secret: made.key, keyId: made.id })
    })
  }
  return (
    <form className="card pad" aria-label={t`New agent`} onSubmit={make}>
      <div className="row-x wrap" style={{ alignItems: 'flex-end' }}>
        <Text label={t`What your agent is called`} value={name} hint={t`Robin`} onText={setName} required />
        <Button look="primary" type="submit">
          <Trans>Make its key</Trans>
        </Button>
      </div>
      {line}
    </form>
  )
}
