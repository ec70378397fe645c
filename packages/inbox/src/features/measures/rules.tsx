/** Where people decide the same again and again, and the rules that were made of that; each with the page that drafts a change. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { desk, sayError } from '../../desk/desk.ts'
import { WhileReading } from '../../desk/while-reading.tsx'
import { useWorkspace } from '../../desk/workspace.ts'

const rulesQuery = {
  queryKey: ['rules'],
  queryFn: ({ signal }: { signal: AbortSignal }) => desk.listRules({ signal }),
  staleTime: 60_000,
}

export function Rules() {
  const { data } = useQuery(rulesQuery)
  if (!data || (data.candidates.length === 0 && data.rules.length === 0)) return null
  return (
    <section className="card fixes" aria-label={t`Asked the same again and again`}>
      <header className="setrow">
        <h2>
          <Trans>Asked the same again and again</Trans>
        </h2>
        <span className="dim small">{data.isAll ? t`${data.days} days` : t`the newest ${data.looked}`}</span>
      </header>
      <ol>
        {data.candidates.map(({ rule, tool, why, decision, n, of, newest }) => (
          <li key={`${rule} ${tool} ${decision}`} className="fix">
            <span className="r">{n}</span>
            <div>
              <b>{why}</b>
              <p>
                <Trans>
                  {n} of {of} {SAID[decision] ?? decision}
                  {tool && t`, all about ${tool}`}.
                </Trans>
              </p>
              <div className="act">
                <Link className="btn" href={`/measures/rules/from/${newest}`}>
                  <Trans>Make this a rule</Trans>
                </Link>
              </div>
            </div>
          </li>
        ))}
        {data.rules.map(({ id, words, applied }) => (
          <li key={id} className="fix">
            <span className="r">{applied}×</span>
            <div>
              <b>{id}</b>
              <p>
                <Trans>
                  {words} Applied {applied} times in {data.days} days.
                </Trans>
              </p>
              <div className="act">
                <Link className="btn quiet" href={`/measures/rules/without/${id}`}>
                  <Trans>Take it out</Trans>
                </Link>
              </div>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

const SAID: Record<string, string> = {
  approve: t`approved unchanged`,
  not_needed: t`not needed`,
  reject: t`rejected`,
}

/** `from`: a decided handoff. `without`: a rule that is to go. */
export function DraftedRule({ from, of }: { from: 'from' | 'without'; of: string }) {
  const drafted = useQuery({
    queryKey: [t`drafted rule`, from, of],
    queryFn: ({ signal }) => desk.draftRule(from === 'from' ? { handoff: of } : { without: of }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return (
    <>
      <header className="ph">
        <div>
          <h1>{from === 'from' ? t`Make this a rule` : t`Take a rule out`}</h1>
          <p className="dim small">
            <Trans>Nothing changes before an admin takes it up.</Trans>
          </p>
        </div>
        <span className="sp" />
        <Link className="btn" href="/measures">
          <Trans>Back to the measures</Trans>
        </Link>
      </header>
      <WhileReading
        query={drafted}
        waiting={
          <p className="mut">
            <Trans>Playing what was kept of 90 days …</Trans>
          </p>
        }
        failed={t`The rule could not be drafted.`}
      />
      {drafted.data && <Draft key={of} drafted={drafted.data} of={of} />}
    </>
  )
}

type Drafted = Awaited<ReturnType<typeof desk.draftRule>>

function Draft({
  drafted: { none, draft, tried, document, basedOn, days, isAll },
  of,
}: {
  drafted: Drafted
  of: string
}) {
  const { me } = useWorkspace()
  const take = useMutation({
    mutationFn: (text: string) =>
      desk.putPlaybook({
        document: text,
        basedOn,
        why: `${draft?.words ?? t`Without ${of}.`} ${tried?.words ?? ''}`.slice(0, 500),
      }),
  })
  if (none !== null || document === null) return <p>{none}</p>
  return (
    <section className="card" aria-label={t`The rule`}>
      <div className="rule">
        <h2>{draft?.words ?? t`“${of}” is no longer in the playbook.`}</h2>
        {draft && (
          <p>
            <code>{draft.when}</code>
          </p>
        )}
        {draft?.warnings.map((warning) => (
          <p key={warning} className="amb">
            {warning}
          </p>
        ))}
        {tried && (
          <>
            <p>
              {tried.words}{' '}
              <span className="dim">
                <Trans>
                  {tried.cases} played, {isAll ? t`all of ${days} days` : t`the newest`}; {tried.same} the same.
                </Trans>
              </span>
            </p>
            <ul>
              {tried.otherwise.map(({ id, decision }) => (
                <li key={id}>
                  <Link className="btn quiet" href={`/h/${id}`}>
                    <Trans>Look at it: {decision?.replaceAll('_', ' ') ?? t`decided by nobody`}</Trans>
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
        {take.data ? (
          <p role="status">
            <Trans>
              Version {take.data.version} is in force. {take.data.remarks.join(' ')}
            </Trans>
          </p>
        ) : me.role === 'admin' ? (
          <button type="button" className="btn" disabled={take.isPending} onClick={() => take.mutate(document)}>
            <Trans>Put it in force</Trans>
          </button>
        ) : (
          <p className="mut">
            <Trans>An admin can put it in force.</Trans>
          </p>
        )}
        {take.error && <p role="alert">{sayError(take.error)}</p>}
      </div>
    </section>
  )
}
