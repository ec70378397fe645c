/**
 * What the customer may see of what is passed on: their own words, wishes and details, and what they were told. Nothing
 * internal: no reason, no step of ours, no doubt, no record, no owner, no deadline of ours, nothing a tool or the agent
 * inferred, no words of a model. What carries no source counts as internal.
 */

import { timeWords } from '../human-time.ts'
import type { Note } from '../note.ts'
import type { RenderContext } from './card.ts'

export type CustomerView = {
  /** What they asked for and told us, in the words that are passed on. */
  said: string[]
  wishes: string[]
  details: string[]
  /** What they were told would happen. */
  told: string | null
}

export function toCustomerView(note: Note, context: Pick<RenderContext, 'now' | 'timeZone' | 'locale'>): CustomerView {
  const isTheirs = (pointer: string) => {
    const sources = note.sources[pointer] ?? []
    return (
      sources.length > 0 && !note.wordedBy?.parts.includes(pointer) && sources.every(({ kind }) => kind === 'customer')
    )
  }
  return {
    said: [
      ...(isTheirs('/what') && note.what ? [note.what.replace(/\s+/g, ' ')] : []),
      ...note.known.filter(({ source }) => source?.kind === 'customer').map(({ text }) => text),
    ],
    wishes: note.wishes
      .filter(({ source }) => source?.kind === 'customer')
      .map(({ kind, text }) => (kind === 'refuses' ? `Not: ${text}` : text)),
    details: [
      ...note.who.identifiers
        .filter(({ source }) => source?.kind === 'customer')
        .map(({ label, value }) => `${label} ${value}`.trim()),
      ...note.who.reach.filter(({ source }) => source?.kind === 'customer').map(({ address }) => address),
    ],
    told: note.promise
      ? [note.promise.text, note.promise.by && timeWords(note.promise.by, context)].filter(Boolean).join(', by ')
      : null,
  }
}

/** As text to read back to the customer. */
export function toCustomerText(note: Note, context: Pick<RenderContext, 'now' | 'timeZone' | 'locale'>): string {
  const { said, wishes, details, told } = toCustomerView(note, context)
  return [
    'This is what we pass on to a colleague:',
    ...list('You told us', said),
    ...list('You wish', wishes),
    ...list('Your details', details),
    ...(said.length + wishes.length + details.length === 0 ? ['That you contacted us and wait for an answer.'] : []),
    ...list('We told you', told ? [told] : []),
  ].join('\n')
}

const list = (label: string, lines: string[]): string[] => (lines.length > 0 ? [`${label}: ${lines.join('; ')}`] : [])
