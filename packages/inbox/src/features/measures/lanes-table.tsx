import { type Figure, type Measures, sayFigure } from './words.ts'

/** Each lane beside the others; never a person. */
export function LanesTable({ read }: { read: Measures }) {
  if (read.lanes.length === 0)
    return <p className="card pad mut">Nothing was handed off in these days: nothing to measure.</p>
  return (
    <div className="card over">
      <table className="tbl fold tight">
        <thead>
          <tr>
            <th>Lane</th>
            <th>From the note</th>
            <th className="r">Accept</th>
            <th className="r">Decide</th>
            <th className="r">On time</th>
            <th className="r">Not needed</th>
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
                <td data-l="From the note">
                  <FromNote figure={of('from_note')} />
                </td>
                <td data-l="Accept" className="r nw">
                  {said(of('time_to_accept'))}
                </td>
                <td data-l="Decide" className="r nw">
                  {said(of('time_to_decide'))}
                </td>
                <td data-l="On time" className="r nw">
                  {said(of('on_time'))}
                </td>
                <td data-l="Not needed" className="r nw">
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
