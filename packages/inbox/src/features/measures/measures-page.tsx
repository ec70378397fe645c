/** How handoffs go: each number with its definition, of how many it is, its trend, and the way to the handoffs behind it. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import '../../styles/pages.css'
import './measures.css'
import { reportAsCsv } from '@baton-desk/core/measures'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { desk } from '../../desk/desk.ts'
import { WhileReading } from '../../desk/while-reading.tsx'
import { Behind, type Looking } from './behind.tsx'
import { Fixes } from './fixes.tsx'
import { HoursChart } from './hours-chart.tsx'
import { LanesTable } from './lanes-table.tsx'
import { DraftedRule, Rules } from './rules.tsx'
import { TrendLine } from './trend-line.tsx'
import { inOwnWords, type Measured, type Measures, sayChange, sayDays, sayFigure } from './words.ts'

const RANGES = [7, 30, 90] as const
const SHOWN = [
  ...['from_note', 'time_to_accept', 'time_to_decide', 'on_time', 'ownerless'],
  // Twelve: rows of four, three and two are full.
  ...['asked_again', 'said_again', 'unread', 'promises_kept', 'not_needed', 'agent_heard', 'bounced'],
]

const measuresQuery = (days: number, lane: string) =>
  queryOptions({
    queryKey: ['measures', days, lane],
    queryFn: async ({ signal }) => {
      const today = new Date(Date.now() - (days - 1) * 86_400_000).toISOString().slice(0, 10)
      return desk.measures({ ...(days !== 7 && { from: today }), ...(lane && { lane }) }, { signal })
    },
    // In no stream: read again whenever somebody comes to look.
    staleTime: 60_000,
    refetchOnWindowFocus: true,
  })

export default function MeasuresPage() {
  const [, , part, from, of] = useLocation()[0].split('/')
  if (part !== 'rules' || of === undefined) return <Numbers />
  return (
    <main className="panel page">
      <div className="in measures">
        <DraftedRule from={from === 'without' ? 'without' : 'from'} of={decodeURIComponent(of)} />
      </div>
    </main>
  )
}

function Numbers() {
  const [days, setDays] = useState<number>(7)
  const [lane, setLane] = useState('')
  const [path] = useLocation()
  const range = { days, setDays, lane, setLane }
  const id = path.split('/')[2] || 'from_note'
  const measures = useQuery(measuresQuery(days, lane))
  return (
    <main className="panel page">
      <div className="in measures">
        <WhileReading
          query={measures}
          waiting={
            <p className="mut">
              <Trans>Reading the measures …</Trans>
            </p>
          }
          failed={t`The measures could not be read.`}
        />
        {measures.data && (
          <Read
            read={{ ...measures.data, measures: measures.data.measures.map(inOwnWords) }}
            id={id}
            isBehind={path.split('/')[3] === 'handoffs'}
            range={range}
          />
        )}
      </div>
    </main>
  )
}

type Range = Omit<HeadProps, 'read'>

function Read({ read, id, isBehind, range }: { read: Measures; id: string; isBehind: boolean; range: Range }) {
  const [, navigate] = useLocation()
  return (
    <>
      <Head read={read} {...range} />
      <section className="kpis many" aria-label={t`Measures`}>
        {SHOWN.flatMap((one) => read.measures.filter(({ figure }) => figure.id === one)).map((measured) => (
          <Kpi key={measured.figure.id} measured={measured} isSelected={measured.figure.id === id} />
        ))}
      </section>
      <Definition read={read} id={id} onChoose={(next) => navigate(`/measures/${next}`)} />
      {isBehind ? (
        <Behind id={id} looking={lookingOf(read, range.lane)} isShare={isShare(read, id)} />
      ) : (
        <div className="cols wide below">
          <div className="stack">
            <LanesTable read={read} />
            <HoursChart hours={read.hours} />
          </div>
          <div className="stack">
            <Fixes fixes={read.fixes} />
            <Rules />
          </div>
        </div>
      )}
    </>
  )
}

const lookingOf = ({ from, to }: Measures, lane: string): Looking => ({ from, to, ...(lane && { lane }) })
const isShare = ({ measures }: Measures, id: string) =>
  measures.some(({ figure }) => figure.id === id && figure.kind === 'share')

type HeadProps = {
  read: Measures
  days: number
  setDays: (days: number) => void
  lane: string
  setLane: (lane: string) => void
}

function Head({ read, days, setDays, lane, setLane }: HeadProps) {
  const handoffs = read.measures.find(({ figure }) => figure.id === 'handoffs')?.figure.count ?? 0
  return (
    <header className="ph">
      <div>
        <h1>
          <Trans>Measures</Trans>
        </h1>
        <p className="dim small">
          <Trans>
            {sayDays(read.from, read.to)} · {handoffs} handoffs, all from the trail · {read.timeZone}
          </Trans>
        </p>
      </div>
      <span className="sp" />
      <fieldset className="seg">
        <legend className="sr-only">
          <Trans>How long</Trans>
        </legend>
        {RANGES.map((range) => (
          <button key={range} type="button" aria-pressed={range === days} onClick={() => setDays(range)}>
            {range === 7 ? t`7 days` : range}
          </button>
        ))}
      </fieldset>
      <label className="row-x">
        <span className="sr-only">
          <Trans>Lane</Trans>
        </span>
        <select value={lane} onChange={(event) => setLane(event.target.value)}>
          <option value="">
            <Trans>All lanes</Trans>
          </option>
          {read.lanes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="btn" onClick={() => save(read)}>
        CSV
      </button>
    </header>
  )
}

/** The browser keeps it as a file. */
function save(read: Measures): void {
  const url = URL.createObjectURL(new Blob([reportAsCsv(read)], { type: 'text/csv' }))
  const link = Object.assign(document.createElement('a'), {
    href: url,
    download: `measures-${read.from}-${read.to}.csv`,
  })
  link.click()
  URL.revokeObjectURL(url)
}

