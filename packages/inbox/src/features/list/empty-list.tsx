import type { AnswerOf, View } from '@baton-desk/core'
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
      <Empty says={`No handoff matches “${search}” in ${label}.`}>
        {view !== 'all' && <Button onClick={() => onPick('all')}>Search all</Button>}
        <Button onClick={() => onSearch('')}>Clear</Button>
      </Empty>
    )
  switch (view) {
    case 'mine': {
      const others = counts?.not_accepted ?? 0
      if (others === 0) return <Empty says="Nothing is waiting for you." />
      return (
        <Empty
          says={`Nothing is waiting for you. ${sayCount(others)} ${others === 1 ? 'is' : 'are'} not accepted by others.`}
        >
          <Button hotkey="2" onClick={() => onPick('not_accepted')}>
            Show {others === 1 ? 'it' : 'them'}
          </Button>
        </Empty>
      )
    }
    case 'not_accepted':
      return <Empty says="Everything open has been accepted." />
    case 'overdue':
      return <Empty says="Nothing is overdue." />
    case 'all':
      return (
        <Empty says="No open handoffs.">
          <Button onClick={() => onPick('closed')}>Show closed ones</Button>
        </Empty>
      )
    case 'waiting':
      return <Empty says="Nothing waits for an answer." />
    case 'my_work':
      return <Empty says="What you put aside, ask about or decide stands here." />
    case 'closed':
      return <Empty says="Nothing has been closed yet." />
  }
}

const Empty = ({ says, children }: { says: string; children?: React.ReactNode }) => (
  <div className="space-y-3 p-4" data-testid="empty">
    <p>{says}</p>
    <div className="flex flex-wrap gap-2">{children}</div>
  </div>
)
