import { headOf } from '../text.ts'

/** At most `max` characters (code points, as the schema counts them), ending in "…" where something was cut. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text
  let end = 0
  let endOfLast = 0
  for (let count = 0; count < max && end < text.length; count++) {
    endOfLast = end
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
  }
  return end >= text.length ? text : `${headOf(text, endOfLast)}…`
}
