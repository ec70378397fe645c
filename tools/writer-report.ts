/**
 * Whether true sentences of a model stand on the places that they name, and whether they fall once something in them is
 * exchanged: a number, an id, a name, a date, a denial, or who does it. The sentences (`--wordings`, one JSON object a line:
 * `case`, `part`, `text`, `m`) quote conversations that stay outside the project (a folder `shared/conversations` beside or
 * above it, or BATON_CONVERSATIONS); without them it says so and ends well.
 *
 *   npm run writer:report -- --wordings FILE             the figures
 *   npm run writer:report -- --wordings FILE --misses    and the sentences that came out otherwise
 *   npm run writer:report -- --wordings FILE --swaps N   at most so many exchanges, drawn by a hash; 1,000 unless set
 *   npm run writer:report -- --wordings FILE --swaps-also FILE   exchanges from these sentences, too
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  Conversation,
  loadPlaybook,
  type Note,
  noteForLane,
  readWording,
  takeWording,
  type Wording,
} from '@baton-desk/core'
import { conversationsFolder } from '@baton-desk/core/testing'
import { SWAP_KINDS, swapsOf } from './writer-report/swaps.ts'

const { values: options } = parseArgs({
  options: {
    wordings: { type: 'string' },
    misses: { type: 'boolean' },
    swaps: { type: 'string', default: '1000' },
    'swaps-also': { type: 'string' },
  },
})

type Sentence = { case: string; part: string; text: string; m: number[] }
type Case = { conversation: Conversation; note: Note }

const NOW = '2026-11-20T09:06:00.000Z'

function sentencesIn(file: string): Sentence[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** The conversations that the sentences are about, each with the note that the desk composes of it. */
function casesOf(folder: string, ids: ReadonlySet<string>): Map<string, Case> {
  const loaded = loadPlaybook(
    'timeZone: UTC\npeople: { ana: { name: Ana } }\nlanes: { support: { name: Support, owners: { people: [ana] } } }\nlastResort: ana',
  )
  if ('problems' in loaded) throw new Error(`The playbook of this report does not load: ${JSON.stringify(loaded)}`)
  const { playbook } = loaded
  const cases = new Map<string, Case>()
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl')))
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      const id = /"id": ?"([^"]+)"/.exec(line)?.[1]
      if (id === undefined || !ids.has(id)) continue
      const { messages, reference } = JSON.parse(line)
      // What follows the transfer would give the answer away.
      const conversation = Conversation.parse(messages.slice(0, reference?.transferAt ?? messages.length))
      const { note } = noteForLane(
        { conversation, supplied: {}, lane: 'support', owner: 'ana', urgency: 'today' },
        playbook,
        NOW,
      )
      cases.set(id, { conversation, note })
    }
  return cases
}

/** Where in an answer a sentence goes; steps and what else is a fact of the case are judged as what decides. */
const FIELDS: Record<string, (line: { text: string; m: number[] }) => Record<string, unknown>> = {
  ask: (line) => ({ ask: line }),
  first_step: (line) => ({ first_step: line }),
  what: (line) => ({ what: [line] }),
  why: (line) => ({ why_you: [line] }),
  open: (line) => ({ open: [line] }),
  told: (line) => ({ told: [line] }),
}
const wordingOf = ({ part, text, m }: Sentence): Wording =>
  readWording((FIELDS[part] ?? ((line) => ({ decides: [line] })))({ text, m }))

/** Whether it gets into the note, as it would on a desk. */
function stands(sentence: Sentence, { conversation, note }: Case): boolean {
  // A trigger's or the agent's own words are no model's to replace: here all four are the desk's.
  const open = { ...note, filledIn: [...new Set([...note.filledIn, '/ask', '/what', '/why/sentence', '/next/action'])] }
  const context = { conversation, now: NOW }
  const taken = takeWording({ note: open, findings: [] }, { wording: wordingOf(sentence), model: 'm' }, context)
  return taken.note.wordedBy !== undefined
}

const share = (part: number, all: number): string =>
  `${part} of ${all} (${((100 * part) / Math.max(all, 1)).toFixed(1)} %)`
const rank = (text: string): string => createHash('sha256').update(text).digest('hex')

function report(sentences: readonly Sentence[], more: readonly Sentence[], cases: ReadonlyMap<string, Case>): void {
  const known = sentences.filter((sentence) => cases.has(sentence.case))
  const caseOf = (sentence: Sentence): Case => cases.get(sentence.case) as Case
  const fallen = known.filter((sentence) => !stands(sentence, caseOf(sentence)))
  const swaps = [...known, ...more.filter((sentence) => cases.has(sentence.case))]
    .flatMap((sentence) =>
      swapsOf(sentence.text, sentence.m, caseOf(sentence).conversation).map((swap) => ({
        ...swap,
        sentence: { ...sentence, text: swap.text },
      })),
    )
    .sort((one, other) => (rank(one.text) < rank(other.text) ? -1 : 1))
    .slice(0, Number(options.swaps))
  const standing = swaps.filter(({ sentence }) => stands(sentence, caseOf(sentence)))

  console.log(`True sentences that stand: ${share(known.length - fallen.length, known.length)}`)
  console.log(`Exchanges that fall: ${share(swaps.length - standing.length, swaps.length)}`)
  for (const kind of SWAP_KINDS) {
    const all = swaps.filter((swap) => swap.kind === kind)
    const stood = standing.filter((swap) => swap.kind === kind)
    console.log(`  ${kind.padEnd(9)} ${share(all.length - stood.length, all.length)}`)
  }
  if (!options.misses) return
  for (const { case: id, m, text } of fallen) console.log(`fell    ${id} [${m}] ${text}`)
  for (const { kind, sentence } of standing)
    console.log(`stood   ${kind} ${sentence.case} [${sentence.m}] ${sentence.text}`)
}

const folder = conversationsFolder()
if (options.wordings === undefined || !existsSync(options.wordings))
  console.log('No sentences: give a file of them with --wordings.')
else if (folder === undefined)
  console.log('No conversations here: put them into shared/conversations, or name their folder in BATON_CONVERSATIONS.')
else {
  const sentences = sentencesIn(options.wordings)
  const more = options['swaps-also'] === undefined ? [] : sentencesIn(options['swaps-also'])
  report(sentences, more, casesOf(folder, new Set([...sentences, ...more].map((sentence) => sentence.case))))
}
