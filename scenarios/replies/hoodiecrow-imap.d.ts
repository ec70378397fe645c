declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net'

  /** As far as it is used here; the package has no types. */
  type Imap = {
    listen(port: number, host: string, done: () => void): void
    close(done: () => void): void
    server: Server
    getMailbox(path: string): { messages: { flags: string[] }[] }
    appendMessage(path: string, flags: string[], date: false, message: string): void
  }
  export default function hoodiecrow(options: object): Imap
}
