/** A team's own labels, order and limits, with a note as five media show it and how long it takes to read. */

import { SHIPPED_TEMPLATES, type Template } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useDraft } from '../draft.tsx'
import { Page, Pick, Text } from '../page.tsx'
import { Preview } from './preview.tsx'

/** What a row may show, beside fields of the team's own. */
const SHOWS: Record<string, string> = {
  ask: t({ context: 'of a note', message: 'ask' }),
  who: t({ context: 'of a note', message: 'who' }),
  what: t({ context: 'of a note', message: 'what' }),
  when: t({ context: 'of a note', message: 'when' }),
  why: t({ context: 'of a note', message: 'why' }),
  next: t({ context: 'of a note', message: 'next' }),
  owner: t({ context: 'of a note', message: 'owner' }),
  known: t({ context: 'of a note', message: 'known' }),
  unknown: t({ context: 'of a note', message: 'unknown' }),
  tried: t({ context: 'of a note', message: 'tried' }),
  where: t({ context: 'of a note', message: 'where' }),
  draft: t({ context: 'of a note', message: 'draft' }),
  decision: t({ context: 'of a note', message: 'decision' }),
  context: t({ context: 'of a note', message: 'context' }),
  concerns: t({ context: 'of a note', message: 'concerns' }),
}
type Row = Template['rows'][number]

export default function TemplatesPage() {
  const { playbook, put } = useDraft()
  const all: Record<string, Template> = { ...SHIPPED_TEMPLATES, ...playbook.templates }
  const [id, setId] = useState(Object.values(playbook.lanes)[0]?.template ?? 'quick_intake')
  const template = all[id]
  const usedBy = Object.values(playbook.lanes).filter((lane) => lane.template === id)
  // A shipped one is written out whole with its first change; rows are lists, and stand as they are.
  const setRows = (rows: readonly Row[]) =>
    put('templates', id, {
      ...(!(id in playbook.templates) && { name: template?.name ?? id }),
      rows: rows.map(written),
    })
  const rows = template?.rows ?? []
  const change = (nr: number, part: Partial<Row>) =>
    setRows(rows.map((row, at) => (at === nr ? { ...row, ...part } : row)))
  const move = (nr: number, to: number) => {
    const row = rows[nr]
    if (row && to >= 0 && to < rows.length) setRows(rows.toSpliced(nr, 1).toSpliced(to, 0, row))
  }
  return (
    <Page
      title={t`Templates`}
      about={t`Your words, your order, your limits. A template can rename the rows and add fields; it can’t put a label into the title.`}
      savesPlaybook
    >
      <div className="row-x wrap">
        <div className="seg" role="tablist" aria-label={t`Template`}>
          {Object.entries(all).map(([one, { name }]) => (
            <button key={one} type="button" role="tab" aria-selected={one === id} onClick={() => setId(one)}>
              {name}
            </button>
          ))}
        </div>
        <span className="dim small">
          {usedBy.length > 0 ? t`used by ${usedBy.map(({ name }) => name).join(', ')}` : t`used by no lane`}
        </span>
      </div>
      <div className="cols half">
        <div className="card" style={{ alignSelf: 'start' }}>
          {rows.map((row, nr) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place
            <fieldset key={nr} className="setrow" style={{ gridTemplateColumns: 'minmax(0,1fr)' }}>
              <legend className="sr-only">
                <Trans>Row {nr + 1}</Trans>
              </legend>
              <div className="cols two" style={{ gap: 8 }}>
                <Text
                  label={t`Row ${nr + 1}, as your team calls it`}
                  value={row.label}
                  onText={(label) => change(nr, { label })}
                />
                <Pick
                  label={t`Shows`}
                  value={row.shows}
                  options={[...new Set([row.shows, ...Object.keys(SHOWS)])].map(
                    (one) => [one, SHOWS[one] ?? one] as const,
                  )}
                  onPick={(shows) => change(nr, { shows })}
                />
              </div>
              <div className="row-x wrap" style={{ gridColumn: 1, gridRow: 'auto' }}>
                <label className="row-x small">
                  <input
                    type="checkbox"
                    checked={row.required ?? false}
                    onChange={({ target }) => change(nr, { required: target.checked })}
                  />
                  <Trans>must be there</Trans>
                </label>
                <label className="row-x small">
                  <Trans>at most</Trans>
                  <input
                    className="field"
                    style={{ inlineSize: 64 }}
                    type="number"
                    min={1}
                    aria-label={t`Most words of row ${nr + 1}`}
                    value={row.maxWords ?? ''}
                    onChange={({ target }) => change(nr, { maxWords: target.value ? target.valueAsNumber : undefined })}
                  />
                  <Trans>words</Trans>
                </label>
                <span className="sp" />
                <Button look="plain" aria-label={t`Row ${nr + 1} up`} onClick={() => move(nr, nr - 1)}>
                  <Trans>Up</Trans>
                </Button>
                <Button look="plain" aria-label={t`Row ${nr + 1} down`} onClick={() => move(nr, nr + 1)}>
                  <Trans>Down</Trans>
                </Button>
                <Button
                  look="plain"
                  aria-label={t`Take out row ${nr + 1}`}
                  onClick={() => setRows(rows.toSpliced(nr, 1))}
                >
                  <Trans>Out</Trans>
                </Button>
              </div>
            </fieldset>
          ))}
          <div className="setrow">
            <Button
              onClick={() =>
                setRows([
                  ...rows,
                  { label: t`Member number`, shows: `fields.field_${rows.length + 1}`, required: false },
                ])
              }
            >
              <Trans>Add a field</Trans>
            </Button>
            <span />
          </div>
        </div>
        {template && <Preview template={id} />}
      </div>
    </Page>
  )
}

const written = ({ label, shows, required, maxWords }: Row) => ({
  label,
  shows,
  ...(required && { required }),
  ...(maxWords !== undefined && { maxWords }),
})
