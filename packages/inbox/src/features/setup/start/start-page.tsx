/** The way from an empty desk to the first real handoff. Each step is done when the facts say so, not when it was looked at. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { desk } from '../../../desk/desk.ts'
import { useWorkspace } from '../../../desk/workspace.ts'
import { Icon } from '../../../ui/icon.tsx'
import { NewAgent } from '../agents/agents-page.tsx'
import { type MadeKey, Snippet } from '../agents/snippet.tsx'
import { useDraft } from '../draft.tsx'
import { Page } from '../page.tsx'

export default function StartPage() {
  const { me, people, workspace } = useWorkspace()
  const { playbook } = useDraft()
  const [made, setMade] = useState<MadeKey>()
  const mine = useQuery({ queryKey: ['my-channels'], queryFn: ({ signal }) => desk.listMyChannels({ signal }) })
  const rows = useQuery({
    queryKey: ['setup', 'practice'],
    queryFn: ({ signal }) => desk.listHandoffs({ view: 'mine', limit: 20 }, { signal }),
    gcTime: 0,
  })
  const closed = useQuery({
    queryKey: ['setup', 'practised'],
    queryFn: ({ signal }) => desk.listHandoffs({ view: 'closed', limit: 1 }, { signal }),
    gcTime: 0,
  })
  const first = rows.data?.rows[0]
  const hasHours = Object.values(playbook.people).some(({ hours }) => hours)
  return (
    <Page
      title={t`First steps`}
      about={t`From an empty desk to the first handoff of your own agent. Any of them can wait.`}
    >
      <ol className="card">
        <Step
          isDone={!me.needsPassword}
          label={t`Your name and your way back in`}
          to="/profile"
          action={t`Open profile`}
        />
        <Step
          isDone={people.filter(({ practice }) => !practice).length > 1}
          label={t`A first colleague`}
          to="/setup/people"
          action={t`Invite somebody`}
        />
        <Step isDone={hasHours} label={t`When people work`} to="/setup/cover" action={t`Set hours`} />
        <Step
          isDone={mine.data?.items.some(({ provenAt }) => provenAt) === true}
          label={t`A channel that reaches you when the inbox is shut`}
          to="/setup/channels"
          action={t`Test a channel`}
        />
        <Step
          isDone={(closed.data?.rows.length ?? 0) > 0}
          label={workspace.practice ? t`Decide a practice handoff` : t`Decide a first handoff`}
          to={first ? `/h/${first.id}` : '/'}
          action={first ? t`Open “${first.ask}”` : t`Open the inbox`}
        />
      </ol>
      <h2 className="h2">
        <Trans>Connect your agent</Trans>
      </h2>
      {made ? <Snippet {...made} /> : <NewAgent onMade={setMade} />}
    </Page>
  )
}

type StepProps = { isDone: boolean; label: ReactNode; to: string; action: string }
const Step = ({ isDone, label, to, action }: StepProps) => (
  <li className="setrow">
    <span className="row-x">
      <Icon name={isDone ? 'circle-check' : 'circle'} />
      <b>{label}</b>
      {isDone && (
        <span className="sr-only">
          <Trans>done</Trans>
        </span>
      )}
    </span>
    <p>{isDone ? t`Done` : ''}</p>
    <Link className="btn" to={to}>
      {action}
    </Link>
  </li>
)
