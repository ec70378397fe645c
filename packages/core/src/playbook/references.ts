import { approvalBySilence, isAboutSilence } from '../note/approval-by-silence.ts'
import { isPartId, PART_IDS } from '../note/parts.ts'
import type { Template } from '../note/templates/own-template.ts'
import { SHIPPED_TEMPLATES } from '../note/templates/shipped.ts'
import { mayDecideAnything } from './authority.ts'
import { closestOf } from './closest.ts'
import type { Complaint } from './complaint.ts'
import { tryDuration } from './duration.ts'
import { laneOf } from './lane-of.ts'
import { personIn } from './person-in.ts'
import type { Lane, Owners, Playbook, PlaybookPerson } from './playbook.ts'
import type { Path } from './position.ts'
import { promiseIn } from './promise-in.ts'
import { list } from './say-issue.ts'
import { expressionReader } from './triggers/expression.ts'
import { actionVocabularyOf, BUILT_IN, type Field, RESERVED, vocabularyOf } from './triggers/vocabulary.ts'

export type ReferenceOptions = {
  /** Ids of the rules of the note check; left out: levels are not compared with them. */
  ruleIds?: readonly string[]
}

/** A note is held for mending, never parked. */
const LONGEST_GRACE = 3_600_000

/** Everything a playbook of the right shape can still have wrong: names that lead nowhere, times that mean nothing, lanes nobody owns. */
export function referenceComplaints(playbook: Playbook, options: ReferenceOptions = {}): Complaint[] {
  return [
    ...businessComplaints(playbook),
    ...Object.entries(playbook.people).flatMap(([id, person]) => [...personComplaints(person, ['people', id])]),
    ...emailComplaints(playbook),
    ...Object.entries(playbook.lanes).flatMap(([id, lane]) => [
      ...laneComplaints(playbook, lane, ['lanes', id], options),
    ]),
    ...Object.entries(playbook.templates).flatMap(([id, template]) => [
      ...templateComplaints(template, ['templates', id]),
    ]),
    ...fieldComplaints(playbook),
    ...ruleComplaints(playbook),
  ]
}

function* businessComplaints(playbook: Playbook): Generator<Complaint> {
  yield* zoneComplaints(playbook.timeZone, ['timeZone'])
  if (Object.keys(playbook.people).length === 0)
    yield { message: 'expected at least one person, got none. Add who takes over.', path: ['people'] }
  if (Object.keys(playbook.lanes).length === 0)
    yield { message: 'expected at least one lane, got none. Add a kind of handoff.', path: ['lanes'] }
  if (playbook.lastResort !== undefined) yield* personNamed(playbook, playbook.lastResort, ['lastResort'])
  yield* hoursComplaints(playbook.hours, ['hours'])
  yield* daysComplaints(playbook.holidays, ['holidays'])
  for (const [id, { people }] of Object.entries(playbook.rotas)) {
    for (const [name, person] of Object.entries(people))
      yield* personNamed(playbook, person, ['rotas', id, 'people', name])
  }
}

function* personComplaints(person: PlaybookPerson, path: Path): Generator<Complaint> {
  if (person.timeZone !== undefined) yield* zoneComplaints(person.timeZone, [...path, 'timeZone'])
  yield* hoursComplaints(person.hours, [...path, 'hours'])
  yield* daysComplaints(person.away, [...path, 'away'])
}

/** An address signs one person in. */
function* emailComplaints({ people }: Playbook): Generator<Complaint> {
  const holders = new Map<string, string>()
  for (const [id, { email }] of Object.entries(people)) {
    if (email === undefined) continue
    const other = holders.get(email.toLowerCase())
    if (other !== undefined)
      yield {
        message: `expected an address of their own, got "${email}", which is also that of "${other}". Only one of them could sign in. Correct one.`,
        path: ['people', id, 'email'],
      }
    else holders.set(email.toLowerCase(), id)
  }
}

function* hoursComplaints(hours: PlaybookPerson['hours'], path: Path): Generator<Complaint> {
  if (hours?.length === 0) {
    yield {
      message:
        'expected working hours, got an empty list: nobody would ever be on duty. Add hours, or remove `hours` for at any time.',
      path,
    }
  }
  for (const [index, { from, to }] of (hours ?? []).entries()) {
    if (from !== to) continue
    yield {
      message: `expected another time than \`from\` (${from}), got the same. For the whole day write from "00:00" to "24:00".`,
      path: [...path, index, 'to'],
    }
  }
}

