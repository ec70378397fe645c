/**
 * The note with what the agent's brief says in the first place. What the agent says stands whole: what the evidence says
 * otherwise, and what it nowhere holds, is said beside it. The desk's own reading fills only what the brief left out.
 */

import type { Conversation, Source } from '../evidence/conversation.ts'
import type { Evidence, ToolCall } from '../evidence/evidence.ts'
import { isSameFirstName } from '../evidence/identity/identity.ts'
import { reachIn } from '../evidence/identity/reach.ts'
import { isReckoned } from '../evidence/reckoned.ts'
import { WORKED_OUT } from '../languages/en/agents.ts'
import { WELL_STATE } from '../languages/en/outcomes.ts'
import { SOMEBODY_ELSE } from '../languages/en/requests.ts'
import type { Brief, BriefLine } from '../note/brief.ts'
import { contentWords } from '../note/check/content-words.ts'
import { factsOf } from '../note/check/facts-of.ts'
import { factsNowhere } from '../note/check/rules/unsupported-fact.ts'
import { spotsOfTheBrief } from '../note/check/spots.ts'
import type { Artifact, Note, NoteBrief, SaidInBrief, SuppliedNote, TriedStep, Unknown } from '../note/note.ts'
import { isWithin } from '../note/pointer.ts'
import { countWords, headOf } from '../text.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import { CODE } from './questions.ts'
import { isRuledOut, withOneFirst } from './records.ts'
import { asSentence, quotable, startUpper } from './wording.ts'

export type BriefFirst = {
  brief: Brief
  supplied: SuppliedNote
  conversation: Conversation
  evidence: Evidence
  words?: Words['compose'] | undefined
}

/** That a person was asked for is told where the brief passes over it: it decides how one answers. */
function personAskedFor({ brief, evidence, words = compose }: BriefFirst): SaidInBrief[] {
  const { askedForPerson } = evidence
  if (!askedForPerson || SOMEBODY_ELSE.test(JSON.stringify(brief))) return []
  return [{ text: words.askedForPerson(quotable(askedForPerson.words)), sources: [askedForPerson] }]
}

/** `note`: what the desk made of the rest. */
export function briefFirst(note: Note, given: BriefFirst): Note {
  const { brief, supplied, conversation, evidence, words = compose } = given
  const said = ({ text, m }: BriefLine): SaidInBrief => ({ text, sources: sourcesOf(text, m, conversation) })
  const all = (lines: readonly BriefLine[] | undefined): SaidInBrief[] => (lines ?? []).map(said)
  const { ask, first_step, customer = { m: [] } } = brief
  const [why, ...reasons] = all(brief.why_you)
  const tried = triedFrom(brief, note, given)
  const addresses = (customer.reach ?? []).filter(({ text }) => addressIn(text) !== undefined)
  const name = customer.name ?? note.who.name
  const own = ownOf(note)

  const more: NoteBrief = {
    why: [...reasons, ...personAskedFor(given)],
    by: brief.by && said(brief.by),
    open: (brief.open ?? []).map(({ record, otherwise, state, ...line }) => ({
      ...said({ ...line, text: withRecord(line.text, record) }),
      ...(otherwise && { otherwise }),
      state,
    })),
    decides: all(brief.decides),
    notTried: all(brief.not_tried),
    told: all(brief.told),
    ownErrors: all(brief.own_errors),
    care: all(brief.care),
    identity: identityFrom(note, given),
    reach: all((customer.reach ?? []).filter((line) => !addresses.includes(line))),
    notReach: all(customer.not_reach),
    others: all(customer.others),
  }
  const fresh: Note = {
    ...note,
    ask: ask?.text ?? note.ask,
    next: {
      action: first_step?.text ?? own('/next/action', note.next.action),
      decision: decisionWith(note, brief, supplied),
    },
    what: ask ? (supplied.what ? note.what : '') : note.what,
    why: why ? { ...note.why, sentence: why.text } : note.why,
    who: {
      ...note.who,
      name,
      identifiers: customer.identifiers
        ? customer.identifiers.map(({ label, value, m }) => ({
            label,
            value,
            source: sourcesOf(value, m, conversation)[0],
          }))
        : note.who.identifiers,
      reach: customer.reach
        ? addresses.map(({ text, m }) => ({
            ...(addressIn(text) ?? { channel: '', address: text }),
            source: sourcesOf(text, m, conversation)[0],
          }))
        : note.who.reach.filter(({ address }) => !customer.identifiers?.some(({ value }) => value === address)),
    },
    where: { ...placeBeside(note, brief, supplied), artifacts: recordsNamed(note, given) },
    known: ownItems(note, 'known', supplied),
    wishes: ownItems(note, 'wishes', supplied),
    tried: tried.steps,
    brief: more,
  }
  const unknown = [
    ...all(brief.conflicts).map(({ text, sources }): Unknown => ({ text, kind: 'contradiction', sources })),
    ...tried.against,
    ...namedOtherwise(customer.name, evidence, JSON.stringify(brief), words),
    ...unknownBeside(note, fresh, given),
  ]
  const written = { ...fresh, unknown: [...unknown, ...nowhere(fresh, conversation, words)] }
  return { ...written, sources: sourcesFor(written, given), filledIn: filledInStill(note, written, given) }
}

