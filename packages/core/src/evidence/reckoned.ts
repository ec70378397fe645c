/**
 * Figures that nobody said and that follow from those that were: a sum, a difference, so many of a price, a part in the hundred,
 * a day of the month, a day not long after one that was named.
 */
import type { Conversation } from './conversation.ts'

const NUMBER = /\d[\d,]*(?:\.\d+)*/g
const MOST = 120
const TIMES = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 52] as const
/** Of a product: for one time, by the month and by the week for a year. */
const TERMS = [1, 12, 52] as const
const LAST_DAY = 31
const DAY = /^\d{4}-\d{2}-\d{2}$/
const DAYS = /\b\d{4}-\d{2}-\d{2}\b/g
const A_DAY_MS = 86_400_000

export function isReckoned(fact: string, conversation: Conversation): boolean {
  if (DAY.test(fact)) return isSoonAfter(fact, conversation)
  const [written] = fact.match(NUMBER) ?? []
  if (written === undefined || fact.replace(written, '').replace(/[$€£%.,\s-]/g, '') !== '') return false
  const value = hundredths(written)
  if (Number.isInteger(value / 100) && value <= LAST_DAY * 100) return true
  const said = numbersIn(conversation)
  const all = new Set(said)
  return said.some(
    (one) =>
      all.has(value - one) ||
      all.has(value + one) ||
      TIMES.some((times) => one * times === value) ||
      TERMS.some((term) => all.has((value * 100) / (one * term))) ||
      said.some(
        (other) =>
          all.has(value - one - other) ||
          all.has(value - one + other) ||
          (other < 10_000 && value * 10_000 === one * (10_000 - other)) ||
          all.has((value * 10_000) / (one * other * 12)),
      ),
  )
}

function isSoonAfter(day: string, conversation: Conversation): boolean {
  const at = Date.parse(day)
  const named = conversation.flatMap(({ text, at: sent }) => [
    ...(text.slice(0, 20_000).match(DAYS) ?? []),
    ...(sent?.match(DAYS) ?? []),
  ])
  return named.slice(-MOST).some((each) => {
    const days = (at - Date.parse(each)) / A_DAY_MS
    return days >= 0 && days <= LAST_DAY
  })
}

/** The last of them, in hundredths. */
const numbersIn = (conversation: Conversation): number[] => {
  const numbers = conversation
    .flatMap(({ text, toolCall }) => [text, toolCall ? JSON.stringify(toolCall.arguments) : ''])
    .flatMap((text) => text.slice(0, 20_000).match(NUMBER) ?? [])
    .map(hundredths)
  return [...new Set(numbers.filter((value) => value > 0 && value < 100_000_000))].slice(-MOST)
}

/** "1,093.34", "9.240": in the thousands, dots group digits as commas do elsewhere. */
const hundredths = (written: string): number => {
  const plain = written.replaceAll(',', '')
  return Math.round(Number(/^\d{1,3}(?:\.\d{3})+$/.test(plain) ? plain.replaceAll('.', '') : plain) * 100)
}
