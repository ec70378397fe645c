/** Random actions, and the way of one of them through every door: what of it came out otherwise than it went in. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { hashOf, readJson } from '@baton-desk/core'
import { ARGUMENT_LIMITS, canonicalJson } from '@baton-desk/core/testing'
import { type Client, type HandoffView, verifyWebhook } from '@baton-desk/sdk'
import { type OpenGate, openGate } from '@baton-desk/sdk/gate'
import fc from 'fast-check'
import { goodNote, type TestDesk } from '../desk.ts'

const digits = (least: number, most: number) =>
  fc.array(fc.nat(9), { minLength: least, maxLength: most, size: 'max' }).map((run) => run.join(''))
const whole = fc
  .tuple(fc.constantFrom('', '-'), digits(1, 60))
  .map(([sign, run]) => sign + (run.replace(/^0+/, '') || '0'))
const decimal = fc
  .tuple(whole, digits(1, 40), fc.option(fc.integer({ min: -40, max: 40 })))
  .map(([before, after, power]) => `${before}.${after}${power === null ? '' : `e${power}`}`)

/** Of all planes; U+0000 alone cannot be kept. */
const text = fc.string({ unit: 'binary' }).map((words) => words.replaceAll('\0', '␀'))
const name = fc.oneof(fc.string({ unit: 'grapheme' }), text).filter((key) => key !== '__proto__' && !key.includes('\0'))

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    whole,
    decimal,
    text.map((words) => JSON.stringify(words)),
    fc.constantFrom('true', 'false', 'null'),
    fc.array(tie('any'), { maxLength: 4 }).map((items) => `[${items.join(' , ')}]`),
    tie('object'),
  ),
  object: fc
    .uniqueArray(fc.tuple(name, tie('any')), { selector: ([key]) => key, maxLength: 4 })
    .map((members) => `{${members.map(([key, held]) => `${JSON.stringify(key)}:\n${held}`).join(',')}}`),
})) as { any: fc.Arbitrary<string>; object: fc.Arbitrary<string> }

/** As deep as arguments may be: the value itself lies one level below them. */
const deep = fc
  .tuple(fc.integer({ min: 0, max: ARGUMENT_LIMITS.depth - 2 }), fc.oneof(whole, decimal))
  .map(([levels, number]) => '['.repeat(levels) + number + ']'.repeat(levels))

/** An action as JSON text, a number to edit it to, and which digit of that is then changed. */
export type RandomAction = { arguments: string; account: string; edited: string; digit: number }
export const randomAction: fc.Arbitrary<RandomAction> = fc
  .record({ value: value.object, deep, account: whole, edited: fc.oneof(whole, decimal), digit: fc.nat() })
  .map(({ value: held, deep: nested, ...rest }) => ({
    ...rest,
    arguments: `{"account":${rest.account},"held":${held},"deep":${nested}}`,
  }))

export type Journey = (action: RandomAction) => Promise<string[]>

/** Opens the doors: an agent over HTTP, a gate of its own, a person, and an address to which decisions are sent. */
export async function openJourney(desk: TestDesk): Promise<{ journey: Journey; close(): Promise<void> }> {
  const other = await receiver()
  const { id, secret } = await desk.agent.client.createWebhook({
    url: other.url,
    events: ['decided'],
    arguments: 'exact',
  })
  const gate = await openGate(desk.agent.client)
  const ana = await desk.person('ana')
  return {
    journey: async (action) => {
      const wrong = new Set<string>()
      await travel({ desk, gate, ana, action, decided: (handoff) => other.decided(handoff, secret) }, wrong)
      return [...wrong]
    },
    close: async () => {
      await desk.agent.client.removeWebhook(id)
      await gate.close()
      await other.stop()
    },
  }
}

type Travel = {
  desk: TestDesk
  gate: OpenGate
  ana: Client
  action: RandomAction
  decided: (handoff: string) => Promise<HandoffView>
}