/** A place that the desk heard stands where the agent names it too, or where it is written as places are: what was said and taken back is not. */
function placeBeside({ where, filledIn }: Note, brief: Brief, supplied: SuppliedNote): Note['where'] {
  const { location, ...others } = where
  if (!location || supplied.where?.location || !filledIn.includes('/where/location')) return where
  const told = JSON.stringify(brief).toLowerCase()
  const words = location.split(/[\s,]+/)
  const isTold = words.every((word) => word.length < 4 || told.includes(word.toLowerCase()))
  return isTold || words.every((word) => /^[\p{Lu}\d]/u.test(word)) ? where : others
}

function decisionWith(note: Note, { ask }: Brief, supplied: SuppliedNote): Note['next']['decision'] {
  const { decision } = note.next
  if (!ask) return decision
  const options = ask.options?.map((label, n) => ({ id: String(n + 1), label })) ?? decision.options
  const kind = ask.kind ?? supplied.next?.decision?.kind ?? (options.length > 1 ? 'choose' : decision.kind)
  return { ...decision, kind, options, question: supplied.next?.decision?.question }
}

const withRecord = (text: string, record: string | undefined): string =>
  !record || text.toLowerCase().includes(record.toLowerCase()) ? text : `${text} (${record})`

/** Of a part that the desk filled in, nothing. */
const ownOf =
  ({ filledIn }: Note) =>
  <T>(pointer: string, value: T): T | undefined =>
    filledIn.includes(pointer) ? undefined : value

/** Items that the agent sent, not those that the desk read out of the talk. */
const ownItems = <K extends 'known' | 'wishes' | 'unknown'>(note: Note, list: K, supplied: SuppliedNote): Note[K] => {
  const sent = new Set((supplied[list] ?? []).map(({ text }) => text))
  return note[list].filter((each) => sent.has(each.text) || isTheAgents(each)) as Note[K]
}

const isTheAgents = (item: Note['known'][number] | Note['wishes'][number] | Unknown): boolean =>
  'source' in item && item.source?.kind === 'agent' && item.source.message === undefined

/** What the desk still has to say beside a brief: whose record it is, and what nobody knows. */
function unknownBeside(note: Note, fresh: Note, { brief, supplied }: BriefFirst): Unknown[] {
  const own = ownItems(note, 'unknown', supplied)
  const hasWho = fresh.who.name !== undefined || fresh.who.identifiers.length + fresh.who.reach.length > 0
  const hasRecord = /\d{3}/.test(JSON.stringify([fresh.ask, fresh.brief?.open, fresh.brief?.decides, fresh.where]))
  return note.unknown.filter((each) => {
    if (own.includes(each)) return true
    if (each.kind === 'missing') return each.about === 'who' ? !hasWho : !hasRecord
    // Whose record it is can be compared exactly; what else differs the agent has read better than rules do.
    return each.kind === 'contradiction' && each.about !== undefined && !isTold(each, fresh, brief)
  })
}

/** The number that the record gives stands in the brief, be it by its end, or one line of the brief says most of it. */
function isTold({ text, sources, about }: Unknown, note: Note, { conflicts = [] }: Brief): boolean {
  const digits = sources.find(({ kind }) => kind === 'tool')?.words.replaceAll(/\D/g, '') ?? ''
  const told = JSON.stringify([note.ask, note.next.action, note.why.sentence, note.brief, note.tried, conflicts])
  const names = about === 'who' ? sources.filter(({ words }) => /^\p{Lu}/u.test(words)) : []
  if (names.length > 0 && names.every(({ words }) => isNamedIn(`${told} ${note.who.name}`, words))) return true
  if (digits.length > 3) return told.includes(digits.slice(-4))
  return [...spotsOfTheBrief(note), ...conflicts].some(({ text: line }) => sharesMost(text, line))
}

