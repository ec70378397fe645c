/** Set-up brings its own rail: its pages stand in the place of the list. Each is loaded when it is opened. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import '../../styles/pages.css'
import { desk, sayError } from '../../desk/desk.ts'
import { useWorkspace } from '../../desk/workspace.ts'
import { Icon } from '../../ui/icon.tsx'
import { Failed } from '../../ui/waiting-and-failed.tsx'
import { DraftOf, playbookQuery, useDraft } from './draft.tsx'

const GROUPS = { work: t`Work`, doors: t`Doors`, workspace: t`Workspace` }

const PAGES = [
  {
    group: 'work',
    path: 'lanes',
    icon: 'rows-3',
    label: t`Lanes`,
    page: lazy(() => import('./lanes/lanes-page.tsx')),
  },
  {
    group: 'work',
    path: 'cover',
    icon: 'calendar-clock',
    label: t`People and cover`,
    page: lazy(() => import('./cover/cover-page.tsx')),
  },
  {
    group: 'work',
    path: 'triggers',
    icon: 'zap',
    label: t`Triggers`,
    page: lazy(() => import('./triggers/triggers-page.tsx')),
  },
  {
    group: 'work',
    path: 'never',
    icon: 'octagon-x',
    label: t`Never list`,
    page: lazy(() => import('./triggers/never-page.tsx')),
  },
  {
    group: 'work',
    path: 'templates',
    icon: 'notebook-text',
    label: t`Templates`,
    page: lazy(() => import('./templates/templates-page.tsx')),
  },
  {
    group: 'doors',
    path: 'agents',
    icon: 'bot',
    label: t`Agents and keys`,
    page: lazy(() => import('./agents/agents-page.tsx')),
  },
  {
    group: 'doors',
    path: 'channels',
    icon: 'send',
    label: t`Channels`,
    page: lazy(() => import('./channels/channels-page.tsx')),
  },
  {
    group: 'workspace',
    path: 'playbook',
    icon: 'history',
    label: t`Playbook history`,
    page: lazy(() => import('./playbook/playbook-page.tsx')),
  },
  {
    group: 'workspace',
    path: 'people',
    icon: 'users',
    label: t`People and roles`,
    page: lazy(() => import('./people/people-page.tsx')),
  },
  {
    group: 'workspace',
    path: 'data',
    icon: 'shield',
    label: t`Data and retention`,
    page: lazy(() => import('./data/data-page.tsx')),
  },
  {
    group: 'workspace',
    path: 'start',
    icon: 'circle-check',
    label: t`First steps`,
    page: lazy(() => import('./start/start-page.tsx')),
  },
]

export default function SetupPages() {
  const { me } = useWorkspace()
  const playbook = useQuery(playbookQuery)
  if (me.role !== 'admin')
    return (
      <>
        <SetupRail />
        <main className="panel page">
          <div className="in">
            <h1>
              <Trans>Set-up</Trans>
            </h1>
            <p>
              <Trans>Only admins change how the desk is set up. You can read who is there in the list of lanes.</Trans>
            </p>
          </div>
        </main>
      </>
    )
  return (
    <>
      {playbook.data ? (
        <DraftOf view={playbook.data}>
          <SetupRail hasNumbers />
          <main className="panel page">
            <div className="in">
              <Suspense>
                <Switch>
                  {PAGES.map(({ path, page: One }) => (
                    <Route key={path} path={`/setup/${path}`}>
                      <BackToSetup />
                      <One />
                    </Route>
                  ))}
                  <Route>
                    <Overview />
                  </Route>
                </Switch>
              </Suspense>
            </div>
          </main>
        </DraftOf>
      ) : (
        <>
          <SetupRail />
          <main className="panel page">
            <div className="in">
              <h1>
                <Trans>Set-up</Trans>
              </h1>
              {playbook.error && (
                <Failed
                  what={t`The playbook could not be read.`}
                  why={sayError(playbook.error)}
                  onRetry={() => void playbook.refetch()}
                />
              )}
            </div>
          </main>
        </>
      )}
    </>
  )
}

const BackToSetup = () => (
  <Link to="/setup" className="ph-only btn quiet" style={{ marginInlineStart: -8 }}>
    <Icon name="chevron-left" className="flip" />
    <Trans>Set-up</Trans>
  </Link>
)

const Overview = () => (
  <>
    <header className="ph">
      <div>
        <h1>
          <Trans>Set-up</Trans>
        </h1>
        <p>
          <Trans>
            All of it is one document, the playbook. What you change here changes its own lines and nothing else.
          </Trans>
        </p>
      </div>
    </header>
    <ul className="card">
      {PAGES.map(({ path, icon, label }) => (
        <li key={path} className="setrow">
          <Link to={`/setup/${path}`} className="row-x" style={{ minBlockSize: 28 }}>
            <Icon name={icon} />
            <b>{label}</b>
          </Link>
          <span />
        </li>
      ))}
    </ul>
  </>
)

function SetupRail({ hasNumbers = false }: { hasNumbers?: boolean }) {
  const [path] = useLocation()
  return (
    <nav className="rail set" aria-label={t`Set-up`}>
      <Link to="/" className="nav">
        <Icon name="chevron-left" className="flip" />
        <Trans>Back to handoffs</Trans>
      </Link>
      {Object.entries(GROUPS).map(([group, words]) => [
        <h2 key={group}>{words}</h2>,
        ...PAGES.filter((one) => one.group === group).map(({ path: to, icon, label }) => (
          <Link
            key={to}
            to={`/setup/${to}`}
            className="nav"
            title={label}
            aria-current={path === `/setup/${to}` ? 'page' : undefined}
          >
            <Icon name={icon} />
            <span className="in-full">{label}</span>
          </Link>
        )),
      ])}
      {hasNumbers && <Holds />}
    </nav>
  )
}

function Holds() {
  const { version } = useDraft()
  const proof = useQuery({ queryKey: ['setup', 'proof'], queryFn: ({ signal }) => desk.provePlaybook({ signal }) })
  if (!proof.data) return null
  const { holds, remarks } = proof.data
  return (
    <div className="duty" style={{ gridTemplateColumns: 'auto 1fr' }}>
      <Icon name={holds ? 'circle-check' : 'triangle-alert'} size="s" />
      <b>
        <Trans>
          Playbook v{version} {holds ? t`holds` : t`does not hold`}
        </Trans>
      </b>
      <span />
      <Link to="/setup/cover" className="dim">
        {remarks.length === 0 ? t`Every minute of 90 days has its owner.` : t`${remarks.length} remarks`}
      </Link>
    </div>
  )
}
