/**
 * A customer is forgotten. Words that stand nowhere else are planted through every door there is; erased, not one of them is
 * in a dump of every table of every schema, in a backup, or in what a backup of before brings back.
 */
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { BatonError, type Client, createClient } from '@baton-desk/sdk'
import { backUpDesk, restoreDesk, type StoppedDesk } from '@baton-desk/server'
import { openStore, type StoreKind, startDatabases } from '@baton-desk/server/testing'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openDesk, stores, type TestDesk, withTrigger } from './desk.ts'
import { dump } from './dump.ts'
import { connectMcp } from './mcp-client.ts'
import { signIn, tokenFor } from './mcp-oauth-client.ts'

/** Each door has words of its own: what is found says where it came in. */
const DOORS = [
  ...['customer', 'reference', 'idempotency', 'ask', 'what', 'name', 'identifier', 'reach', 'known', 'wish', 'option'],
  ...[
    'draft',
    'arguments',
    'tool',
    'artifact',
    'field',
    'brief',
    'conversation',
    'call',
    'mended',
    'added',
    'readback',
  ],
  ...[
    'comment',
    'question',
    'reply',
    'snooze',
    'move',
    'decline',
    'escalate',
    'stepin',
    'transfer',
    'sentas',
    'unread',
    'picture',
    'answer',
    'promised',
    'editdraft',
  ],
  ...[
    'editargs',
    'customersays',
    'runner',
    'runnertoo',
    'happened',
    'doitnow',
    'effect',
    'contradicted',
    'withdrawn',
    'reopened',
    'refused',
    'facts',
    'toldtool',
    'toldexception',
    'asksgate',
    'unnamed',
  ],
  ...['ruleask', 'ruleargument', 'rulemessage'],
  ...['mcpask', 'mcpreference', 'mcpmessage', 'mcpargument', 'mcpreply', 'mcprunner', 'mcpeffect'],
] as const
type Door = (typeof DOORS)[number]
const mark = (door: Door) => `Zq${door}Qz`
/** Written down by nobody: asked of the gate, which keeps no words. */
const KEPT_BY_NOBODY = new Set<Door>(['asksgate'])

const open = async (kind: StoreKind, address: Pick<StoppedDesk, 'dataDir' | 'databaseUrl'>, dataDir: string) =>
  openDesk(kind, { ...address, dataDir: address.dataDir ?? dataDir, playbook: withTrigger })

/** In small letters too: so the index of words has them. */
const found = (text: string): Door[] => {
  const folded = text.toLowerCase()
  return DOORS.filter((door) => folded.includes(mark(door).toLowerCase()))
}

async function backUp(address: StoppedDesk): Promise<Buffer> {
  const output = new PassThrough()
  const [backup] = await Promise.all([buffer(output), backUpDesk(address, output)])
  return backup
}

