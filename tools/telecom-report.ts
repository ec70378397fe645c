/**
 * A playbook written from a written policy, played on real conversations of other people's agents: whom do its rules hand
 * over, and whom did the agents? Beside it, whether customers who asked for a person were heard. The conversations stay
 * outside the project (a folder `shared/conversations` beside or above it, or BATON_CONVERSATIONS); without them it says so
 * and ends well.
 *
 *   npm run telecom:report               the tables
 *   npm run telecom:report -- --misses   and the ids of the cases that came out otherwise
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  Conversation,
  loadPlaybook,
  type Playbook,
  type Played,
  rehearse,
  signalsIn,
  type Trigger,
} from '@baton-desk/core'
import { conversationsFolder } from '@baton-desk/core/testing'
import asked from './telecom-report/asked-for-person.json' with { type: 'json' }

const { values: options } = parseArgs({ options: { misses: { type: 'boolean' } } })

type Case = {
  id: string
  domain: string
  conversation: Conversation
  wasTransferred: boolean
  /** The task's expected actions hold a transfer. */
  isNeeded: boolean
  /** The data set calls the task passed. */
  isSolved: boolean
}

const FILES = ['tau-bench', 'tau2-bench', 'tau2-bench-grok']
/** The time that the policy names as its own. */
const NOW = '2025-02-25T17:08:00.000Z'

/** Only what was said before the transfer: the call itself and what follows would give the answer away. */
function casesIn(file: string): Case[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { id, domain, outcome, messages, reference } = JSON.parse(line)
      return {
        id,
        domain,
        conversation: Conversation.parse(messages.slice(0, reference.transferAt ?? messages.length)),
        wasTransferred: outcome === 'transfer',
        isNeeded: reference.shouldTransfer === true,
        isSolved: reference.notes.reward === 1,
      }
    })
}

function reportTelecom(cases: readonly Case[]): void {
  if (cases.length === 0) throw new Error('Expected conversations of the domain telecom, found none.')
  const playbook = playbookOf(readFileSync(join(import.meta.dirname, 'telecom-report', 'playbook.yaml'), 'utf8'))
  const played = play(playbook, cases)
  const byRules = handedOver(played)
  const informed = withRecord(playbook)
  const byAgents = new Set(cases.filter(({ wasTransferred }) => wasTransferred).map(({ id }) => id))

  const needed = cases.filter(({ isNeeded }) => isNeeded).length
  console.log(`\nTelecom: ${cases.length} conversations, ${needed} of which need a person by the expected actions.\n`)
  console.log(
    '| Who hands over | needed, handed over | needed, kept | not needed, handed over (the agent solved) | not needed, kept | precision | recall |',
  )
  console.log(`|${'---|'.repeat(7)}`)
  confusionRow('the rules of the policy', cases, byRules)
  confusionRow('the same, and whoever asks for a person', cases, handedOver(play(withWhoAsks(playbook), cases)))
  confusionRow('the rules, told what the record says of the contract (*)', cases, handedOver(play(informed, cases)))
  confusionRow(
    'of these only the two about facts (*)',
    cases,
    handedOver(play(only(informed, ['sim-locked', OVER.id]), cases)),
  )
  confusionRow('the agents themselves', cases, byAgents)
  console.log('\n(*) Made after the first rows were seen: what the rules would need.')

  const neededIds = new Set(cases.filter(({ isNeeded }) => isNeeded).map(({ id }) => id))
  console.log('\n| Trigger | needed | not needed |\n|---|---|---|')
  for (const { id } of playbook.triggers) {
    const decided = played.filter(({ verdict }) => 'decidedBy' in verdict && verdict.decidedBy === id)
    const right = decided.filter((one) => neededIds.has(one.id)).length
    console.log(`| ${id} | ${right} | ${decided.length - right} |`)
  }
  if (options.misses)
    for (const { id, isNeeded } of cases)
      if (isNeeded !== byRules.has(id))
        console.log(`  ${isNeeded ? 'kept, though needed' : 'handed over needlessly'}: ${id}`)
}

function playbookOf(text: string): Playbook {
  const loaded = loadPlaybook(text)
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.playbook
}

/** The policy does not name it; most teams would. */
const ASKS = trigger('asks-for-person', 'signals.asked_for_person', 'customer_asked', 'The customer asks for a person.')
const withWhoAsks = (playbook: Playbook): Playbook => ({ ...playbook, triggers: [...playbook.triggers, ASKS] })

/** The policy's rule about ended contracts, where whoever connects the agent sends what the record says. */
const OVER = trigger(
  'contract-over',
  'has(event.contract_over) && event.contract_over',
  'authority_limit',
  'A suspension for an ended contract is not the agent’s to lift.',
)
const withRecord = (playbook: Playbook): Playbook => ({
  ...playbook,
  fields: { ...playbook.fields, event: { contract_over: 'flag' } },
  triggers: [...playbook.triggers, OVER],
})

