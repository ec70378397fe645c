/** For whoever is in several workspaces of a desk: which one this browser looks at. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { desk, sayError } from '../../desk/desk.ts'
import { Button } from '../../ui/button.tsx'

export function Workspaces({ onChosen }: { onChosen: () => void }) {
  const [failure, setFailure] = useState('')
  const workspaces = useQuery({
    queryKey: ['my-workspaces'],
    queryFn: ({ signal }) => desk.myWorkspaces({ signal }),
  })
  const choose = async (workspace: string) => {
    try {
      await desk.chooseWorkspace({ workspace })
      onChosen()
    } catch (error) {
      setFailure(sayError(error))
    }
  }
  const items = workspaces.data?.items ?? []
  if (items.length < 2) return null
  return (
    <section aria-label="Workspaces" className="rounded-xl border border-line bg-surface p-5">
      <h2 className="text-lg font-bold">Workspaces</h2>
      <ul className="mt-2 divide-y divide-line">
        {items.map(({ id, name, isThis }) => (
          <li key={id} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {name}
              {isThis && <b> · this one</b>}
            </span>
            {!isThis && <Button onClick={() => void choose(id)}>{`Go to ${name}`}</Button>}
          </li>
        ))}
      </ul>
      <p role="alert" className="text-sm text-now">
        {failure}
      </p>
    </section>
  )
}
