/** Mail as it comes back to the desk: written as programs do, received by a mail server that says who sent it. */
import { createHmac, randomUUID } from 'node:crypto'
import { type Mail, readableOf } from '../mailbox.ts'
import type { Answered } from './sixty-replies.ts'

export const AUTHSERV = 'mx.desk.example'
export const ANSWERS = 'answers@desk.example'
export const SECRET = `whsec_${Buffer.from('a secret of this test, and of no other').toString('base64')}`

export const headerOf = (mail: Mail, name: string): string =>
  readableOf(mail)
    .split('\r\n\r\n')[0]
    ?.replaceAll(/\r\n[ \t]+/g, ' ')
    .match(new RegExp(`^${name}: (.*)$`, 'im'))?.[1] ?? ''

/** What an answer to this mail quotes. */
export function answered(mail: Mail, to: string): Answered {
  const [, ...parts] = readableOf(mail).split('\r\n\r\n')
  const text = parts.find((part) => part.includes('Approve: http') || part.includes('http')) ?? ''
  return {
    from: ANSWERS,
    to,
    replyTo: headerOf(mail, 'Reply-To'),
    messageId: headerOf(mail, 'Message-ID'),
    subject: headerOf(mail, 'Subject'),
    text: text.replaceAll('\r\n', '\n').slice(0, 3_000),
  }
}

export type Sent = {
  from: string
  to: string
  body: { text?: string; html?: string }
  inReplyTo?: string
  subject?: string
  messageId?: string
  /** Above all others: what the receiving server writes; null: nothing. */
  results?: string[] | null
  headers?: string[]
}

const passes = (from: string) =>
  `${AUTHSERV}; spf=pass smtp.mailfrom=${from}; dkim=pass header.d=example.com; dmarc=pass (p=none dis=none) header.from=${from.split('@')[1]}`

/** The mail as the desk's server keeps it. */
export function asReceived({
  from,
  to,
  body,
  inReplyTo,
  subject = 'Re: it',
  messageId,
  results,
  headers = [],
}: Sent): string {
  const said = results === null ? [] : (results ?? [passes(from)])
  const boundary = `b-${randomUUID()}`
  const part = (type: string, content: string) =>
    `Content-Type: text/${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content)
      .toString('base64')
      .replaceAll(/.{76}/g, '$&\r\n')}`
  const { text, html } = body
  const content =
    text !== undefined && html !== undefined
      ? `Content-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n--${boundary}\r\n${part('plain', text)}\r\n--${boundary}\r\n${part('html', html)}\r\n--${boundary}--`
      : text !== undefined
        ? part('plain', text)
        : part('html', html ?? '')
  return [
    ...said.map((result) => `Authentication-Results: ${result}`),
    'Received: from mail.example.com by mx.desk.example; Tue, 1 Dec 2026 09:30:00 +0000',
    ...headers,
    `From: Ana Pohl <${from}>`,
    `To: Baton <${to}>`,
    `Subject: ${subject}`,
    `Message-ID: ${messageId ?? `<${randomUUID()}@mail.example.com>`}`,
    ...(inReplyTo ? [`In-Reply-To: ${inReplyTo}`, `References: ${inReplyTo}`] : []),
    'Date: Tue, 1 Dec 2026 09:30:00 +0000',
    'MIME-Version: 1.0',
    `${content}\r\n`,
  ].join('\r\n')
}

export type Outcome = { status: number; outcome: string; words: string }

/** Hands a mail over, as whoever received it does. */
export async function handOver(desk: { url: string }, message: string, secret = SECRET): Promise<Outcome> {
  const body = JSON.stringify({ message: Buffer.from(message).toString('base64'), encoding: 'base64' })
  const id = randomUUID()
  const at = String(Math.floor(Date.now() / 1000))
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const answer = await fetch(`${desk.url}/mail/inbound`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': at,
      'webhook-signature': `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`,
    },
  })
  return { status: answer.status, ...((await answer.json()) as Omit<Outcome, 'status'>) }
}
