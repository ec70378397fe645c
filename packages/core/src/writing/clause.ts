/**
 * Reads a sentence for what it claims, clause by clause: its words in their order, what denies, bounds or doubts them, and
 * whether the customer does or undergoes it. What it cannot tell it keeps apart, so that two clauses look alike only
 * where they claim the same.
 */
import { CALENDAR, NEGATIONS, NEW_CLAUSE, SUBJECTS } from '../languages/en/clauses.ts'
import { wordsIn } from '../languages/phrases.ts'
import { contentWords } from '../note/check/content-words.ts'

export type Claimed = {
  /** A stem; whole where the word is a number, an id or a name. */
  word: string
  /** A number, id, address or name. */
  hard: boolean
  denied: boolean
  /** Said of what stands before: "was cleaned". Without it the rest claims something else. */
  predicate?: boolean
}

export type Clause = {
  words: Claimed[]
  negations: number
  /** What changes the sense of all the rest: "up to", "only", "will", "if", "told". */
  marks: string
  wish: boolean
  /** Whether the customer does it or it is done to them; undefined where the clause is not about them. */
  customer: 'does' | 'undergoes' | undefined
}

export type Speaker = 'customer' | 'agent' | 'other'

export type Reading = {
  /** In whose mouth "I" and "you" are. */
  speaker: Speaker
  asks?: boolean
  /** The words of the customer's name, in lower case. */
  customer: ReadonlySet<string>
  /** Every word that is known as a name of anything, in lower case. */
  names: ReadonlySet<string>
}

