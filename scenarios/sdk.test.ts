import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Client, verifyWebhook } from '@baton-desk/sdk'
import { type Script, scriptedPerson } from '@baton-desk/sdk/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, openDesk, stores, type TestDesk } from './desk.ts'

describe.each(stores)('the SDK at a desk on %s', (kind) => {
  let desk: TestDesk
  let ana: Client
  beforeAll(async () => {
    desk = await openDesk(kind)
    ana = await desk.person('ana')
  })
  afterAll(() => desk.stop())

  const action = { tool: 'refund', arguments: { payment: 'pay_2', amount: 180 } }

  test('a scripted person takes up what is open and what comes, and approves exactly what it saw', async () => {
    const before = await desk.handOff({ note: { ...goodNote, action } })
    const scripted = scriptedPerson({ baseUrl: desk.url, key: await desk.personKey('ana') })
    const after = await desk.handOff({ note: { ...goodNote, action } })
    for (const { handoff } of [before, after]) {
      const { decision } = await desk.agent.waitForDecision(handoff)
      expect(decision).toMatchObject({ kind: 'approve', by: 'ana', actionHash: handoff.note.action?.hash })
    }
    await scripted.stop()
    expect(scripted.done.map(({ step }) => step.do)).toEqual(['accept', 'decide', 'accept', 'decide'])
    expect(scripted.refused).toEqual([])
  })

  test('a scripted person takes only what is theirs, unless it takes all', async () => {
    const { handoff } = await desk.handOff({ lane: 'sales' })
    expect(handoff.owner.id).toBe('ben')
    const own = await desk.handOff()
    const [baseUrl, key] = [desk.url, await desk.personKey('ana')]
    const modest = scriptedPerson({ baseUrl, key })
    await desk.agent.waitForDecision(own.handoff)
    await modest.stop()
    expect(await desk.agent.read(handoff)).toMatchObject({ state: 'offered', owner: { id: 'ben' } })

    const busy = scriptedPerson({ baseUrl, key, takes: 'all' })
    expect((await desk.agent.waitForDecision(handoff)).decision).toMatchObject({ by: 'ana' })
    await busy.stop()
  })

  test('a scripted person follows its script, and what the desk refuses is kept', async () => {
    const { handoff } = await desk.handOff()
    const askedAgain = Promise.withResolvers<void>()
    let calls = 0
    const script: Script = ({ id, state }) => {
      if (id !== handoff.id) return undefined
      if (state === 'offered') return { do: 'accept', readBack: 'I look at the payments.' }
      calls += 1
      if (calls === 1) return { do: 'snooze', until: '2020-01-01T00:00:00Z' }
      askedAgain.resolve()
      return undefined
    }
    const scripted = scriptedPerson({ baseUrl: desk.url, key: await desk.personKey('ana'), script })
    for await (const event of ana.events({ after: 0 }))
      if (event.handoff === handoff.id && event.type === 'accepted') break
    await ana.comment(handoff.id, { text: 'The customer called again.' })
    await askedAgain.promise
    await scripted.stop()
    expect(scripted.refused).toMatchObject([
      { handoff: handoff.id, step: { do: 'snooze' }, error: { code: 'invalid-request' } },
    ])
    expect(await ana.getHandoff(handoff.id)).toMatchObject({ readBack: { text: 'I look at the payments.' } })
  })

  test('the second decision is refused with who decided what', async () => {
    const { handoff } = await desk.handOff()
    const decide = () => ana.decide(handoff.id, { kind: 'approve', noteVersion: 1 })
    await decide()
    await expect(decide()).rejects.toMatchObject({
      name: 'BatonError',
      code: 'already-decided',
      retry: false,
      problem: {
        status: 409,
        decision: { kind: 'approve', byName: 'Ana Pohl' },
        said: { code: 'decidedAlready', facts: { person: 'Ana Pohl', kind: 'approve' } },
      },
    })
  })

  test('one idempotency key acts once, and not for another body', async () => {
    const body = { lane: 'support', note: goodNote }
    const { client } = desk.agent
    const one = await client.handOff(body, { idempotencyKey: 'k1' })
    const two = await client.handOff(body, { idempotencyKey: 'k1' })
    expect(two.handoff.id).toBe(one.handoff.id)
    const other = client.handOff({ ...body, customer: 'C-1' }, { idempotencyKey: 'k1' })
    await expect(other).rejects.toMatchObject({ code: 'idempotency-key-reused' })
  })

  test('events go on after a restart of the desk, each once and in order', async () => {
    const seen: { position: number; type: string; handoff: string }[] = []
    const { handoff } = await desk.handOff()
    for await (const event of ana.events({ after: 0 })) {
      seen.push(event)
      if (event.handoff !== handoff.id) continue
      if (event.type === 'offered') {
        await desk.restart()
        await desk.agent.withdraw(handoff, 'The customer found it.')
      }
      if (event.type === 'withdrawn') break
    }
    const positions = seen.map(({ position }) => position)
    expect(positions).toEqual([...new Set(positions)].toSorted((a, b) => a - b))
    const types = seen.filter((event) => event.handoff === handoff.id).map(({ type }) => type)
    expect(types).toEqual(['submitted', 'offered', 'withdrawn'])
  })

  test('a webhook of the desk is proven with the secret that was shown once', async () => {
    const taken = Promise.withResolvers<ReturnType<typeof verifyWebhook>>()
    const receiver = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      response.end()
      try {
        const webhook = verifyWebhook(body, request.headers, secret)
        if (webhook.message.type === 'handoff.decided') taken.resolve(webhook)
      } catch (error) {
        taken.reject(error)
      }
    }).listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    const { port } = receiver.address() as AddressInfo
    const { secret } = await desk.agent.client.createWebhook({ url: `http://127.0.0.1:${port}/hook` })
    const { handoff } = await desk.handOff()
    await ana.decide(handoff.id, { kind: 'not_needed', noteVersion: 1 })
    const { id, message } = await taken.promise
    receiver.close()
    expect(id).not.toBe('')
    expect(message.data).toMatchObject({ event: { type: 'decided' }, handoff: { id: handoff.id, state: 'decided' } })
  })
})
