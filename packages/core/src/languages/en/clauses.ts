/** Words by which a sentence falls into clauses. */

import { phrases, words } from '../phrases.ts'
import { HARDLY, NO, NONE, WITHOUT } from './negation.ts'

export const SUBJECTS = words()`
  i|you|we|he|she|it|they|my|your|their|his|her|the|this|that|there|please  + their  - they're
`

export const NEGATIONS = words()`
  ${NO}|${NONE}|${WITHOUT}|${HARDLY}  + without  - within
`

export const NEW_CLAUSE = phrases(String.raw`,(?=\s+(…)\b)`, 'iu')`
  not|no|without|and|but|${SUBJECTS}  + Red, but small  - Red, small
`

/** Months and days are no names: they stand with a number that is held against the evidence anyway. */
export const CALENDAR = phrases('^(…)$')`
  (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}  + march  - marching band
  (mon|tues|wednes|thurs|fri|satur|sun)day  + friday  - fridays
`
