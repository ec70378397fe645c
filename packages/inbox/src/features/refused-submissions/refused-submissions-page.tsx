/** What agents sent that could not be taken, as it came, so that nothing is lost because it was malformed. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { desk, once } from '../../desk/desk.ts'
import { deskQuery } from '../../desk/queries.ts'
import { sayMoment } from '../../desk/times.ts'
import { WhileReading } from '../../desk/while-reading.tsx'
import { Button } from '../../ui/button.tsx'
import { deskNow } from '../../ui/clock.ts'

export default function RefusedSubmissionsPage({ maySee }: { maySee: boolean }) {
  const queries = useQueryClient()
  const refused = useQuery({
    queryKey: ['refused-submissions'],
    queryFn: ({ signal }) => desk.listRefusedSubmissions({ signal }),
  })
  const seen = async (id: string) => {
    await desk.seeRefusedSubmission(id, once())
    await Promise.all([refused.refetch(), queries.invalidateQueries({ queryKey: deskQuery.queryKey })])
  }
  return (
    <main className="mx-auto max-w-3xl px-4 py-6">
      <h1 className="text-xl font-bold">
        <Trans>Refused submissions</Trans>
      </h1>
      <p className="mt-1 text-muted">
        <Trans>Agents sent these, and the desk could not take them. Nobody was told but the agent.</Trans>
      </p>
      <WhileReading
        query={refused}
        waiting={
          <p className="mt-4 text-muted">
            <Trans>Reading …</Trans>
          </p>
        }
        failed={t`The list could not be read.`}
      />
      {refused.data?.items.length === 0 && (
        <p className="mt-4">
          <Trans>There are none.</Trans>
        </p>
      )}
      <ul className="mt-4 space-y-3">
        {refused.data?.items.map(({ id, agent, detail, code, body, at, seenAt }) => (
          <li key={id} className="rounded-lg border border-line bg-surface p-4">
            <p className="text-[.8125rem] text-muted">
              {agent} · {sayMoment(at, deskNow())} · {code}
            </p>
            <p className="mt-1 font-medium">{detail}</p>
            <details className="mt-2">
              <summary className="cursor-pointer text-sm text-accent-ink">
                <Trans>What was sent</Trans>
              </summary>
              <pre className="mt-1 max-h-80 overflow-auto rounded bg-ground p-2 text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">
                {body}
              </pre>
            </details>
            {seenAt ? (
              <p className="mt-2 text-[.8125rem] text-muted">
                <Trans>Looked at {sayMoment(seenAt, deskNow())}</Trans>
              </p>
            ) : (
              maySee && (
                <Button className="mt-2" onClick={() => void seen(id)}>
                  <Trans>I have looked at this</Trans>
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
    </main>
  )
}
