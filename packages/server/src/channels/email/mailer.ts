import nodemailer from 'nodemailer'
import type { Log } from '../../app/ports/log.ts'
import type { Mailer } from '../../app/ports/mailer.ts'

/** Mail by SMTP; without a server it goes to the log, so that nobody is locked out of a desk that cannot mail yet. */
export function createMailer(options: { smtpUrl?: string; from: string; log: Log }): Mailer {
  const { smtpUrl, from, log } = options
  if (!smtpUrl)
    return {
      async send({ to, subject, text }) {
        log.info({ to, subject, text }, 'No SMTP_URL is set, so this mail stands here')
      },
    }
  const transport = nodemailer.createTransport(smtpUrl)
  return {
    async send(mail) {
      await transport.sendMail({ from, ...mail })
    },
  }
}
