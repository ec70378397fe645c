import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { fetchCalendar } from './fetch-calendar.ts'

const servers: http.Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(answer: (request: http.IncomingMessage, response: http.ServerResponse) => void): Promise<string> {
  const server = http.createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const read = (url: string, options: Partial<Parameters<typeof fetchCalendar>[1]> = {}) =>
  fetchCalendar(url, { allowPrivate: true, timeoutMs: 600_000, ...options })

test('a calendar comes as text, also by way of another address', async () => {
  const url = await serve((request, response) =>
    request.url === '/there'
      ? response.end('BEGIN:VCALENDAR é')
      : response.writeHead(301, { location: '/there' }).end(),
  )
  expect(await read(`${url}/here`)).toEqual({ text: 'BEGIN:VCALENDAR é' })
})

test.each([
  ['never answers', () => {}],
  ['never ends its answer', (_: http.IncomingMessage, response: http.ServerResponse) => response.write('BEGIN:')],
])('one that %s is given up', async (_, answer) => {
  const url = await serve(answer)
  expect(await read(url, { timeoutMs: 100 })).toEqual({
    problem: `${new URL(url).host} did not answer within 0.1 s.`,
  })
})

test('one that never stops sending is cut off, soon after what a calendar may have', async () => {
  let sent = 0
  const url = await serve((_, response) => {
    const more = () => {
      while (!response.destroyed) {
        sent += 65_536
        if (!response.write('x'.repeat(65_536))) return
      }
    }
    response.on('drain', more)
    more()
  })
  expect(await read(url)).toEqual({ problem: `${new URL(url).host} sends more than 4 MB. Export a shorter time.` })
  expect(sent).toBeLessThan(40_000_000)
})

test('a webcal address is read over https, and an address where nobody is says so', async () => {
  const url = await serve((_, response) => response.end('not over TLS'))
  const { host } = new URL(url)
  expect(await read(`webcal://${host}/`)).toEqual({ problem: expect.stringContaining(`${host} could not be reached`) })
  expect(await read('http://127.0.0.1:61999/')).toEqual({
    problem: '127.0.0.1:61999 could not be reached (ECONNREFUSED).',
  })
})

test.each([
  'http://127.0.0.1/',
  'http://[::1]/',
  'http://[::ffff:10.0.0.1]/',
  'http://169.254.169.254/',
  'http://localhost/',
])('the private address %s is not asked unless that is allowed', async (url) => {
  expect(await read(url, { allowPrivate: false })).toEqual({ problem: expect.stringContaining('private address') })
})

const utf16 = (text: string, mark: number[]) =>
  Buffer.concat([
    Buffer.from(mark),
    mark[0] === 0xff ? Buffer.from(text, 'utf16le') : Buffer.from(text, 'utf16le').swap16(),
  ])

test.each([
  ['UTF-8 without a word', undefined, Buffer.from('SUMMARY:Zoë'), 'SUMMARY:Zoë'],
  ['UTF-8 with a mark', 'text/calendar; charset=iso-8859-1', Buffer.from('\uFEFFSUMMARY:Zoë'), 'SUMMARY:Zoë'],
  ['UTF-16, the small end first', undefined, utf16('SUMMARY:Zoë', [0xff, 0xfe]), 'SUMMARY:Zoë'],
  ['UTF-16, the big end first', undefined, utf16('SUMMARY:Zoë', [0xfe, 0xff]), 'SUMMARY:Zoë'],
  [
    'what the answer declares',
    'text/calendar; charset="ISO-8859-1"',
    Buffer.from('SUMMARY:Zoë', 'latin1'),
    'SUMMARY:Zoë',
  ],
  ['Windows’ own', 'text/calendar;charset=windows-1250', Buffer.from([0xa3, 0xf3, 0x64, 0x9f]), 'Łódź'],
])('a calendar is read in %s', async (_, type, bytes, text) => {
  const url = await serve((_, response) =>
    response.writeHead(200, { ...(type && { 'content-type': type }) }).end(bytes),
  )
  expect(await read(url)).toEqual({ text })
})

test.each([
  ['a charset nobody knows', { 'content-type': 'text/calendar; charset=klingon' }, 'sends text as "klingon"'],
  ['a compressed answer nobody asked for', { 'content-encoding': 'gzip' }, 'sends its answer as "gzip"'],
])('%s is a problem in words', async (_, headers, words) => {
  const url = await serve((_, response) => response.writeHead(200, headers).end('BEGIN:VCALENDAR'))
  expect(await read(url)).toEqual({ problem: expect.stringContaining(words) })
})