/** By their last name, or the whole of one word. */
const isNamedIn = (told: string, name: string): boolean =>
  name.split(/\s+/).some((part) => part.length > 3 && told.includes(part))

/** The talk names somebody else: both names stand, and it is said. */
function namedOtherwise(
  given: string | undefined,
  { names }: Evidence,
  told: string,
  words: Words['compose'],
): Unknown[] {
  const [first] = names
  if (!given || !first || names.some(({ value }) => isSameFirstName(value, given) || given.includes(value))) return []
  // The agent knows of them, and has said who they are.
  if (isNamedIn(told, first.value)) return []
  return [{ text: words.recordNames(first.value), kind: 'contradiction', about: 'who', sources: [first.source] }]
}

function nowhere(note: Note, conversation: Conversation, words: Words['compose']): Unknown[] {
  if (conversation.length === 0) return []
  const facts = factsOf(conversation)
  const texts = [
    note.ask,
    note.next.action ?? '',
    ...note.tried.flatMap(({ step, result }) => [step, result]),
    ...note.who.identifiers.map(({ value }) => value),
    // The agent's rules stand in no conversation.
    ...spotsOfTheBrief(note).flatMap(({ pointer, text }) => (isWithin(pointer, '/brief/why') ? [] : [text])),
  ]
  const unfound = texts
    .filter((text) => !WORKED_OUT.test(text))
    .flatMap((text) => factsNowhere(text, facts))
    .filter((fact) => /\d/.test(fact) && !isReckoned(fact, conversation))
  const told = [...new Set(unfound)].slice(0, 6)
  return told.length === 0 ? [] : [{ text: words.nowhere(told), kind: 'unverified', sources: [] }]
}

/** The brief's steps with the outcome of their calls; a call that was refused or failed and is told nowhere is added. */
function triedFrom(
  brief: Brief,
  note: Note,
  { conversation, evidence, words = compose }: BriefFirst,
): { steps: TriedStep[]; against: Unknown[] } {
  if (!brief.tried) {
    return { steps: note.tried.filter(cameToSomething), against: [] }
  }
  const told = new Set<ToolCall>()
  const against: Unknown[] = []
  const steps = brief.tried.map(({ step, result, m }): TriedStep => {
    const calls = evidence.calls.filter(
      ({ callAt, answerAt }) =>
        (callAt !== undefined && m.includes(callAt)) || (answerAt !== undefined && m.includes(answerAt)),
    )
    for (const call of calls) told.add(call)
    const last = calls.findLast(({ changes }) => changes) ?? calls.at(-1)
    // That a check answered does not make it one that helped: the agent says what came out.
    const answered = last?.outcome ?? 'unknown'
    const outcome = answered === 'done' && result !== '' && !saysDone(result) ? 'unknown' : answered
    const [source] = sourcesOf(`${step} ${result}`, m, conversation)
    if (last?.changes && (outcome === 'refused' || outcome === 'failed') && saysDone(result))
      against.push({
        text: words.saidOtherwise(asSentence(`${step}: ${result}`), last.said),
        kind: 'contradiction',
        sources: [last.source],
      })
    const by = last?.by === 'customer' ? 'customer' : 'agent'
    return { step, result, outcome, by, times: 1, ...(source && { source }) }
  })
  const untold = note.tried.filter(
    ({ outcome, source }) =>
      (outcome === 'refused' || outcome === 'failed') &&
      ![...told].some(({ answerAt }) => answerAt !== undefined && answerAt === source?.message) &&
      !steps.some(({ step, result }) => sharesMost(source?.words ?? '', `${step} ${result}`)),
  )
  return { steps: [...steps, ...untold], against }
}

/** Changed, was refused or failed; that something was looked up and found says nothing. */
const cameToSomething = ({ source, outcome, result }: TriedStep): boolean =>
  source !== undefined && (outcome === 'refused' || outcome === 'failed' || countWords(result) > 1)

const saysDone = (result: string): boolean => WELL_STATE.test(result.toLowerCase().replace(/[.!\s]+$/, ''))

