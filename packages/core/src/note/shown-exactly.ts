import { JOINED_SCRIPTS } from '../text.ts'

// Controls, format signs (direction overrides, zero-width ones, tags), line and paragraph separators, halves of pairs,
// fillers, and what a font leaves out.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu
const JOINERS = /[\p{Join_Control}\p{Variation_Selector}]/u
// Emoji, and the scripts that are written with joiners.
const JOINED = new RegExp(
  String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Variation_Selector}${JOINED_SCRIPTS.map((name) => String.raw`\p{Script=${name}}`).join('')}]$`,
  'u',
)

/**
 * A value in one line in which nothing is hidden and nothing reorders what stands around it, for what a person approves
 * exactly as it is: a line break as "⏎", what no eye sees as "‹U+202E›". Words of a note have such signs taken out instead.
 */
export const shownExactly = (value: string): string =>
  value.replace(/\r\n?/g, '\n').replace(INVISIBLE, (sign, at: number) => {
    if (sign === '\n') return '⏎'
    if (sign === '\t') return '⇥'
    if (JOINERS.test(sign) && JOINED.test(value.slice(Math.max(0, at - 4), at))) return sign
    return `‹U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`
  })
