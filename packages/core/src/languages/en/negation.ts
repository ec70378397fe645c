/** Words that deny. */
import { phrases, words } from '../phrases.ts'

export const NO = words()`
  no|not|never|nothing  + never  - ever
`

export const NONE = words()`
  none|nobody  + nobody  - somebody
`

export const WITHOUT = words()`
  neither|nor|without  + without  - within
`

export const HARDLY = words()`
  hardly|barely  + hardly  - hard
`

/** The end of "isn't" and "won't", with either apostrophe. */
export const NOT = words('…')`
  n['’]t  + n't  - nt
`

/** What stands before the name of a thing that is not meant, in whatever language: "150, not 941". */
export const RULES_OUT = phrases(String.raw`\b(…)( \p{L}{1,15}){0,2} ?#?$`, 'iu')`
  not|instead of|rather than|nicht|statt|en lugar de|pas  + book it, not   - book it
`
