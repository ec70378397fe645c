/** A service on the loopback that a channel talks to, and that can be away, slow or rude. */
import http from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export type Behaviour = 'well' | 'away' | 'slow' | 'rude'

export type PeerRequest = {
  method: string
  path: string
  query: URLSearchParams
  headers: http.IncomingHttpHeaders
  body: string
  bytes: Buffer
}
export type PeerAnswer = { status?: number; headers?: Record<string, string>; body?: unknown }

export type HttpPeer = {
  url: string
  server: http.Server
  behave(how: Behaviour): Promise<void>
  /** How many ways to be rude there are; each request gets the next one. */
  rudeWays: number
  close(): Promise<void>
}

export async function openHttpPeer(
  answer: (request: PeerRequest) => PeerAnswer | Promise<PeerAnswer>,
): Promise<HttpPeer> {
  let how: Behaviour = 'well'
  let rude = 0
  const sockets = new Set<Socket>()
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    if (how === 'slow') return
    if (how === 'rude') return RUDE[rude++ % RUDE.length]?.(response)
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://peer')
    const bytes = Buffer.concat(chunks)
    const answered = await answer({
      method: request.method ?? '',
      path: pathname,
      query: searchParams,
      headers: request.headers,
      body: bytes.toString('utf8'),
      bytes,
    })
    if (response.destroyed) return
    response.writeHead(answered.status ?? 200, {
      'content-type': 'application/json; charset=utf-8',
      ...answered.headers,
    })
    response.end(JSON.stringify(answered.body ?? {}))
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const shut = () =>
    new Promise<void>((resolve) => {
      if (!server.listening) return resolve()
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    server,
    rudeWays: RUDE.length,
    async behave(next) {
      how = next
      if (next === 'away') await shut()
      else if (!server.listening) await listen(port)
    },
    close: shut,
  }
}

const RUDE: ((response: http.ServerResponse) => void)[] = [
  (response) => response.destroy(),
  (response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Please sign in to this hotel</html>'),
  (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok": tru'),
  (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok": true}'),
  (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('null'),
  (response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok": false, "error": {"a": ["b"]}}'),
  (response) => response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Oh no</h1>'),
  (response) => response.writeHead(429, { 'retry-after': '1' }).end('slow down'),
  (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
  (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '4000' })
    response.write('{"ok": true,')
    response.destroy()
  },
]
