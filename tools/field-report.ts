/**
 * What a desk answers to small inputs that once broke it: every file of a folder, one row each, beside what is told of it
 * there. The folder lies outside the project (`shared/field-cases` beside or above it, or BATON_FIELD_CASES); without it
 * this says so and ends well. Each input meets a desk of its own playbook on a fresh embedded database.
 *
 *   npm run field:report             the table
 *   npm run field:report -- NAME     the rows whose file holds NAME
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { composeNote, Lane, loadPlaybook, readRota, type WrittenPlaybook } from '@baton-desk/core'
import { type RunningDesk, startDesk } from '@baton-desk/server'
import { startDatabases } from '@baton-desk/server/testing'

const folder = casesFolder()
if (folder === undefined) {
  console.log(
    'No field cases: no folder shared/field-cases beside or above the project, and BATON_FIELD_CASES is not set.',
  )
  process.exit()
}

const PLAYBOOK: WrittenPlaybook = {
  timeZone: 'Europe/Berlin',
  lastResort: 'sam',
  people: {
    ana: { name: 'Ana Ruiz', email: 'ana@example.com' },
    ben: { name: 'Ben Katz', email: 'ben@example.com' },
    samuel: { name: 'Sam' },
    sam: { name: 'Sam Okafor', email: 'sam@example.com' },
    zoe: { name: 'Zoë Müller' },
  },
  lanes: { support: { name: 'Support', owners: { people: ['ana'] } } },
  triggers: [
    {
      id: 'refund-over-limit',
      when: 'action.tool == "issue_refund"',
      // biome-ignore lint/suspicious/noThenProperty: the playbook's own word
      then: 'review',
      lane: 'support',
      reason: 'authority_limit',
      why: 'Refunds need a person’s approval.',
    },
  ],
}
const ROTA: WrittenPlaybook = {
  ...PLAYBOOK,
  triggers: [],
  rotas: { oncall: { url: 'https://calendar.example/oncall.ics' } },
  lanes: { support: { name: 'Support', owners: { people: ['ana'], rota: 'oncall' } } },
}

type Answer = { status: number; body: Json; text: string }
// biome-ignore lint/suspicious/noExplicitAny: answers are looked into, whatever they are
type Json = any

const databases = await startDatabases('embedded')

function casesFolder(): string | undefined {
  if (process.env.BATON_FIELD_CASES) return process.env.BATON_FIELD_CASES
  for (let at = import.meta.dirname; at !== dirname(at); at = dirname(at)) {
    const found = join(at, 'shared', 'field-cases')
    if (existsSync(found)) return found
  }
  return undefined
}

/** The last cell of the row of each file. */
function* whatIsTold(page: string): Generator<[string, string]> {
  for (const row of page.split('\n').filter((line) => line.startsWith('| '))) {
    const cells = row.split('|').map((cell) => cell.trim())
    for (const [file] of row.matchAll(/[\w-]+\.(?:ics|json|md|sh)/g)) yield [file, cells.at(-2) ?? '']
    if (/-1\.json, then -2\.json/.test(row)) yield ['reference-reused-2.json', cells.at(-2) ?? '']
  }
}

async function answerTo(file: string): Promise<string> {
  const path = join(folder as string, file)
  if (file.endsWith('.ics')) return onCall(readFileSync(path, 'utf8'))
  if (file.startsWith('mail-')) return composed(JSON.parse(readFileSync(path, 'utf8')))
  const story = STORIES[file]
  const body = file.endsWith('.sh') ? execFileSync('sh', [path], { encoding: 'utf8' }) : readFileSync(path, 'utf8')
  return withDesk((desk) => (story ? story(desk, body) : handedOff(desk, body)))
}

function onCall(calendar: string): string {
  const loaded = loadPlaybook(ROTA)
  if ('problems' in loaded) throw new Error(loaded.problems[0]?.message)
  const rota = readRota(calendar, {
    playbook: loaded.playbook,
    rota: 'oncall',
    from: '2026-10-01T00:00:00.000Z',
    to: '2026-12-30T00:00:00.000Z',
  })
  if ('problems' in rota) return `Nobody. ${rota.problems.join(' ')}`
  const shifts = rota.shifts.map(({ person, from, to }) => `${person} ${from.slice(0, 16)}/${to.slice(0, 16)}`)
  const more = shifts.length > 4 ? ` … ${shifts.length} in all` : ''
  return `${shifts.slice(0, 4).join(', ')}${more}. ${rota.remarks.join(' ')}`
}

function composed(conversation: Parameters<typeof composeNote>[0]['conversation']): string {
  const now = '2026-11-30T10:00:00.000Z'
  const lane = Lane.parse({ name: 'Support', owners: { people: ['ana'] } })
  const note = composeNote({ conversation, lane, urgency: 'today', by: now, now })
  return `ask “${note.ask}”; what “${note.what}”`
}

