import { distance } from 'fastest-levenshtein'
import { ASKED_FOR } from '../../languages/en/people.ts'
import {
  NOT_ASKED,
  OF_SOMETHING,
  REACHES,
  REFUSED_BEFORE,
  SPEAK_TO_OTHERS,
  WANTED_BEFORE,
} from '../../languages/en/signals.ts'
import { wordsIn } from '../../languages/phrases.ts'
import { languagesFor } from './in-any-language.ts'
import type { Signal } from './signal.ts'
import { tokensOf } from './talk.ts'

const CONTACT = words('speak talk chat contact reach connect transfer transferred connected escalate call message')
const PERSON = wordsIn(ASKED_FOR)
const LOOSE = [
  'real person',
  'live person',
  'actual person',
  'real human',
  'actual human',
  'live agent',
  'human agent',
  'human being',
  'human please',
  'agent please',
  'operator please',
  'representative please',
]
/** How far behind the verb the person may stand: "speak, if at all possible today, to a manager". */
const REACH = 7

/** "a supervisor who can approve it" is wanted, "the agent who said so" is not. */
const MAY = words('can could may might will would knows has')
/** "Am I speaking with a person?" */
const ASKS_WHO_THIS_IS = /\bam i(?: actually| really| just| even)?$/

const NOT_US = new Set([
  'my',
  'travel',
  'estate',
  'insurance',
  'booking',
  'another',
  'other',
  'this',
  'that',
  'which',
  'previous',
  'property',
  'case',
  'account',
  'project',
  'order',
  'personal',
  'virtual',
  'executive',
])

/** The customer asks for a person. Misspelt words count where they are one or two letters away. */
export const askedForPerson: Signal = {
  id: 'asked_for_person',
  type: 'flag',
  means: 'The customer asks to speak with a person, or to have one call or write to them.',
  limits:
    'English, German, Spanish and French only; misspelt words in English. Asking for a department ("customer service") without a person does not count, and neither does telling of a talk in the past.',
  examples: [
    { said: 'Can I talk to a real person please?', value: true },
    { said: 'I want somebody from your team to call me back', value: true },
    { said: 'get me your manager', value: true },
    { said: 'Can I talk to someone who knows payroll?', value: true },
    { said: 'I would like to speek with a humann', value: true },
    { said: 'Please do not transfer me to another agent', value: false },
    { said: 'I spoke to an agent yesterday and she fixed it', value: false },
    { said: 'I spoke with someone who said it would be fine', value: false },
    { said: 'Am I speaking with a person?', value: false },
    { said: 'How do I contact customer service?', value: false },
    { said: 'My travel agent booked the flight', value: false },
    { said: 'Can someone come and look at the boiler tonight?', value: false },
  ],
  read: ({ customer }) => customer.some(asksForPerson),
}

/** English is read by its sentences, misspelt words included; other languages by their lists. */
export const asksForPerson = (text: string): boolean =>
  text.split(/[.!?;:\n]+|\s[–—-]+\s/).some(asksInSentence) ||
  languagesFor(text).some(
    ({ code, signals }) => code !== 'en' && signals.ASKS_FOR_PERSON.test(text) && !signals.NO_TRANSFER.test(text),
  )

function asksInSentence(sentence: string): boolean {
  const tokens = tokensOf(sentence)
  for (const [at, token] of tokens.entries()) {
    if (isLike(token, CONTACT) && asksAfterVerb(tokens, at)) return true
    if (isLike(token, PERSON) && !NOT_US.has(tokens[at - 1] ?? '') && asksForNoun(tokens, at)) return true
  }
  if (SPEAK_TO_OTHERS.test(sentence) || asksForTransfer(sentence)) return true
  const loose = firstOf(sentence, LOOSE)
  return loose < sentence.length && !NOT_ASKED.test(sentence.slice(0, loose))
}

/** "could you transfer me now": to whom is understood. */
function asksForTransfer(sentence: string): boolean {
  const [asked] = /\b(?:transfer|connect) me(?: now| over| please| right away)*,?$/.exec(sentence.trim()) ?? []
  return asked !== undefined && !REFUSED_BEFORE.test(sentence.slice(0, sentence.lastIndexOf(asked)).trim())
}

/** "speak with a person", but not "do not transfer me to a person". */
function asksAfterVerb(tokens: readonly string[], verb: number): boolean {
  const before = tokens.slice(Math.max(0, verb - 6), verb).join(' ')
  if (REFUSED_BEFORE.test(before) || ASKS_WHO_THIS_IS.test(before)) return false
  for (let at = verb + 1; at <= verb + REACH && at < tokens.length; at++) {
    const token = tokens[at] ?? ''
    if (isLike(token, PERSON) && !NOT_US.has(tokens[at - 1] ?? '')) return !isCompound(tokens, at)
  }
  return false
}

/** "I need a manager", "have somebody call me". */
function asksForNoun(tokens: readonly string[], at: number): boolean {
  const before = tokens.slice(Math.max(0, at - 6), at).join(' ')
  if (/\b(?:someone|somebody)\b/.test(tokens[at] ?? ''))
    return (
      /\b(?:have|want|need|like|get|could|can|ask|send)\b/.test(before) &&
      REACHES.test(tokens.slice(at + 1, at + 7).join(' '))
    )
  return (
    WANTED_BEFORE.test(before) &&
    !REFUSED_BEFORE.test(before) &&
    !/\b(?:don't|do not|dont|didn't)\b/.test(before) &&
    !isCompound(tokens, at)
  )
}

/** "agent fee", "manager account", "the agent who said": a thing of theirs, or somebody of the past. "Someone who knows" is wanted. */
const isCompound = (tokens: readonly string[], at: number): boolean =>
  OF_SOMETHING.test(tokens[at + 1] ?? '') &&
  !(tokens[at + 1] === 'who' && (/^some(?:one|body)$/.test(tokens[at] ?? '') || MAY.has(tokens[at + 2] ?? '')))

/** The same word, or misspelt: one letter in short words, two in long ones. */
function isLike(token: string, wanted: ReadonlySet<string>): boolean {
  const stem = token.replace(/ing$/, '').replace(/(?<=[a-z]{4})s$/, '')
  if (wanted.has(stem) || wanted.has(token) || wanted.has(`${stem}e`)) return true
  if (token.length < 5 || KNOWN.has(token) || KNOWN.has(stem)) return false
  for (const word of wanted) {
    if (Math.abs(word.length - stem.length) > 1) continue
    const allowed = word.length >= 6 ? 2 : 1
    if (word.length >= 5 && distance(stem, word) <= allowed && sharesLetters(stem, word)) return true
  }
  return /^(?:talk+|chatt|tal|spea|speek|conact|contac)$/.test(stem)
}

/** Two letters swapped or doubled keep nearly all letters; another word does not. */
function sharesLetters(a: string, b: string): boolean {
  const rest = [...b]
  let shared = 0
  for (const letter of a) {
    const at = rest.indexOf(letter)
    if (at >= 0) {
      rest.splice(at, 1)
      shared += 1
    }
  }
  return shared >= b.length - 1
}

/** English words that are near to one of ours. */
const KNOWN = words(
  'assistance assist assisted assisting contract contracts content context contacted contacts reached teach peach beach message manage managed manages management personal persona persons reason season prison parson repast change changes charge charges spoke spoken called calls calling recall',
)

const firstOf = (text: string, phrases: readonly string[]): number =>
  Math.min(...phrases.map((phrase) => text.indexOf(phrase)).filter((at) => at >= 0), text.length)

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
