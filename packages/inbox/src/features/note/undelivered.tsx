import type { HandoffView } from '@baton-desk/core'
import { useState } from 'react'
import { desk, once, sayError } from '../../desk/desk.ts'
import { sayAgo } from '../../desk/times.ts'
import { Button } from '../../ui/button.tsx'
import { deskNow } from '../../ui/clock.ts'

type Props = { handoff: HandoffView; undelivered: NonNullable<HandoffView['undelivered']> }

/** The agent does not know what was decided: said here, because only a person can do something about it now. */
export function Undelivered({ handoff, undelivered }: Props) {
  const [said, setSaid] = useState('')
  const retry = async () => {
    setSaid('Trying again …')
    try {
      const { items } = await desk.listDeliveries({ state: 'dead', handoff: handoff.id })
      await Promise.all(items.map(({ id }) => desk.retryDelivery(id, once())))
      setSaid(items.length > 0 ? 'Sent again.' : 'Nothing is waiting to be sent again.')
    } catch (error) {
      setSaid(sayError(error))
    }
  }
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-md border border-now px-3 py-2">
      <p className="grow">
        <span className="font-semibold text-now">{handoff.agent.name} has not heard this.</span> {undelivered.target}:{' '}
        {undelivered.error} ({sayAgo(undelivered.at, deskNow())})
      </p>
      <p role="status" className="text-sm">
        {said}
      </p>
      <Button onClick={() => void retry()}>Retry</Button>
    </div>
  )
}
