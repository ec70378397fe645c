/**
 * What the reader of citations has to know of a language: words and no patterns. Lists are written as words apart by
 * blanks; what consists of several words is first made one (`phrases`). Words are compared by their stems.
 */
import { stemOf } from '../stem.ts'

export type TongueLists = {
  /** Several words that are read as one: "up to" → "upto". */
  phrases: Record<string, string>
  /** They deny what follows in their clause. */
  denies: string
  /** Of these, what may stand by itself: "found nothing". */
  alone: string
  /** The same, and they tell something by themselves: "refused", "unable". */
  refuses: string
  /** A denial that holds except for what they name. */
  restricts: string
  upper: string
  lower: string
  /** The words of a condition or a doubt. */
  conditions: string
  future: string
  possible: string
  obliged: string
  /** Verbs and forms of a wish; what the customer wants is told with them. */
  wishes: string
  /** Verbs with which somebody says something: they report and claim nothing themselves. */
  reports: string
  offers: string
  customer: string
  agent: string
  /** In whose mouth: the speaker, and whom they speak to. */
  first: string
  second: string
  /** Of the speaker's or the other's: "my". */
  firstOwn: string
  secondOwn: string
  thirdOwn: string
  /** Others than the two who speak: "colleague", "son". */
  others: string
  /** Forms of "be", with which something is undergone. */
  being: string
  /** Participles that do not end as others do. */
  undergone: string
  /** The end of a participle. */
  participle: string
  by: string
  /** Where what a refusal denies ends: "failed with an error". */
  withWords: string
  /** Within a name: "Bank of America". */
  links: string
  /** A clause begins at them. */
  joins: string
  /** Those that add to what stands before. */
  adds: string
  /** Those that begin no clause where no verb follows: "tea and milk", "that amount". */
  lists: string
  /** Those after which somebody else may speak. */
  turns: string
  /** What stands in a sentence with them holds under a condition. */
  ifs: string
  /** Small words of which one says the contrary of another. */
  sides: string
  /** Verbs with which an order begins: "turn it off". */
  orders: string
  /** Others who begin a clause: "he", "there". */
  pronouns: string
  /** With which a question begins, beside verbs. */
  asking: string
  /** Before a time of day. */
  at: string
  currency: string
  /** What an agent does with a record that it only reads. */
  lookUps: string
  /** What says little of a thing: "was found". */
  light: string
  /** One word for what is paid. */
  amounts: string
  /** What a customer does that a record tells. */
  customerDeeds: string
  /** Forms of "have". */
  having: string
  /** A verb follows, or is one: the clause has a predicate of its own. */
  verbs: string
  yes: string
  no: string
  /** Words of which the first says the contrary of the second. */
  opposites: string
  /** Words that say nearly the same, a line each. */
  alike: string
  /** They tell nothing. */
  empty: string
  months: string
  numbers: Record<string, number>
  hours: { am: string; pm: string }
  /** "Order number 4471": between a thing and its number. */
  labels: string
  /** Of these, what may stand alone: "the number 4471". */
  things: string
  /** Keys that tell nothing of what they hold but its kind. */
  plainKeys: string
  /** What a person is to do in any case: "decide", "check". */
  tasks: string
  /** Behind them the customer's name may stand, whatever place is named. */
  toPerson: string
  weekdays: string
  /** Where from and where to: all that tells two places apart. */
  ways: string
}

export type Tongue = {
  [List in Exclude<
    keyof TongueLists,
    | 'phrases'
    | 'withWord'
    | 'plainKeys'
    | 'opposites'
    | 'alike'
    | 'numbers'
    | 'months'
    | 'weekdays'
    | 'participle'
    | 'hours'
  >]: ReadonlySet<string>
} & {
  plainKeys: ReadonlySet<string>
  phrases: readonly (readonly [RegExp, string])[]
  /** The stem of a word → what it is the same as, and whether it says the contrary. */
  meanings: ReadonlyMap<string, { concept: string; sign: 1 | -1 }>
  kin: ReadonlyMap<string, string>
  numbers: ReadonlyMap<string, number>
  months: ReadonlyMap<string, number>
  weekdays: ReadonlyMap<string, number>
  participle: string
  am: ReadonlySet<string>
  pm: ReadonlySet<string>
}

/** Of a word, and not of its end: "n't". */
const BEGINS = String.raw`(?<![\p{L}\p{N}])`
const ENDS = String.raw`(?![\p{L}\p{N}])`

const listed = (words: string): readonly string[] => words.split(/\s+/).filter(Boolean)
const setOf = (words: string): ReadonlySet<string> => new Set(listed(words))

const numbered = (names: string): ReadonlyMap<string, number> =>
  new Map(listed(names).flatMap((each, at) => each.split('|').map((name) => [name, at + 1] as const)))

export function tongueOf(lists: TongueLists): Tongue {
  const meanings = new Map<string, { concept: string; sign: 1 | -1 }>()
  for (const line of lists.opposites.split('\n')) {
    const [plus = '', minus = ''] = line.split('/').map((side) => side.trim())
    const [concept] = listed(plus)
    if (concept === undefined) continue
    for (const word of listed(plus)) meanings.set(word, { concept: stemOf(concept), sign: 1 })
    for (const word of listed(minus)) meanings.set(word, { concept: stemOf(concept), sign: -1 })
  }
  const kin = new Map<string, string>()
  for (const line of lists.alike.split('\n')) {
    const words = listed(line).map(stemOf)
    for (const word of words) if (!kin.has(word)) kin.set(word, words[0] ?? word)
  }
  return {
    ...(Object.fromEntries(
      Object.entries(lists).flatMap(([name, words]) => (typeof words === 'string' ? [[name, setOf(words)]] : [])),
    ) as unknown as Tongue),
    plainKeys: new Set(listed(lists.plainKeys).map(stemOf)),
    phrases: Object.entries(lists.phrases).map(
      ([words, one]) =>
        [
          new RegExp(
            `${/^n?\[/.test(words) ? '' : BEGINS}${words}${words.endsWith(')') && words.includes('(?=') ? '' : ENDS}`,
            'giu',
          ),
          one,
        ] as const,
    ),
    meanings,
    kin,
    numbers: new Map(Object.entries(lists.numbers)),
    months: numbered(lists.months),
    weekdays: numbered(lists.weekdays),
    participle: lists.participle,
    am: setOf(lists.hours.am),
    pm: setOf(lists.hours.pm),
  }
}
