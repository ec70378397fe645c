/**
 * Nothing internal on the page of a customer, over handoffs of every state whose every inner word is marked; and over real
 * conversations, where some lie beside the project.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Conversation,
  composeNote,
  type Handoff,
  loadPlaybook,
  Note,
  REASON_CODES,
  RehearsalCase,
  RULES,
  starterPlaybook,
} from '@baton-desk/core'
import { CUSTOMER_LANGUAGES, customerPageOf } from '@baton-desk/core/customer'
import { conversationsFolder } from '@baton-desk/core/testing'
import { customerPage, offeredHandoff, SOME_INSTANT } from '@baton-desk/server/testing'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

/** In every word that only people of the desk, their agent or another customer read. */
const INNER = 'zwetschgenkern'
const inner = (what: string) => `${INNER} ${what}`
const VIEWS = 285

const loaded = loadPlaybook(starterPlaybook({ person: { id: 'sam', name: 'Sam Okafor' }, timeZone: 'Europe/Berlin' }))
const lane = 'playbook' in loaded ? Object.values(loaded.playbook.lanes)[0] : undefined
if (!lane) throw new Error('expected a lane of the starter playbook')

const noteOf = (conversation: Conversation): Note =>
  composeNote({ conversation, lane, urgency: 'today', by: '2026-03-02T14:00:00.000Z', now: SOME_INSTANT })

/** The same note with a mark in all that is no word of the customer. */
function marked(note: Note): Note {
  const source = { kind: 'tool' as const, message: 0, words: inner('record') }
  const said = { text: inner('brief'), sources: [source] }
  return Note.parse({
    ...note,
    ask: inner('ask'),
    what: inner('what'),
    next: { ...note.next, action: inner('next step') },
    why: { ...note.why, sentence: inner('why'), trigger: inner('rule') },
    known: [...note.known.filter((one) => one.source?.kind === 'customer'), { text: inner('known'), source }],
    unknown: [{ text: inner('unknown') }],
    tried: [{ step: inner('step'), result: inner('result'), outcome: 'failed' }],
    contingencies: [{ if: inner('if'), then: inner('then'), by: 'agent' }],
    confidence: { level: 'unsure', basis: inner('basis') },
    sensitivity: [{ kind: 'legal', why: inner('legal') }],
    brief: { decides: [said], care: [said], ownErrors: [said], others: [said], notReach: [said], told: [said] },
    draft: { channel: 'email', to: inner('to'), body: inner('draft') },
    action: { tool: 'refund', arguments: { note: inner('argument') } },
    fields: { memo: inner('field') },
    where: { ...note.where, artifacts: [{ label: inner('record'), id: inner('id'), source }] },
    who: { ...note.who, identifiers: [...note.who.identifiers, { label: 'Account', value: inner('other'), source }] },
  })
}

const decision = {
  id: 'd',
  kind: 'answer',
  text: inner('decision'),
  promised: inner('promised'),
  by: 'ana',
  at: SOME_INSTANT,
  noteVersion: 1,
  fromNote: true,
} as const
const readBack = { text: inner('read-back'), by: 'ana', at: SOME_INSTANT }
const claim = { id: 'c', runner: inner('runner'), since: SOME_INSTANT, until: SOME_INSTANT }
const held = { decideBy: SOME_INSTANT, readBack }
/** Every state, with what its people wrote. */
const STATES: object[] = [
  { state: 'held', graceUntil: SOME_INSTANT },
  { state: 'offered', acceptBy: SOME_INSTANT, reminders: 1 },
  {
    state: 'offered',
    acceptBy: SOME_INSTANT,
    reminders: 0,
    move: { to: 'sam', lane: 'support', step: 0, reason: inner('move'), back: { state: 'offered' } },
  },
  { state: 'accepted', ...held },
  { state: 'waiting', ...held, resumeAt: SOME_INSTANT, for: 'agent', question: inner('question') },
  { state: 'waiting', ...held, resumeAt: SOME_INSTANT, for: 'customer', question: inner('question') },
  { state: 'waiting', ...held, resumeAt: SOME_INSTANT, for: 'time' },
  { state: 'decided', decision, hearBy: null, claim },
  { state: 'in_doubt', decision, claim, lookBy: SOME_INSTANT, acknowledgedAt: SOME_INSTANT, reminders: 0 },
  {
    state: 'closed',
    decision,
    acknowledgedAt: SOME_INSTANT,
    closedAt: SOME_INSTANT,
    effect: { outcome: 'done', text: inner('effect'), at: SOME_INSTANT },
  },
  { state: 'withdrawn', reason: inner('withdrawn'), by: { kind: 'desk' }, closedAt: SOME_INSTANT },
  { state: 'expired', outcome: 'reject', closedAt: SOME_INSTANT },
]

