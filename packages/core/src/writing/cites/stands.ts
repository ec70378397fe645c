/**
 * Whether a sentence of a model stands on the places that it names. Its numbers, ids, dates and names have to stand there
 * beside its words; its words, with the same denials; who does it has to be who did or said it there; and what was only
 * wished, asked or possible there is not told as a fact.
 */
import type { Conversation } from '../../evidence/conversation.ts'
import { isCustomerNoun, wordsOfName } from '../../evidence/tools/naming.ts'
import { leavesOf } from '../../evidence/tools/tool-result.ts'
import { unfitIn } from './beside.ts'
import { isSameFact } from './facts.ts'
import { placesOf, type Unit } from './places.ts'
import { type Bound, type Clause, clausesOf, type Heard, type Reading } from './read.ts'
import { stemOf } from './stem.ts'
import type { Tongue } from './tongues/tongue.ts'

const MOST_PLACES = 3

/** What the sentence is for: a deed to be done needs no more than that it is wanted or within reach. */
export type Told = 'deed' | 'fact'

export type Fall =
  | { for: 'places' | 'nothing' | 'words' | 'denial' | 'mood' | 'actor' | 'others'; at?: string }
  | { for: 'fact'; fact: string; rival?: string; fits?: number[] }

export type Judge = (sentence: string, places: readonly number[], told: Told) => Fall | undefined

const SHARE = 0.5

const NAME_OF_THEM = /name$/i
/** "ada_lund_4471": an id made of a name. */
const THEIR_ID = /"(?:user|customer|member|client|patient|guest)_?id": ?"(\p{L}+_[^"]+)"/giu

/** What the agent looked them up or booked for them by, where a key says that it is theirs. */
function customerNamesIn(conversation: Conversation): string[] {
  const ids = conversation.flatMap(({ role, text }) =>
    role === 'tool'
      ? [...text.slice(0, 4_000).matchAll(THEIR_ID)].flatMap(([, id = '']) => id.match(/\p{L}{2,}/gu) ?? [])
      : [],
  )
  const given = conversation
    .flatMap(({ toolCall }) => leavesOf(toolCall?.arguments ?? {}))
    .flatMap(({ key, value }) => {
      if (!wordsOfName(key).some(isCustomerNoun)) return []
      const words =
        String(value)
          .toLowerCase()
          .match(/\p{L}{2,}/gu) ?? []
      return NAME_OF_THEM.test(key) || /_/.test(String(value)) ? words : []
    })
  return [...ids, ...given]
}

const judges = new WeakMap<Conversation, Map<string, Judge>>()

/** `name` is the customer's, where it is known. What a conversation holds is read once. */
export function judgeFor(
  conversation: Conversation,
  { tongue, name = '' }: { tongue: Tongue; name?: string | undefined },
): Judge {
  const known = judges.get(conversation) ?? new Map<string, Judge>()
  const judge = known.get(name) ?? makeJudge(conversation, tongue, name)
  judges.set(conversation, known.set(name, judge))
  return judge
}

function makeJudge(conversation: Conversation, tongue: Tongue, name: string): Judge {
  const customer = new Set([...name.toLowerCase().split(/\s+/).filter(Boolean), ...customerNamesIn(conversation)])
  const places = placesOf(conversation, tongue, customer)
  const reading: Reading = {
    tongue,
    speaker: 'desk',
    asks: false,
    customer,
    names: new Set([...places.names, ...customer]),
    plain: places.plain,
  }
  return (sentence, named, told) => {
    const numbers = [...new Set(named)]
    if (numbers.length === 0 || numbers.length > MOST_PLACES || !numbers.every(places.has)) return { for: 'places' }
    const clauses = clausesOf(sentence, reading)
    const units = places.at(numbers)
    if (!clauses.some(({ words }) => words.length > 0)) return { for: 'nothing' }
    const unfit = unfitIn(clauses, units, { tongue })
    if (unfit) return { for: 'fact', fact: unfit.fact.raw, rival: unfit.rival?.raw, fits: unfit.fits }
    const share = coverage(clauses, units)
    return share < SHARE ? { for: 'words', at: String(share) } : firstFall(clauses, units, told)
  }
}

