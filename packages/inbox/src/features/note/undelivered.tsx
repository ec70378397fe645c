import type { HandoffView } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { sayAgo } from '../../desk/times.ts'
import { Button } from '../../ui/button.tsx'
import { deskNow } from '../../ui/clock.ts'
import { sendAgain } from './send-again.ts'

type Props = { handoff: HandoffView; undelivered: NonNullable<HandoffView['undelivered']> }

/** The agent does not know what was decided: said here, because only a person can do something about it now. */
export function Undelivered({ handoff, undelivered }: Props) {
  const [said, setSaid] = useState('')
  const retry = async () => {
    setSaid(t`Trying again …`)
    setSaid(await sendAgain(handoff.id))
  }
  return (
    <div className="flag">
      <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <b>
          <Trans>{handoff.agent.name} has not heard this.</Trans>
        </b>{' '}
        {undelivered.target}: {undelivered.error} ({sayAgo(undelivered.at, deskNow())})
      </p>
      <p role="status">{said}</p>
      <Button onClick={() => void retry()}>
        <Trans>Retry</Trans>
      </Button>
    </div>
  )
}