const sharesMost = (text: string, other: string): boolean => {
  const words = new Set(contentWords(text))
  const told = new Set(contentWords(other))
  return words.size > 0 && [...words].filter((word) => told.has(word)).length * 2 >= words.size
}

/**
 * The record to open is the one that the first step names, else the ask; one that was only worked on by mistake is not. Of the
 * others those stay that the matter is about, and what the agent itself supplied.
 */
/** What came with the conversation has an address and is no record. */
const isFile = ({ id, url, source }: Artifact): boolean => id === undefined && url !== undefined && source !== undefined

function recordsNamed(note: Note, { brief, supplied, conversation, evidence }: BriefFirst): Artifact[] {
  const given = new Set((supplied.where?.artifacts ?? []).map(({ id, label }) => id ?? label))
  const { artifacts } = note.where
  const matter = [brief.first_step?.text, brief.ask?.text, JSON.stringify([brief.open, brief.decides])].join('\n')
  const mistaken = JSON.stringify([brief.conflicts, brief.own_errors])
  const first = `${brief.first_step?.text ?? ''}\n${brief.ask?.text ?? ''}`
  const isFirst = ({ id }: Artifact) => id !== undefined && namesRecord(first, id)
  const isMatter = ({ id }: Artifact) => id !== undefined && namesRecord(matter, id) && !isMistaken(id)
  const isMistaken = (id: string) => namesRecord(mistaken, id) && !namesRecord(first, id)
  const kept = artifacts.filter(
    (each) =>
      given.has(each.id ?? each.label) ||
      isFile(each) ||
      ((isFirst(each) || isMatter(each)) && !isRuledOut(first, each.id ?? '')),
  )
  if (given.size > 0) return withOneFirst(kept)
  const named = [...notYetOpened(brief.first_step?.text ?? '', artifacts, conversation), ...kept]
  // A thing that stands within a record is opened with it.
  const within = new Set(evidence.records.flatMap(({ id, opened, acted }) => (opened || acted ? [] : [id])))
  const isPart = ({ id = '' }: Artifact) => within.has(id) && kept.some((each) => each.id && !within.has(each.id))
  const place = (each: Artifact) => {
    const { id = '' } = each
    return (isPart(each) ? 10_000 : 0) + (first.includes(id) ? first.indexOf(id) : first.length + matter.indexOf(id))
  }
  // What the agent does not send one to first may be what was opened by mistake.
  return named
    .toSorted((a, b) => place(a) - place(b))
    .map((each, n) => ({ ...each, openFirst: n === 0 && isFirst(each) }))
}

/** "L1002" is written as "L1001" is, and not as "D1001". */
const pictureOf = (id: string): string => id.replace(/\d/g, '9')

