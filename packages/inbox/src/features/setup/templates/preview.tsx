/** The newest note as each medium shows it under this template, drawn by the desk from the next version of the playbook. */

import type { AnswerOf } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { desk, sayError } from '../../../desk/desk.ts'
import { useNextText } from '../draft.tsx'
import { Scrolls } from '../scrolls.tsx'

const MEDIA = [
  ['row', t`Row`],
  ['card', t`Card`],
  ['phone', t`Phone`],
  ['email', t`E-mail`],
  ['slack', 'Slack'],
] as const
type Medium = (typeof MEDIA)[number][0]
type Shown = AnswerOf<'previewTemplate'>

export function Preview({ template }: { template: string }) {
  const [medium, setMedium] = useState<Medium>('card')
  const document = useNextText()
  const previewed = useQuery({
    queryKey: ['setup', 'preview', template, document],
    queryFn: ({ signal }) => desk.previewTemplate({ document, template }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  const { data: shown } = previewed
  return (
    <div style={{ display: 'grid', gap: 12, alignContent: 'start' }}>
      <div className="row-x wrap">
        <div className="seg" role="tablist" aria-label={t`Medium`}>
          {MEDIA.map(([one, name]) => (
            <button key={one} type="button" role="tab" aria-selected={one === medium} onClick={() => setMedium(one)}>
              {name}
            </button>
          ))}
        </div>
        {shown && (
          <span className="dim small">
            <Trans>
              with {shown.isExample ? t`a made-up note, as there is no handoff yet:` : t`your newest:`} “{shown.ask}”
            </Trans>
          </span>
        )}
      </div>
      {previewed.error && (
        <p role="alert" className="flag">
          {sayError(previewed.error)}
        </p>
      )}
      {!shown && !previewed.error && (
        <p className="card pad">
          <Trans>Reading …</Trans>
        </p>
      )}
      {shown && (
        <>
          <Scrolls className="card pad over" label={t`As ${MEDIA.find(([one]) => one === medium)?.[1] ?? ''}`}>
            <In medium={medium} shown={shown} />
          </Scrolls>
          <section className="card pad" aria-label={t`How long it takes to read`} style={{ display: 'grid', gap: 8 }}>
            <Meter
              label={t`Core: ask, when, who, what`}
              words={shown.words.core}
              most={39}
              seconds={shown.seconds.core}
            />
            <Meter
              label={t`Whole note, without the draft`}
              words={shown.words.all}
              most={119}
              seconds={shown.seconds.all}
            />
            <Meter label={t`Spoken whisper`} words={shown.words.whisper} most={46} />
          </section>
        </>
      )}
    </div>
  )
}

function In({ medium, shown }: { medium: Medium; shown: Shown }) {
  switch (medium) {
    case 'row':
      return (
        <p dir="auto">
          <b>{shown.ask}</b>
          <br />
          <span className="dim small">{shown.row}</span>
        </p>
      )
    case 'card':
      return <AsCard ask={shown.ask} card={shown.card} />
    case 'phone':
      return (
        <p dir="auto" style={{ maxInlineSize: 360, whiteSpace: 'pre-wrap' }}>
          {shown.phone}
        </p>
      )
    case 'email':
      return (
        <>
          <b dir="auto">{shown.email.subject}</b>
          <p dir="auto" style={{ whiteSpace: 'pre-wrap', marginBlockStart: 8 }}>
            {shown.email.text}
          </p>
        </>
      )
    case 'slack':
      return (
        <p dir="auto" style={{ whiteSpace: 'pre-wrap' }}>
          {shown.slack}
        </p>
      )
  }
}

const AsCard = ({ ask, card }: { ask: string; card: Shown['card'] }) => (
  <div dir="auto">
    <h2 style={{ fontSize: '1.125rem' }}>{ask}</h2>
    <p>{card.lede}</p>
    <p className="small dim">{card.by}</p>
    {card.lacks && <p className="flag">{card.lacks}</p>}
    <dl style={{ display: 'grid', gridTemplateColumns: '110px minmax(0,1fr)', gap: '6px 12px', marginBlockStart: 10 }}>
      {card.rows.map(({ label, text, isMissing }, nr) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place
        <div key={nr} style={{ display: 'contents' }}>
          <dt className="dim small">{label}</dt>
          <dd style={{ whiteSpace: 'pre-line' }}>{isMissing ? t`missing` : text}</dd>
        </div>
      ))}
    </dl>
  </div>
)

function Meter({ label, words, most, seconds }: { label: string; words: number; most: number; seconds?: number }) {
  return (
    <div className={`meter ${words > most ? 'amb' : ''}`}>
      <span>{label}</span>
      <b>
        <Trans>
          {words} / {most} words{seconds !== undefined && ` · ${Math.round(seconds)} s`}
          {words > most && t`, too long`}
        </Trans>
      </b>
      <span className="tr" aria-hidden="true">
        <i style={{ inlineSize: `${Math.min(100, (words / most) * 100)}%` }} />
      </span>
    </div>
  )
}
