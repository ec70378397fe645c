import {
  CERTAINTY,
  GIFT,
  IT_IS_COMING,
  IT_IS_GRANTED,
  LEFT_OPEN,
  NOT_PROMISED,
  SPARED,
  TIME,
  TO_COME,
} from '../languages/en/promises.ts'

/**
 * What a line for the customer promises that nobody has promised: an outcome, a time, a certainty. The desk itself can only
 * keep that a person owns it, so that is all such a line may speak of. Reads English; other languages pass unread.
 */
export function promiseIn(text: string): string | undefined {
  for (const sentence of text.split(/(?<=[.!?;:])\s+/)) {
    const found = PROMISES.map((promise) => promise.exec(sentence)?.[0]).find((words) => words !== undefined)
    if (found !== undefined && !NOT_PROMISED.test(sentence)) return found
    const spared = SPARED.exec(sentence)?.[0]
    if (spared !== undefined && !LEFT_OPEN.test(sentence)) return spared
  }
  return undefined
}

const PROMISES = [CERTAINTY, TIME, IT_IS_GRANTED, IT_IS_COMING, GIFT, TO_COME]