async function travel({ desk, gate, ana, action, decided }: Travel, wrong: Set<string>): Promise<void> {
  const tool = 'pay'
  const sent = readJson(action.arguments) as Record<string, unknown>
  const edited = { ...sent, account: readJson(action.edited) }
  const other = { ...sent, account: readJson(withAnotherDigit(action.edited, action.digit)) }
  const same = (where: string, held: unknown, expected: unknown) => {
    if (canonicalJson(held) !== canonicalJson(expected)) wrong.add(where)
  }
  const hash = (args: Record<string, unknown>) => hashOf({ tool, arguments: args })
  if (hash(other) === hash(edited)) wrong.add('another digit, the same hash')

  const { handoff } = await desk.handOff({ note: { ...goodNote, action: { tool, arguments: sent } } })
  const proposed = handoff.note.action
  same('answer to the hand-off', proposed?.arguments, sent)
  if (proposed?.hash !== hash(sent)) wrong.add('hash of the desk')
  // A number may look like that of a card; it is approved by who has seen it.
  if ((await ana.getHandoff(handoff.id)).masked) await ana.reveal(handoff.id)
  await ana.decide(handoff.id, {
    kind: 'approve_with_edits',
    edits: { arguments: edited },
    noteVersion: handoff.noteVersion,
    actionHash: proposed?.hash,
  })

  const read = await desk.agent.read(handoff)
  same('handoff, read again', read.note.action?.arguments, sent)
  same('edits, read by the agent', read.decision?.edits?.arguments, edited)
  const hooked = await decided(handoff.id)
  same('webhook', hooked.note.action?.arguments, sent)
  same('edits in the webhook', hooked.decision?.edits?.arguments, edited)

  const claim = await desk.agent.claim(handoff, { id: read.decision?.id ?? '' })
  if (claim.run) same('arguments of the claim', claim.action?.arguments, edited)
  const approved = { handoff: handoff.id, claim: claim.run ? claim.claim : undefined }
  const claimed = await desk.agent.read(handoff)
  for (const [args, expected] of [
    [edited, 'proceed'],
    [hash(sent) === hash(edited) ? other : sent, 'review'],
    [other, 'review'],
  ] as const) {
    const event = { kind: 'action', action: { tool, arguments: args } }
    const verdict = await desk.agent.client.askGate({ event, approved })
    if (verdict.verdict !== expected) wrong.add(`gate of the desk: ${verdict.verdict} for ${expected}`)
    if (verdict.actionHash !== hash(args)) wrong.add('hash of the gate')
    const own = gate.judgeApproved(event, claimed, claim)
    if (own.verdict !== expected) wrong.add(`gate of the agent: ${own.verdict} for ${expected}`)
  }
}

/** The same number but for one digit; the first may not become a zero that JSON does not have. */
function withAnotherDigit(literal: string, which: number): string {
  const [mantissa = ''] = literal.split('e')
  const places = [...mantissa].flatMap((sign, at) => (/\d/.test(sign) ? [at] : []))
  const at = places[which % places.length] ?? 0
  const digit = Number(mantissa[at])
  const isFirst = at === places[0] && /^-?\d\d/.test(mantissa)
  const changed = isFirst ? (digit % 9) + 1 : (digit + 1) % 10
  return literal.slice(0, at) + changed + literal.slice(at + 1)
}

async function receiver() {
  const came = new Map<string, { headers: http.IncomingHttpHeaders; body: string }>()
  const waiting = new Map<string, () => void>()
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString('utf8')
    const handoff = (JSON.parse(body) as { data: { handoff: { id: string } } }).data.handoff.id
    came.set(handoff, { headers: request.headers, body })
    response.writeHead(204).end()
    waiting.get(handoff)?.()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    decided: async (handoff: string, secret: string): Promise<HandoffView> => {
      if (!came.has(handoff)) await new Promise<void>((resolve) => waiting.set(handoff, resolve))
      waiting.delete(handoff)
      const { headers, body } = came.get(handoff) ?? { headers: {}, body: '' }
      came.delete(handoff)
      return verifyWebhook(body, headers, secret).message.data.handoff
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
