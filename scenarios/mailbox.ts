/** Where the mail of a desk arrives in a story. */
import { SMTPServer } from 'smtp-server'

export type Mail = { to: string[]; text: string }
export type Mailbox = {
  smtpUrl: string
  mails: Mail[]
  /** Resolves as soon as there are this many mails to an address. */
  until(to: string, count: number): Promise<void>
  /** The links of this one, counted from 1, of the mails to an address that hold any: others tell of something. */
  links(to: string, nr: number): Promise<string[]>
  close(): Promise<void>
}

/** The links of a mail that let somebody in, in its order. */
export const linksIn = (mail: Mail | undefined): string[] =>
  mail?.text
    .replaceAll('=\r\n', '')
    .replaceAll('=3D', '=')
    .match(/https?:\/\/\S+\/link\S*#[\w-]+/g) ?? []

export async function openMailbox(): Promise<Mailbox> {
  const mails: Mail[] = []
  let arrived = () => {}
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        mails.push({ to, text: Buffer.concat(chunks).toString('utf8') })
        arrived()
        done()
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const { port } = smtp.server.address() as { port: number }
  const mailsTo = (to: string) => mails.filter((mail) => mail.to.includes(to))
  async function until(to: string, count: number) {
    while (mailsTo(to).length < count) await new Promise<void>((resolve) => (arrived = resolve))
  }
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mails,
    until,
    async links(to, nr) {
      for (;;) {
        const found = mailsTo(to).map(linksIn)
        const links = found.filter((some) => some.length > 0)[nr - 1]
        if (links) return links
        await until(to, found.length + 1)
      }
    },
    close: () => new Promise<void>((resolve) => smtp.close(() => resolve())),
  }
}
