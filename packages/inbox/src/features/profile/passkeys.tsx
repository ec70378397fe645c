/** The passkeys of this person, where the desk can have some. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addPasskey, knowsPasskeys, listPasskeys, removePasskey } from '../../desk/passkeys.ts'
import { readWays } from '../../desk/sign-in.ts'
import { sayMoment } from '../../desk/times.ts'
import { Button } from '../../ui/button.tsx'
import { deskNow } from '../../ui/clock.ts'

export function Passkeys() {
  const [failure, setFailure] = useState('')
  const ways = useQuery({ queryKey: ['ways'], queryFn: readWays })
  const isOffered = ways.data?.passkeys === true && knowsPasskeys()
  const passkeys = useQuery({ queryKey: ['passkeys'], queryFn: listPasskeys, enabled: isOffered })
  const change = async (work: () => Promise<unknown>) => {
    setFailure('')
    try {
      await work()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    }
    await passkeys.refetch()
  }
  if (!isOffered) return null
  return (
    <section aria-label="Passkeys" className="rounded-xl border border-line bg-surface p-5">
      <h2 className="text-lg font-bold">Passkeys</h2>
      <p className="mt-1 text-muted">Sign in with a finger, a face or a PIN instead of a password.</p>
      <ul className="mt-2 divide-y divide-line">
        {passkeys.data?.map(({ id, name, createdAt }) => (
          <li key={id} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {name ?? 'A passkey'}
              <span className="block text-[13px] text-muted">since {sayMoment(createdAt, deskNow())}</span>
            </span>
            <Button onClick={() => void change(() => removePasskey(id))}>Remove</Button>
          </li>
        ))}
      </ul>
      <Button className="mt-2" onClick={() => void change(() => addPasskey(nameOfToday()))}>
        Add a passkey
      </Button>
      <p role="alert" className="mt-2 text-sm text-now">
        {failure}
      </p>
    </section>
  )
}

const nameOfToday = (): string => `Passkey of ${new Date(deskNow()).toLocaleDateString()}`
