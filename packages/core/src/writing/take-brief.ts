/**
 * Takes what a model wrote of the brief into a note whose agent sent none: the lines that stand, each with its sources. What
 * the desk read itself stays, but for what such a line tells as well. Steps and their outcomes stay the calls' own.
 */
import { sourcesOf } from '../compose/brief-first.ts'
import { sayOnce } from '../compose/say-once.ts'
import type { Source } from '../evidence/conversation.ts'
import { writtenNow } from '../evidence/mail/written-now.ts'
import type { BriefLine } from '../note/brief.ts'
import { checkNote } from '../note/check/check-note.ts'
import { contentWords } from '../note/check/content-words.ts'
import type { Finding } from '../note/check/finding.ts'
import { type Note, NoteBrief, type SaidInBrief, type Unknown } from '../note/note.ts'
import type { StandsOn } from './stands-on.ts'
import type { Wording, WordingContext } from './wording.ts'

type Taking = { stands: StandsOn; context: WordingContext; before: Finding[] }

export function takeBrief(note: Note, { wording, model }: { wording: Wording; model: string }, taking: Taking): Note {
  const { stands, context, before } = taking
  const conversation = writtenNow(context.conversation)
  const said = ({ text, m }: BriefLine): SaidInBrief[] => {
    const kept = stands(text, m).join(' ')
    return kept === '' ? [] : [{ text: kept, sources: sourcesOf(kept, m, conversation) }]
  }
  const all = (lines: readonly BriefLine[] | undefined): SaidInBrief[] => (lines ?? []).flatMap(said)
  const { customer } = wording
  const by = wording.by && said(wording.by)[0]
  const brief: NoteBrief = NoteBrief.parse({
    why: all(wording.why_you?.slice(1)),
    ...(by && { by }),
    open: (wording.open ?? []).flatMap(({ text, otherwise, state, m }) =>
      // What is still wanted may be told as a deed to be done.
      [...stands(text, m), ...stands(text, m, 'deed')].slice(0, 1).map((kept) => ({
        text: kept,
        sources: sourcesOf(kept, m, conversation),
        ...(otherwise && stands(otherwise, m, 'deed').length > 0 && { otherwise }),
        state,
      })),
    ),
    decides: all(wording.decides),
    notTried: all(wording.not_tried),
    told: all(wording.told),
    ownErrors: all(wording.own_errors),
    care: all(wording.care),
    reach: all(customer?.reach),
    notReach: all(customer?.not_reach),
    others: all(customer?.others),
  })
  const conflicts = all(wording.conflicts).map(
    ({ text, sources }): Unknown => ({
      text,
      kind: 'contradiction',
      sources,
    }),
  )
  const taken = { ...note, brief, unknown: [...conflicts, ...note.unknown].slice(0, 30) }
  const checked = withoutFindings(withSteps(taken, wording, stands), { context, before, own: conflicts.length })
  const lists = Object.entries(checked.brief ?? {}).flatMap(([list, lines]) =>
    (Array.isArray(lines) ? lines.length > 0 : lines !== undefined) ? [`/brief/${list}`] : [],
  )
  const contradictions = checked.unknown.length - note.unknown.length
  const steps = checked.tried.some((step, n) => step.step !== note.tried[n]?.step) ? ['/tried'] : []
  const parts = [...lists, ...(contradictions > 0 ? ['/unknown'] : []), ...steps]
  if (parts.length === 0) return note
  return sayOnce({
    ...checked,
    ...(lists.length === 0 && { brief: undefined }),
    known: checked.known.filter((each, n) => !isToldIn(each, `/known/${n}`, checked)),
    wishes: checked.wishes.filter((each, n) => !isToldIn(each, `/wishes/${n}`, checked)),
    filledIn: shifted(checked.filledIn, contradictions),
    wordedBy: { model, parts: [...(checked.wordedBy?.parts ?? []), ...parts].slice(0, 30) },
  })
}

/** What the check has anything to say of goes. */
function withoutFindings(
  note: Note,
  { context, before, own }: { context: WordingContext; before: readonly Finding[]; own: number },
): Note {
  const known = new Set(before.map(({ rule, pointer }) => `${rule} ${pointer}`))
  const wrong = checkNote(note, context).filter(({ rule, pointer }) => !known.has(`${rule} ${pointer}`))
  const isWrong = (list: string, n: number): boolean =>
    wrong.some(({ pointer }) => pointer === list || pointer.startsWith(`${list}/${n}/`) || pointer === `${list}/${n}`)
  const brief = Object.fromEntries(
    Object.entries(note.brief ?? {}).map(([list, lines]) => [
      list,
      Array.isArray(lines) ? lines.filter((_line, n) => !isWrong(`/brief/${list}`, n)) : lines,
    ]),
  ) as NoteBrief
  if (brief.by && wrong.some(({ pointer }) => pointer.startsWith('/brief/by'))) delete brief.by
  return { ...note, brief, unknown: note.unknown.filter((_each, n) => n >= own || !isWrong('/unknown', n)) }
}

/** A step that the desk read from a call, in the model's words; how it went the call says. */
function withSteps(note: Note, { tried = [] }: Wording, stands: StandsOn): Note {
  const steps = note.tried.map((step, n) => {
    const isDesks = note.filledIn.some((filled) => filled === '/tried' || filled === `/tried/${n}`)
    const at = step.source?.message
    const line = isDesks && at !== undefined ? tried.find(({ m }) => m.includes(at)) : undefined
    if (
      !line ||
      line.result === '' ||
      note.tried.filter(({ source }) => line.m.includes(source?.message ?? -1)).length > 1
    )
      return step
    const words = `${line.step}: ${line.result}`
    return stands(words, line.m).join(' ') === words ? { ...step, step: line.step, result: line.result } : step
  })
  return { ...note, tried: steps }
}

/** What the desk read from a message that a line rests on, and what that line says as well. */
function isToldIn(
  { text, source }: { text: string; source?: Source | undefined },
  pointer: string,
  note: Note,
): boolean {
  const isDesks = note.filledIn.some((filled) => pointer === filled || pointer.startsWith(`${filled}/`))
  if (!isDesks || source?.message === undefined) return false
  const words = contentWords(text)
  const told = [...(note.brief?.decides ?? []), ...(note.brief?.open ?? []), ...(note.brief?.told ?? [])]
  return told.some(({ text: line, sources }) => {
    if (!sources.some(({ message }) => message === source.message)) return false
    const heard = new Set(contentWords(line))
    const numbers = words.filter((word) => /\d/.test(word))
    return (
      numbers.every((word) => heard.has(word)) && words.filter((word) => heard.has(word)).length * 3 >= words.length * 2
    )
  })
}

/** The desk's own lines stand behind those that came in. */
const shifted = (filledIn: readonly string[], by: number): string[] =>
  filledIn.map((pointer) => pointer.replace(/^\/unknown\/(\d+)/, (_, n) => `/unknown/${Number(n) + by}`)).slice(0, 60)
