/** The passkeys of this person, where the desk can have some. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addPasskey, knowsPasskeys, listPasskeys, removePasskey } from '../../desk/passkeys.ts'
import { readWays } from '../../desk/sign-in.ts'
import { sayMoment } from '../../desk/times.ts'
import { Button } from '../../ui/button.tsx'
import { deskNow } from '../../ui/clock.ts'
import { Failure, Row, Rows, Section } from './section.tsx'

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
    <Section title="Passkeys" about="Sign in with a finger, a face or a PIN instead of a password.">
      <Rows>
        {passkeys.data?.map(({ id, name, createdAt }) => (
          <Row
            key={id}
            detail={`since ${sayMoment(createdAt, deskNow())}`}
            action={<Button onClick={() => void change(() => removePasskey(id))}>Remove</Button>}
          >
            {name ?? 'A passkey'}
          </Row>
        ))}
      </Rows>
      <Button className="mt-2" onClick={() => void change(() => addPasskey(nameOfToday()))}>
        Add a passkey
      </Button>
      <Failure words={failure} />
    </Section>
  )
}

const nameOfToday = (): string => `Passkey of ${new Date(deskNow()).toLocaleDateString()}`
