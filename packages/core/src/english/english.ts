/** All that is English in how core reads; the words that it writes stand elsewhere. Readers import an area by itself. */
import * as dangers from './dangers.ts'

export const english = { dangers }

/** What another language has to provide: a sibling folder whose value is of this type. */
export type Language = typeof english
