/** Who could be asked at a time, as the desk itself reads the next version of the playbook. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { desk, sayError } from '../../../desk/desk.ts'
import { deskNow } from '../../../ui/clock.ts'
import { useNextText } from '../draft.tsx'
import { Text } from '../page.tsx'

export function WhoGets({ lane }: { lane: string }) {
  const [when, setWhen] = useState(() => localOf(deskNow()))
  const document = useNextText()
  const asked = useQuery({
    queryKey: ['setup', 'who', lane, when, document],
    queryFn: ({ signal }) => desk.whoGets({ document, lane, at: new Date(when).toISOString() }, { signal }),
    enabled: when !== '' && lane !== '',
    gcTime: 0,
  })
  const { data } = asked
  return (
    <section className="card pad" aria-label={t`Who gets a handoff`}>
      <h2 style={{ fontSize: '.875rem', marginBlockEnd: 8 }}>
        <Trans>Who gets a handoff at …?</Trans>
      </h2>
      <Text label={t`When, by your clock`} type="datetime-local" value={when} onText={setWhen} />
      <p role="status" style={{ marginBlockStart: 8 }}>
        {data &&
          (data.there.length > 0
            ? t`${data.there.map(({ name }) => name).join(t`, then `)}; behind them ${data.lastResort.name}.`
            : t`Nobody is on duty. ${data.lastResort.name} gets it, as last resort.`)}
        {asked.error && sayError(asked.error)}
      </p>
    </section>
  )
}

function localOf(now: number): string {
  const at = new Date(now)
  return new Date(now - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
