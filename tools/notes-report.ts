/**
 * Measures composed notes on real transfers of other people's agents, with and without what the agent itself wrote, and
 * prints the table. The conversations stay outside the project (a folder `shared/conversations` beside or above it, or
 * BATON_CONVERSATIONS); without them it says so and ends well. Every figure is worked out here from the raw conversation,
 * with knowledge of the data sets that the product must not have. At its end stands the score of tools/reading.
 *
 *   node tools/notes-report.ts            the table
 *   node tools/notes-report.ts --misses   and every case that falls short
 *   node tools/notes-report.ts --read 40  and notes drawn by a hash of their ids, beside the agent's own
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Conversation, composeNote, Lane, type Note, Source, whisperWords } from '@baton-desk/core'
import {
  allWords,
  conversationsFolder,
  conversationWords,
  coreWords,
  gatherEvidence,
  quantile,
  toPlainText,
} from '@baton-desk/core/testing'
import freshLabels from './notes-report/fresh-labels.json' with { type: 'json' }
import heldOutLabels from './notes-report/held-out-labels.json' with { type: 'json' }
import labels from './notes-report/labels.json' with { type: 'json' }
import readByHand from './notes-report/read-by-hand.json' with { type: 'json' }
import { run as readNotes } from './reading/run.ts'

const FILES = ['tau-bench', 'tau2-bench', 'tau2-bench-grok']
const NOW = '2026-11-22T10:00:00.000Z'

type Call = { name: string; arguments: Record<string, unknown> }
type Case = {
  id: string
  domain: string
  /** Whether the agent handed over; the messages end there. */
  transferred: boolean
  conversation: Conversation
  summary: string
  brief: string
  expected: Call[]
  /** Which half of the tasks, by a hash: the figures must not hang on a few of them. */
  half: 0 | 1
}

const { values: options } = parseArgs({
  options: {
    misses: { type: 'boolean' },
    read: { type: 'string' },
    supplied: { type: 'boolean' },
    half: { type: 'string' },
    match: { type: 'string' },
  },
})
function report(from: string): void {
  const all = FILES.flatMap((file) => casesIn(join(from, `${file}.jsonl`)))
  const cases = all.filter(({ transferred }) => transferred)
  if (cases.length === 0) throw new Error(`Expected transfers in ${from}, found none.`)
  const lane = Lane.parse({ name: 'Support', owners: { people: ['ana'] } })
  const rows = new Map<string, Record<string, Tally>>()
  for (const supplied of [false, true]) {
    const times: number[] = []
    // One round first, so that the figures are those of a desk that has been running.
    for (const round of [0, 1])
      for (const each of cases) {
        const started = performance.now()
        const note = noteOf(each, lane, supplied)
        if (round === 1) {
          times.push(performance.now() - started)
          measure(each, note, supplied, rows)
        }
      }
    times.sort((a, b) => a - b)
    console.log(
      `${supplied ? 'with' : 'without'} the agent's summary: ${cases.length} notes, ${at(times, 0.5)} ms p50, ${at(times, 0.99)} ms p99, ${at(times, 1)} ms longest`,
    )
  }
  print(rows)
  measureLabels('Against labels set by hand, which tuned the rules', labels, all)
  measureLabels('Against labels set without seeing what the code finds; it was changed since', heldOutLabels, all)
  measureLabels('Against labels set after that change, without seeing what it finds', freshLabels, all)
  printReadings(cases, lane)
  if (options.read) showNotes(cases, lane, Number(options.read))
}

const at = (sorted: readonly number[], share: number): string => (quantile(sorted, share) ?? 0).toFixed(2)

type Tally = { good: number; all: number; missed: string[] }

