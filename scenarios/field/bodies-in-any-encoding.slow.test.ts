/** A program sends what its language and its proxy make of a body. The words arrive as they were, or are refused with words. */
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, openDesk, stores, type TestDesk } from '../desk.ts'

const said = 'Bitte zurückrufen: Größe 42, Zoë Müller'
const body = (reference: string) =>
  JSON.stringify({ lane: 'support', reference, conversation: [{ role: 'customer', text: said }] })

describe.each(stores)('a body in any encoding, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind)
  })
  afterAll(() => desk.stop())

  const post = async (bytes: Uint8Array | string, headers: Record<string, string> = {}, path = '/v1/handoffs') => {
    const response = await fetch(`${desk.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${desk.agentKey}`, 'content-type': 'application/json', ...headers },
      body: bytes as BodyInit,
    })
    return { status: response.status, answer: await response.json() }
  }
  const saidIn = async (id: string) =>
    (await (await desk.person('ana')).openConversation(id)).messages.map(({ text }) => text)
  const lastRefused = async () => (await (await desk.person('sam')).listRefusedSubmissions()).items[0]

  test.each([
    [
      'ISO-8859-1',
      { 'content-type': 'application/json; charset=iso-8859-1' },
      (text: string) => Buffer.from(text, 'latin1'),
    ],
    ['UTF-16', { 'content-type': 'application/json; charset=utf-16' }, (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-8 behind its mark', {}, (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['gzip', { 'content-encoding': 'gzip' }, (text: string) => gzipSync(text)],
    ['Brotli', { 'content-encoding': 'br' }, (text: string) => brotliCompressSync(text)],
  ])('%s arrives as it was said', async (name, headers, encode) => {
    const { status, answer } = await post(encode(body(`in ${name}`)), headers)
    expect(status).toBe(201)
    expect(await saidIn(answer.handoff.id)).toEqual([said])
  })

  test.each([
    ['bytes that are no UTF-8', Buffer.from(body('l1'), 'latin1'), {}, 400, 'unreadable-body'],
    ['an unknown charset', body('u7'), { 'content-type': 'application/json; charset=utf-7' }, 415, 'unknown-encoding'],
    ['an unknown packing', body('lz'), { 'content-encoding': 'compress' }, 415, 'unknown-encoding'],
    ['a bomb', gzipSync(Buffer.alloc(200_000_000, ' ')), { 'content-encoding': 'gzip' }, 413, 'too-large'],
    ['10,000 lists in one another', `{"note":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, {}, 422, 'too-deep'],
  ] as [string, string | Uint8Array, Record<string, string>, number, string][])(
    '%s: refused with what was expected, and kept',
    async (_, bytes, headers, status, code) => {
      const refused = await post(bytes, headers)
      expect(refused).toMatchObject({ status, answer: { code, detail: expect.stringContaining('Expected') } })
      expect(await lastRefused()).toMatchObject({ agent: 'robin', code, body: expect.stringMatching(/./) })
    },
  )

  test('what nests just under the limit goes the whole way: composed, kept, shown, mended, judged', async () => {
    const nested = (depth: number): unknown => JSON.parse(`${'{"a":['.repeat(depth)}"deep"${']}'.repeat(depth)}`)
    const conversation = [
      { role: 'customer', text: 'Please cancel order 4471.' },
      { role: 'agent', toolCall: { name: 'cancel_order', arguments: { data: nested(45) } } },
      { role: 'tool', text: '['.repeat(50_000) + ']'.repeat(50_000) },
    ]
    const note = { ...goodNote, more: nested(45), action: { tool: 'cancel_order', arguments: { data: nested(12) } } }
    const { status, answer } = await post(JSON.stringify({ lane: 'support', note, conversation }))
    expect(status).toBe(201)
    const { id } = answer.handoff
    expect((await post(JSON.stringify({ messages: conversation }), {}, `/v1/handoffs/${id}/messages`)).status).toBe(200)
    const event = { kind: 'action', action: note.action, conversation }
    expect((await post(JSON.stringify({ event }), {}, '/v1/gate')).status).toBe(200)
    const ana = await desk.person('ana')
    expect((await ana.openConversation(id)).messages[1]).toEqual({ ...conversation[1], text: '' })
    expect((await ana.history(id)).intact).toBe(true)
  })

  test.each(['messages', 'gate', 'playbook'])('%s refuses what nests too deep', async (door) => {
    const deep = '['.repeat(20_000) + ']'.repeat(20_000)
    const { handoff } = await desk.handOff()
    const sam = { authorization: `Bearer ${await desk.personKey('sam')}`, 'content-type': 'application/json' }
    const [method, path, headers] =
      door === 'messages'
        ? ['POST', `/v1/handoffs/${handoff.id}/messages`, {}]
        : door === 'gate'
          ? ['POST', '/v1/gate', {}]
          : ['PUT', '/v1/playbook', sam]
    const response = await fetch(`${desk.url}${path}`, {
      method: method as string,
      headers: { authorization: `Bearer ${desk.agentKey}`, ...(headers as Record<string, string>) },
      body: `{"x":${deep}}`,
    })
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([422, 'too-deep'])
    if (door !== 'playbook') return
    const document = `a: ${deep}`
    const asText = await fetch(`${desk.url}${path}`, {
      method: 'PUT',
      headers: sam,
      body: JSON.stringify({ document, basedOn: 1 }),
    })
    expect([asText.status, ((await asText.json()) as { code: string }).code]).toEqual([422, 'playbook-refused'])
  })
})