function* daysComplaints(days: PlaybookPerson['away'], path: Path): Generator<Complaint> {
  for (const [index, { from, to }] of days.entries()) {
    if (to < from)
      yield {
        message: `expected a day not before ${from}, got ${to}. Swap them or correct one.`,
        path: [...path, index, 'to'],
      }
  }
}

function* templateComplaints(template: Template, path: Path): Generator<Complaint> {
  for (const [index, { shows }] of template.rows.entries()) {
    if (isPartId(shows) || /^fields\.[^.]+$/.test(shows)) continue
    yield {
      message: `expected a part of the note (${PART_IDS.join(', ')}) or fields.<name>, got "${shows}".${closestOf(shows, PART_IDS)}`,
      path: [...path, 'rows', index, 'shows'],
    }
  }
}

function* fieldComplaints({ fields }: Playbook): Generator<Complaint> {
  for (const section of ['event', 'action', 'customer'] as const) {
    for (const [name, type] of Object.entries(fields[section])) {
      const path = ['fields', section, name]
      const builtIn = Object.entries<Field>(BUILT_IN[section]).find(([known]) => known === name)?.[1]
      if (RESERVED.has(name))
        yield { message: `"${name}" is a word of the expression language. Name the field otherwise.`, path, at: 'key' }
      else if (builtIn && builtIn.type !== type) {
        yield {
          message: `expected the type it is known with, ${builtIn.type}, got ${type}. Remove it here or name it otherwise.`,
          path,
        }
      }
    }
  }
}

/** Triggers and never-list: each can be read, leads somewhere, and says nothing that another one contradicts. */
function* ruleComplaints(playbook: Playbook): Generator<Complaint> {
  const read = expressionReader(vocabularyOf(playbook.fields))
  const rules = [
    ...playbook.never.map((rule, index) => ({ ...rule, path: ['never', index] })),
    ...playbook.triggers.map((rule, index) => ({ ...rule, path: ['triggers', index] })),
  ]
  const ids = new Set<string>()
  const conditions = new Map<string, string>()
  for (const { id, when, lane, path } of rules) {
    if (ids.has(id))
      yield { message: `"${id}" is the id of another trigger or never-rule. Give each its own.`, path: [...path, 'id'] }
    ids.add(id)
    if (!Object.hasOwn(playbook.lanes, lane)) {
      const lanes = Object.keys(playbook.lanes)
      yield {
        message: `expected the id of a lane (${list(lanes)}), got "${lane}".${closestOf(lane, lanes)}`,
        path: [...path, 'lane'],
      }
    }
    if (when === undefined) continue
    const expression = read(when)
    if ('problem' in expression) {
      yield { message: expression.problem.message, path: [...path, 'when'], within: expression.problem.from }
      continue
    }
    const other = conditions.get(expression.canonical)
    if (other !== undefined)
      yield {
        message: `"${other}" has the same condition, and only one of the two can be meant. Remove one, or tell them apart.`,
        path: [...path, 'when'],
      }
    conditions.set(expression.canonical, id)
  }
  for (const [index, { id: trigger, when, unless = [] }] of playbook.triggers.entries()) {
    const whole = read(when)
    for (const [nr, exception] of unless.entries()) {
      const path = ['triggers', index, 'unless', nr]
      if (ids.has(exception.id))
        yield {
          message: `"${exception.id}" is the id of another trigger, never-rule or exception. Give each its own.`,
          path: [...path, 'id'],
        }
      ids.add(exception.id)
      const expression = read(exception.when)
      if ('problem' in expression)
        yield { message: expression.problem.message, path: [...path, 'when'], within: expression.problem.from }
      else if ('canonical' in whole && whole.canonical === expression.canonical)
        yield {
          message: `expected less than all that "${trigger}" stops, got its own condition: it would stop nothing. Remove the trigger instead.`,
          path: [...path, 'when'],
        }
    }
  }
}

/** What the agent says while the handoff waits is told to the customer like `tellCustomer`. */
const TELLS = /^(?:tell|say|answer|reply|write|confirm|let (?:them|him|her|the \w+) know)\b/i