async function post(desk: TestDesk, path: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${desk.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.agentKey}`, 'content-type': 'application/json', ...headers },
    body,
  })
  return response.json() as Promise<{ handoff: { id: string } }>
}

const customer = mark('customer')
const OPTIONS = [
  { id: mark('option'), label: 'This' },
  { id: 'other', label: 'That' },
]

async function plant(desk: TestDesk): Promise<{ unnamed: string }> {
  const [ana, ben, sam] = await Promise.all(['ana', 'ben', 'sam'].map((id) => desk.person(id)))
  if (!ana || !ben || !sam) throw new Error('expected three people')
  const note = {
    ask: `Refund for ${mark('ask')}`,
    what: `Charged twice, says ${mark('what')}.`,
    next: {
      action: 'Refund it',
      decision: { kind: 'approve' as const },
    },
    who: {
      name: mark('name'),
      identifiers: [{ label: 'Account', value: mark('identifier') }],
      reach: [{ channel: 'email', address: `${mark('reach')}@example.com` }],
    },
    why: { code: 'authority_limit' as const, sentence: 'Refunds over $100 need a person.' },
    where: { channel: 'chat', artifacts: [{ label: mark('artifact'), openFirst: true }] },
    known: [{ text: mark('known') }],
    wishes: [{ text: mark('wish'), kind: 'wants' as const }],
    draft: { channel: 'email', body: `Dear ${mark('draft')}` },
    action: { tool: `refund ${mark('tool')}`, arguments: { to: mark('arguments'), amount: 180 } },
    fields: { extra: mark('field') },
  }
  const conversation = [
    { role: 'customer', text: `I am ${mark('conversation')} and was charged twice` },
    { role: 'agent', text: 'I look.', toolCall: { name: 'look', arguments: { who: mark('call') } } },
  ]
  const brief = { why_you: [{ text: `The limit, for ${mark('brief')}`, m: [0] }] }
  const sent = {
    lane: 'support',
    urgency: 'now',
    customer,
    reference: `run/${mark('reference')}`,
    note,
    conversation,
    brief,
  }
  const { handoff: first } = await post(desk, '/v1/handoffs', JSON.stringify(sent), {
    'idempotency-key': `key ${mark('idempotency')}`,
  })
  const agent = desk.agent
  // As they are: what was read, what was not and is kept with the submission, and the address of a picture.
  const { handoff: asItIs } = await agent.handOff({
    lane: 'support',
    reference: `run/${mark('reference')}/as-it-is`,
    customer,
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: mark('sentas') },
          { type: 'image_url', image_url: { url: `https://files.example/${mark('picture')}.png` } },
        ],
        mood: mark('unread'),
      },
    ],
  })
  await agent.withdraw(asItIs, 'Over.')
  await agent.mend(first.id, { ...note, known: [{ text: mark('mended') }] })
  await agent.client.addMessages(first.id, { messages: [{ role: 'customer', text: mark('added') }] })
  const { customerUrl = '' } = await agent.client.getHandoff(first.id)
  const ofTheirs = new URLSearchParams({ text: `It was the blue one, says ${mark('customersays')}.` })
  await fetch(customerUrl, { method: 'POST', body: ofTheirs, redirect: 'manual' })
  await ana.decline(first.id, { reason: mark('decline') })
  await sam.escalate(first.id, { reason: mark('escalate') })
  await sam.stepIn(first.id, { reason: mark('stepin') })
  await sam.comment(first.id, { text: mark('comment') })
  await agent.reportTransfer(first, { outcome: 'caller_gone', text: mark('transfer') })
  await sam.ask(first.id, { question: `Which card, ${mark('question')}?` })
  await agent.reply(first.id, mark('reply'))
  await sam.move(first.id, { to: { person: 'ana' }, reason: mark('move') })
  await ana.accept(first.id, { readBack: mark('readback') })
  const now = await ana.getHandoff(first.id)
  await ana.snooze(first.id, {
    until: new Date(Date.parse(now.changedAt) + 60_000).toISOString(),
    reason: mark('snooze'),
  })
  const { decision } = await ana.decide(first.id, {
    kind: 'approve_with_edits',
    text: mark('answer'),
    promised: mark('promised'),
    edits: { draft: { body: mark('editdraft') }, arguments: { to: mark('editargs'), amount: 10 } },
    noteVersion: now.noteVersion,
    actionHash: now.note.action?.hash,
  })
  if (!decision) throw new Error('expected a decision')
  await agent.claim(first.id, decision, { runner: mark('runner'), seconds: 1 })
  await desk.passTime(1_000)
  await sam.doItNow(first.id, { text: mark('doitnow') })
  const again = await agent.claim(first.id, decision, { runner: mark('runnertoo') })
  const own = again.run ? again.claim : undefined
  await agent.reportEffect(first.id, { decision, claim: own, outcome: 'done', text: mark('effect') })
  await agent
    .reportEffect(first.id, { decision, outcome: 'failed', text: mark('contradicted') })
    .catch((error: unknown) => expect(error).toBeInstanceOf(BatonError))

  const choose = { ...note, action: undefined, next: { decision: { kind: 'choose' as const, options: OPTIONS } } }
  const { handoff: second } = await desk.handOff({ customer, note: choose, conversation: conversation as never })
  const chosen = await ben.getHandoff(second.id)
  await sam.stepIn(second.id, { reason: 'Here.' })
  await sam.decide(second.id, { kind: 'answer', option: mark('option'), noteVersion: chosen.noteVersion })
  await agent.acknowledge(second.id, (await agent.waitForDecision(second.id)).decision ?? { id: '' })

  const { handoff: doubtful } = await desk.handOff({ customer, note })
  await sam.decide(doubtful.id, { kind: 'approve', noteVersion: 1, actionHash: doubtful.note.action?.hash })
  await agent.claim(doubtful.id, (await agent.waitForDecision(doubtful.id)).decision ?? { id: '' }, { seconds: 1 })
  await desk.passTime(1_000)
  await sam.itHappened(doubtful.id, { text: mark('happened') })

  const { handoff: third } = await desk.handOff({ customer, note })
  await agent.withdraw(third.id, mark('withdrawn'))
  await sam.reopen(third.id, { reason: mark('reopened') })
  await agent.withdraw(third.id, mark('withdrawn'))

  const { handoff: unnamed } = await desk.handOff({ note: { ask: `Call ${mark('unnamed')} back` } })
  await agent.withdraw(unnamed.id, 'Solved.')

  await plantThroughMcp(desk, sam)
  await plantARule(desk, sam)

  await post(desk, '/v1/handoffs', JSON.stringify({ customer, lane: 'support', surprise: mark('refused') }))
  await agent.client.askGate({
    event: { kind: 'message', text: mark('asksgate'), customer: { name: mark('asksgate') } },
  })
  const because = `tier of ${customer} ${mark('facts')} is missing`
  const told = {
    id: crypto.randomUUID(),
    judgedAt: now.changedAt,
    playbook: 1,
    kind: 'action',
    verdict: 'review' as const,
  }
  await agent.client.recordVerdicts({
    records: [
      {
        ...told,
        tool: mark('toldtool'),
        decidedBy: 'gold',
        excepted: [mark('toldexception')],
        failed: [{ id: 'gold', because }],
      },
    ],
  })
  return { unnamed: unnamed.id }
}

