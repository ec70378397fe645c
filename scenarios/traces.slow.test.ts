/** Whoever watches an agent's traces sees where it waited for a person: spans at a collector, joined to the agent's own. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { minutes } from '@baton-desk/core'
import { expect, onTestFinished, test } from 'vitest'
import { goodNote, openDesk, stores, type TestDesk } from './desk.ts'

const AGENTS = { trace: '4bf92f3577b34da6a3ce929d0e0e4736', span: '00f067aa0ba902b7' }
const SECRET = 'Zwetschgenkern'

type Value = { stringValue?: string; intValue?: number; boolValue?: boolean }
type Attribute = { key: string; value: Value }
type Span = {
  name: string
  traceId: string
  parentSpanId?: string
  startTimeUnixNano: string
  endTimeUnixNano: string
  attributes: Attribute[]
  events: { name: string; timeUnixNano: string }[]
  status: { code?: number }
}
type Sent = {
  resourceSpans: { resource: { attributes: Attribute[] }; scopeSpans: { spans: Span[] }[] }[]
}

const read = (attributes: Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))

/** Takes what the protocol says (OTLP over HTTP, in JSON), and refuses what is none. */
async function startCollector() {
  const bodies: string[] = []
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const isOtlp =
      request.method === 'POST' &&
      request.url === '/v1/traces' &&
      request.headers['content-type'] === 'application/json'
    if (isOtlp) bodies.push(Buffer.concat(chunks).toString())
    response.writeHead(isOtlp ? 200 : 400, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`,
    bodies,
    received: () => bodies.flatMap((body) => (JSON.parse(body) as Sent).resourceSpans),
  }
}

async function handOff(desk: TestDesk, traceparent: string) {
  const response = await fetch(`${desk.url}/v1/handoffs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.agentKey}`, 'content-type': 'application/json', traceparent },
    body: JSON.stringify({
      lane: 'support',
      customer: SECRET,
      reference: `${SECRET} ${traceparent}`,
      note: { ...goodNote, ask: `Refund $180 to ${SECRET}`, who: { name: SECRET } },
      conversation: [{ role: 'customer', text: `I am ${SECRET} and was charged twice.` }],
    }),
  })
  return ((await response.json()) as { handoff: { id: string } }).handoff.id
}

test.each(stores)(
  'on %s, a decided handoff is a span in the trace of its agent, without anybody’s words',
  async (kind) => {
    const collector = await startCollector()
    const desk = await openDesk(kind, { config: { traces: { url: collector.url, service: 'front-desk' } } })
    let isStopped = false
    onTestFinished(() => (isStopped ? undefined : desk.stop()))
    const joined = await handOff(desk, `00-${AGENTS.trace}-${AGENTS.span}-01`)
    const unsampled = await handOff(desk, `00-${AGENTS.trace}-${AGENTS.span}-00`)
    const alone = await handOff(desk, `00-${AGENTS.trace}-${SECRET}-01`)
    const open = await handOff(desk, '')
    const ana = await desk.person('ana')
    await ana.accept(joined, {})
    await desk.passTime(minutes(2))
    await ana.decide(joined, { kind: 'reject', text: `Not for ${SECRET}.`, noteVersion: 1 })
    for (const id of [unsampled, alone]) await ana.decide(id, { kind: 'approve', noteVersion: 1 })
    const { events } = await ana.history(joined)
    const sam = await desk.person('sam')
    await sam.measures({})
    await sam.recountMeasures()
    await desk.stop()
    isStopped = true

    const received = collector.received()
    expect(received.map(({ resource }) => read(resource.attributes)['service.name'])).toContain('front-desk')
    const spans = received.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
    // Each once, counted anew or not.
    expect(spans.map(({ attributes }) => read(attributes)['baton.handoff']).toSorted()).toEqual(
      [joined, alone].toSorted(),
    )
    const [span] = spans.filter(({ attributes }) => read(attributes)['baton.handoff'] === joined)
    if (!span) throw new Error('expected a span')
    const at = (type: string) => `${Date.parse(events.find((event) => event.type === type)?.at ?? '')}000000`
    expect(span).toMatchObject({
      name: 'baton.handoff',
      traceId: AGENTS.trace,
      parentSpanId: AGENTS.span,
      startTimeUnixNano: at('submitted'),
      endTimeUnixNano: at('decided'),
    })
    const until = events.findIndex(({ type }) => type === 'decided') + 1
    expect(span.events.map(({ name }) => name)).toEqual(events.slice(0, until).map(({ type }) => type))
    expect(span.events.find(({ name }) => name === 'accepted')?.timeUnixNano).toBe(at('accepted'))
    expect(read(span.attributes)).toMatchObject({
      'baton.lane': 'support',
      'baton.reason': 'authority_limit',
      'baton.decision': 'reject',
      'baton.late': false,
    })
    const [other] = spans.filter(({ attributes }) => read(attributes)['baton.handoff'] === alone)
    expect(other?.parentSpanId ?? '').toBe('')
    expect(other?.traceId).not.toBe(AGENTS.trace)
    expect(collector.bodies.join()).not.toMatch(new RegExp(`${SECRET}|${open}`, 'i'))
  },
)

test('where no collector is named nothing is sent; where it does not answer, people decide as ever', async () => {
  const collector = await startCollector()
  const off = await openDesk('embedded')
  const deaf = await openDesk('embedded', { config: { traces: { url: `${collector.url}/nowhere`, service: 'baton' } } })
  for (const desk of [off, deaf]) {
    const id = await handOff(desk, `00-${AGENTS.trace}-${AGENTS.span}-01`)
    const sam = await desk.person('sam')
    await sam.decide(id, { kind: 'not_needed', noteVersion: 1 })
    await sam.measures({})
    expect((await sam.getHandoff(id)).state).toBe('decided')
    await desk.stop()
  }
  expect(collector.bodies).toEqual([])
})