function coverage(clauses: readonly Clause[], units: readonly Unit[]): number {
  const stems = new Set<string>()
  const kins = new Set<string>()
  for (const { clauses: held } of units)
    for (const clause of held)
      for (const { stem, kin } of clause.words) {
        stems.add(stem)
        kins.add(kin)
      }
  let all = 0
  let found = 0
  for (const { words, facts } of clauses) {
    for (const { stem, kin } of words) {
      all += 1
      found += stems.has(stem) || kins.has(kin) || kins.has(stem) || stems.has(kin) ? 1 : 0
    }
    const hard = facts.filter(({ kind }) => kind !== 'name').length
    all += hard
    found += hard
  }
  return all === 0 ? 0 : found / all
}

function firstFall(clauses: readonly Clause[], units: readonly Unit[], told: Told): Fall | undefined {
  const isRestricted = clauses.some(({ restricted }) => restricted)
  const others = new Set(clauses.flatMap((clause) => [...clause.others]))
  // "He wants …" orders nothing, wherever it stands.
  const isOrder = told === 'deed' && clauses[0]?.subject === undefined
  const isCalled = units.some(({ teller }) => teller === 'call')
  let holder: 'customer' | 'agent' | undefined
  for (const clause of clauses) {
    holder = holderOf(clause, holder)
    if (clause.words.length === 0 && !clause.negative) continue
    const mood = isOrder && clause.mood === 'fact' && !clause.tellsWhy ? 'deed' : clause.mood
    const bearing = units.flatMap((unit) => unit.clauses.map((held) => ({ unit, held, fit: overlap(clause, held) })))
    const isTold = holder !== undefined && !isOrder
    const fitting = bearing.filter(
      ({ unit, held }) => (isTold && isOf(holder as 'customer', unit, mood)) || suits(mood, clause, { unit, held }),
    )
    const isOnlyWished = ({ deed, denial, stem, kin }: Heard): boolean => {
      const hears = ({ held }: Bearing) => held.words.some((each) => each.stem === stem || each.kin === kin)
      return deed === true && denial === undefined && !fitting.some(hears) && bearing.some(hears)
    }
    if (mood === 'fact' && clause.words.some(isOnlyWished)) return { for: 'mood', at: 'deed' }
    const denial = denialFall(clause, fitting, { bearing, isRestricted, mood })
    if (denial) return denial
    if (!isBounded(clause, fitting)) return { for: 'words', at: 'bound' }
    const actor = actorFall(clause, fitting.some(({ fit }) => fit > 0) ? fitting : bearing, {
      isCalled,
      mood,
      named: others,
      holder: isOrder ? undefined : holder,
    })
    if (actor) return actor
  }
  return undefined
}

/** "Up to 40" is another thing than 40, and "over 40" the contrary. */
function isBounded({ facts }: Clause, fitting: readonly Bearing[]): boolean {
  return facts.every((fact) => {
    if (fact.kind !== 'number') return true
    const own = fact.bounds ?? []
    const bearing = fitting.flatMap(({ held, fit }) =>
      held.facts.filter((each) => isSameFact(fact, each)).map(({ bounds = [] }) => ({ bounds, fit })),
    )
    const best = Math.max(...bearing.map(({ fit }) => fit))
    const top = bearing.filter(({ fit }) => fit >= best - 0.5)
    const isSo = ({ bounds }: { bounds: readonly Bound[] }): boolean =>
      bounds.length === 0 ? own.length === 0 : bounds.some((bound) => own.includes(bound))
    return top.length === 0 || top.some(isSo)
  })
}

type Bearing = { unit: Unit; held: Clause; fit: number }

function overlap(clause: Clause, held: Clause): number {
  let fit = 0
  const seen = new Set<string>()
  for (const word of clause.words) {
    if (seen.has(word.stem)) continue
    seen.add(word.stem)
    const exact = held.words.some(({ stem }) => stem === word.stem)
    fit += exact ? 1 : held.words.some(({ kin }) => kin === word.kin) ? 0.5 : 0
  }
  for (const fact of clause.facts) if (held.facts.some((each) => isSameFact(fact, each))) fit += 1
  return fit
}

