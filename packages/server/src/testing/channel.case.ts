/**
 * What every channel of people promises, tried with a real desk and a stand-in for its service on the loopback. A channel's own test opens
 * the stand-in and says how it is pressed; that the service itself behaves as the stand-in is nobody's promise.
 */
import { type HandoffView, isRefusal, minutes, Note } from '@baton-desk/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answerCall } from '../app/answer-call.ts'
import type { App } from '../app/app.ts'
import type { Caller } from '../app/caller.ts'
import type { ActName, ChannelDoor, Listening, Message, PersonChannel, ToldHandoff } from '../app/ports/telling.ts'
import { carryOutAct, lookAtAct } from '../app/telling/acts.ts'
import { channelDoor } from '../app/telling/channel-door.ts'
import type { Rounds } from '../jobs/rounds.ts'
import { startSweep } from '../jobs/sweep.ts'
import { startTelling } from '../jobs/telling.ts'
import { createTestApp, openTestWorkspace } from './app.ts'
import { startDatabases, type TestDatabases } from './databases.ts'
import type { Behaviour } from './peers/http-peer.ts'

/** Of how long one call of a channel may take at most, in these tests. */
export const PATIENCE_MS = 400

export type ArrivedMessage = {
  /** Equal for messages that the receiver can tell to be one. */
  id: string
  /** All that its reader can read, links included. */
  words: string
  /** What it offers to do. */
  acts: ActName[]
}

export type ChannelAtTest = {
  channel: PersonChannel
  /** As somebody writes down where they are. */
  given?: string
  /** Where `given` is, and another account of the same service. */
  mine: string
  others: string
  /** Where nobody is. */
  gone?: string
  /** All messages about handoffs that are there, the oldest first. */
  arrived(): ArrivedMessage[]
  /** Shows that `mine` is this person's, from there: by the code or the reply that came last, or that was shown at the desk. */
  prove(shown: { invitation?: string | undefined }): Promise<{ code: string } | 'done'>
  /** What whoever sits at `mine` or `others` does with a message; resolves once the desk has taken it. Left out: it has links only. */
  press?(act: ActName, message: ArrivedMessage, by: 'mine' | 'others', times?: number): Promise<void>
  /** All that was said to an account beside the messages. */
  saidTo?(account: string): string
  /** Is given the door by which what is done there comes in, where the channel does not listen by itself. */
  hear?(door: ChannelDoor): void
  behave(how: Behaviour): Promise<void>
  /** How many requests until it has been rude in every way. */
  rudeWays: number
  /** What broke a limit of the service. */
  broken(): string[]
  /** It says no more of a handoff than its ask, and leads to its card. */
  isBrief?: boolean
  /** Whether the service can tell that a message it gets again is the same. */
  knowsAgain: boolean
  close(): Promise<void>
}

