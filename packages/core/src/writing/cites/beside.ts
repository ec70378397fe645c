/**
 * Whether the hard facts of a sentence stand in its places beside its words: each is compared with every other fact of its
 * kind there, and has to fit what the sentence says around it better than all of them.
 */
import { isCustomerNoun, meaningOfKey, wordsOfName } from '../../evidence/tools/naming.ts'
import { isSameFact, shapeOf } from './facts.ts'
import type { Unit } from './places.ts'
import { type Clause, type Fact, kinOf } from './read.ts'
import { stemOf } from './stem.ts'
import type { Tongue } from './tongues/tongue.ts'

type Occurrence = { fact: Fact; unit: Unit; clause: Clause }

const WEIGHT = {
  otherClause: 0.3,
  sameClause: 1,
  sameSentence: 0.5,
  nextSentence: 0.3,
  sameItem: 0.4,
  sameMessage: 0.1,
  sameRecord: 1,
  outerRecord: 0.6,
  innerRecord: 0.4,
  teller: 1,
  unsaidKey: 0.4,
  depth: 0.5,
  elsewhere: 0,
  kin: 0.5,
  fact: 1.5,
  adjacent: 1,
  label: 2.5,
  ownValue: 1.3,
  besides: 1.5,
  small: 0.5,
  otherShape: 0.5,
} as const

/** The first fact that does not stand; undefined where all do. */
export function unfitIn(
  sentence: readonly Clause[],
  units: readonly Unit[],
  { tongue }: { tongue: Tongue },
): { fact: Fact; rival?: Fact; fits?: number[] } | undefined {
  const occurrences = units.flatMap((unit) =>
    unit.clauses.flatMap((clause) => clause.facts.map((fact) => ({ fact, unit, clause }))),
  )
  const all = sentence.flatMap(({ facts }) => facts)
  // One name or id in two places is one of them too many, unless it is said twice in one place there as well.
  const again = all.find((one) => {
    if (one.kind !== 'name' && one.kind !== 'id') return false
    const times = all.filter(({ kind, value }) => kind === one.kind && value === one.value).length
    const said = units.map(
      ({ place }) =>
        occurrences.filter(({ fact, unit }) => unit.place === place && unit.taken !== true && isSameFact(one, fact))
          .length,
    )
    return times > 1 && Math.max(0, ...said) < times
  })
  if (again) return { fact: again }
  for (const clause of sentence)
    for (const fact of clause.facts) {
      const exact = occurrences.filter((each) => isFoundIn(fact, each) && (fact.money !== true || isMoney(each)))
      // A name of a thing may stand there in small letters.
      const own = exact.length > 0 ? exact : fact.kind === 'name' ? inSmallLetters(fact, units, tongue) : []
      const isSmall = exact.length === 0
      if (own.length === 0 || (fact.kind === 'id' && isTheirOwnId(fact, own))) return { fact }
      const isCounted = own.some(({ fact: found }) => found.kind === 'count')
      // Where it is no amount, amounts are not taken for it.
      const isAmount = fact.money === true || own.some(({ fact: found }) => found.money === true)
      const isRival = ({ fact: other, unit, clause: bearing }: Occurrence): boolean =>
        ((other.kind === 'id' && fact.kind === 'id') ||
          shapeOf(other) === shapeOf(fact) ||
          (isCounted && other.kind === 'count')) &&
        !isSameFact(fact, other) &&
        (isAmount || other.money !== true) &&
        // The number of a house is none of what is counted or paid.
        (fact.kind !== 'number' || other.within !== true || own.every(({ fact: found }) => found.within === true)) &&
        (fact.money !== true || other.kind !== 'number' || isMoney({ fact: other, unit, clause: bearing }))
      const rivals = occurrences.filter(isRival)
      const context = { sentence, clause, fact, all, units, tongue }
      const best = Math.max(...own.map((each) => fitOf(each, context)))
      if (fact.money !== true && isLabelOfAnother(fact, { own, all: occurrences, tongue })) return { fact }
      for (const rival of rivals) {
        const others = all.filter((other) => other !== fact && isSameFact(other, rival.fact))
        const isBesides = others.length > 0
        // "A and B": what holds of the one holds of the other.
        if (others.some((other) => Math.abs(other.at - fact.at) <= 2 + (other.raw.match(/ /g)?.length ?? 0))) continue
        const fit = fitOf(rival, context)
        if (
          isBesides
            ? fit > best + WEIGHT.besides
            : isSmall
              ? fit > best + WEIGHT.small
              : shapeOf(rival.fact) !== shapeOf(fact)
                ? fit > best + WEIGHT.otherShape
                : fit > best - 0.001
        )
          return { fact, rival: rival.fact, fits: [best, fit] }
      }
    }
  return undefined
}

