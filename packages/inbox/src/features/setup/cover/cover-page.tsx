/** Who is there, hour by hour, in a lane: hours are changed for each person, and what nobody covers is hatched and said in words. */

import type { Playbook } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { desk } from '../../../desk/desk.ts'
import { sayWeekday } from '../../../desk/times.ts'
import { locale } from '../../../language/language.tsx'
import { Button } from '../../../ui/button.tsx'
import { useDraft } from '../draft.tsx'
import { Page, Pick, Text } from '../page.tsx'
import { Week } from './week.tsx'
import { WhoGets } from './who-gets.tsx'

export default function CoverPage() {
  const { playbook, check } = useDraft()
  const proof = useQuery({ queryKey: ['setup', 'proof'], queryFn: ({ signal }) => desk.provePlaybook({ signal }) })
  const lanes = Object.entries(playbook.lanes)
  // Whoever comes from one person sees that one, in a lane of theirs.
  const asked = new URLSearchParams(useSearch()).get('person') ?? ''
  const first = Object.hasOwn(playbook.people, asked) ? asked : (Object.keys(playbook.people)[0] ?? '')
  const theirs = lanes.find(([, { owners }]) => owners.people?.includes(first)) ?? lanes[0]
  const [laneId, setLaneId] = useState(theirs?.[0] ?? '')
  const [personId, setPersonId] = useState(first)
  const lane = playbook.lanes[laneId]
  const person = playbook.people[personId]
  const remarks = check.data?.remarks ?? proof.data?.remarks ?? []
  return (
    <Page
      title={t`People and cover`}
      about={t`Who is there, hour by hour. Hatched hours have nobody on duty in this lane; they go to the last resort, who is always reachable.`}
      savesPlaybook
    >
      <div className="seg" role="tablist" aria-label={t`Lane`}>
        {lanes.map(([id, { name }]) => (
          <button key={id} type="button" role="tab" aria-selected={id === laneId} onClick={() => setLaneId(id)}>
            {name}
          </button>
        ))}
      </div>
      <div className="cols main">
        <div style={{ display: 'grid', gap: 12, alignContent: 'start' }}>
          {lane && <Week playbook={playbook} lane={lane} />}
          <section className="card" aria-label={t`Gaps`}>
            {remarks.length === 0 && (
              <p className="setrow">
                <Trans>Nothing is open in the coming 90 days.</Trans>
              </p>
            )}
            {remarks.map((words) => (
              <p key={words} className="setrow">
                {words}
              </p>
            ))}
          </section>
        </div>
        <aside style={{ display: 'grid', gap: 12, alignContent: 'start' }}>
          <WhoGets lane={laneId} />
          <section className="card pad" aria-label={t`Hours of a person`}>
            <Pick
              label={t`Hours of`}
              value={personId}
              onPick={setPersonId}
              options={Object.entries(playbook.people).map(([id, { name }]) => [id, name] as const)}
            />
            {person && <Hours key={personId} id={personId} person={person} zone={playbook.timeZone} />}
          </section>
          <Rotas playbook={playbook} calendars={proof.data?.calendars ?? []} />
        </aside>
      </div>
    </Page>
  )
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
type Person = Playbook['people'][string]
type Shift = NonNullable<Person['hours']>[number]
const OFFICE: Shift = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }

