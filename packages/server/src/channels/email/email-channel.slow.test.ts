/** E-mail, by a real SMTP server on the loopback that can be away, slow and rude. */
import type { AddressInfo, Socket } from 'node:net'
import net from 'node:net'
import { SMTPServer } from 'smtp-server'
import { createReplyTokens } from '../../app/telling/reply-tokens.ts'
import { type ChannelAtTest, describeChannel, PATIENCE_MS } from '../../testing/channel.case.ts'
import type { Behaviour } from '../../testing/peers/http-peer.ts'
import { createMailer } from './mailer.ts'
import { emailChannel } from './send-email.ts'

const log = { info: () => {}, warn: () => {}, error: () => {} }
const GONE = 'gone@example.com'

/** What a mail server may say that is no mail server. */
const RUDE: ((socket: Socket) => void)[] = [
  (socket) => socket.destroy(),
  (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n<html>hello</html>'),
  (socket) => socket.end('554 go away\r\n'),
  (socket) => {
    socket.write('220 hello\r\n')
    socket.once('data', () => socket.end('250 \u0000\u0001'))
  },
  (socket) => socket.end(`220 ${'x'.repeat(100_000)}\r\n`),
]

async function open(): Promise<ChannelAtTest> {
  const mails: { id: string; text: string }[] = []
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(address === GONE ? Object.assign(new Error('nobody'), { responseCode: 550 }) : undefined),
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const text = readable(Buffer.concat(chunks).toString('utf8'))
        mails.push({ id: /^Message-ID: (\S+)/im.exec(text)?.[1] ?? '', text })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  let how: Behaviour = 'well'
  let rude = 0
  const sockets = new Set<Socket>()
  const front = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
    if (how === 'slow') return
    if (how === 'rude') return RUDE[rude++ % RUDE.length]?.(socket)
    const onward = net.connect((smtp.server.address() as AddressInfo).port, '127.0.0.1')
    onward.on('error', () => {})
    socket.once('close', () => onward.destroy())
    socket.pipe(onward).pipe(socket)
  })
  const listen = (port: number) => new Promise<void>((resolve) => front.listen(port, '127.0.0.1', resolve))
  const shut = () =>
    new Promise<void>((resolve) => {
      if (!front.listening) return resolve()
      front.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  await listen(0)
  const { port } = front.address() as AddressInfo
  const mailer = createMailer({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: 'desk@example.com',
    log,
    patienceMs: PATIENCE_MS,
  })
  return {
    channel: emailChannel(mailer, { publicUrl: 'http://127.0.0.1', replyTokens: createReplyTokens('of a test') }),
    given: 'Ana@Example.com',
    mine: 'ana@example.com',
    others: 'ben@example.com',
    gone: GONE,
    knowsAgain: true,
    rudeWays: RUDE.length,
    arrived: () =>
      mails.filter(({ text }) => !text.includes('is your code')).map(({ id, text }) => ({ id, words: text, acts: [] })),
    prove: async () => ({ code: /Subject: (\d{6})/.exec(mails.at(-1)?.text ?? '')?.[1] ?? '' }),
    async behave(next) {
      how = next
      if (next === 'away') await shut()
      else if (!front.listening) await listen(port)
    },
    broken: () => [],
    async close() {
      await shut()
      await new Promise<void>((resolve) => smtp.close(() => resolve()))
    },
  }
}

const readable = (text: string): string =>
  text
    .replaceAll('=\r\n', '')
    .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'))

describeChannel('email', open)
