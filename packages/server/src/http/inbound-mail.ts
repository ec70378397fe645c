/**
 * Where mail is handed over that somebody else received: `{ "message": "<as it came>", "to": ["<envelope>"] }`, signed as
 * Standard Webhooks have it. Harmless twice. Answers what became of it, so that whoever hands it over may stop trying.
 */
import { en, refuse } from '@baton-desk/core'
import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import type { MailOutcome } from '../app/telling/take-mail.ts'
import { problemReply } from './problem-reply.ts'

export type InboundMail = {
  /** `whsec_…` */
  secret: string
  take(mail: { message: Buffer; to: string[] }): Promise<MailOutcome>
}

const LARGEST = 10 * 1024 * 1024

const Handed = z.object({
  message: z.string().min(1).describe('The mail as it came, RFC 5322; in base64 where `encoding` says so.'),
  encoding: z.enum(['utf8', 'base64']).default('utf8'),
  to: z.array(z.string().max(320)).max(50).default([]),
})

export function addInboundMail(http: Hono, inbound: InboundMail | undefined): void {
  if (!inbound) return
  const webhook = new Webhook(inbound.secret)
  const tooLarge = bodyLimit({
    maxSize: LARGEST,
    onError: (c) => problemReply(c, refuse('too-large', { code: 'bodyTooLarge', facts: { bytes: LARGEST } })),
  })
  http.post('/mail/inbound', tooLarge, async (c) => {
    const body = await c.req.text()
    try {
      webhook.verify(body, Object.fromEntries(c.req.raw.headers))
    } catch {
      return problemReply(c, refuse('wrong-key', { code: 'unknownKey', facts: {} }))
    }
    const handed = Handed.safeParse(asJson(body))
    if (!handed.success) return c.json({ outcome: 'unread', words: z.prettifyError(handed.error) }, 400)
    const { message, encoding, to } = handed.data
    const outcome = await inbound.take({ message: Buffer.from(message, encoding), to })
    return c.json({ outcome, words: en.replies.took[outcome] })
  })
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
