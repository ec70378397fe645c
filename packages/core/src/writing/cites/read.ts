/**
 * Reads a text clause by clause: its words, its hard facts, what is denied, bounded, wished or only possible, and who does
 * it. The same reader reads what was said and what a model says of it, so that the two can be held against one another.
 */
import { dateOf, type FactValue, factIn, spelled, timeOf } from './facts.ts'
import { stemOf } from './stem.ts'
import type { Tongue } from './tongues/tongue.ts'

export type Sign = 1 | -1 | 0
export type Heard = {
  /** Its stem, and what it is alike to. */
  stem: string
  kin: string
  sign: Sign
  at: number
  /** Which denial of its clause it stands behind. */
  denial?: number
  /** One of two opposites. */
  opposite?: true
  /** What is said to have been done. */
  deed?: true
  /** What something is said to be: "is ready". */
  predicate?: true
  /** It says little of a thing: "was found". */
  light?: true
  /** What a person does in any case: "check". */
  task?: true
}
export type Fact = FactValue & {
  /** As written. */
  raw: string
  at: number
  /** The stems of the words beside it. */
  label: string[]
  /** The one before it. */
  before?: string
  /** Which denial of its clause it stands behind. */
  denial?: number
  /** It is no more than a part of what a record holds there. */
  within?: true
  /** "Up to", "at least" before it. */
  bounds?: Bound[]
  /** It stands with a currency. */
  money?: true
}
export type Party = 'customer' | 'agent' | 'other'
export type Mood = 'fact' | 'wish' | 'future' | 'possible' | 'obliged' | 'conditional' | 'question'
export type Bound = 'upper' | 'lower'

export type Clause = {
  words: Heard[]
  facts: Fact[]
  negative: boolean
  /** A denial that denies a denial: nobody knows what it says. */
  twice: boolean
  /** A denial behind which nothing stands. */
  idle: boolean
  restricted: boolean
  /** "But …": whoever spoke before need not speak here. */
  turns: boolean
  /** "… because", "… which": it tells how things are, whatever is to be done. */
  tellsWhy: boolean
  /** What the subject is or has: "is a member". */
  state: boolean
  mood: Mood
  /** What a customer does that a record tells: "booked". */
  records: boolean
  /** It says with whom the words come: "says", "was told". */
  reports: boolean
  offers: boolean
  subject: Party | undefined
  /** The subject undergoes it: "was charged". */
  undergoes: boolean
  /** Who else appears. */
  names: Set<Party>
  /** Words for people beside the two: "colleague". */
  others: Set<string>
  /** How many plain denials it holds. */
  denials: number
  /** It tells that a record was read. */
  looksUp: boolean
}

export type Reading = {
  tongue: Tongue
  /** In whose mouth "I" and "you" are. */
  speaker: 'customer' | 'agent' | 'desk'
  /** Whether the text asks. */
  asks: boolean
  /** The words of the customer's name, lower case. */
  customer: ReadonlySet<string>
  /** Words known as names, lower case. */
  names: ReadonlySet<string>
  /** Words that were said in small letters: a capital makes no name of them. */
  plain: ReadonlySet<string>
}

type Token = { text: string; lower: string; at: number; blank: boolean }

