/** Every way by which Ana of a story can be told, each with a stand-in for its service on the loopback that can die. */
import { randomBytes } from 'node:crypto'
import type { Client } from '@baton-desk/sdk'
import {
  buttonsIn,
  openHttpPeer,
  openPushPeer,
  openSlackPeer,
  openTelegramPeer,
  SLACK_TOKENS,
  TELEGRAM_TOKEN,
  wordsIn,
} from '@baton-desk/server/testing'
import { type openDesk, signedIn, type TestDesk } from './desk.ts'
import { addressOf, codeIn, type Mailbox, openMailbox, readableOf, signInByMail } from './mailbox.ts'

/** `away`: its service is not there; `rude`: it answers what nobody expects, or breaks off. */
export type Death = 'away' | 'rude'

export type Way = {
  /** What a desk needs for it. */
  config: NonNullable<NonNullable<Parameters<typeof openDesk>[1]>['config']>
  /** Ana adds it, and shows that it is hers. */
  prove(desk: TestDesk, ana: Client): Promise<void>
  /** She has signed in by it, and is told there by that. */
  signIn?(desk: TestDesk): Promise<{ client: Client; cookie: string }>
  /** All that came there, in words. */
  came(): string[]
  dies(how: Death): Promise<void>
  lives(): Promise<void>
  close(): Promise<void>
}

/** Ana is told there, and there alone. */
export async function signInAndBeTold(desk: TestDesk, way: Way): Promise<{ client: Client; cookie?: string }> {
  if (way.signIn) return way.signIn(desk)
  const client = await signedIn(desk, 'ana')
  await way.prove(desk, client)
  return { client }
}

export async function byMail(given?: Mailbox): Promise<Way> {
  const mailbox = given ?? (await openMailbox())
  const address = addressOf('ana')
  return {
    config: { smtpUrl: mailbox.smtpUrl },
    signIn: (desk) => signInByMail(desk, mailbox, address),
    async prove(_desk, ana) {
      const { id } = await ana.addChannel({ kind: 'email', address })
      await ana.changeChannel(id, { code: codeIn(mailbox.mails.at(-1)) })
    },
    came: () => mailbox.mails.map(readableOf),
    async dies(how) {
      if (how === 'away') mailbox.refuse(address, 451)
      else mailbox.hangUpOn(address)
    },
    lives: async () => mailbox.take(address),
    close: mailbox.close,
  }
}

const PHONE_SECRET = `whsec_${randomBytes(32).toString('base64')}`

async function byWebhook(kind: 'sms' | 'voice' | 'teams'): Promise<Way> {
  const came: string[] = []
  const peer = await openHttpPeer(({ body }) => {
    came.push(textsIn(JSON.parse(body)).join('\n'))
    return { status: 202 }
  })
  const settings: Record<string, string> =
    kind === 'teams'
      ? { TEAMS_HOSTS: '127.0.0.1' }
      : { PHONE_WEBHOOK_URL: `${peer.url}/phone`, PHONE_WEBHOOK_SECRET: PHONE_SECRET }
  return {
    config: { channelSettings: settings },
    async prove(_desk, ana) {
      const address = kind === 'teams' ? `${peer.url}/workflows/ana` : '+491701234567'
      const { id } = await ana.addChannel({ kind, address })
      await ana.changeChannel(id, { code: /\b\d{6}\b/.exec(came.at(-1) ?? '')?.[0] ?? '' })
    },
    came: () => came,
    dies: peer.behave,
    lives: () => peer.behave('well'),
    close: peer.close,
  }
}

const ANA_IN_TELEGRAM = 1001

async function byTelegram(): Promise<Way> {
  const telegram = await openTelegramPeer()
  telegram.users.set(ANA_IN_TELEGRAM, { first_name: 'Ana' })
  return {
    config: { channelSettings: { TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN, TELEGRAM_API_URL: telegram.url } },
    async prove(_desk, ana) {
      const { invitation } = await ana.addChannel({ kind: 'telegram' })
      await telegram.write(ANA_IN_TELEGRAM, `/start ${new URL(invitation?.url ?? '').searchParams.get('start')}`)
    },
    came: () => telegram.posted.map(({ text }) => text),
    dies: telegram.behave,
    lives: () => telegram.behave('well'),
    close: telegram.close,
  }
}

const ANA_IN_SLACK = 'U0ANA00'

async function bySlack(): Promise<Way> {
  const slack = await openSlackPeer()
  slack.users.set(ANA_IN_SLACK, { id: ANA_IN_SLACK, name: 'Ana Pohl', email: addressOf('ana') })
  return {
    config: {
      channelSettings: {
        SLACK_BOT_TOKEN: SLACK_TOKENS.bot,
        SLACK_APP_TOKEN: SLACK_TOKENS.app,
        SLACK_API_URL: slack.apiUrl,
      },
    },
    async prove(_desk, ana) {
      await ana.addChannel({ kind: 'slack', address: addressOf('ana') })
      await slack.connected()
      for (const message of slack.posted)
        for (const button of buttonsIn(message.blocks))
          if (button.action_id === 'prove') await slack.send(slack.pressOf(ANA_IN_SLACK, message, button))
    },
    came: () => slack.posted.filter(({ thread }) => thread === undefined).map(({ blocks }) => wordsIn(blocks)),
    dies: slack.behave,
    lives: () => slack.behave('well'),
    close: slack.close,
  }
}

async function byPush(): Promise<Way> {
  let key = ''
  const service = await openPushPeer(() => key)
  return {
    config: {},
    async prove(desk, ana) {
      key = ((await (await fetch(`${desk.url}/channels/push/key`)).json()) as { key: string }).key
      const { address } = service.subscribe('Firefox on Linux')
      await ana.addChannel({ kind: 'push', address })
      const reply = service.pushed.at(-1)?.payload.reply
      await fetch(`${desk.url}/channels/push/prove`, { method: 'POST', body: JSON.stringify({ reply, address }) })
    },
    came: () => service.pushed.map(({ payload }) => textsIn(payload).join('\n')),
    dies: service.behave,
    lives: () => service.behave('well'),
    close: service.close,
  }
}

const textsIn = (part: unknown): string[] =>
  typeof part === 'string'
    ? [part]
    : typeof part === 'object' && part !== null
      ? Object.values(part).flatMap(textsIn)
      : []

/** Text messages and calls go through one webhook of the team. */
export const WAYS: Record<string, () => Promise<Way>> = {
  mail: () => byMail(),
  'text message': () => byWebhook('sms'),
  phone: () => byWebhook('voice'),
  Teams: () => byWebhook('teams'),
  Telegram: byTelegram,
  'browser push': byPush,
  Slack: bySlack,
}
