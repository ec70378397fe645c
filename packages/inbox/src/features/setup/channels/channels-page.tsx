/** Ways that people are told and that programs hear: how they do, a test of one's own, and what could not be delivered. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { desk, once } from '../../../desk/desk.ts'
import { sayAgo } from '../../../desk/times.ts'
import { WhileReading } from '../../../desk/while-reading.tsx'
import { useWorkspace } from '../../../desk/workspace.ts'
import { Button } from '../../../ui/button.tsx'
import { deskNow } from '../../../ui/clock.ts'
import { Page, Text, useAct } from '../page.tsx'

export default function ChannelsPage() {
  return (
    <Page
      title={t`Channels`}
      about={t`Ways that people are told and can act. A person counts as told only through one that has been proven.`}
    >
      <div className="cols half">
        <div style={{ display: 'grid', gap: 12, alignContent: 'start' }}>
          <Kinds />
          <Webhooks />
        </div>
        <Deliveries />
      </div>
      <p className="flag plain">
        <Trans>
          When a channel fails, its messages take the person’s next proven way, and the admins are told. No handoff
          waits for a channel.
        </Trans>
      </p>
    </Page>
  )
}

function Kinds() {
  const { people } = useWorkspace()
  const kinds = useQuery({ queryKey: ['setup', 'kinds'], queryFn: ({ signal }) => desk.listChannelKinds({ signal }) })
  const all = useQuery({ queryKey: ['setup', 'channels'], queryFn: ({ signal }) => desk.listChannels({ signal }) })
  const mine = useQuery({ queryKey: ['my-channels'], queryFn: ({ signal }) => desk.listMyChannels({ signal }) })
  const { act, line } = useAct()
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? id
  return (
    <section className="card" aria-label={t`Channels of people`}>
      <WhileReading
        query={kinds}
        waiting={
          <p>
            <Trans>Reading …</Trans>
          </p>
        }
        failed={t`The channels could not be read.`}
      />
      {kinds.data?.items.map(({ kind, name, canSend }) => {
        const of = all.data?.items.filter((one) => one.kind === kind) ?? []
        const failing = of.filter(({ failingSince }) => failingSince)
        const own = mine.data?.items.find((one) => one.kind === kind && one.provenAt)
        return (
          <div key={kind} className="setrow">
            <span className="row-x">
              <b>{name}</b>
              <span className={`chip ${canSend && failing.length === 0 ? 'acc' : ''}`}>
                {canSend ? (failing.length > 0 ? t`${failing.length} failing` : t`works`) : t`off`}
              </span>
            </span>
            <p>
              {canSend
                ? t`proven by ${of.filter(({ provenAt }) => provenAt).length} of ${people.length}`
                : t`Nobody can add it yet: whoever runs the desk sets it up first.`}
              {failing.map(({ id, person, lastError }) => ` ${nameOf(person)}: ${lastError ?? t`failing`} (${id})`)}
            </p>
            {!canSend ? (
              <span />
            ) : own ? (
              <Button onClick={() => void act(() => desk.testChannel(own.id), t`Sent to you.`)}>
                <Trans>Send me a test</Trans>
              </Button>
            ) : (
              <Link className="btn" to="/profile">
                <Trans>Add mine</Trans>
              </Link>
            )}
          </div>
        )
      })}
      {line}
    </section>
  )
}

function Webhooks() {
  const hooks = useQuery({ queryKey: ['setup', 'webhooks'], queryFn: ({ signal }) => desk.listWebhooks({ signal }) })
  const [url, setUrl] = useState('')
  const [secret, setSecret] = useState('')
  const { act, line } = useAct()
  const add = (event: FormEvent) => {
    event.preventDefault()
    void act(async () => {
      const made = await desk.createWebhook({ url }, once())
      setSecret(made.secret)
      setUrl('')
      await hooks.refetch()
    }, t`Events go there from now on.`)
  }
  return (
    <section className="card" aria-label={t`Webhooks`}>
      <div className="setrow">
        <b>
          <Trans>Webhooks</Trans>
        </b>
        <p>
          <Trans>Signed events for programs (Standard Webhooks).</Trans>
        </p>
        <span />
      </div>
      {hooks.data?.items.map((hook) => (
        <div key={hook.id} className="setrow">
          <span className="row-x" style={{ overflowWrap: 'anywhere' }}>
            {hook.url}
            <span className={`chip ${hook.failingSince ? 'amb' : 'acc'}`}>
              {hook.failingSince ? t`failing since ${sayAgo(hook.failingSince, deskNow())}` : t`works`}
            </span>
          </span>
          <p>{hook.events?.join(', ') ?? t`all events`}</p>
          <span className="row-x wrap">
            <Button
              onClick={() =>
                void act(async () => {
                  const since = new Date(deskNow() - 3_600_000).toISOString()
                  const { deliveries } = await desk.sendAgain(hook.id, { since })
                  if (deliveries === 0)
                    throw new Error('Nothing happened in the last hour, so there was nothing to send.')
                }, t`What happened in the last hour is sent again, under its old ids.`)
              }
            >
              <Trans>Send the last hour</Trans>
            </Button>
            <Button
              look="plain"
              aria-label={t`New secret for ${hook.url}`}
              onClick={() => void act(async () => setSecret((await desk.changeWebhookSecret(hook.id, once())).secret))}
            >
              <Trans>New secret</Trans>
            </Button>
            <Button
              look="plain"
              aria-label={t`Remove ${hook.url}`}
              onClick={() =>
                void act(async () => {
                  await desk.removeWebhook(hook.id)
                  await hooks.refetch()
                })
              }
            >
              <Trans>Remove</Trans>
            </Button>
          </span>
        </div>
      ))}
      {secret && (
        <p className="setrow">
          <span>
            <Trans>
              Its secret, shown this once: <code style={{ overflowWrap: 'anywhere' }}>{secret}</code>
            </Trans>
          </span>
        </p>
      )}
      <form className="setrow" aria-label={t`New webhook`} onSubmit={add}>
        <Text label={t`Send events to`} type="url" value={url} hint="https://…" onText={setUrl} required />
        <Button type="submit">
          <Trans>Add</Trans>
        </Button>
      </form>
      {line}
    </section>
  )
}

function Deliveries() {
  const [isFailed, setIsFailed] = useState(true)
  const { act, line } = useAct()
  const log = useQuery({
    queryKey: ['setup', 'deliveries', isFailed],
    queryFn: ({ signal }) => desk.listDeliveries(isFailed ? {} : { state: 'delivered' }, { signal }),
    gcTime: 0,
  })
  return (
    <section className="card" aria-label={t`Delivery log`}>
      <div className="setrow">
        <b>
          <Trans>Delivery log</Trans>
        </b>
        <p>
          <Trans>What webhooks were sent, and whether it arrived</Trans>
        </p>
        <div className="seg" role="tablist" aria-label={t`Which`}>
          <button type="button" role="tab" aria-selected={isFailed} onClick={() => setIsFailed(true)}>
            <Trans>Trying or dead</Trans>
          </button>
          <button type="button" role="tab" aria-selected={!isFailed} onClick={() => setIsFailed(false)}>
            <Trans>Delivered</Trans>
          </button>
        </div>
      </div>
      {log.data?.items.length === 0 && (
        <p className="setrow">
          <Trans>Nothing.</Trans>
        </p>
      )}
      {log.data?.items.map(({ id, url, state, attempts, lastError, lastAt }) => (
        <div key={id} className="setrow">
          <span style={{ overflowWrap: 'anywhere' }}>{url}</span>
          <p>
            <Trans>
              {state}, {attempts} tries{lastAt && `, ${sayAgo(lastAt, deskNow())}`} {lastError}
            </Trans>
          </p>
          {state === 'dead' ? (
            <Button
              onClick={() =>
                void act(async () => {
                  await desk.retryDelivery(id)
                  await log.refetch()
                }, t`It is tried again.`)
              }
            >
              <Trans>Try again</Trans>
            </Button>
          ) : (
            <span />
          )}
        </div>
      ))}
      {line}
    </section>
  )
}
