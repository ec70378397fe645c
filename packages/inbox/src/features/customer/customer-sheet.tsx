/** The other handoffs of one customer, open and over, beside the note. */

import type { HandoffRow, HandoffView } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { desk } from '../../desk/desk.ts'
import { sayMoment } from '../../desk/times.ts'
import { WhileReading } from '../../desk/while-reading.tsx'
import { nameFor, sayStanding } from '../../desk/words.ts'
import { useWorkspace } from '../../desk/workspace.ts'
import { deskNow } from '../../ui/clock.ts'
import { Sheet } from '../../ui/sheet.tsx'

type Props = { handoff: Pick<HandoffView, 'id' | 'customer' | 'note'>; onClose: () => void }

export default function CustomerSheet({ handoff, onClose }: Props) {
  const { customer = '', note } = handoff
  const earlier = useQuery({
    queryKey: ['customer', customer],
    queryFn: async ({ signal }) => {
      const lists = await Promise.all(
        (['all', 'closed'] as const).map((view) =>
          desk.listHandoffs({ view, search: customer, limit: 30 }, { signal }),
        ),
      )
      return lists.flatMap(({ rows }) => rows)
    },
    staleTime: 0,
  })
  const rows = earlier.data?.filter(({ id }) => id !== handoff.id)
  return (
    <Sheet title={note.who.name ?? customer} onClose={onClose}>
      <WhileReading
        query={earlier}
        waiting={
          <p className="text-muted">
            <Trans>Looking for earlier handoffs …</Trans>
          </p>
        }
        failed={t`The handoffs of this customer could not be read.`}
      />
      {rows?.length === 0 && (
        <p>
          <Trans>No other handoff of this customer.</Trans>
        </p>
      )}
      <ul>
        {rows?.map((row) => (
          <Earlier key={row.id} row={row} onClose={onClose} />
        ))}
      </ul>
    </Sheet>
  )
}

function Earlier({ row, onClose }: { row: HandoffRow; onClose: () => void }) {
  const { me } = useWorkspace()
  const { decided } = row
  return (
    <li className="py-2">
      <Link to={`/h/${row.id}`} className="link" onClick={onClose}>
        <bdi>{row.ask}</bdi>
      </Link>
      <p className="hint">
        {decided
          ? t`${decided.kind.replaceAll('_', ' ')} by ${nameFor(decided.by, me.id)}, ${sayMoment(decided.at, deskNow())}`
          : t`${sayStanding(row, me.id)}, since ${sayMoment(row.createdAt, deskNow())}`}
      </p>
    </li>
  )
}
