/**
 * Browser push as a channel of people. What is pushed holds the ask, the deadline and links, and nothing of the customer beside;
 * it is sealed for the one browser, so no push service reads it. A browser is proven when what was pushed to it is opened there.
 */
import { createHash } from 'node:crypto'
import { cutText, en } from '@baton-desk/core'
import { titleOfMany } from '@baton-desk/core/telling'
import { z } from 'zod'
import type { Message, NotSent, PersonChannel, ReadAddress, ToldHandoff } from '../../app/ports/telling.ts'
import { postOutside } from '../address.ts'
import { Subscription, toRequest, type VapidKeys } from './web-push.ts'

const { telling: said } = en
const { push: words } = said

/** What the service worker shows; it knows no more of a handoff. */
export type Push = {
  title: string
  body: string
  /** Opened by a click; of a proof the profile. */
  url: string
  /** Equal for what tells of the same: a later one takes its place. */
  tag: string
  actions: { action: string; title: string; url: string }[]
  isUrgent: boolean
  /** Sent back when it is opened: the browser is proven by that. */
  reply?: string
}

export type PushOptions = { keys: VapidKeys; publicUrl: string; allowPrivate: boolean; timeoutMs?: number }

const Named = Subscription.extend({ name: z.string().max(80).optional() })
const Proof = z.object({ reply: z.string().max(80), address: z.string().max(2_000) })

export function pushChannel({ keys, publicUrl, allowPrivate, timeoutMs = 10_000 }: PushOptions): PersonChannel {
  const { origin, protocol, hostname } = new URL(publicUrl)
  // To whom a push service turns; of a desk without https, as on one machine, nobody.
  const subject = protocol === 'https:' ? origin : `mailto:baton@${hostname === '127.0.0.1' ? 'localhost' : hostname}`
  const push = (address: string, what: Push) => {
    const subscription = Subscription.parse(JSON.parse(address))
    const topic = createHash('sha256').update(what.tag).digest('base64url').slice(0, 32)
    const { isUrgent } = what
    return deliver(toRequest(subscription, JSON.stringify(what), { keys, subject, topic, isUrgent }), {
      allowPrivate,
      timeoutMs,
    })
  }
  return {
    kind: 'push',
    name: words.name,
    canSend: true,
    hasSecretAddress: true,
    async send(message) {
      return (await push(message.to.address, toPush(message))) ?? {}
    },
    proof: {
      by: 'code',
      asks: words.asks,
      read: (given) => readSubscription(given, { allowPrivate }),
      sendCode: ({ address }, { reply }) =>
        push(address, {
          title: words.proveTitle,
          body: words.proveBody,
          url: `${origin}/profile`,
          tag: 'prove',
          actions: [],
          isUrgent: true,
          reply,
        }),
    },
    async answer(request, door) {
      const { pathname } = new URL(request.url)
      if (request.method === 'GET' && pathname.endsWith('/key')) return Response.json({ key: keys.publicKey })
      if (request.method !== 'POST' || !pathname.endsWith('/prove')) return new Response(null, { status: 404 })
      const sent = Proof.safeParse(await request.json().catch(() => undefined))
      const from = sent.success ? readSubscription(sent.data.address, { allowPrivate }) : undefined
      if (!sent.success || !from || 'problem' in from) return new Response(null, { status: 400 })
      // Only this browser could read the reply: it came sealed for it.
      return Response.json(await door.prove(sent.data.reply, from))
    },
  }
}

function readSubscription(given: string, { allowPrivate }: { allowPrivate: boolean }): ReadAddress {
  const read = Named.safeParse(asJson(given))
  if (!read.success) return { problem: words.unfit }
  const { name, endpoint, keys } = read.data
  if (!allowPrivate && !endpoint.startsWith('https:')) return { problem: words.unfit }
  // Always written in the same way: it is compared as a text.
  return { address: JSON.stringify({ endpoint, keys }), label: name?.trim() || new URL(endpoint).hostname }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What a notification of most systems shows of a title, and of what stands beneath; all of it fits what push services take. */
const TITLE_CHARACTERS = 120
const BODY_CHARACTERS = 400
const LINE_CHARACTERS = 90
const MOST_LINES = 3

function toPush(message: Message): Push {
  const { id, shown, more, notices, links } = message
  const [first] = shown
  const isUrgent = shown.some(({ note }) => note.when.urgency === 'now')
  if (first && shown.length === 1 && more === 0 && notices.length === 0) return toCard(first)
  if (!first && notices.length === 0)
    return { tag: id, isUrgent, title: words.testTitle, body: words.testBody, url: links.settings, actions: [] }
  const title = titleOfMany({ waiting: shown.length + more, notices })
  const lines = [...shown.map(({ note }) => note.ask), ...notices.map(({ subject }) => subject)]
  const left = more + Math.max(0, lines.length - MOST_LINES)
  const list = lines.slice(0, MOST_LINES).map((line) => cutText(line, LINE_CHARACTERS))
  const [notice] = notices
  const body =
    lines.length === 1 && more === 0 && notice
      ? notice.body
      : [...list, ...(left > 0 ? [said.more({ more: left })] : [])].join('\n')
  return {
    // Of handoffs that wait a newer count takes the place of an older one; what the desk tells beside stays.
    tag: notices.length === 0 ? 'many' : id,
    isUrgent,
    title: cutText(title, TITLE_CHARACTERS),
    body: cutText(body, BODY_CHARACTERS),
    url: links.inbox,
    actions: [],
  }
}

function toCard({ handoff, note, headline, url, acts }: ToldHandoff): Push {
  const accept = acts.find(({ act }) => act === 'accept')
  return {
    tag: handoff,
    isUrgent: note.when.urgency === 'now',
    title: cutText(note.ask, TITLE_CHARACTERS),
    body: headline,
    url,
    actions: [
      ...(accept ? [{ action: 'accept', title: accept.label, url: accept.url }] : []),
      { action: 'open', title: words.open, url },
    ],
  }
}

type Delivering = { allowPrivate: boolean; timeoutMs: number }

/** Null when the push service has it. */
async function deliver(
  { endpoint, headers, body }: ReturnType<typeof toRequest>,
  { allowPrivate, timeoutMs }: Delivering,
): Promise<NotSent | null> {
  const sending = { url: endpoint, headers, body, allowPrivate, timeoutMs, called: 'the push service' }
  const answered = await postOutside(sending)
  if ('error' in answered) return { error: answered.error, isGone: false }
  const { status } = answered
  if (status >= 200 && status < 300) return null
  return {
    error: `the push service answered ${status}`,
    // 404 and 410: the browser has given this subscription up (RFC 8030).
    isGone: status === 404 || status === 410,
    retryAfterS: Number(answered.headers['retry-after']) || undefined,
  }
}