/** Who the customer is in the systems is no booking: their id is called theirs, or nothing is told with it. */
const isTheirOwnId = (fact: Fact, own: readonly Occurrence[]): boolean => {
  const ofThem = ({ fact: { label }, unit }: Occurrence) =>
    wordsOfName(unit.keyName ?? '').some(isCustomerNoun) ||
    label.some(isCustomerNoun) ||
    (label[0] === 'id' && unit.keyName === undefined)
  return (
    /_/.test(fact.value) && own.every(ofThem) && !fact.label.some((label) => isCustomerNoun(label) || label === 'id')
  )
}

/** "Booking 84.50": what it is called is another one's name there. */
const isLabelOfAnother = (
  { before, ...fact }: Fact,
  { own, all, tongue }: { own: readonly Occurrence[]; all: readonly Occurrence[]; tongue: Tongue },
): boolean => {
  if (before === undefined || fact.kind === 'name' || tongue.ways.has(before)) return false
  const kin = kinOf(before, tongue)
  const isAmount = [...tongue.amounts].some((amount) => kinOf(stemOf(amount), tongue) === kin)
  const labelsOf = ({ fact: { label }, unit }: Occurrence) => [...label, ...(unit.key ?? [])]
  // An id is no price, whatever a price is called there.
  const bears = (each: Occurrence): boolean =>
    labelsOf(each).some((label) => label === before || (isAmount && fact.kind === 'id' && kinOf(label, tongue) === kin))
  const isAnother = ({ kind, ...other }: Fact): boolean =>
    shapeOf({ kind, ...other }) !== shapeOf(fact) && kind !== 'name' && kind !== 'count'
  return !own.some(bears) && all.some((each) => isAnother(each.fact) && bears(each))
}

const meaning = (word: string, tongue: Tongue): string => tongue.meanings.get(word)?.concept ?? stemOf(word)

/** Of a record what its key calls an amount; in speech every number. */
const isMoney = ({ fact, unit }: Occurrence): boolean =>
  unit.keyName === undefined ||
  fact.money === true ||
  meaningOfKey(unit.keyName).is === 'amount' ||
  /value|limit|credit|rent|rate|budget|discount/i.test(unit.keyName)

/** Of a name every word: "Bank of America" is not borne out by "America" alone. */
function isFoundIn(fact: Fact, { fact: found, clause }: Occurrence): boolean {
  if (!isSameFact(fact, found)) return false
  if (fact.kind !== 'name') return true
  const rest = fact.value.split(' ').filter((word) => !found.value.split(' ').includes(word) && word.length > 2)
  return rest.every((word) => clause.words.some(({ stem }) => stem === stemOf(word)))
}

const inSmallLetters = (fact: Fact, units: readonly Unit[], tongue: Tongue): Occurrence[] => {
  const stems = fact.value.split(' ').map((word) => meaning(word, tongue))
  return units.flatMap((unit) =>
    unit.clauses.flatMap((clause) =>
      stems.every((stem) => clause.words.some((word) => word.stem === stem))
        ? [{ unit, clause, fact: { ...fact, label: [] } }]
        : [],
    ),
  )
}

type Context = {
  sentence: readonly Clause[]
  clause: Clause
  fact: Fact
  all: readonly Fact[]
  units: readonly Unit[]
  tongue: Tongue
}

