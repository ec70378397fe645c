/** Where the mail of a desk arrives in a story. */
import { type Client, createClient } from '@baton-desk/sdk'
import { SMTPServer } from 'smtp-server'
import { cookieOf, useLink } from './desk.ts'

/** `text`: as it came over the wire. */
export type Mail = { to: string[]; text: string }
export type Mailbox = {
  smtpUrl: string
  mails: Mail[]
  /** Resolves as soon as there are this many mails to an address. */
  until(to: string, count: number): Promise<void>
  /** The links of this one, counted from 1, of the mails to an address that hold any: others tell of something. */
  links(to: string, nr: number): Promise<string[]>
  /** From now on nothing is taken for this address: 550, nobody is there; 451, not now. */
  refuse(to: string, code: number, words?: string): void
  /** The connection ends in the middle of what is for this address. */
  hangUpOn(to: string): void
  take(to: string): void
  close(): Promise<void>
}

/** As a person reads it: what was encoded for the way is decoded. */
export const readableOf = ({ text }: Mail): string =>
  text
    .replaceAll('=\r\n', '')
    .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'))

/** The links of the text of a mail that act on a handoff, by what stands before each: "Accept". */
export const actsIn = (mail: Mail): Record<string, string> =>
  Object.fromEntries(
    [...readableOf(mail).matchAll(/^(\w[\w ]*): (https?:\/\/\S+\/a\/[\w-]+)\s*$/gm)].map(([, act = '', url = '']) => [
      act,
      url,
    ]),
  )

const BASE_32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** The id of the message that this mail is: what its Message-ID begins with. The same for every try of it. */
export function messageOf({ text }: Mail): string {
  const [, token = ''] = /^Message-ID:\s*<([a-z2-7]+)@/im.exec(text) ?? []
  const bits = [...token].map((sign) => BASE_32.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const hex = (bits.slice(0, 128).match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 2).toString(16)).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Where somebody of a story has mail. */
export const addressOf = (person: string): string => `${person}@example.com`

/** The code of a mail that proves an address, or a browser. */
export const codeIn = (mail: Mail | undefined): string => /^Subject: (\d{6}) /m.exec(mail?.text ?? '')?.[1] ?? ''

/** The links of a mail that let somebody in, in its order. */
export const linksIn = (mail: Mail | undefined): string[] =>
  mail?.text
    .replaceAll('=\r\n', '')
    .replaceAll('=3D', '=')
    .match(/https?:\/\/\S+\/link\S*#[\w-]+/g) ?? []

export type ActBrowser = {
  /** Looks at a page. */
  open(url: string, method?: string, headers?: Record<string, string>): Promise<Response>
  /** Presses the button of a page; types in the code where one is asked for. */
  press(url: string, typed?: Record<string, string>): Promise<Response>
  /** As `press`, without ever having a code. */
  pressOnly(url: string, typed?: Record<string, string>): Promise<Response>
  cookies: Map<string, string>
  /** How often it was asked for a code. */
  asked: number
}

/** One that keeps its cookies. `code`: what its person reads where the message went. */
export function openActBrowser(code: () => string | Promise<string> = () => ''): ActBrowser {
  const cookies = new Map<string, string>()
  const send = async (url: string, init: RequestInit = {}) => {
    const given = new Headers(init.headers)
    const cookie = [given.get('cookie') ?? [], ...[...cookies].map(([name, value]) => `${name}=${value}`)]
      .flat()
      .join('; ')
    const headers = { ...Object.fromEntries(given), ...(cookie && { cookie }) }
    const answer = await fetch(url, { redirect: 'manual', ...init, headers })
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? []
      cookies.set(name, value)
    }
    return answer
  }
  const post = (url: string, typed: Record<string, string> = {}) =>
    send(url, { method: 'POST', body: new URLSearchParams(typed) })
  const browser: ActBrowser = {
    cookies,
    asked: 0,
    open: (url, method = 'GET', headers = {}) => send(url, { method, headers }),
    pressOnly: post,
    async press(url, typed) {
      const answer = await post(url, typed)
      if (!asksForCode(await answer.clone().text())) return answer
      browser.asked += 1
      return post(url, { ...typed, code: await code() })
    },
  }
  return browser
}

/** Whether a page wants to know whose browser it is. */
export const asksForCode = (page: string): boolean => page.includes('name="code"')

/** `addressed`: it has heard for whom the mail is; `taken`: it has the mail; `answered`: it has said so. */
export type MailPoint = 'addressed' | 'taken' | 'answered'

/** `at`: what the mail server does before it goes on. */
export async function openMailbox({
  at = async () => {},
}: {
  at?: (point: MailPoint, to: string) => Promise<void>
} = {}): Promise<Mailbox> {
  const mails: Mail[] = []
  const refused = new Map<string, { code: number; words: string }>()
  const hungUpOn = new Set<string>()
  let arrived = () => {}
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, session, done) {
      if (hungUpOn.has(address)) {
        for (const connection of smtp.connections) if (connection.id === session.id) connection.close()
        return
      }
      const because = refused.get(address)
      const answer = because && Object.assign(new Error(because.words), { responseCode: because.code })
      void at('addressed', address).then(() => done(answer))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        mails.push({ to, text: Buffer.concat(chunks).toString('utf8') })
        arrived()
        void at('taken', to[0] ?? '').then(() => {
          done()
          return at('answered', to[0] ?? '')
        })
      })
    },
  })
  // A desk that is killed leaves its connections open.
  smtp.on('error', () => {})
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
    refuse: (to, code, words = 'not taken') => void refused.set(to, { code, words }),
    hangUpOn: (to) => void hungUpOn.add(to),
    take: (to) => {
      refused.delete(to)
      hungUpOn.delete(to)
    },
    close: () => new Promise<void>((resolve) => smtp.close(() => resolve())),
  }
}

/** Signs in by a link that was mailed to this address, and so shows that it is theirs. */
export async function signInByMail(
  desk: { url: string },
  mailbox: Mailbox,
  address: string,
): Promise<{ cookie: string; client: Client }> {
  await fetch(`${desk.url}/auth/link/ask`, {
    method: 'POST',
    headers: { origin: desk.url, 'content-type': 'application/json' },
    body: JSON.stringify({ email: address, to: '/' }),
  })
  const cookie = cookieOf(await useLink((await mailbox.links(address, 1))[0] ?? ''))
  const client = createClient({
    baseUrl: desk.url,
    fetch: (url, init) => fetch(url, { ...init, headers: { ...init?.headers, cookie, origin: desk.url } }),
  })
  return { cookie, client }
}
