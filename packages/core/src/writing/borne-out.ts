/**
 * Whether a conversation bears out what a model says of it: each clause has to be claimed by one sentence, tool call or
 * tool's answer alone, with all of its words, in their order, of the same polarity. That a word was used somewhere tells
 * nothing: a limit and an amount, two people or two orders are exchanged with words that were all used. Far too strict
 * for a person's writing; of a model's sentences one too many dropped costs little, the desk's own words stand anyway.
 */
import type { Conversation, Message } from '../evidence/conversation.ts'
import { sentencesOf } from '../evidence/speech/sentences.ts'
import { meaningOfKey, natureOfTool, wordsOfName } from '../evidence/tools/naming.ts'
import { pairToolCalls } from '../evidence/tools/tool-calls.ts'
import { isObject, jsonIn } from '../evidence/tools/tool-result.ts'
import { type Claimed, type Clause, clausesOf, factOf, namesIn, type Reading, type Speaker, stemOf } from './clause.ts'
import type { WrittenPart } from './written-parts.ts'

/** What a person is to do, what the customer wishes, what is so: one does not bear out the other. */
type Mood = 'deed' | 'wish' | 'fact'

type Said = { mood: 'wish' | 'fact'; clause: Clause }
type Entry = { keys: readonly string[]; values: readonly string[]; isMoney: boolean }
type Recorded = { mood: 'deed' | 'fact'; about: readonly string[]; entries: Entry[] }

const LIMITS = { evidence: 50_000, depth: 8 } as const

/** `name` is the customer's, where it is known. */
export function borneOutBy(conversation: Conversation, name = ''): (sentence: string, part: WrittenPart) => boolean {
  const customer = new Set(name.toLowerCase().split(/\s+/).filter(Boolean))
  const names = new Set(
    conversation
      .filter(({ role }) => role !== 'tool')
      .flatMap(({ text }) => sentencesOf(text).flatMap((sentence) => namesIn(sentence.text)))
      .filter((name) => !customer.has(name)),
  )
  const reading = (speaker: Speaker, asks = false): Reading => ({ speaker, asks, customer, names })
  const said: Said[] = []
  const recorded: Recorded[] = []
  const says = (text: string, speaker: Speaker): void => {
    for (const { text: sentence, asks } of sentencesOf(text))
      for (const clause of clausesOf(sentence, reading(speaker, asks))) {
        const isWish = clause.wish && speaker === 'customer'
        // A question claims nothing, and what others wish for is not what the customer wishes for.
        if ((asks || clause.wish) && !isWish) continue
        if (said.length < LIMITS.evidence) said.push({ mood: isWish ? 'wish' : 'fact', clause })
      }
  }
  const done = new Set(
    pairToolCalls(conversation)
      .filter(({ outcome }) => outcome === 'done')
      .map(({ callAt }) => callAt),
  )
  for (const [at, message] of conversation.entries()) {
    if (message.role !== 'tool') says(message.text, SPEAKER[message.role])
    if (done.has(at)) continue
    for (const { sentences, ...record } of recordsOf(message)) {
      // The words an agent gives to a tool, a letter to send among them, report nothing.
      if (record.mood === 'fact') for (const sentence of sentences) says(sentence, 'other')
      if (recorded.length < LIMITS.evidence) recorded.push(record)
    }
  }
  const prices = new Set(said.flatMap(({ clause }) => pricesIn(clause)))

  return (sentence, part) => {
    const clauses = clausesOf(sentence, reading('other'))
    const all = new Set(clauses.flatMap(({ words }) => words.map(({ word }) => word)))
    return (
      clauses.length > 0 &&
      clauses.every((clause, at) => {
        // A number alone is borne out by whatever it is the number of.
        if (clause.words.every(({ hard }) => hard)) return false
        const mood = isToDo(part) ? 'deed' : clause.wish ? 'wish' : 'fact'
        // "… and was cancelled": what it is about stands elsewhere, so it has to be about nothing else.
        const isOnItsOwn =
          clause.customer !== undefined || (at === 0 && !/^(?:it|this|that|these|those)\b/i.test(sentence))
        const holdsAll = (bearing: Clause) => bearing.words.every(({ word, hard }) => !hard || all.has(word))
        return (
          said.some(
            (bearing) =>
              suits(mood, bearing.mood) &&
              (isOnItsOwn || holdsAll(bearing.clause)) &&
              claimsTheSame(clause, bearing.clause, mood, names),
          ) || recorded.some((record) => record.mood === mood && holds(record, clause, prices))
        )
      })
    )
  }
}

const SPEAKER: Record<Message['role'], Speaker> = {
  customer: 'customer',
  agent: 'agent',
  person: 'agent',
  tool: 'other',
  system: 'other',
}

const isToDo = (part: WrittenPart): boolean => part === 'ask' || part === 'next'

/** What the customer wishes for may be done; what was done once may not be done again. */
const suits = (mood: Mood, bearing: Mood): boolean => mood === bearing || (mood === 'deed' && bearing === 'wish')