function measure(each: Case, note: Note, supplied: boolean, rows: Map<string, Record<string, Tally>>): void {
  const column = supplied ? 'with' : 'without'
  const count = (row: string, good: number, all: number, missed = ''): void => {
    const tallies = rows.get(row) ?? {}
    rows.set(row, tallies)
    for (const name of [column, `${column} ${each.half}`]) {
      const tally = tallies[name] ?? { good: 0, all: 0, missed: [] }
      tallies[name] = tally
      tally.good += good
      tally.all += all
      if (good < all && name === column) tally.missed.push(`${each.id} ${missed}`)
    }
  }
  const unanswered = questionsLeft(note)
  count('six questions answered or honestly unknown', 6 - unanswered.length, 6, unanswered.join(', '))
  const who = JSON.stringify(note.who).toLowerCase()
  const known = customerIdentifiers(each)
  const absent = known.filter((value) => !who.includes(value.toLowerCase()))
  count(
    'customer identifiers known before the transfer stand in who',
    known.length - absent.length,
    known.length,
    absent.join(', '),
  )
  const records = expectedValues(each, RECORD_KEYS)
  if (records.length > 0) {
    const first = note.where.artifacts.find(({ openFirst }) => openFirst)?.id
    count(
      'the record of the expected actions is opened first',
      Number(first !== undefined && records.some((id) => same(id, first))),
      1,
      `${first} not of ${records}`,
    )
  }
  const expected = expectedValues(each, ID_KEYS)
  const whole = JSON.stringify(note).toLowerCase()
  const missing = expected.filter((id) => !whole.includes(id.toLowerCase().replace(/^#/, '')))
  count(
    'ids of the expected actions, said or used before, stand in the note',
    expected.length - missing.length,
    expected.length,
    missing.join(', '),
  )
  const steps = stepsToTell(each.conversation)
  const untold = steps.filter((step) => !isTold(step, note))
  count(
    'changing, refused and failed calls stand in tried',
    steps.length - untold.length,
    steps.length,
    untold.map(({ name, answer }) => `${name} (${answer.slice(0, 40)})`).join(', '),
  )
  const sources = sourcesIn(note)
  const bad = sources.filter((source) => !resolves(source, each.conversation))
  count('sources resolve and hold their words', sources.length - bad.length, sources.length, JSON.stringify(bad[0]))
  const unfounded = factsNotIn(each.conversation, note)
  count('notes without a fact found nowhere', Number(unfounded.length === 0), 1, unfounded.join(', '))
  count('core at most 39 words', Number(coreWords(note) <= 39), 1, String(coreWords(note)))
  count('note at most 119 words', Number(allWords(note) <= 119), 1, String(allWords(note)))
  const whisper = whisperWords(note, {
    now: NOW,
    timeZone: 'UTC',
    ownerName: 'Ana',
    laneName: 'Support',
    stateLine: '',
  })
  count('spoken whisper at most 46 words', Number(whisper <= 46), 1, String(whisper))
  count(
    'note shorter than the conversation',
    Number(allWords(note) < conversationWords(each.conversation)),
    1,
    `${allWords(note)} of ${conversationWords(each.conversation)}`,
  )
  count(
    'ask at most 12 words and 48 characters',
    Number(note.ask.split(' ').length <= 12 && note.ask.length <= 48),
    1,
    note.ask,
  )
  count('(the ask is better than the lane’s own wording)', Number(note.ask !== 'Answer this customer'), 1)
}

function print(rows: Map<string, Record<string, Tally>>): void {
  const columns = ['without', 'with', 'without 0', 'without 1', 'with 0', 'with 1']
  console.log(
    `\n| ${['What', ...columns.map((name) => name.replace(' 0', ', first half').replace(' 1', ', second half'))].join(' | ')} |`,
  )
  console.log(`|${'---|'.repeat(columns.length + 1)}`)
  for (const [row, tallies] of rows) {
    const cells = columns.map((name) => {
      const { good, all } = tallies[name] ?? { good: 0, all: 0 }
      return all === 0 ? '-' : `${((100 * good) / all).toFixed(1)} % (${good}/${all})`
    })
    console.log(`| ${[row, ...cells].join(' | ')} |`)
  }
  if (options.misses)
    for (const [row, tallies] of rows) {
      if (row.startsWith('(')) continue
      for (const name of ['without', 'with'])
        for (const missed of tallies[name]?.missed ?? []) console.log(`  ${name}: ${row}: ${missed}`)
    }
}

function questionsLeft(note: Note): string[] {
  const unknown = note.unknown.some(({ kind }) => kind === 'missing')
  const { name, identifiers, reach } = note.who
  const answers = {
    next: note.ask !== '' && note.next.decision.kind !== undefined,
    when: note.when.by !== undefined || note.when.urgency !== undefined,
    who: name !== undefined || identifiers.length > 0 || reach.length > 0 || unknown,
    what: note.what !== '',
    why: note.why.sentence !== '',
    where: note.where.artifacts.some(({ openFirst }) => openFirst) || unknown,
  }
  return Object.entries(answers).flatMap(([question, answered]) => (answered ? [] : [question]))
}

/** The keys under which these data sets put what identifies the customer. */
const CUSTOMER_KEYS = new Set(['user_id', 'customer_id', 'email', 'phone_number'])
const RECORD_KEYS = new Set(['reservation_id', 'order_id', 'line_id', 'bill_id'])
const ID_KEYS = new Set([
  ...RECORD_KEYS,
  ...CUSTOMER_KEYS,
  'flight_number',
  'payment_id',
  'payment_method_id',
  'item_ids',
  'new_item_ids',
  'product_id',
  'id',
])

/** What the brief tells about who the customer is, or a call was made with, as far as customer or tool said it. */
function customerIdentifiers({ brief, conversation }: Case): string[] {
  const told = [
    ...(brief.match(/\b[a-z]+_[a-z]+_\d{3,5}\b/g) ?? []),
    ...(brief.match(/[\w.]+@[\w.]+\w/g) ?? []),
    ...(brief.match(/\b\d{3}-\d{3}-\d{4}\b/g) ?? []),
    ...(/(?:You are|Your name is|You name is) ([A-Z][a-z]+ [A-Z][a-z]+)/.exec(brief)?.slice(1) ?? []),
  ]
  for (const [index, { toolCall }] of conversation.entries())
    if (toolCall && !/^\s*"?error/i.test(conversation[index + 1]?.text ?? ''))
      for (const [key, value] of Object.entries(toolCall.arguments))
        if (CUSTOMER_KEYS.has(key) && typeof value === 'string') told.push(value)
  const heard = conversation
    .map(({ role, text, toolCall }) =>
      role === 'agent' && !toolCall ? '' : text + JSON.stringify(toolCall?.arguments ?? ''),
    )
    .join('\n')
    .toLowerCase()
  return [...new Set(told.map((value) => value.toLowerCase()))].filter((value) => heard.includes(value))
}

/** Values of the expected actions that the customer said or a call used. */
function expectedValues({ expected, conversation }: Case, keys: ReadonlySet<string>): string[] {
  const values = new Set<string>()
  const walk = (node: unknown, key: string): void => {
    if (Array.isArray(node)) for (const each of node) walk(each, key)
    else if (typeof node === 'object' && node !== null)
      for (const [name, each] of Object.entries(node)) walk(each, name)
    else if (keys.has(key) && node !== null && node !== '') values.add(String(node))
  }
  for (const action of expected) walk(action.arguments, '')
  const heard = conversation
    .map(({ role, text, toolCall }) => (role === 'customer' ? text : '') + JSON.stringify(toolCall?.arguments ?? ''))
    .join('\n')
    .toLowerCase()
  return [...values].filter((value) => heard.includes(value.toLowerCase().replace(/^#/, '')))
}

const same = (a: string, b: string): boolean => a.toLowerCase().replace(/^#/, '') === b.toLowerCase().replace(/^#/, '')

type Step = { name: string; answer: string; count: number }
const CHANGES = new Set([
  ...['book', 'cancel', 'update', 'send', 'modify', 'exchange', 'return', 'toggle', 'reset', 'reboot', 'reseat'],
  ...['set', 'grant', 'enable', 'disable', 'disconnect', 'connect', 'make', 'refuel', 'resume', 'suspend', 'change'],
])
const isChange = (name: string): boolean => name.includes('_') && CHANGES.has(name.split('_')[0] ?? '')

/** Calls that change something by their name, and those whose answer says that they were refused or failed. */
function stepsToTell(conversation: Conversation): Step[] {
  const steps = new Map<string, Step>()
  const tell = (name: string, answer: string): void => {
    const step = steps.get(name || answer) ?? { name, answer, count: 0 }
    steps.set(name || answer, { ...step, count: step.count + 1 })
  }
  const waiting: string[] = []
  for (const { role, text, toolCall } of conversation) {
    if (toolCall) waiting.push(toolCall.name)
    if (role !== 'tool') continue
    const name = waiting.shift()
    if (name === undefined) {
      if (/successfully|is now|set to|reset|granted|restart|has been/i.test(text)) tell('', text)
    } else if (!name.startsWith('transfer_to') && (isChange(name) || /^\s*"?error|speed test failed/i.test(text)))
      tell(name, text)
  }
  for (const name of waiting) if (isChange(name)) tell(name, '')
  return [...steps.values()]
}

function isTold({ name, answer, count }: Step, note: Note): boolean {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  const words = name === '' ? plain(answer.split('\n')[0] ?? '').slice(0, 40) : plain(name)
  const told = note.tried.filter(({ step, result }) => plain(`${step} ${result}`).includes(words) && result !== '')
  return told.reduce((sum, { times }) => sum + times, 0) >= count
}

function sourcesIn(value: unknown): Source[] {
  if (Array.isArray(value)) return value.flatMap(sourcesIn)
  if (typeof value !== 'object' || value === null) return []
  const own = Source.safeParse(value)
  return own.success ? [own.data] : Object.values(value).flatMap(sourcesIn)
}

/** The message is there, of the kind the source says, and holds the words; what the agent supplied has no message. */
function resolves({ kind, message, words }: Source, conversation: Conversation): boolean {
  if (message === undefined) return kind === 'agent'
  const found = conversation[message]
  if (!found || words === undefined) return false
  const spelled = JSON.stringify(found.toolCall ?? {})
  return found.text.includes(words) || spelled.includes(JSON.stringify(words).slice(1, -1))
}

/** Numbers, codes and addresses of the note that stand nowhere in the raw conversation. */
function factsNotIn(conversation: Conversation, note: Note): string[] {
  const { when: _when, sources: _sources, filledIn: _filledIn, contingencies: _contingencies, ...told } = note
  const raw = conversation
    .map(({ text, toolCall }) => `${text} ${JSON.stringify(toolCall?.arguments ?? '')}`)
    .join('\n')
    .toLowerCase()
  // What the agent wrote and nothing bears out stands in the note as just that.
  told.unknown = told.unknown.filter(({ sources }) => sources.every(({ message }) => message !== undefined))
  const texts = stringsIn(told, new Set(['source', 'sources']))
  const facts = texts.flatMap(
    (text) => text.match(/[\p{L}\p{N}#$€£][\p{L}\p{N}_@.:/-]*\p{N}[\p{L}\p{N}_@./-]*/gu) ?? [],
  )
  const names = note.who.name ? note.who.name.split(' ') : []
  const stands = (fact: string): boolean => {
    const plain = fact
      .replace(/[.:/-]+$/, '')
      .replace(/^[$€£#]/, '')
      .replace(/^(\d+)-?[a-z-]+$/, '$1')
    // Systems write 47.0 for what people write as $47.00.
    return raw.includes(plain) || (/^\d+\.\d0$/.test(plain) && raw.includes(plain.slice(0, -1)))
  }
  // A range ("16-17") is borne out by its ends, a compound by its parts; a whole date only by itself.
  const borneOut = (fact: string): boolean =>
    stands(fact) ||
    (!/^\d{4}-\d\d-/.test(fact) &&
      fact
        .split(/[-/:–]/)
        .filter((part) => /\d/.test(part))
        .every(stands))
  return [...new Set([...facts, ...names])].filter((fact) => !borneOut(fact.toLowerCase()))
}

function stringsIn(value: unknown, skip: ReadonlySet<string>): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap((each) => stringsIn(each, skip))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => (skip.has(key) ? [] : stringsIn(each, skip)))
}

/** Precision and recall against what a person read: which messages refuse, accept, contradict the record. */
function measureLabels(title: string, labels: Record<string, Record<string, number[]>>, cases: readonly Case[]): void {
  const byId = new Map(cases.map((each) => [each.id, each]))
  const found: Record<string, { hit: number; wrong: string[]; missed: string[]; cases: number }> = {}
  for (const [id, label] of Object.entries(labels)) {
    const each = byId.get(id)
    if (!each) throw new Error(`Expected the labelled conversation ${id} in ${FILES.join(', ')}, found none.`)
    const evidence = gatherEvidence(each.conversation)
    const heard: Record<string, (number | undefined)[]> = {
      contradicts: evidence.contradictions.map(({ sources }) => sources[0].message),
    }
    for (const kind of ['wants', 'accepts', 'refuses'])
      heard[kind] = evidence.wishes.filter((wish) => wish.kind === kind).map(({ source }) => source.message)
    for (const [kind, expected] of Object.entries(label)) {
      const tally = found[kind] ?? { hit: 0, wrong: [], missed: [], cases: 0 }
      found[kind] = tally
      tally.cases += 1
      const got = new Set(heard[kind])
      for (const message of got)
        if (expected.includes(message ?? -1)) tally.hit += 1
        else tally.wrong.push(`${id} [${message}]`)
      for (const message of expected) if (!got.has(message)) tally.missed.push(`${id} [${message}]`)
    }
  }
  console.log(`\n| ${title} | cases | precision | recall |\n|---|---|---|---|`)
  for (const [kind, { hit, wrong, missed, cases: count }] of Object.entries(found)) {
    console.log(`| ${kind} | ${count} | ${share(hit, hit + wrong.length)} | ${share(hit, hit + missed.length)} |`)
    if (options.misses) for (const each of wrong) console.log(`  ${kind} wrongly heard: ${each}`)
    if (options.misses) for (const each of missed) console.log(`  ${kind} not heard: ${each}`)
  }
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${(part / whole).toFixed(2)} (${part}/${whole})`

const noteOf = ({ conversation, summary }: Case, lane: Lane, supplied: boolean): Note =>
  composeNote({
    conversation,
    lane,
    urgency: 'today',
    by: '2026-11-22T14:00:00.000Z',
    now: NOW,
    ...(supplied && { supplied: { what: summary } }),
  })

const asRead = (note: Note): string =>
  toPlainText(note, { now: NOW, timeZone: 'UTC', ownerName: 'Ana', laneName: 'Support', stateLine: '' })

const hashed = (text: string): string => createHash('sha256').update(text).digest('hex')

function showNotes(cases: readonly Case[], lane: Lane, count: number): void {
  const drawn = cases
    .filter(
      ({ half, id }) =>
        (options.half === undefined || half === Number(options.half)) && id.includes(options.match ?? ''),
    )
    .sort((a, b) => hashed(a.id).localeCompare(hashed(b.id)))
    .slice(0, count)
  for (const each of drawn) {
    const note = noteOf(each, lane, options.supplied === true)
    console.log(
      `\n===== ${each.id} (${coreWords(note)} / ${allWords(note)} words, ${hashed(asRead(note)).slice(0, 12)})`,
    )
    console.log(asRead(note))
    console.log(`--- the agent's own: ${each.summary}`)
  }
}

/** What a person found who read notes drawn by the hash of their ids; the hash of the text says whether it is still that note. */
function printReadings(cases: readonly Case[], lane: Lane): void {
  console.log(
    '\n| Read by hand | notes | who, what, why, tried and next | of these the reason is said to be unknown | changed since |',
  )
  console.log('|---|---|---|---|---|')
  for (const [mode, readings] of Object.entries(readByHand as Record<string, Record<string, Reading>>)) {
    const read = Object.entries(readings)
    const whole = read.filter(([, { lacks }]) => lacks.length === 0)
    const unknown = whole.filter(([, { unknown }]) => unknown.length > 0)
    const changed = read.filter(([id, { text }]) => {
      const each = cases.find((one) => one.id === id)
      if (!each) throw new Error(`A reading of ${id}, which is no transfer here.`)
      return !hashed(asRead(noteOf(each, lane, mode === 'with'))).startsWith(text)
    })
    console.log(`| ${mode} | ${read.length} | ${whole.length} | ${unknown.length} | ${changed.length} |`)
  }
}

type Reading = {
  /** How the hash of the note's text began when it was read. */
  text: string
  /** Of who, what, why, tried and next, what it did not answer in words that a person would write. */
  lacks: string[]
  /** What it openly said to be unknown. */
  unknown: string[]
}

function casesIn(file: string): Case[] {
  const cases: Case[] = []
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue
    const raw = JSON.parse(line)
    const transferred = raw.outcome === 'transfer'
    const notes = raw.reference.notes
    const half =
      parseInt(createHash('sha256').update(`${raw.domain}/${notes.taskId}`).digest('hex').slice(0, 8), 16) % 2 === 0
        ? 0
        : 1
    cases.push({
      id: raw.id,
      domain: raw.domain,
      transferred,
      conversation: Conversation.parse(transferred ? raw.messages.slice(0, raw.reference.transferAt) : raw.messages),
      summary: raw.reference.summary ?? '',
      brief:
        typeof notes.customerBrief === 'string'
          ? notes.customerBrief
          : Object.values(notes.customerBrief ?? {}).join('\n'),
      expected: notes.expectedActions ?? [],
      half,
    })
  }
  return cases
}

const folder = conversationsFolder()
if (folder === undefined)
  console.log('No folder shared/conversations here: nothing to measure (set BATON_CONVERSATIONS to name one).')
else report(folder)
readNotes(['score'], { say: (...lines) => console.log(lines.join('\n')), complain: (line) => console.log(`\n${line}`) })
