import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { type Figure, type Measures, sayFigure } from './words.ts'

/** Each lane beside the others; never a person. */
export function LanesTable({ read }: { read: Measures }) {
  if (read.lanes.length === 0)
    return (
      <p className="card pad mut">
        <Trans>Nothing was handed off in these days: nothing to measure.</Trans>
      </p>
    )
  return (
    <div className="card over">
      <table className="tbl fold tight">
        <thead>
          <tr>
            <th>
              <Trans>Lane</Trans>
            </th>
            <th>
              <Trans>From the note</Trans>
            </th>
            <th className="r">
              <Trans>Accept</Trans>
            </th>
            <th className="r">
              <Trans>Decide</Trans>
            </th>
            <th className="r">
              <Trans>On time</Trans>
            </th>
            <th className="r">
              <Trans>Not needed</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {read.lanes.map(({ id, name, figures }) => {
            const of = (measure: string) => figures.find((figure) => figure.id === measure)
            return (
              <tr key={id}>
                <td className="nw">
                  <span className="row-x">
                    <b>{name}</b> <span className="dim">{of('handoffs')?.count ?? 0}</span>
                  </span>
                </td>
                <td data-l={t`From the note`}>
                  <FromNote figure={of('from_note')} />
                </td>
                <td data-l={t`Accept`} className="r nw">
                  {said(of('time_to_accept'))}
                </td>
                <td data-l={t`Decide`} className="r nw">
                  {said(of('time_to_decide'))}
                </td>
                <td data-l={t`On time`} className="r nw">
                  {said(of('on_time'))}
                </td>
                <td data-l={t`Not needed`} className="r nw">
                  {said(of('not_needed'))}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const said = (figure: Figure | undefined): string => (figure ? sayFigure(figure).value : '–')

function FromNote({ figure }: { figure: Figure | undefined }) {
  const share = figure && figure.n > 0 ? figure.count / figure.n : 0
  return (
    <div className="row-x">
      <span className={`mini grow ${share < 0.75 ? 'amb' : ''}`} aria-hidden="true">
        <i style={{ inlineSize: `${Math.round(share * 100)}%` }} />
      </span>
      <span className="num">{said(figure)}</span>
    </div>
  )
}
