/** Words that deny. */
import { words } from '../phrases.ts'

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
