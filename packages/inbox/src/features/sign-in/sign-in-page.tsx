import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { type FormEvent, useEffect, useState } from 'react'
import { knowsPasskeys, signInByPasskey } from '../../desk/passkeys.ts'
import { askForLink, readWays, signInByPassword, type Ways } from '../../desk/sign-in.ts'
import { sayFailure, signInBySingleSignOn } from '../../desk/single-sign-on.ts'
import { Button } from '../../ui/button.tsx'
import { EmailField, InputField } from '../../ui/field.tsx'
import { SignInCard } from './sign-in-card.tsx'
import { useAttempt } from './use-attempt.ts'

export default function SignInPage({ onSignedIn }: { onSignedIn: () => void }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [ways, setWays] = useState<Ways>()
  const { said, isBusy, attempt } = useAttempt()

  useEffect(() => {
    // Unknown, each way is offered, and says by itself where it is not there.
    readWays().then(setWays, () => {})
  }, [])
  const signIn = (event: FormEvent) => {
    event.preventDefault()
    void attempt(async () => {
      await signInByPassword(email, password)
      onSignedIn()
    })
  }
  const byPasskey = () =>
    attempt(async () => {
      await signInByPasskey()
      onSignedIn()
    })
  const here = () => (location.pathname === '/sign-in' ? '/' : location.pathname)
  const sendLink = () => attempt(() => askForLink(email, here()))
  const bySingleSignOn = () => attempt(() => signInBySingleSignOn(here()))

  return (
    <SignInCard title={t`Sign in`}>
      <form onSubmit={signIn} className="space-y-3">
        <EmailField required value={email} onText={setEmail} />
        <InputField
          label={t`Password`}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onText={setPassword}
        />
        <Button type="submit" look="primary" className="w-full" disabled={isBusy}>
          <Trans>Sign in</Trans>
        </Button>
        {ways?.singleSignOn && (
          <Button className="w-full" disabled={isBusy} onClick={() => void bySingleSignOn()}>
            <Trans>Sign in with {ways.singleSignOn}</Trans>
          </Button>
        )}
        {ways?.passkeys && knowsPasskeys() && (
          <Button className="w-full" disabled={isBusy} onClick={() => void byPasskey()}>
            <Trans>Sign in with a passkey</Trans>
          </Button>
        )}
        {ways?.mail === false ? (
          <p className="text-sm text-muted">
            <Trans>
              This desk sends no mail. Without a password, whoever runs it makes you a link with{' '}
              <code>baton sign-in</code>.
            </Trans>
          </p>
        ) : (
          <Button look="plain" className="w-full" disabled={isBusy} onClick={() => void sendLink()}>
            <Trans>Send me a link instead</Trans>
          </Button>
        )}
        <p role="alert" className={`text-sm ${said?.isFailure === false ? '' : 'text-now'}`}>
          {said?.text ?? sayFailure(globalThis.location?.search ?? '')}
        </p>
      </form>
    </SignInCard>
  )
}
