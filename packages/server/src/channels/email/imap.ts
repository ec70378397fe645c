/**
 * Reads the mailbox in which answers arrive, by imapflow: what is unseen is taken and then marked as seen, and the server says
 * when more comes. Whoever dies between the two takes it again, which is harmless. Several desks may read one mailbox.
 */
import { setTimeout } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import type { Log } from '../../app/ports/log.ts'

export type ImapMailbox = {
  /** `imaps://user:password@host:993/INBOX`; `imap://` without TLS is for this machine only. */
  url: string
  take(raw: Buffer): Promise<unknown>
  log: Log
  /** Before it is tried again, after the server was away. */
  againAfterMs?: number
}

export type ImapReader = { stop(): Promise<void> }

const LARGEST = 10 * 1024 * 1024
/** A server may forget to say that mail came, or a proxy between drop an idle connection. */
const LOOK_ANYWAY_MS = 60_000

export function startImap({ url, take, log, againAfterMs = 5_000 }: ImapMailbox): ImapReader {
  const stopping = new AbortController()
  let client: ImapFlow | undefined
  const done = run()
  return {
    async stop() {
      stopping.abort()
      client?.close()
      await done
    },
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await readOn()
      } catch (error) {
        if (stopping.signal.aborted) return
        const { message, responseText } = error as { message: string; responseText?: string }
        log.error({ because: responseText ?? message }, 'The mailbox of answers could not be read; it is tried again')
      }
      client?.close()
      await setTimeout(againAfterMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }

  async function readOn(): Promise<void> {
    const { pathname, hostname, port, protocol, username, password } = new URL(url)
    const isSecure = protocol === 'imaps:'
    const opened = new ImapFlow({
      host: hostname,
      port: Number(port) || (isSecure ? 993 : 143),
      secure: isSecure,
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
      logger: false,
      maxIdleTime: LOOK_ANYWAY_MS,
    })
    client = opened
    let wake = () => {}
    opened.on('error', () => wake())
    opened.on('close', () => wake())
    opened.on('exists', () => wake())
    await opened.connect()
    await opened.mailboxOpen(decodeURIComponent(pathname.slice(1)) || 'INBOX')
    while (!stopping.signal.aborted && opened.usable) {
      let isMore = false
      const woken = new Promise<void>((resolve) => {
        wake = () => {
          isMore = true
          resolve()
        }
      })
      await takeUnseen(opened)
      if (isMore) continue
      // Ends with the next thing that is asked of the server.
      opened.idle().catch(() => wake())
      const waited = setTimeout(LOOK_ANYWAY_MS, undefined, { signal: stopping.signal }).catch(() => {})
      await Promise.race([woken, waited])
    }
  }

  async function takeUnseen(opened: ImapFlow): Promise<void> {
    const unseen = await opened.search({ seen: false }, { uid: true })
    for (const uid of unseen || []) {
      if (stopping.signal.aborted) return
      const mail = await opened.fetchOne(String(uid), { source: { maxLength: LARGEST } }, { uid: true })
      // One that cannot be taken must not keep those behind it waiting; it stays unseen, and is tried again.
      const source = mail ? mail.source : undefined
      const isTaken = source ? await attempt(source) : true
      if (isTaken) await opened.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
    }
  }

  async function attempt(source: Buffer): Promise<boolean> {
    try {
      await take(source)
      return true
    } catch (error) {
      log.error({ err: error }, 'A mail could not be taken; it is tried again')
      return false
    }
  }
}
