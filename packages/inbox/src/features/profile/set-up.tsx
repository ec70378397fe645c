/** After the first-run link: a name, an address and a password, so that the person can come back without a link. */

import type { AnswerOf } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { desk, sayError } from '../../desk/desk.ts'
import { deskQuery } from '../../desk/queries.ts'
import { Button } from '../../ui/button.tsx'
import { EmailField, InputField } from '../../ui/field.tsx'

type Me = AnswerOf<'desk'>['me']

export function SetUp({ me, title, onDismiss }: { me: Me; title: string; onDismiss?: () => void }) {
  const queries = useQueryClient()
  const [name, setName] = useState(me.name)
  const [email, setEmail] = useState(me.email ?? '')
  const [password, setPassword] = useState('')
  const [currentPassword, setCurrentPassword] = useState('')
  const [said, setSaid] = useState<{ text: string; isFailure: boolean }>()

  const save = async (event: FormEvent) => {
    event.preventDefault()
    try {
      const { toProve } = await desk.setUpMe(changesOf(me, { name, email, password, currentPassword }))
      setPassword('')
      setCurrentPassword('')
      const sent = toProve && t` A link was sent to ${toProve}: open it on this browser, and the address counts.`
      setSaid({ text: t`Saved.${sent ?? ''}`, isFailure: false })
      await queries.invalidateQueries({ queryKey: deskQuery.queryKey })
    } catch (error) {
      setSaid({ text: sayError(error), isFailure: true })
    }
  }

  return (
    <section aria-label={title} className="rounded-xl border border-line bg-surface p-5">
      <h2 className="text-lg font-bold">{title}</h2>
      <p className="mt-1 text-muted">
        {me.needsPassword
          ? t`With a password you can come back without a sign-in link.`
          : t`Leave the password empty to keep the one you have.`}
      </p>
      <form onSubmit={(event) => void save(event)} className="mt-3 space-y-3">
        <InputField label={t`Name`} required maxLength={120} autoComplete="name" value={name} onText={setName} />
        <EmailField value={email} onText={setEmail} />
        <InputField
          label={me.needsPassword ? t`Password` : t`New password`}
          type="password"
          minLength={10}
          autoComplete="new-password"
          hint={t`At least 10 characters, and none that is soon guessed`}
          value={password}
          onText={setPassword}
        />
        {!me.needsPassword && password && (
          <InputField
            label={t`Old password`}
            type="password"
            autoComplete="current-password"
            hint={t`Forgotten: leave it empty, if you came by a sign-in link minutes ago`}
            value={currentPassword}
            onText={setCurrentPassword}
          />
        )}
        <div className="flex items-center gap-2">
          <Button type="submit" look="primary">
            <Trans>Save</Trans>
          </Button>
          {onDismiss && (
            <Button look="plain" onClick={onDismiss}>
              <Trans>Not now</Trans>
            </Button>
          )}
          <p role="status" className={`text-sm ${said?.isFailure ? 'text-now' : ''}`}>
            {said?.text}
          </p>
        </div>
      </form>
    </section>
  )
}

type Typed = { name: string; email: string; password: string; currentPassword: string }

/** Only what differs: an empty address or password leaves the one that is there. An address that was not proven is sent again. */
export const changesOf = (me: Me, { name, email, password, currentPassword }: Typed) => ({
  ...(name !== me.name && { name }),
  ...(email && (email !== me.email || !me.emailProven) && { email }),
  ...(password && { password }),
  ...(password && currentPassword && { currentPassword }),
})
