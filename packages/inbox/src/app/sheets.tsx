/** What opens over the page, one at a time; each is loaded when it is first asked for. */
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { handoffQuery } from '../desk/queries.ts'
import type { Command } from '../ui/palette.tsx'

const HistorySheet = lazy(() => import('../features/history/history-sheet.tsx'))
const ConversationSheet = lazy(() => import('../features/conversation/conversation-sheet.tsx'))
const KeysSheet = lazy(() => import('./keys-sheet.tsx'))
const Palette = lazy(() => import('../ui/palette.tsx'))

export type OpenSheet = 'history' | 'conversation' | 'keys' | 'palette'

type Props = {
  open: OpenSheet | undefined
  /** The handoff that is shown. */
  id: string | undefined
  mayComment: boolean
  /** Asked for when the palette opens. */
  commands: () => Command[]
  onClose: () => void
}

export const Sheets = ({ open, id, mayComment, commands, onClose }: Props) => (
  <Suspense>
    {open === 'history' && id && <HistorySheet handoff={{ id }} mayComment={mayComment} onClose={onClose} />}
    {open === 'conversation' && id && <ConversationOf id={id} onClose={onClose} />}
    {open === 'keys' && <KeysSheet onClose={onClose} />}
    {open === 'palette' && <Palette onClose={onClose} commands={commands()} />}
  </Suspense>
)

function ConversationOf({ id, onClose }: { id: string; onClose: () => void }) {
  const { data } = useQuery(handoffQuery(id))
  return data ? <ConversationSheet handoff={data} onClose={onClose} /> : null
}
