/**
 * Text messages and calls as channels of people, through one webhook of the team's own: it knows the provider, the desk does not. What the desk
 * sends is signed (Standard Webhooks), and so is what comes back; the team's side vouches for who answered.
 */
import { en, render } from '@baton-desk/core'
import { titleOfMany } from '@baton-desk/core/telling'
import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import type { ActResult, ChannelDoor, Message, NotSent, PersonChannel, Recipient } from '../../app/ports/telling.ts'
import { type ChannelSettings, settingsOf } from '../settings.ts'

const { telling: said, chat } = en

const Settings = z.strictObject({
  WEBHOOK_URL: z.url({ protocol: /^https?$/ }),
  WEBHOOK_SECRET: z.string().regex(/^whsec_[A-Za-z0-9+/=]{32,}$/, {
    message: 'Expected whsec_ and at least 24 bytes in Base64, as for webhooks',
  }),
})

/** One try to hand it to the team's side; null when that took it. */
export type PostSigned = (sending: {
  url: string
  secrets: string[]
  id: string
  message: object
}) => Promise<{ error: string; isGone?: boolean } | null>

type Options = { settings: ChannelSettings | undefined; post: PostSigned }
type By = 'sms' | 'voice'

export const smsChannel = (options: Options): PersonChannel => phoneChannel('sms', 'text message', options)
export const voiceChannel = (options: Options): PersonChannel => phoneChannel('voice', 'phone', options)

function phoneChannel(kind: By, name: string, { settings: all, post }: Options): PersonChannel {
  const settings = settingsOf('phone', Settings, all)
  const hand = async (id: string, message: object): Promise<NotSent | null> => {
    if (!settings) return { error: 'this desk is not set up for phones', isGone: false }
    const failure = await post({ url: settings.WEBHOOK_URL, secrets: [settings.WEBHOOK_SECRET], id, message })
    // 410 says of a webhook that it wants nothing more: that is the desk's to mend, and no fault of the number.
    return failure && { error: failure.error, isGone: false }
  }
  return {
    kind,
    name,
    canSend: settings !== undefined,
    offers: [],
    send: async (message) => (await hand(message.id, { type: 'phone.message', by: kind, ...toWords(message) })) ?? {},
    proof: {
      by: 'code',
      asks: 'Phone number, such as +49 170 1234567',
      read: (given) => {
        const address = given.replace(/[\s()/.-]/g, '').replace(/^00/, '+')
        return /^\+[1-9]\d{6,14}$/.test(address)
          ? { address, label: address }
          : { problem: 'Expected a phone number with its country, such as +49 170 1234567' }
      },
      sendCode: (to, { code, reply }) => hand(`code.${reply}`, { type: 'phone.code', by: kind, ...toCode(to, code) }),
    },
    ...(settings && {
      answer: (request: Request, door: ChannelDoor) => hear(request, { door, secret: settings.WEBHOOK_SECRET }),
    }),
  }
}

/** The note in every form that a phone takes: the team's side picks. */
function toWords({ id, to, workspace, shown, more, links, notices }: Message) {
  const base = { id, to: to.address, name: to.name, workspace, more, inbox: links.inbox }
  const [first] = shown
  if (!first || shown.length > 1 || more > 0 || notices.length > 0) {
    const isTest = !first && notices.length === 0
    const text = isTest
      ? chat.test({ person: to.name, workspace })
      : titleOfMany({ waiting: shown.length + more, notices })
    const asks = [...shown.map(({ note }) => note.ask), ...notices.map(({ subject }) => subject)]
    return {
      ...base,
      ...spoken([...new Set([text, ...asks])].map(withCodesSpelled).join('. '), `${text}\n${links.inbox}`),
      acts: [],
      handoffs: shown.map(({ handoff }) => handoff),
    }
  }
  const { note, context, headline, acts, handoff, url } = first
  const shownAs = { ...context, stateLine: headline }
  // The shortest way to act on a phone is the page of the note.
  const sms = render(note, 'sms', { ...shownAs, links: [{ label: said.acts.open, url: acts[0]?.url ?? url }] })
  return {
    ...base,
    handoff,
    urgency: note.when.urgency,
    headline,
    url,
    text: sms.text,
    whisper: render(note, 'whisper', shownAs),
    ssml: render(note, 'ssml', shownAs),
    twiml: render(note, 'twiml', shownAs),
    acts: acts
      .filter(({ needsSignIn }) => !needsSignIn)
      .map(({ act, token, url: page, label }, n) => ({ act, label, token, url: page, key: String(n + 1) })),
  }
}

/** A voice would say a code as one large number. */
const withCodesSpelled = (text: string): string => text.replace(/\b\d{6}\b/g, spelled)
const spelled = (code: string): string => [...code].join(' ')

function toCode({ name, address }: Recipient, code: string) {
  const words = `${spelled(code)} is the code with which ${name} is told of handoffs here.`
  return { to: address, name, code, ...spoken(words, `${code}: code for Baton. If you asked for none, do nothing.`) }
}

const spoken = (whisper: string, text: string) => ({
  text,
  whisper,
  ssml: `<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en">${inXml(whisper)}</speak>`,
  twiml: `<?xml version="1.0" encoding="UTF-8"?><Response><Say>${inXml(whisper)}</Say><Hangup/></Response>`,
})

const inXml = (text: string): string =>
  text
    // Signs that XML has no way to write.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

const Answer = z.strictObject({
  /** Who answered, as the provider says it. */
  from: z.string().max(40),
  /** The `token` of what they chose. */
  act: z.string().max(100),
  text: z.string().max(8_000).optional(),
})

async function hear(request: Request, { door, secret }: { door: ChannelDoor; secret: string }): Promise<Response> {
  if (request.method !== 'POST') return Response.json({ error: 'Expected a POST.' }, { status: 405 })
  const body = await request.text()
  try {
    new Webhook(secret).verify(body, Object.fromEntries(request.headers))
  } catch {
    const error =
      'Nothing was done: expected the signature of Standard Webhooks with the secret of this webhook, within five minutes.'
    return Response.json({ error }, { status: 401 })
  }
  const read = Answer.safeParse(jsonIn(body))
  if (!read.success) {
    const error = `Nothing was done: expected {"from": "+49…", "act": "<token>", "text": "…"}. ${z.prettifyError(read.error)}`
    return Response.json({ error }, { status: 400 })
  }
  const { from, act, text } = read.data
  const sender = { address: from.replace(/[\s()/.-]/g, ''), label: from }
  await door.seen(act, sender)
  const result = await door.carryOut(act, sender, { ...(text !== undefined && { text }) })
  return Response.json(result, { status: STATUS[result.is] })
}

const STATUS: Record<ActResult['is'], number> = { done: 200, refused: 422, over: 409 }

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
