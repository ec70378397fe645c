/** Keys that act as this person, and the end of them. The keys themselves are shown nowhere. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { desk } from '../../desk/desk.ts'
import { sayMoment } from '../../desk/times.ts'
import { WhileReading } from '../../desk/while-reading.tsx'
import { Button } from '../../ui/button.tsx'
import { deskNow } from '../../ui/clock.ts'
import { Row, Rows, Section } from './section.tsx'

export function OwnKeys() {
  const keys = useQuery({ queryKey: ['my-keys'], queryFn: ({ signal }) => desk.listMyKeys({ signal }) })
  const living = keys.data?.items.filter(({ revokedAt }) => revokedAt === null) ?? []
  const revoke = async (id: string) => {
    await desk.revokeMyKey(id)
    await keys.refetch()
  }
  if (keys.data && living.length === 0) return null
  return (
    <Section title={t`Your keys for scripts`}>
      <WhileReading
        query={keys}
        waiting={
          <p className="mt-2 text-muted">
            <Trans>Reading …</Trans>
          </p>
        }
        failed={t`Your keys could not be read.`}
      />
      <Rows>
        {living.map(({ id, prefix, name, scopes, lastUsedAt, expiresAt }) => (
          <Row
            key={id}
            detail={
              <Trans>
                for {scopes?.join(', ') ?? t`all that you may do`}
                {lastUsedAt ? t` · used ${sayMoment(lastUsedAt, deskNow())}` : t` · never used`}
                {expiresAt && t` · until ${sayMoment(expiresAt, deskNow())}`}
              </Trans>
            }
            action={
              <Button onClick={() => void revoke(id)}>
                <Trans>Revoke</Trans>
              </Button>
            }
          >
            {name ?? prefix}
          </Row>
        ))}
      </Rows>
    </Section>
  )
}
