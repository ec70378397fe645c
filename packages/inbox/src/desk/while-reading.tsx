import type { ReactNode } from 'react'
import { AfterAWhile, Failed } from '../ui/waiting-and-failed.tsx'
import { sayError } from './desk.ts'

type Props = {
  query: { isPending: boolean; error: Error | null; refetch: () => unknown }
  /** In place of what is read, while it is read. */
  waiting: ReactNode
  /** What could not be read, in one sentence. */
  failed: string
}

/** What stands there until the desk has answered, or when it does not: why, and a way to try again. */
export const WhileReading = ({ query, waiting, failed }: Props) => (
  <>
    {query.isPending && <AfterAWhile>{waiting}</AfterAWhile>}
    {query.error && <Failed what={failed} why={sayError(query.error)} onRetry={() => void query.refetch()} />}
  </>
)
