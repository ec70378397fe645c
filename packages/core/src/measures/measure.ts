import type { EventOf, EventType, HandoffEvent } from '../handoff/event.ts'
import type { Case } from './case.ts'

/** One event with what the trail said before and says after it. */
export type Step = { event: HandoffEvent; before: Case | null; after: Case }

type Words = {
  /** Never changes: it stands in what is kept. */
  id: string
  /** What it is called on a page. */
  title: string
  /** What is counted, in one sentence that a reader can check against a history. */
  says: string
  /** What it cannot tell, although one might think so. */
  cannotSee: string
  /** Which way is good; null where neither is. */
  better: 'more' | 'less' | null
  /** Is counted by the hour of the day too: the hour of the event, or the one that it names. */
  byHour?: true | ((step: Step) => string | null)
  /** Also counted for whoever did it, and shown to nobody else. */
  own?: true
  /** What a person wants it to be, as a share. */
  goal?: number
}

/** Undefined: this event has nothing to do with it. */
export type Measure = Words &
  (
    | { kind: 'count'; unit: 'handoffs' | 'questions' | 'times'; of: (step: Step) => number | undefined }
    /** Milliseconds that add up. */
    | { kind: 'sum'; unit: 'ms'; of: (step: Step) => number | undefined }
    /** True: it is one of the part; false: of the whole only. */
    | { kind: 'share'; unit: 'share'; of: (step: Step) => boolean | undefined }
    | { kind: 'spread'; unit: 'ms' | 'words' | 'percent'; of: (step: Step) => number | undefined }
    /** Each name is counted; no names: counted among all that could have had one. */
    | { kind: 'mix'; unit: 'times'; of: (step: Step) => readonly string[] | undefined }
  )

/** Reads one type of event, and passes over all others. */
export const on =
  <Type extends EventType, Value>(
    types: readonly Type[],
    read: (event: EventOf<Type>, step: Omit<Step, 'event'>) => Value | undefined,
  ) =>
  (step: Step): Value | undefined =>
    (types as readonly string[]).includes(step.event.type) ? read(step.event as EventOf<Type>, step) : undefined
