/** After the first-run link: a name, an address and a password, so that the person can come back without a link. */
import type { AnswerOf } from '@baton-desk/core'
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
  const [said, setSaid] = useState<{ text: string; isFailure: boolean }>()

  const save = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await desk.setUpMe(changesOf(me, { name, email, password }))
      setPassword('')
      setSaid({ text: 'Saved.', isFailure: false })
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
          ? 'With a password you can come back without a sign-in link.'
          : 'Leave the password empty to keep the one you have.'}
      </p>
      <form onSubmit={(event) => void save(event)} className="mt-3 space-y-3">
        <InputField label="Name" required maxLength={120} autoComplete="name" value={name} onText={setName} />
        <EmailField value={email} onText={setEmail} />
        <InputField
          label={me.needsPassword ? 'Password' : 'New password'}
          type="password"
          minLength={10}
          autoComplete="new-password"
          hint="At least 10 characters"
          value={password}
          onText={setPassword}
        />
        <div className="flex items-center gap-2">
          <Button type="submit" look="primary">
            Save
          </Button>
          {onDismiss && (
            <Button look="plain" onClick={onDismiss}>
              Not now
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

/** Only what differs: an empty address or password leaves the one that is there. */
export const changesOf = (me: Me, { name, email, password }: { name: string; email: string; password: string }) => ({
  ...(name !== me.name && { name }),
  ...(email && email !== me.email && { email }),
  ...(password && { password }),
})
