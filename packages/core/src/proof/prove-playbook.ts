/**
 * The proof of a playbook: for every minute ahead, that somebody who is on duty and can be reached owns each lane, or that
 * its last resort does. Reckons with stretches of time, never minute by minute, and says in words what it cannot prove.
 */
import type { LaneId, PersonId } from '../ids.ts'
import { unlabelledQuestions } from '../note/templates/unlabelled-questions.ts'
import { personIn } from '../playbook/person-in.ts'
import type { Lane, Playbook } from '../playbook/playbook.ts'
import { expressionReader } from '../playbook/triggers/expression.ts'
import { vocabularyOf } from '../playbook/triggers/vocabulary.ts'
import { hasSkills } from '../routing/assign.ts'
import { onCallStretches, onDutyStretches, type Stretch } from '../routing/hours.ts'
import type { RotaShift } from '../routing/rota.ts'
import { days, fromEpochMs, type Instant, toEpochMs } from '../time/instant.ts'
import { deadlineRemarks, LONGEST_PATIENCE } from './deadline-words.ts'
import type { Gap } from './gap.ts'
import { gapsInWords } from './gap-words.ts'

export type ProofOptions = {
  /** Beginning of the time looked at. */
  from: Instant
  /** How many days of it; 90 unless said. */
  days?: number
  /** People with a proven channel. */
  reachable: readonly PersonId[]
  /** Shifts by id of rota, as last read. */
  rotas?: Readonly<Record<string, readonly RotaShift[]>>
}

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
  const proof: Proof = { ...looked, holds: true, problems: [], remarks: [], gaps: [], gapWords: [], covered: {} }
  for (const [id, lane] of Object.entries(playbook.lanes)) {
    const able = new Set([...reachable].filter((person) => hasSkills(personIn(playbook, person), lane.skills)))
    const there = [...peopleOf(lane)].filter((person) => able.has(person)).flatMap(onDuty)
    const onCall = rotasOf(lane).flatMap((rota) => onCallIn(playbook, options.rotas?.[rota] ?? [], window, able))
    const open = complement(union([...there, ...onCall]), window)
    const gets = lane.lastResort ?? playbook.lastResort ?? ''
    const gaps = open.map(
      (stretch): Gap => ({ lane: id, from: fromEpochMs(stretch.from), to: fromEpochMs(stretch.to), gets }),
    )
    proof.gaps.push(...gaps)
    proof.covered[id] = 1 - lengthOf(open) / (window.to - window.from)
    proof.problems.push(...lastResortProblems(playbook, lane, gets, reachable))
    const words = gapsInWords(playbook, gaps, looked)
    proof.gapWords.push(...words)
    proof.remarks.push(...words, ...absenceRemarks(playbook, lane, reachable, onDuty))
    proof.remarks.push(...deadlineRemarks(playbook, { lane, lastResort: gets, able, onDuty: onDutyBeyond }, window))
    proof.remarks.push(...rotaRemarks(lane, options.rotas, window))
  }
  proof.remarks.push(...templateRemarks(playbook), ...neverRemarks(playbook), ...emptyRemarks(playbook))
  proof.holds = proof.problems.length === 0
  return proof
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

function rotaRemarks(lane: Lane, rotas: ProofOptions['rotas'], window: Stretch): string[] {
  return rotasOf(lane).flatMap((rota) => {
    const shifts = rotas?.[rota]
    if (!shifts) return [`The calendar of the rota "${rota}" has not been read: ${lane.name} goes without it.`]
    const last = shifts.reduce((latest, { to }) => Math.max(latest, toEpochMs(to)), 0)
    if (last === 0)
      return [`The calendar of the rota "${rota}" has nobody on call in this time: ${lane.name} goes without it.`]
    if (last >= window.to) return []
    return [
      `The calendar of the rota "${rota}" ends on ${fromEpochMs(last).slice(0, 10)}: ${lane.name} goes without it afterwards.`,
    ]
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

function lastResortProblems(
  playbook: Playbook,
  lane: Lane,
  gets: PersonId,
  reachable: ReadonlySet<PersonId>,
): string[] {
  const name = personIn(playbook, gets)?.name
  if (name === undefined) return [`${lane.name} has no last resort. Name one in the lane or in the playbook.`]
  if (reachable.has(gets)) return []
  return [
    `${name} is the last resort of ${lane.name} and cannot be reached: no channel is proven. Let them sign in, or name another last resort.`,
  ]
}

function absenceRemarks(
  playbook: Playbook,
  lane: Lane,
  reachable: ReadonlySet<PersonId>,
  onDuty: (person: PersonId) => readonly Stretch[],
): string[] {
  return [...peopleOf(lane)].flatMap((id) => {
    const name = personIn(playbook, id)?.name ?? id
    if (!reachable.has(id))
      return [
        `${name} is named in ${lane.name} and cannot be reached: no channel is proven. They are passed over until they sign in.`,
      ]
    const lacks = lane.skills.filter((skill) => !hasSkills(personIn(playbook, id), [skill]))
    if (lacks.length > 0)
      return [
        `${name} is named in ${lane.name} and lacks what it asks for (${lacks.join(', ')}). They are passed over there.`,
      ]
    return onDuty(id).length === 0 ? [`${name} is named in ${lane.name} and never on duty in this time.`] : []
  })
}

/** A template of a row or two leaves nothing out of a note; whoever wrote it may think otherwise. */
function templateRemarks({ lanes, templates }: Playbook): string[] {
  const used = new Set(Object.values(lanes).map(({ template }) => template))
  return Object.entries(templates).flatMap(([id, template]) => {
    const without = used.has(id) ? unlabelledQuestions(template) : []
    if (without.length === 0) return []
    return [
      `The template "${id}" has no row for ${without.join(', ')}: its notes answer that all the same, under the usual labels.`,
    ]
  })
}

const neverRemarks = ({ never }: Playbook): string[] =>
  never
    .filter(({ when }) => when === undefined)
    .map(
      ({ what, id }) =>
        `"${what}" (${id}) is told to agents in words only: without \`when\` the gate cannot enforce it.`,
    )

/** Conditions that plainly hold for nothing. */
function emptyRemarks({ fields, triggers, never }: Playbook): string[] {
  const read = expressionReader(vocabularyOf(fields))
  return [...never, ...triggers].flatMap(({ id, when }) => {
    const expression = when === undefined ? undefined : read(when)
    if (!expression || 'problem' in expression || !expression.cannotHold) return []
    return [`"${id}" can never hold: ${expression.cannotHold}. Correct its \`when\`.`]
  })
}
