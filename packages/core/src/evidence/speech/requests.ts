/** What the customer asks for, as verb and object, found behind the ways in which people ask in English. */
import {
  CUE,
  EMPTY_PLEA,
  LOOSE_WORD,
  NEGATED,
  ORDER,
  PASSES_ON,
  PASSING_ON,
  PRONOUN_ONLY,
  RELATIVE,
  SOMEBODY_ELSE,
  TOLD_THINGS,
} from '../../languages/en/requests.ts'
import type { Source } from '../conversation.ts'
import { textOf, type Word, wordsIn } from './language.ts'
import type { SpokenSentence } from './spoken.ts'

export type RequestFact = {
  /** Base form: `cancel`. */
  verb: string
  /** In the customer's words about themselves: `my flight to Oslo`; may be empty. */
  object: string
  /** Verb and object as said, verb first: `cancel my flight to Oslo`. */
  words: string
  /** Why, in their words: `because of a family emergency`. */
  reason?: string
  /** It was said in one breath with the request before it: "cancel this and refund me". */
  joined?: true
  /** The sentence before it in the same message, where the object points back: "change that", "cancel the first two". */
  after?: string
  /** It was asked of us: "can you", "please". */
  ofUs?: true
  /** It is to be done to them: "be compensated". */
  passive?: true
  /** `outcome`: something is to be done. `information`: something is to be told. `process`: how the talk goes on. */
  about: 'outcome' | 'information' | 'process'
  source: Source
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** "Order 58113, Ann Lee." names a record; nobody orders anything. */
const NAMES_A_RECORD = /^(?:order|book|return|exchange|schedule) #?[A-Z]{0,4}-?\d/i

const SHORT_ASIDE = / \((?:[^\s()]{1,12} ?){1,3}\)/g

const OF_US = /\b(?:you|please|someone)\b/i

const SKIPPED = set(
  'please just also really actually definitely maybe perhaps possibly kindly simply quickly still even instead somehow either now then first again further to me us able go ahead and you',
)
const HELPERS = set('help assist try see be have want like need going able start begin get proceed')
const PROCESS = set(
  `check look help assist see wait walk hold transfer connect escalate speak talk let go proceed continue try ask discuss sort resolve figure decide compare reassure promise guarantee
   guide walk understand note advise act handle bear pass direct reach say call-back repeat follow start begin stay stop keep use be
   forward put work think consider appreciate hear listen double-check recheck review verify confirm ensure make-sure trust feel wonder
   apologize mention thank believe hope avoid do prove remember access locate pull search`,
)
const INFORMATION = set('know tell explain learn clarify inform share show provide inquire advise describe list')
const ENDS = set(
  'because since so if while when unless although though but which who where whereas otherwise hence therefore given due rather asap immediately please thanks thank cause urgently',
)
const QUESTION_WORDS = set('how what why when where which whether if')

const REASONS = set('because since due given cause')

export const asksForPerson = (sentence: string): boolean =>
  PASSES_ON.test(sentence) && (SOMEBODY_ELSE.test(sentence) || /\btransfer me\b/i.test(sentence))

/** Verb phrases in which the customer asks for something, in the order said. */
export function requestsIn({ said, plain: bare, asks }: SpokenSentence, source: Source): RequestFact[] {
  // "From Houston (IAH) to Seattle (SEA)": an aside of a word or two ends no phrase.
  const plain = said.includes('(') ? said.replace(SHORT_ASIDE, '') : said
  const requests: RequestFact[] = []
  // "Refund escalation:" is a heading.
  if (/:[\s*]*$/.test(plain)) return requests
  let end = -1
  const order = asks ? null : ORDER.exec(bare)
  if (order?.[1] !== undefined)
    for (const { verb, object, words } of verbPhrases(wordsIn(bare.slice(order[0].length - order[1].length))).phrases)
      if (object !== '' && !NAMES_A_RECORD.test(bare.slice(order[0].length - order[1].length)))
        requests.push({ verb, object, words, about: aboutWhat(verb, object), source })
  for (const match of plain.matchAll(CUE)) {
    if (match.index < end) continue
    if (RELATIVE.test(plain.slice(Math.max(0, match.index - 40), match.index))) continue
    if (NEGATED.test(plain.slice(Math.max(0, match.index - 14), match.index + match[0].length))) continue
    const from = match.index + match[0].length
    const rest = plain.slice(from, from + 320)
    if (EMPTY_PLEA.test(rest)) continue
    const { thing, help, topic } = match.groups ?? {}
    const parsed =
      thing === undefined && help === undefined && topic === undefined
        ? verbPhrases(wordsIn(rest))
        : things(wordsIn(rest), thing === undefined)
    for (const [index, { verb, object, words, reason, passive }] of parsed.phrases.entries())
      requests.push({
        verb,
        object,
        words,
        ...(reason && { reason }),
        ...(passive && { passive }),
        ...(OF_US.test(match[0]) && { ofUs: true as const }),
        ...(index > 0 && { joined: true as const }),
        about: topic === undefined ? aboutWhat(verb, object) : 'information',
        source,
      })
    if (parsed.phrases.length > 0) end = from + parsed.length
    if (requests.length >= 8) break
  }
  return requests
}

/** The verb phrases with which a text begins: "cancel the order and refund it". */
export const phrasesIn = (text: string): { verb: string; object: string }[] => verbPhrases(wordsIn(text)).phrases

type Phrase = { verb: string; object: string; words: string; reason?: string; passive?: true }
type Parsed = { phrases: Phrase[]; length: number }

function verbPhrases(words: readonly Word[]): Parsed {
  const phrases: Phrase[] = []
  let at = 0
  while (at < words.length && phrases.length < 3) {
    const start = verbAt(words, at)
    if (start < 0) break
    const verb = words[start]
    if (!verb) break
    const informs = INFORMATION.has(verb.base) || (verb.base === 'find' && words[start + 1]?.plain === 'out')
    const passive = words[start - 1]?.plain === 'be' && /(?:ed|en|nt|ut)$/.test(verb.plain)
    const end = informs ? endOfClause(words, start + 1) : endOfPhrase(words, start + 1)
    const object = textOf(words.slice(start + 1, end)).replace(informs ? /^(?:out|me|us)\b\s*/i : /^$/, '')
    if (verb.plain === 'make' && words[start + 1]?.plain === 'sure') {
      const stop = endOfClause(words, start + 2)
      const clause = textOf(words.slice(start + 2, stop)).replace(/^(?:that )/i, '')
      phrases.push({ verb: 'make sure', object: clause, words: `make sure ${clause}` })
      at = stop
      break
    }
    const forThem =
      /^(?:find|book|order|buy|bring|make|reserve|get)$/.test(verb.base) && /^(?:me|us) (?=\S)/i.test(object)
    const given = /^(?:give|send|show|grant|offer)$/.test(verb.base) && /^(?:me|us) (?=\S)/i.test(object)
    const base = given ? 'get' : verb.base === verb.plain || verb.part === 'VERB' ? verb.base : verb.plain
    const reason = reasonFrom(words, end)
    phrases.push({
      verb: informs ? 'know' : base,
      object: given || forThem ? object.replace(/^(?:me|us) /i, '') : object,
      words: [
        informs ? 'know' : passive ? `be ${verb.plain}` : base,
        given || forThem ? object.replace(/^(?:me|us) /i, '') : object,
      ]
        .filter(Boolean)
        .join(' '),
      ...(passive && { passive: true as const }),
      ...(reason && { reason }),
    })
    const past = words[end]?.plain === 'for' && /^(?:me|us)$/.test(words[end + 1]?.plain ?? '') ? end + 2 : end
    const next = words[past]?.plain === ',' ? past + 1 : past
    if (words[next]?.plain !== 'and' && words[next]?.plain !== 'or') {
      at = end
      break
    }
    at = next + 1
    if (words[at]?.part === 'PRON') break
  }
  return { phrases, length: textOf(words.slice(0, at)).length }
}

/** The index of the verb, past "please", "help me", "go ahead and"; -1 where the words do not begin with one. */
function verbAt(words: readonly Word[], from: number): number {
  let at = from
  for (let steps = 0; steps < 8; steps++) {
    const word = words[at]
    if (!word) return -1
    const next = words[at + 1]
    const helping =
      HELPERS.has(word.base) &&
      next !== undefined &&
      (SKIPPED.has(next.plain) || next.part === 'VERB' || (next.plain === 'if' && word.base === 'see'))
    const checksIfWeCan =
      word.base === 'check' &&
      next?.plain === 'if' &&
      /^(?:i|we|you)$/.test(words[at + 2]?.plain ?? '') &&
      /^(?:can|could)$/.test(words[at + 3]?.plain ?? '')
    if (checksIfWeCan) at += 4
    else if (word.base === 'look' && next?.plain === 'into' && words[at + 2]?.plain.endsWith('ing')) at += 2
    else if (next?.plain === 'if' && word.base === 'see')
      at += words[at + 3]?.part === 'AUX' || /^(?:can|could|is)$/.test(words[at + 3]?.plain ?? '') ? 4 : 2
    else if (SKIPPED.has(word.plain) || word.part === 'ADV' || helping) at += 1
    else break
  }
  const word = words[at]
  if (!word || !/^[a-z][a-z-]+$/.test(word.plain)) return -1
  if (word.part === 'VERB') return at
  if (word.plain === 'have' || word.plain === 'be') {
    // "have it added": what is to be done stands at the end.
    const done = words[at + 2]
    if (word.plain === 'have' && done?.part === 'VERB' && /(?:ed|en|ut|nt)$/.test(done.plain)) return at + 2
    return words[at + 1] === undefined ? -1 : at
  }
  // Behind a cue a word that can be a noun ("book", "return", "change") is the verb when an object follows.
  const next = words[at + 1]
  return (word.part === 'NOUN' || word.part === 'ADJ' || word.part === 'PROPN') &&
    next !== undefined &&
    (/^(?:DET|PRON|NUM|NOUN|ADJ|PROPN|ADP|SYM)$/.test(next.part) || next.plain === 'that')
    ? at
    : -1
}

function endOfPhrase(words: readonly Word[], from: number): number {
  let at = from
  for (; at < words.length && at - from < 45; at++) {
    const word = words[at]
    if (!word) break
    const next = words[at + 1]
    if (word.part === 'PUNCT' && !/^["'“”#$/&-]$/.test(word.text)) {
      if (word.text === ',' && isList(words, at)) continue
      break
    }
    if (ENDS.has(word.plain)) break
    if (word.plain === 'as' && (next?.plain === 'soon' || next?.plain === 'i' || next?.part === 'PRON')) break
    if (word.plain === 'right' && (next?.plain === 'away' || next?.plain === 'now')) break
    if (word.plain === 'for' && (next?.plain === 'me' || next?.plain === 'us') && words[at + 2]?.part !== 'VERB') break
    if ((word.plain === 'and' || word.plain === 'or') && next && startsClause(next, words[at + 2])) break
    if (word.plain === 'that' && next?.part === 'PRON') break
    if (word.part === 'PRON' && /^(?:i|we|he|she|they)$/.test(word.plain) && at > from) {
      // A clause of its own ("the bag I added") ends the object, save in "how many bags I may bring".
      if (!words.slice(from, from + 3).some(({ plain }) => QUESTION_WORDS.has(plain))) break
    }
  }
  while (at > from && LOOSE_WORD.test(words[at - 1]?.plain ?? '')) at -= 1
  return at
}

function endOfClause(words: readonly Word[], from: number): number {
  let at = from
  while (
    at < words.length &&
    at - from < 18 &&
    !/^[,.;:!?—()]$/.test(words[at]?.text ?? '.') &&
    (at - from < 2 || !ENDS.has(words[at]?.plain ?? ''))
  )
    at += 1
  return at
}

const startsClause = (word: Word, next: Word | undefined): boolean =>
  /^(?:i|we|you|it|they|he|she|that|this)(?:['’]\w{1,2})?$/.test(word.plain)
    ? true
    : word.part === 'PRON'
      ? false
      : word.part === 'VERB' ||
        word.part === 'AUX' ||
        /^(?:then|also|please|if|when|maybe|possibly|how|what)$/.test(word.plain) ||
        (word.part === 'NOUN' && next?.part === 'PRON')

/** A comma between things, not between clauses: another comma or "and" follows soon, with nothing but things between. */
function isList(words: readonly Word[], at: number): boolean {
  for (let next = at + 1; next < Math.min(at + 6, words.length); next++) {
    const word = words[next]
    if (!word) return false
    if (word.plain === 'and' || word.plain === 'or') return next > at + 1 || words[next + 1]?.part !== 'PRON'
    if (word.text === ',') return next > at + 1
    if (!/^(?:NOUN|PROPN|ADJ|DET|NUM|SYM)$/.test(word.part) && word.text !== '#') return false
  }
  return false
}

function reasonFrom(words: readonly Word[], end: number): string | undefined {
  const at = words[end]?.text === ',' ? end + 1 : end
  const first = words[at]
  if (!first || !REASONS.has(first.plain)) return undefined
  let stop = at + 1
  while (stop < words.length && stop - at < 14 && !/^[.!?;—(]$/.test(words[stop]?.text ?? '.')) stop += 1
  const reason = textOf(words.slice(at, stop))
  return stop - at > 2 ? reason.replace(/[\s,]+$/, '') : undefined
}

/** "a full refund", or behind "help with" also "cancelling my trip". */
function things(words: readonly Word[], help: boolean): Parsed {
  const first = words[0]
  if (!first) return { phrases: [], length: 0 }
  if (first.part === 'VERB' && first.plain.endsWith('ing')) return verbPhrases(words)
  if (/^(?:it|this|that|these|them)$/.test(first.plain) && (words[1] === undefined || words[1].part !== 'NOUN')) {
    // "I want it cancelled", "I need this sorted"
    const second = words[1]
    if (second?.part === 'VERB' && /(?:ed|en)$/.test(second.plain))
      return { phrases: [{ verb: second.base, object: first.text, words: `${second.base} ${first.text}` }], length: 1 }
    return { phrases: [], length: 0 }
  }
  if (/^(?:help|assistance)$/.test(first.plain)) return { phrases: [], length: 0 }
  const end = endOfPhrase(words, 0)
  const object = textOf(words.slice(0, end))
  if (object === '') return { phrases: [], length: 0 }
  const verb = help ? 'help with' : 'get'
  const reason = reasonFrom(words, end)
  return { phrases: [{ verb, object, words: `${verb} ${object}`, ...(reason && { reason }) }], length: object.length }
}

function aboutWhat(verb: string, object: string): RequestFact['about'] {
  if (asksForPerson(`${verb} ${object}`) && PASSING_ON.test(verb)) return 'process'
  if (verb === 'help with') return SOMEBODY_ELSE.test(object) ? 'process' : 'outcome'
  if (verb === 'make sure')
    return /\b(?:have|has|is|are|gets?|covered|added|included)\b/i.test(object) ? 'outcome' : 'process'
  if (verb === 'know' || (verb === 'get' && TOLD_THINGS.test(object))) return 'information'
  if (
    PROCESS.has(verb) ||
    (verb === 'make' && /\bclear\b/i.test(object)) ||
    (verb === 'take' && /\b(?:seriously|responsibility|care of (?:it|this|that)|a look)\b/i.test(object))
  )
    return 'process'
  return PRONOUN_ONLY.test(object) && /^(?:get|make|take|give|have|fix|do|find)$/.test(verb) ? 'process' : 'outcome'
}