export function describeChannel(name: string, open: () => Promise<ChannelAtTest>): void {
  describe(`the channel ${name}`, () => {
    let databases: TestDatabases
    let at: ChannelAtTest
    let app: App
    let workspace: string
    let telling: Rounds
    let sweeping: Rounds
    let listening: Listening | undefined
    let shift = 0
    beforeAll(async () => {
      databases = await startDatabases('embedded')
      at = await open()
      app = {
        ...createTestApp(await databases.open({ jobs: false, clockShift: () => shift })),
        channels: new Map([[at.channel.kind, at.channel]]),
      }
      workspace = (await openTestWorkspace(app)).workspace
      at.hear?.(channelDoor(app, at.channel.kind))
      listening = at.channel.listen?.(channelDoor(app, at.channel.kind))
      telling = startTelling(app, { everyMs: minutes(60) })
      sweeping = startSweep(app, { everyMs: minutes(60) })
    })
    afterAll(async () => {
      await Promise.all([telling?.stop(), sweeping?.stop()])
      await at?.behave('well')
      await listening?.stop()
      await at?.close()
      await databases?.stop()
    })
    beforeEach(() => at.behave('well'))

    const ana = (): Caller => ({
      kind: 'person',
      workspace,
      id: 'ana',
      role: 'member',
      session: { id: 's', by: 'password', since: '2026-01-01T00:00:00.000Z', email: null, isProven: false },
    })
    let calls = 0
    const call = async <T>(
      endpoint: Parameters<typeof answerCall>[1]['endpoint'],
      caller: Caller,
      { id, json }: { id?: string; json?: object } = {},
    ) => {
      calls += 1
      const answer = await answerCall(app, {
        endpoint,
        caller,
        address: `10.0.0.${calls & 255}`,
        signal: new AbortController().signal,
        ...(id !== undefined && { id }),
        ...(json && { body: { json } }),
      })
      if (isRefusal(answer)) throw new Error(`${endpoint}: ${answer.detail}`)
      return answer as T
    }
    let asks = 0
    async function handOff(note: object = {}): Promise<HandoffView> {
      asks += 1
      const ask = `Refund $${asks}80 for a double charge`
      const json = {
        lane: 'support',
        urgency: 'now',
        note: {
          ask,
          next: { action: 'Refund the second charge', decision: { kind: 'approve' } },
          who: { name: 'Amir Haddad' },
          what: 'Amir was charged twice.',
          why: { code: 'authority_limit', sentence: 'Refunds over $100 need a person.' },
          where: { channel: 'phone' },
          ...note,
        },
      }
      const { handoff } = await call<{ handoff: HandoffView }>(
        'handOff',
        { kind: 'agent', workspace, id: 'robin' },
        { json },
      )
      return handoff
    }
    const read = (id: string) => call<HandoffView>('getHandoff', ana(), { id })
    /** All that is to be told is told: what comes so soon after another message waits for more. */
    async function tell() {
      shift += minutes(3)
      await telling.now()
    }
    async function arrives(note: object = {}): Promise<{ handoff: HandoffView; message: ArrivedMessage }> {
      // What earlier ones still have to tell goes first.
      await tell()
      const handoff = await handOff(note)
      await tell()
      const message = at.arrived().findLast(({ words }) => words.includes(handoff.note.ask))
      if (!message) throw new Error('the message did not arrive')
      return { handoff, message }
    }

    test('tells nobody before it is shown that what is sent there reaches them', async () => {
      const json = { kind: at.channel.kind, ...(at.given !== undefined && { address: at.given }) }
      const added = await call<{ id: string; invitation?: { words: string; url?: string } }>('addChannel', ana(), {
        json,
      })
      await handOff()
      await tell()
      expect(at.arrived()).toEqual([])
      const proof = await at.prove({ invitation: added.invitation?.url ?? added.invitation?.words })
      if (proof !== 'done') await call('changeChannel', ana(), { id: added.id, json: { code: proof.code } })
      const { items } = await call<{ items: { provenAt: string | null }[] }>('listMyChannels', ana())
      expect(items).toMatchObject([{ kind: at.channel.kind, provenAt: expect.any(String) }])
    })

    test('shows what is asked, by when, of whom, and a way to act on it', async () => {
      const { handoff, message } = await arrives()
      expect(message.words).toContain(handoff.note.ask)
      if (at.isBrief) expect(message.words).not.toContain('charged twice')
      else expect(message.words).toContain('charged twice')
      if (!at.isBrief) expect(message.words).toMatch(/Approve|approve/)
      if (at.press) expect(message.acts).toEqual(expect.arrayContaining(['accept', 'approve', 'reject']))
      else expect(message.words).toMatch(/https?:\/\/\S+\/a\/[\w-]{64}/)
    })

    test('takes whatever words a note holds, and makes nothing of them', async () => {
      const before = at.broken().length
      const ask = `Refund <!channel> <@U024BE7LH> *all* [here](http://evil.example) & "more" ${'very '.repeat(200)}long`
      await handOff({
        ask,
        what: `${'<https://evil.example|Click> '.repeat(60)}\u202e\u0000\u200b`,
        draft: {
          channel: 'email',
          to: 'amir@example.com',
          subject: 'Ω'.repeat(400),
          body: '𝄞 Sehr geehrte '.repeat(500),
        },
        action: {
          tool: 'refund',
          arguments: Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`argument_${n}`, 'value '.repeat(40)])),
        },
      })
      const known = new Set(at.arrived().map(({ id }) => id))
      await tell()
      // One message, in more than one part where its service takes no more at once.
      const parts = at.arrived().filter(({ id }) => !known.has(id))
      expect(new Set(parts.map(({ id }) => id)).size).toBe(1)
      expect(parts.map(({ words }) => words).join(' ')).toContain('Refund')
      expect(at.broken().slice(before)).toEqual([])
    })

    test('many at once are one message, within the limits of the service', async () => {
      const before = at.broken().length
      const many = at.arrived().length
      for (let n = 0; n < 12; n += 1) await handOff({ what: 'x '.repeat(2_000) })
      await tell()
      expect(at.arrived()).toHaveLength(many + 1)
      expect(at.arrived().at(-1)?.words).toMatch(/more in the inbox|\d handoffs wait for you/)
      expect(at.broken().slice(before)).toEqual([])
    })

    test('a message that is sent again under its id is one to its receiver, as far as they can tell', async () => {
      const message = aMessage(at.mine)
      const before = at.arrived().length
      expect(await at.channel.send(message)).not.toHaveProperty('error')
      expect(await at.channel.send({ ...message, mayBeThere: true })).not.toHaveProperty('error')
      const came = at.arrived().slice(before)
      if (at.knowsAgain) expect(new Set(came.map(({ id }) => id)).size).toBe(1)
      if (at.channel.update) expect(came.length).toBeLessThanOrEqual(at.knowsAgain ? 1 : 2)
    })

    test('a notice of the desk is told too, alone and beside a handoff', async () => {
      const notices = [{ subject: 'Your calendar has a gap', body: 'Nobody is on call on Monday.' }]
      const beside = aMessage(at.mine)
      expect(await at.channel.send({ ...beside, notices })).not.toHaveProperty('error')
      expect(at.arrived().at(-1)?.words).toContain('Your calendar has a gap')
      expect(at.arrived().at(-1)?.words).toContain(beside.shown[0]?.note.ask)
      expect(await at.channel.send({ ...aMessage(at.mine), shown: [], notices })).not.toHaveProperty('error')
      expect(at.arrived().at(-1)?.words).toContain('Your calendar has a gap')
    })

    test('where the service is away nothing is lost: it comes once the service is there again', async () => {
      await at.behave('away')
      const handoff = await handOff()
      shift += minutes(3)
      await telling.now()
      await at.behave('well')
      const find = () => at.arrived().filter(({ words }) => words.includes(handoff.note.ask))
      expect(find()).toEqual([])
      shift += 2_100
      await telling.now()
      expect(new Set(find().map(({ id }) => id)).size).toBe(1)
    })

    test('a service that does not answer is waited for so long and no longer, and said to be so', async () => {
      await at.behave('slow')
      expect(await at.channel.send(aMessage(at.mine))).toMatchObject({ error: expect.any(String), isGone: false })
    })

    test('whatever the service answers, nobody is told wrongly that it went out, and nothing breaks', async () => {
      await at.behave('rude')
      for (let n = 0; n < at.rudeWays * 3; n += 1) {
        const result = await at.channel.send(aMessage(at.mine))
        if ('error' in result) expect(result).toMatchObject({ error: expect.stringMatching(/\S/), isGone: false })
        else expect(Object.keys(result).every((key) => key === 'receipt')).toBe(true)
      }
      await at.behave('well')
      expect(await at.channel.send(aMessage(at.mine))).not.toHaveProperty('error')
    })

    test('where nobody is, that is said, and no more is sent', async ({ skip }) => {
      if (at.gone === undefined) return skip('whether anybody is there, its service does not say')
      expect(await at.channel.send(aMessage(at.gone))).toMatchObject({ isGone: true })
    })

    describe('what is done there', () => {
      const said: string[] = []
      const pressing = () => at.press ?? pressLink
      const saidToOthers = () => at.saidTo?.(at.others) ?? said.join('\n')
      /** Of a channel with links only, as the page of a link does it: in a browser that is known as theirs, or somebody else's. */
      const pressLink: NonNullable<ChannelAtTest['press']> = async (act, message, by, times = 1) => {
        const token = (await linksOf(message)).get(act)
        if (!token) throw new Error(`no link for ${act}`)
        const { items } = await call<{ items: { id: string }[] }>('listMyChannels', ana())
        const visitor = by === 'mine' ? { knownBy: items.map(({ id }) => id) } : { userId: 'somebody else' }
        for (let n = 0; n < times; n += 1) {
          const page = await carryOutAct(app, token, { visitor, typed: {}, holdSeconds: 5 })
          if ('words' in page && by === 'others') said.push(page.words)
        }
      }
      async function linksOf({ words }: ArrivedMessage): Promise<Map<ActName, string>> {
        const links = new Map<ActName, string>()
        for (const [, token = ''] of words.matchAll(/\/a\/([\w-]{64})/g)) {
          const { act } = await lookAtAct(app, token, undefined)
          if (act) links.set(act.act, token)
        }
        return links
      }
      const actsIn = async (message: ArrivedMessage) => (at.press ? message.acts : [...(await linksOf(message)).keys()])

      test('counts, once, however often it comes', async () => {
        const { handoff, message } = await arrives()
        await pressing()('accept', message, 'mine', 3)
        const events = await call<{ events: { type: string; by: unknown }[] }>('history', ana(), { id: handoff.id })
        const accepted = events.events.filter(({ type }) => type === 'accepted')
        expect(accepted).toMatchObject([{ by: { kind: 'person', id: 'ana', via: { kind: 'channel' } } }])
        if (!(await actsIn(message)).includes('approve')) return
        await pressing()('approve', message, 'mine', 3)
        // Until it stands it can be taken back; the agent sees nothing of it.
        expect(await read(handoff.id)).toMatchObject({
          state: 'accepted',
          undoable: { by: { id: 'ana' } },
        })
      })

      test('does nothing when somebody else does it, who is told whose it is', async () => {
        const { handoff, message } = await arrives()
        const acts = await actsIn(message)
        expect(acts).toContain('accept')
        for (const act of acts) await pressing()(act, message, 'others')
        expect(await read(handoff.id)).toMatchObject({ state: 'offered', owner: { id: 'ana' } })
        expect(saidToOthers()).toMatch(/This was sent to (Ana Pohl|somebody else)/)
      })

      test('does nothing once the note has changed, another has it, or it is decided', async ({ skip }) => {
        if (at.isBrief) return skip('it decides nothing')
        const changed = await arrives()
        const json = { note: { ...changed.handoff.note, ask: 'Refund $1 for a double charge' } }
        await call('mend', { kind: 'agent', workspace, id: 'robin' }, { id: changed.handoff.id, json })
        await pressing()('approve', changed.message, 'mine')
        expect(await read(changed.handoff.id)).toMatchObject({ state: 'offered' })
        const moved = await arrives()
        const sam: Caller = { kind: 'person', workspace, id: 'sam', role: 'admin' }
        await call('stepIn', sam, { id: moved.handoff.id, json: { reason: 'I know them.' } })
        await pressing()('approve', moved.message, 'mine')
        expect(await read(moved.handoff.id)).toMatchObject({ state: 'accepted', owner: { id: 'sam' } })
      })

      test('the message says afterwards how it stands, and offers nothing more', async ({ skip }) => {
        if (!at.channel.update || !at.press) return skip('its messages cannot be changed')
        const { handoff, message } = await arrives()
        await pressing()('accept', message, 'mine')
        await pressing()('approve', message, 'mine')
        const shown = () => at.arrived().find(({ id }) => id === message.id)
        // It waits to be taken back; nobody can answer it meanwhile.
        await tell()
        expect(shown()?.acts).toEqual([])
        await sweeping.now()
        await tell()
        const now = shown()
        expect(now?.acts).toEqual([])
        expect(now?.words).toContain((await read(handoff.id)).status)
      })
    })
  })
}

