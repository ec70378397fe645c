/** Telegram, by the stand-in that knows its documented rules: never tried against Telegram itself. */
import type { ActName } from '../../app/ports/telling.ts'
import { type ArrivedMessage, type ChannelAtTest, describeChannel, PATIENCE_MS } from '../../testing/channel.case.ts'
import { openTelegramPeer, TELEGRAM_TOKEN, type TelegramPosted } from '../../testing/peers/telegram-peer.ts'
import { telegramChannel } from './telegram-channel.ts'

const ANA = 1001
const BEN = 1002
const log = { info: () => {}, warn: () => {}, error: () => {} }
const ACTS: Record<string, ActName> = { Accept: 'accept', Approve: 'approve', Reject: 'reject', Ask: 'ask' }

async function open(): Promise<ChannelAtTest> {
  const peer = await openTelegramPeer()
  peer.users.set(ANA, { first_name: 'Ana' })
  peer.users.set(BEN, { first_name: 'Ben' })
  peer.users.set(1003, { first_name: 'Gone', blocked: true })
  const channel = telegramChannel({
    settings: { TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN, TELEGRAM_API_URL: peer.url },
    publicUrl: 'https://desk.example',
    log,
    timeoutMs: PATIENCE_MS,
    pollS: 5,
    againAfterMs: { first: 20, most: 40 },
  })
  const find = ({ id }: ArrivedMessage) =>
    peer.posted.find(({ message_id }) => String(message_id) === id) as TelegramPosted
  return {
    channel,
    mine: String(ANA),
    others: String(BEN),
    gone: '1003',
    knowsAgain: false,
    rudeWays: peer.rudeWays,
    arrived: () =>
      peer.posted
        .filter(
          ({ chat, replyTo, asks, text }) =>
            chat === ANA && replyTo === undefined && !asks && !text.includes('from now on'),
        )
        .map(({ message_id, text, buttons }) => ({
          id: String(message_id),
          words: [text, ...buttons.map((button) => `${button.text} ${button.url ?? ''}`)].join('\n'),
          acts: buttons.flatMap(({ text: label, callback_data }) => (callback_data && ACTS[label]) || []),
        })),
    async prove({ invitation = '' }) {
      await peer.write(ANA, `/start ${new URL(invitation).searchParams.get('start')}`)
      return 'done'
    },
    async press(act, message, by, times = 1) {
      const user = by === 'mine' ? ANA : BEN
      const before = peer.posted.length
      const label = Object.keys(ACTS).find((one) => ACTS[one] === act)
      const button = () => find(message).buttons.find(({ text }) => text === label)
      const first = button()
      if (!first) throw new Error(`no button for ${act}`)
      await peer.press(user, find(message), first, times)
      const sure = find(message).buttons.find(
        ({ callback_data, text }) => callback_data === first.callback_data && text !== label,
      )
      if (sure) await peer.press(user, find(message), sure, times)
      const asked = peer.posted.slice(before).find(({ asks }) => asks)
      if (asked) await peer.write(user, 'Because.', asked)
    },
    saidTo: (account) =>
      [
        ...peer.notices.filter(({ user }) => String(user) === account).map(({ text }) => text),
        ...peer.posted.filter(({ chat }) => String(chat) === account).map(({ text }) => text),
      ].join('\n'),
    behave: peer.behave,
    broken: () => peer.broken,
    close: peer.close,
  }
}

describeChannel('telegram', open)
