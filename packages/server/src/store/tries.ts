import type { Bucket, Tries } from '../app/ports/tries.ts'
import { run } from './rows.ts'
import type { Store } from './store.ts'

export const triesOf = (store: Store): Tries => ({
  take: ({ name, free, waitAtMostS, forgottenAfterS }: Bucket) =>
    store.systemTransaction(async (tx) => {
      await run(tx, `delete from sign_in_tries where last_at < desk_now() - interval '2 days'`, [])
      const taken = await run(
        tx,
        `insert into sign_in_tries as t (bucket, tries, last_at, next_at) values ($1, 1, desk_now(), desk_now())
         on conflict (bucket) do update set
           tries = case when ${FORGOTTEN} then 1 else t.tries + 1 end,
           last_at = desk_now(),
           next_at = case when ${FORGOTTEN} or t.tries < $2 then desk_now()
             else desk_now() + interval '1 second' * least($3::float8, 2 ^ least(t.tries + 1 - $2, 30)) end
         where t.next_at <= desk_now() or ${FORGOTTEN}
         returning 1`,
        [name, free, waitAtMostS, forgottenAfterS],
      )
      if (taken.length > 0) return 0
      const [row] = await run<{ wait: number }>(
        tx,
        'select ceil(extract(epoch from next_at - desk_now()))::float8 as wait from sign_in_tries where bucket = $1',
        [name],
      )
      return Math.max(1, row?.wait ?? 1)
    }),

  giveBack: ({ name }) =>
    store.systemTransaction(async (tx) => {
      await run(tx, 'update sign_in_tries set tries = greatest(tries - 1, 0) where bucket = $1', [name])
    }),

  empty: ({ name }) =>
    store.systemTransaction(async (tx) => {
      await run(tx, 'delete from sign_in_tries where bucket = $1', [name])
    }),
})

const FORGOTTEN = `t.last_at < desk_now() - interval '1 second' * $4::float8`
