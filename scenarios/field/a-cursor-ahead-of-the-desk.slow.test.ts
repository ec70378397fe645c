import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, stores, type TestDesk } from '../desk.ts'

type Message = { event?: string; id?: string; data?: { position?: number; detail?: string; handoff?: string } }

describe.each(stores)('a cursor ahead of the desk, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind)
    await desk.handOff()
  })
  afterAll(() => desk.stop())

  /** What the stream says, message by message, to whoever comes with this cursor. */
  async function* listen(query: string, lastEventId?: string): AsyncGenerator<Message> {
    const response = await fetch(`${desk.url}/v1/events${query}`, {
      headers: { authorization: `Bearer ${desk.agentKey}`, ...(lastEventId && { 'last-event-id': lastEventId }) },
    })
    expect(response.status).toBe(200)
    let text = ''
    for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      text += chunk
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const fields = text.slice(0, end).split('\n')
        text = text.slice(end + 2)
        const of = (name: string) => fields.find((field) => field.startsWith(`${name}: `))?.slice(name.length + 2)
        const data = of('data')
        if (data) yield { event: of('event'), id: of('id'), data: JSON.parse(data) }
      }
    }
  }
  const next = async (messages: AsyncGenerator<Message>): Promise<Message> => (await messages.next()).value ?? {}

  /** The position of the newest event, as a stream that begins now is greeted with it. */
  async function lastPosition(): Promise<number> {
    const messages = listen('')
    const { id } = await next(messages)
    await messages.return(undefined)
    return Number(id)
  }

  test.each([
    ['?after=5000000', undefined],
    ['', '5000000'],
    ['?after=1', '5000000'],
    ['?after=yesterday', undefined],
    ['?after=', undefined],
    ['?after=-1', undefined],
    ['?after=1.5', undefined],
    ['?after=99999999999999999999', undefined],
    ['', '0199-not-a-position'],
  ])(
    '%s with Last-Event-ID %s is answered with the true position, and what happens then is heard',
    async (query, id) => {
      const last = await lastPosition()
      const messages = listen(query, id)
      expect(await next(messages)).toMatchObject({ event: 'greeting', id: String(last) })
      expect(await next(messages)).toMatchObject({
        event: 'reset',
        id: String(last),
        data: { position: last, detail: expect.stringContaining(`The last one is ${last}`), said: { facts: { last } } },
      })
      const { handoff } = await desk.handOff()
      expect(await next(messages)).toMatchObject({
        event: 'change',
        id: String(last + 1),
        data: { position: last + 1, handoff: handoff.id },
      })
      await messages.return(undefined)
    },
  )

  test('a cursor that the desk has reached is gone on from without a word', async () => {
    const last = await lastPosition()
    for (const cursor of [last, last - 1, 0]) {
      const messages = listen(`?after=${cursor}`)
      expect(await next(messages)).toMatchObject({ event: 'greeting', id: String(cursor) })
      if (cursor === last) await desk.handOff()
      expect(await next(messages)).toMatchObject({ event: 'change', id: String(cursor + 1) })
      await messages.return(undefined)
    }
  })

  test('an agent that kept its cursor from another desk is told by its client, and hears what comes', async () => {
    const last = await lastPosition()
    const resets: number[] = []
    const leaving = new AbortController()
    const heard = desk.agent.client.events({
      after: 5_000_000,
      signal: leaving.signal,
      onReset: ({ position }) => resets.push(position),
    })
    const first = heard.next()
    await expect.poll(() => resets).toEqual([last])
    const { handoff } = await desk.handOff()
    expect((await first).value).toMatchObject({ position: last + 1, handoff: handoff.id })
    leaving.abort()
  })
})
