import type { ReactNode } from 'react'
import { AfterAWhile, Failed } from '../ui/waiting-and-failed.tsx'
import { sayError } from './desk.ts'

type Props = {
  query: { isPending: boolean; error: Error | null; refetch: () => unknown }
  /** Shown while the desk has not answered. */
  waiting: ReactNode
  /** What could not be read, in one sentence. */
  failed: string
}

/** Says that something is being read, or why it could not be read, with a button to try again. */
export const WhileReading = ({ query, waiting, failed }: Props) => (
  <>
    {query.isPending && <AfterAWhile>{waiting}</AfterAWhile>}
    {query.error && <Failed what={failed} why={sayError(query.error)} onRetry={() => void query.refetch()} />}
  </>
)
