import type { Path } from './position.ts'

/** One thing that is wrong, and where. `key` when the name itself is meant, not its value. */
export type Complaint = {
  message: string
  path: Path
  at?: 'value' | 'key'
  /** How far into the text at `path`, where it is an expression. */
  within?: number
}
