/** Tables of numbers as they are said. */

export const said = (words: string): string[] => words.split(' ')

/** Word → digits, one after the other. */
export const counted = (words: readonly string[], from: number): Record<string, string> =>
  Object.fromEntries(words.map((word, at) => [word, String(from + at)]))