/** What was approved five times becomes a rule, is counted and reported, and its customer's page is answered and sent on. */
async function plantARule(desk: TestDesk, sam: Client): Promise<void> {
  let last = ''
  for (const amount of [110, 120, 130, 140, 150]) {
    const { handoff } = await desk.handOff({
      trigger: 'refund-over-limit',
      customer,
      note: {
        ask: `Refund $${amount} to ${mark('ruleask')}`,
        action: { tool: 'refund', arguments: { to: mark('ruleargument'), amount } },
      },
      conversation: [{ role: 'customer', text: `I am ${mark('rulemessage')} and was charged twice.` }],
    })
    last = handoff.id
    const { noteVersion, note } = await sam.getHandoff(last)
    const { decision } = await sam.decide(last, { kind: 'approve', noteVersion, actionHash: note.action?.hash })
    await desk.agent.acknowledge(handoff, decision ?? { id: '' })
    await desk.agent.client.reportEffect(last, { decisionId: decision?.id ?? '', outcome: 'done' })
  }
  const { document, basedOn } = await sam.draftRule({ handoff: last })
  if (document === null) throw new Error('expected a rule')
  await sam.putPlaybook({ document, basedOn })
  await sam.customerPage(last)
  const { url } = await sam.handOutCustomerLink(last)
  await fetch(url, { method: 'POST', body: new URLSearchParams({ repeated: 'yes' }), redirect: 'manual' })
  await sam.recountMeasures()
  await sam.measures({})
  await sam.oversight({})
}

/** As a client that an admin let in: what it is and what it came with lies in tables too, and holds no word of anybody. */
async function plantThroughMcp(desk: TestDesk, sam: Client): Promise<void> {
  const { token } = await tokenFor(desk, await signIn(desk, 'sam'), { resource: `${desk.url}/mcp` })
  const mcp = await connectMcp(desk.url, { key: token })
  const { handoff } = await mcp.call('hand_off', {
    lane: 'support',
    urgency: 'now',
    customer_id: customer,
    reference: `mcp/${mark('mcpreference')}`,
    ask: `Refund for ${mark('mcpask')}`,
    why_you: 'Refunds over $100 need a person.',
    action: { tool: 'refund', arguments: { to: mark('mcpargument') } },
    messages: [{ role: 'user', content: `I am ${mark('mcpmessage')} and was charged twice` }],
  })
  await sam.stepIn(handoff, { reason: 'Here.' })
  await sam.ask(handoff, { question: 'Which card?' })
  await mcp.call('reply', { handoff, text: mark('mcpreply') })
  const { noteVersion, note } = await sam.getHandoff(handoff)
  const { decision } = await sam.decide(handoff, { kind: 'approve', noteVersion, actionHash: note.action?.hash })
  const approved = { handoff, decision: decision?.id ?? '' }
  const taken = await mcp.call('claim', { ...approved, runner: mark('mcprunner') })
  await mcp.call('report_effect', { ...approved, claim: taken.claim, outcome: 'done', text: mark('mcpeffect') })
  await mcp.close()
}

