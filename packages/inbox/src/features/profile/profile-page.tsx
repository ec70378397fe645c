import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import type { DeskView } from '../../desk/queries.ts'
import { signOut } from '../../desk/sign-in.ts'
import { Button } from '../../ui/button.tsx'
import { SINGLE_KEYS } from '../../ui/keys.ts'
import { useStored } from '../../ui/stored.ts'
import { Channels } from './channels.tsx'
import { useSetUp } from './needs-set-up.ts'
import { OwnKeys } from './own-keys.tsx'
import { OwnLanguage } from './own-language.tsx'
import { Passkeys } from './passkeys.tsx'
import { Sessions } from './sessions.tsx'
import { SetUp } from './set-up.tsx'
import { SingleSignOn } from './single-sign-on.tsx'
import { WeeklyDigest } from './weekly-digest.tsx'
import { Workspaces } from './workspaces.tsx'

const ROLES = {
  admin: t`Admin: decides, and changes people, agents and the playbook`,
  member: t`Member: takes and decides handoffs`,
  viewer: t`Viewer: reads, decides nothing`,
}

export default function ProfilePage({ workspace, onLeft }: { workspace: DeskView; onLeft: () => void }) {
  const { me } = workspace
  const [singleKeys, setSingleKeys] = useStored(SINGLE_KEYS)
  const [failure, setFailure] = useState('')
  const setUp = useSetUp(me)
  const leave = async () => {
    try {
      await signOut()
      onLeft()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <main className="mx-auto w-full min-w-0 max-w-2xl space-y-6 px-4 py-6">
      <header>
        <h1 className="text-xl font-bold">
          <Trans>Profile</Trans>
        </h1>
        <p className="mt-1 text-muted">{ROLES[me.role]}</p>
      </header>
      <SetUp
        me={me}
        title={me.needsPassword ? t`Finish setting up` : t`You`}
        onDismiss={setUp.isWanted ? setUp.dismiss : undefined}
      />
      <OwnLanguage />
      <Channels />
      <WeeklyDigest me={me} />
      <Workspaces onChosen={onLeft} />
      <Passkeys />
      <SingleSignOn />
      <Sessions />
      <OwnKeys />
      <section aria-label={t`Keys`} className="rounded-xl border border-line bg-surface p-5">
        <h2 className="text-lg font-bold">
          <Trans>Keys</Trans>
        </h2>
        <label className="mt-2 flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={singleKeys !== 'off'}
            onChange={(event) => setSingleKeys(event.target.checked ? null : 'off')}
          />
          <Trans>Single keys (A, Y, J …) do things in this browser</Trans>
        </label>
      </section>
      <div className="flex items-center gap-3">
        <Button onClick={() => void leave()}>
          <Trans>Sign out</Trans>
        </Button>
        <p role="alert" className="text-sm text-now">
          {failure}
        </p>
      </div>
    </main>
  )
}
