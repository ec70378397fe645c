/**
 * What a model is told of a decision, as the answer to the tool that it called: what was decided, by whom and why; what of its
 * arguments was changed, since most histories keep its own; and not to ask for the same again, which it else does.
 */
import { type AnswerOf, writeJson } from '@baton-desk/core/contract'

import type { DecisionMade } from './decision-made.ts'

type Decision = Pick<DecisionMade, 'kind' | 'byName' | 'text' | 'option' | 'outcome' | 'edits'>

type Ran = {
  decision: Decision
  tool: string | undefined
  /** With which it ran. */
  args: Record<string, unknown>
  /** With which the model called it. */
  asked: Record<string, unknown> | undefined
}

export const done = (ran: Ran, result: string): string =>
  joined(`${approved(ran)}, and it was done: ${result || 'done.'}`, changes(ran), again(ran.tool))

export const failed = (ran: Ran, message: string): string =>
  joined(
    `${approved(ran)}, and it could not be done: ${message}`,
    changes(ran),
    `${ran.decision.byName} is asked anew.`,
    again(ran.tool),
  )

export const notApplied = (ran: Ran, message: string): string =>
  joined(`${approved(ran)}, and it was not done: ${message}`, again(ran.tool))

export const brokenOff = (ran: Ran, message: string): string =>
  joined(
    `${approved(ran)}, and it was broken off: ${message}`,
    'It may have happened. A person looks; say nothing about it as a fact.',
    again(ran.tool),
  )

export const before = ({ outcome, text }: { outcome: string | undefined; text: string | undefined }): string =>
  joined(
    outcome === undefined
      ? 'This is over, and nothing is left to do.'
      : `This was carried out before (${outcome.replaceAll('_', ' ')})${text ? `: ${text}` : '.'}`,
    again(undefined),
  )

export const notHere = ({ by, since, doubt }: { by: string; since: string; doubt?: true | undefined }): string =>
  doubt
    ? joined(
        `It may have happened: ${by} began it at ${since} and did not say whether it was done.`,
        'A person looks; say nothing about it as a fact.',
        again(undefined),
      )
    : joined(`${by} is carrying it out since ${since}.`, again(undefined))

/** Whatever else a person answers than an approval. */
export function notApproved(decision: Decision, tool?: string): string {
  const { byName, text, option, outcome } = decision
  const said = joined(option ? `“${option}”` : '', text ?? '')
  switch (decision.kind) {
    case 'reject':
      return joined(`${byName} refused it: ${said || 'no reason given.'}`, 'It was not done.', again(tool))
    case 'answer':
      return joined(`${byName} answered: ${said}`, 'Nothing was done. Go on with this answer.', again(tool))
    case 'return':
      return joined(`${byName} gives it back to you: ${said}`, 'Nothing was done yet. Do what it says.', again(tool))
    case 'take_over':
      return joined(`${byName} takes it over${said ? `: ${said}` : '.'}`, 'It was not done by you.', again(tool))
    case 'done':
      return joined(`${byName} has done it${outcome ? ` (${outcome})` : ''}${said ? `: ${said}` : '.'}`, again(tool))
    case 'not_needed':
      return joined(`${byName} says that it is not needed${said ? `: ${said}` : '.'}`, 'It was not done.', again(tool))
    case 'approve':
    case 'approve_with_edits':
      return joined(`${byName} approved it.`, 'It was not done here.', again(tool))
  }
}

/** The gate says that the agent must not do it, approved or not. */
export const never = (why: string, instead: string | undefined, tool: string): string =>
  joined(why, instead ?? '', again(tool))

/** Nobody decided before it was over. */
export const undecided = (status: string, tool?: string): string =>
  joined(`It was not done: nobody approved it. ${status}`, again(tool))

/** What the desk found in the note or asks: the model mends it, and calls the same tool again with what was missing. */
export function toMend(
  { handoff, questions }: Pick<AnswerOf<'handOff'>, 'handoff' | 'questions'>,
  tool?: string,
): string {
  const findings = handoff.findings.filter(({ level }) => level === 'must').map(({ message }) => `- ${message}`)
  const asked = questions.map(({ id, text }) => `- ${text} (answer under “${id}”)`)
  return joined(
    `A person has to decide this, and the note for them is not ready. It is held until then, and goes to ${handoff.owner.name} soon all the same.`,
    [...findings, ...asked].join('\n'),
    tool ? `Say what is missing, and call ${tool} again with the same arguments.` : '',
  )
}

/** What waits is not what was handed off: nobody was asked about these arguments. */
export const argumentsDiffer = (tool: string): string =>
  joined(
    'It was not done: a person was asked about other arguments.',
    `Call ${tool} again, and a person is asked about these.`,
  )

/** A result as text: as it is, or as JSON. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  try {
    return writeJson(value) ?? String(value)
  } catch {
    return String(value)
  }
}

const approved = ({ decision: { byName, text } }: Ran): string =>
  text ? `${byName} approved it (“${text}”)` : `${byName} approved it`

function changes({ decision, args, asked }: Ran): string {
  if (decision.kind !== 'approve_with_edits') return ''
  const before = asked ?? {}
  const names = asked ? [...new Set([...Object.keys(before), ...Object.keys(args)])] : []
  const changed = names
    .filter((name) => asText(before[name]) !== asText(args[name]))
    .map((name) => `${name} from ${shown(before[name])} to ${shown(args[name])}`)
  if (changed.length > 0) return `${decision.byName} changed ${changed.join(', ')}.`
  return asked ? '' : `${decision.byName} changed the arguments; it ran with ${asText(args)}.`
}

const shown = (value: unknown): string => (value === undefined ? 'nothing' : asText(value) || 'nothing')

const again = (tool: string | undefined): string =>
  tool === undefined ? 'Do not ask for it again.' : `Do not call ${tool} again for this.`

const joined = (...sentences: string[]): string =>
  sentences
    .map((sentence) => sentence.trim())
    .filter(Boolean)
    .map((sentence) => (/[.!?:…”)\]}]$/.test(sentence) ? sentence : `${sentence}.`))
    .join(' ')