/** How much of what the sentence says around its fact stands around this one. */
function fitOf(
  { fact: found, unit, clause: bearing }: Occurrence,
  { sentence, clause, fact, all, units, tongue }: Context,
): number {
  let fit = 0
  const labels = new Set([...found.label, ...(unit.key ?? [])])
  const kins = new Set([...labels].map((label) => kinOf(label, tongue)))
  const parts = new Set(fact.value.split(' ').map(stemOf))
  for (const label of new Set(fact.label)) {
    // A name is no label of itself.
    if (fact.kind === 'name' && parts.has(label)) continue
    fit += labels.has(label) ? WEIGHT.label : kins.has(kinOf(label, tongue)) ? WEIGHT.label * WEIGHT.kin : 0
  }
  const near = nearTo({ unit, bearing }, units)
  for (const said of sentence) {
    const share = said === clause ? 1 : WEIGHT.otherClause
    const seen = new Set<string>(
      all.flatMap(({ kind, value }) => (kind === 'name' ? value.split(' ').map((part) => meaning(part, tongue)) : [])),
    )
    for (const word of said.words) {
      if (seen.has(word.stem)) continue
      seen.add(word.stem)
      let most = 0
      for (const [beside, weight] of near)
        for (const other of beside.words) {
          const match = other.stem === word.stem ? 1 : other.kin === word.kin ? WEIGHT.kin : 0
          most = Math.max(most, match * weight)
        }
      fit += share * most
    }
  }
  for (const other of all) {
    if (other === fact || isSameFact(other, found)) continue
    const distance = Math.abs(other.at - fact.at)
    const isInClause = clause.facts.includes(other)
    const share =
      (!isInClause ? WEIGHT.otherClause : distance <= 3 ? WEIGHT.adjacent + 1 : WEIGHT.adjacent) * WEIGHT.fact
    let most = 0
    for (const [beside, weight] of near)
      if (beside.facts.some((each) => isSameFact(other, each))) most = Math.max(most, weight)
    fit += share * most
  }
  if (clause.subject === unit.teller || (clause.subject === 'agent' && unit.teller === 'call')) fit += WEIGHT.teller
  // The outer record comes before what is in it, unless the sentence names that.
  if (unit.path) fit -= WEIGHT.depth * unit.path.length
  return fit * (fact.kind === 'name' || isKeySaid(unit, sentence, tongue) ? 1 : WEIGHT.unsaidKey)
}

/** Of "created_at" and "date" the second says nothing that has to be said. */
function isKeySaid({ key = [] }: Unit, sentence: readonly Clause[], tongue: Tongue): boolean {
  const telling = key.filter((stem) => !tongue.plainKeys.has(stem))
  if (telling.length === 0) return true
  return sentence.some(({ words, facts }) =>
    telling.some(
      (stem) =>
        words.some((word) => word.stem === stem || word.kin === kinOf(stem, tongue)) ||
        facts.some(({ label }) => label.some((each) => each === stem || kinOf(each, tongue) === kinOf(stem, tongue))),
    ),
  )
}

/** The clauses around an occurrence, each with how near it stands. */
function nearTo({ unit, bearing }: { unit: Unit; bearing: Clause }, units: readonly Unit[]): [Clause, number][] {
  const { path } = unit
  return units.flatMap((other): [Clause, number][] => {
    if (other.place !== unit.place) return []
    if (path && other.path) {
      const weight =
        other === unit
          ? WEIGHT.ownValue
          : isPrefix(other.path, path)
            ? other.path.length === path.length
              ? WEIGHT.sameRecord
              : WEIGHT.outerRecord
            : isPrefix(path, other.path)
              ? WEIGHT.innerRecord
              : WEIGHT.elsewhere
      return weight === 0 ? [] : other.clauses.map((clause) => [clause, weight])
    }
    if (other === unit)
      return other.clauses.map((clause) => [clause, clause === bearing ? WEIGHT.sameClause : WEIGHT.sameSentence])
    const distance = Math.abs(other.nth - unit.nth)
    return other.clauses.map((clause) => [
      clause,
      other.item !== undefined && other.item > 0 && other.item === unit.item
        ? WEIGHT.sameItem
        : distance === 1 && !other.item
          ? WEIGHT.nextSentence
          : WEIGHT.sameMessage,
    ])
  })
}

const isPrefix = (outer: readonly number[], inner: readonly number[]): boolean =>
  outer.length <= inner.length && outer.every((step, at) => inner[at] === step)