/** One that answers nothing well: what is queued fails, and the failures are kept. */
async function deafReceiver() {
  const server = http.createServer((request, response) => {
    request.resume()
    response.writeHead(500).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

describe.each(stores)('a customer who is forgotten, on %s', (kind) => {
  test('has no word left in any table, the queue’s included, nor in what a backup of before brings back', async () => {
    const [databases, folder] = [await startDatabases(kind), await mkdtemp(join(tmpdir(), 'baton-erased-'))]
    onTestFinished(async () => {
      await databases.stop()
      await rm(folder, { recursive: true, force: true })
    })
    const address = await databases.createAddress()
    const dataDir = address.dataDir ?? folder
    const desk = await open(kind, address, folder)
    const [samsKey, anasKey] = [await desk.personKey('sam'), await desk.personKey('ana')]
    await desk.agent.client.createWebhook({ url: await deafReceiver() })
    const { unnamed } = await plant(desk)
    // Somebody else, whose words must all stay.
    const other = await desk.handOff({ customer: 'C-other', note: { ask: 'Call Vera Anders back about order 4471' } })
    const trails = await trailsOf(createClient({ baseUrl: desk.url, key: samsKey }))
    await desk.stop()

    const before = await dump(address)
    expect(DOORS.filter((door) => !KEPT_BY_NOBODY.has(door) && !before.includes(mark(door)))).toEqual([])
    // The index of words holds them as it writes them.
    for (const door of ['known', 'comment', 'arguments', 'conversation'] as const)
      expect(before).toContain(mark(door).toLowerCase())
    const backup = await backUp(address)

    const again = await open(kind, address, folder)
    const sam = createClient({ baseUrl: again.url, key: samsKey })
    const exported = await sam.exportCustomer({ customer, handoffs: [unnamed] })
    // Under which key it was sent tells of the agent alone.
    const told = DOORS.filter((door) => !KEPT_BY_NOBODY.has(door) && door !== 'idempotency')
    expect(found(JSON.stringify(exported))).toEqual(told)
    expect(exported.handoffs).toHaveLength(12)
    // The agent has answered for one of them only: nothing is taken from under its hands unless somebody says so.
    await expect(sam.eraseCustomer({ customer })).rejects.toMatchObject({ code: 'wrong-state' })
    const erased = await sam.eraseCustomer({ customer, handoffs: [unnamed], evenDecided: true })
    expect(erased).toMatchObject({ handoffs: 12, refused: 1, verdicts: 1, mentionedIn: [] })
    await expectWhole(sam, trails)
    expect((await sam.getHandoff(other.handoff.id)).note.ask).toContain('Vera Anders')
    const { items, intact } = await sam.workspaceTrail()
    expect(intact).toBe(true)
    expect(items[0]).toMatchObject({ type: 'customer_erased', by: { kind: 'person', id: 'sam' } })
    expect(items[1]).toMatchObject({ type: 'customer_exported', data: { handoffs: 12 } })
    await expect(sam.exportCustomer({ customer })).rejects.toMatchObject({ code: 'not-found' })
    await again.stop()

    expect(found(await dump(address))).toEqual([])
    expect(found(gunzipSync(await backUp(address)).toString())).toEqual([])
    const list = await readFile(join(dataDir, 'erasures.jsonl'), 'utf8')
    expect(found(list)).toEqual([])

    // A backup of before, restored elsewhere with the list of erasures beside it.
    const target = await databases.createAddress()
    await restoreDesk(target, Readable.from([backup]), { erasures: join(dataDir, 'erasures.jsonl') })
    await withQueue(target)
    expect(found(await dump(target))).toEqual([])
    const restored = await open(kind, target, join(folder, 'restored'))
    const ana = createClient({ baseUrl: restored.url, key: anasKey })
    await expectWhole(ana, trails)
    await restored.stop()

    // And one that somebody restored by other means: the desk that starts on it finds the list in its folder.
    const third = await databases.createAddress()
    await restoreDesk(third, Readable.from([backup]), { erasures: join(folder, 'there-is-none') })
    await withQueue(third)
    expect(found(await dump(third))).not.toEqual([])
    const itsFolder = third.dataDir ?? folder
    if (itsFolder !== folder) await copyFile(join(dataDir, 'erasures.jsonl'), join(itsFolder, 'erasures.jsonl'))
    const started = await open(kind, third, itsFolder)
    await started.stop()
    expect(found(await dump(third))).toEqual([])
  })
})

/** As every desk has one that has run. */
async function withQueue(address: StoppedDesk): Promise<void> {
  const store = await openStore(address)
  await store.close()
}

const trailsOf = async (client: Client) => {
  const trails = new Map<string, string[]>()
  for (const view of ['all', 'closed'] as const)
    for (const { id } of (await client.listHandoffs({ view })).rows)
      trails.set(
        id,
        (await client.history(id)).events.map(({ hash }) => hash),
      )
  return trails
}

/** Every chain still ends where it did, and verifies. */
async function expectWhole(client: Client, trails: Map<string, string[]>): Promise<void> {
  expect(trails.size).toBe(13)
  for (const [id, hashes] of trails) {
    const { events, intact } = await client.history(id)
    expect(intact, id).toBe(true)
    expect(events.map(({ hash }) => hash).slice(0, hashes.length)).toEqual(hashes)
  }
}
