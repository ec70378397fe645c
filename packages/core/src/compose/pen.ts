import type { Source } from '../evidence/conversation.ts'
import { isObject } from '../evidence/tools/tool-result.ts'
import type { Note } from '../note/note.ts'

/** Writes down what the agent supplied, else what was found, and keeps account of what was filled in and from where. */
export type Pen = ReturnType<typeof penFor>
export function penFor() {
  const filledIn: string[] = []
  const sources: Record<string, Source[]> = {}
  const lists: { pointer: string; given: ReadonlySet<string>; key: (each: unknown) => string }[] = []
  return {
    filledIn,
    sources,
    write<T extends string>(
      pointer: string,
      given: T | undefined,
      find: () => { value: T; sources?: Source[] | undefined } | undefined,
    ): T | undefined {
      if (given) return given
      const found = find()
      if (!found || found.value === '') return undefined
      filledIn.push(pointer)
      if (found.sources?.length) sources[pointer] = found.sources.slice(0, 6)
      return found.value
    },
    /** What the agent gave stands first; what was found and it left out is added. */
    add<T>(list: {
      pointer: string
      given: readonly T[] | undefined
      found: readonly T[]
      key: (each: T) => string
      max: number
    }): T[] {
      const { pointer, found, key, max } = list
      const given = list.given ?? []
      const all = new Map<string, T>()
      for (const each of [...given, ...found])
        if (!all.has(key(each).toLowerCase())) all.set(key(each).toLowerCase(), each)
      lists.push({
        pointer,
        given: new Set(given.map((each) => key(each).toLowerCase())),
        key: (each) => key(each as T).toLowerCase(),
      })
      return [...all.values()].slice(0, max)
    },
    /** JSON pointers of what was filled in, in a finished note. */
    accountFor(note: Note): string[] {
      const pointers = filledIn.filter((pointer) => valueAt(note, pointer) !== undefined)
      for (const { pointer, given, key } of lists) {
        const items = valueAt(note, pointer)
        if (!Array.isArray(items) || items.length === 0) continue
        if (given.size === 0) pointers.push(pointer)
        else
          items.forEach((item, index) => {
            if (!given.has(key(item))) pointers.push(`${pointer}/${index}`)
          })
      }
      return pointers.slice(0, MAX_POINTERS)
    },
  }
}

const MAX_POINTERS = 60

const valueAt = (note: Note, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), note)
