/** The telling words of a sentence by their stems, so that "cancelled" and "cancellation" count as the same. */

/** Words in which things are talked about rather than named; too common to tie two sentences to each other. */
const COMMON = new Set(
  `the and that this with have has had was were are for from not but you your our its their they them there here what when which
   would could should can will may might must about been being into over under than then also just only very more most some any
   all each both other such same because since while after before until again once still even ever never yes sure okay please
   thank thanks sorry really actually definitely certainly think know see look need want like help make sure check double right
   wrong mistake error system record records shows show says say said details detail information seems`.split(/\s+/),
)

export const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
}

export const tellingWords = (text: string): string[] =>
  text
    .toLowerCase()
    .slice(0, 500)
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => (NUMBERS[word] === undefined ? word : String(NUMBERS[word])))
    .filter((word) => (word.length > 2 || /\d/.test(word)) && !COMMON.has(word))

export const stem = (word: string): string => word.replace(/(?:ings?|ed|es|s|ship|ation|ance)$/, '').slice(0, 7)

export const stemsOf = (text: string): Set<string> => new Set(tellingWords(text).map(stem))
