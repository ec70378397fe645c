import { useQuery } from '@tanstack/react-query'
import { type DeskView, deskQuery } from './queries.ts'

/** Who I am and who else is there. Only below the shell, which shows nothing before it is read. */
export function useWorkspace(): DeskView {
  const { data } = useQuery(deskQuery)
  if (!data) throw new Error('useWorkspace was called outside the shell, before the desk was read.')
  return data
}