const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}@_]*(?:[.,:@'’/+-][\p{L}\p{N}@_]+)*/u
const PIECE = new RegExp(String.raw`${TOKEN.source}|\p{Sc}|[%;]|${NEW_CLAUSE.source}`, 'giu')
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

const DENYING = wordsIn(NEGATIONS)
const BEGINS_CLAUSE = wordsIn(SUBJECTS)
const BEING = list('am is are was were be been being got')
const SAYS = list('says reports states explains complains adds')
/** What a sentence may begin with without claiming anything. */
const OPENINGS = list('hi hello hey ok okay yes thanks thank sorry sure right well get error')
/** Part of the verb where nothing follows: "the heating is on". */
const PARTICLES = list('on off in out over back')
const OPPOSITES = list('up down more')
const WISHES = list('wish wishes want wants wanted need needs needed asks')
/** They bear on the whole sentence, and not only on their clause. */
const DOUBTS = list('if whether unless otherwise maybe perhaps possibly probably or because since therefore so')
const MARKS = list(
  `will would shall should may might can could must guarantee guaranteed upto atleast atmost over under only limit maximum
   minimum almost nearly some half most part partly all every both any just told tell tells said say think thinks thought
   promise promised promises suppose supposed hope hoped expect expected believe believed claim claimed assume assumed
   heard try tried failed instead except unlike there`,
)

/** One way of writing for what is written in many. */
const SPELLED: [RegExp, string][] = [
  [/[’]/g, "'"],
  [/\bcan(?:not|'t)\b/gi, 'can not'],
  [/\bwon't\b/gi, 'will not'],
  [/n't\b/gi, ' not'],
  [/(?:'d|\bwould) (?:like|love|prefer)\b/gi, ' wish'],
  [/'ll\b|\bgoing to\b/gi, ' will'],
  [/'m\b|'re\b/gi, ' are'],
  [/'ve\b/gi, ''],
  [/\b(?:up to|as much as)\b/gi, 'upto'],
  [/\b(?:at least|no less than)\b/gi, 'atleast'],
  [/\b(?:at most|no more than)\b/gi, 'atmost'],
  [/\b(?:more than|above|exceeding|beyond)\b/gi, 'over'],
  [/\b(?:less than|below)\b/gi, 'under'],
  [/\bno longer\b/gi, 'not'],
  [/\b(?:i|we) (?:can )?(?:see|find)\b(?: that\b)?/gi, ''],
]
/**
 * What follows from what is the speaker's own conclusion and parts two claims; a model that concludes has to find it said.
 * "I think you charged me twice" is how a customer says it, what an agent thinks is a guess.
 */
const MODEST = { customer: /,\s+so\b|\bi (?:think|believe)\b/gi, agent: /,\s+so\b/gi }

export function clausesOf(sentence: string, reading: Reading): Clause[] {
  const meant = reading.speaker === 'other' ? sentence : sentence.replace(MODEST[reading.speaker], ' ; ')
  const spelled = SPELLED.reduce((text, [from, to]) => text.replace(from, to), meant)
  const pieces = spelled.match(PIECE) ?? []
  const doubts = pieces.map((piece) => piece.toLowerCase()).filter((piece) => DOUBTS.has(piece))
  // "Can you refund it?" asks for a deed and not whether it is possible.
  const requests = reading.speaker === 'customer' && reading.asks === true
  const clauses: Clause[] = []
  let open = started(false)
  const close = () => {
    // A "not" alone is kept: nothing bears it, and so nothing of what it stands in.
    if (open.words.length > 0 || open.negations > 0 || open.marks.size > 0) clauses.push(finished(open, doubts))
  }
  for (const [at, piece] of pieces.entries()) {
    const word = piece.toLowerCase()
    const next = pieces[at + 1]?.toLowerCase() ?? ''
    if (word === ',' && /^(?:and|but)$/.test(next)) continue
    if (word === 'and' || word === 'but' || word === ',' || word === ';') {
      close()
      const goesOn = (word === 'and' || word === ',') && !BEGINS_CLAUSE.has(next) && !reading.customer.has(next)
      const { wish, denies } = open
      open = started(goesOn && wish)
      // "Not lost and damaged": without a subject of its own the rest is denied, too.
      if (goesOn && denies) deny(open)
      continue
    }
    hear(open, { piece, word, requests, opens: at === 0, before: pieces[at - 1]?.toLowerCase() ?? '', next }, reading)
  }
  close()
  return clauses
}

type Open = {
  words: Claimed[]
  negations: number
  marks: Set<string>
  wish: boolean
  denies: boolean
  /** A form of "be" was heard, and no word after it. */
  is: boolean
  customer: Clause['customer']
}

const started = (wish: boolean): Open => ({
  words: [],
  negations: 0,
  marks: new Set(),
  wish,
  denies: false,
  is: false,
  customer: undefined,
})

const deny = (open: Open): void => {
  open.denies = true
  open.negations += 1
}

const finished = ({ words, negations, marks, wish, customer }: Open, doubts: readonly string[]): Clause => ({
  words,
  negations,
  marks: [...new Set([...marks, ...doubts])].sort().join(' '),
  wish,
  customer,
})

type Heard = { piece: string; word: string; requests: boolean; opens: boolean; before: string; next: string }

function hear(open: Open, { piece, word, requests, opens, before, next }: Heard, reading: Reading): void {
  const bare = word.replace(/'s?$/, '')
  if (DENYING.has(word)) {
    deny(open)
    return
  }
  if (word === 'please' || (WISHES.has(word) && isOwnWish(open, before, reading))) {
    open.wish = true
    return
  }
  if (BEING.has(word)) {
    open.is = true
    if (open.customer === 'does' && open.words.length === 0) open.customer = 'undergoes'
    return
  }
  // "One of them": things, and nobody.
  if (word === 'them' && before === 'of') return
  if (isCustomer(bare, reading)) {
    const owns = word !== bare || word === 'my' || word === 'your'
    if (!owns) open.customer ??= open.words.length > 0 || /^(?:me|us|him|them)$/.test(word) ? 'undergoes' : 'does'
    return
  }
  if (DOUBTS.has(word)) return
  // "May" is a month, "may" is none.
  const isMonth = !opens && /^\p{Lu}/u.test(piece) && CALENDAR.test(word)
  if (MARKS.has(word) && !isMonth) {
    if (requests && /^(?:can|could|would|will)$/.test(word) && /^(?:you|i|we|please|someone|somebody)$/.test(next))
      open.wish = true
    else open.marks.add(word)
    return
  }
  if (reading.speaker === 'agent' && /^(?:i|we)$/.test(word)) {
    open.words.push({ word: 'agent', hard: false, denied: open.denies })
    return
  }
  if ((OPENINGS.has(word) && open.words.length === 0) || (reading.speaker === 'other' && SAYS.has(word))) return
  const hard = isHard(piece, reading, opens)
  const isParticle = OPPOSITES.has(word) || (PARTICLES.has(word) && /^(?:$|and$|but$|[,;])/.test(next))
  const counts = hard || isMonth || isParticle || /^[\p{Sc}%]$/u.test(word)
  if (!counts && contentWords(bare).length === 0) return
  // Who a thing comes from and who it goes to is all that tells two names apart.
  const way = hard && /^(?:to|from|by|for)$/.test(before) && !/\d/.test(word) ? `${before} ` : ''
  open.words.push({
    word: way + (hard ? factOf(bare) : stemOf(bare)),
    hard,
    denied: open.denies,
    ...(open.is && { predicate: true }),
  })
  open.is = false
}

/** "My neighbour wants …", "you want me to …": somebody else's. */
const isOwnWish = ({ customer, words }: Open, before: string, { speaker }: Reading): boolean =>
  words.length === 0 && (customer === 'does' || (speaker === 'other' && !/^(?:i|we|you|it)$/.test(before)))

const isCustomer = (word: string, { speaker, customer }: Reading): boolean => {
  if (customer.has(word)) return true
  if (speaker === 'customer') return /^(?:i|we|me|us|my)$/.test(word)
  if (speaker === 'agent') return /^(?:you|your)$/.test(word)
  return /^(?:he|she|they|him|them|customer|client|caller|patient|guest|user)$/.test(word)
}

const isHard = (piece: string, { names }: Reading, opens: boolean): boolean =>
  /[\d@]/.test(piece) ||
  names.has(piece.toLowerCase()) ||
  (!opens && /^\p{Lu}/u.test(piece) && !CALENDAR.test(piece.toLowerCase()) && piece !== 'I')

/** Every word with a capital that no sentence begins with. */
export const namesIn = (sentence: string): string[] =>
  (sentence.match(/(?<!^["'“]?)(?<![\p{L}\p{N}]|[.!?:]\s)\p{Lu}[\p{L}'’-]+/gu) ?? [])
    .map((name) => name.toLowerCase().replace(/['’]s?$/, ''))
    .filter((name) => !CALENDAR.test(name) && !/^i['’]/.test(name) && contentWords(name).length > 0)

/** `1,093.30` and `1093.3` are one number. */
export function factOf(word: string): string {
  const number = word.replace(/,(?=\d{3})/g, '')
  return /^\d+(\.\d+)?$/.test(number) ? String(Number(number)) : word
}

/** "cancelled" is heard in "cancellation", "payments" in "payment". */
export const stemOf = (word: string): string =>
  word.endsWith('less') ? word : word.replace(/(?<=\p{L}{3})(?<!s)s$/u, '').slice(0, 5)
