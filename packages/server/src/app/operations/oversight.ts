/** What people had a say in: read from whole trails, and signed page by page with the key that signs heads. */
import { type AnswerOf, hashOf, hours, isRefusal, after as later } from '@baton-desk/core'
import { localTime, overseenIn, PROVES, PROVES_NOT, whoCouldStop } from '@baton-desk/core/measures'
import { periodOf } from './measures.ts'
import type { Operations } from './operation.ts'

const HANDOFFS_AT_ONCE = 100
const DAYS = 30

export const oversightOperations: Operations<'oversight'> = {
  async oversight({ app, caller, query }) {
    const { workspace } = caller
    const facts = await app.facts.of(workspace)
    const { document: playbook } = facts.playbook
    const period = await periodOf(app, workspace, { ...query, timeZone: playbook.timeZone, days: DAYS })
    if (isRefusal(period)) return period
    const { from, to } = period
    return app.store.transaction(workspace, async (records, at) => {
      const trails = await records.measures.trailsWithin({
        from: later(`${from}T00:00:00.000Z`, -hours(26)),
        to: later(`${to}T00:00:00.000Z`, hours(50)),
        before: query.after,
        limit: HANDOFFS_AT_ONCE,
      })
      const overseen: AnswerOf<'oversight'>['report']['overseen'] = []
      for (const { handoff, events } of trails) {
        if (!events.some(({ type }) => type === 'decided' || type === 'expired')) continue
        const whole = overseenIn(handoff, await records.events.trail(handoff))
        overseen.push(
          ...whole.filter((one) => {
            const { day } = localTime(one.at, playbook.timeZone)
            return day >= from && day <= to
          }),
        )
      }
      const report = {
        format: 'baton-oversight' as const,
        version: 1 as const,
        workspace,
        from,
        to,
        timeZone: playbook.timeZone,
        at,
        people: facts.people,
        couldStop: whoCouldStop(playbook, { roles: facts.roles }),
        overseen,
        proves: [...PROVES],
        provesNot: [...PROVES_NOT],
      }
      const { id: key, publicKey } = app.signing
      const last = trails.length === HANDOFFS_AT_ONCE ? trails.at(-1)?.handoff : undefined
      return { report, signature: app.signing.sign(hashOf(report)), key, publicKey, next: last ?? null }
    })
  },
}