let ids = 0
/** One that its channel is given, as the desk would make it. */
export function aMessage(address: string): Message {
  ids += 1
  const id = `019ab2c4-7d1e-7c1a-9a55-${String(ids).padStart(12, '0')}`
  const url = `http://127.0.0.1/h/${id}`
  const token = (n: number) => `${n}`.padEnd(64, 'x')
  const acts = (['accept', 'approve', 'reject'] as const).map((act, n) => ({
    act,
    token: token(n),
    url: `http://127.0.0.1/a/${token(n)}`,
    label: act,
    needsSignIn: false,
  }))
  const told: ToldHandoff = {
    handoff: id,
    headline: 'Yours to accept by 14:05.',
    url,
    note: NOTE,
    context: {
      now: '2026-11-30T12:00:00.000Z',
      timeZone: 'UTC',
      ownerName: 'Ana Pohl',
      laneName: 'Support',
      stateLine: 'Yours to accept by 14:05.',
      links: acts.map((act) => ({ label: act.label, url: act.url })),
    },
    acts,
    status: 'Nobody has it yet.',
  }
  return {
    id,
    to: { name: 'Ana Pohl', address },
    workspace: 'Front desk',
    shown: [told],
    more: 0,
    notices: [],
    links: { inbox: 'http://127.0.0.1/', settings: 'http://127.0.0.1/profile' },
    mayBeThere: false,
  }
}

const NOTE = Note.parse({
  ask: 'Refund $180 for a double charge',
  next: { action: 'Refund the second charge', decision: { kind: 'approve' } },
  when: { urgency: 'now' },
  who: { name: 'Amir Haddad' },
  what: 'Amir was charged twice.',
  why: { code: 'authority_limit', sentence: 'Refunds over $100 need a person.' },
  where: { channel: 'phone' },
})
