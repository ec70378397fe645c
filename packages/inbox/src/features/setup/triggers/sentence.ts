/** The common shapes of a condition as a sentence, and back. What is none of them stays an expression and is shown as text. */

import { t } from '@lingui/core/macro'

export type Piece = { field: string; op: string; value: string }

export const FIELDS = [
  ['action.kind', t`what the agent wants to do`, 'text'],
  ['action.tool', t`the tool`, 'text'],
  ['action.amount', t`the amount`, 'number'],
  ['event.text', t`what was said`, 'text'],
  ['event.intent', t`the intent`, 'text'],
  ['event.channel', t`the channel`, 'text'],
  ['signals.asked_for_person', t`the customer asks for a person`, 'flag'],
  ['signals.frustrated', t`the customer is annoyed`, 'flag'],
  ['signals.safety_words', t`words of danger`, 'flag'],
  ['signals.legal_words', t`legal words`, 'flag'],
  ['customer.is_new', t`the customer is new`, 'flag'],
] as const

const OPS: Record<string, readonly (readonly [string, string])[]> = {
  number: [
    ['>', t`is over`],
    ['>=', t`is at least`],
    ['<', t`is under`],
    ['<=', t`is at most`],
    ['==', t`is`],
  ],
  text: [
    ['==', t`is`],
    ['!=', t`is not`],
    ['contains', t`contains`],
  ],
  flag: [
    ['yes', t`yes`],
    ['no', t`no`],
  ],
}
export const kindOf = (field: string): string => FIELDS.find(([name]) => name === field)?.[2] ?? 'text'
export const opsOf = (field: string) => OPS[kindOf(field)] ?? []

/** Undefined where the expression says more than a sentence of this kind can. */
export function readSentence(when: string): { pieces: Piece[]; joined: '&&' | '||' } | undefined {
  const parts = when.split(/\s*(&&|\|\|)\s*/)
  const joins = new Set(parts.filter((_, nr) => nr % 2 === 1))
  if (joins.size > 1) return undefined
  const pieces = parts.filter((_, nr) => nr % 2 === 0).map(readPiece)
  const read = pieces.filter((piece) => piece !== undefined)
  if (read.length !== pieces.length) return undefined
  const sentence = { pieces: read, joined: joins.has('||') ? ('||' as const) : ('&&' as const) }
  // Only what comes out again word for word is shown as a sentence: nothing is lost on the way.
  return writeSentence(sentence).replace(/\s/g, '') === when.replace(/\s/g, '') ? sentence : undefined
}

function readPiece(text: string): Piece | undefined {
  const compared = /^([a-z_.]+)\s*(==|!=|>=|<=|>|<)\s*("[^"\\]*"|-?\d+(?:\.\d+)?)$/.exec(text)
  if (compared?.[1] && compared[2] && compared[3])
    return { field: compared[1], op: compared[2], value: compared[3].replaceAll('"', '') }
  const contained = /^([a-z_.]+)\.contains\("([^"\\]*)"\)$/.exec(text)
  if (contained?.[1]) return { field: contained[1], op: 'contains', value: contained[2] ?? '' }
  const flag = /^(!?)([a-z_.]+)$/.exec(text)
  return flag?.[2] ? { field: flag[2], op: flag[1] ? 'no' : 'yes', value: '' } : undefined
}

export const writeSentence = ({ pieces, joined }: { pieces: readonly Piece[]; joined: '&&' | '||' }): string =>
  pieces.map(writePiece).join(` ${joined} `)

function writePiece({ field, op, value }: Piece): string {
  if (op === 'yes') return field
  if (op === 'no') return `!${field}`
  if (op === 'contains') return `${field}.contains(${JSON.stringify(value)})`
  if (kindOf(field) !== 'number') return `${field} ${op} ${JSON.stringify(value)}`
  return `${field} ${op} ${/^-?\d+$/.test(value) ? `${value}.0` : value || '0.0'}`
}
