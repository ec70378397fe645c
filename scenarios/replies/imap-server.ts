/** A mail server with one mailbox, read by IMAP: hoodiecrow-imap, which keeps it in memory. */
import type { AddressInfo } from 'node:net'
import hoodiecrow from 'hoodiecrow-imap'

export async function openImap() {
  const imap = hoodiecrow({
    plugins: ['ID', 'SASL-IR', 'AUTH-PLAIN', 'NAMESPACE', 'IDLE', 'ENABLE', 'LITERALPLUS', 'UNSELECT'],
    storage: { INBOX: { messages: [] } },
    users: { answers: { password: 'of a test' } },
  })
  await new Promise<void>((resolve) => imap.listen(0, '127.0.0.1', resolve))
  const { port } = imap.server.address() as AddressInfo
  return {
    url: `imap://answers:of%20a%20test@127.0.0.1:${port}/INBOX`,
    deliver: async (message: string) => imap.appendMessage('INBOX', [], false, message),
    /** Resolves once so many mails are marked as seen. */
    async untilSeen(count: number) {
      const seen = () => imap.getMailbox('INBOX').messages.filter(({ flags }) => flags.includes('\\Seen'))
      while (seen().length < count) await new Promise((resolve) => setImmediate(resolve))
    },
    close: () => new Promise<void>((resolve) => imap.close(() => resolve())),
  }
}
