/** Where this person is signed in, and the end of it. */
import { useQuery } from '@tanstack/react-query'
import { desk } from '../../desk/desk.ts'
import { sayMoment } from '../../desk/times.ts'
import { WhileReading } from '../../desk/while-reading.tsx'
import { Button } from '../../ui/button.tsx'
import { deskNow } from '../../ui/clock.ts'

export function Sessions() {
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => desk.listSessions({ signal }) })
  const end = async (work: Promise<unknown>) => {
    await work
    await sessions.refetch()
  }
  const items = sessions.data?.items ?? []
  return (
    <section aria-label="Where you are signed in" className="rounded-xl border border-line bg-surface p-5">
      <h2 className="text-lg font-bold">Where you are signed in</h2>
      <WhileReading
        query={sessions}
        waiting={<p className="mt-2 text-muted">Reading …</p>}
        failed="Your sessions could not be read."
      />
      <ul className="mt-2 divide-y divide-line">
        {items.map(({ id, by, address, browser, since, isThis }) => (
          <li key={id} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {sayBrowser(browser)}
              {isThis && <b> · this one</b>}
              <span className="block text-[13px] text-muted">
                since {sayMoment(since, deskNow())}
                {by && ` by ${by}`}
                {address && ` from ${address}`}
              </span>
            </span>
            {!isThis && <Button onClick={() => void end(desk.endSession(id))}>Sign out there</Button>}
          </li>
        ))}
      </ul>
      {items.length > 1 && (
        <Button look="plain" className="mt-2" onClick={() => void end(desk.endOtherSessions())}>
          Sign out everywhere else
        </Button>
      )}
    </section>
  )
}

/** Enough to know one’s own browser by. */
export function sayBrowser(userAgent: string | null): string {
  if (!userAgent) return 'An unknown browser'
  const browser = ['Firefox', 'Edg', 'OPR', 'Chrome', 'Safari'].find((one) => userAgent.includes(`${one}/`))
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(userAgent)?.[1]
  const name = browser === 'Edg' ? 'Edge' : browser === 'OPR' ? 'Opera' : browser
  return name ? `${name}${system ? ` on ${system}` : ''}` : userAgent.slice(0, 60)
}
