/** Keys that act as this person, and the end of them. The keys themselves are shown nowhere. */
import { useQuery } from '@tanstack/react-query'
import { desk } from '../../desk/desk.ts'
import { sayMoment } from '../../desk/times.ts'
import { WhileReading } from '../../desk/while-reading.tsx'
import { Button } from '../../ui/button.tsx'
import { deskNow } from '../../ui/clock.ts'

export function OwnKeys() {
  const keys = useQuery({ queryKey: ['my-keys'], queryFn: ({ signal }) => desk.listMyKeys({ signal }) })
  const living = keys.data?.items.filter(({ revokedAt }) => revokedAt === null) ?? []
  const revoke = async (id: string) => {
    await desk.revokeMyKey(id)
    await keys.refetch()
  }
  if (keys.data && living.length === 0) return null
  return (
    <section aria-label="Your keys" className="rounded-xl border border-line bg-surface p-5">
      <h2 className="text-lg font-bold">Your keys for scripts</h2>
      <WhileReading
        query={keys}
        waiting={<p className="mt-2 text-muted">Reading …</p>}
        failed="Your keys could not be read."
      />
      <ul className="mt-2 divide-y divide-line">
        {living.map(({ id, prefix, name, scopes, lastUsedAt, expiresAt }) => (
          <li key={id} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {name ?? prefix}
              <span className="block text-[13px] text-muted">
                for {scopes?.join(', ') ?? 'all that you may do'}
                {lastUsedAt ? ` · used ${sayMoment(lastUsedAt, deskNow())}` : ' · never used'}
                {expiresAt && ` · until ${sayMoment(expiresAt, deskNow())}`}
              </span>
            </span>
            <Button onClick={() => void revoke(id)}>Revoke</Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
