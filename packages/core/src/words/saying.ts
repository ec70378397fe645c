/** The sentences of an area that are told from facts, by their codes; `time` says the moments among the facts. */
type Sentences<Facts> = { [Code in keyof Facts]: (facts: Facts[Code], time: (at: string) => string) => string }

type FactsOf<Area> = {
  [Code in keyof Area]: Area[Code] extends () => string
    ? Record<string, never>
    : Area[Code] extends (facts: infer Facts, time: (at: string) => string) => string
      ? Facts
      : never
}

/** A sentence as data: its code within an area and what it tells, so that whoever gets it can say it in their language. */
export type Saying<Area, Code extends keyof Area = keyof Area> = {
  [One in Code]: { code: One; facts: FactsOf<Area>[One] }
}[Code]

/** The sentence in the language whose area is given, with moments as `time` says them; as they are written when left out. */
export const say = <Facts, Code extends keyof Facts>(
  area: Sentences<Facts>,
  { code, facts }: { code: Code; facts: Facts[Code] },
  time: (at: string) => string = (at) => at,
): string => area[code](facts, time)