/** What one may be borne out by, by what it claims. */
function suits(mood: Clause['mood'] | 'deed', clause: Clause, { unit, held }: { unit: Unit; held: Clause }): boolean {
  if (mood === 'deed' || mood === 'conditional' || mood === 'question') return true
  if (mood === 'wish') return unit.teller !== 'agent' || clause.reports || clause.offers || held.mood !== 'fact'
  if (clause.reports || clause.offers) return true
  if (mood === 'future')
    return (
      held.mood === 'future' || (unit.teller === 'agent' && held.mood !== 'question' && held.mood !== 'conditional')
    )
  // What somebody has to do they may tell as what they want.
  if (mood === 'obliged' && clause.subject === 'customer' && unit.teller === 'customer') return true
  if (mood === 'possible' || mood === 'obliged') return held.mood !== 'wish' || unit.teller === 'agent'
  return (
    held.mood === 'fact' ||
    (held.negative && held.mood !== 'conditional' && held.mood !== 'question' && held.mood !== 'wish') ||
    (held.mood === 'obliged' && unit.teller === 'agent')
  )
}

/** The words of a clause that are said nowhere, where those are too many or say what is so. */
function shareOf(
  { words, facts }: Clause,
  { fitting, bearing }: { fitting: readonly Bearing[]; bearing: readonly Bearing[] },
  mood: Clause['mood'] | 'deed',
): string | undefined {
  const isIn = ({ stem, kin }: Heard, those: readonly Bearing[]): boolean =>
    those.some(({ held }) => held.words.some((each) => each.stem === stem || each.kin === kin))
  const said = words.filter(({ task }) => mood !== 'deed' || !task)
  // That something was not done is told by what was asked or doubted as well.
  const unheard = said.filter((word) => !isIn(word, word.denial === undefined ? fitting : bearing))
  const hard = facts.filter(({ kind }) => kind !== 'name').length
  const isTooMuch = unheard.length * 2 > said.length + hard
  const isOnlyElsewhere =
    unheard.length > 0 && unheard.length === said.length && unheard.some((word) => isIn(word, bearing))
  const predicate = mood === 'deed' ? undefined : unheard.find((word) => word.predicate && word.light !== true)
  return isTooMuch || isOnlyElsewhere || predicate ? unheard.map(({ stem }) => stem).join(' ') : undefined
}

const deniesTwice = ({ clauses }: Unit): boolean => clauses.reduce((sum, { denials }) => sum + denials, 0) > 1

