import { cutText } from '../text.ts'

/** Something in a calendar says what cannot be told; the message goes on after "… cannot be read: ". */
export class Unreadable extends Error {}

/** A calendar as a whole costs more than it may. */
export class TooMuch extends Unreadable {}

/** Enough of what is wrong to find it. */
export const shown = (text: string): string => cutText(text, 60)
