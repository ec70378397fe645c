import type { AnswerOf, View } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Button } from '../../ui/button.tsx'
import { sayCount } from './views.ts'

type Props = {
  view: View
  search: string
  label: string
  counts: AnswerOf<'countHandoffs'> | undefined
  onPick: (view: View) => void
  onSearch: (search: string) => void
}

export function EmptyList({ view, search, label, counts, onPick, onSearch }: Props) {
  if (search)
    return (
      <Empty says={t`No handoff matches “${search}” in ${label}.`}>
        {view !== 'all' && (
          <Button onClick={() => onPick('all')}>
            <Trans>Search all</Trans>
          </Button>
        )}
        <Button onClick={() => onSearch('')}>
          <Trans>Clear</Trans>
        </Button>
      </Empty>
    )
  switch (view) {
    case 'mine': {
      const others = counts?.not_accepted ?? 0
      if (others === 0) return <Empty says={t`Nothing is waiting for you.`} />
      return (
        <Empty
          says={t`Nothing is waiting for you. ${sayCount(others)} ${others === 1 ? t`is` : t`are`} not accepted by others.`}
        >
          <Button hotkey="2" onClick={() => onPick('not_accepted')}>
            <Trans>Show {others === 1 ? t`it` : t`them`}</Trans>
          </Button>
        </Empty>
      )
    }
    case 'not_accepted':
      return <Empty says={t`Everything open has been accepted.`} />
    case 'overdue':
      return <Empty says={t`Nothing is overdue.`} />
    case 'all':
      return (
        <Empty says={t`No open handoffs.`}>
          <Button onClick={() => onPick('closed')}>
            <Trans>Show closed ones</Trans>
          </Button>
        </Empty>
      )
    case 'waiting':
      return <Empty says={t`Nothing waits for an answer.`} />
    case 'my_work':
      return <Empty says={t`What you put aside, ask about or decide stands here.`} />
    case 'closed':
      return <Empty says={t`Nothing has been closed yet.`} />
  }
}

const Empty = ({ says, children }: { says: string; children?: React.ReactNode }) => (
  <div className="space-y-3 p-4" data-testid="empty">
    <p>{says}</p>
    <div className="flex flex-wrap gap-2">{children}</div>
  </div>
)
