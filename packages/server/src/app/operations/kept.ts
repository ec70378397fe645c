/** What is kept of whom and for how long, and what was done to the workspace. */
import { type AnswerOf, en, hashOf, isRefusal, refuse, workspaceSentence } from '@baton-desk/core'
import { checkTrail } from '@baton-desk/core/trail'
import { eraseCustomer } from '../erase.ts'
import { exportCustomer } from '../export-customer.ts'
import { remember } from '../remember.ts'
import type { Operations } from './operation.ts'

type TrailHeads = AnswerOf<'trailHeads'>['signed']['heads']

export const keptOperations: Operations<
  | 'anonymiseMember'
  | 'exportTrail'
  | 'trailHeads'
  | 'eraseCustomer'
  | 'exportCustomer'
  | 'retention'
  | 'setRetention'
  | 'workspaceTrail'
> = {
  async eraseCustomer({ app, caller, body }) {
    const erased = await eraseCustomer(app, caller, body)
    if (isRefusal(erased)) return erased
    const { erasure, mentionedIn } = erased
    return {
      id: erasure.id,
      handoffs: erasure.handoffs.length,
      refused: erasure.refused.length,
      verdicts: erasure.verdicts.length,
      notices: erasure.notices.length,
      mentionedIn,
    }
  },

  exportCustomer: ({ app, caller, body }) => exportCustomer(app, caller, body),

  retention: ({ app, caller }) => app.store.transaction(caller.workspace, (records) => records.retention.read()),

  setRetention: ({ app, caller, body }) =>
    app.store.transaction(caller.workspace, async (records) => {
      const kept = { ...(await records.retention.read()), ...body }
      await records.retention.set(kept)
      await remember(app, records, caller, { type: 'retention_set', data: { kept } })
      return kept
    }),

  async anonymiseMember({ app, caller, id }) {
    const { members } = await app.facts.of(caller.workspace)
    const member = members.find(({ person }) => person === id)
    if (member) return refuse('wrong-state', { code: 'stillAMember', facts: { person: member.name } })
    const gone = await app.store.transaction(caller.workspace, async (records) => {
      const anonymised = await records.people.anonymise({ person: id, as: en.labels.formerMember })
      if (anonymised) await remember(app, records, caller, { type: 'member_anonymised', data: { person: id } })
      return anonymised
    })
    if (!gone) return refuse('not-found', { code: 'noSuchMember', facts: { person: id } })
    await app.store.forgetAccounts(gone)
    await app.factsChanged(caller.workspace)
    return {}
  },

  exportTrail: ({ app, caller, query: { after, limit } }) =>
    app.store.transaction(caller.workspace, async (records) => {
      const events = await records.events.after({ position: after, limit })
      const workspaceEvents = after === 0 ? (await records.trail.all()).events : []
      const next = events.length === limit ? (events.at(-1)?.position ?? null) : null
      return { workspace: caller.workspace, events, workspaceEvents, next } as AnswerOf<'exportTrail'>
    }),

  trailHeads: ({ app, caller, query: { after, limit } }) =>
    app.store.transaction(caller.workspace, async (records, at) => {
      const ends = await records.events.ends({ after, limit })
      const { end } = await records.trail.all()
      const heads: TrailHeads = {
        format: 'baton-heads',
        version: 1,
        workspace: caller.workspace,
        at,
        trail: { seq: end.seq, hash: end.hash },
        handoffs: ends.map(({ handoff, seq, hash }) => [handoff, seq, hash]),
      }
      const { id: key, publicKey } = app.signing
      const signed = { heads, signature: app.signing.sign(hashOf(heads)), key, publicKey }
      return { signed, next: ends.length === limit ? (ends.at(-1)?.handoff ?? null) : null }
    }),

  async workspaceTrail({ app, caller, query: { before = Number.POSITIVE_INFINITY, limit } }) {
    const { people, agents } = await app.facts.of(caller.workspace)
    const { events, end } = await app.store.transaction(caller.workspace, ({ trail }) => trail.all())
    const whole = checkTrail(events)
    const check = whole.intact ? checkTrail(events.slice(0, end.seq), end) : whole
    const names = { nameOf: (id: string) => people[id] ?? id, nameOfAgent: (id: string) => agents[id] ?? id }
    const items = events
      .filter(({ seq }) => seq < before)
      .toReversed()
      .slice(0, limit)
      .map((event) => ({
        seq: event.seq,
        type: event.type,
        at: event.at,
        by: event.by,
        sentence: workspaceSentence(event, names),
        data: event.data,
        words: (event.words as Record<string, string> | undefined) ?? null,
        hash: event.hash,
      }))
    return { items, intact: check.intact, ...(!check.intact && { because: check.because }) }
  },
}
