import { connect, createClient } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, openDesk, stores, type TestDesk } from './desk.ts'

/** What the desk answered to something bad: `409 note-changed`, or `201 held: rule, rule`. */
type Answer = { status: number; code?: string; body: Record<string, unknown> }
const table: { store: string; input: string; answer: string }[] = []

describe.each(stores)('what is bad is answered with its problem, and nothing is lost, on %s', (kind) => {
  let desk: TestDesk
  let before: Set<string>
  beforeAll(async () => {
    desk = await openDesk(kind)
    const { handoff } = await desk.handOff()
    before = new Set([handoff.id])
  })
  afterAll(async () => {
    const { rows } = await (await desk.person('sam')).listHandoffs({ limit: 200 })
    const kept = rows.map(({ id }) => id)
    await desk.stop()
    console.table(table.filter(({ store }) => store === kind).map(({ input, answer }) => ({ input, answer })))
    expect(kept).toEqual(expect.arrayContaining([...before]))
  })

  const raw = async (
    path: string,
    body: string | undefined,
    key = desk.agentKey,
    more: RequestInit = {},
  ): Promise<Answer> => {
    const response = await fetch(`${desk.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      body,
      ...more,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...more.headers },
    })
    const answer = (await response.json()) as Record<string, unknown>
    return { status: response.status, code: answer.code as string | undefined, body: answer }
  }
  const note = (input: string, { status, code, body }: Answer): void => {
    const handoff = body.handoff as { state: string; findings: { rule: string }[] } | undefined
    const rules = [...new Set(handoff?.findings.map(({ rule }) => rule))].join(', ')
    table.push({
      store: kind,
      input,
      answer: code ? `${status} ${code}` : handoff ? `${status} ${handoff.state}${rules && `: ${rules}`}` : `${status}`,
    })
  }
  const send = async (
    input: string,
    path: string,
    body: string | undefined,
    key?: string,
    more?: RequestInit,
  ): Promise<Answer> => {
    const answer = await raw(path, body, key, more)
    note(input, answer)
    return answer
  }
  const handOff = (input: string, handing: object) =>
    send(input, '/v1/handoffs', JSON.stringify({ lane: 'support', ...handing }))

  test('malformed JSON is refused, and kept for a person to see', async () => {
    const broken = '{"lane": "support", "note": {"ask": '
    expect(await send('malformed JSON', '/v1/handoffs', broken)).toMatchObject({ status: 400, code: 'malformed-json' })
    const { items } = await (await desk.person('sam')).listRefusedSubmissions()
    expect(items[0]).toMatchObject({ agent: 'robin', code: 'malformed-json', body: broken })
  })

  test('an unknown lane is refused with the lanes there are, and the submission is kept', async () => {
    const answer = await handOff('unknown lane', { lane: 'suport' })
    expect(answer).toMatchObject({ status: 422, code: 'unknown-lane', body: { lanes: ['sales', 'support'] } })
    expect((await (await desk.person('sam')).desk()).refusedSubmissions).toBeGreaterThan(0)
  })

  test('a note over the limits is kept, cut and marked, and held to be mended', async () => {
    const answer = await handOff('note over the limits', { note: { ...goodNote, what: 'x'.repeat(5_000) } })
    expect(answer).toMatchObject({ status: 201, body: { handoff: { state: 'held' } } })
    const { findings } = answer.body.handoff as { findings: unknown[] }
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'over-limit', level: 'must', pointer: '/what' }))
  })

  test('a note of the wrong shape is kept as far as it can be read', async () => {
    const answer = await handOff('note that is no note', { note: { ask: 42, who: 'Amir', tried: 'everything' } })
    expect(answer).toMatchObject({ status: 201, body: { handoff: { owner: { id: 'ana' } } } })
    const none = await handOff('note that is a number', { note: 7 })
    expect(none).toMatchObject({ status: 201, body: { handoff: { owner: { id: 'ana' } } } })
  })

  test('a conversation of 10,000 messages is taken, one message more is refused', async () => {
    const messages = Array.from({ length: 10_000 }, (_, n) => ({
      role: n % 2 ? 'agent' : 'customer',
      text: `Message ${n} about the order.`,
    }))
    expect(await handOff('conversation of 10,000 messages', { note: goodNote, conversation: messages })).toMatchObject({
      status: 201,
    })
    const more = await handOff('conversation of 10,001 messages', {
      note: goodNote,
      conversation: [...messages, { role: 'customer', text: 'One more.' }],
    })
    expect(more).toMatchObject({ status: 422, code: 'invalid-request' })
    const { items } = await (await desk.person('sam')).listRefusedSubmissions()
    expect(items[0]?.code).toBe('invalid-request')
  })

  test('a body beyond eight megabytes is refused', async () => {
    expect(
      await send(
        'body of 9 MB',
        '/v1/handoffs',
        JSON.stringify({ lane: 'support', note: { what: 'x'.repeat(9_000_000) } }),
      ),
    ).toMatchObject({ status: 413, code: 'too-large' })
  })

  test('a wrong key, no key and a revoked key are told apart', async () => {
    expect(await send('wrong key', '/v1/handoffs', undefined, `${desk.agentKey}x`)).toMatchObject({
      status: 401,
      code: 'wrong-key',
    })
    expect(await send('no key', '/v1/handoffs', undefined, '', { headers: { authorization: '' } })).toMatchObject({
      status: 401,
      code: 'not-signed-in',
    })
    const sam = await desk.person('sam')
    const spare = await sam.createKey('robin', {})
    expect((await raw('/v1/handoffs', undefined, spare.key)).status).toBe(200)
    await sam.revokeKey(spare.id)
    expect(await send('revoked key', '/v1/handoffs', undefined, spare.key)).toMatchObject({
      status: 401,
      code: 'revoked-key',
    })
  })

  test('another agent’s handoff does not exist for this one', async () => {
    const sam = await desk.person('sam')
    const other = await sam.createAgent({ id: `other-${kind}`, name: 'Other' })
    const [id] = before
    expect(await send('another agent’s id', `/v1/handoffs/${id}`, undefined, other.key)).toMatchObject({
      status: 404,
      code: 'not-found',
    })
    expect(
      await send('another agent’s id, withdrawn', `/v1/handoffs/${id}/withdraw`, '{"reason":"mine"}', other.key),
    ).toMatchObject({ status: 404, code: 'not-found' })
  })

  test('an idempotency key used again gives the same handoff, and is refused for another body', async () => {
    const headers = { 'idempotency-key': 'key-1' }
    const body = JSON.stringify({ lane: 'support', note: goodNote })
    const first = await raw('/v1/handoffs', body, desk.agentKey, { headers })
    const again = await raw('/v1/handoffs', body, desk.agentKey, { headers })
    expect((again.body.handoff as { id: string }).id).toBe((first.body.handoff as { id: string }).id)
    const other = JSON.stringify({ lane: 'sales', note: goodNote })
    expect(
      await send('idempotency key, another body', '/v1/handoffs', other, desk.agentKey, { headers }),
    ).toMatchObject({ status: 422, code: 'idempotency-key-reused' })
  })

  test('a decision on an outdated note is refused with what changed', async () => {
    const ana = await desk.person('ana')
    const { handoff } = await desk.handOff()
    await desk.agent.mend(handoff, { ...goodNote, what: 'Amir was charged three times.' })
    const decide = (version: number) =>
      send(
        'decision on an outdated note',
        `/v1/handoffs/${handoff.id}/decide`,
        JSON.stringify({ kind: 'approve', noteVersion: version }),
        key,
      )
    const key = await desk.personKey('ana')
    expect(await decide(1)).toMatchObject({
      status: 409,
      code: 'note-changed',
      body: { noteVersion: 2, changed: expect.arrayContaining(['/what']) },
    })
    expect((await ana.getHandoff(handoff.id)).state).toBe('offered')
  })

  test('a decision on changed arguments is refused', async () => {
    const action = { tool: 'refund', arguments: { amount: 180 } }
    const { handoff } = await desk.handOff({ note: { ...goodNote, action } })
    await desk.agent.mend(handoff, { ...goodNote, action: { tool: 'refund', arguments: { amount: 1_800 } } })
    const key = await desk.personKey('ana')
    const body = JSON.stringify({ kind: 'approve', noteVersion: 2, actionHash: handoff.note.action?.hash })
    expect(await send('decision on changed arguments', `/v1/handoffs/${handoff.id}/decide`, body, key)).toMatchObject({
      status: 409,
      code: 'action-changed',
    })
  })

  test('markup and script are text in every field', async () => {
    const evil = '<script>alert(1)</script><img src=x onerror=alert(1)>'
    const answer = await handOff('markup and script in every text field', {
      note: {
        ...goodNote,
        ask: `Refund ${evil}`,
        what: evil,
        who: { name: evil },
        draft: { channel: 'email', body: evil },
      },
      conversation: [{ role: 'customer', text: evil }],
    })
    expect(answer.status).toBe(201)
    const sent = JSON.stringify(answer.body)
    expect(sent).toContain('<script>')
    const page = await fetch(`${desk.url}/`)
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
  })

  test('an address that is no web address is not kept', async () => {
    const artifacts = [{ label: 'Order', url: 'javascript:alert(1)', openFirst: true }]
    const answer = await handOff('javascript: address', { note: { ...goodNote, where: { artifacts } } })
    const { note, findings } = answer.body.handoff as { note: object; findings: { message: string }[] }
    expect(JSON.stringify(note)).not.toContain('javascript:')
    expect(findings.map(({ message }) => message)).toContainEqual(expect.stringContaining('got "javascript:alert(1)"'))
  })

  test('a card number is taken out before anything is kept', async () => {
    const answer = await handOff('card number in the note', {
      note: { ...goodNote, what: 'Amir paid with 4111 1111 1111 1111 and was charged twice.' },
    })
    expect(answer.status).toBe(201)
    const { note, findings } = answer.body.handoff as { note: { what: string }; findings: { rule: string }[] }
    expect(note.what).not.toContain('4111 1111')
    expect(findings.map(({ rule }) => rule)).toContain('secret-in-note')
  })

  test('control characters and direction overrides are taken out', async () => {
    const answer = await handOff('control characters', {
      note: { ...goodNote, what: 'Amir\u0000 was\u0007 charged \u202Etwice\u202C.' },
    })
    expect(answer).toMatchObject({ status: 201, body: { handoff: { note: { what: 'Amir was charged twice.' } } } })
  })

  test('names of 200 characters and right-to-left text pass whole', async () => {
    const long = 'Anastasia-Maximiliane von '.repeat(8).slice(0, 200).trim()
    const arabic = 'يطلب العميل استرداد المبلغ'
    expect(await handOff('name of 200 characters', { note: { ...goodNote, who: { name: long } } })).toMatchObject({
      status: 201,
      body: { handoff: { note: { who: { name: long } } } },
    })
    expect(await handOff('right-to-left text', { note: { ...goodNote, what: arabic } })).toMatchObject({
      status: 201,
      body: { handoff: { note: { what: arabic } } },
    })
  })

  test('a clock set back puts no event before an earlier one', async () => {
    const ana = await desk.person('ana')
    const { handoff } = await desk.handOff()
    desk.shiftClock(-3_600_000)
    await ana.accept(handoff.id, {})
    desk.shiftClock(3_600_000)
    const { events, intact } = await ana.history(handoff.id)
    const times = events.map(({ at }) => at)
    expect([intact, times]).toEqual([true, [...times].sort()])
    table.push({ store: kind, input: 'clock set back an hour', answer: 'accepted, trail in order' })
  })

  test('another workspace’s id does not exist', async () => {
    const other = await openDesk(kind, { real: true })
    const stranger = connect({ url: other.url, key: other.agentKey })
    const { handoff } = await stranger.client.handOff({ lane: 'support', note: goodNote })
    await other.stop()
    expect(await send('an id of another desk', `/v1/handoffs/${handoff.id}`, undefined)).toMatchObject({
      status: 404,
      code: 'not-found',
    })
    const key = await desk.personKey('ana')
    await expect(createClient({ baseUrl: desk.url, key }).getHandoff(handoff.id)).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