function claimsTheSame(clause: Clause, bearing: Clause, mood: Mood, names: ReadonlySet<string>): boolean {
  if (clause.negations !== bearing.negations || clause.marks !== bearing.marks) return false
  // "Please refund it" is a wish without saying whose.
  const isTheirWish = mood === 'wish' && clause.customer === 'does'
  if (clause.customer !== undefined && clause.customer !== bearing.customer && !isTheirWish) return false
  const isClaimed = (wanted: string) => clause.words.some(({ word }) => word === wanted)
  if (mood === 'fact' && bearing.words.some(({ word, predicate }) => predicate && !isClaimed(word))) return false
  const isNameLeftOut = bearing.words.some(
    ({ word, hard }) => hard && names.has(word.replace(/^.* /, '')) && !isClaimed(word),
  )
  return !isNameLeftOut && isSaid(clause, bearing)
}

/**
 * All words in their order from the first one on ("the cancellation of order 7 failed" does not say that the order
 * failed), no more left out between them than there are, and none before a fact: what stands there says what it is.
 */
function isSaid({ words }: Clause, bearing: Clause): boolean {
  let found = 0
  let isGap = false
  for (const { word, hard, denied } of bearing.words.slice(0, 2 * words.length)) {
    const wanted: Claimed | undefined = words[found]
    const isWanted: boolean = wanted?.word === word && wanted.denied === denied && !(hard && isGap)
    if (!isWanted && found === 0) return false
    if (isWanted) found += 1
    isGap = !isWanted
  }
  return found > 0 && found === words.length
}

/** "$180": records hold the number alone. */
const pricesIn = ({ words }: Clause): string[] =>
  words.flatMap(({ word }, at) => (SIGN.test(word) ? [`${word}${words[at + 1]?.word ?? ''}`] : []))
const SIGN = /^\p{Sc}$/u

/** A record has no order: what stands before a number or a name in the clause has to be its key. */
function holds(
  { about, entries }: Recorded,
  { words, negations, marks, wish, customer }: Clause,
  prices: ReadonlySet<string>,
): boolean {
  if (negations > 0 || marks !== '' || wish || customer !== undefined) return false
  const amounts = new Set(entries.filter(({ isMoney }) => isMoney).flatMap(({ values }) => values.filter(isNumber)))
  return words.every(({ word, hard }, at) => {
    const next = words[at + 1]?.word ?? ''
    if (SIGN.test(word)) return amounts.has(next) && prices.has(`${word}${next}`)
    const owners = entries.filter(({ values }) => values.includes(word))
    if (!hard) return owners.length > 0 || about.includes(word) || entries.some(({ keys }) => keys.includes(word))
    const label = words[at - 1]?.word ?? ''
    if (owners.some(({ keys }) => keys.includes(label))) return true
    if (owners.length === 0 || entries.some(({ keys }) => keys.includes(label))) return false
    const isCode = /\d/.test(word) && /\p{L}/u.test(word)
    return isCode || (amounts.size === 1 && amounts.has(word))
  })
}

const isNumber = (word: string): boolean => /^\d+(?:\.\d+)?$/.test(word)

function recordsOf({ role, name = '', text, toolCall }: Message): (Recorded & { sentences: string[] })[] {
  if (toolCall) return recordsIn(toolCall.arguments, 'deed', toolCall.name)
  if (role !== 'tool') return []
  return recordsIn(jsonIn(text) ?? text, 'fact', name)
}

function recordsIn(value: unknown, mood: Recorded['mood'], name: string, depth = 0): ReturnType<typeof recordsOf> {
  if (depth > LIMITS.depth) return []
  if (typeof value === 'string') return [{ mood, about: [], entries: [], sentences: [value] }]
  if (Array.isArray(value)) return value.flatMap((each) => recordsIn(each, mood, name, depth + 1))
  if (!isObject(value)) return []
  const entries: Entry[] = []
  const sentences: string[] = []
  const inner = Object.entries(value).flatMap(([key, held]) => {
    if (isObject(held) || Array.isArray(held)) return recordsIn(held, mood, key, depth + 1)
    // "verified: false" says nothing of "verified".
    if (held === false || held === null || held === undefined) return []
    const text = String(held).slice(0, 500)
    const words = text.toLowerCase().split(/\s+/).filter(Boolean)
    // "status: not delivered" is read as a sentence; a longer text is one by itself.
    if (words.length > 1) sentences.push(words.length > 3 ? text : `${wordsOfName(key).join(' ')} ${text}`)
    else entries.push({ keys: stemsOf(key), values: words.map(wordOf), isMoney: meaningOfKey(key).is === 'amount' })
    return []
  })
  // That a tool was asked to cancel something does not say that it is cancelled.
  const isNamed = mood === 'deed' || natureOfTool(name) !== 'changes'
  return [{ mood, about: isNamed ? stemsOf(name) : [], entries, sentences }, ...inner]
}

const stemsOf = (name: string): string[] => wordsOfName(name).map(stemOf)
const wordOf = (word: string): string => (/[\d@]/.test(word) ? factOf(word) : stemOf(word))