function Kpi({ measured, isSelected }: { measured: Measured; isSelected: boolean }) {
  const { value, of } = sayFigure(measured.figure)
  const { words, isWorse } = sayChange(measured)
  return (
    <Link
      className={`kpi ${isSelected ? 'sel' : ''}`}
      href={`/measures/${measured.figure.id}`}
      aria-current={isSelected ? 'true' : undefined}
    >
      <span className="t">{measured.title}</span>
      <span className="v">
        {value}
        {of && <small>{of}</small>}
      </span>
      <span className={`s ${isWorse ? 'amb' : ''}`}>{words}</span>
      <TrendLine measured={measured} isWorse={isWorse} />
    </Link>
  )
}

function Definition({ read, id, onChoose }: { read: Measures; id: string; onChoose: (id: string) => void }) {
  const measured = read.measures.find(({ figure }) => figure.id === id)
  if (!measured) return null
  const { figure, title, says, cannotSee } = measured
  const rest = figure.n - figure.count
  return (
    <div className="def">
      <span>
        <b>{title}:</b> {says}{' '}
        <span className="dim">
          <Trans>It cannot see: {cannotSee}</Trans>
        </span>
        {figure.interval && figure.kind === 'share' && (
          <span className="dim">
            {' '}
            <Trans>
              19 times of 20 it lies within {Math.round(figure.interval.from * 100)} and{' '}
              {Math.round(figure.interval.to * 100)} %.
            </Trans>
          </span>
        )}
        {figure.mix.length > 0 && <span> {figure.mix.map(({ name, n }) => `${name} ${n}`).join(', ')}</span>}
      </span>
      <span className="sp" />
      <label>
        <span className="sr-only">
          <Trans>Measure</Trans>
        </span>
        <select value={id} onChange={(event) => onChoose(event.target.value)}>
          {read.measures.map((one) => (
            <option key={one.figure.id} value={one.figure.id}>
              {one.title}
            </option>
          ))}
        </select>
      </label>
      <Link className="btn" href={`/measures/${id}/handoffs`}>
        {figure.kind === 'share' && rest > 0 ? t`See the ${rest}` : t`See them`}
      </Link>
    </div>
  )
}
