/**
 * The proof of a playbook: for every minute ahead, that somebody who is on duty, can be reached and may decide owns each lane,
 * or that its last resort does. Reckons with stretches of time, never minute by minute, and says in words what it cannot prove.
 */
import type { LaneId, PersonId } from '../ids.ts'
import type { Urgency } from '../note/note.ts'
import { unlabelledQuestions } from '../note/templates/unlabelled-questions.ts'
import { mayDecide, mayDecideAnything, type Who } from '../playbook/authority.ts'
import { personIn } from '../playbook/person-in.ts'
import type { Lane, Playbook } from '../playbook/playbook.ts'
import { expressionReader } from '../playbook/triggers/expression.ts'
import { vocabularyOf } from '../playbook/triggers/vocabulary.ts'
import type { Channel } from '../reach/channel.ts'
import { reachedStretches } from '../reach/reach.ts'
import { hasSkills } from '../routing/assign.ts'
import { onCallStretches, onDutyStretches, type Stretch } from '../routing/hours.ts'
import type { RotaShift } from '../routing/rota.ts'
import { days, fromEpochMs, type Instant, toEpochMs } from '../time/instant.ts'
import { proof as english } from '../words/en/proof.ts'
import { type Saying, say } from '../words/saying.ts'
import type { Words } from '../words/words.ts'
import { deadlineRemarks, LONGEST_PATIENCE } from './deadline-words.ts'
import type { Gap, Lack } from './gap.ts'
import { tellGaps } from './gap-words.ts'

export type ProofOptions = {
  /** Beginning of the time looked at. */
  from: Instant
  /** How many days of it; 90 unless said. */
  days?: number
  /** People with a proven channel. */
  reachable: readonly PersonId[]
  /**
   * The channels of people, by person: none of theirs, and only the inbox tells them. Left out, or somebody left out: it is
   * not looked at whether they are told.
   */
  channels?: Readonly<Record<PersonId, readonly Channel[]>> | undefined
  /** Shifts by id of rota, as last read. */
  rotas?: Readonly<Record<string, readonly RotaShift[]>>
  /** What each member is in the workspace. Left out: everybody a member, and nobody an admin. */
  roles?: Who['roles']
  /** The language of problems and remarks; English when left out. */
  words?: Words
}

export type ProofSaying = Saying<Words['proof']>

export type Proof = {
  /** The time looked at. */
  from: Instant
  to: Instant
  /** Every lane has a reachable owner for every minute, be it the last resort. */
  holds: boolean
  /** What has to change before it holds. */
  problems: string[]
  /** Gaps in words, and people who are named and never there. */
  remarks: string[]
  gaps: Gap[]
  /** The gaps in words, as they stand among the remarks. */
  gapWords: string[]
  /** Whom no channel tells of what is `now` at every hour at which they are there. */
  untold: PersonId[]
  /** Problems and remarks as data, in the same order. */
  said: { problems: ProofSaying[]; remarks: ProofSaying[] }
  /** Share of the time in which somebody of the lane itself is there, 0 to 1. */
  covered: Record<LaneId, number>
}

/** Looks `days` ahead, exact to the millisecond. */
export function provePlaybook(playbook: Playbook, options: ProofOptions): Proof {
  const from = toEpochMs(options.from)
  const window = { from, to: from + days(options.days ?? 90) }
  const onDuty = dutyOf(playbook, window)
  const onDutyBeyond = dutyOf(playbook, { from: window.from, to: window.to + LONGEST_PATIENCE })
  const reachable = new Set(options.reachable)

  const looked = { from: fromEpochMs(window.from), to: fromEpochMs(window.to) }
  const said: Proof['said'] = { problems: [], remarks: [] }
  const toSentence = (saying: ProofSaying) => say(options.words?.proof ?? english, saying)
  const proof = { gaps: [] as Gap[], gapWords: [] as string[], covered: {} as Proof['covered'] }
  const untold = new Set<PersonId>()
  for (const [id, lane] of Object.entries(playbook.lanes)) {
    const able = new Set(
      [...reachable].filter(
        (person) =>
          hasSkills(personIn(playbook, person), lane.skills) && mayDecide(playbook, { lane: id }, person, options),
      ),
    )
    const there = new Map(
      [...able].map((person) => [
        person,
        union([
          ...(peopleOf(lane).has(person) ? onDuty(person) : []),
          ...rotasOf(lane).flatMap((rota) =>
            onCallIn(playbook, options.rotas?.[rota] ?? [], window, new Set([person])),
          ),
        ]),
      ]),
    )
    const withoutLimit = [...there].filter(([person]) => mayDecideAnything(playbook, id, person, options))
    const open = complement(union([...there.values()].flat()), window)
    const beyondLimit = complement(union([...open, ...withoutLimit.flatMap(([, stretches]) => stretches)]), window)
    const noSecond = isForTwo(playbook, id)
      ? complement(
          union([...open, ...beyondLimit, ...overlaps(withoutLimit.map(([, stretches]) => stretches))]),
          window,
        )
      : []
    const unheard = (urgency: Urgency) => unheardIn(playbook, { there, open, urgency, untold }, { options, window })
    const gets = lane.lastResort ?? playbook.lastResort ?? ''
    const gapsOf = (stretches: readonly Stretch[], lacks?: Lack): Gap[] =>
      stretches.map(({ from, to }) => ({
        lane: id,
        from: fromEpochMs(from),
        to: fromEpochMs(to),
        gets,
        ...(lacks && { lacks }),
      }))
    proof.covered[id] = 1 - lengthOf(open) / (window.to - window.from)
    said.problems.push(...lastResortProblems(playbook, { id, lane, gets, reachable }, options))
    for (const gaps of [
      gapsOf(open),
      gapsOf(beyondLimit, 'beyond_limit'),
      gapsOf(noSecond, 'second'),
      gapsOf(unheard('now'), 'unheard_now'),
      gapsOf(unheard('today'), 'unheard'),
    ]) {
      const told = tellGaps(playbook, gaps, looked)
      proof.gaps.push(...gaps)
      proof.gapWords.push(...told.map(toSentence))
      said.remarks.push(...told)
    }
    said.remarks.push(...absenceRemarks(playbook, { id, lane, reachable, onDuty }, options))
    said.remarks.push(...deadlineRemarks(playbook, { lane, lastResort: gets, able, onDuty: onDutyBeyond }, window))
    said.remarks.push(...rotaRemarks(lane, options.rotas, window))
  }
  if (untold.size > 0)
    said.remarks.push({
      code: 'untold',
      facts: { people: [...untold].map((person) => personIn(playbook, person)?.name ?? person) },
    })
  said.remarks.push(...templateRemarks(playbook), ...neverRemarks(playbook), ...emptyRemarks(playbook))
  return {
    ...looked,
    ...proof,
    untold: [...untold],
    holds: said.problems.length === 0,
    problems: said.problems.map(toSentence),
    remarks: said.remarks.map(toSentence),
    said,
  }
}

