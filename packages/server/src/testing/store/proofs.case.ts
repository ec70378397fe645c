/** What both databases promise; run by `store.embedded.test.ts` and `store.postgres.test.ts`. */
import { randomUUID } from 'node:crypto'
import {
  after,
  checkTrail,
  type Handoff,
  type HandoffEvent,
  minutes,
  type Playbook,
  type VerdictRecord,
} from '@baton-desk/core'
import { sql } from 'kysely'
import { fromKysely } from 'pg-boss'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ListRows } from '../app/ports/handoffs.ts'
import { UnreadableCursor } from '../app/ports/store.ts'
import type { ListVerdicts } from '../app/ports/verdicts.ts'
import { agentRecords, findKey } from '../store/agents.ts'
import { calendarRecords, claimCalendars } from '../store/calendars.ts'
import { CHANGES_CHANNEL } from '../store/changes-channel.ts'
import { eraseConversation, readConversation } from '../store/conversations.ts'
import { deliveryRecords } from '../store/deliveries.ts'
import { eraseWords, eventRecords } from '../store/events.ts'
import { findDue, handoffRecords } from '../store/handoffs.ts'
import type { Heard } from '../store/listen.ts'
import { noticeRecords } from '../store/notices.ts'
import { findMemberships, peopleRecords } from '../store/people.ts'
import { playbookRecords } from '../store/playbooks.ts'
import { claimProofs, proofRecords } from '../store/proofs.ts'
import { openStore, type Store } from '../store/store.ts'
import { storeForApp, type ToDeliver } from '../store/store-for-app.ts'
import { verdictRecords } from '../store/verdicts.ts'
import { webhookRecords } from '../store/webhooks.ts'
import { createWorkspace, listWorkspaces, purgePractice } from '../store/workspaces.ts'
import { type StoreKind, startDatabases, type TestDatabases } from './databases.ts'
import { changeSave, newSave, offeredHandoff, SOME_INSTANT } from './handoff.ts'