function* laneComplaints(playbook: Playbook, lane: Lane, path: Path, options: ReferenceOptions): Generator<Complaint> {
  yield* ownersComplaints(playbook, lane.owners, [...path, 'owners'])
  for (const [index, skill] of lane.skills.entries()) yield* skillNamed(playbook, skill, [...path, 'skills', index])
  for (const [index, step] of lane.escalation.entries()) {
    yield* ownersComplaints(playbook, step.to, [...path, 'escalation', index, 'to'])
    if (step.accept !== undefined) yield* durationComplaints(step.accept, [...path, 'escalation', index, 'accept'])
  }
  if (lane.lastResort !== undefined) yield* personNamed(playbook, lane.lastResort, [...path, 'lastResort'])
  else if (playbook.lastResort === undefined) {
    yield {
      message:
        'expected a last resort, got none: nobody would own what its people do not cover. Add `lastResort: <person>` here or to the whole playbook.',
      path,
      at: 'key',
    }
  }
  yield* authorityComplaints(playbook, String(path.at(-1)), path)
  for (const which of ['accept', 'decide'] as const) {
    for (const [urgency, written] of Object.entries(lane[which]))
      yield* durationComplaints(written, [...path, which, urgency])
  }
  yield* clockComplaints(lane.grace, [...path, 'grace'], LONGEST_GRACE)
  yield* clockComplaints(lane.hears.acknowledge, [...path, 'hears', 'acknowledge'])
  yield* clockComplaints(lane.hears.effect, [...path, 'hears', 'effect'])
  yield* templateNamed(playbook, lane.template, [...path, 'template'])
  const promise = promiseIn(lane.tellCustomer)
  if (promise !== undefined)
    yield {
      message: `expected words that promise the customer nothing, got "${promise}". Say that it is passed on and who decides; leave out the outcome and the time.`,
      path: [...path, 'tellCustomer'],
    }
  const approval = approvalBySilence(lane.onSilence.words)
  if (approval !== undefined)
    yield {
      message: `expected words for silence that approve nothing, got "${approval}". Say what stays open, is refused or goes to somebody else until a person decides.`,
      path: [...path, 'onSilence', 'words'],
    }
  for (const [index, contingency] of lane.contingencies.entries()) {
    const done = isAboutSilence(contingency.if) ? approvalBySilence(contingency.then) : undefined
    if (done !== undefined)
      yield {
        message: `expected nothing to be approved because nobody answers, got "${done}". Say what stays open, is refused or goes to somebody else.`,
        path: [...path, 'contingencies', index, 'then'],
      }
    const told = contingency.by === 'agent' && TELLS.test(contingency.then) ? promiseIn(contingency.then) : undefined
    if (told !== undefined)
      yield {
        message: `expected the agent to promise nothing meanwhile, got "${told}". Say what it asks, passes on or advises for safety; leave out the outcome and the time.`,
        path: [...path, 'contingencies', index, 'then'],
      }
  }
  yield* twice(
    lane.outcomes.map((outcome) => outcome.id),
    [...path, 'outcomes'],
  )
  if (options.ruleIds) {
    for (const rule of Object.keys(lane.check)) {
      if (options.ruleIds.includes(rule)) continue
      yield {
        message: `expected the id of a check rule, got "${rule}".${closestOf(rule, options.ruleIds)} The rules are ${list(options.ruleIds)}.`,
        path: [...path, 'check', rule],
        at: 'key',
      }
    }
  }
}

function* ownersComplaints(playbook: Playbook, owners: Owners, path: Path): Generator<Complaint> {
  if (owners.rota !== undefined && !Object.hasOwn(playbook.rotas, owners.rota)) {
    const rotas = Object.keys(playbook.rotas)
    yield {
      message: `expected the id of a rota (${list(rotas)}), got "${owners.rota}".${closestOf(owners.rota, rotas) || ' Add it to `rotas`.'}`,
      path: [...path, 'rota'],
    }
  }
  for (const [index, person] of owners.people.entries())
    yield* personNamed(playbook, person, [...path, 'people', index])
  yield* twice(owners.people, [...path, 'people'])
}

