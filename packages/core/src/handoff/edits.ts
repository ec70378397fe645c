/** What a person changed in the draft and in the arguments, as the desk is told of it. */
import { ExactNumber, typedNumber } from '../json/exact-number.ts'
import type { Note } from '../note/note.ts'
import { shownExactly } from '../note/shown-exactly.ts'
import type { DecisionAnswer } from './decision.ts'

type Action = Note['action']

export type ArgumentField = {
  name: string
  /** What the field shows before anything is typed. */
  text: string
  kind: 'number' | 'one line' | 'long text'
}

/** A longer text (in UTF-16 units) gets a field of several lines, over the whole width. */
const ONE_LINE = 60

/**
 * One field for each argument that is a text or a number. Lists and objects are for the agent to change, and so is what holds
 * signs that no eye sees: in a field nobody could tell what they approve.
 */
export function argumentFields(action: Action): ArgumentField[] {
  return Object.entries(action?.arguments ?? {}).flatMap(([name, value]): ArgumentField[] => {
    if (hides(name) || hides(value)) return []
    if (isNumber(value)) return [{ name, text: String(value), kind: 'number' }]
    if (typeof value !== 'string') return []
    const isOneLine = value.length <= ONE_LINE && !/[\r\n\t]/.test(value)
    return [{ name, text: asShown(value), kind: isOneLine ? 'one line' : 'long text' }]
  })
}

/** `texts` holds what was typed into the fields of arguments, by name; a field without typing has no entry. */
export type Typed = { subject: string; body: string; texts: Record<string, string> }

/** Undefined where nothing differs from the note. */
export function editsOf({ draft, action }: Note, { subject, body, texts }: Typed): DecisionAnswer['edits'] {
  const draftEdits = {
    ...(draft && body !== draft.body && { body }),
    ...(draft?.subject !== undefined && subject !== draft.subject && { subject }),
  }
  const changed = argumentFields(action).flatMap(({ name, text }) => {
    const typed = texts[name]
    return typed === undefined || typed === text ? [] : [[name, asBefore(action?.arguments[name], typed)]]
  })
  const hasDraftEdits = Object.keys(draftEdits).length > 0
  if (!hasDraftEdits && changed.length === 0) return undefined
  return {
    ...(hasDraftEdits && { draft: draftEdits }),
    ...(changed.length > 0 && { arguments: { ...action?.arguments, ...Object.fromEntries(changed) } }),
  }
}

/** It is not what it looks like: it holds direction overrides, zero-width signs, controls. */
function hides(value: unknown): boolean {
  const seen = String(value).replace(/[\r\n\t]/g, ' ')
  return typeof value === 'string' && shownExactly(seen) !== seen
}

/** Browsers turn every line break in a text field into "\n". */
const asShown = (text: string): string => text.replace(/\r\n?/g, '\n')

const isNumber = (value: unknown): boolean => typeof value === 'number' || value instanceof ExactNumber

/** A number stays a number, with every digit, if the typed text still is one. A text gets back the kind of line break that it had. */
function asBefore(before: unknown, typed: string): unknown {
  if (isNumber(before)) return typedNumber(typed) ?? typed
  const lineBreak = /\r\n?|\n/.exec(String(before))?.[0] ?? '\n'
  return typed.replaceAll('\n', lineBreak)
}