type Hearing = {
  /** When each of those who may decide is there. */
  there: ReadonlyMap<PersonId, readonly Stretch[]>
  open: readonly Stretch[]
  urgency: Urgency
  /** Whom no channel tells of what is `now` while they are there: found here. */
  untold: Set<PersonId>
}

/** When somebody is there who may decide, and nobody of them is told of what has this urgency. */
function unheardIn(
  playbook: Playbook,
  { there, open, urgency, untold }: Hearing,
  { options, window }: { options: ProofOptions; window: Stretch },
): Stretch[] {
  if (!options.channels) return []
  const told = [...there].flatMap(([person, stretches]) => {
    const channels = options.channels?.[person]
    if (!channels) return stretches
    const reached = intersection(stretches, union(reachedStretches(channels, { person, urgency }, playbook, window)))
    if (urgency === 'now' && lengthOf(reached) < lengthOf(stretches)) untold.add(person)
    return reached
  })
  return complement(union([...open, ...told]), window)
}

/** When each person is on duty, read once however many lanes name them. */
function dutyOf(playbook: Playbook, window: Stretch): (person: PersonId) => readonly Stretch[] {
  const read = new Map<PersonId, readonly Stretch[]>()
  return (id) => {
    const known = read.get(id)
    if (known) return known
    const person = personIn(playbook, id)
    const stretches = person ? [...onDutyStretches(person, playbook, window.from, window.to)] : []
    read.set(id, stretches)
    return stretches
  }
}

const peopleOf = (lane: Lane): Set<PersonId> =>
  new Set([lane.owners, ...lane.escalation.map(({ to }) => to)].flatMap(({ people }) => people))

const rotasOf = (lane: Lane): string[] => [
  ...new Set([lane.owners, ...lane.escalation.map(({ to }) => to)].flatMap(({ rota }) => rota ?? [])),
]

/** When the people of a rota are on call and can be reached, but for their days away. */
function onCallIn(
  playbook: Playbook,
  shifts: readonly RotaShift[],
  window: Stretch,
  reachable: ReadonlySet<PersonId>,
): Stretch[] {
  return shifts.flatMap((shift) => {
    const person = personIn(playbook, shift.person)
    if (!person || !reachable.has(shift.person)) return []
    const from = Math.max(toEpochMs(shift.from), window.from)
    const to = Math.min(toEpochMs(shift.to), window.to)
    return from < to ? [...onCallStretches(person, playbook, from, to)] : []
  })
}

function rotaRemarks(lane: Lane, rotas: ProofOptions['rotas'], window: Stretch): ProofSaying[] {
  return rotasOf(lane).flatMap((rota): ProofSaying[] => {
    const shifts = rotas?.[rota]
    if (!shifts) return [{ code: 'rotaUnread', facts: { rota, lane: lane.name } }]
    const last = shifts.reduce((latest, { to }) => Math.max(latest, toEpochMs(to)), 0)
    if (last === 0) return [{ code: 'rotaEmpty', facts: { rota, lane: lane.name } }]
    if (last >= window.to) return []
    return [{ code: 'rotaEnds', facts: { rota, lane: lane.name, on: fromEpochMs(last).slice(0, 10) } }]
  })
}

