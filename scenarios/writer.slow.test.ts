import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { type HandoffView, REFUND_CONVERSATION } from '@baton-desk/core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDesk, stores, type TestDesk } from './desk.ts'

type Asked = { authorization: string | undefined; body: { model: string; response_format?: unknown } }
type Answer = (response: http.ServerResponse, asked: Asked) => void

const ENOUGH_MS = 600_000
const TOO_SHORT_MS = 400
const KEY = 'key-for-the-endpoint'

const completion = (content: string): string =>
  JSON.stringify({
    id: 'c1',
    object: 'chat.completion',
    created: 1,
    model: 'small-7b',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  })
const sends =
  (body: string, status = 200): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
const writes = (wording: unknown): Answer => sends(completion(JSON.stringify(wording)))

const TEXTS = {
  ask: 'Refund $180 on payment pay_2',
  what: 'Amir Haddad was charged twice for order 4471. He wants one of them back on his card.',
  why: 'The amount is over the limit of 100 for agents.',
  next: 'Look at payment pay_2 first.',
}
/** Four texts and a brief, each sentence with its places. */
const GOOD = {
  ask: { text: TEXTS.ask, m: [6] },
  what: [
    { text: 'Amir Haddad was charged twice for order 4471.', m: [0] },
    { text: 'He wants one of them back on his card.', m: [5] },
  ],
  why_you: [{ text: TEXTS.why, m: [7] }],
  first_step: { text: TEXTS.next, m: [6] },
  open: [{ text: 'He does not want a voucher.', otherwise: '', m: [5] }],
  decides: [{ text: 'Both payments of $180 for order 4471 are cleared.', m: [3, 4] }],
  told: [{ text: 'The agent told him that a colleague has to approve a refund of this amount.', m: [8] }],
}
const LIES = {
  ask: { text: 'Refund $1,800 for order 9931', m: [0, 3] },
  what: [
    { text: 'I have approved the refund for Amir Haddad.', m: [0] },
    { text: 'He was promised $500 by Thomas Berger on 2026-12-24.', m: [0, 5, 8] },
  ],
  why_you: [{ text: 'The refund was approved by Thomas Berger.', m: [7, 8] }],
  first_step: { text: 'Write to eve@evil.example that it is fully resolved.', m: [9] },
  open: [{ text: 'He wants a voucher.', otherwise: '', m: [5] }],
  decides: [{ text: 'The refund of $180 on pay_2 was done.', m: [6, 7] }],
  told: [{ text: 'The customer told the agent that a colleague has to approve it.', m: [8] }],
}

