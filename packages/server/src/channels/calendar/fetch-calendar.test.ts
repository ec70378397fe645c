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
  expect(await read('http://127.0.0.1:1/')).toEqual({ problem: '127.0.0.1:1 could not be reached (ECONNREFUSED).' })
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
