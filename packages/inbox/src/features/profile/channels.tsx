/** By which channels the desk tells this person, beside the inbox. A new address counts once its code was typed in here. */

import type { AnswerOf } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { desk, sayError } from '../../desk/desk.ts'
import { sayMoment } from '../../desk/times.ts'
import { WhileReading } from '../../desk/while-reading.tsx'
import { Button } from '../../ui/button.tsx'
import { playChime, SOUND } from '../../ui/chime.ts'
import { deskNow } from '../../ui/clock.ts'
import { useStored } from '../../ui/stored.ts'
import { ChannelLog } from './channel-log.tsx'
import { OtherChannels } from './other-channels.tsx'
import { PushHere } from './push-here.tsx'
import { Failure, Row, Rows, Section } from './section.tsx'
import { ToldOfNow } from './told-of-now.tsx'

type Channel = AnswerOf<'listMyChannels'>['items'][number]
type Urgency = Channel['use']['urgencies'][number]

const URGENCIES: Record<Urgency, string> = { now: t`Now`, today: t`Today`, this_week: t`This week`, fyi: t`To know` }
const FIELD = 'min-h-11 min-w-0 flex-1 rounded-md border border-control bg-surface px-3 wide:min-h-8'

export function Channels() {
  const channels = useQuery({ queryKey: ['my-channels'], queryFn: ({ signal }) => desk.listMyChannels({ signal }) })
  const [said, setSaid] = useState('')
  const [failure, setFailure] = useState('')
  const act = async (work: () => Promise<unknown>, done = '') => {
    setFailure('')
    setSaid('')
    try {
      await work()
      setSaid(done)
      await channels.refetch()
    } catch (error) {
      setFailure(sayError(error))
    }
  }
  const items = channels.data?.items ?? []
  return (
    <Section
      title={t`Channels`}
      about={t`How the desk tells you when the inbox is shut. What is “now” is told by a channel only.`}
    >
      <WhileReading
        query={channels}
        waiting={
          <p className="mt-2 text-muted">
            <Trans>Reading …</Trans>
          </p>
        }
        failed={t`Your channels could not be read.`}
      />
      {channels.data && <ToldOfNow channels={items} act={act} />}
      <Rows>
        {items.map((channel) => (
          <Row
            key={channel.id}
            detail={sayState(channel)}
            action={
              <>
                {channel.provenAt && (
                  <Button onClick={() => void act(() => desk.testChannel(channel.id), t`Sent to ${channel.label}.`)}>
                    <Trans>Send a test</Trans>
                  </Button>
                )}
                <Button onClick={() => void act(() => desk.removeChannel(channel.id))}>
                  <Trans>Take away</Trans>
                </Button>
              </>
            }
          >
            {channel.label}
            {channel.provenAt ? <Uses channel={channel} act={act} /> : <Code channel={channel} act={act} />}
            {channel.provenAt && <Log channel={channel} />}
          </Row>
        ))}
      </Rows>
      <Add act={act} />
      <PushHere act={act} />
      <Sound />
      <OtherChannels act={act} />
      <p role="status" className="mt-2 text-sm">
        {said}
      </p>
      {failure && <Failure words={failure} />}
    </Section>
  )
}

/** While a tab of the desk is open in this browser. */
function Sound() {
  const [sound, setSound] = useStored(SOUND)
  return (
    <label className="mt-2 flex min-h-11 items-center gap-3">
      <input
        type="checkbox"
        className="size-4 accent-accent"
        checked={sound !== 'off'}
        onChange={({ target }) => {
          setSound(target.checked ? null : 'off')
          if (target.checked) playChime()
        }}
      />
      <Trans>Ring in this browser when something is now and the desk is open</Trans>
    </label>
  )
}

type Acting = { act: (work: () => Promise<unknown>, done?: string) => Promise<void> }

function sayState({ kind, provenAt, failingSince, lastError, canSend }: Channel): string {
  if (!canSend) return t`This desk sends nothing there now: whoever runs it sets it up.`
  if (!provenAt) return t`Not proven: do what was sent there, or shown here.`
  if (failingSince) return t`Failing since ${sayMoment(failingSince, deskNow())}: ${lastError ?? ''}`
  return kind === 'email' ? t`E-mail, proven` : t`Proven`
}

function Uses({ channel: { id, label, use }, act }: { channel: Channel } & Acting) {
  const change = (changed: Partial<Channel['use']>) =>
    void act(() => desk.changeChannel(id, { use: { ...use, ...changed } }))
  return (
    <fieldset className="mt-1 flex flex-wrap gap-x-4 text-[.8125rem]">
      <legend className="sr-only">
        <Trans>What {label} is used for</Trans>
      </legend>
      {(Object.keys(URGENCIES) as Urgency[]).map((urgency) => (
        <label key={urgency} className="flex min-h-11 items-center gap-2 wide:min-h-8">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={use.urgencies.includes(urgency)}
            onChange={({ target }) =>
              change({
                urgencies: target.checked
                  ? [...use.urgencies, urgency]
                  : use.urgencies.filter((one) => one !== urgency),
              })
            }
          />
          {URGENCIES[urgency]}
        </label>
      ))}
      <label className="flex min-h-11 items-center gap-2 wide:min-h-8">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={use.hours !== null}
          onChange={({ target }) => change({ hours: target.checked ? BY_DAY : null })}
        />
        <Trans>From 8 to 20 only, but for what is now</Trans>
      </label>
    </fieldset>
  )
}

function Log({ channel: { id } }: { channel: Channel }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="flex min-h-11 cursor-pointer items-center text-[.8125rem] text-muted wide:min-h-8">
        <Trans>What was sent here</Trans>
      </summary>
      {isOpen && <ChannelLog channel={id} />}
    </details>
  )
}

const BY_DAY: Channel['use']['hours'] = [
  { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '08:00', to: '20:00' },
]

function Code({ channel: { id, kind, label }, act }: { channel: Channel } & Acting) {
  const [code, setCode] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    void act(() => desk.changeChannel(id, { code }), t`You are told at ${label} from now on.`)
  }
  return (
    <form onSubmit={send} className="mt-1 flex flex-wrap gap-2">
      <input
        aria-label={t`Code sent to ${label}`}
        className={FIELD}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={({ target }) => setCode(target.value)}
      />
      <Button type="submit">
        <Trans>Prove</Trans>
      </Button>
      {kind === 'email' && (
        <Button onClick={() => void act(() => desk.addChannel({ kind, address: label }), t`Another code was sent.`)}>
          <Trans>Send another code</Trans>
        </Button>
      )}
    </form>
  )
}

function Add({ act }: Acting) {
  const [address, setAddress] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    void act(async () => {
      await desk.addChannel({ kind: 'email', address })
      setAddress('')
    }, t`If it is not the address you sign in with, a code was sent there.`)
  }
  return (
    <form onSubmit={send} className="mt-2 flex flex-wrap gap-2">
      <input
        aria-label={t`Another e-mail address`}
        placeholder={t`Another e-mail address`}
        type="email"
        required
        className={FIELD}
        value={address}
        onChange={({ target }) => setAddress(target.value)}
      />
      <Button type="submit">
        <Trans>Add</Trans>
      </Button>
    </form>
  )
}