export function describeStore(kind: StoreKind, options: { plainOwner?: boolean } = {}): void {
  describe(`the ${kind} store${options.plainOwner ? ' of a user without other rights' : ''}`, () => {
    let databases: TestDatabases
    let store: Store
    let shift = 0
    let workspaces = 0

    beforeAll(async () => {
      databases = await startDatabases(kind, options)
      store = await databases.open({ clockShift: () => shift })
    })
    afterAll(() => databases.stop())

    const newWorkspace = async (practice = false): Promise<string> => {
      workspaces += 1
      const id = `w${workspaces}`
      await store.transaction(id, (tx) => createWorkspace(tx, { id, name: id, practice }))
      return id
    }
    const save = (workspace: string, handoff: Handoff, parts = {}) =>
      store.transaction(workspace, (tx) => handoffRecords(tx, workspace).saveNew(newSave(handoff, parts)))
    const read = async (workspace: string, id: string) => {
      const stored = await store.transaction(workspace, (tx) => handoffRecords(tx, workspace).read(id))
      if (!stored) throw new Error(`expected handoff ${id}`)
      return stored
    }

    describe('a handoff', () => {
      test('comes back as it was saved, with its trail intact', async () => {
        const workspace = await newWorkspace()
        const handoff = offeredHandoff({
          reference: 'run-1',
          customer: '+44 20 7946 0000',
          usefulUntil: after(SOME_INSTANT, minutes(90)),
        })
        const conversation = [{ role: 'customer' as const, text: 'I was charged twice' }]
        const saved = await save(workspace, handoff, { conversation })
        expect(saved).toEqual({ position: 1, deliveries: 0 })

        const stored = await read(workspace, handoff.id)
        expect(stored.handoff).toEqual(handoff)
        expect(stored).toMatchObject({ practice: false, messages: 1, trail: { seq: 1 } })
        await store.transaction(workspace, async (tx) => {
          const trail = await eventRecords(tx, workspace).trail(handoff.id)
          expect(trail).toHaveLength(1)
          expect(checkTrail(trail)).toEqual({ intact: true })
          expect(trail[0]?.hash).toBe(stored.trail.hash)
          expect(await handoffRecords(tx, workspace).findByReference('robin', 'run-1')).toBe(handoff.id)
          expect(await readConversation(tx, workspace, handoff.id)).toEqual({ messages: conversation, erased: false })
        })
      })

      test('keeps its earlier note when it is mended, and gets the messages that are added', async () => {
        const workspace = await newWorkspace()
        const handoff = offeredHandoff()
        await save(workspace, handoff)
        const mended: Handoff = {
          ...handoff,
          note: { ...handoff.note, what: 'Was charged three times.' },
          noteVersion: 2,
        }
        const before = await read(workspace, handoff.id)
        const saved = await store.transaction(workspace, (tx) =>
          handoffRecords(tx, workspace).saveChange(
            changeSave(before, mended, { messages: [{ role: 'customer', text: 'and again' }] }),
          ),
        )
        expect(saved.position).toBe(2)
        const stored = await read(workspace, handoff.id)
        expect(stored.handoff).toEqual(mended)
        expect(stored).toMatchObject({ messages: 1, trail: { seq: 2 } })
        await store.transaction(workspace, async (tx) => {
          expect(await handoffRecords(tx, workspace).oldNote(handoff.id, 1)).toEqual(handoff.note)
          expect(checkTrail(await eventRecords(tx, workspace).trail(handoff.id))).toEqual({ intact: true })
        })
      })

      test('is not changed by somebody who read it before another change', async () => {
        const workspace = await newWorkspace()
        const handoff = offeredHandoff()
        await save(workspace, handoff)
        const before = await read(workspace, handoff.id)
        const change = () =>
          store.transaction(workspace, (tx) =>
            handoffRecords(tx, workspace).saveChange(changeSave(before, { ...handoff, owner: 'ben' })),
          )
        await change()
        await expect(change()).rejects.toMatchObject({ what: 'version' })
        expect((await read(workspace, handoff.id)).trail.seq).toBe(2)
      })

      test('is decided by one of many who try at the same moment', async () => {
        const workspace = await newWorkspace()
        const handoff = offeredHandoff()
        await save(workspace, handoff)
        const results = await Promise.all(
          ['ana', 'ben', 'caz', 'dee', 'eva', 'fay'].map((owner) =>
            store.transaction(workspace, async (tx) => {
              const before = await handoffRecords(tx, workspace).lock(handoff.id)
              if (before?.handoff.owner !== 'ana') return 'late'
              await handoffRecords(tx, workspace).saveChange(changeSave(before, { ...handoff, owner: `${owner}-won` }))
              return 'first'
            }),
          ),
        )
        expect(results.filter((result) => result === 'first')).toHaveLength(1)
        expect((await read(workspace, handoff.id)).trail.seq).toBe(2)
      })

      test('with a reference or idempotency key that is taken is refused, and says which', async () => {
        const workspace = await newWorkspace()
        const idempotency = { actor: 'agent:robin', key: 'k1', requestHash: 'h', status: 201, body: { id: 'x' } }
        await save(workspace, offeredHandoff({ reference: 'run-1' }), { idempotency })
        await expect(save(workspace, offeredHandoff({ reference: 'run-1' }))).rejects.toMatchObject({
          what: 'reference',
        })
        await expect(save(workspace, offeredHandoff(), { idempotency })).rejects.toMatchObject({ what: 'idempotency' })
        const known = await store.transaction(workspace, (tx) =>
          handoffRecords(tx, workspace).idempotent('agent:robin', 'k1'),
        )
        expect(known).toEqual(idempotency)
        expect(await store.transaction(workspace, (tx) => eventRecords(tx, workspace).lastPosition())).toBe(1)
      })

      test('may hold what jsonb cannot: NUL and broken surrogates become the replacement character', async () => {
        const workspace = await newWorkspace()
        const handoff = offeredHandoff()
        await save(workspace, handoff, { submission: { 'a\0': 'x\0\ud800 \\u0000 \u{1F600}' } })
        const body = await store.transaction(
          workspace,
          async (tx) =>
            (await sql<{ body: unknown }>`select body from submissions where workspace = ${workspace}`.execute(tx))
              .rows[0]?.body,
        )
        expect(body).toEqual({ 'a\uFFFD': 'x\uFFFD\uFFFD \\u0000 \u{1F600}' })
      })

      test('in a workspace that is not there is not saved', async () => {
        await expect(save('nowhere', offeredHandoff())).rejects.toThrow('no workspace nowhere')
      })
    })

    describe('lists', () => {
      const all = async (workspace: string, query: Omit<ListRows, 'limit'>, limit: number): Promise<string[]> => {
        const ids: string[] = []
        let cursor: string | undefined
        for (let pages = 0; pages < 50; pages += 1) {
          const page = await store.transaction(workspace, (tx) =>
            handoffRecords(tx, workspace).list({ ...query, cursor, limit }),
          )
          expect(page.rows.length).toBeLessThanOrEqual(limit)
          ids.push(...page.rows.map(({ id }) => id))
          if (!page.nextCursor) return ids
          cursor = page.nextCursor
        }
        throw new Error('the list has no end')
      }

      test('give each handoff once, by urgency, then time to act, however small the pages are', async () => {
        const workspace = await newWorkspace()
        const urgencies = ['fyi', 'now', 'today', 'this_week'] as const
        const handoffs = Array.from({ length: 24 }, (_, index) =>
          offeredHandoff({
            urgency: urgencies[index % 4],
            acceptBy: after(SOME_INSTANT, minutes((index * 7) % 5)),
            owner: index % 3 ? 'ana' : 'ben',
          }),
        )
        for (const handoff of handoffs) await save(workspace, handoff)
        const rank = { now: 0, today: 1, this_week: 2, fyi: 3 }
        const sorted = handoffs.toSorted(
          (a, b) => rank[a.urgency] - rank[b.urgency] || a.acceptBy.localeCompare(b.acceptBy) || (a.id < b.id ? -1 : 1),
        )
        expect(await all(workspace, { view: 'all' }, 5)).toEqual(sorted.map(({ id }) => id))
        expect(await all(workspace, { view: 'not_accepted' }, 7)).toEqual(sorted.map(({ id }) => id))
        expect(await all(workspace, { view: 'mine', person: 'ben' }, 3)).toEqual(
          sorted.filter(({ owner }) => owner === 'ben').map(({ id }) => id),
        )
      })

      test('put a handoff into the views it belongs to and count them', async () => {
        const workspace = await newWorkspace()
        const offered = offeredHandoff()
        const past = offeredHandoff()
        const later: Handoff = offeredHandoff({ owner: 'ben', acceptBy: '2999-01-01T00:00:00.000Z' })
        const moved: Handoff = offeredHandoff({
          owner: 'ben',
          acceptBy: '2999-01-01T00:00:00.000Z',
          move: { to: 'ana', lane: 'support', reason: 'knows them', step: 0, back: { state: 'offered' } },
        })
        const { acceptBy, reminders, state, ...common } = offeredHandoff({ owner: 'ben' })
        const accepted: Handoff = {
          ...common,
          state: 'accepted',
          readBack: { text: 'will do', by: 'ben', at: SOME_INSTANT },
          decideBy: '2999-01-01T00:00:00.000Z',
        }
        const { acceptBy: _, reminders: __, state: ___, ...rest } = past
        for (const handoff of [offered, past, later, moved, accepted]) await save(workspace, handoff)
        const before = await read(workspace, past.id)
        const closed: Handoff = {
          ...rest,
          state: 'withdrawn',
          reason: 'solved',
          by: { kind: 'agent', id: 'robin' },
          closedAt: SOME_INSTANT,
        }
        await store.transaction(workspace, (tx) => handoffRecords(tx, workspace).saveChange(changeSave(before, closed)))

        const sorted = (ids: string[]) => ids.toSorted()
        expect(sorted(await all(workspace, { view: 'mine', person: 'ana' }, 10))).toEqual(
          sorted([offered.id, moved.id]),
        )
        expect(sorted(await all(workspace, { view: 'not_accepted' }, 10))).toEqual(
          sorted([offered.id, later.id, moved.id]),
        )
        expect(await all(workspace, { view: 'overdue' }, 10)).toEqual([offered.id])
        expect(sorted(await all(workspace, { view: 'all' }, 10))).toEqual(
          sorted([offered.id, later.id, moved.id, accepted.id]),
        )
        expect(await all(workspace, { view: 'closed' }, 10)).toEqual([past.id])
        expect(await store.transaction(workspace, (tx) => handoffRecords(tx, workspace).count('ana'))).toEqual({
          mine: 2,
          not_accepted: 3,
          overdue: 1,
          all: 4,
        })
      })

      test('can be narrowed by words, lane, agent and reference', async () => {
        const workspace = await newWorkspace()
        const [one, two] = [offeredHandoff({ reference: 'r1', lane: 'sales' }), offeredHandoff({ agent: 'wren' })]
        for (const handoff of [one, two]) await save(workspace, handoff)
        expect(await all(workspace, { view: 'all', search: 'IMANI' }, 10)).toHaveLength(2)
        expect(await all(workspace, { view: 'all', search: '100%_no' }, 10)).toEqual([])
        expect(await all(workspace, { view: 'all', lane: 'sales' }, 10)).toEqual([one.id])
        expect(await all(workspace, { view: 'all', agent: 'wren' }, 10)).toEqual([two.id])
        expect(await all(workspace, { view: 'all', reference: 'r1' }, 10)).toEqual([one.id])
        expect(await all(workspace, { view: 'all', reference: 'r1', agent: 'wren' }, 10)).toEqual([])
      })

      test('refuse a cursor that is none of theirs', async () => {
        const workspace = await newWorkspace()
        for (const cursor of [
          'x',
          Buffer.from('[1,2]').toString('base64url'),
          Buffer.from(`[9,"${SOME_INSTANT}","a"]`).toString('base64url'),
        ])
          await expect(
            store.transaction(workspace, (tx) => handoffRecords(tx, workspace).list({ view: 'all', cursor, limit: 5 })),
          ).rejects.toBeInstanceOf(UnreadableCursor)
      })
    })

    describe('the trail', () => {
      test('can neither be changed nor removed, only its words can be erased', async () => {
        const workspace = await newWorkspace()
        const handoff = offeredHandoff()
        await save(workspace, handoff)
        for (const statement of [
          sql`update events set at = now() where workspace = ${workspace}`,
          sql`update events set words = '{"ask":"other"}' where workspace = ${workspace}`,
          sql`update events set words = null, seq = 7 where workspace = ${workspace}`,
          sql`delete from events where workspace = ${workspace}`,
        ])
          await expect(store.transaction(workspace, (tx) => statement.execute(tx))).rejects.toThrow('append-only')
        const practice = await newWorkspace(true)
        await save(practice, offeredHandoff())
        await expect(
          store.transaction(practice, (tx) => sql`delete from events where workspace = ${practice}`.execute(tx)),
        ).rejects.toThrow('append-only')
        await expect(sql`truncate events`.execute(store.db)).rejects.toThrow('append-only')
        await store.transaction(workspace, (tx) => eraseWords(tx, workspace, handoff.id))
        const trail = await store.transaction(workspace, (tx) => eventRecords(tx, workspace).trail(handoff.id))
        expect(trail[0]?.words).toBeUndefined()
        expect(trail[0]?.wordsHash).toHaveLength(64)
        expect(checkTrail(trail)).toEqual({ intact: true })
      })

      test('of a workspace has positions without a gap, in the order of commits, however many write at once', async () => {
        const workspace = await newWorkspace()
        let seen = 0
        const reading = (async () => {
          while (seen < 40) {
            const events = await store.transaction(workspace, (tx) =>
              eventRecords(tx, workspace).after({ position: seen, limit: 100 }),
            )
            for (const event of events) expect(event.position).toBe(++seen)
          }
        })()
        await Promise.all(Array.from({ length: 40 }, () => save(workspace, offeredHandoff())))
        await reading
        expect(await store.transaction(workspace, (tx) => eventRecords(tx, workspace).lastPosition())).toBe(40)
      })

      test('can be followed by an agent for its own handoffs only', async () => {
        const workspace = await newWorkspace()
        const mine = offeredHandoff({ agent: 'wren' })
        await save(workspace, offeredHandoff())
        await save(workspace, mine)
        const events = await store.transaction(workspace, (tx) =>
          eventRecords(tx, workspace).after({ position: 0, limit: 9, agent: 'wren' }),
        )
        expect(events.map(({ handoff, position }) => ({ handoff, position }))).toEqual([
          { handoff: mine.id, position: 2 },
        ])
      })
    })

    describe('the audit of the gate', () => {
      const verdictOf = (parts: Partial<VerdictRecord> = {}): VerdictRecord => ({
        id: randomUUID(),
        judgedAt: SOME_INSTANT,
        playbook: 1,
        kind: 'action',
        tool: 'refund',
        actionHash: 'f00d',
        verdict: 'review',
        decidedBy: 'over-limit',
        matched: ['over-limit'],
        failed: [{ id: 'gold', because: 'customer.tier is missing or of another type' }],
        approved: 'h1',
        lostBefore: 2,
        ...parts,
      })
      const add = (workspace: string, ...verdicts: VerdictRecord[]) =>
        store.transaction(workspace, (tx) =>
          verdictRecords(tx, workspace).add({ agent: 'robin', local: true, verdicts }),
        )
      const list = (workspace: string, query: Partial<ListVerdicts> = {}) =>
        store.transaction(workspace, (tx) => verdictRecords(tx, workspace).list({ limit: 10, ...query }))

      test('gives back what was recorded, and takes what is sent twice once', async () => {
        const workspace = await newWorkspace()
        const full = verdictOf()
        const { tool, actionHash, decidedBy, approved, ...plain } = verdictOf({ verdict: 'proceed', playbook: null })
        await add(workspace, full)
        await add(workspace, { ...full, verdict: 'never' }, plain)
        const { items, nextCursor } = await list(workspace)
        expect(nextCursor).toBeNull()
        expect(items).toHaveLength(2)
        expect(items.find(({ id }) => id === full.id)).toEqual({
          ...full,
          agent: 'robin',
          local: true,
          at: expect.stringMatching(/Z$/),
        })
        expect(items.find(({ id }) => id === plain.id)).toMatchObject(plain)
      })

      test('gives each verdict once, newest first, however small the pages are, by verdict and trigger', async () => {
        const workspace = await newWorkspace()
        const verdicts = (['proceed', 'review', 'review', 'never'] as const).map((verdict) =>
          verdictOf({ verdict, decidedBy: verdict === 'proceed' ? undefined : verdict }),
        )
        for (const verdict of verdicts) {
          shift += 1_000
          await add(workspace, verdict)
        }
        const paged = async (query: Partial<ListVerdicts>) => {
          const ids: string[] = []
          let cursor: string | undefined
          do {
            const page = await list(workspace, { ...query, limit: 1, cursor })
            ids.push(...page.items.map(({ id }) => id))
            cursor = page.nextCursor ?? undefined
          } while (cursor)
          return ids
        }
        const [proceed, first, second, never] = verdicts.map(({ id }) => id)
        expect(await paged({})).toEqual([never, second, first, proceed])
        expect(await paged({ verdict: 'review' })).toEqual([second, first])
        expect(await paged({ verdict: 'proceed' })).toEqual([proceed])
        expect(await paged({ trigger: 'never' })).toEqual([never])
        expect(await paged({ verdict: 'review', trigger: 'never' })).toEqual([])
        await expect(list(workspace, { cursor: 'x' })).rejects.toBeInstanceOf(UnreadableCursor)
      })

      test('can neither be changed nor removed, nor seen from elsewhere', async () => {
        const [workspace, other] = [await newWorkspace(), await newWorkspace()]
        await add(workspace, verdictOf())
        for (const statement of [
          sql`update verdicts set verdict = 'proceed' where workspace = ${workspace}`,
          sql`delete from verdicts where workspace = ${workspace}`,
        ])
          await expect(store.transaction(workspace, (tx) => statement.execute(tx))).rejects.toThrow(
            /append-only|permission denied/,
          )
        await expect(sql`truncate verdicts`.execute(store.db)).rejects.toThrow('append-only')
        expect((await list(other)).items).toEqual([])
        expect(await store.transaction(other, (tx) => sql`select 1 from verdicts`.execute(tx))).toMatchObject({
          rows: [],
        })
        expect((await list(workspace)).items).toHaveLength(1)
      })

      test('goes with a practice workspace', async () => {
        const workspace = await newWorkspace(true)
        await add(workspace, verdictOf())
        await store.transaction(workspace, (tx) => purgePractice(tx, workspace))
        expect((await list(workspace)).items).toEqual([])
      })
    })

    describe('a calendar', () => {
      const url = 'https://calendar.example/oncall.ics'

      test('keeps its last good copy while it cannot be read, and says since when', async () => {
        const workspace = await newWorkspace()
        await store.transaction(workspace, async (tx) => {
          await calendarRecords(tx, workspace).keep({ url, body: 'BEGIN:VCALENDAR', againInMs: 1000 })
          const [good] = await calendarRecords(tx, workspace).list()
          expect(good).toMatchObject({ url, failingSince: null, error: null })
          await calendarRecords(tx, workspace).keep({ url, error: 'it answered 404', againInMs: 1000 })
          const [failing] = await calendarRecords(tx, workspace).list()
          expect(failing).toMatchObject({
            readAt: good?.readAt,
            failingSince: expect.any(String),
            error: 'it answered 404',
          })
          await calendarRecords(tx, workspace).keep({ url, error: 'it answered 500', againInMs: 1000 })
          expect(await calendarRecords(tx, workspace).list()).toEqual([{ ...failing, error: 'it answered 500' }])
          expect(await calendarRecords(tx, workspace).body(url)).toBe('BEGIN:VCALENDAR')
          await calendarRecords(tx, workspace).keep({ url, body: 'BEGIN:VCALENDAR again', againInMs: 1000 })
          expect(await calendarRecords(tx, workspace).list()).toMatchObject([{ failingSince: null, error: null }])
          await calendarRecords(tx, workspace).drop(url)
          expect(await calendarRecords(tx, workspace).body(url)).toBeNull()
        })
      })

      test('is read by one process when its time has come, and by another when that one is never heard of again', async () => {
        const workspace = await newWorkspace()
        await store.transaction(workspace, async (tx) => {
          await calendarRecords(tx, workspace).expect([url])
          await calendarRecords(tx, workspace).expect([url])
        })
        const claim = async () =>
          (await store.systemTransaction((tx) => claimCalendars(tx, 50))).filter((one) => one.workspace === workspace)
        const claims = await Promise.all([claim(), claim(), claim()])
        expect(claims.flat()).toEqual([{ workspace, url }])
        expect(await claim()).toEqual([])
        shift += minutes(3)
        expect(await claim()).toEqual([{ workspace, url }])
        await store.transaction(workspace, (tx) =>
          calendarRecords(tx, workspace).keep({ url, body: 'BEGIN:VCALENDAR', againInMs: minutes(15) }),
        )
        shift += minutes(14)
        expect(await claim()).toEqual([])
      })
    })

    describe('a proof', () => {
      const kept = {
        problems: [],
        remarks: ['Support has nobody.'],
        gaps: [],
        gapWords: [],
        from: SOME_INSTANT,
        to: SOME_INSTANT,
      }

      test('is due at once for a workspace with a playbook, then when it was said to be, each time for one process', async () => {
        const [workspace, without] = [await newWorkspace(), await newWorkspace()]
        await store.transaction(workspace, (tx) =>
          playbookRecords(tx, workspace).write({ basedOn: 0, document: {} as Playbook, writtenBy: 'ana' }),
        )
        const claim = async () =>
          (await store.systemTransaction(claimProofs)).filter((id) => id === workspace || id === without)
        expect((await Promise.all([claim(), claim(), claim()])).flat()).toEqual([workspace])
        expect(await store.transaction(workspace, (tx) => proofRecords(tx, workspace).read())).toBeNull()
        await store.transaction(workspace, async (tx, now) => {
          await proofRecords(tx, workspace).keep({ kept, nextAt: after(now, minutes(60)) })
          expect(await proofRecords(tx, workspace).read()).toEqual(kept)
        })
        shift += minutes(59)
        expect(await claim()).toEqual([])
        shift += minutes(1)
        expect((await Promise.all([claim(), claim()])).flat()).toEqual([workspace])
      })
    })

    describe('a notice', () => {
      test('is told to each person once, is theirs to see, and is mailed to the address they have', async () => {
        const workspace = await newWorkspace()
        const person = (id: string, email?: string) => ({
          person: id,
          name: id,
          email,
          role: 'member' as const,
          practice: false,
        })
        const notice = { id: 'n1', people: ['ana', 'ben', 'ana'], subject: 'A gap', body: 'Support has nobody.' }
        await store.transaction(workspace, async (tx) => {
          await peopleRecords(tx, workspace).follow([person('ana', 'ana@example.com'), person('ben')])
          expect((await noticeRecords(tx, workspace).add(notice)).sort()).toEqual(['ana', 'ben'])
          expect(await noticeRecords(tx, workspace).add({ ...notice, people: ['ben', 'cleo'] })).toEqual(['cleo'])
          const { subject, body } = notice
          const toMail = (id: string) => noticeRecords(tx, workspace).toMail({ id: 'n1', person: id })
          expect(await toMail('ana')).toEqual({ email: 'ana@example.com', subject, body })
          expect(await toMail('ben')).toEqual({ email: null, subject, body })
          await noticeRecords(tx, workspace).mailed({ id: 'n1', person: 'ana' })
          expect(await toMail('ana')).toBeNull()
          const unseen = (person: string, limit = 10) => noticeRecords(tx, workspace).countUnseen({ person, limit })
          expect(await unseen('ana')).toBe(1)
          expect(await unseen('ana', 0)).toBe(0)
          expect(await noticeRecords(tx, workspace).see({ id: 'n1', person: 'ana' })).toBe(true)
          expect([await unseen('ana'), await unseen('ben')]).toEqual([0, 1])
          expect(await noticeRecords(tx, workspace).see({ id: 'n1', person: 'eve' })).toBe(false)
          expect(await noticeRecords(tx, workspace).list({ person: 'ana', limit: 10 })).toMatchObject([
            { id: 'n1', subject, seenAt: expect.any(String) },
          ])
        })
      })
    })

    describe('somebody who left', () => {
      test('is no member and opens nothing, is still named, and may come back as somebody who has to sign in', async () => {
        const workspace = await newWorkspace()
        const ana = {
          person: 'ana',
          name: 'Ana Ruiz',
          email: 'ana@example.com',
          role: 'member' as const,
          practice: false,
        }
        await store.transaction(workspace, async (tx) => {
          await peopleRecords(tx, workspace).follow([ana])
          await peopleRecords(tx, workspace).change('ana', {
            userId: `u-${workspace}`,
            reachableAt: SOME_INSTANT,
            role: 'admin',
          })
          await agentRecords(tx, workspace).addKey({ id: 'k1', person: 'ana', prefix: `p-${workspace}`, hash: 'h' })
          expect(await peopleRecords(tx, workspace).remove('ana')).toBe(true)
          expect(await peopleRecords(tx, workspace).remove('ana')).toBe(false)
          expect(await peopleRecords(tx, workspace).list()).toEqual([])
          expect(await peopleRecords(tx, workspace).names()).toEqual({ ana: 'Ana Ruiz' })
        })
        expect(await findKey(store.db, `p-${workspace}`)).toBeNull()
        expect(await findMemberships(store.db, `u-${workspace}`)).toEqual([])
        await store.transaction(workspace, async (tx) => {
          await peopleRecords(tx, workspace).follow([ana])
          expect(await peopleRecords(tx, workspace).list()).toMatchObject([
            { person: 'ana', role: 'member', reachableAt: null, userId: null },
          ])
        })
        expect(await findKey(store.db, `p-${workspace}`)).toMatchObject({ revoked: true })
      })

      test('is found by what waits for them, as owner or as the one it is moved to', async () => {
        const workspace = await newWorkspace()
        const owned = offeredHandoff({ owner: 'ana' })
        const moved = offeredHandoff({
          owner: 'ben',
          move: { to: 'ana', lane: 'support', step: 0, reason: 'Knows them.', back: { state: 'offered' } },
        })
        const others = offeredHandoff({ owner: 'ben' })
        for (const handoff of [owned, moved, others]) await save(workspace, handoff)
        const found = await store.transaction(workspace, (tx) =>
          handoffRecords(tx, workspace).waitingForOthers(['ben', 'sam']),
        )
        expect(found.map(({ id }) => id).sort()).toEqual([owned.id, moved.id].sort())
        expect(
          await store.transaction(workspace, (tx) => handoffRecords(tx, workspace).waitingForOthers(['ana', 'ben'])),
        ).toEqual([])
      })
    })

    describe('versions of a playbook', () => {
      test('are listed newest first with their writer and reason, and those of open handoffs are known', async () => {
        const workspace = await newWorkspace()
        const write = (basedOn: number, why?: string, text?: string) =>
          store.transaction(workspace, (tx) =>
            playbookRecords(tx, workspace).write({
              basedOn,
              document: { name: 'p' } as Playbook,
              writtenBy: 'ana',
              why,
              text,
            }),
          )
        await write(0)
        await write(1, 'Ben joins', 'name: p # why not')
        await write(2)
        await save(workspace, offeredHandoff({ playbook: 2 }))
        await store.transaction(workspace, async (tx) => {
          const versions = await playbookRecords(tx, workspace).list({ limit: 2 })
          expect(versions).toMatchObject([
            { version: 3, writtenBy: 'ana', why: null },
            { version: 2, why: 'Ben joins' },
          ])
          expect(await playbookRecords(tx, workspace).list({ before: 2, limit: 2 })).toMatchObject([{ version: 1 }])
          expect(await playbookRecords(tx, workspace).read(2)).toMatchObject({ text: 'name: p # why not' })
          expect(await playbookRecords(tx, workspace).read(3)).toMatchObject({ text: null })
          expect(await playbookRecords(tx, workspace).inUse()).toEqual([2])
        })
      })
    })

    describe('a workspace', () => {
      test('can neither read nor change another one', async () => {
        const [ours, theirs] = [await newWorkspace(), await newWorkspace()]
        const handoff = offeredHandoff()
        await save(theirs, handoff)
        await store.transaction(ours, async (tx) => {
          expect((await sql`select 1 from handoffs where workspace = ${theirs}`.execute(tx)).rows).toEqual([])
          expect((await sql`select 1 from events where workspace = ${theirs}`.execute(tx)).rows).toEqual([])
          expect(
            (await sql`update handoffs set owner = 'eve' where id = ${handoff.id} returning 1`.execute(tx)).rows,
          ).toEqual([])
          expect((await sql<{ id: string }>`select id from workspaces`.execute(tx)).rows).toEqual([{ id: ours }])
          expect(await handoffRecords(tx, theirs).read(handoff.id)).toBeNull()
        })
        await expect(
          store.transaction(ours, (tx) => handoffRecords(tx, theirs).saveNew(newSave(offeredHandoff()))),
        ).rejects.toThrow()
        await expect(
          store.transaction(ours, (tx) =>
            sql`insert into agents (workspace, id, name) values (${theirs}, 'eve', 'Eve')`.execute(tx),
          ),
        ).rejects.toThrow('row-level security')
        expect((await read(theirs, handoff.id)).handoff).toEqual(handoff)
      })

      test('has to be named: with the setting gone no row of any table is seen', async () => {
        const workspace = await newWorkspace()
        await save(workspace, offeredHandoff())
        await store.transaction(workspace, async (tx) => {
          await sql`select set_config('app.workspace', '', true)`.execute(tx)
          const { rows } = await sql<{ table_name: string }>`
            select table_name from information_schema.columns where column_name = 'workspace' and table_schema = 'public'`.execute(
            tx,
          )
          expect(rows.length).toBeGreaterThanOrEqual(13)
          for (const { table_name } of rows)
            expect((await sql`select 1 from ${sql.table(table_name)}`.execute(tx)).rows).toEqual([])
        })
      })

      test('locks every table that belongs to one', async () => {
        const { rows } = await sql<{ relname: string }>`
          select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace'
          where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not (c.relrowsecurity and c.relforcerowsecurity)`.execute(
          store.db,
        )
        expect(rows).toEqual([])
      })

      test('may not be called like all of them', async () => {
        await expect(store.transaction('*', async () => 1)).rejects.toThrow('systemTransaction')
        await expect(
          store.systemTransaction((tx) => createWorkspace(tx, { id: '*', name: 'all', practice: false })),
        ).rejects.toThrow()
      })

      test('of practice can be removed whole, a real one cannot', async () => {
        const [real, practice] = [await newWorkspace(), await newWorkspace(true)]
        for (const workspace of [real, practice]) {
          await save(workspace, offeredHandoff(), { conversation: [{ role: 'customer', text: 'hi' }] })
          await store.transaction(workspace, (tx) =>
            playbookRecords(tx, workspace).write({ basedOn: 0, document: {} as Playbook, writtenBy: 'desk' }),
          )
        }
        expect(await store.transaction(practice, (tx) => purgePractice(tx, practice))).toBe(1)
        await expect(store.transaction(real, (tx) => purgePractice(tx, real))).rejects.toThrow('no practice workspace')
        await store.systemTransaction(async (tx) => {
          const ids = (await listWorkspaces(tx)).map(({ id }) => id)
          expect(ids).toContain(real)
          expect(ids).not.toContain(practice)
          for (const table of ['handoffs', 'events', 'conversations', 'playbooks', 'submissions'])
            expect(
              (await sql`select 1 from ${sql.table(table)} where workspace = ${practice}`.execute(tx)).rows,
            ).toEqual([])
          expect((await sql`select 1 from handoffs where workspace = ${real}`.execute(tx)).rows).toHaveLength(1)
        })
      })
    })

    describe('time', () => {
      test('is the database’s, shifted as the tests ask', async () => {
        const workspace = await newWorkspace()
        const nowAt = async (by: number) => {
          shift = by
          try {
            return await store.transaction(workspace, async (tx, now) => {
              const { rows } = await sql<{ database: Date }>`select desk_now() as database`.execute(tx)
              expect(Math.abs((rows[0]?.database.getTime() ?? 0) - Date.parse(now))).toBeLessThan(5_000)
              return Date.parse(now)
            })
          } finally {
            shift = 0
          }
        }
        const plain = await nowAt(0)
        const shifted = await nowAt(3_600_000)
        expect(shifted - plain).toBeGreaterThanOrEqual(3_600_000)
        expect(shifted - plain).toBeLessThan(3_660_000)
      })

      test('makes handoffs of all workspaces due, the oldest first', async () => {
        const [one, two] = [await newWorkspace(), await newWorkspace()]
        const late = offeredHandoff({ acceptBy: '2001-01-01T00:00:00.000Z' })
        const later = offeredHandoff({ acceptBy: '2001-01-02T00:00:00.000Z' })
        const notYet = offeredHandoff({ acceptBy: '2999-01-01T00:00:00.000Z' })
        await save(one, later)
        await save(two, late)
        await save(two, notYet)
        const found = await store.systemTransaction((tx) => findDue(tx, 1_000))
        expect(found.slice(0, 2)).toEqual([
          { workspace: two, handoff: late.id },
          { workspace: one, handoff: later.id },
        ])
        expect(found.map(({ handoff }) => handoff)).not.toContain(notYet.id)
      })
    })

    describe('a change', () => {
      test('is heard after it is committed, and not when it is rolled back', async () => {
        const workspace = await newWorkspace()
        const heard: Heard[] = []
        let wake = () => {}
        const unlisten = await store.listen(CHANGES_CHANNEL, (message) => {
          heard.push(message)
          wake()
        })
        const handoff = offeredHandoff()
        await expect(
          store.transaction(workspace, async (tx) => {
            await handoffRecords(tx, workspace).saveNew(newSave(handoff))
            throw new Error('changed my mind')
          }),
        ).rejects.toThrow('changed my mind')
        const told = new Promise<void>((resolve) => {
          wake = resolve
        })
        await save(workspace, handoff)
        await told
        await unlisten()
        expect(heard).toEqual([
          {
            kind: 'notified',
            payload: JSON.stringify({ w: workspace, p: 1, h: handoff.id })
              .replaceAll('":', '" : ')
              .replaceAll(',"', ', "'),
          },
        ])
      })

      test('makes a delivery for each webhook that wants it, kept until it is delivered', async () => {
        const workspace = await newWorkspace()
        const hook = (id: string, parts = {}) => ({
          id,
          url: `https://${id}.example/`,
          secret: 'whsec_x',
          agent: null,
          events: null,
          ...parts,
        })
        await store.transaction(workspace, async (tx) => {
          await webhookRecords(tx, workspace).add(hook('everything'))
          await webhookRecords(tx, workspace).add(hook('robins', { agent: 'robin', events: ['submitted', 'decided'] }))
          await webhookRecords(tx, workspace).add(hook('wrens', { agent: 'wren' }))
          await webhookRecords(tx, workspace).add(hook('decisions', { events: ['decided'] }))
          await webhookRecords(tx, workspace).add(hook('gone'))
          await webhookRecords(tx, workspace).remove('gone')
        })
        const handoff = offeredHandoff()
        expect(await save(workspace, handoff)).toEqual({ position: 1, deliveries: 2 })
        await store.transaction(workspace, async (tx) => {
          const pending = await deliveryRecords(tx, workspace).pendingOf(handoff.id, 1, 1)
          expect(pending.map(({ target }) => target.kind === 'webhook' && target.webhook)).toEqual([
            'everything',
            'robins',
          ])
          const [first, second] = pending
          if (!first || !second) throw new Error('expected two deliveries')
          const toSend = await deliveryRecords(tx, workspace).toSend(first.id)
          expect(toSend).toMatchObject({
            webhook: { url: 'https://everything.example/' },
            event: { type: 'submitted', seq: 1, at: SOME_INSTANT },
          })
          await deliveryRecords(tx, workspace).tried(first.id, { state: 'delivered', error: null, at: SOME_INSTANT })
          await deliveryRecords(tx, workspace).tried(first.id, { state: 'dead', error: 'late', at: SOME_INSTANT })
          await deliveryRecords(tx, workspace).tried(second.id, {
            state: 'dead',
            error: 'answered 500',
            at: SOME_INSTANT,
          })
          expect(await deliveryRecords(tx, workspace).list({ state: 'dead', limit: 10 })).toMatchObject([
            { id: second.id, attempts: 1, lastError: 'answered 500', lastAt: SOME_INSTANT },
          ])
          expect(await deliveryRecords(tx, workspace).list({ id: first.id, limit: 10 })).toMatchObject([
            { state: 'delivered', attempts: 1 },
          ])
        })
        const before = await read(workspace, handoff.id)
        const arrived: HandoffEvent = {
          type: 'delivered',
          at: SOME_INSTANT,
          by: { kind: 'desk' },
          data: { target: 'https://everything.example/', deliveryId: 'x' },
        }
        const delivered = await store.transaction(workspace, (tx) =>
          handoffRecords(tx, workspace).saveChange(changeSave(before, handoff, { event: arrived })),
        )
        expect(delivered.deliveries).toBe(0)
      })

      test('may have a delivery to a person by a channel, beside those to webhooks', async () => {
        const workspace = await newWorkspace()
        await store.transaction(workspace, (tx) =>
          webhookRecords(tx, workspace).add({
            id: 'hook',
            url: 'https://hook.example/',
            secret: 'whsec_x',
            agent: null,
            events: null,
          }),
        )
        const handoff = offeredHandoff()
        await save(workspace, handoff)
        await store.transaction(workspace, async (tx) => {
          await sql`insert into deliveries (workspace, id, handoff, seq, target, person, channel, state)
            values (${workspace}, 'to-ana', ${handoff.id}, 1, 'channel', 'ana', 'slack', 'pending')`.execute(tx)
          const deliveries = deliveryRecords(tx, workspace)
          const toAna = { kind: 'channel', person: 'ana', channel: 'slack' }
          const toHook = { kind: 'webhook', webhook: 'hook', url: 'https://hook.example/' }
          const pending = await deliveries.pendingOf(handoff.id, 1, 1)
          expect(pending.map(({ target }) => target)).toEqual([toHook, toAna])
          expect(await deliveries.list({ to: 'channel', limit: 10 })).toMatchObject([{ id: 'to-ana', target: toAna }])
          expect(await deliveries.list({ to: 'webhook', limit: 10 })).toMatchObject([{ target: toHook }])
          expect(await deliveries.toSend('to-ana')).toMatchObject({ webhook: null, event: { seq: 1 } })
        })
        const both = sql`update deliveries set webhook = 'hook' where workspace = ${workspace} and id = 'to-ana'`
        await expect(store.transaction(workspace, (tx) => both.execute(tx))).rejects.toThrow('check constraint')
      })

      test('gets a job for pending deliveries that have none, one however many desks look for them', async () => {
        const workspace = await newWorkspace()
        const queue = 'case-deliveries'
        await store.boss.createQueue(queue)
        const app = storeForApp(store, {
          enqueue: async (tx, job) => {
            await store.boss.send(queue, job, { db: fromKysely(tx) })
          },
        })
        const webhook = { id: 'hook', url: 'https://hook.example/', secret: 's', agent: null, events: null }
        await store.transaction(workspace, (tx) => webhookRecords(tx, workspace).add(webhook))
        const [queued, lost] = [offeredHandoff(), offeredHandoff()]
        await save(workspace, queued)
        await save(workspace, lost)
        await app.transaction(workspace, (records) =>
          records.enqueueDeliveries({ handoff: queued.id, fromSeq: 1, toSeq: 3 }),
        )
        const look = () => app.requeueLostDeliveries(1_000)
        const waitingJobs = async () => {
          const jobs = await store.boss.findJobs<ToDeliver>(queue, { queued: true })
          return jobs.map(({ data }) => data).filter((job) => job.workspace === workspace)
        }
        const workOff = async () => {
          const jobs = await store.boss.fetch(queue, { batchSize: 1_000 })
          expect(await look()).toBe(0)
          for (const { id } of jobs) await store.boss.complete(queue, id)
        }

        await Promise.all([look(), look()])
        await look()
        expect((await waitingJobs()).map(({ handoff }) => handoff).toSorted()).toEqual([queued.id, lost.id].toSorted())

        await workOff()
        await store.transaction(workspace, async (tx) => {
          const [made] = await deliveryRecords(tx, workspace).pendingOf(queued.id, 1, 1)
          if (!made) throw new Error('expected a delivery')
          await deliveryRecords(tx, workspace).tried(made.id, { state: 'delivered', error: null, at: SOME_INSTANT })
        })
        await look()
        expect(await waitingJobs()).toEqual([{ workspace, handoff: lost.id, fromSeq: 1, toSeq: 1 }])

        await workOff()
        await store.transaction(workspace, (tx) => webhookRecords(tx, workspace).remove(webhook.id))
        await look()
        expect(await waitingJobs()).toEqual([])
      })

      test('puts its job on the queue when it is committed, and takes it along when it is rolled back', async () => {
        const workspace = await newWorkspace()
        await store.boss.createQueue('case-jobs')
        const enqueue = (n: number, fail: boolean) =>
          store.transaction(workspace, async (tx) => {
            await store.boss.send('case-jobs', { n }, { db: fromKysely(tx) })
            if (fail) throw new Error('no')
          })
        await expect(enqueue(1, true)).rejects.toThrow('no')
        await enqueue(2, false)
        expect((await store.boss.fetch<{ n: number }>('case-jobs', { batchSize: 5 })).map(({ data }) => data)).toEqual([
          { n: 2 },
        ])
      })
    })

    describe('the tables', () => {
      test('have keys that begin with the workspace, save what is found before it is known', async () => {
        const { rows } = await sql<{ key: string; begins: string | null }>`
          select i.relname as key, a.attname as begins
          from pg_index x
          join pg_class i on i.oid = x.indexrelid
          join pg_class t on t.oid = x.indrelid and t.relnamespace = current_schema()::regnamespace
          left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = x.indkey[0]
          where x.indisunique and t.relname not like 'kysely%' order by i.relname`.execute(store.db)
        expect(rows.length).toBeGreaterThan(20)
        expect(rows.filter(({ begins }) => begins !== 'workspace')).toEqual([
          { key: 'keys_prefix_key', begins: 'prefix' },
          { key: 'settings_pkey', begins: 'name' },
          { key: 'workspaces_pkey', begins: 'id' },
        ])
      })
    })

    describe('inside a transaction', () => {
      test('only its own handle may be used; anything else is refused at once instead of hanging', async () => {
        const workspace = await newWorkspace()
        await store.transaction(workspace, async (tx) => {
          await expect(store.db.selectFrom('workspaces').select('id').execute()).rejects.toThrow('inside a transaction')
          await expect(store.transaction(workspace, async () => 1)).rejects.toThrow('inside a transaction')
          await expect(store.db.transaction().execute(async () => 1)).rejects.toThrow('inside a transaction')
          await expect(store.boss.send('case-jobs', {})).rejects.toThrow('inside a transaction')
          expect((await sql`select 1 as one from workspaces`.execute(tx)).rows).toHaveLength(1)
        })
        expect(await store.transaction(workspace, async () => 'free again')).toBe('free again')
      })
    })

    describe('people, agents and playbooks', () => {
      test('members follow the playbook and keep what they have set themselves', async () => {
        const workspace = await newWorkspace()
        const person = (id: string, parts = {}) => ({
          person: id,
          name: id.toUpperCase(),
          role: 'member' as const,
          practice: false,
          ...parts,
        })
        await store.transaction(workspace, async (tx) => {
          await peopleRecords(tx, workspace).follow([
            person('ana', { email: 'ana@example.org', role: 'admin' }),
            person('ben', { email: 'ANA@example.org' }),
          ])
          await peopleRecords(tx, workspace).change('ana', {
            userId: `user-of-${workspace}`,
            email: 'a@example.org',
            reachableAt: SOME_INSTANT,
          })
          await peopleRecords(tx, workspace).follow([
            person('ana', { name: 'Ana Silva', email: 'ana@example.org' }),
            person('caz'),
          ])
          expect(await peopleRecords(tx, workspace).list()).toEqual([
            {
              person: 'ana',
              name: 'Ana Silva',
              email: 'a@example.org',
              role: 'admin',
              userId: `user-of-${workspace}`,
              reachableAt: SOME_INSTANT,
              practice: false,
            },
            {
              person: 'ben',
              name: 'BEN',
              email: null,
              role: 'member',
              userId: null,
              reachableAt: null,
              practice: false,
            },
            {
              person: 'caz',
              name: 'CAZ',
              email: null,
              role: 'member',
              userId: null,
              reachableAt: null,
              practice: false,
            },
          ])
        })
        expect(await findMemberships(store.db, `user-of-${workspace}`)).toEqual([
          { workspace, practice: false, person: 'ana', role: 'admin' },
        ])
      })

      test('a key is found by its prefix before the workspace is known, until it is revoked', async () => {
        const workspace = await newWorkspace()
        await store.transaction(workspace, async (tx) => {
          expect(await agentRecords(tx, workspace).add({ id: 'robin', name: 'Robin', practice: false })).toBe(true)
          expect(await agentRecords(tx, workspace).add({ id: 'robin', name: 'Robin', practice: false })).toBe(false)
          await agentRecords(tx, workspace).addKey({ id: 'k1', agent: 'robin', prefix: `a-${workspace}`, hash: 'h1' })
          await agentRecords(tx, workspace).addKey({ id: 'k2', person: 'ana', prefix: `p-${workspace}`, hash: 'h2' })
          await peopleRecords(tx, workspace).follow([{ person: 'ana', name: 'Ana', role: 'admin', practice: false }])
        })
        expect(await findKey(store.db, `a-${workspace}`)).toEqual({
          kind: 'agent',
          workspace,
          keyId: 'k1',
          hash: 'h1',
          agent: 'robin',
          revoked: false,
          lastUsedAt: null,
        })
        expect(await findKey(store.db, `p-${workspace}`)).toMatchObject({
          kind: 'person',
          person: 'ana',
          role: 'admin',
        })
        expect(await findKey(store.db, 'nobody')).toBeNull()
        await store.transaction(workspace, async (tx) => {
          expect(await agentRecords(tx, workspace).revokeKey('k1', SOME_INSTANT)).toBe(true)
          expect(await agentRecords(tx, workspace).revokeKey('k9', SOME_INSTANT)).toBe(false)
          expect((await agentRecords(tx, workspace).list())[0]).toMatchObject({
            id: 'robin',
            keys: [{ id: 'k1', prefix: `a-${workspace}`, revokedAt: SOME_INSTANT }],
          })
        })
        expect(await findKey(store.db, `a-${workspace}`)).toMatchObject({ revoked: true })
      })

      test('a playbook gets the next version, unless somebody else was first; old versions stay as they are', async () => {
        const workspace = await newWorkspace()
        const document = { name: 'first' } as Playbook
        await store.transaction(workspace, async (tx) => {
          expect(await playbookRecords(tx, workspace).read()).toBeNull()
          expect(await playbookRecords(tx, workspace).write({ basedOn: 0, document, writtenBy: 'ana' })).toMatchObject({
            version: 1,
            writtenBy: 'ana',
            document,
          })
          expect(await playbookRecords(tx, workspace).write({ basedOn: 0, document, writtenBy: 'ben' })).toBeNull()
          expect(
            await playbookRecords(tx, workspace).write({
              basedOn: 1,
              document: { name: 'second' } as Playbook,
              writtenBy: 'ben',
            }),
          ).toMatchObject({ version: 2 })
          expect((await playbookRecords(tx, workspace).read())?.document.name).toBe('second')
          expect((await playbookRecords(tx, workspace).read(1))?.document.name).toBe('first')
        })
        await expect(
          store.transaction(workspace, (tx) =>
            sql`update playbooks set document = '{}' where workspace = ${workspace}`.execute(tx),
          ),
        ).rejects.toThrow('append-only')
      })

      test('who last decided for a customer is known', async () => {
        const workspace = await newWorkspace()
        const { acceptBy: _, reminders: __, ...common } = offeredHandoff({ customer: 'acct-9' })
        const decided: Handoff = {
          ...common,
          state: 'decided',
          hearBy: null,
          decision: { id: 'd1', kind: 'approve', by: 'ben', at: SOME_INSTANT, noteVersion: 1, fromNote: true },
        }
        await save(workspace, decided)
        expect(await store.transaction(workspace, (tx) => handoffRecords(tx, workspace).lastEngaged('acct-9'))).toBe(
          'ben',
        )
        expect(
          await store.transaction(workspace, (tx) => handoffRecords(tx, workspace).lastEngaged('acct-1')),
        ).toBeUndefined()
      })

      test('a conversation can be erased, its handoff stays', async () => {
        const workspace = await newWorkspace()
        const handoff = offeredHandoff()
        await save(workspace, handoff, {
          conversation: [{ role: 'customer', text: 'my secret' }],
          submission: { said: 'my secret' },
        })
        await store.transaction(workspace, async (tx) => {
          await eraseConversation(tx, workspace, { handoff: handoff.id, at: SOME_INSTANT })
          expect(await readConversation(tx, workspace, handoff.id)).toEqual({ messages: [], erased: true })
          expect(
            JSON.stringify((await sql`select body from submissions where workspace = ${workspace}`.execute(tx)).rows),
          ).not.toContain('secret')
        })
      })
    })

    test('may be opened by a later process: what was saved is there', async () => {
      const address = await databases.createAddress()
      const first = await openStore({ ...address, jobs: false })
      const handoff = offeredHandoff()
      await first.transaction('w', async (tx) => {
        await createWorkspace(tx, { id: 'w', name: 'W', practice: false })
        await handoffRecords(tx, 'w').saveNew(newSave(handoff))
      })
      await first.close()
      const second = await openStore({ ...address, jobs: false })
      try {
        expect((await second.transaction('w', (tx) => handoffRecords(tx, 'w').read(handoff.id)))?.handoff).toEqual(
          handoff,
        )
      } finally {
        await second.close()
      }
    })
  })
}