const only = (playbook: Playbook, ids: readonly string[]): Playbook => ({
  ...playbook,
  triggers: playbook.triggers.filter(({ id }) => ids.includes(id)),
})

function trigger(id: string, when: string, reason: Trigger['reason'], why: string): Trigger {
  // biome-ignore lint/suspicious/noThenProperty: a playbook says "when … then …"
  return { id, when, then: 'hand_off', lane: 'technical', reason, why, onFailure: 'person' }
}

function play(playbook: Playbook, cases: readonly Case[]): Played[] {
  const asRehearsed = cases.map(({ id, conversation }) => ({
    id,
    conversation,
    event: { contract_over: isContractOver(conversation) },
  }))
  return [...rehearse(playbook, asRehearsed, { now: NOW, notes: false })]
}

/** Whether a tool has answered that a suspended line's contract ended before now. */
function isContractOver(conversation: Conversation): boolean {
  const answers = conversation.filter(({ role }) => role === 'tool').flatMap(({ text }) => recordsIn(text))
  return answers.some(
    ({ contract_end_date: end, status }) =>
      typeof end === 'string' && end < NOW && typeof status === 'string' && /^suspended/i.test(status),
  )
}

function recordsIn(text: string): Record<string, unknown>[] {
  try {
    return [JSON.parse(text)].flat().filter((value) => typeof value === 'object' && value !== null)
  } catch {
    return []
  }
}

const handedOver = (played: readonly Played[]): Set<string> =>
  new Set(played.filter(({ verdict }) => verdict.verdict !== 'proceed').map(({ id }) => id))

function confusionRow(who: string, cases: readonly Case[], handedOver: ReadonlySet<string>): void {
  const of = (isNeeded: boolean, isHandedOver: boolean): Case[] =>
    cases.filter((one) => one.isNeeded === isNeeded && handedOver.has(one.id) === isHandedOver)
  const [hit, missed, kept] = [of(true, true).length, of(true, false).length, of(false, false).length]
  const needless = of(false, true)
  const solved = needless.filter(({ isSolved }) => isSolved).length
  console.log(
    `| ${who} | ${hit} | ${missed} | ${needless.length} (${solved}) | ${kept} | ${share(hit, hit + needless.length)} | ${share(hit, hit + missed)} |`,
  )
}

/**
 * Labels set by hand. A customer who asks for a person names one, or a transfer, or an escalation: of all transfers, every one in
 * which a customer's sentence holds such a word was read, and the others count as not asking.
 */
function reportAsked(transfers: readonly Case[]): void {
  const label = new Map(Object.entries(asked).flatMap(([kind, ids]) => ids.map((id) => [id, kind] as const)))
  const unknown = [...label.keys()].filter((id) => !transfers.some((one) => one.id === id))
  if (unknown.length > 0) throw new Error(`Labels for what is no transfer here: ${unknown.join(', ')}`)
  const heard = transfers.map(({ id, conversation }) => ({
    id,
    kind: label.get(id) ?? 'no',
    isHeard: signalsIn(conversation, new Set(['asked_for_person'])).asked_for_person === true,
  }))
  console.log('\n`asked_for_person` before the transfer, by what a reader found the customer to do:\n')
  console.log('| The customer | transfers | heard |\n|---|---|---|')
  const rows = { asks: 'asks for a person', escalates: 'asks to escalate, without naming anybody', no: 'does neither' }
  for (const [kind, words] of Object.entries(rows)) {
    const those = heard.filter((one) => one.kind === kind)
    console.log(`| ${words} | ${those.length} | ${those.filter(({ isHeard }) => isHeard).length} |`)
  }
  const hits = heard.filter(({ kind, isHeard }) => kind === 'asks' && isHeard).length
  const all = heard.filter(({ isHeard }) => isHeard).length
  const asking = heard.filter(({ kind }) => kind === 'asks').length
  console.log(`\nPrecision ${share(hits, all)}, recall ${share(hits, asking)}.`)
  if (options.misses)
    for (const { id, kind, isHeard } of heard)
      if (isHeard !== (kind === 'asks')) console.log(`  ${isHeard ? 'wrongly heard' : 'not heard'} (${kind}): ${id}`)
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${(part / whole).toFixed(2)} (${part}/${whole})`
}

const folder = conversationsFolder()
if (folder === undefined)
  console.log('No folder shared/conversations here: nothing to measure (set BATON_CONVERSATIONS to name one).')
else {
  const cases = FILES.flatMap((file) => casesIn(join(folder, `${file}.jsonl`)))
  reportTelecom(cases.filter(({ domain }) => domain.startsWith('telecom')))
  reportAsked(cases.filter(({ wasTransferred }) => wasTransferred))
}