const namesRecord = (text: string, id: string): boolean => text.includes(id.replace(/^#/, ''))

/** Records that the first step names and no call opened, written as those that were. */
function notYetOpened(step: string, artifacts: readonly Artifact[], conversation: Conversation): Artifact[] {
  const like = (id: string) =>
    artifacts.find((each) => each.kind !== 'customer' && each.id !== undefined && pictureOf(each.id) === pictureOf(id))
  const codes = [...new Set([...step.matchAll(CODE)].map(([code]) => code))]
  return codes.flatMap((id) => {
    const sibling = artifacts.some((each) => each.id === id) ? undefined : like(id)
    const message = conversation.findLastIndex(({ text }) => text.includes(id))
    if (!sibling?.kind || message < 0) return []
    const { kind } = sibling
    const role = conversation[message]?.role
    const source = role === 'tool' || role === 'customer' ? { kind: role, message, words: id } : undefined
    return [{ label: startUpper(`${kind} ${id}`), kind, id, openFirst: false, ...(source && { source }) }]
  })
}

/** Whether a record that was opened bears the number they gave. Where none does, nothing is known of it: the agent says what it checked. */
function identityFrom({ who }: Note, { evidence, conversation, words = compose }: BriefFirst): SaidInBrief | undefined {
  const said = conversation.flatMap(({ role, text }) => (role === 'customer' ? text.toLowerCase() : [])).join('\n')
  const theirs = who.identifiers.map(({ value }) => value).filter((value) => said.includes(value.toLowerCase()))
  for (const { by, handsOver, outcome, answerAt = -1, source } of evidence.calls) {
    const answer = conversation[answerAt]?.text.toLowerCase() ?? ''
    const value =
      by === 'agent' && !handsOver && outcome === 'done'
        ? theirs.find((each) => answer.includes(each.toLowerCase()))
        : undefined
    if (value !== undefined) return { text: words.idInRecord(value), sources: [source] }
  }
  return undefined
}

/** "Text 555-0102", "ana@example.com": an address and no more than a word beside it, which says how it is to be used. */
function addressIn(text: string): { channel: string; address: string } | undefined {
  const [reach, another] = reachIn(text)
  if (!reach || another) return undefined
  const beside = text.replace(reach.address, '')
  if (countWords(beside) > 1) return undefined
  const how = /[\p{L}-]{3,}/u.exec(beside)?.[0]
  return { channel: how && !ONLY_RINGS.test(how) ? how : reach.channel, address: reach.address }
}
const ONLY_RINGS = /^(?:phone|call|ring|tel|telephone|number|e-?mail|write|reach)$/i

function sourcesFor(note: Note, { brief, conversation }: BriefFirst): Note['sources'] {
  const sources = { ...note.sources }
  const set = (pointer: string, line: BriefLine | undefined): void => {
    if (!line) return
    sources[pointer] = sourcesOf(line.text, line.m, conversation)
  }
  set('/ask', brief.ask)
  set('/next/action', brief.first_step)
  set('/why/sentence', brief.why_you?.[0])
  if (brief.customer?.name) set('/who/name', { text: brief.customer.name, m: brief.customer.m })
  if (note.what === '') delete sources['/what']
  return Object.fromEntries(Object.entries(sources).filter(([, each]) => each.length > 0))
}

/** Of what the desk filled in, what the brief did not say itself. */
function filledInStill(before: Note, note: Note, { brief, supplied }: BriefFirst): string[] {
  const said = [
    ...(brief.ask ? ['/ask', '/what'] : []),
    ...(brief.why_you?.length ? ['/why/sentence'] : []),
    '/next/action',
    ...(brief.customer?.name ? ['/who/name'] : []),
    ...(brief.customer?.identifiers ? ['/who/identifiers'] : []),
    ...(brief.customer?.reach ? ['/who/reach'] : []),
    '/known',
    '/wishes',
    ...(brief.tried ? ['/tried'] : []),
    '/unknown',
    '/where/artifacts',
  ]
  const still = before.filledIn.filter((filled) => !said.some((pointer) => isWithin(filled, pointer)))
  const list = (pointer: string, items: readonly object[], ours: readonly object[]) =>
    items.flatMap((item, n) => (ours.includes(item) ? [`${pointer}/${n}`] : []))
  const own = new Set<object>(ownItems(before, 'unknown', supplied))
  return [
    ...still,
    ...(brief.tried ? list('/tried', note.tried, before.tried) : []),
    ...list(
      '/unknown',
      note.unknown,
      before.unknown.filter((each) => !own.has(each)),
    ),
    ...(before.filledIn.some((filled) => isWithin(filled, '/where/artifacts')) ? ['/where/artifacts'] : []),
  ]
    .filter((pointer) => !(pointer === '/where/artifacts' && note.where.artifacts.length === 0))
    .slice(0, 60)
}

const KIND_OF: Record<Conversation[number]['role'], Source['kind']> = {
  customer: 'customer',
  tool: 'tool',
  agent: 'agent',
  person: 'agent',
  system: 'agent',
}

/** The messages that a line names, each with the passage that bears it out best; those that share nothing with it fall away. */
export function sourcesOf(text: string, m: readonly number[], conversation: Conversation): Source[] {
  const words = new Set(contentWords(text))
  return [...new Set(m)].slice(0, 6).flatMap((index): Source[] => {
    const message = conversation[index]
    if (!message) return []
    const said = message.text !== '' ? message.text : message.toolCall ? JSON.stringify(message.toolCall.arguments) : ''
    const passages = headOf(said, 20_000).split(/(?<=[.!?])\s+|\n+|(?<=[,;}\]])(?=\s*["{[])/)
    const shared = passages.map((passage) => contentWords(passage).filter((word) => words.has(word)).length)
    const best = passages[shared.indexOf(Math.max(...shared))] ?? ''
    return best.trim() === '' ? [] : [{ kind: KIND_OF[message.role], message: index, words: headOf(best.trim(), 400) }]
  })
}
