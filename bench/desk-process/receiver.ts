import http from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { id: string; handoff: string; seq: number; type: string }
export type Receiver = { url: string; received: Received[]; refused: () => number; stop(): Promise<void> }

/** A webhook's other end on the loopback; answers every tenth message with 500, so that retries happen. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  let count = 0
  let refused = 0
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      count += 1
      if (count % 10 === 0) {
        refused += 1
        response.writeHead(500).end()
        return
      }
      const { type, data } = JSON.parse(Buffer.concat(chunks).toString('utf8'))
      received.push({ id: String(request.headers['webhook-id']), handoff: data.handoff.id, seq: data.event.seq, type })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    refused: () => refused,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