const WORD = /[\p{L}\p{N}#+][\p{L}\p{N}@_]*(?:[.,:@'’/+-][\p{L}\p{N}@_]+)*/u
const MARK = /[,;:()[\]–—→%]|\p{Sc}/u
const TOKEN = new RegExp(`${WORD.source}|${MARK.source}`, 'gu')

function tokensOf(text: string, tongue: Tongue): Token[] {
  const plain = tongue.phrases.reduce(
    (written, [from, to]) => written.replace(from, to),
    text
      .replace(/[*`_]{2,}|`/g, ' ')
      .replace(/ -+ /g, ' – ')
      .replace(/[\u2010-\u2012\u2011]/g, '-')
      .replace(/\s+/g, ' '),
  )
  return [...plain.matchAll(TOKEN)]
    .flatMap(([token], at) => {
      // Routes and ranges: "EWR-MIA", "9:00-10:00", "SEA/DFW".
      const parts =
        /^\p{Lu}{2,4}(?:[-/]\p{Lu}{2,4})+$/u.test(token) ||
        /^\d\p{L}{1,2}\/\d\p{L}{1,2}$/u.test(token) ||
        (/^[\d:]+-[\d:]+$/.test(token) && /:/.test(token))
          ? token.split(/[-/]/)
          : [token]
      return parts.map((part) => ({ text: part, lower: part.toLowerCase().replaceAll('’', "'"), at, blank: false }))
    })
    .map((token, at) => ({ ...token, at }))
}

/** The words of a text in small letters. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []

const BREAK = /^[,;:()[\]–—\n→]$/

export function clausesOf(text: string, reading: Reading): Clause[] {
  const { tongue } = reading
  const tokens = tokensOf(text, tongue)
  const groups: { tokens: Token[]; after: string }[] = []
  let open: Token[] = []
  let after = ''
  const close = (mark = ''): void => {
    if (open.length > 0) groups.push({ tokens: open, after })
    open = []
    after = mark
  }
  for (const [n, token] of tokens.entries()) {
    if (BREAK.test(token.text)) {
      close(token.text)
      continue
    }
    if (tongue.joins.has(token.lower) && open.length > 0) {
      // "Without" and "not" after "and" stand in what they join; a mere list goes on.
      const goesOn = tongue.lists.has(token.lower) && !startsClause(tokens, n + 1, reading)
      if (!goesOn) close()
      open.push(token)
      continue
    }
    open.push(token)
  }
  close()
  const isUnderCondition = tokens.some(({ lower }) => tongue.ifs.has(lower))
  const restricted = tokens.some(({ lower }) => tongue.restricts.has(lower))
  const clauses: Clause[] = []
  let before: Clause | undefined
  let turns = false
  const asking = groups.findIndex(
    ({ tokens: [first] }) => tongue.verbs.has(first?.lower ?? '') || tongue.asking.has(first?.lower ?? ''),
  )
  const from = asking < 0 ? groups.length - 1 : asking
  for (const [n, group] of groups.entries()) {
    const clause = readClause(group.tokens, { ...reading, asks: reading.asks && n >= from }, before)
    clause.restricted = restricted
    if (isUnderCondition && reading.speaker !== 'desk' && clause.mood !== 'wish' && clause.mood !== 'question')
      clause.mood = 'conditional'
    clause.turns = turns || group.after === ';' || tongue.turns.has(group.tokens[0]?.lower ?? '')
    turns = clause.turns && group.tokens.length === 1
    clause.tellsWhy = before?.tellsWhy === true || !goesOn(group.tokens, tongue)
    if (
      clause.words.length + clause.facts.length === 0 &&
      !clause.negative &&
      clause.names.size === 0 &&
      clause.subject === undefined
    )
      continue
    if (
      before &&
      clause.words.length === 0 &&
      !clause.negative &&
      clause.subject === before.subject &&
      clause.facts.every(({ kind }) => kind !== 'name')
    ) {
      before.facts.push(...clause.facts)
      continue
    }
    clauses.push(clause)
    before = clause
  }
  return clauses
}

/** Whether a subject or a verb of its own follows within the next words. */
function startsClause(tokens: readonly Token[], from: number, reading: Reading): boolean {
  const { tongue } = reading
  for (let n = from; n < Math.min(tokens.length, from + 6); n++) {
    const token = tokens[n]
    if (!token || BREAK.test(token.text) || tongue.joins.has(token.lower)) return false
    const isDenied = isDenial(token.lower, tongue) && !tongue.pronouns.has(tokens[from - 1]?.lower ?? '')
    if (tongue.verbs.has(token.lower) || isDenied || partyOf(token, reading) !== undefined) return true
    if (token.lower.endsWith(tongue.participle) && token.lower.length > 4) return true
  }
  return false
}

const isDenial = (word: string, tongue: Tongue): boolean => tongue.denies.has(word) || tongue.refuses.has(word)

function partyOf({ lower }: { lower: string }, { tongue, speaker, customer }: Reading): Party | undefined {
  const bare = lower.replace(/'s?$/, '')
  if (speaker === 'desk') {
    if (tongue.customer.has(bare) || customer.has(bare)) return 'customer'
    if (tongue.agent.has(bare)) return 'agent'
    return undefined
  }
  if (tongue.first.has(bare)) return speaker
  if (tongue.second.has(bare)) return speaker === 'customer' ? 'agent' : 'customer'
  if (speaker === 'customer' && tongue.agent.has(bare)) return 'agent'
  return undefined
}

function readClause(tokens: readonly Token[], reading: Reading, before: Clause | undefined): Clause {
  const { tongue, speaker, asks } = reading
  const words: Heard[] = []
  const facts: Fact[] = []
  const names = new Set<Party>()
  const others = new Set<string>()
  let denials = 0
  let firstDenial = Number.POSITIVE_INFINITY
  let denied = false
  let refusal = false
  let lastDenial = ''
  let twice = false
  let idle = false
  let plainDenials = 0
  let nth = 0
  let subject: Party | undefined
  let undergoes = false
  let state = false
  let isBegun = false
  let hasVerb = false
  let isToBe = false
  let afterBy = false
  let byName = false
  const bounds: { bound: Bound; at: number }[] = []
  const boundsAt = (at: number): Bound[] => bounds.filter((each) => at - each.at <= 5).map(({ bound }) => bound)
  const marks = {
    wish: false,
    reports: false,
    offers: false,
    future: false,
    possible: false,
    obliged: false,
    conditional: false,
  }
  // A list goes on without a verb of its own: what was denied, wished or only possible before it still is.
  const isPart =
    before !== undefined &&
    !tokens.some(
      ({ lower }, n) =>
        tongue.verbs.has(lower) ||
        (lower.endsWith(tongue.participle) && lower.length > 4) ||
        (n < 2 && tongue.pronouns.has(lower)) ||
        (n < 2 && partyOf(tokens[n] as Token, reading) !== undefined && !tongue.thirdOwn.has(lower)),
    )
  for (const [n, token] of tokens.entries()) {
    const { lower } = token
    const bare = lower.replace(/'s?$/, '')
    const next = tokens[n + 1]
    const after = next?.lower ?? ''
    const numeric = factAt(tokens, n, tongue)
    if (numeric === 'part') continue
    const isAnothers =
      next !== undefined &&
      /^\p{Lu}\p{Ll}/u.test(next.text) &&
      !reading.customer.has(after.replace(/'s?$/, '')) &&
      bare === lower
    const isNamed = speaker === 'desk' && reading.customer.has(bare) && !isAnothers
    // As a name among others it is one: "from Lima to Amelia".
    const isSpokenTo = tongue.toPerson.has(tokens[n - 1]?.lower ?? '')
    const party =
      (isNamed && isBegun && bare === lower && !afterBy && !byName && !isSpokenTo) ||
      (speaker === 'desk' && reading.customer.has(bare) && isAnothers)
        ? undefined
        : partyOf(token, reading)
    if (isNamed && party) byName = true
    else byName = false
    const owns = bare !== lower || tongue.firstOwn.has(lower) || tongue.secondOwn.has(lower)
    if (party) {
      if (owns && party === 'agent') names.add('agent')
      if (!owns) {
        if (!isBegun && subject === undefined) subject = party
        else if (afterBy) {
          subject = party
          undergoes = false
        } else names.add(party)
      }
      isBegun = true
      afterBy = false
      continue
    }
    if (tongue.by.has(lower)) {
      afterBy = true
      continue
    }
    if (tongue.others.has(bare) && !/\d/.test(bare)) {
      others.add(kinOf(stemOf(bare), tongue))
      if (!isBegun && subject === undefined) subject = 'other'
      isBegun = true
    }
    if (tongue.being.has(lower)) {
      hasVerb = true
      isToBe = true
      if (subject && words.length === 0 && isUndergone(tokens, n + 1, tongue)) undergoes = true
      else if (subject && words.length === 0) state = true
      isBegun = true
      continue
    }
    if (isDenial(lower, tongue)) {
      // "No, …" answers; it denies nothing here.
      const answers =
        speaker !== 'desk' &&
        n === 0 &&
        tongue.no.has(lower) &&
        (tongue.pronouns.has(after) || tongue.first.has(after) || tongue.second.has(after) || after.startsWith('thank'))
      if (answers) continue
      if (lower === 'no' && n === 0 && tokens.length === 1) {
        denials += 1
        continue
      }
      const refuses = tongue.refuses.has(lower)
      // "Did not fail" says that it worked.
      const isUndone: boolean = refuses && denied && firstDenial > token.at - 4
      if (!refuses) plainDenials += 1
      const isIdle = nth > 0 && !refusal && ![...words, ...facts].some(({ denial }) => denial === nth)
      twice ||= plainDenials > 1
      idle ||= isIdle && !refuses
      refusal = refuses
      lastDenial = lower
      nth += 1
      denials += isUndone ? -1 : 1
      firstDenial = Math.min(firstDenial, token.at)
      if (refuses && tongue.meanings.has(lower)) words.push(heard(lower, token.at, denied ? -1 : 1, tongue))
      denied = !isUndone
      if (refuses) isBegun = true
      continue
    }
    // "Failed with an error": what a refusal denies ends there.
    if (refusal && denied && tongue.withWords.has(lower)) denied = false
    if (tongue.upper.has(lower)) bounds.push({ bound: 'upper', at: token.at })
    if (tongue.lower.has(lower)) bounds.push({ bound: 'lower', at: token.at })
    // "Could not be booked" tells how it is; who says "I could come" does not.
    const isOpen = tongue.conditions.has(lower) && !(speaker === 'desk' && tongue.possible.has(lower))
    if (isOpen) marks.conditional = true
    if (tongue.future.has(lower) && !/^\p{Lu}/u.test(token.text)) marks.future = true
    if (tongue.possible.has(lower) && !(lower === 'may' && /^\p{Lu}/u.test(token.text))) marks.possible = true
    if (tongue.obliged.has(lower)) marks.obliged = true
    if (tongue.wishes.has(lower)) marks.wish = true
    if (tongue.reports.has(lower)) marks.reports = true
    if (tongue.offers.has(lower)) marks.offers = true
    if (tongue.verbs.has(lower)) hasVerb = true
    if (tongue.having.has(lower) && subject && words.length === 0 && !isUndergone(tokens, n + 1, tongue)) state = true
    if (numeric !== undefined) {
      const isMoney = /^\p{Sc}$/u.test(tokens[n - 1]?.text ?? '') || tongue.currency.has(after)
      facts.push({
        ...numeric,
        at: token.at,
        ...labelsAt(tokens, n, tongue),
        ...(isMoney && { money: true as const }),
        bounds: boundsAt(token.at),
        ...(denied && { denial: nth }),
      })
      isBegun = true
      afterBy = false
      continue
    }
    const isOpening = n === 0 && token.at === 0
    const run = facts.at(-1)
    // "Elm Court Apartments": what is written like the name belongs to it.
    const isInRun =
      run?.kind === 'name' && run.at + run.raw.split(' ').length === token.at && /^\p{Lu}/u.test(token.text)
    if ((isInRun || isName(token, { isOpening, reading })) && !others.has(kinOf(stemOf(bare), tongue))) {
      const last = facts.at(-1)
      const link = tokens[n - 1]?.lower ?? ''
      const isLinked =
        tongue.links.has(link) && last !== undefined && last.at + last.raw.split(' ').length === token.at - 1
      if (last?.kind === 'name' && isLinked) {
        last.value += ` ${link} ${bare}`
        last.raw += ` ${link} ${token.text}`
      } else if (last?.kind === 'name' && last.at + last.raw.split(' ').length === token.at) {
        last.value += ` ${bare}`
        last.raw += ` ${token.text}`
      } else
        facts.push({
          kind: 'name',
          value: bare,
          raw: token.text,
          at: token.at,
          ...labelsAt(tokens, n, tongue),
          ...(denied && { denial: nth }),
        })
      if (!isBegun && speaker === 'desk' && subject === undefined) subject = 'other'
    }
    if (
      !tongue.joins.has(lower) &&
      !/^[\p{Sc}%]$/u.test(lower) &&
      !tongue.thirdOwn.has(lower) &&
      !tongue.empty.has(lower)
    )
      isBegun = true
    if (
      /^[\p{Sc}%]$/u.test(lower) ||
      tongue.empty.has(lower) ||
      (tongue.reports.has(lower) && !tongue.meanings.has(lower))
    ) {
      if (afterBy && !tongue.empty.has(lower)) afterBy = false
      // "Is on", "is off": the state itself.
      if (
        tongue.meanings.has(lower) &&
        (tongue.sides.has(lower) || ((n === tokens.length - 1 || after === 'and') && hasVerb))
      )
        words.push(heard(lower, token.at, denied ? -1 : 1, tongue))
      continue
    }
    afterBy = false
    const isDeed = tongue.undergone.has(lower) || (lower.endsWith(tongue.participle) && lower.length > 4)
    words.push({
      ...heard(bare, token.at, denied ? -1 : 1, tongue),
      ...(denied && { denial: nth }),
      ...(isDeed && { deed: true }),
      ...(isToBe && { predicate: true }),
      ...(tongue.light.has(lower) && { light: true as const }),
      ...(tongue.tasks.has(lower) && { task: true as const }),
    })
    isToBe = false
  }
  const negative = denials > 0
  // A denial behind which nothing stands.
  twice ||=
    nth > 0 && !refusal && !tongue.alone.has(lastDenial) && ![...words, ...facts].some(({ denial }) => denial === nth)
  // What stands before a denial is neither denied nor said: "refunds are not allowed".
  for (const word of words) if (word.at < firstDenial && negative && word.sign === 1) word.sign = 0
  if (
    isPart &&
    goesOn(tokens, tongue) &&
    before?.negative === true &&
    !negative &&
    denials === 0 &&
    words.length > 0 &&
    before.words.some(({ sign }) => sign === -1)
  )
    for (const word of words) word.sign = -word.sign as Sign
  const mood = moodOf({ marks, asks, reading, before: isPart ? before : undefined, first: tokens[0]?.lower ?? '' })
  return {
    words,
    facts,
    negative: negative || (isPart && goesOn(tokens, tongue) && words.length > 0 && before?.negative === true),
    twice,
    idle,
    restricted: false,
    turns: false,
    tellsWhy: false,
    state: state || (isPart && before?.state === true),
    mood,
    records: tokens.some(({ lower }) => tongue.customerDeeds.has(lower)),
    reports: marks.reports,
    offers: marks.offers,
    subject:
      subject ?? ((isPart || startsWithVerb(tokens, tongue)) && goesOn(tokens, tongue) ? before?.subject : undefined),
    undergoes: subject ? undergoes : isPart ? (before?.undergoes ?? false) : undergoes,
    names,
    others,
    denials: plainDenials,
    looksUp: tokens.some(({ lower }) => tongue.lookUps.has(lower)),
  }
}

/** "Which …" and "that …" begin something else. */
const goesOn = ([first]: readonly Token[], tongue: Tongue): boolean =>
  first === undefined || !tongue.joins.has(first.lower) || tongue.adds.has(first.lower)

/** "… and was told": the subject stands before. */
const startsWithVerb = (tokens: readonly Token[], tongue: Tongue): boolean => {
  const words = tokens.filter(({ lower }) => !tongue.joins.has(lower) || tongue.verbs.has(lower))
  const [first] = words
  return (
    first !== undefined &&
    (tongue.verbs.has(first.lower) ||
      isDenial(first.lower, tongue) ||
      tongue.reports.has(first.lower) ||
      tongue.wishes.has(first.lower) ||
      (first.lower.endsWith(tongue.participle) && first.lower.length > 4))
  )
}

function moodOf({
  marks,
  asks,
  reading: { speaker },
  before,
}: {
  marks: Record<'wish' | 'future' | 'possible' | 'obliged' | 'conditional' | 'reports' | 'offers', boolean>
  asks: boolean
  reading: Reading
  before: Clause | undefined
  first: string
}): Mood {
  if (marks.wish) return 'wish'
  if (before?.mood === 'wish') return 'wish'
  if (asks) return speaker === 'customer' ? 'wish' : 'question'
  if (marks.conditional) return 'conditional'
  if (marks.future) return 'future'
  if (marks.possible) return 'possible'
  if (marks.obliged) return 'obliged'
  if (before && before.mood !== 'fact') return before.mood
  return 'fact'
}

const isUndergone = (tokens: readonly Token[], from: number, tongue: Tongue): boolean => {
  for (let n = from; n < Math.min(tokens.length, from + 4); n++) {
    const word = tokens[n]?.lower ?? ''
    if (tongue.undergone.has(word) || (word.endsWith(tongue.participle) && word.length > 3)) return true
    if (!tongue.empty.has(word) && !tongue.denies.has(word)) return false
  }
  return false
}

export const kinOf = (stem: string, tongue: Tongue): string => tongue.kin.get(stem) ?? stem

function heard(word: string, at: number, sign: Sign, tongue: Tongue): Heard {
  const meaning = tongue.meanings.get(word)
  if (meaning)
    return {
      stem: meaning.concept,
      kin: kinOf(meaning.concept, tongue),
      sign: (sign * meaning.sign) as Sign,
      at,
      opposite: true,
    }
  const stem = stemOf(word)
  return { stem, kin: kinOf(stem, tongue), sign, at }
}

/** The fact that begins at a token; `part` where it belongs to one that began before. */
function factAt(
  tokens: readonly Token[],
  n: number,
  tongue: Tongue,
): (FactValue & { raw: string }) | 'part' | undefined {
  const token = tokens[n]
  if (!token) return undefined
  const { lower, text } = token
  const previous = tokens[n - 1]
  const next = tokens[n + 1]
  const month = monthOf(token, tongue)
  const day = (other: Token | undefined): number | undefined => {
    const number = /^(\d{1,2})(?:st|nd|rd|th|\.)?$/.exec(other?.lower ?? '')?.[1]
    return number !== undefined && Number(number) >= 1 && Number(number) <= 31 ? Number(number) : undefined
  }
  if (month !== undefined) {
    const own = day(next) ?? (day(previous) !== undefined ? day(previous) : day(tokens[n - 2]))
    if (own === undefined) return undefined
    const year = [tokens[n + 1], tokens[n + 2], tokens[n + 3]].find((each) =>
      /^(?:19|20)\d{2}$/.test(each?.lower ?? ''),
    )
    return { kind: 'date', value: dateOf(month, own, year?.lower), raw: `${text} ${own}` }
  }
  if (/\d/.test(lower)) {
    const isOfDate =
      day(token) !== undefined &&
      [previous, next, tokens[n + 2]].some(
        (other, at) =>
          other && monthOf(other, tongue) !== undefined && (at < 2 || /^(?:of|de)$/.test(next?.lower ?? '')),
      )
    if (isOfDate) return 'part'
    const isYear =
      /^(?:19|20)\d{2}$/.test(lower) &&
      [tokens[n - 1], tokens[n - 2], tokens[n - 3]].some((other) => other && monthOf(other, tongue) !== undefined)
    if (isYear) return 'part'
    const half = tongue.am.has(next?.lower ?? '') ? 'am' : tongue.pm.has(next?.lower ?? '') ? 'pm' : undefined
    const clock = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(lower)
    if (half && clock) return { kind: 'time', value: timeOf(Number(clock[1]), Number(clock[2] ?? 0), half), raw: text }
    if (
      /^\d{1,2}$/.test(lower) &&
      Number(lower) <= 24 &&
      tongue.at.has(previous?.lower ?? '') &&
      !/^[\p{L}%]/u.test(next?.text ?? '')
    )
      return { kind: 'time', value: timeOf(Number(lower), 0), raw: text }
    return { ...factIn(text), raw: text }
  }
  if ((tongue.am.has(lower) || tongue.pm.has(lower)) && /^\d/.test(previous?.lower ?? '')) return 'part'
  const weekday = /^\p{Lu}/u.test(text) ? tongue.weekdays.get(lower.replace(/'?s$/, '')) : undefined
  if (weekday !== undefined) return { kind: 'date', value: `weekday ${weekday}`, raw: text }
  const number = spelled(lower, tongue)
  return number === undefined ? undefined : { kind: 'number', value: String(number), raw: text }
}

const monthOf = ({ lower, text }: Token, tongue: Tongue): number | undefined =>
  // "May" is a month, "may" is none.
  /^\p{Lu}/u.test(text) || lower.length > 4 ? tongue.months.get(lower) : undefined

/** What a fact is called: the words right before and behind it. */
function labelsAt(tokens: readonly Token[], n: number, tongue: Tongue): { label: string[]; before?: string } {
  const tells = (word: string): boolean =>
    (!tongue.empty.has(word) || tongue.ways.has(word)) && !/\d/.test(word) && !BREAK.test(word) && word !== ''
  const behind = tokens.slice(Math.max(0, n - 3), n).map(({ lower }) => lower)
  const last = behind.findLast((word) => !tongue.labels.has(word) && !/^\p{Sc}$/u.test(word)) ?? ''
  const label = behind.findLast((word) => tongue.labels.has(word) && tongue.things.has(word)) ?? ''
  const named = tells(last) ? last : label
  const before = named === '' ? undefined : stemOf(named.replace(/'s?$/, ''))
  const after = tokens[n + 1]?.lower ?? ''
  const labels = [
    ...(before === undefined ? [] : [before]),
    ...(!tongue.empty.has(after) && /^\p{L}/u.test(after) ? [stemOf(after)] : []),
  ]
  // "The contract of L-4": it is one of its things, and not what it is called.
  const isCalled = before !== undefined && behind.at(-1) !== 'of'
  return { label: labels, ...(isCalled && { before }) }
}

/** A word with a capital that no sentence begins with, or one known as a name. */
function isName(token: Token, { isOpening, reading }: { isOpening: boolean; reading: Reading }): boolean {
  const { text, lower } = token
  const bare = lower.replace(/'s?$/, '')
  const { tongue } = reading
  if (tongue.empty.has(bare) || tongue.joins.has(bare) || tongue.months.has(bare)) return false
  if (reading.names.has(bare)) return /^\p{Lu}/u.test(text)
  if (reading.speaker === 'desk' && /^\p{Lu}{2,}$/u.test(text)) return true
  return (
    reading.speaker === 'desk' && !isOpening && /^\p{Lu}/u.test(text) && text.length > 1 && !reading.plain.has(bare)
  )
}
