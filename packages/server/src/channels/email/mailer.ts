import nodemailer from 'nodemailer'
import type { Log } from '../../app/ports/log.ts'
import type { Mailer } from '../../app/ports/mailer.ts'

/** Mail by SMTP; without a server nothing is sent, and the log says so without the words: they may hold a link that works. */
export function createMailer(options: { smtpUrl?: string; from: string; log: Log }): Mailer {
  const { smtpUrl, from, log } = options
  if (!smtpUrl)
    return {
      canSend: false,
      async send({ to, subject }) {
        log.info({ to, subject }, 'No SMTP_URL is set, so this mail is not sent')
      },
    }
  const transport = nodemailer.createTransport(smtpUrl)
  return {
    canSend: true,
    async send(mail) {
      await transport.sendMail({ from, ...mail })
    },
  }
}
