/** By which sign-on of elsewhere this person comes in, where the desk has one. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readWays } from '../../desk/sign-in.ts'
import { connectSingleSignOn, disconnectSignOn, listSignOns, sayFailure } from '../../desk/single-sign-on.ts'
import { sayMoment } from '../../desk/times.ts'
import { Button } from '../../ui/button.tsx'
import { deskNow } from '../../ui/clock.ts'
import { Failure, Row, Rows, Section } from './section.tsx'

export function SingleSignOn() {
  const [failure, setFailure] = useState(() => sayFailure(globalThis.location?.search ?? ''))
  const name = useQuery({ queryKey: ['ways'], queryFn: readWays }).data?.singleSignOn
  const own = useQuery({ queryKey: ['sign-ons'], queryFn: listSignOns, enabled: Boolean(name) })
  const attempt = async (work: () => Promise<unknown>) => {
    setFailure('')
    try {
      await work()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    }
    await own.refetch()
  }
  if (!name) return null
  return (
    <Section title={t`Single sign-on`}>
      <Rows>
        {own.data?.map(({ id, since }) => (
          <Row
            key={id}
            detail={t`since ${sayMoment(since, deskNow())}`}
            action={
              <Button onClick={() => void attempt(() => disconnectSignOn(id))}>
                <Trans>Disconnect</Trans>
              </Button>
            }
          >
            {name}
          </Row>
        ))}
      </Rows>
      {own.data?.length === 0 && (
        <Button className="mt-2" onClick={() => void attempt(() => connectSingleSignOn('/profile'))}>
          <Trans>Connect {name}</Trans>
        </Button>
      )}
      <Failure words={failure} />
    </Section>
  )
}
