/**
 * The places of a conversation that a model may name, by the number of the message: what was said sentence by sentence,
 * and what tools were given and answered value by value, each with what stands beside it.
 */
import type { Conversation, Message } from '../../evidence/conversation.ts'
import { sentencesOf } from '../../evidence/speech/sentences.ts'
import { wordsOfName } from '../../evidence/tools/naming.ts'
import { pairToolCalls, type ToolCall } from '../../evidence/tools/tool-calls.ts'
import { isObject, readToolResult } from '../../evidence/tools/tool-result.ts'
import { ExactNumber } from '../../json/exact-number.ts'
import {
  type Bound,
  type Clause,
  clausesOf,
  type Fact,
  kinOf,
  type Mood,
  type Reading,
  type Sign,
  wordsOf,
} from './read.ts'
import { stemOf } from './stem.ts'
import type { Tongue } from './tongues/tongue.ts'

/** `device`: a tool that the customer ran. */
export type Teller = 'customer' | 'agent' | 'tool' | 'call' | 'device'

/** A sentence, or a value of a record with its key. */
export type Unit = {
  place: number
  teller: Teller
  clauses: Clause[]
  /** Of a record: the object that it stands in, from the outermost on. */
  path?: readonly number[]
  /** Stems of the key of a value. */
  key?: readonly string[]
  keyName?: string
  /** Which sentence of its message it is. */
  nth: number
  asks?: boolean
  /** It was asked, and is in an answer without being said again. */
  taken?: true
  /** Which item of a numbered list; 0 outside of one. */
  item?: number
}

export type Places = {
  /** What the places of these numbers hold. */
  at: (numbers: readonly number[]) => Unit[]
  names: ReadonlySet<string>
  plain: ReadonlySet<string>
  has: (number: number) => boolean
}

const LIMITS = { leaves: 2_000, depth: 8, text: 12_000 } as const

