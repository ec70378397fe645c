/** Slack, by the stand-in that knows its documented rules: never tried against Slack itself. */

import { expect, test } from 'vitest'
import type { ActName } from '../../app/ports/telling.ts'
import {
  type ArrivedMessage,
  aMessage,
  type ChannelAtTest,
  describeChannel,
  PATIENCE_MS,
} from '../../testing/channel.case.ts'
import { buttonsIn, openSlackPeer, SLACK_TOKENS, type SlackPosted, wordsIn } from '../../testing/peers/slack-peer.ts'
import { slackChannel } from './slack-channel.ts'

const ANA = 'U0ANA00'
const BEN = 'U0BEN00'
const log = { info: () => {}, warn: () => {}, error: () => {} }

async function open(): Promise<ChannelAtTest> {
  const peer = await openSlackPeer()
  peer.users.set(ANA, { id: ANA, name: 'Ana Pohl', email: 'ana@example.com' })
  peer.users.set(BEN, { id: BEN, name: 'Ben Katz', email: 'ben@example.com' })
  peer.users.set('U0GONE0', { id: 'U0GONE0', name: 'Gone', email: 'gone@example.com', deleted: true })
  const channel = slackChannel({
    settings: { SLACK_BOT_TOKEN: SLACK_TOKENS.bot, SLACK_APP_TOKEN: SLACK_TOKENS.app, SLACK_API_URL: peer.apiUrl },
    log,
    timeoutMs: PATIENCE_MS,
    againAfterMs: { first: 20, most: 40 },
  })
  const about = ({ blocks, thread }: SlackPosted) =>
    thread === undefined && !buttonsIn(blocks).some(({ action_id }) => action_id === 'prove')
  const find = ({ id }: ArrivedMessage) =>
    peer.posted.find((one) => (one.metadata?.event_payload.id ?? one.ts) === id) as SlackPosted
  return {
    channel,
    given: 'ana@example.com',
    mine: ANA,
    others: BEN,
    gone: 'U0GONE0',
    knowsAgain: true,
    rudeWays: peer.rudeWays,
    arrived: () =>
      peer.posted.filter(about).map((message) => ({
        id: String(message.metadata?.event_payload.id ?? message.ts),
        words: wordsIn(message.blocks),
        acts: buttonsIn(message.blocks).flatMap(({ action_id }) =>
          action_id.startsWith('act:') ? [action_id.slice('act:'.length) as ActName] : [],
        ),
      })),
    async prove() {
      await peer.connected()
      const asked = peer.posted.find(({ blocks }) => buttonsIn(blocks).some(({ action_id }) => action_id === 'prove'))
      const [button] = buttonsIn(asked?.blocks ?? [])
      if (asked && button) await peer.send(peer.pressOf(ANA, asked, button))
      return 'done'
    },
    async press(act, message, by, times = 1) {
      await peer.connected()
      const user = by === 'mine' ? ANA : BEN
      const posted = find(message)
      const button = buttonsIn(posted.blocks).find(({ action_id }) => action_id === `act:${act}`)
      if (!button) throw new Error(`no button for ${act}`)
      const views = peer.views.length
      await peer.send(peer.pressOf(user, posted, button), { times })
      const dialogue = peer.views[views]
      if (dialogue) await peer.send(peer.submissionOf(user, dialogue.view, {}))
    },
    saidTo: (account) =>
      peer.whispers
        .filter(({ user }) => user === account)
        .map(({ words }) => words)
        .join('\n'),
    behave: peer.behave,
    broken: () => peer.broken,
    close: peer.close,
  }
}

describeChannel('slack', open)

test('what Slack does not take as it is built comes with its ask and its buttons all the same', async () => {
  const { channel, arrived, close } = await open()
  const message = aMessage(ANA)
  const [told] = message.shown
  if (!told) throw new Error('expected a handoff')
  told.context.ownerName = 'Ana '.repeat(1_000)
  expect(await channel.send(message)).not.toHaveProperty('error')
  expect(arrived().at(-1)).toMatchObject({
    words: expect.stringContaining(told.note.ask),
    acts: ['accept', 'approve', 'reject'],
  })
  await close()
})
