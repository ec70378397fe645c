/** Numbers said in words: "twelve hundred", "four grand", "twenty-five". English. */
const UNITS: Readonly<Record<string, number>> = Object.fromEntries(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`
    .split(' ')
    .map((word, value) => [word, value]),
)
const TENS: Readonly<Record<string, number>> = Object.fromEntries(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, at) => [word, (at + 2) * 10]),
)
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1_000,
  grand: 1_000,
  k: 1_000,
  million: 1_000_000,
}
const OTHERS: Readonly<Record<string, number>> = { noon: 12, midday: 12, midnight: 0, dozen: 12 }

const MOST = 200

/** Every number that a text says in words, and every digit before such a word: "4 grand". */
export function spokenNumbers(text: string): number[] {
  const found: number[] = []
  let sum: number | undefined
  let part = 0
  const end = (): void => {
    // Beyond that it would be another number; nobody says such a one in words.
    if (sum !== undefined && Number.isSafeInteger(Math.trunc(sum + part))) found.push(sum + part)
    sum = undefined
    part = 0
  }
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}]+|\d+(?:\.\d+)?/gu)) {
    if (found.length >= MOST) break
    const unit = UNITS[word] ?? TENS[word]
    const scale = SCALES[word]
    if (unit !== undefined) {
      if (sum !== undefined && part % 10 !== 0 && part !== 0) end()
      if (sum !== undefined && part !== 0 && unit >= 10 && part < 100) end()
      sum ??= 0
      part += unit
    } else if (/^\d/.test(word)) {
      end()
      sum = 0
      part = Number(word)
    } else if (scale !== undefined && sum !== undefined) {
      if (scale === 100) part = Math.max(part, 1) * 100
      else {
        sum = (sum + Math.max(part, 1)) * scale
        part = 0
      }
    } else if (word !== 'and' || sum === undefined) {
      end()
      const other = OTHERS[word]
      if (other !== undefined) found.push(other)
    }
  }
  end()
  return found
}
