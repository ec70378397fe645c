/** Where people decide the same again and again, and the rules that were made of that; each with the page that drafts a change. */
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
    <section className="card fixes" aria-label="Asked the same again and again">
      <header className="setrow">
        <h2>Asked the same again and again</h2>
        <span className="dim small">{data.isAll ? `${data.days} days` : `the newest ${data.looked}`}</span>
      </header>
      <ol>
        {data.candidates.map(({ rule, tool, why, decision, n, of, newest }) => (
          <li key={`${rule} ${tool} ${decision}`} className="fix">
            <span className="r">{n}</span>
            <div>
              <b>{why}</b>
              <p>
                {n} of {of} {SAID[decision] ?? decision}
                {tool && `, all about ${tool}`}.
              </p>
              <div className="act">
                <Link className="btn" href={`/measures/rules/from/${newest}`}>
                  Make this a rule
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
                {words} Applied {applied} times in {data.days} days.
              </p>
              <div className="act">
                <Link className="btn quiet" href={`/measures/rules/without/${id}`}>
                  Take it out
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
  approve: 'approved unchanged',
  not_needed: 'not needed',
  reject: 'rejected',
}

/** `from`: a decided handoff. `without`: a rule that is to go. */
export function DraftedRule({ from, of }: { from: 'from' | 'without'; of: string }) {
  const drafted = useQuery({
    queryKey: ['drafted rule', from, of],
    queryFn: ({ signal }) => desk.draftRule(from === 'from' ? { handoff: of } : { without: of }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return (
    <>
      <header className="ph">
        <div>
          <h1>{from === 'from' ? 'Make this a rule' : 'Take a rule out'}</h1>
          <p className="dim small">Nothing changes before an admin takes it up.</p>
        </div>
        <span className="sp" />
        <Link className="btn" href="/measures">
          Back to the measures
        </Link>
      </header>
      <WhileReading
        query={drafted}
        waiting={<p className="mut">Playing what was kept of 90 days …</p>}
        failed="The rule could not be drafted."
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
        why: `${draft?.words ?? `Without ${of}.`} ${tried?.words ?? ''}`.slice(0, 500),
      }),
  })
  if (none !== null || document === null) return <p>{none}</p>
  return (
    <section className="card" aria-label="The rule">
      <div className="rule">
        <h2>{draft?.words ?? `“${of}” is no longer in the playbook.`}</h2>
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
                {tried.cases} played, {isAll ? `all of ${days} days` : 'the newest'}; {tried.same} the same.
              </span>
            </p>
            <ul>
              {tried.otherwise.map(({ id, decision }) => (
                <li key={id}>
                  <Link className="btn quiet" href={`/h/${id}`}>
                    Look at it: {decision?.replaceAll('_', ' ') ?? 'decided by nobody'}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
        {take.data ? (
          <p role="status">
            Version {take.data.version} is in force. {take.data.remarks.join(' ')}
          </p>
        ) : me.role === 'admin' ? (
          <button type="button" className="btn" disabled={take.isPending} onClick={() => take.mutate(document)}>
            Put it in force
          </button>
        ) : (
          <p className="mut">An admin can put it in force.</p>
        )}
        {take.error && <p role="alert">{sayError(take.error)}</p>}
      </div>
    </section>
  )
}