const handoffOf = (note: Note, state: object): Handoff =>
  ({
    ...offeredHandoff({
      note,
      customer: inner('customer'),
      reference: inner('reference'),
      findings: RULES.map(({ id, level }) => ({ rule: id, level, pointer: '/ask', message: inner('finding') })),
      undelivered: { target: 'hook', error: inner('error'), at: SOME_INSTANT },
      customerWrote: { text: inner('wrote'), at: SOME_INSTANT },
      reopened: { reason: inner('reopened'), at: SOME_INSTANT },
      skipped: [{ person: 'cara', step: 0, reason: 'away' }],
      excluded: ['dora'],
      contradicted: { decisionId: 'd', outcome: 'failed', onRecord: 'done', text: inner('told'), at: SOME_INSTANT },
    }),
    ...state,
  }) as Handoff

const NAMES: Record<string, string> = { ana: 'Ana Pohl', sam: 'Sam Okafor' }
async function viewOf(handoff: Handoff, language: 'en' | 'de') {
  const page = customerPageOf(handoff, {
    nameOf: (id) => NAMES[id] ?? inner('somebody else'),
    agentName: 'Robin',
    timeZone: 'Europe/Berlin',
    now: SOME_INSTANT,
    language,
  })
  const looked = { is: 'open', workspace: 'Front desk', practice: false, timeZone: 'Europe/Berlin', page } as const
  const html = await customerPage(looked, { nonce: 'n', path: '/c/t', language, isSent: false })
  return { page, html: String(html) }
}

const packs = join(import.meta.dirname, '../packs')
const CONVERSATIONS: Conversation[] = readdirSync(packs, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    const folder = join(packs, name, 'scenarios')
    return readdirSync(folder).map((file) => RehearsalCase.parse(parse(readFileSync(join(folder, file), 'utf8'))))
  })
  .map(({ conversation }) => conversation)
  .filter((conversation) => conversation.length > 0)

const OF_THE_DESK = [...RULES.map(({ id }) => id), ...REASON_CODES.filter((code) => code.includes('_'))]

test("285 rendered views hold nothing that is not the customer's own or true for everybody", async () => {
  expect(CONVERSATIONS.length).toBeGreaterThan(60)
  const notes = CONVERSATIONS.map(noteOf)
  let said = 0
  for (let n = 0; n < VIEWS; n += 1) {
    const note = notes[n % notes.length]
    const state = STATES[n % STATES.length]
    const language = CUSTOMER_LANGUAGES[n % CUSTOMER_LANGUAGES.length] ?? 'en'
    if (!note || !state) throw new Error('expected a note and a state')
    const { page, html } = await viewOf(handoffOf(marked(note), state), language)
    expect(html).not.toContain(INNER)
    expect(OF_THE_DESK.filter((word) => html.includes(word))).toEqual([])
    expect(html).not.toMatch(/confidence|fairly.sure|unsure|cara|dora|refund"/i)
    expect(html).toContain(language === 'de' ? 'ist eine Maschine' : 'is a machine')
    said += page.said.length
  }
  expect(said).toBeGreaterThan(VIEWS / 2)
})

test.each(CUSTOMER_LANGUAGES)(
  'whoever rang is told in no state, and of no link, that they wrote (%s)',
  async (language) => {
    const rang = { ...noteOf([]), where: { channel: 'Phone', artifacts: [] } }
    const showing = { nonce: 'n', path: '/c/t', language, isSent: false }
    const open = STATES.map(async (state) => (await viewOf(handoffOf(rang, state), language)).html)
    const over = (['unknown', 'revoked', 'expired'] as const).map((because) =>
      customerPage({ is: 'over', because }, showing),
    )
    for (const html of await Promise.all([...open, ...over]))
      expect(String(html)).not.toMatch(/you wrote|uns geschrieben/i)
  },
)

const folder = conversationsFolder()
if (!folder) console.warn('Skipped: no folder shared/conversations here, and BATON_CONVERSATIONS is not set.')
test.skipIf(!folder)(
  'of real conversations every line on the page is a passage of what the customer said',
  async () => {
    const all = ['tau-bench', 'star', 'sgd'].flatMap((name) =>
      readFileSync(join(folder ?? '', `${name}.jsonl`), 'utf8')
        .trim()
        .split('\n')
        .slice(0, VIEWS / 3)
        .map((row) => JSON.parse(row) as { messages: Conversation }),
    )
    let lines = 0
    for (const { messages } of all) {
      const { page, html } = await viewOf(handoffOf(noteOf(messages), STATES[3] ?? {}), 'en')
      expect(OF_THE_DESK.filter((word) => html.includes(word))).toEqual([])
      const theirs = messages
        .filter(({ role }) => role === 'customer')
        .map(({ text }) => text.replace(/\s+/g, ' '))
        .join(' ')
      for (const { text } of page.said) {
        expect(theirs).toContain(text.replace(/^…|…$/g, '').trim())
        lines += 1
      }
    }
    console.info(`${all.length} real conversations, ${lines} lines, each the customer's own`)
    expect(all).toHaveLength(VIEWS)
  },
)
