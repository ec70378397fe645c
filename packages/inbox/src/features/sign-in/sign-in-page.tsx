import { type FormEvent, useState } from 'react'
import { postAuth } from '../../desk/desk.ts'
import { Button } from '../../ui/button.tsx'
import { EmailField, InputField } from '../../ui/field.tsx'

export default function SignInPage({ onSignedIn }: { onSignedIn: () => void }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [said, setSaid] = useState<{ text: string; isFailure: boolean }>()
  const [isBusy, setIsBusy] = useState(false)

  const run = async (work: () => Promise<void>) => {
    setIsBusy(true)
    setSaid(undefined)
    try {
      await work()
    } catch (error) {
      setSaid({ text: error instanceof Error ? error.message : String(error), isFailure: true })
    }
    setIsBusy(false)
  }
  const signIn = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      await postAuth('/sign-in/email', { email, password })
      onSignedIn()
    })
  }
  const sendLink = () =>
    run(async () => {
      setSaid({ text: await askForLink(email, location.pathname), isFailure: false })
    })

  return (
    <main className="flex min-h-full items-start justify-center px-4 pt-[12vh]">
      <div className="w-full max-w-sm rounded-xl border border-line bg-surface p-6">
        <h1 className="mb-4 text-xl font-bold">Sign in</h1>
        <form onSubmit={signIn} className="space-y-3">
          <EmailField required value={email} onText={setEmail} />
          <InputField
            label="Password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onText={setPassword}
          />
          <Button type="submit" look="primary" className="w-full" disabled={isBusy}>
            Sign in
          </Button>
          <Button look="plain" className="w-full" disabled={isBusy} onClick={() => void sendLink()}>
            Send me a link instead
          </Button>
          <p role="alert" className={`text-sm ${said?.isFailure ? 'text-now' : ''}`}>
            {said?.text}
          </p>
        </form>
      </div>
    </main>
  )
}

/** Answers the same whoever asks: the page tells nobody who is a member. */
export async function askForLink(email: string, callbackURL: string): Promise<string> {
  if (!email) throw new Error('Write your e-mail address first.')
  await postAuth('/sign-in/magic-link', { email, callbackURL })
  return `If ${email} belongs to this desk, a link is on its way to it.`
}
