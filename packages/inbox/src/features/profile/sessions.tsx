/** Where this person is signed in, and the end of it. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { desk } from '../../desk/desk.ts'
import { sayMoment } from '../../desk/times.ts'
import { WhileReading } from '../../desk/while-reading.tsx'
import { Button } from '../../ui/button.tsx'
import { deskNow } from '../../ui/clock.ts'
import { Row, Rows, Section } from './section.tsx'

export function Sessions() {
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => desk.listSessions({ signal }) })
  const end = async (work: Promise<unknown>) => {
    await work
    await sessions.refetch()
  }
  const items = sessions.data?.items ?? []
  return (
    <Section title={t`Where you are signed in`}>
      <WhileReading
        query={sessions}
        waiting={
          <p className="mt-2 text-muted">
            <Trans>Reading …</Trans>
          </p>
        }
        failed={t`Your sessions could not be read.`}
      />
      <Rows>
        {items.map(({ id, by, address, browser, since, isThis }) => (
          <Row
            key={id}
            detail={
              <Trans>
                since {sayMoment(since, deskNow())}
                {by && t` by ${by}`}
                {address && t` from ${address}`}
              </Trans>
            }
            action={
              !isThis && (
                <Button onClick={() => void end(desk.endSession(id))}>
                  <Trans>Sign out there</Trans>
                </Button>
              )
            }
          >
            {sayBrowser(browser)}
            {isThis && (
              <b>
                {' '}
                <Trans>· this one</Trans>
              </b>
            )}
          </Row>
        ))}
      </Rows>
      {items.length > 1 && (
        <Button look="plain" className="mt-2" onClick={() => void end(desk.endOtherSessions())}>
          <Trans>Sign out everywhere else</Trans>
        </Button>
      )}
    </Section>
  )
}

/** Enough to know one’s own browser by. */
export function sayBrowser(userAgent: string | null): string {
  if (!userAgent) return t`An unknown browser`
  const browser = ['Firefox', 'Edg', 'OPR', 'Chrome', 'Safari'].find((one) => userAgent.includes(`${one}/`))
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(userAgent)?.[1]
  const name = browser === 'Edg' ? 'Edge' : browser === 'OPR' ? 'Opera' : browser
  return name ? `${name}${system ? t` on ${system}` : ''}` : userAgent.slice(0, 60)
}
