import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { desk, sayError } from '../../desk/desk.ts'
import type { DeskView } from '../../desk/queries.ts'
import { Failure, Section } from './section.tsx'

/** How the week went, on Mondays: whoever wants none says so here, where the messages lead too. */
export function WeeklyDigest({ me }: { me: DeskView['me'] }) {
  const queries = useQueryClient()
  const [wants, setWants] = useState(me.weeklyDigest ?? true)
  const [failure, setFailure] = useState('')
  const change = async (weeklyDigest: boolean) => {
    setWants(weeklyDigest)
    try {
      await desk.setUpMe({ weeklyDigest })
      setFailure('')
      await queries.invalidateQueries({ queryKey: ['desk'] })
    } catch (error) {
      setWants(!weeklyDigest)
      setFailure(sayError(error))
    }
  }
  return (
    <Section
      title={t`Digest of the week`}
      about={t`How handoffs went, and what to fix: on Mondays at 8, by your channels.`}
    >
      <label className="mt-2 flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={wants}
          onChange={(event) => void change(event.target.checked)}
        />
        <Trans>Send it to me</Trans>
      </label>
      {failure && <Failure words={failure} />}
    </Section>
  )
}
