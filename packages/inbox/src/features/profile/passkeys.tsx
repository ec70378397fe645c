/** The passkeys of this person, where the desk can have some. */

import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addPasskey, knowsPasskeys, listPasskeys, removePasskey } from '../../desk/passkeys.ts'
import { readWays } from '../../desk/sign-in.ts'
import { sayMoment } from '../../desk/times.ts'
import { locale } from '../../language/language.tsx'
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
    <Section title={t`Passkeys`} about={t`Sign in with a finger, a face or a PIN instead of a password.`}>
      <Rows>
        {passkeys.data?.map(({ id, name, createdAt }) => (
          <Row
            key={id}
            detail={t`since ${sayMoment(createdAt, deskNow())}`}
            action={
              <Button onClick={() => void change(() => removePasskey(id))}>
                <Trans>Remove</Trans>
              </Button>
            }
          >
            {name ?? t`A passkey`}
          </Row>
        ))}
      </Rows>
      <Button className="mt-2" onClick={() => void change(() => addPasskey(nameOfToday()))}>
        <Trans>Add a passkey</Trans>
      </Button>
      <Failure words={failure} />
    </Section>
  )
}

const nameOfToday = (): string => t`Passkey of ${new Date(deskNow()).toLocaleDateString(locale)}`