function union(stretches: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = []
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}

/** When at least two of these are there at once. */
function overlaps(all: readonly (readonly Stretch[])[]): Stretch[] {
  const both: Stretch[] = []
  let before: Stretch[] = []
  for (const stretches of all) {
    both.push(...intersection(before, stretches))
    before = union([...before, ...stretches])
  }
  return both
}

/** Both in order, and neither overlapping itself. */
function intersection(some: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  const shared: Stretch[] = []
  for (let i = 0, j = 0; i < some.length && j < others.length; ) {
    const [one, other] = [some[i], others[j]]
    if (!one || !other) break
    const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)]
    if (from < to) shared.push({ from, to })
    if (one.to < other.to) i += 1
    else j += 1
  }
  return shared
}

function complement(covered: readonly Stretch[], window: Stretch): Stretch[] {
  const open: Stretch[] = []
  let at = window.from
  for (const { from, to } of covered) {
    if (from > at) open.push({ from: at, to: from })
    at = Math.max(at, to)
  }
  if (at < window.to) open.push({ from: at, to: window.to })
  return open
}

const lengthOf = (stretches: readonly Stretch[]): number => stretches.reduce((sum, { from, to }) => sum + to - from, 0)

type Looked = { id: LaneId; lane: Lane; reachable: ReadonlySet<PersonId> }

function lastResortProblems(
  playbook: Playbook,
  { id, lane, gets, reachable }: Looked & { gets: PersonId },
  who: Who,
): ProofSaying[] {
  const name = personIn(playbook, gets)?.name
  if (name === undefined) return [{ code: 'noLastResort', facts: { lane: lane.name } }]
  const facts = { person: name, lane: lane.name }
  const problems: ProofSaying[] = reachable.has(gets) ? [] : [{ code: 'lastResortUnreachable', facts }]
  if (!mayDecideAnything(playbook, id, gets, who)) problems.push({ code: 'lastResortMayNotDecide', facts })
  if (!isForTwo(playbook, id)) return problems
  const able = [...reachable].filter((person) => mayDecideAnything(playbook, id, person, who))
  if (able.length < 2) problems.push({ code: 'onlyOneMayAgree', facts: { lane: lane.name } })
  return problems
}

/** Whether two may have to agree on something of a lane. */
const isForTwo = ({ lanes, triggers }: Playbook, id: LaneId): boolean =>
  (lanes[id]?.twoMustAgree ?? false) !== false ||
  triggers.some(({ lane, twoMustAgree }) => lane === id && twoMustAgree === true)

function absenceRemarks(
  playbook: Playbook,
  { id: laneId, lane, reachable, onDuty }: Looked & { onDuty: (person: PersonId) => readonly Stretch[] },
  beside: Who,
): ProofSaying[] {
  return [...peopleOf(lane)].flatMap((id): ProofSaying[] => {
    const who = { person: personIn(playbook, id)?.name ?? id, lane: lane.name }
    if (!reachable.has(id)) return [{ code: 'unreachable', facts: who }]
    const skills = lane.skills.filter((skill) => !hasSkills(personIn(playbook, id), [skill]))
    if (skills.length > 0) return [{ code: 'lacksSkills', facts: { ...who, skills } }]
    if (!mayDecide(playbook, { lane: laneId }, id, beside)) return [{ code: 'mayNotDecide', facts: who }]
    return onDuty(id).length === 0 ? [{ code: 'neverOnDuty', facts: who }] : []
  })
}

/** A template of a row or two leaves nothing out of a note; whoever wrote it may think otherwise. */
function templateRemarks({ lanes, templates }: Playbook): ProofSaying[] {
  const used = new Set(Object.values(lanes).map(({ template }) => template))
  return Object.entries(templates).flatMap(([id, template]): ProofSaying[] => {
    const questions = used.has(id) ? unlabelledQuestions(template) : []
    return questions.length === 0 ? [] : [{ code: 'questionsWithoutRow', facts: { template: id, questions } }]
  })
}

const neverRemarks = ({ never }: Playbook): ProofSaying[] =>
  never
    .filter(({ when }) => when === undefined)
    .map(({ id, what }) => ({ code: 'neverInWordsOnly', facts: { id, what } }))

/** Conditions that plainly hold for nothing. */
function emptyRemarks({ fields, lanes, triggers, never }: Playbook): ProofSaying[] {
  const read = expressionReader(vocabularyOf(fields))
  const limits = Object.entries(lanes).flatMap(([id, { mayDecide: lines = [] }]) =>
    lines.map(({ when }, index) => ({ id: `lanes.${id}.mayDecide[${index}]`, when })),
  )
  return [...never, ...triggers, ...limits].flatMap(({ id, when }): ProofSaying[] => {
    const expression = when === undefined ? undefined : read(when)
    if (!expression || 'problem' in expression || !expression.cannotHold) return []
    return [{ code: 'cannotHold', facts: { id, because: expression.cannotHold } }]
  })
}