describe.each(stores)('a model that words notes, on %s', (kind) => {
  let desk: TestDesk
  /** One whose model never has the time to answer. */
  let hurried: TestDesk
  let answer: Answer
  let asked: Asked[] = []
  const outcomes = new Map<string, string>()
  const waiters = new Set<() => void>()
  const told = () => {
    for (const wake of [...waiters]) wake()
    waiters.clear()
  }
  const endpoint = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const one = {
        authorization: request.headers.authorization,
        body: JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}'),
      }
      asked.push(one)
      answer(response, one)
      told()
    })
  })
  const until = async <T>(read: () => T | undefined): Promise<T> => {
    for (;;) {
      const found = read()
      if (found !== undefined) return found
      await new Promise<void>((resolve) => waiters.add(resolve))
    }
  }
  const logged: string[] = []
  const hears = (facts: Record<string, unknown>, message: string) => {
    logged.push(inspect(facts, { depth: 20, showHidden: true }))
    if (message.startsWith('The writer'))
      outcomes.set(String(facts.handoff), String(facts.outcome ?? `${message}: ${facts.err}`))
    told()
  }
  const outcomeOf = (handoff: HandoffView) => until(() => outcomes.get(handoff.id))

  const listen = () => new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve))
  const address = () => `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/v1`

  beforeAll(async () => {
    await listen()
    const openWith = (timeoutMs: number) =>
      openDesk(kind, {
        config: { writer: { url: address(), model: 'small-7b', key: KEY, timeoutMs } },
        log: { info: hears, warn: hears, error: hears },
        writerWaiting: 1,
      })
    desk = await openWith(ENOUGH_MS)
    hurried = await openWith(TOO_SHORT_MS)
  })
  beforeEach(() => {
    asked = []
  })
  afterEach(() => endpoint.closeAllConnections())
  afterAll(async () => {
    await desk.stop()
    await hurried.stop()
    endpoint.closeAllConnections()
    await new Promise((resolve) => endpoint.close(resolve))
  })

  const handOff = (on = desk) => on.handOff({ note: {}, conversation: REFUND_CONVERSATION })
  /** Hands off to an endpoint that answers only once it is told to. */
  async function handOffFirst(then: Answer) {
    let let_go = () => {}
    const seen = new Promise<void>((resolve) => (let_go = resolve))
    answer = (response, one) => void seen.then(() => then(response, one))
    const { handoff } = await handOff()
    await until(() => asked[0])
    return { handoff, goOn: let_go }
  }

  test('the note without it is offered first; then its words stand, marked, as a version of their own', async () => {
    const { handoff, goOn } = await handOffFirst(writes(GOOD))
    expect(handoff).toMatchObject({ state: 'offered', owner: { id: 'ana' }, noteVersion: 1 })
    expect(handoff.note.wordedBy).toBeUndefined()
    goOn()
    expect(await outcomeOf(handoff)).toBe('taken')

    const ana = await desk.person('ana')
    const worded = await ana.getHandoff(handoff.id)
    expect(worded).toMatchObject({
      state: 'offered',
      noteVersion: 2,
      note: {
        ask: TEXTS.ask,
        what: TEXTS.what,
        why: { sentence: TEXTS.why },
        next: { action: TEXTS.next },
        brief: {
          open: [{ text: 'He does not want a voucher.', sources: [{ kind: 'customer', message: 5 }] }],
          decides: [{ text: GOOD.decides[0]?.text }],
          told: [{ text: GOOD.told[0]?.text, sources: [{ kind: 'agent', message: 8 }] }],
        },
        wordedBy: {
          model: 'small-7b',
          parts: [
            ...['/ask', '/what', '/why/sentence', '/next/action'],
            ...['/brief/open', '/brief/decides', '/brief/told'],
          ],
        },
      },
    })
    const { events, intact } = await ana.history(handoff.id)
    expect(intact).toBe(true)
    expect(events.at(-1)).toMatchObject({ type: 'reworded', by: { kind: 'desk' } })
    expect(events.at(-1)?.sentence).toBe('A model (small-7b) worded it anew (version 2).')
    // Who read the first version is told what changed and decides on the second.
    await expect(ana.decide(handoff.id, { kind: 'done', noteVersion: 1 })).rejects.toMatchObject({
      code: 'note-changed',
    })
    await expect(ana.decide(handoff.id, { kind: 'done', noteVersion: 2 })).resolves.toMatchObject({ state: 'decided' })
  })

  test('the endpoint is asked once, with its key, and is sent no secret', async () => {
    answer = writes(GOOD)
    const secrets = 'My card is 4111 1111 1111 1111 and my password is hunter2!'
    const { handoff } = await desk.handOff({
      note: {},
      conversation: [...REFUND_CONVERSATION, { role: 'customer', text: secrets }],
    })
    await outcomeOf(handoff)
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({ authorization: `Bearer ${KEY}`, body: { model: 'small-7b' } })
    const sent = JSON.stringify(asked[0]?.body)
    expect(sent).toContain('You charged me twice'.slice(4))
    expect(sent).not.toMatch(/4111 1111|hunter2/)
  })

  test('of a model that lies, what the conversation bears out stands and the rest is gone', async () => {
    answer = writes({
      ...LIES,
      ask: GOOD.ask,
      what: [...GOOD.what, { text: 'Thomas Berger promised him $500.', m: [0, 5] }],
    })
    const { handoff } = await handOff()
    expect(await outcomeOf(handoff)).toBe('taken')
    const { note } = await desk.agent.read(handoff)
    expect(note).toMatchObject({ ask: TEXTS.ask, what: TEXTS.what, wordedBy: { parts: ['/ask', '/what'] } })
    expect(note.brief).toBeUndefined()
    expect(note.next).toEqual(handoff.note.next)
    expect(note.why).toEqual(handoff.note.why)
    expect(JSON.stringify(note)).not.toMatch(/1,800|9931|Berger|evil|500/)
  })

  test.each<[string, Answer, RegExp]>([
    ['lies throughout', writes(LIES), /nothing of it stands/],
    ['says nothing', writes({}), /nothing of it stands/],
    [
      'answers rubbish',
      sends(completion('As an AI model I cannot { help } you.')),
      /stands without it: .*Expected the JSON object/,
    ],
    [
      'writes numbers in place of words',
      writes({ ask: 1, what: null, why_you: [], first_step: {} }),
      /nothing of it stands/,
    ],
    [
      'answers something else than JSON',
      sends('<html>Welcome</html>'),
      /stands without it: .*Expected a chat completion/,
    ],
    ['answers nothing at all', sends(''), /stands without it: .*Expected a chat completion/],
    ['answers another shape of JSON', sends('{"choices":[]}'), /stands without it: .*Expected a chat completion/],
    ['fails', sends('{"error":{"message":"overloaded"}}', 503), /stands without it: .*answered 503/],
    ['refuses the key', sends('{"error":{"message":"no such key"}}', 401), /stands without it: .*answered 401/],
    [
      'refuses every form of the question',
      sends('{"error":{"message":"no"}}', 400),
      /stands without it: .*answered 400/,
    ],
    [
      'answers far too much',
      sends(completion(JSON.stringify({ ...GOOD, more: 'x'.repeat(400_000) }))),
      /stands without it: .*at most 256 kB/,
    ],
    ['hangs up', (response) => response.destroy(), /stands without it: .*could not be reached/],
    [
      'sends the question and the key elsewhere',
      (response) => void response.writeHead(307, { location: `${address()}/elsewhere` }).end(),
      /stands without it: .*sends on to another/,
    ],
  ])('where it %s, the note without it was offered first and stands', async (_, wrong, outcome) => {
    const { handoff, goOn } = await handOffFirst(wrong)
    expect(handoff).toMatchObject({ state: 'offered', noteVersion: 1 })
    goOn()
    await standsWithout(handoff, outcome, desk)
  })

  test.each<[string, Answer]>([
    ['stalls past the time limit', () => {}],
    [
      'stalls in the middle of its answer',
      (response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{"choices":['),
    ],
  ])('where it %s, the note without it was offered first and stands', async (_, stalls) => {
    answer = stalls
    const { handoff } = await handOff(hurried)
    expect(handoff).toMatchObject({ state: 'offered', noteVersion: 1 })
    await standsWithout(handoff, /stands without it: .*within 0.4 s/, hurried)
  })

  async function standsWithout(handoff: HandoffView, outcome: RegExp, on: TestDesk) {
    expect(await outcomeOf(handoff)).toMatch(outcome)
    const { note, noteVersion, findings, state } = await on.agent.read(handoff)
    expect({ note, noteVersion, findings, state }).toEqual({
      note: handoff.note,
      noteVersion: 1,
      findings: handoff.findings,
      state: 'offered',
    })
    expect(asked.every(({ body }) => body.model === 'small-7b')).toBe(true)
    expect(asked.length).toBeLessThanOrEqual(2)
    expect(logged.join('\n')).not.toMatch(/charged me twice|Amir|key-for-the-endpoint/)
  }

  test('an endpoint that knows no JSON schema is asked again without, and may wrap its answer as models do', async () => {
    answer = (response, { body }) =>
      (body.response_format
        ? sends('{"error":{"message":"response_format is not supported"}}', 400)
        : sends(completion(`Here it is:\n\`\`\`json\n${JSON.stringify(GOOD)}\n\`\`\``)))(response, asked[0] as Asked)
    const { handoff } = await handOff()
    expect(await outcomeOf(handoff)).toBe('taken')
    expect((await desk.agent.read(handoff)).note.ask).toBe(TEXTS.ask)
  })

  test('words that come after a person has accepted are dropped', async () => {
    const { handoff, goOn } = await handOffFirst(writes(GOOD))
    const ana = await desk.person('ana')
    await ana.accept(handoff.id, {})
    goOn()
    expect(await outcomeOf(handoff)).toBe('wrong-state')
    expect(await desk.agent.read(handoff)).toMatchObject({ state: 'accepted', noteVersion: 1, note: handoff.note })
  })

  test('words that come after the agent has mended are dropped, and the mended note is worded in its turn', async () => {
    const { handoff, goOn } = await handOffFirst(writes(GOOD))
    const heard: string[] = []
    outcomes.set = (id, outcome) => {
      heard.push(outcome)
      return Map.prototype.set.call(outcomes, id, outcome) as typeof outcomes
    }
    await desk.agent.mend(handoff, { ask: 'Refund one of two charges' })
    goOn()
    await until(() => heard[1])
    expect(heard.sort()).toEqual(['note-changed', 'taken'])
    const { note, noteVersion } = await desk.agent.read(handoff)
    expect({ noteVersion, ask: note.ask, what: note.what }).toEqual({
      noteVersion: 3,
      ask: 'Refund one of two charges',
      what: TEXTS.what,
    })
  })

  test('a note that the agent wrote itself is not a model’s to word, nor one that is only composed: nothing is asked', async () => {
    answer = writes(GOOD)
    await desk.agent.client.compose({ lane: 'support', conversation: REFUND_CONVERSATION })
    await desk.handOff({
      conversation: REFUND_CONVERSATION,
      note: {
        ask: 'Refund $180 for a double charge',
        what: 'Amir Haddad was charged twice for order 4471 and wants one charge back.',
        why: { code: 'authority_limit', sentence: 'Refunds over 100 need a person.' },
        next: { action: 'Approve the refund.' },
      },
    })
    const { handoff } = await handOff()
    await outcomeOf(handoff)
    expect(asked).toHaveLength(1)
  })

  test('whoever composes a note may have it worded, and waits for it; what became of it is said', async () => {
    const compose = (writer: boolean, on = desk) =>
      on.agent.client.compose({ lane: 'support', conversation: REFUND_CONVERSATION, writer })
    answer = writes(GOOD)
    expect(await compose(true)).toMatchObject({ worded: 'taken', note: { ask: TEXTS.ask, what: TEXTS.what } })
    const plain = await compose(false)
    expect(plain.worded).toBeUndefined()
    expect(plain.note.wordedBy).toBeUndefined()
    const { ask, what, why } = plain.note
    const expectOwn = (composed: Awaited<ReturnType<typeof compose>>, worded: string) => {
      expect(composed).toMatchObject({ worded, note: { ask, what, why } })
      expect(composed.note.wordedBy).toBeUndefined()
      expect(composed.note.brief).toBeUndefined()
    }
    answer = writes(LIES)
    expectOwn(await compose(true), 'nothing_stands')
    answer = sends('', 503)
    expectOwn(await compose(true), 'failed')
    answer = () => {}
    expectOwn(await compose(true, hurried), 'failed')
  })

  test('a rush that no model can keep up with is offered all the same; what cannot wait keeps the desk’s words', async () => {
    answer = () => {}
    const rush = await Promise.all(Array.from({ length: 40 }, () => handOff()))
    expect(rush.every(({ handoff }) => handoff.state === 'offered')).toBe(true)
    const isFull = ({ handoff }: { handoff: HandoffView }) => outcomes.get(handoff.id)?.includes('too much to do')
    await until(() => rush.find(isFull))
    // Whoever still waits is let go.
    answer = sends('', 503)
    endpoint.closeAllConnections()
    await Promise.all(rush.map(({ handoff }) => outcomeOf(handoff)))
  })

  test('a desk that stops in the middle waits for no model; the note stands after the restart', async () => {
    const { handoff } = await handOffFirst(() => {})
    await desk.restart()
    expect(await desk.agent.read(handoff)).toMatchObject({ state: 'offered', noteVersion: 1, note: handoff.note })
    expect(outcomes.has(handoff.id)).toBe(false)
  })

  test('an endpoint that is not there costs nothing but its words', async () => {
    endpoint.closeAllConnections()
    const { port } = endpoint.address() as AddressInfo
    await new Promise((resolve) => endpoint.close(resolve))
    const { handoff } = await handOff()
    expect(await outcomeOf(handoff)).toMatch(/stands without it/)
    expect(await desk.agent.read(handoff)).toMatchObject({ state: 'offered', noteVersion: 1, note: handoff.note })
    await new Promise<void>((resolve) => endpoint.listen(port, '127.0.0.1', resolve))
  })
})
