/** Figures that nobody said and that follow from those that were: a sum, a difference, so many times as much, a day of the month. */
import type { Conversation } from '../evidence/conversation.ts'

const NUMBER = /\d[\d,]*(?:\.\d+)?/g
const MOST = 120
const TIMES = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12] as const
const LAST_DAY = 31

export function isReckoned(fact: string, conversation: Conversation): boolean {
  const [written] = fact.match(NUMBER) ?? []
  if (written === undefined || fact.replace(written, '').replace(/[$€£%.,\s-]/g, '') !== '') return false
  const value = cents(written)
  if (Number.isInteger(value / 100) && value <= LAST_DAY * 100) return true
  const said = numbersIn(conversation)
  const all = new Set(said)
  return said.some(
    (one) =>
      all.has(value - one) ||
      all.has(value + one) ||
      TIMES.some((times) => one * times === value) ||
      said.some((other) => all.has(value - one - other) || all.has(value - one + other)),
  )
}

/** The last of them, in hundredths. */
const numbersIn = (conversation: Conversation): number[] => {
  const numbers = conversation.flatMap(({ text }) => text.slice(0, 20_000).match(NUMBER) ?? []).map(cents)
  return [...new Set(numbers.filter((value) => value > 0 && value < 100_000_000))].slice(-MOST)
}

const cents = (written: string): number => Math.round(Number(written.replaceAll(',', '')) * 100)