export function placesOf(conversation: Conversation, tongue: Tongue, customer: ReadonlySet<string>): Places {
  const { names, plain } = namesOf(conversation, tongue)
  const calls = pairToolCalls(conversation)
  const read = new Map<number, Unit[]>()
  const callOf = (at: number): ToolCall | undefined =>
    calls.find(({ callAt, answerAt }) => callAt === at || answerAt === at)
  const unitsAt = (at: number): Unit[] => {
    const known = read.get(at)
    if (known) return known
    const message = conversation[at]
    const units = message ? unitsOf(message, at) : []
    read.set(at, units)
    return units
  }
  const reading = (speaker: Reading['speaker'], asks = false): Reading => ({
    tongue,
    speaker,
    asks,
    customer,
    names,
    plain,
  })

  function unitsOf(message: Message, at: number): Unit[] {
    const call = callOf(at)
    if (message.role === 'tool') return answered(message, at, call)
    const speaker = message.role === 'customer' ? 'customer' : 'agent'
    const said = message.text === '' ? [] : saidIn(message.text, at, speaker)
    return message.toolCall && call ? [...said, ...calledWith(call, at)] : said
  }

  function saidIn(text: string, at: number, speaker: 'customer' | 'agent'): Unit[] {
    let item = 0
    return sentencesOf(text.slice(0, LIMITS.text).replaceAll('\\n', '\n')).map(
      ({ text: sentence, asks }, nth): Unit => {
        if (/^\W{0,3}\d{1,2}[.)]/.test(sentence)) item += 1
        const [, key, value] = LABELLED.exec(sentence) ?? []
        const clauses =
          key !== undefined && value !== undefined && !asks
            ? [valueClause(key, value, reading(speaker))]
            : clausesOf(sentence, reading(speaker, asks))
        const [first = ''] = wordsOf(sentence.replace(/^\W*\d*\W*/, ''))
        // What is asked to be done is not done yet.
        if (tongue.orders.has(first) && clauses[0]?.mood === 'fact' && clauses[0].subject === undefined)
          clauses[0].mood = 'wish'
        return { place: at, teller: speaker, clauses, nth, item, asks }
      },
    )
  }

  function answered(message: Message, at: number, call: ToolCall | undefined): Unit[] {
    const result = readToolResult(message.text)
    const teller = message.by === 'customer' || call?.by === 'customer' ? 'device' : 'tool'
    if (result.json !== undefined) return recordUnits(result.json, at, teller, call?.name ?? '')
    return message.text
      .slice(0, LIMITS.text)
      .split('\n')
      .flatMap((line, n): Unit[] => {
        const [, key, value] = LABELLED.exec(line.trim()) ?? []
        if (key !== undefined && value !== undefined)
          return [
            {
              place: at,
              teller,
              clauses: [valueClause(key, value, reading('desk'))],
              path: [0],
              key: stems(key),
              nth: n,
            },
          ]
        return sentencesOf(line).map(({ text: sentence }) => ({
          place: at,
          teller,
          clauses: clausesOf(sentence, reading('agent')),
          path: [0],
          nth: n,
        }))
      })
  }

  /** What a tool was asked for, and that it was done, or was not. */
  function calledWith(call: ToolCall, at: number): Unit[] {
    const teller = call.by === 'customer' ? 'device' : 'call'
    const asked = recordUnits(call.arguments, at, teller, call.name)
    const name = nameClause(call, tongue)
    // What a call was given is no more than tried where it did not work.
    if (call.outcome !== 'done') for (const { clauses } of asked) for (const clause of clauses) clause.mood = 'wish'
    return [{ place: at, teller, clauses: name, path: [0], nth: 0 }, ...asked]
  }

  function recordUnits(value: unknown, at: number, teller: Teller, name: string): Unit[] {
    const units: Unit[] = []
    let groups = 0
    const walk = (node: unknown, key: string, path: readonly number[], depth: number): void => {
      if (units.length > LIMITS.leaves || depth > LIMITS.depth) return
      if (Array.isArray(node)) {
        const count = { ...emptyClause(), words: wordsOfKey(key, 1, tongue), facts: [counted(node.length, key)] }
        if (node.length === 0) Object.assign(count, { words: wordsOfKey(key, -1, tongue), negative: true })
        units.push({ place: at, teller, clauses: [count], path, key: stems(key), nth: 0 })
        for (const each of node) {
          if (isObject(each)) walk(each, key, path, depth + 1)
          else walk(each, key, path, depth + 1)
        }
        return
      }
      if (isObject(node)) {
        groups += 1
        const inner = [...path, groups]
        const full = [node.first_name ?? node.firstName, node.last_name ?? node.lastName]
        if (full.every((part) => typeof part === 'string'))
          units.push({
            place: at,
            teller,
            clauses: [valueClause('name', full.join(' '), reading('desk'))],
            path: inner,
            key: ['name'],
            nth: 0,
          })
        for (const [inKey, held] of Object.entries(node)) walk(held, inKey, inner, depth + 1)
        // A key may be an id itself.
        if (/\d/.test(key))
          units.push({
            place: at,
            teller,
            clauses: [valueClause('id', key, reading('desk'))],
            path: inner,
            key: ['id'],
            nth: 0,
          })
        return
      }
      const text =
        node === null || node === undefined
          ? ''
          : node instanceof ExactNumber
            ? String(node)
            : String(node).slice(0, 2_000)
      const clauses =
        text.length > 60 && /\s/.test(text)
          ? sentencesOf(text).flatMap(({ text: sentence }) => clausesOf(sentence, reading('agent')))
          : [valueClause(key, text, reading('desk'))]
      units.push({ place: at, teller, clauses, path, key: stems(key), keyName: key, nth: 0 })
    }
    walk(value, name, [0], 0)
    return units
  }

  const isShortAnswer = (at: number): boolean => {
    const message = conversation[at]
    if (message === undefined || message.toolCall || (message.role !== 'customer' && message.role !== 'agent'))
      return false
    const words = wordsOf(message.text)
    const answers = tongue.yes.has(words[0] ?? '') || tongue.no.has(words[0] ?? '')
    return answers || (message.role === 'customer' && words.length <= 8)
  }

  return {
    names,
    plain,
    has: (number) => conversation[number] !== undefined,
    at: (numbers) => {
      const wanted = new Set<number>()
      for (const number of numbers) {
        wanted.add(number)
        const call = callOf(number)
        if (call?.callAt !== undefined) wanted.add(call.callAt)
        if (call?.answerAt !== undefined) wanted.add(call.answerAt)
      }
      const units = [...wanted].flatMap(unitsAt)
      // An answer of a word or two takes up what it was asked.
      const questions = numbers.filter(isShortAnswer).flatMap((at) => {
        const { role = 'customer', text = '' } = conversation[at] ?? {}
        const other = role === 'customer' ? 'agent' : 'customer'
        const asked = conversation
          .slice(0, at)
          .findLastIndex((each) => each.role === other && !each.toolCall && each.text !== '')
        if (asked < 0 || wanted.has(asked)) return []
        // Who answers a question takes up that, and who agrees to a proposal all of it.
        const taken = unitsAt(asked).filter(({ asks }) => role === 'customer' || asks === true)
        return takenUp(taken, {
          place: at,
          teller: role === 'customer' ? 'customer' : 'agent',
          sign: tongue.no.has(wordsOf(text)[0] ?? '') ? -1 : 1,
        })
      })
      return [...units, ...questions]
    },
  }
}

