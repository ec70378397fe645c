/** What opens over the page, one at a time; each is loaded when it is first asked for. */
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { handoffQuery } from '../desk/queries.ts'

const HistorySheet = lazy(() => import('../features/history/history-sheet.tsx'))
const ConversationSheet = lazy(() => import('../features/conversation/conversation-sheet.tsx'))
const CustomerSheet = lazy(() => import('../features/customer/customer-sheet.tsx'))
const KeysSheet = lazy(() => import('./keys-sheet.tsx'))

export type OpenSheet = 'history' | 'conversation' | 'customer' | 'keys'

type Props = {
  open: OpenSheet | undefined
  /** The handoff that is shown. */
  id: string | undefined
  mayComment: boolean
  onClose: () => void
}

export const Sheets = ({ open, id, mayComment, onClose }: Props) => (
  <Suspense>
    {open === 'history' && id && <HistorySheet handoff={{ id }} mayComment={mayComment} onClose={onClose} />}
    {open === 'conversation' && id && <ConversationOf id={id} onClose={onClose} />}
    {open === 'customer' && id && <CustomerOf id={id} onClose={onClose} />}
    {open === 'keys' && <KeysSheet onClose={onClose} />}
  </Suspense>
)

function ConversationOf({ id, onClose }: { id: string; onClose: () => void }) {
  const { data } = useQuery(handoffQuery(id))
  return data ? <ConversationSheet handoff={data} onClose={onClose} /> : null
}

function CustomerOf({ id, onClose }: { id: string; onClose: () => void }) {
  const { data } = useQuery(handoffQuery(id))
  return data ? <CustomerSheet handoff={data} onClose={onClose} /> : null
}
