import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { desk, sayError } from '../../desk/desk.ts'
import { sayMoment } from '../../desk/times.ts'
import { deskNow } from '../../ui/clock.ts'

export type Looking = { from: string; to: string; lane?: string }
type Which = 'all' | 'part' | 'rest'

const behindQuery = (id: string, looking: Looking, which: Which) =>
  infiniteQueryOptions({
    queryKey: ['measured', id, looking, which],
    queryFn: ({ pageParam, signal }) =>
      desk.measuredHandoffs(id, { ...looking, which, ...(pageParam && { after: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 60_000,
  })

/** The handoffs behind one number, the newest first. */
export function Behind({ id, looking, isShare }: { id: string; looking: Looking; isShare: boolean }) {
  const [which, setWhich] = useState<Which>(isShare ? 'rest' : 'all')
  const found = useInfiniteQuery(behindQuery(id, looking, isShare ? which : 'all'))
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="card below" aria-label={t`Handoffs behind it`}>
      <header className="setrow">
        <h2>
          <Trans>Handoffs behind it</Trans>
        </h2>
        {isShare && (
          <label className="row-x small">
            <span className="dim">
              <Trans>Which</Trans>
            </span>
            <select value={which} onChange={(event) => setWhich(event.target.value as Which)}>
              <option value="rest">
                <Trans>those that were not</Trans>
              </option>
              <option value="part">
                <Trans>those that were</Trans>
              </option>
              <option value="all">
                <Trans>all of them</Trans>
              </option>
            </select>
          </label>
        )}
      </header>
      {found.error && <p className="pad">{sayError(found.error)}</p>}
      {found.data && items.length === 0 && (
        <p className="pad mut">
          <Trans>There are none.</Trans>
        </p>
      )}
      <ul>
        {items.map(({ row, at }) => (
          <li key={row.id} className="setrow">
            <Link href={`/h/${row.id}`}>{row.ask}</Link>
            <span className="dim small nw">
              {row.lane.name} · {sayMoment(at, deskNow())}
            </span>
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <p className="pad">
          <button type="button" className="btn" onClick={() => void found.fetchNextPage()}>
            <Trans>Show more</Trans>
          </button>
        </p>
      )}
      <p className="pad">
        <Link className="btn quiet" href={`/measures/${id}`}>
          <Trans>Back to all measures</Trans>
        </Link>
      </p>
    </section>
  )
}
