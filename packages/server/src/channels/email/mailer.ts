import nodemailer from 'nodemailer'
import type { Log } from '../../app/ports/log.ts'
import { type Mailer, MailRefused } from '../../app/ports/mailer.ts'

/** Of each step with the mail server: a message that hangs keeps those behind it waiting. */
const PATIENCE_MS = 10_000
const steps = (patienceMs: number) => ({
  connectionTimeout: patienceMs,
  greetingTimeout: patienceMs,
  socketTimeout: 2 * patienceMs,
})

/** Mail by SMTP; without a server nothing is sent, and the log says so without the words: they may hold a link that works. */
export function createMailer(options: { smtpUrl?: string; from: string; log: Log; patienceMs?: number }): Mailer {
  const { smtpUrl, from, log, patienceMs = PATIENCE_MS } = options
  if (!smtpUrl)
    return {
      canSend: false,
      async send({ to, subject }) {
        log.info({ to, subject }, 'No SMTP_URL is set, so this mail is not sent')
      },
    }
  const transport = nodemailer.createTransport({ url: smtpUrl, ...steps(patienceMs) })
  return {
    canSend: true,
    async send({ to, name, id, thread, replyTo, ...mail }) {
      try {
        await transport.sendMail({
          from,
          to: name === undefined ? to : { name, address: to },
          ...(id !== undefined && { messageId: id }),
          ...(thread !== undefined && { inReplyTo: thread, references: thread }),
          ...(replyTo !== undefined && { replyTo, envelope: { from: replyTo, to } }),
          // What the desk wrote is text; nothing of it is a file or an address to be fetched.
          disableFileAccess: true,
          disableUrlAccess: true,
          ...mail,
        })
      } catch (error) {
        const { message, responseCode } = error as { message: string; responseCode?: number }
        throw new MailRefused(message, { isGone: NOBODY_THERE.has(responseCode ?? 0) })
      }
    },
  }
}

/** Null where the server answers and lets the user of the address in; else why not. Nothing is sent. */
export async function mailServerAnswers(smtpUrl: string): Promise<string | null> {
  const transport = nodemailer.createTransport({ url: smtpUrl, ...steps(PATIENCE_MS) })
  try {
    await transport.verify()
    return null
  } catch (error) {
    return (error as Error).message
  } finally {
    transport.close()
  }
}

/** Mailbox unavailable, not local, not allowed (RFC 5321). Other refusals are about the mail, or about today. */
const NOBODY_THERE = new Set([550, 551, 553])