/** Who may decide: everybody named is there, each limit can be read, and what nobody covers still has somebody. */
function* authorityComplaints(playbook: Playbook, id: string, path: Path): Generator<Complaint> {
  const lane = laneOf(playbook, id)
  const read = expressionReader(actionVocabularyOf(playbook.fields))
  const limitComplaints = function* (written: string, at: Path): Generator<Complaint> {
    const limit = read(written)
    if ('problem' in limit) yield { message: limit.problem.message, path: at, within: limit.problem.from }
  }
  for (const [index, line] of (lane.mayDecide ?? []).entries()) {
    const at = [...path, 'mayDecide', index]
    if (!line.people && !line.skills && !line.roles)
      yield {
        message: 'expected `people`, `skills` or `roles`, got none of them. Say whom this line means.',
        path: at,
      }
    for (const [i, person] of (line.people ?? []).entries()) yield* personNamed(playbook, person, [...at, 'people', i])
    for (const [i, skill] of (line.skills ?? []).entries()) yield* skillNamed(playbook, skill, [...at, 'skills', i])
    if (line.when !== undefined) yield* limitComplaints(line.when, [...at, 'when'])
  }
  for (const rule of ['twoMustAgree', 'signedIn'] as const) {
    const written = lane[rule]
    if (typeof written === 'string') yield* limitComplaints(written, [...path, rule])
  }

  const last = lane.lastResort ?? playbook.lastResort
  // Somebody who is not there is another complaint.
  if (last !== undefined && personIn(playbook, last) && !mayDecideAnything(playbook, id, last, {}))
    yield {
      message: `expected the last resort (${last}) among those who may decide without a limit: what nobody else covers is theirs. Add \`- roles: [last_resort]\`, or name another last resort in this lane.`,
      path: [...path, 'mayDecide'],
    }
  const isForTwo = lane.twoMustAgree !== undefined && lane.twoMustAgree !== false
  const trigger = playbook.triggers.findIndex((one) => one.twoMustAgree && one.lane === id)
  if ((!isForTwo && trigger < 0) || last === undefined) return
  const able = Object.keys(playbook.people).filter((person) => mayDecideAnything(playbook, id, person, {}))
  // Who is an admin the playbook does not say.
  const mayBeMore = lane.mayDecide?.some(({ roles, when }) => !when && roles?.includes('admin')) ?? false
  if (able.length < 2 && !mayBeMore)
    yield {
      message: `expected two people who may decide without a limit in "${id}", since two must agree, got ${list(able) || 'nobody'}. Let somebody else decide too.`,
      path: isForTwo ? [...path, 'twoMustAgree'] : ['triggers', trigger, 'twoMustAgree'],
    }
}

function* skillNamed(playbook: Playbook, skill: string, path: Path): Generator<Complaint> {
  const skills = [...new Set(Object.values(playbook.people).flatMap((person) => person.skills))]
  if (skills.includes(skill)) return
  yield {
    message: `expected a skill that somebody has (${list(skills) || 'nobody has any'}), got "${skill}".${closestOf(skill, skills) || ' Give it to a person in `skills`.'}`,
    path,
  }
}

function* twice(names: readonly string[], path: Path): Generator<Complaint> {
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) !== index)
      yield { message: `"${name}" stands in this list twice. Keep the first.`, path: [...path, index] }
  }
}

function* personNamed(playbook: Playbook, person: string, path: Path): Generator<Complaint> {
  const people = Object.keys(playbook.people)
  if (people.includes(person)) return
  yield {
    message: `expected the id of a person, got "${person}", who is not in \`people\` (${list(people)}).${closestOf(person, people) || ' Add them there or name another.'}`,
    path,
  }
}

function* templateNamed(playbook: Playbook, template: string, path: Path): Generator<Complaint> {
  const known = [...Object.keys(SHIPPED_TEMPLATES), ...Object.keys(playbook.templates)]
  if (known.includes(template)) return
  yield {
    message: `expected the id of a template (${list(known)}), got "${template}".${closestOf(template, known) || ' Define it in `templates` or name another.'}`,
    path,
  }
}

function* zoneComplaints(zone: string, path: Path): Generator<Complaint> {
  if (isTimeZone(zone)) return
  yield {
    message: `expected an IANA time zone such as "Europe/Berlin", got "${zone}". Name the place, so that the clock change is known.`,
    path,
  }
}

function* durationComplaints(written: string, path: Path): Generator<Complaint> {
  const read = tryDuration(written)
  if ('problem' in read) yield { message: `${read.problem}.`, path }
}

/** A length that runs by the clock: whoever waits for it (an agent) has no working hours. */
function* clockComplaints(written: string, path: Path, longest?: number): Generator<Complaint> {
  const read = tryDuration(written)
  if ('problem' in read) yield { message: `${read.problem}.`, path }
  else if (read.working)
    yield {
      message: `expected a length by the clock, got "${written}". Remove " working": an agent has no working hours.`,
      path,
    }
  else if (longest !== undefined && read.ms > longest)
    yield { message: `expected at most ${longest / 60_000} minutes, got "${written}". Shorten it.`, path }
}

/** A name with clock changes behind it: `+02:00` is an offset and knows none. */
function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