function Hours({ id, person, zone }: { id: string; person: Person; zone: string }) {
  const { put } = useDraft()
  const hours = person.hours as Shift[] | undefined
  const setHours = (next: readonly Shift[] | null) => put('people', id, { hours: next })
  const change = (nr: number, part: Partial<Shift>) =>
    setHours((hours ?? []).map((shift, at) => (at === nr ? { ...shift, ...part } : shift)))
  const [away, setAway] = useState({ from: '', to: '', why: '' })
  return (
    <div style={{ display: 'grid', gap: 10, marginBlockStart: 10 }}>
      <Text
        label={t`Time zone`}
        value={person.timeZone ?? ''}
        hint={zone}
        onText={(timeZone) => put('people', id, { timeZone: timeZone || null })}
      />
      {!hours && (
        <p className="small">
          <Trans>{person.name} is there at any time.</Trans>
        </p>
      )}
      {hours?.map((shift, nr) => (
        // A shift has no name of its own.
        // biome-ignore lint/suspicious/noArrayIndexKey: shifts are told apart by their place
        <fieldset key={nr} style={{ display: 'grid', gap: 6 }}>
          <legend className="sr-only">
            <Trans>Shift {nr + 1}</Trans>
          </legend>
          <div className="pick">
            {DAYS.map((day, nr) => (
              <button
                key={day}
                type="button"
                className="btn"
                style={{ paddingInline: 7 }}
                aria-pressed={shift.days.includes(day)}
                onClick={() =>
                  change(nr, {
                    days: DAYS.filter((one) => (one === day ? !shift.days.includes(day) : shift.days.includes(one))),
                  })
                }
              >
                {sayWeekday(nr)}
              </button>
            ))}
          </div>
          <div className="row-x">
            <Text label={t`From`} type="time" value={shift.from} onText={(from) => change(nr, { from })} />
            <Text
              label={t`To`}
              type="time"
              value={shift.to === '24:00' ? '00:00' : shift.to}
              onText={(to) => change(nr, { to: to === '00:00' ? '24:00' : to })}
            />
            <Button
              look="plain"
              aria-label={t`Away with shift ${nr + 1}`}
              onClick={() => setHours(hours.filter((_, at) => at !== nr))}
            >
              <Trans>Away</Trans>
            </Button>
          </div>
        </fieldset>
      ))}
      <div className="row-x wrap">
        <Button onClick={() => setHours([...(hours ?? []), OFFICE])}>
          <Trans>Add a shift</Trans>
        </Button>
        {hours && (
          <Button look="plain" onClick={() => setHours(null)}>
            <Trans>At any time</Trans>
          </Button>
        )}
      </div>
      <h3 style={{ fontSize: '.8125rem' }}>
        <Trans>Days away</Trans>
      </h3>
      {person.away.map((one, nr) => (
        <p key={`${one.from} ${one.to}`} className="row-x small">
          <Trans>
            {one.from} to {one.to} {one.why}
          </Trans>
          <Button
            look="plain"
            aria-label={t`Not away from ${one.from}`}
            onClick={() => put('people', id, { away: person.away.filter((_, at) => at !== nr) })}
          >
            <Trans>Take back</Trans>
          </Button>
        </p>
      ))}
      <div className="row-x">
        <Text label={t`First day`} type="date" value={away.from} onText={(from) => setAway({ ...away, from })} />
        <Text label={t`Last day`} type="date" value={away.to} onText={(to) => setAway({ ...away, to })} />
      </div>
      <div className="row-x">
        <Text label={t`Why`} value={away.why} hint={t`Holiday`} onText={(why) => setAway({ ...away, why })} />
        <Button
          disabled={!away.from || !away.to}
          onClick={() => {
            const { from, to, why } = away
            put('people', id, { away: [...person.away, { from, to, ...(why && { why }) }] })
            setAway({ from: '', to: '', why: '' })
          }}
        >
          <Trans>Add</Trans>
        </Button>
      </div>
    </div>
  )
}

type Calendar = { url: string; readAt: string | null; error: string | null; remarks: string[] }
function Rotas({ playbook, calendars }: { playbook: Playbook; calendars: readonly Calendar[] }) {
  const { put, remove } = useDraft()
  const [id, setId] = useState('')
  const [url, setUrl] = useState('')
  return (
    <section className="card pad" aria-label={t`Calendars`}>
      <h2 style={{ fontSize: '.875rem' }}>
        <Trans>On-call calendars</Trans>
      </h2>
      {Object.entries(playbook.rotas).map(([rota, source]) => {
        const read = calendars.find((one) => one.url === source.url)
        return (
          <div key={rota} className="small" style={{ marginBlock: 6 }}>
            <b>{rota}</b>{' '}
            <span className="dim" style={{ overflowWrap: 'anywhere' }}>
              {source.url}
            </span>
            <br />
            {read?.error ?? (read?.readAt ? t`Read ${new Date(read.readAt).toLocaleString(locale)}` : t`Not read yet`)}
            {read?.remarks.map((words) => (
              <p key={words}>{words}</p>
            ))}
            <Button look="plain" onClick={() => remove('rotas', rota)} aria-label={t`Take out calendar ${rota}`}>
              <Trans>Take out</Trans>
            </Button>
          </div>
        )
      })}
      <div style={{ display: 'grid', gap: 6 }}>
        <Text label={t`Name of a calendar`} value={id} hint="on-call" onText={setId} />
        <Text label={t`Its address (iCalendar)`} type="url" value={url} onText={setUrl} />
        <Button
          disabled={!id || !url}
          onClick={() => {
            put('rotas', id.toLowerCase().replace(/[^a-z0-9_-]+/g, '-'), { url })
            setId('')
            setUrl('')
          }}
        >
          <Trans>Add calendar</Trans>
        </Button>
      </div>
    </section>
  )
}
