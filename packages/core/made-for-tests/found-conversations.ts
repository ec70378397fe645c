/** Real conversations of other people's agents lie outside of the project: beside it, above it, or where BATON_CONVERSATIONS says. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder with them; undefined where there is none, and the tests that need it say so. */
export function conversationsFolder(): string | undefined {
  if (process.env.BATON_CONVERSATIONS) return process.env.BATON_CONVERSATIONS
  for (let at = import.meta.dirname; at !== dirname(at); at = dirname(at)) {
    const found = join(at, 'shared', 'conversations')
    if (existsSync(found)) return found
  }
  return undefined
}
