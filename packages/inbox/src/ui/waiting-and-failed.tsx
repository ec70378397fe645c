import { Trans } from '@lingui/react/macro'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from './button.tsx'

/** Shown only when the wait is long enough to be noticed: a flash of grey is worse than nothing. */
const NOTICED = 150

export function AfterAWhile({ children }: { children: ReactNode }) {
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), NOTICED)
    return () => clearTimeout(timer)
  }, [])
  return isLong ? children : null
}

export function Failed({ what, why, onRetry }: { what: string; why: string; onRetry: () => void }) {
  return (
    <div role="alert" className="m-4 space-y-3">
      <p>
        <span className="font-semibold">{what}</span> {why}
      </p>
      <Button onClick={onRetry}>
        <Trans>Retry</Trans>
      </Button>
    </div>
  )
}