function denialFall(
  clause: Clause,
  fitting: readonly Bearing[],
  {
    bearing,
    isRestricted,
    mood,
  }: { bearing: readonly Bearing[]; isRestricted: boolean; mood: Clause['mood'] | 'deed' },
): Fall | undefined {
  const { words } = clause
  const best = Math.max(0, ...fitting.map(({ fit }) => fit))
  const share = shareOf(clause, { fitting, bearing }, mood)
  if (share !== undefined) return { for: 'words', at: share }
  const top = fitting.filter(({ fit }) => fit >= best - 0.001)
  if (clause.idle) return { for: 'denial', at: 'idle' }
  // "Not without" and "without".
  if (clause.denials > 0 && top.length > 0 && top.every(({ held }) => held.denials > clause.denials))
    return { for: 'denial', at: 'once' }
  if (clause.twice && !fitting.some(({ unit, fit }) => deniesTwice(unit) && fit * 2 >= words.length && fit > 0))
    return { for: 'denial', at: 'twice' }
  const borne = new Set<number>()
  const alike = new Set<number>()
  const opposed = new Map<number, string>()
  for (const word of words) {
    if (word.sign === 0) continue
    const all = fitting.flatMap(({ held, unit, fit }) =>
      heardAs(word, held).map((each) => ({
        sign: signOf(each, held, { unit, mood, clause }),
        fit,
        taken: unit.taken,
        place: unit.place,
      })),
    )
    // What somebody says goes before what they were asked.
    const said = all.filter(({ taken }) => taken !== true)
    const heard = said.length > 0 ? said : all
    if (heard.length === 0) continue
    const most = Math.max(...heard.map(({ fit }) => fit))
    const alikeFit = heard.filter(({ fit }) => fit >= most - 0.5)
    // Of a state the last word counts.
    const last = Math.max(...alikeFit.map(({ place }) => place))
    const near = word.opposite ? alikeFit.filter(({ place }) => place === last) : alikeFit
    const isSo = near.some(({ sign }) => sign === 0 || sign === word.sign)
    if (mood === 'deed' && word.opposite && word.denial === undefined) continue
    if (word.denial === undefined && !isSo) return { for: 'denial', at: word.stem }
    const isExact = fitting.some(({ held }) => held.words.some(({ stem }) => stem === word.stem))
    if (word.denial !== undefined && isSo) (isExact ? borne : alike).add(word.denial)
    if (word.denial !== undefined && !isSo) opposed.set(word.denial, word.stem)
  }
  // Of what a denial denies something has to be denied there; the rest only stands behind it.
  for (const [denial, stem] of opposed) if (!borne.has(denial)) return { for: 'denial', at: stem }
  // Where it denies no word but a number or a name, that has to be denied there.
  for (const { denial, raw, ...fact } of clause.facts) {
    if (denial === undefined || words.some((word) => word.denial === denial)) continue
    if (!fitting.some(({ held }) => held.negative && held.facts.some((each) => isSameFact(fact, each))))
      return { for: 'denial', at: raw }
  }
  if (mood === 'deed' && clause.negative && words.some(({ denial }) => denial === 1) && borne.size + alike.size === 0)
    return { for: 'denial', at: 'a deed' }
  const isDenied = (each: Bearing) => each.held.negative || each.held.words.some(({ sign }) => sign === -1)
  if (clause.negative && !fitting.some((each) => isDenied(each) && each.fit > 0))
    return { for: 'denial', at: 'nothing is denied' }
  if (
    !clause.negative &&
    !isRestricted &&
    !clause.words.some(({ sign }) => sign === -1) &&
    mood !== 'deed' &&
    top.length > 0 &&
    top.every(({ held }) => held.negative || held.words.some(({ opposite, sign }) => opposite && sign < 0))
  )
    return { for: 'denial', at: 'all is denied' }
  return undefined
}

/** What is denied is heard in like words as well, where its own is not said. */
const heardAs = (word: Heard, held: Clause): Heard[] => {
  const exact = held.words.filter(({ stem }) => stem === word.stem)
  return exact.length > 0 || word.denial === undefined ? exact : held.words.filter(({ kin }) => kin === word.kin)
}

/** Of a deed to be done it tells nothing that the agent could not do it. */
function signOf(
  word: Heard,
  held: Clause,
  { unit, mood, clause }: { unit: Unit; mood: Clause['mood'] | 'deed'; clause: Clause },
): number {
  if (held.restricted && held.negative) return 0
  if (mood === 'deed' && held.negative && unit.teller !== 'customer') return 1
  // "Reseating it is not needed" does not say that it was done.
  if (word.sign === 0 && held.negative && mood !== 'deed' && mood !== 'wish' && !clause.negative) return -1
  return word.sign
}

/** Who says it or wants it, as the sentence tells it; of what they were told, the other one. */
function holderOf(clause: Clause, before: 'customer' | 'agent' | undefined): 'customer' | 'agent' | undefined {
  const { subject, reports, mood, undergoes } = clause
  if (subject === undefined) return clause.turns ? undefined : before
  if (subject === 'other') return clause.turns || reports || mood === 'wish' ? undefined : before
  if (reports && undergoes) return subject === 'customer' ? 'agent' : 'customer'
  return reports || mood === 'wish' ? subject : before
}

const isOf = (holder: 'customer' | 'agent', { teller }: Unit, mood: Clause['mood'] | 'deed'): boolean =>
  holder === teller ||
  (holder === 'customer' && teller === 'device') ||
  (holder === 'agent' && mood === 'wish' && teller === 'call')

