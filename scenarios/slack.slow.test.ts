/**
 * The owner of a handoff is told in Slack and acts there, from a fresh desk, on both stores. Slack is a stand-in on the loopback that checks
 * tokens, signatures, shapes and limits as Slack documents them: nothing here was ever tried against Slack itself.
 */
import {
  buttonsIn,
  openSlackPeer,
  SLACK_TOKENS,
  type SlackPeer,
  type SlackPosted,
  wordsIn,
} from '@baton-desk/server/testing'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, minutes, openDesk, playbook, signedIn, stores, type TestDesk } from './desk.ts'

const ANA = 'U0ANA00'
const BEN = 'U0BEN00'

describe.each(stores)('told in Slack, on %s', (kind) => {
  let slack: SlackPeer
  let desk: TestDesk
  beforeAll(async () => {
    slack = await openSlackPeer()
    slack.users.set(ANA, { id: ANA, name: 'Ana Pohl', email: 'ana@example.com' })
    slack.users.set(BEN, { id: BEN, name: 'Ben Katz', email: 'ben@example.com' })
    desk = await openDesk(kind, {
      config: {
        channelSettings: {
          SLACK_BOT_TOKEN: SLACK_TOKENS.bot,
          SLACK_APP_TOKEN: SLACK_TOKENS.app,
          SLACK_SIGNING_SECRET: SLACK_TOKENS.secret,
          SLACK_API_URL: slack.apiUrl,
        },
      },
      playbook: {
        ...playbook,
        lanes: {
          ...playbook.lanes,
          law: { name: 'Law', owners: { people: ['ana'] }, signedIn: true },
        },
      },
      sweepEveryMs: 50,
    })
    await slack.connected()
  })
  afterAll(async () => {
    await desk?.stop()
    await slack?.close()
  })
  afterEach(() => expect(slack.broken).toEqual([]))

  const messages = () => slack.posted.filter(({ thread }) => thread === undefined)
  const until = async <T>(find: () => T | undefined): Promise<T> => {
    for (let seconds = 0; seconds < 120; seconds += 1) {
      const found = find()
      if (found) return found
      await desk.passTime(1_000)
    }
    throw new Error(`it did not come; there is: ${JSON.stringify(slack.posted.slice(-3).map(({ text }) => text))}`)
  }
  const button = (message: SlackPosted, action: string) => {
    const found = buttonsIn(message.blocks).find(({ action_id }) => action_id === action)
    if (!found) throw new Error(`no button ${action} among ${buttonsIn(message.blocks).map((one) => one.action_id)}`)
    return found
  }
  const press = (user: string, message: SlackPosted, action: string) =>
    slack.send(slack.pressOf(user, message, button(message, action)))
  /** Presses what opens a dialogue, and sends it. */
  async function type(message: SlackPosted, action: string, typed: Record<string, string>) {
    const before = slack.views.length
    await press(ANA, message, action)
    const view = slack.views[before]?.view
    if (!view) throw new Error(`no dialogue for ${action}`)
    return slack.send(slack.submissionOf(ANA, view, typed))
  }
  let asks = 0
  async function told(handing: Parameters<TestDesk['handOff']>[0] = {}) {
    asks += 1
    const ask = `Refund $180 for a double charge ${asks}`
    for (let rounds = 0; rounds < 2; ) {
      const before = slack.posted.length
      await desk.passTime(minutes(3))
      rounds = slack.posted.length === before ? rounds + 1 : 0
    }
    const { handoff } = await desk.handOff({ urgency: 'now', ...handing, note: { ...goodNote, ask, ...handing.note } })
    return { handoff, message: await until(() => messages().find(({ blocks }) => wordsIn(blocks).includes(ask))) }
  }
  const thread = (message: SlackPosted) =>
    slack.posted
      .filter(({ thread: of }) => of === message.ts)
      .map(({ text }) => text)
      .join('\n')

  let ana: Awaited<ReturnType<typeof signedIn>>
  test('who presses the button that was sent to them is linked; whoever else presses it is not', async () => {
    ana = await signedIn(desk, 'ana')
    const channel = await ana.addChannel({ kind: 'slack', address: 'ana@example.com' })
    expect(channel).toMatchObject({ kind: 'slack', label: 'Ana Pohl in Slack', provenAt: null })
    const asked = await until(() => messages().find(({ blocks }) => buttonsIn(blocks)[0]?.action_id === 'prove'))
    await press(BEN, asked, 'prove')
    expect(slack.whispers.at(-1)).toMatchObject({
      user: BEN,
      words: expect.stringContaining('sent to another account'),
    })
    await press(ANA, asked, 'prove')
    expect(slack.whispers.at(-1)).toMatchObject({ user: ANA, words: expect.stringContaining('Ana Pohl is told here') })
    expect((await ana.listMyChannels()).items).toMatchObject([{ kind: 'slack', provenAt: expect.any(String) }])
  })

  test('an account in Slack is one person: another one who claims it is told so', async () => {
    const ben = await signedIn(desk, 'ben')
    const before = messages().length
    await ben.addChannel({ kind: 'slack', address: ANA })
    const asked = await until(() =>
      messages()
        .slice(before)
        .find(({ blocks }) => buttonsIn(blocks)[0]?.action_id === 'prove'),
    )
    await press(ANA, asked, 'prove')
    expect(slack.whispers.at(-1)?.words).toContain('Somebody else of the workspace is told here already')
    const [claimed] = (await ben.listMyChannels()).items
    expect(claimed?.provenAt).toBeNull()
    await ben.removeChannel(claimed?.id ?? '')
  })

  test('a handoff that is `now` comes with its card; accepted, approved with an edit, the agent goes on, and the thread hears it', async () => {
    const { handoff, message } = await told()
    expect(wordsIn(message.blocks)).toContain(goodNote.what)
    expect(buttonsIn(message.blocks).map(({ text }) => text.text)).toEqual([
      ...['Accept', 'Approve', 'Change, then approve…', 'Reject', 'Ask', 'Move', 'Open the note'],
    ])
    await press(ANA, message, 'act:accept')
    expect(await ana.getHandoff(handoff.id)).toMatchObject({ state: 'accepted', owner: { id: 'ana' } })
    const deciding = desk.agent.waitForDecision(handoff)
    await type(message, 'edit:approve', { Draft: 'Hi Amir, it is on its way back.' })
    await desk.passTime(5_000)
    const { decision } = await deciding
    expect(decision).toMatchObject({
      kind: 'approve_with_edits',
      by: 'ana',
      edits: { draft: { body: 'Hi Amir, it is on its way back.' } },
    })
    await until(() => (thread(message).includes('decided: approve with edits') ? true : undefined))
    expect(thread(message)).toContain('Ana Pohl')
    expect(buttonsIn(message.blocks).map(({ text }) => text.text)).toEqual(['Open the note'])
    const { events } = await ana.history(handoff.id)
    expect(events.map(({ sentence }) => sentence)).toContain('Ana Pohl was told by Slack.')
    expect(events.find(({ type: one }) => one === 'decided')?.by).toMatchObject({ id: 'ana', via: { kind: 'channel' } })
  })

  test('rejects with a reason, asks, and moves', async () => {
    const rejected = await told()
    await type(rejected.message, 'act:reject', { 'Why not? The agent reads this.': 'It was no double charge.' })
    await desk.passTime(5_000)
    expect(await ana.getHandoff(rejected.handoff.id)).toMatchObject({
      state: 'decided',
      decision: { kind: 'reject', text: 'It was no double charge.' },
    })
    const asked = await told()
    await press(ANA, asked.message, 'act:accept')
    await type(asked.message, 'act:ask', { 'What do you want to know? The agent answers.': 'Which of the two?' })
    expect(await ana.getHandoff(asked.handoff.id)).toMatchObject({ state: 'waiting' })
    const moved = await told()
    await type(moved.message, 'act:move', {
      'Where to': 'person:ben',
      'Why? Whoever gets it reads this.': 'He knows them.',
    })
    expect(await ana.getHandoff(moved.handoff.id)).toMatchObject({ offeredTo: { id: 'ben' } })
    const nowhere = await told()
    const ack = await type(nowhere.message, 'act:move', {
      'Where to': 'person:nobody',
      'Why? Whoever gets it reads this.': '?',
    })
    expect(ack.payload).toMatchObject({ response_action: 'errors' })
    expect(await ana.getHandoff(nowhere.handoff.id)).toMatchObject({ state: 'offered' })
  })

  test('what has to be decided signed in is no button here: it opens the desk, and a forged press does nothing', async () => {
    const { handoff, message } = await told({ lane: 'law' })
    const buttons = buttonsIn(message.blocks)
    expect(buttons.map(({ text }) => text.text)).toEqual([
      'Accept',
      'Decide at the desk',
      'Ask',
      'Move',
      'Open the note',
    ])
    const atDesk = buttons[1]
    expect(atDesk).toMatchObject({ url: `${desk.url}/h/${handoff.id}` })
    for (const action_id of ['act:approve', 'edit:approve', 'act:reject'])
      await slack.send(slack.pressOf(ANA, message, { ...(atDesk as NonNullable<typeof atDesk>), action_id }))
    expect(await ana.getHandoff(handoff.id)).toMatchObject({ state: 'offered' })
    expect(slack.whispers.at(-1)?.words).toContain('decided signed in')
    await press(ANA, message, 'act:accept')
    expect(await ana.getHandoff(handoff.id)).toMatchObject({ state: 'accepted' })
  })

  test('a press by anybody else does nothing, whatever they press, and says who has it', async () => {
    const { handoff, message } = await told()
    for (const action of ['act:accept', 'act:approve', 'edit:approve', 'act:reject', 'act:ask', 'act:move']) {
      await press(BEN, message, action)
      expect(slack.whispers.at(-1)).toMatchObject({
        user: BEN,
        words: expect.stringContaining('This was sent to Ana Pohl'),
      })
    }
    // A dialogue of hers that he sends.
    const before = slack.views.length
    await press(ANA, message, 'act:reject')
    const view = slack.views[before]?.view ?? {}
    const ack = await slack.send(slack.submissionOf(BEN, view, { 'Why not? The agent reads this.': 'Because.' }))
    expect(JSON.stringify(ack.payload)).toContain('This was sent to Ana Pohl')
    expect(await ana.getHandoff(handoff.id)).toMatchObject({ state: 'offered' })
  })

  test('over HTTP only what Slack signed within five minutes counts, of the very bytes that came', async () => {
    const { handoff, message } = await told()
    const url = `${desk.url}/channels/slack`
    const payload = slack.pressOf(ANA, message, button(message, 'act:accept'))
    const forged = [
      slack.call(url, payload, { secret: 'another-secret-of-somebody' }),
      slack.call(url, payload, { at: Date.now() - 6 * 60_000 }),
      slack.call(url, payload, { at: Date.now() + 6 * 60_000 }),
      fetch(url, { method: 'POST', body: `payload=${encodeURIComponent(JSON.stringify(payload))}` }),
    ]
    expect((await Promise.all(forged)).map(({ status }) => status)).toEqual([401, 401, 401, 401])
    expect(await ana.getHandoff(handoff.id)).toMatchObject({ state: 'offered' })
    expect(await (await slack.call(url, { type: 'url_verification', challenge: 'c' })).json()).toEqual({
      challenge: 'c',
    })
    for (const body of ['', 'payload=', 'payload=[]', '{', 'null', '{"type":5}'])
      expect((await slack.call(url, {}, { body })).status).toBe(200)
    expect((await slack.call(url, payload)).status).toBe(200)
    expect(await ana.getHandoff(handoff.id)).toMatchObject({ state: 'accepted' })
  })

  test('Slack ends the connection and opens another one: nothing is missed', async () => {
    slack.recycle()
    const { handoff, message } = await told()
    await slack.connected()
    await press(ANA, message, 'act:accept')
    expect(await ana.getHandoff(handoff.id)).toMatchObject({ state: 'accepted' })
  })
})