/** "12 Quarry Lane". */
const HOUSE = /^\d+\s\p{Lu}/u

const LABEL = /^[-*•\d.)\s]*([\p{L}\p{N}][\p{L}\p{N} /()&'_-]{1,48}?)/u
const LABELLED = new RegExp(`${LABEL.source}${/\**:\**\s+(\S.{0,60})$/.source}`, 'u')

/** What was asked, as the answer to it has it. */
const takenUp = (
  units: readonly Unit[],
  { place, teller, sign }: { place: number; teller: 'customer' | 'agent'; sign: Sign },
): Unit[] =>
  units.map((unit) => ({
    ...unit,
    place,
    teller,
    taken: true as const,
    clauses: unit.clauses.map((clause) => ({
      ...clause,
      mood: (teller === 'customer' ? 'wish' : 'fact') as Mood,
      subject: undefined,
      negative: sign < 0 ? !clause.negative : clause.negative,
      words: clause.words.map((word) => ({ ...word, sign: sign < 0 ? (-word.sign as Sign) : word.sign })),
    })),
  }))

const emptyClause = (): Clause => ({
  words: [],
  facts: [],
  negative: false,
  twice: false,
  idle: false,
  restricted: false,
  turns: false,
  tellsWhy: false,
  state: false,
  mood: 'fact',
  records: false,
  reports: false,
  offers: false,
  subject: undefined,
  undergoes: false,
  names: new Set(),
  others: new Set(),
  denials: 0,
  looksUp: false,
})

const stems = (name: string): string[] => wordsOfName(name).map(stemOf)

const wordsOfKey = (key: string, sign: Sign, tongue: Tongue): Clause['words'] =>
  wordsOfName(key).flatMap((word, at) => {
    const meaning = tongue.meanings.get(word)
    const stem = meaning?.concept ?? stemOf(word)
    return tongue.empty.has(word)
      ? []
      : [{ stem, kin: kinOf(stem, tongue), sign: (sign * (meaning?.sign ?? 1)) as Sign, at }]
  })

const counted = (length: number, key: string): Fact => ({
  kind: 'count',
  value: String(length),
  raw: String(length),
  at: 0,
  label: stems(key),
})

/** "insurance: no" denies the insurance; "status: not delivered" the delivery. */
function valueClause(key: string, value: string, reading: Reading): Clause {
  const { tongue } = reading
  const plain = value.trim().toLowerCase().replace(/[.!]$/, '')
  const isNo =
    plain === '' ||
    plain === '[]' ||
    plain === '0' ||
    plain === 'null' ||
    tongue.no.has(plain) ||
    tongue.denies.has(plain) ||
    plain === 'not set' ||
    plain === 'n/a'
  const clauses =
    isNo && plain !== '0'
      ? []
      : clausesOf(value.replace(/[_]/g, /\d$/.test(value) ? '_' : ' '), { ...reading, asks: false })
  const isNegative = clauses.some(({ negative }) => negative)
  const sign: Sign = isNo ? -1 : isNegative ? 0 : 1
  const keyed = wordsOfKey(key, sign, tongue)
  const bounds = wordsOfName(key).flatMap((word): Bound[] =>
    tongue.upper.has(word) ? ['upper'] : tongue.lower.has(word) ? ['lower'] : [],
  )
  const given = clauses
    .flatMap(({ facts }) => facts)
    .map((fact) => ({
      ...fact,
      label: [...stems(key).toReversed(), ...fact.label],
      bounds: [...(fact.bounds ?? []), ...bounds],
      ...(HOUSE.test(value) && { within: true as const }),
    }))
  return {
    ...emptyClause(),
    words: [...keyed, ...clauses.flatMap(({ words }) => words)],
    facts: plain === '0' ? [{ ...counted(0, key), kind: 'number' }] : given,
    negative: isNo || isNegative,
  }
}

/** That a tool did what it is named for; where it did not, that it was tried and did not work. */
function nameClause(call: ToolCall, tongue: Tongue): Clause[] {
  const { name, outcome } = call
  const done = {
    ...emptyClause(),
    words: wordsOfKey(name, 1, tongue),
    subject: call.by === 'customer' ? ('customer' as const) : ('agent' as const),
  }
  if (outcome === 'done') return [done]
  const tried: Clause = { ...done, mood: 'wish' }
  if (outcome === 'unknown') return [{ ...done, mood: 'wish' }]
  return [tried, { ...done, words: wordsOfKey(name, -1, tongue), negative: true }]
}

/** A word with a capital that no sentence begins with. */
const WITHIN = /(?:[\p{L}\p{N},"'(]["(]? ?|: "?)(?<![.!?:]\s)\b(\p{Lu}[\p{L}'’-]+)/gu

/** Every word that is written with a capital where no sentence begins, and nowhere without. */
function namesOf(
  conversation: Conversation,
  tongue: Tongue,
): { names: ReadonlySet<string>; plain: ReadonlySet<string> } {
  const capital = new Set<string>()
  const small = new Set([...'true false yes no none null ok'.split(' '), ...tongue.yes, ...tongue.no])
  for (const { text, role, toolCall } of conversation) {
    const said = text.slice(0, LIMITS.text)
    const given = toolCall ? JSON.stringify(toolCall.arguments).slice(0, LIMITS.text) : ''
    for (const [word] of said.matchAll(/(?<![\p{L}\p{N}_@.])\p{Ll}[\p{L}'’-]+(?![\p{L}\p{N}_])/gu))
      if (role !== 'tool') small.add(word.toLowerCase())
    for (const [, key = ''] of `${given} ${role === 'tool' ? said : ''}`.matchAll(/"([\w -]{1,40})":/g))
      if (!/\d/.test(key)) for (const word of wordsOfName(key)) small.add(word)
    for (const [, word = ''] of `${given} ${said}`.matchAll(WITHIN))
      capital.add(word.toLowerCase().replace(/['’]s?$/, ''))
    for (const word of wordsOfName(toolCall?.name ?? '')) small.add(word)
    if (role === 'tool' || given)
      for (const [, held = ''] of `${given} ${said}`.matchAll(/"(\p{Lu}[^"]{1,60})"/gu))
        for (const [word] of held.matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}'’-]+/gu)) capital.add(word.toLowerCase())
  }
  for (const word of [...capital])
    if (small.has(word) || /^i['’]/.test(word) || tongue.empty.has(word) || tongue.months.has(word) || word.length < 2)
      capital.delete(word)
  return { names: capital, plain: small }
}