const stemsOf = (name: string): string[] => name.split(' ').map(stemOf)

function actorFall(
  clause: Clause,
  bearing: readonly Bearing[],
  {
    isCalled,
    mood,
    named: told,
    holder,
  }: {
    isCalled: boolean
    mood: Clause['mood'] | 'deed'
    named: ReadonlySet<string>
    holder: 'customer' | 'agent' | undefined
  },
): Fall | undefined {
  const { subject } = clause
  const touching = bearing.filter(({ fit }) => fit > 0)
  const best = Math.max(0, ...touching.map(({ fit }) => fit))
  const top = touching.filter(({ fit }) => fit >= best - 0.001)
  if (holder) {
    const theirs = Math.max(0, ...touching.filter(({ unit }) => isOf(holder, unit, mood)).map(({ fit }) => fit))
    if (best > 0 && theirs < best - 0.5) return { for: 'actor', at: holder }
  }
  if (
    subject === 'other' &&
    (mood === 'wish' || clause.reports) &&
    top.length > 0 &&
    top.every(({ held, unit }) => unit.teller === 'customer' && held.subject !== 'other')
  )
    return { for: 'actor', at: 'another' }
  const named = clause.facts[0]
  if (subject === 'other' && named?.kind === 'name') {
    const holdsName = ({ unit, held }: Bearing) =>
      unit.path !== undefined ||
      unit.clauses.some(({ facts }) => facts.some((each) => isSameFact(named, each))) ||
      stemsOf(named.value).every((stem) =>
        unit.clauses.some(({ words }) => words.some((word) => word.stem === stem)),
      ) ||
      held.facts.some((each) => isSameFact(named, each))
    if (top.length > 0 && !top.some(holdsName)) return { for: 'actor', at: named.raw }
  }
  // A tool's answer tells what the agent did with it where the call is named like that.
  const isDone = touching.some(({ unit }) => unit.teller === 'call')
  if (subject === 'agent') {
    const isAgents = ({ unit, held }: Bearing) =>
      unit.teller === 'agent'
        ? held.subject !== 'customer'
        : unit.teller === 'customer'
          ? held.subject === 'agent' ||
            held.names.has('agent') ||
            (holder === 'customer' && held.subject !== 'customer')
          : !clause.state &&
            (unit.teller === 'call' || (unit.teller === 'tool' && isCalled && (clause.looksUp || isDone)))
    if (!touching.some(isAgents)) return { for: 'actor' }
    if (best > 0 && !top.some(isAgents)) return { for: 'actor' }
    if (mood === 'wish' && !top.some((each) => isAgents(each) && each.unit.teller !== 'tool')) return { for: 'actor' }
    if (clause.names.has('agent') || (clause.undergoes && !clause.reports)) return { for: 'actor' }
  }
  if (subject === 'customer') {
    const isCustomers = ({ unit, held }: Bearing) =>
      unit.teller === 'customer'
        ? held.subject !== 'agent' || held.mood === 'wish' || clause.undergoes
        : unit.teller === 'agent'
          ? held.subject === 'customer' || clause.undergoes || held.names.has('customer')
          : unit.teller === 'device' || (unit.teller === 'tool' && (clause.state || clause.undergoes || clause.records))
    if (best > 0 && !top.some(isCustomers)) return { for: 'actor' }
  }
  if (
    subject !== 'agent' &&
    clause.names.has('agent') &&
    !touching.some(
      ({ unit }) =>
        unit.teller === 'customer' &&
        unit.clauses.some(({ names, subject: who }) => names.has('agent') || who === 'agent'),
    ) &&
    !clause.reports &&
    mood !== 'wish'
  )
    return { for: 'actor' }
  const others = new Set(top.flatMap(({ held }) => (held.subject === 'other' ? [...held.others] : [])))
  if (
    others.size > 0 &&
    top.every(({ held }) => held.subject === 'other') &&
    ![...others].some((other) => told.has(other))
  )
    return { for: 'others' }
  return undefined
}
