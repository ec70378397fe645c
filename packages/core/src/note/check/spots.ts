import type { Source } from '../../evidence/conversation.ts'
import type { Note, NoteBrief, SuppliedNote } from '../note.ts'
import { isWithin, pointerTo } from '../pointer.ts'

/** One place of the note where somebody wrote words. */
export type Spot = {
  pointer: string
  text: string
  /** Who says it, for single statements. What the agent wrote in its own words may rest on sources and still claim more. */
  said: Source['kind'] | 'desk' | null
}

/** What the agent tells the person: everything but the draft, which speaks to the customer, and the customer's wishes. */
export function spotsForThePerson(note: Note | SuppliedNote): Spot[] {
  const filledIn = 'filledIn' in note ? note.filledIn : []
  const isDesks = (pointer: string) => filledIn.some((filled) => isWithin(pointer, filled))
  const spot = (pointer: string, text: string | undefined, source?: Source): Spot[] =>
    text ? [{ pointer, text, said: source?.kind ?? (isDesks(pointer) ? 'desk' : null) }] : []
  return [
    ...spot('/ask', note.ask),
    ...spot('/next/action', note.next?.action),
    ...spot('/next/decision/question', note.next?.decision?.question),
    ...spot('/what', note.what),
    ...spot('/why/sentence', note.why?.sentence),
    ...(note.known ?? []).flatMap(({ text, source }, n) => spot(`/known/${n}/text`, text, source)),
    ...(note.unknown ?? []).flatMap(({ text, sources: given }, n) => spot(`/unknown/${n}/text`, text, given[0])),
    ...(note.tried ?? []).flatMap(({ step, result, source }, n) => [
      ...spot(`/tried/${n}/step`, step, source),
      ...spot(`/tried/${n}/result`, result, source),
    ]),
    ...(note.contingencies ?? []).flatMap(({ then }, n) => spot(`/contingencies/${n}/then`, then)),
    ...spot('/confidence/basis', note.confidence?.basis),
    ...spot('/promise/text', note.promise?.text),
    ...spotsOfTheBrief(note).flatMap(({ pointer, text }) => spot(pointer, text)),
    ...Object.entries(note.fields ?? {}).flatMap(([name, text]) => spot(pointerTo('/fields', name), text)),
  ]
}

/** Every line that only a brief brings, with its place. */
export function spotsOfTheBrief(note: Note | SuppliedNote): { pointer: string; text: string }[] {
  const brief: NoteBrief | undefined = 'brief' in note ? note.brief : undefined
  return Object.entries(brief ?? {}).flatMap(([part, said]) => {
    if (Array.isArray(said))
      return said.flatMap((line, n) => [
        { pointer: `/brief/${part}/${n}/text`, text: line.text },
        ...('otherwise' in line && line.otherwise
          ? [{ pointer: `/brief/${part}/${n}/otherwise`, text: line.otherwise }]
          : []),
      ])
    // How they were looked up is the desk's own sentence.
    return said && part !== 'identity' ? [{ pointer: `/brief/${part}/text`, text: said.text }] : []
  })
}

/** Where the agent speaks for itself: not a tool, not the customer, and not the desk with the customer's words. */
export const spotsOfTheAgent = (note: Note | SuppliedNote): Spot[] =>
  spotsForThePerson(note).filter(({ said }) => said === null || said === 'agent')

export const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?])\s+|\n+/)