type Desk = {
  url: string
  agent: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  person: (method: string, path: string, body?: unknown) => Promise<Answer>
  agentKey: string
  pass: (ms: number) => Promise<void>
  running: RunningDesk
}

async function withDesk<T>(work: (desk: Desk) => Promise<T>): Promise<T> {
  let shift = 0
  const running = await startDesk({
    ...(await databases.createAddress()),
    port: 0,
    demo: { playbook: PLAYBOOK },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    config: {
      mailFrom: 'desk@example.com',
      allowPrivateWebhooks: true,
      allowPrivateCalendars: true,
      calendarMinutes: 15,
      logLevel: 'silent',
      poolSize: 4,
      rateLimit: 10_000,
    },
    clockShift: () => shift,
    deliveries: { retries: 2, retryDelayS: 1, timeoutMs: 5_000 },
  })
  const caller =
    (key: string) =>
    async (method: string, path: string, body?: unknown, headers = {}) => {
      const answer = await fetch(`${running.url}${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
        ...(body !== undefined && {
          body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
        }),
      })
      const text = await answer.text()
      return {
        status: answer.status,
        text,
        body: /json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : {},
      }
    }
  try {
    const agentKey = running.agentKey ?? ''
    const person = await running.operator.personKey({})
    return await work({
      url: running.url,
      agent: caller(agentKey),
      person: caller('key' in person ? person.key : ''),
      agentKey,
      pass: async (ms) => {
        shift += ms
        await running.sweepNow()
      },
      running,
    })
  } finally {
    await running.stop()
  }
}

const refusalIn = ({ status, body }: Answer): string =>
  `${status} ${String(body.type ?? '')
    .split('/')
    .at(-1)}: ${body.detail ?? body.title ?? ''}`

/** What became of it, what of its action, and whether that can be approved. */
async function handedOff(desk: Desk, body: string): Promise<string> {
  const handed = await desk.agent('POST', '/v1/handoffs', body)
  if (handed.status >= 400) {
    const kept = await desk.person('GET', '/v1/refused-submissions')
    return `${refusalIn(handed)} Kept: ${kept.body.items?.length ?? '?'}.`
  }
  const { handoff } = handed.body
  const findings = handoff.findings
    .filter(({ level }: Json) => level === 'must')
    .map(({ rule, message }: Json) => `${rule}: ${message}`)
  const shown = handed.text.match(/"arguments":(\{.*?\})/)?.[1]
  return [
    `${handed.status}, ${handoff.state}, ${handoff.owner.name} owns it; ask “${handoff.note.ask}”; what “${handoff.note.what}”.`,
    shown && `Arguments ${shown}.`,
    ...findings,
    /"action"/.test(body) && `Approved: ${await approved(desk, handoff)}`,
  ]
    .filter(Boolean)
    .join(' ')
}

async function approved(desk: Desk, handoff: Json, kind = 'approve'): Promise<string> {
  const accepted = await desk.person('POST', `/v1/handoffs/${handoff.id}/step-in`, {})
  if (accepted.status >= 400) await desk.person('POST', `/v1/handoffs/${handoff.id}/accept`, {})
  const decided = await desk.person('POST', `/v1/handoffs/${handoff.id}/decide`, {
    kind,
    noteVersion: handoff.noteVersion,
    ...(handoff.note.action && { actionHash: handoff.note.action.hash }),
  })
  return decided.status >= 400 ? refusalIn(decided) : `${decided.status}`
}

const NOTE = {
  ask: 'Refund for a double charge',
  what: 'Was charged twice for order 4471 and asks for one charge back.',
  who: { name: 'Tom Becker' },
  why: { code: 'authority_limit', sentence: 'Refunds above 100 need a person.' },
  next: { action: 'Refund the second charge', decision: { kind: 'approve' } },
  action: { tool: 'issue_refund', arguments: { amount: 180 } },
}

/** Files whose input is a story, and those that only say something after another. */
const STORIES: Record<string, (desk: Desk, body: string) => Promise<string>> = {
  'reference-reused-2.json': async (desk, body) => {
    const first = await desk.agent(
      'POST',
      '/v1/handoffs',
      readFileSync(join(folder as string, 'reference-reused-1.json')),
    )
    const decided = await approved(desk, first.body.handoff)
    const second = await desk.agent('POST', '/v1/handoffs', body)
    return `the first approved: ${decided}; the second: ${second.status >= 400 ? refusalIn(second) : `${second.status}, existed ${second.body.existed}, ${second.body.handoff.state}`}`
  },
  'action-integer-beyond-2-53.json': async (desk, body) => {
    const handed = await handedOff(desk, body)
    const list = await desk.agent('GET', '/v1/handoffs?reference=big-1')
    const id = list.body.rows?.[0]?.id
    const ask = async (account: string) => {
      const event = `{"event":{"kind":"action","action":{"tool":"issue_refund","arguments":{"account":${account},"amount":180}}},"approved":{"handoff":"${id}"}}`
      const answer = await desk.agent('POST', '/v1/gate', event)
      return answer.body.verdict ?? refusalIn(answer)
    }
    return `${handed} Gate for …993: ${await ask('9007199254740993')}; for …992: ${await ask('9007199254740992')}.`
  },
  'approval-after-useful-until.md': async (desk) => {
    const until = new Date(Date.now() + 60_000).toISOString()
    const { body } = await desk.agent('POST', '/v1/handoffs', { lane: 'support', note: NOTE, usefulUntil: until })
    const decided = await approved(desk, body.handoff)
    const ask = async () =>
      (
        await desk.agent('POST', '/v1/gate', {
          event: { kind: 'action', action: { tool: 'issue_refund', arguments: { amount: 180 } } },
          approved: { handoff: body.handoff.id },
        })
      ).body
    const before = await ask()
    await desk.pass(120_000)
    const after = await ask()
    return `approved: ${decided}; before: ${before.verdict ?? before.detail}; after: ${after.verdict ?? after.detail} (${after.why ?? ''})`
  },
  'effect-done-then-failed.md': async (desk) => {
    const { body } = await desk.agent('POST', '/v1/handoffs', { lane: 'support', note: NOTE })
    await approved(desk, body.handoff)
    const { body: view } = await desk.agent('GET', `/v1/handoffs/${body.handoff.id}`)
    const report = (outcome: string) =>
      desk.agent('POST', `/v1/handoffs/${view.id}/effect`, { decisionId: view.decision.id, outcome })
    const done = await report('done')
    const failed = await report('failed')
    const { body: now } = await desk.agent('GET', `/v1/handoffs/${view.id}`)
    return `done: ${done.status}; failed: ${failed.status >= 400 ? refusalIn(failed) : failed.status}; state ${now.state}`
  },
  'sse-cursor-ahead.md': async (desk) => {
    const answer = await fetch(`${desk.url}/v1/events`, {
      headers: { authorization: `Bearer ${desk.agentKey}`, 'last-event-id': '5000000' },
      signal: AbortSignal.timeout(60_000),
    })
    if (!answer.ok) return `${answer.status} ${await answer.text()}`
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    let heard = ''
    await desk.agent('POST', '/v1/handoffs', { lane: 'support', note: NOTE })
    try {
      while (!/offered/.test(heard)) heard += (await reader?.read())?.value ?? ''
      await reader?.cancel()
    } catch {
      heard += ' … and nothing more for a minute'
    }
    return `${answer.status}, hears: ${heard.slice(0, 300)}`
  },
  'latin1-body.md': async (desk) => {
    const body = Buffer.from(
      JSON.stringify({
        lane: 'support',
        conversation: [{ role: 'customer', text: 'Grüße aus der Straße, bitte rufen Sie an' }],
      }),
      'latin1',
    )
    const send = async (type: string) => {
      const handed = await desk.agent('POST', '/v1/handoffs', new Uint8Array(body), { 'content-type': type })
      return handed.status >= 400 ? refusalIn(handed) : `${handed.status} “${handed.body.handoff.note.what}”`
    }
    return `declared: ${await send('application/json; charset=iso-8859-1')}; not declared: ${await send('application/json')}`
  },
  'deliveries-still-trying.md': async (desk) => {
    const deaf = createServer((_, answer) => answer.writeHead(500).end()).listen(0, '127.0.0.1')
    await new Promise((listening) => deaf.once('listening', listening))
    const { port } = deaf.address() as { port: number }
    const made = await desk.person('POST', '/v1/webhooks', { url: `http://127.0.0.1:${port}/hook` })
    await desk.agent('POST', '/v1/handoffs', { lane: 'support', note: NOTE })
    const all = await desk.person('GET', '/v1/deliveries')
    if (all.status >= 400) return refusalIn(all)
    deaf.close()
    const rows: Json[] = all.body.items ?? []
    return `webhook ${made.status}; GET /v1/deliveries: ${rows.length} (${[...new Set(rows.map(({ state }) => state))].join(', ')})`
  },
  'sign-in-link-prefetch.md': async () => 'belongs to the next issue',
}

function inCell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim()
}

const told = new Map([...whatIsTold(readFileSync(join(folder, 'README.md'), 'utf8'))])
const wanted = process.argv[2] ?? ''
console.log('| File | Told of it: expected | Answer now |\n|---|---|---|')
for (const file of readdirSync(folder).sort()) {
  if (file === 'README.md' || !file.includes(wanted)) continue
  const answer = await answerTo(file).catch((error: Error) => `**${error.message}**`)
  console.log(`| ${file} | ${told.get(file) ?? ''} | ${inCell(answer)} |`)
}
await databases.stop()
