/**
 * What an approval releases: the proposed action and draft with the person's edits, and nothing as it was before them. The
 * words of a draft that a tool sends stand among its arguments too, so an edit of the draft is one of those arguments.
 */
import { ExactNumber } from '../json/exact-number.ts'
import type { Draft, Note } from '../note/note.ts'
import { cleanText } from '../text.ts'
import { type Decision, isApproval } from './decision.ts'

export type ReleasedAction = {
  tool: string
  arguments: Record<string, unknown>
  draft?: Draft | undefined
  /** Parts of the draft that the person changed and that no argument holds: only the draft itself shows them. */
  onlyInDraft: DraftPart[]
}

type DraftPart = keyof Draft

/** Undefined where the note proposes nothing. */
export function releasedAction(
  { action, draft }: Pick<Note, 'action' | 'draft'>,
  edits: Decision['edits'],
): ReleasedAction | undefined {
  if (!action) return undefined
  const edited = draft && { ...draft, ...edits?.draft }
  const parts = (['body', 'subject', 'to', 'channel'] as const).filter((part) => draft?.[part] !== edited?.[part])
  let args = edits?.arguments ?? action.arguments
  for (const part of parts) args = following(args, { part, before: draft?.[part], after: edited?.[part] })
  return {
    tool: action.tool,
    arguments: args,
    draft: edited,
    onlyInDraft: parts.filter((part) => !holds(args, { part, words: edited?.[part] })),
  }
}

/** The action that this decision lets run; undefined where it approves none. */
export const releasedBy = ({
  note,
  decision: { kind, edits },
}: {
  note: Pick<Note, 'action' | 'draft'>
  decision: Pick<Decision, 'kind' | 'edits'>
}): ReleasedAction | undefined => (isApproval(kind) ? releasedAction(note, edits) : undefined)

type Change = { part: DraftPart; before: string | undefined; after: string | undefined }

/** The arguments with the new words wherever they held the old ones. */
function following(args: Record<string, unknown>, { part, before, after }: Change): Record<string, unknown> {
  if (before === undefined || before === '' || after === undefined) return args
  return mapTexts(args, (text, key) => {
    if (!mayHold(part, key)) return text
    if (cleanText(text) === before) return after
    return before.length >= SURELY_ITS_WORDS ? text.replaceAll(before, () => after) : text
  }) as Record<string, unknown>
}

function holds(args: unknown, { part, words }: { part: DraftPart; words: string | undefined }): boolean {
  let found = false
  mapTexts(args, (text, key) => {
    found ||= mayHold(part, key) && words !== undefined && (cleanText(text) === words || holdsWithin(text, words))
    return text
  })
  return found
}

/** Shorter words may stand among other words by chance. */
const SURELY_ITS_WORDS = 20
const holdsWithin = (text: string, words: string): boolean => words.length >= SURELY_ITS_WORDS && text.includes(words)

// A body is known by its words, whatever its argument is called. The same address or channel may mean something else.
const NAMED: Record<DraftPart, RegExp> = {
  body: /^/,
  subject: /subject|title/i,
  to: /^to$|recipient|address|e-?mail|phone/i,
  channel: /channel/i,
}
const mayHold = (part: DraftPart, key: string): boolean => NAMED[part].test(key)

function mapTexts(value: unknown, use: (text: string, key: string) => string, key = ''): unknown {
  if (typeof value === 'string') return use(value, key)
  if (typeof value !== 'object' || value === null || value instanceof ExactNumber) return value
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, use, key))
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapTexts(item, use, name)]))
}
