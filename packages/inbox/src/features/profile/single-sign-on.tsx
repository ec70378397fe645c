/** By which sign-on of elsewhere this person comes in, where the desk has one. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readWays } from '../../desk/sign-in.ts'
import { connectSingleSignOn, disconnectSignOn, listSignOns, sayFailure } from '../../desk/single-sign-on.ts'
import { sayMoment } from '../../desk/times.ts'
import { Button } from '../../ui/button.tsx'
import { deskNow } from '../../ui/clock.ts'

export function SingleSignOn() {
  const [failure, setFailure] = useState(() => sayFailure(globalThis.location?.search ?? ''))
  const name = useQuery({ queryKey: ['ways'], queryFn: readWays }).data?.singleSignOn
  const own = useQuery({ queryKey: ['sign-ons'], queryFn: listSignOns, enabled: Boolean(name) })
  const attempt = async (work: () => Promise<unknown>) => {
    setFailure('')
    try {
      await work()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    }
    await own.refetch()
  }
  if (!name) return null
  return (
    <section aria-label="Single sign-on" className="rounded-xl border border-line bg-surface p-5">
      <h2 className="text-lg font-bold">Single sign-on</h2>
      <ul className="mt-2 divide-y divide-line">
        {own.data?.map(({ id, since }) => (
          <li key={id} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="min-w-0 flex-1">
              {name}
              <span className="block text-[13px] text-muted">since {sayMoment(since, deskNow())}</span>
            </span>
            <Button onClick={() => void attempt(() => disconnectSignOn(id))}>Disconnect</Button>
          </li>
        ))}
      </ul>
      {own.data?.length === 0 && (
        <Button className="mt-2" onClick={() => void attempt(() => connectSingleSignOn('/profile'))}>
          Connect {name}
        </Button>
      )}
      <p role="alert" className="mt-2 text-sm text-now">
        {failure}
      </p>
    </section>
  )
}
